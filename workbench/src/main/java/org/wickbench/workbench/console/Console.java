package org.wickbench.workbench.console;

import java.io.PrintStream;
import java.nio.file.Path;

/**
 * The streams and the folder a command works with.
 *
 * @param out results, and nothing else
 * @param err progress and messages
 * @param directory the folder that relative paths start from
 * @param colour whether results may carry colour
 * @param animate whether a progress bar may be drawn on {@code err}
 */
public record Console(PrintStream out, PrintStream err, Path directory, boolean colour, boolean animate) {

    /**
     * The console of this process. The launcher says which streams are terminals, since Java cannot ask for one stream
     * alone; colour is left out where the variable {@code NO_COLOR} is set and not empty.
     */
    public static Console ofProcess() {
        String noColour = System.getenv("NO_COLOR");
        boolean plain = (noColour != null && !noColour.isEmpty()) || "dumb".equals(System.getenv("TERM"));
        return new Console(
                System.out,
                System.err,
                Path.of(""),
                Boolean.getBoolean("wick.terminal.out") && !plain,
                Boolean.getBoolean("wick.terminal.err"));
    }

    /** A path that the user wrote, read from this console's folder. */
    public Path resolve(Path written) {
        return directory.resolve(written);
    }

    /** Writes one message line to standard error. */
    public void say(String message) {
        err.println("wick: " + message);
        err.flush();
    }
}
