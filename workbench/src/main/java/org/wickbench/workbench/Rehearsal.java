package org.wickbench.workbench;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.wickbench.workbench.console.Console;

/** Runs the commands that should start quickly once, so that the JVM can note which classes they load. */
final class Rehearsal {
    private Rehearsal() {}

    public static void main(String[] arguments) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(nowhere, nowhere, Path.of(""), false, false);
        Workbench.run(console, "--help");
        Workbench.run(console, "--version");
    }
}
