package org.wickbench.workbench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
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
                new Bad("mutually exclusive", "--ground", "--evolve", "real", "--objective", "x^2"));
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
