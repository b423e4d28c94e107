package org.wickbench.workbench.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.wickbench.workbench.Workbench;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;

/** What one command line did. */
record Run(Exit exit, String out, String err) {

    static Run wick(String... arguments) {
        return in(Path.of(""), arguments);
    }

    static Run in(Path folder, String... arguments) {
        return with(folder, false, arguments);
    }

    static Run coloured(String... arguments) {
        return with(Path.of(""), true, arguments);
    }

    private static Run with(Path folder, boolean colour, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                folder,
                colour,
                false);
        Exit exit = Workbench.run(console, arguments);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
