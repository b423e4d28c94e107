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
        Workbench.run(console, "prove", "sinh(x)^2 + 1", "cosh(x)^2");
        Workbench.run(console, "prove", "sin(2*x)", "2*sin(x)", "--assume", "x > 0", "--json");
        Workbench.run(console, "prove", "diff(exp(-x^2/2), x)*sqrt(y)/(1 + y) == 0", "--assume", "y > 0, n integer");
        Workbench.run(console, "prove", "erf(x", "x");
    }
}
