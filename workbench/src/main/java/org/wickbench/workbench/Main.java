package org.wickbench.workbench;

import org.wickbench.workbench.console.Console;

/** The process's entry: runs one command line and ends with its exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // pictures are drawn into files, never onto a screen
        System.setProperty("java.awt.headless", "true");
        Console console = Console.ofProcess();
        int code = Workbench.run(console, arguments).code();
        console.out().flush();
        console.err().flush();
        // a worker thread that still computes must not keep the process alive
        Runtime.getRuntime().halt(code);
    }
}
