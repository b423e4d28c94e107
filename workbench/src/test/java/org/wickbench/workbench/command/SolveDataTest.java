package org.wickbench.workbench.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wickbench.workbench.console.Exit;

/** Objectives over the rows of a file, on the command line. */
class SolveDataTest {
    private static final double[] X = {1.309, 1.471, 1.490, 1.565, 1.611, 1.680};
    private static final double[] Y = {2.138, 3.421, 3.597, 4.340, 4.882, 5.660};

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        StringBuilder text = new StringBuilder("x,y\n");
        for (int i = 0; i < X.length; i++) {
            text.append(X[i]).append(',').append(Y[i]).append('\n');
        }
        Files.writeString(folder.resolve("danwood.csv"), text);
    }

    private Run run(String command, String... more) {
        List<String> line = new ArrayList<>(List.of(command, "--data", "danwood.csv"));
        line.addAll(List.of(more));
        return Run.in(folder, line.toArray(String[]::new));
    }

    private static double energy(Run run) {
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
        Matcher matcher = Pattern.compile("\"energies\": \\[\\s*([-0-9.eE]+)").matcher(run.out());
        assertThat(matcher.find()).as(run.out()).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    /**
     * {@code D p^2 + S (a - m)^2 + R}: the oscillator's lowest level is {@code R + sqrt(D S)} with {@code S = sum x^2}, {@code m = sum xy/S} and
     * {@code R = sum y^2 - sum(xy)^2/S}.
     */
    @Test
    void leastSquaresInOneParameterAreAnOscillator() {
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < X.length; i++) {
            xx += X[i] * X[i];
            xy += X[i] * Y[i];
            yy += Y[i] * Y[i];
        }
        double expected = yy - xy * xy / xx + Math.sqrt(0.01 * xx);
        String loss = "sum((y[i] - a*x[i])^2, i, 1, n)";
        double onGrid = energy(run(
                "solve",
                "--objective",
                loss,
                "--D",
                "0.01",
                "--axis",
                "a=1:4.5:64",
                "--boundary",
                "dirichlet",
                "--ground",
                "--json"));
        double chosen = energy(run("solve", "--objective", loss, "--D", "0.01", "--ground", "--json"));
        assertThat(onGrid).isEqualTo(expected, within(1e-10));
        assertThat(chosen).isEqualTo(expected, within(1e-10));
        double swapped = energy(
                run("solve", "--objective", "sum((x[i] - a*y[i])^2, i, 1, n)", "--D", "0.01", "--ground", "--json"));
        assertThat(swapped).isNotCloseTo(expected, within(0.1));
    }

    @Test
    void anErrorEstimateOfALogisticLossHoldsAgainstAFinerGrid() {
        String loss = "sum(log1p(exp(-(y[i] - 4)*(a*x[i] - 2))), i, 1, n)/n + a^2/10";
        Run coarse = run(
                "solve",
                "--objective",
                loss,
                "--D",
                "0.1",
                "--axis",
                "a=-8:12:40",
                "--boundary",
                "dirichlet",
                "--ground",
                "--json");
        Run fine = run(
                "solve",
                "--objective",
                loss,
                "--D",
                "0.1",
                "--axis",
                "a=-12:16:160",
                "--boundary",
                "dirichlet",
                "--ground",
                "--json");
        Matcher estimate =
                Pattern.compile("\"errorEstimate\": \\[\\s*([-0-9.eE]+)").matcher(coarse.out());
        assertThat(estimate.find()).isTrue();
        assertThat(energy(coarse)).isEqualTo(energy(fine), within(Double.parseDouble(estimate.group(1)) + 1e-12));
        assertThat(coarse.out()).contains("\"columns\": [", "\"rows\": 6");
    }

    @Test
    void kinksOfAbsoluteDeviationsAreSeen() {
        Run run = run(
                "solve",
                "--objective",
                "sum(abs(y[i] - a*x[i]), i, 1, n)",
                "--D",
                "0.01",
                "--axis",
                "a=1:5:48",
                "--boundary",
                "dirichlet",
                "--ground",
                "--json");
        assertThat(energy(run)).isPositive();
        assertThat(run.out()).contains("kinks");
    }

    @Test
    void evolutionsAndTheirStartsMaySumOverRows() {
        Run run = run(
                "solve",
                "--objective",
                "sum((y[i] - a*x[i])^2, i, 1, n)/n",
                "--axis",
                "a=-2:8:48",
                "--evolve",
                "imaginary",
                "--until",
                "0.1",
                "--steps",
                "10",
                "--initial",
                "sum(exp(-(a - y[i])^2), i, 1, n)");
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
    }

    @Test
    void aGeneratedProgramCarriesItsData() throws IOException {
        Run kept = run(
                "generate",
                "--objective",
                "sum((y[i] - a*x[i]^b)^2, i, 1, n)",
                "--axis",
                "a=0.5:1.5:16",
                "--axis",
                "b=3:4.5:16",
                "--out",
                "kept");
        assertThat(kept.exit()).as(kept.err()).isEqualTo(Exit.HOLDS);
        assertThat(Files.readString(folder.resolve("kept/Levels.java"))).contains("1.309 1.471 1.49 1.565");
        Run moments = run(
                "generate",
                "--objective",
                "sum((y[i] - a*x[i] - b)^2, i, 1, n)",
                "--axis",
                "a=0.5:1.5:16",
                "--axis",
                "b=3:4.5:16",
                "--target",
                "c",
                "--explain",
                "--out",
                "moments");
        assertThat(moments.exit()).as(moments.err()).isEqualTo(Exit.HOLDS);
        assertThat(moments.out()).contains("reduce to moments: sum over 6 rows as 2 squares: done");
        assertThat(Files.readString(folder.resolve("moments/levels.c")))
                .contains("zeta = sum((y[i] - a*x[i] - b)^2, i, 1, 6)")
                .doesNotContain("column0");
    }

    @Test
    void anObjectiveMayBeAnArrayOnTheGrid() {
        String[] grid = {"--axis", "a=-8:8:48", "--D", "1/2"};
        Run saved = Run.in(
                folder,
                "solve",
                "--objective",
                "a^2/2",
                grid[0],
                grid[1],
                grid[2],
                grid[3],
                "--ground",
                "--save",
                "phi.npy");
        assertThat(saved.exit()).as(saved.err()).isEqualTo(Exit.HOLDS);
        // the state itself as an objective, from which the energy of the same formula comes out
        Run sampled = Run.in(
                folder,
                "solve",
                "--objective-file",
                "phi.npy",
                grid[0],
                grid[1],
                grid[2],
                grid[3],
                "--ground",
                "--json");
        double formula = energy(Run.in(
                folder,
                "solve",
                "--objective",
                "pi^(-1/4)*exp(-a^2/2)",
                grid[0],
                grid[1],
                grid[2],
                grid[3],
                "--ground",
                "--json"));
        // the saved state is exact to the residual of its own solution
        assertThat(energy(sampled)).isEqualTo(formula, within(1e-9));
        assertThat(sampled.out()).contains("\"atLeast\": true", "the objective's samples on their grid");
        for (String[] wrong : new String[][] {
            {"--objective-file", "phi.npy", "--axis", "a=-8:8:49", "--ground"},
            {"--objective-file", "phi.npy", "--ground"},
            {"--objective-file", "phi.npy", "--objective", "a", "--axis", "a=-8:8:48", "--ground"},
            {"--objective-file", "danwood.csv", "--axis", "a=-8:8:48", "--ground"}
        }) {
            List<String> line = new ArrayList<>(List.of("solve"));
            line.addAll(List.of(wrong));
            assertThat(Run.in(folder, line.toArray(String[]::new)).exit())
                    .as(String.join(" ", wrong))
                    .isEqualTo(Exit.INPUT_ERROR);
        }
    }

    @Test
    void badInputIsRefusedBeforeAnythingIsWritten() throws IOException {
        Files.writeString(folder.resolve("hostile.csv"), "x,y;System.exit(0)\n1,2\n");
        for (String[] wrong : new String[][] {
            {"hostile.csv", "sum((y[i] - a*x[i])^2, i, 1, n)", "a=0:1:8", "hostile.csv, line 1"},
            {"none.csv", "sum((y[i] - a*x[i])^2, i, 1, n)", "a=0:1:8", "there is no file"},
            {"danwood.csv", "sum((y[i] - a*x[i])^2, i, 1, n)", "x=0:1:8", "column of the data and a coordinate"},
            {"danwood.csv", "sum((y[i] - a*x[i])^2, i, 1, n)", "n=0:1:8", "n is the number of rows"},
            {"danwood.csv", "sum((z[i] - a*x[i])^2, i, 1, n)", "a=0:1:8", "x[i], y[i]"},
            {"danwood.csv", "sum((y[i] - a*x[i])^2, i, 0, n)", "a=0:1:8", "rows 1 to 6"}
        }) {
            Run run = Run.in(
                    folder,
                    "generate",
                    "--data",
                    wrong[0],
                    "--objective",
                    wrong[1],
                    "--axis",
                    wrong[2],
                    "--out",
                    "refused");
            assertThat(run.exit()).as(run.err()).isEqualTo(Exit.INPUT_ERROR);
            assertThat(run.err()).contains(wrong[3]);
            String[] written = folder.resolve("refused").toFile().list();
            assertThat(written == null || written.length == 0).as(wrong[3]).isTrue();
        }
        Run twice = run("solve", "--from", "wick-rotation", "iqde", "--ground");
        assertThat(twice.exit()).isEqualTo(Exit.INPUT_ERROR);
    }
}
