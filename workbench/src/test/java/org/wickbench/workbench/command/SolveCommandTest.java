package org.wickbench.workbench.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wickbench.workbench.console.Exit;

class SolveCommandTest {
    record Bad(String reason, String... arguments) {
        @Override
        public String toString() {
            return String.join(" ", arguments);
        }
    }

    private static Bad evolve(String reason, String... more) {
        List<String> arguments = new java.util.ArrayList<>(
                List.of("--evolve", "real", "--objective", "x^2", "--axis", "x=-6:6:32", "--until", "1"));
        arguments.addAll(List.of(more));
        return new Bad(reason, arguments.toArray(String[]::new));
    }

    private static Bad relax(String reason, String... more) {
        List<String> arguments = new java.util.ArrayList<>(
                List.of("--evolve", "normalised", "--objective", "x^2", "--axis", "x=-6:6:32", "--until", "1"));
        arguments.addAll(List.of("--initial", "exp(-x^2)"));
        arguments.addAll(List.of(more));
        return new Bad(reason, arguments.toArray(String[]::new));
    }

    private static Bad grids(String reason, String x, String y, String... more) {
        List<String> arguments =
                new java.util.ArrayList<>(List.of("--objective", "x^2 + y^2", "--axis", x, "--axis", y));
        arguments.addAll(List.of(more));
        return new Bad(reason, arguments.toArray(String[]::new));
    }

    static Stream<Bad> badInput() {
        return Stream.of(
                new Bad("--objective", "--ground"),
                new Bad("--ground", "--objective", "x^2"),
                new Bad("never closed", "--ground", "--objective", "(x^2"),
                new Bad("unknown function 'f'", "--ground", "--objective", "f(x)"),
                new Bad("x=-6:6:128", "--ground", "--objective", "x^2", "--axis", "x=-6:6"),
                new Bad("lower < upper", "--ground", "--objective", "x^2", "--axis", "x=6:-6:32"),
                new Bad("depends on a", "--ground", "--objective", "x^2", "--axis", "x=a:6:32"),
                new Bad("at least 2 points", "--ground", "--objective", "x^2", "--axis", "x=-6:6:1"),
                new Bad(
                        "one to three axes",
                        "--ground",
                        "--objective",
                        "x^2",
                        "--axis",
                        "a=0:1:4",
                        "--axis",
                        "b=0:1:4",
                        "--axis",
                        "c=0:1:4",
                        "--axis",
                        "d=0:1:4"),
                new Bad("--boundary", "--ground", "--objective", "x^2", "--boundary", "round"),
                new Bad("no coordinate", "--ground", "--objective", "1"),
                new Bad("finite real number", "--ground", "--objective", "x^2", "--axis", "x=-1:sqrt(-1):8"),
                new Bad("not a name", "--ground", "--objective", "k*x^2", "--param", "k^2=1"),
                new Bad("--axis", "--evolve", "real", "--objective", "x^2", "--until", "1", "--initial", "1"),
                new Bad("--until", "--evolve", "real", "--objective", "x^2", "--axis", "x=-6:6:32", "--initial", "1"),
                new Bad("--initial", "--evolve", "real", "--objective", "x^2", "--axis", "x=-6:6:32", "--until", "1"),
                new Bad(
                        "sums, products",
                        "--evolve",
                        "real",
                        "--objective",
                        "x^2",
                        "--axis",
                        "x=-6:6:32",
                        "--until",
                        "1",
                        "--initial",
                        "sqrt(I*x)"),
                new Bad(
                        "unknown method",
                        "--evolve",
                        "real",
                        "--objective",
                        "x^2",
                        "--axis",
                        "x=-6:6:32",
                        "--until",
                        "1",
                        "--initial",
                        "exp(-x^2)",
                        "--method",
                        "magic"),
                new Bad(
                        "finite differences come in order",
                        "--evolve",
                        "real",
                        "--objective",
                        "x^2",
                        "--axis",
                        "x=-6:6:32",
                        "--until",
                        "1",
                        "--initial",
                        "exp(-x^2)",
                        "--method",
                        "fd3"),
                new Bad(".npy or .csv", "--ground", "--objective", "x^2", "--save", "states.xls"),
                new Bad(".svg or .png", "--ground", "--objective", "x^2", "--plot", "states.gif"),
                new Bad("no folder", "--ground", "--objective", "x^2", "--save", "no-such-folder/states.npy"),
                evolve("give --second and --coupling", "--initial", "1", "--second", "x"),
                evolve("give --second and --coupling", "--initial", "1", "--coupling", "x"),
                evolve("never closed", "--initial", "1", "--coupling", "(x", "--second", "1"),
                evolve("sums, products", "--initial", "1", "--coupling", "sqrt(I*x)", "--second", "1"),
                evolve(
                        "the coupling's real part contains the symbol 'k'",
                        "--initial",
                        "1",
                        "--coupling",
                        "k",
                        "--second",
                        "1"),
                evolve("equal steps", "--initial", "1", "--coupling", "1", "--second", "1", "--adaptive", "1e-3"),
                evolve("without a cubic term", "--initial", "1", "--coupling", "1", "--second", "1", "--cubic", "1"),
                evolve("blanes-moan-4", "--initial", "1", "--coupling", "1", "--second", "1", "--method", "fd2"),
                evolve("checkpoints", "--initial", "1", "--coupling", "1", "--second", "1", "--checkpoint", "target/c"),
                relax("no constant norm", "--coupling", "1", "--second", "1"),
                new Bad("go with --evolve", "--ground", "--objective", "x^2", "--coupling", "1"),
                evolve("only one of", "--initial", "1", "--initial-file", "a.npy"),
                evolve("there is no file", "--initial-file", "no-such-file.npy"),
                evolve("there is no checkpoint", "--initial", "exp(-x^2)", "--resume", "no-such-checkpoint"),
                evolve("goes with --checkpoint", "--initial", "1", "--checkpoint-every", "30s"),
                evolve("30 or 30s", "--initial", "1", "--checkpoint", "target/c", "--checkpoint-every", "often"),
                evolve("30 or 30s", "--initial", "1", "--checkpoint", "target/c", "--checkpoint-every", "1.5steps"),
                evolve("it is a folder", "--initial", "1", "--checkpoint", "target"),
                evolve("goes with --evolve normalised", "--initial", "1", "--until-converged", "1e-6"),
                evolve("leave --steps out", "--initial", "1", "--adaptive", "1e-4", "--steps", "10"),
                evolve("to 1, not -1", "--initial", "exp(-x^2)", "--adaptive", "-1"),
                evolve("double precision", "--initial", "exp(-x^2)", "--adaptive", "1e-30"),
                evolve("at least 1", "--initial", "exp(-x^2)", "--adaptive", "1e-3", "--observations", "0"),
                relax("chooses its own", "--until-converged", "1e-6", "--adaptive", "1e-4"),
                relax("negative substep", "--method", "blanes-moan-4"),
                relax("positive number", "--until-converged", "-1"),
                relax("double precision", "--until-converged", "1e-30"),
                relax("by a splitting", "--until-converged", "1e-6", "--method", "fd4:euler"),
                evolve("overlap, mass and current", "--initial", "1", "--observe", "colour"),
                new Bad("for --evolve", "--ground", "--objective", "x^2", "--checkpoint", "target/c"),
                grids("points would fit", "x=-8:8:100000", "y=-8:8:100000", "--ground"),
                grids("points would fit", "x=-8:8:20000", "y=-8:8:20000", "--ground"),
                grids(
                        "points would fit",
                        "x=-8:8:20000",
                        "y=-8:8:20000",
                        "--evolve",
                        "real",
                        "--until",
                        "1",
                        "--initial",
                        "exp(-x^2)"),
                grids("points would fit", "x=-8:8:999999999", "y=-8:8:999999999", "--ground"),
                new Bad("would fit", "--ground", "--objective", "x^2", "--axis", "x=-8:8:30000", "--levels", "20000"),
                new Bad("no 4000 levels", "--ground", "--objective", "x^2", "--axis", "x=-8:8:300", "--levels", "4000"),
                new Bad("no lower bound", "--ground", "--objective", "x^3"),
                new Bad("no lower bound", "--ground", "--objective", "x*y"),
                new Bad("no lower bound", "--ground", "--objective", "-x^2 + y^4"),
                new Bad("no lower bound", "--ground", "--objective", "(y - 7.3*x)^2 - x^2"),
                new Bad("no lower bound", "--ground", "--objective", "(y - x^2)^2 - x^2"),
                new Bad("towards negative x", "--ground", "--objective", "exp(x)"),
                new Bad("towards positive x", "--ground", "--objective", "x^2*exp(-x)"),
                new Bad("give --axis", "--thermal", "1", "--objective", "x^2"),
                new Bad("must be a positive number", "--thermal", "-1", "--objective", "x^2", "--axis", "x=-6:6:32"),
                new Bad("division by zero", "--thermal", "1/0", "--objective", "x^2", "--axis", "x=-6:6:32"),
                new Bad("at most 1500", "--thermal", "1", "--objective", "x^2", "--axis", "x=-6:6:3200"),
                new Bad("no states", "--thermal", "1", "--objective", "x^2", "--axis", "x=-6:6:32", "--save", "a.npy"),
                new Bad("mutually exclusive", "--ground", "--thermal", "1", "--objective", "x^2"),
                new Bad("mutually exclusive", "--ground", "--evolve", "real", "--objective", "x^2"));
    }

    /** Rabi's oscillation of a standing state: the first one has {@code cos(2 t)^2} of both. */
    @Test
    void twoCoupledStatesExchangeTheirShares() {
        Run run = Run.wick(
                "solve",
                "--objective",
                "1",
                "--second",
                "1",
                "--coupling",
                "2*I",
                "--axis",
                "x=0:1:8",
                "--evolve",
                "real",
                "--until",
                "1",
                "--steps",
                "3",
                "--initial",
                "1",
                "--observations",
                "1",
                "--json",
                "--quiet");
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
        double share = Double.parseDouble(run.out()
                .substring(run.out().lastIndexOf("\"share\":") + 8)
                .strip()
                .split("[,\\s]")[0]);
        assertThat(share).isCloseTo(Math.pow(Math.cos(2), 2), within(1e-14));
        assertThat(run.out()).contains("\"atLeast\": true", "\"coupling\": [\"0\", \"2\"]");
    }

    @ParameterizedTest
    @MethodSource
    void badInput(Bad bad) {
        List<String> line = new java.util.ArrayList<>(List.of("solve"));
        line.addAll(List.of(bad.arguments()));
        Run run = Run.wick(line.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(bad.reason()).doesNotContain("\tat ");
    }
}
