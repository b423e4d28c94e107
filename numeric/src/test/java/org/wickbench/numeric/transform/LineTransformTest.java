package org.wickbench.numeric.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.numeric.emit.JavaEmitter;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.kernel.Interpreter;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.pass.Passes;
import org.wickbench.numeric.run.CompiledKernel;
import org.wickbench.numeric.run.KernelCompiler;

class LineTransformTest {
    private static final long SEED = 20240719;

    private final KernelCompiler compiler = new KernelCompiler(Optional.empty(), KernelCompiler.availableFlavour());

    /** Every radix alone, products, powers of two on both sides of the vector width, a large prime factor. */
    @ParameterizedTest
    @ValueSource(
            ints = {2, 3, 4, 5, 6, 7, 8, 12, 15, 16, 25, 30, 31, 32, 62, 64, 100, 128, 192, 210, 256, 243, 320, 512})
    void theLineMultipliesTheSpectrumThatADirectSumComputes(int n) {
        for (int width : new int[] {1, 8, 24}) {
            LineTransform line = new LineTransform(plan(n), "0", width);
            Program program = Passes.run(program(line)).program();
            CompiledKernel kernel = compiler.compile(program, "test");
            double[] wr = new double[line.plan().twiddles()];
            double[] wi = new double[line.plan().twiddles()];
            double[] k = new double[n];
            kernel.call("twiddles0", new double[][] {wr, wi}, new int[0]);
            kernel.call("wavenumbers0", new double[][] {k}, new int[0], 1.0);
            // a multiplier without symmetry, so that a swapped or conjugated frequency shows
            double[] kr = new double[n];
            double[] ki = new double[n];
            for (int i = 0; i < n; i++) {
                kr[i] = Math.cos(0.3 * k[i] + 0.1 * k[i] * k[i]) / n;
                ki[i] = (0.5 + Math.sin(0.7 * k[i])) / n;
            }
            Random random = new Random(SEED + n);
            double[] re = random.doubles((long) n * width, -1, 1).toArray();
            double[] im = random.doubles((long) n * width, -1, 1).toArray();
            double[][] exact = direct(re, im, n, width);
            double[] re2 = re.clone();
            double[] im2 = im.clone();
            int[] integers = new int[line.integers().size()];
            kernel.call("line0complex", arrays(line, re, im, wr, wi, kr, ki), integers);
            // 20 eps per stage and element of size 1 against a direct sum of n terms
            double tolerance = 2e-15 * n;
            assertThat(re).as("n=%d width=%d seed=%d", n, width, SEED).containsExactly(exact[0], offset(tolerance));
            assertThat(im).containsExactly(exact[1], offset(tolerance));

            new Interpreter(program)
                    .run("line0complex", arrays(line, re2, im2, wr, wi, kr, ki), integers, new double[0]);
            assertThat(re2).as("the interpreter agrees bitwise").isEqualTo(re);
            assertThat(im2).isEqualTo(im);
        }
    }

    private static double[][] arrays(
            LineTransform line, double[] re, double[] im, double[] wr, double[] wi, double[] kr, double[] ki) {
        double[] tr = new double[LineTransform.SCRATCH];
        double[] ti = new double[LineTransform.SCRATCH];
        return line.width() == 1
                ? new double[][] {re, im, tr, ti, wr, wi, kr, ki}
                : new double[][] {re, im, wr, wi, kr, ki};
    }

    private static org.assertj.core.data.Offset<Double> offset(double tolerance) {
        return org.assertj.core.data.Offset.offset(tolerance);
    }

    /** Longer than the cache, so that the row is finished block by block; a plane wave knows its own spectrum. */
    @ParameterizedTest
    @ValueSource(ints = {1 << 16, 3 << 14, 5 * 7 << 11})
    void aLongRowMultipliesAPlaneWaveByItsOwnFactor(int n) {
        LineTransform line = new LineTransform(plan(n), "0", 1);
        CompiledKernel kernel = compiler.compile(Passes.run(program(line)).program(), "test");
        double[] wr = new double[line.plan().twiddles()];
        double[] wi = new double[line.plan().twiddles()];
        double[] k = new double[n];
        kernel.call("twiddles0", new double[][] {wr, wi}, new int[0]);
        kernel.call("wavenumbers0", new double[][] {k}, new int[0], 1.0);
        double[] kr = new double[n];
        double[] ki = new double[n];
        for (int i = 0; i < n; i++) {
            kr[i] = Math.cos(0.01 * k[i]) / n;
            ki[i] = Math.sin(0.01 * k[i]) / n;
        }
        for (int f : new int[] {0, 1, -3, 1000, n / 3, -n / 5}) {
            double[] re = new double[n];
            double[] im = new double[n];
            for (int j = 0; j < n; j++) {
                double angle = 2 * Math.PI * Math.floorMod((long) f * j, (long) n) / n;
                re[j] = Math.cos(angle);
                im[j] = Math.sin(angle);
            }
            double[] before = re.clone();
            double[] beforeIm = im.clone();
            kernel.call("line0complex", arrays(line, re, im, wr, wi, kr, ki), new int[2]);
            double worst = 0;
            for (int j = 0; j < n; j++) {
                double c = Math.cos(0.01 * f);
                double s = Math.sin(0.01 * f);
                worst = Math.max(worst, Math.abs(re[j] - (before[j] * c - beforeIm[j] * s)));
                worst = Math.max(worst, Math.abs(im[j] - (before[j] * s + beforeIm[j] * c)));
            }
            // rounding grows with the number of stages, about 7 each way
            assertThat(worst).as("n=%d f=%d", n, f).isLessThan(1e-14);
        }
    }

    @Test
    void bothFlavoursOfJavaAgreeBitwise() {
        LineTransform line = new LineTransform(plan(240), "0", 8);
        Program program = Passes.run(program(line)).program();
        double[][] results = new double[2][];
        for (JavaEmitter.Flavour flavour : JavaEmitter.Flavour.values()) {
            CompiledKernel kernel = new KernelCompiler(Optional.empty(), flavour).compile(program, "test");
            double[] wr = new double[line.plan().twiddles()];
            double[] wi = new double[line.plan().twiddles()];
            kernel.call("twiddles0", new double[][] {wr, wi}, new int[0]);
            double[] re = new Random(SEED).doubles(240 * 8, -1, 1).toArray();
            double[] im = new Random(SEED + 1).doubles(240 * 8, -1, 1).toArray();
            double[] kr = new Random(SEED + 2).doubles(240, -1, 1).toArray();
            kernel.call("line0real", new double[][] {re, im, wr, wi, kr}, new int[0]);
            results[flavour.ordinal()] = re;
        }
        assertThat(results[0]).isEqualTo(results[1]);
    }

    @Test
    void whereALengthWithALargePrimeFactorCannotBePaddedTheNeighboursAreNamed() {
        assertThatThrownBy(() -> LinePlan.of(new Axis("x", 0, 1, 1009, Boundary.PERIODIC))
                        .requireUnpadded())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("1008 or 1012");
    }

    private static LinePlan plan(int n) {
        return LinePlan.of(new Axis("x", 0, 2 * Math.PI, n, Boundary.PERIODIC));
    }

    private static Program program(LineTransform line) {
        List<Routine> routines = new ArrayList<>(List.of(line.twiddles(), line.wavenumbers()));
        routines.addAll(line.routines(true));
        return new Program("Line", routines);
    }

    /** Forward sum, multiplier of the signed frequency, backward sum: no code in common with the kernels. */
    private static double[][] direct(double[] re, double[] im, int n, int width) {
        double[][] out = new double[2][n * width];
        for (int l = 0; l < width; l++) {
            for (int f = 0; f < n; f++) {
                double sr = 0;
                double si = 0;
                for (int j = 0; j < n; j++) {
                    double angle = -2 * Math.PI * ((long) f * j % n) / n;
                    double a = re[j * width + l];
                    double b = im[j * width + l];
                    sr += a * Math.cos(angle) - b * Math.sin(angle);
                    si += a * Math.sin(angle) + b * Math.cos(angle);
                }
                double k = 2 * f > n ? f - n : f;
                double mr = Math.cos(0.3 * k + 0.1 * k * k) / n;
                double mi = (0.5 + Math.sin(0.7 * k)) / n;
                double tr = sr * mr - si * mi;
                double ti = sr * mi + si * mr;
                for (int j = 0; j < n; j++) {
                    double angle = 2 * Math.PI * ((long) f * j % n) / n;
                    out[0][j * width + l] += tr * Math.cos(angle) - ti * Math.sin(angle);
                    out[1][j * width + l] += tr * Math.sin(angle) + ti * Math.cos(angle);
                }
            }
        }
        return out;
    }
}
