package org.wickbench.workbench;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.wickbench.workbench.console.Console;

/**
 * Runs the commands of one of the launcher's profiles once, so that the JVM can note which classes they load and which of
 * their methods are worth compiling.
 */
final class Rehearsal {
    private final Console console;

    private Rehearsal() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        this.console = new Console(nowhere, nowhere, Path.of(""), false, false);
    }

    /** @param arguments the name of the profile */
    public static void main(String[] arguments) {
        Rehearsal rehearsal = new Rehearsal();
        switch (arguments[0]) {
            case "symbolic" -> rehearsal.symbolic();
            case "levels" -> rehearsal.levels();
            case "numeric" -> rehearsal.numeric();
            default -> throw new IllegalArgumentException("no profile is called " + arguments[0]);
        }
    }

    private void symbolic() {
        run("--help");
        run("--version");
        run("prove", "sinh(x)^2 + 1", "cosh(x)^2");
        run("prove", "sin(2*x)", "2*sin(x)", "--assume", "x > 0", "--json");
        run("prove", "diff(exp(-x^2/2), x)*sqrt(y)/(1 + y) == 0", "--assume", "y > 0, n integer");
        run("prove", "erf(x", "x");
    }

    private void levels() {
        // more than once: the methods of an iteration should be known as worth compiling
        for (int i = 0; i < 3; i++) {
            run("solve", "--objective", "(x^2 + y^2)/2 + x^4/10", "--D", "1/2", "--tolerance", "1e-10", "--ground");
            run("solve", "--objective", "a*x^4", "--param", "a=1/3", "--ground", "--levels", "3", "--json");
        }
        run("solve", "--objective", "x^2/2", "--D", "1/2", "--axis", "x=-8:8:128", "--ground", "--levels", "5");
        run("solve", "--objective", "-x^2", "--ground");
        run("solve", "--objective", "sin(x", "--ground");
    }

    private void numeric() {
        for (String time : new String[] {"real", "normalised"}) {
            run(
                    "solve",
                    "--objective",
                    "x^2/2 + exp(-x^2)",
                    "--axis",
                    "x=-8:8:64",
                    "--evolve",
                    time,
                    "--until",
                    "1/10",
                    "--steps",
                    "20",
                    "--initial",
                    "exp(-(x - 1)^2/2)",
                    "--json");
        }
    }

    private void run(String... arguments) {
        Workbench.run(console, arguments);
    }
}
