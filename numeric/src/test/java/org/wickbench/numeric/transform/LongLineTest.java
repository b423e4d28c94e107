package org.wickbench.numeric.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.kernel.Interpreter;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.pass.Passes;
import org.wickbench.numeric.run.CompiledKernel;
import org.wickbench.numeric.run.KernelCompiler;
import org.wickbench.numeric.transform.LongLine.Pass;

class LongLineTest {
    /** Powers of two of both parities, odd factors on either side, a long one. */
    private static final int[] LENGTHS = {1 << 14, 1 << 15, 3 << 13, 9 << 11, 5 * 7 << 10, 1 << 18};

    @ParameterizedTest
    @ValueSource(ints = {1 << 14, 1 << 15, 3 << 13, 9 << 11, 5 * 7 << 10, 1 << 18})
    void planeWavesAreMultipliedByTheirOwnFactors(int n) {
        Line line = new Line(n);
        double[] k = line.wavenumbers();
        for (int f : new int[] {0, 1, -3, 1000, n / 3, -n / 5, n / 2}) {
            double[] kr = new double[n];
            double[] ki = new double[n];
            for (int i = 0; i < n; i++) {
                // without symmetry, so that a swapped or conjugated frequency shows
                kr[i] = (0.2 + Math.cos(0.01 * k[i])) / n;
                ki[i] = Math.sin(0.01 * k[i]) / n;
            }
            double[] re = new double[n];
            double[] im = new double[n];
            wave(f, re, im);
            line.run(Pass.FORWARD, re, im);
            line.run(Pass.ROWS, re, im, kr, ki);
            line.run(Pass.BACKWARD, re, im);
            double c = 0.2 + Math.cos(0.01 * f);
            double s = Math.sin(0.01 * f);
            double[] exactRe = new double[n];
            double[] exactIm = new double[n];
            wave(f, exactRe, exactIm);
            double worst = 0;
            for (int j = 0; j < n; j++) {
                worst = Math.max(worst, Math.abs(re[j] - (exactRe[j] * c - exactIm[j] * s)));
                worst = Math.max(worst, Math.abs(im[j] - (exactRe[j] * s + exactIm[j] * c)));
            }
            // rounding grows with the number of stages, about 7 each way
            assertThat(worst).as("n=%d f=%d", n, f).isLessThan(1e-14);
        }
    }

    /** Around is back, the phase and forward; the phase is without symmetry and different everywhere. */
    @Test
    void aroundIsBackwardPhasedAndForward() {
        int n = LENGTHS[3];
        Line line = new Line(n);
        double[] pr = new double[n];
        double[] pi = new double[n];
        double[][] one = new double[2][n];
        for (int i = 0; i < n; i++) {
            pr[i] = Math.cos(0.3 * i) / n;
            pi[i] = (1 + Math.sin(0.001 * i)) / n;
            one[0][i] = Math.sin(1.7 * i);
            one[1][i] = Math.cos(0.9 * i * i);
        }
        double[][] two = {one[0].clone(), one[1].clone()};
        line.run(Pass.AROUND, one[0], one[1], pr, pi);
        line.run(Pass.BACKWARD_PHASED, two[0], two[1], pr, pi);
        line.run(Pass.FORWARD, two[0], two[1]);
        assertThat(one[0]).as("the same operations in the same order").isEqualTo(two[0]);
        assertThat(one[1]).isEqualTo(two[1]);
        double[][] bare = {new double[n], new double[n]};
        wave(7, bare[0], bare[1]);
        line.run(Pass.FORWARD, bare[0], bare[1]);
        line.run(Pass.BACKWARD_PHASED, bare[0], bare[1], pr, pi);
        // forward and backward along the columns multiplies by their length only
        int r = line.line.columns().plan().length();
        double[] exact = new double[n];
        double[] exactIm = new double[n];
        wave(7, exact, exactIm);
        for (int j = 0; j < n; j += 97) {
            double expected = r * (exact[j] * pr[j] - exactIm[j] * pi[j]);
            assertThat(bare[0][j]).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-13 * r / n));
        }
    }

    @Test
    void theInterpreterAgreesBitwise() {
        int n = LENGTHS[0];
        Line line = new Line(n);
        double[] kr = new double[n];
        double[] ki = new double[n];
        for (int i = 0; i < n; i++) {
            kr[i] = Math.cos(0.1 * i);
            ki[i] = Math.sin(0.3 * i);
        }
        double[][] compiled = {kr.clone(), ki.clone()};
        double[][] interpreted = {kr.clone(), ki.clone()};
        line.run(Pass.FORWARD, compiled[0], compiled[1]);
        line.run(Pass.ROWS, compiled[0], compiled[1], kr, ki);
        line.interpret(Pass.FORWARD, interpreted[0], interpreted[1]);
        line.interpret(Pass.ROWS, interpreted[0], interpreted[1], kr, ki);
        assertThat(interpreted[0]).isEqualTo(compiled[0]);
        assertThat(interpreted[1]).isEqualTo(compiled[1]);
    }

    @Test
    void shortExtendedAndAwkwardLinesStayAsTheyAre() {
        assertThat(line(1 << 13, Boundary.PERIODIC)).isEmpty();
        assertThat(line((1 << 14) - 1, Boundary.DIRICHLET)).isEmpty();
        assertThat(line(3 * 3 * 3 * 3 * 3 * 3 * 3 * 3 * 3, Boundary.PERIODIC)).isEmpty();
        assertThat(LongLine.of(new Axis("x", 0, 1, 1 << 14, Boundary.PERIODIC), Arithmetic.REAL))
                .isEmpty();
    }

    private static Optional<LongLine> line(int points, Boundary boundary) {
        return LongLine.of(new Axis("x", 0, 1, points, boundary), Arithmetic.COMPLEX);
    }

    private static void wave(int f, double[] re, double[] im) {
        int n = re.length;
        for (int j = 0; j < n; j++) {
            double angle = 2 * Math.PI * Math.floorMod((long) f * j, (long) n) / n;
            re[j] = Math.cos(angle);
            im[j] = Math.sin(angle);
        }
    }

    /** A line with its tables. */
    private static final class Line {
        private final LongLine line;
        private final Program program;
        private final CompiledKernel kernel;
        private final List<double[]> columnTables = new ArrayList<>();
        private final List<double[]> rowTables = new ArrayList<>();
        private final double[] k;

        Line(int n) {
            line = line(n, Boundary.PERIODIC).orElseThrow();
            List<Routine> routines = new ArrayList<>(line.shared());
            for (Pass pass : Pass.values()) {
                routines.addAll(line.routines(pass));
            }
            program = Passes.run(new Program("Line", routines)).program();
            kernel = new KernelCompiler(Optional.empty(), KernelCompiler.availableFlavour()).compile(program, "test");
            columnTables.addAll(table("twiddlescolumns", line.columns().plan()));
            rowTables.addAll(table("twiddlesrows", line.rows().plan()));
            int[] turns = line.turns();
            double[][] all = {new double[turns[0]], new double[turns[0]], new double[turns[1]], new double[turns[1]]};
            kernel.call("turns", all, new int[0]);
            rowTables.addAll(List.of(all));
            k = new double[n];
            kernel.call("wavenumbers0", new double[][] {k}, new int[0], 1.0);
        }

        private List<double[]> table(String routine, LinePlan plan) {
            double[][] tables = new double[2][plan.twiddles()];
            kernel.call(routine, tables, new int[0]);
            return List.of(tables);
        }

        double[] wavenumbers() {
            return k;
        }

        void run(Pass pass, double[] re, double[] im, double[]... factors) {
            kernel.call(line.sweepName(pass), arrays(pass, re, im, factors), new int[] {0, line.panels(pass)});
        }

        void interpret(Pass pass, double[] re, double[] im, double[]... factors) {
            new Interpreter(program)
                    .run(
                            line.sweepName(pass),
                            arrays(pass, re, im, factors),
                            new int[] {0, line.panels(pass)},
                            new double[0]);
        }

        private double[][] arrays(Pass pass, double[] re, double[] im, double[]... factors) {
            List<double[]> arrays =
                    new ArrayList<>(List.of(re, im, new double[line.panel()], new double[line.panel()]));
            arrays.addAll(pass == Pass.ROWS ? rowTables : columnTables);
            arrays.addAll(List.of(factors));
            return arrays.toArray(double[][]::new);
        }
    }
}
