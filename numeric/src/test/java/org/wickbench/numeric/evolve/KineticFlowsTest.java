package org.wickbench.numeric.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.evolve.KineticFlows.Factor;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.pass.Passes;
import org.wickbench.numeric.run.CompiledKernel;
import org.wickbench.numeric.run.KernelCompiler;
import org.wickbench.numeric.transform.Arithmetic;
import org.wickbench.symbolic.expr.Expr;

/** Chains of kinetic flows and factors against direct sums over the spectrum of every line. */
class KineticFlowsTest {
    private static final long SEED = 19072024;
    private static final double STEP = 0.01;

    /** Full and partly filled panels and tiles along every axis, all ends, lines packed in twos and a line left over. */
    @ParameterizedTest
    @CsvSource({
        "COMPLEX, PERIODIC, 12",
        "COMPLEX, PERIODIC, 16 24",
        "COMPLEX, PERIODIC, 20 18",
        "COMPLEX, DIRICHLET, 7 11",
        "COMPLEX, NEUMANN, 9 10",
        "COMPLEX, PERIODIC, 8 8 8",
        "COMPLEX, PERIODIC, 6 16 8",
        "COMPLEX, PERIODIC, 5 6 9",
        "COMPLEX_STATE, PERIODIC, 16 12",
        "COMPLEX_STATE, DIRICHLET, 7 9",
        "REAL, PERIODIC, 15",
        "REAL, PERIODIC, 32 32",
        "REAL, PERIODIC, 20 18",
        "REAL, DIRICHLET, 15 19",
        "REAL, NEUMANN, 9 25",
        "REAL, PERIODIC, 4 16 16",
        "REAL, DIRICHLET, 5 7 9",
        "REAL, DIRICHLET, 3 30 33",
        "COMPLEX, PERIODIC, 37",
        "REAL, DIRICHLET, 96",
        "COMPLEX, NEUMANN, 41 10",
        "REAL, PERIODIC, 37 43",
        "COMPLEX, PERIODIC, 8 37 8",
        "COMPLEX_STATE, DIRICHLET, 36 9"
    })
    void flowsAreTheirDirectSums(Arithmetic arithmetic, Boundary boundary, String points) {
        Grid grid = grid(boundary, points);
        for (int count = 1; count <= 4; count++) {
            for (int threads = 1; threads <= 2; threads++) {
                Random random = new Random(SEED + count);
                List<Case> cases = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    // no two flows share a step or a factor, so that a swapped one shows
                    cases.add(
                            i % 2 == threads % 2 || grid.dimension() == 1 || i + 1 == count
                                    ? anyFactor(grid, arithmetic, 0.5 + 0.25 * i, random)
                                    : product(grid, arithmetic, 0.5 + 0.25 * i, random));
                }
                Field state = new Field(
                        grid,
                        random.doubles(grid.size(), -1, 1).toArray(),
                        random.doubles(arithmetic.hasComplexState() ? grid.size() : 0, -1, 1)
                                .toArray());
                double[][] exact = direct(grid, arithmetic, cases, state);
                List<KineticFlows.Flow> flows = cases.stream().map(Case::flow).toList();
                flows(grid, arithmetic, flows, threads).run(count, flows::get, state);
                // some 100 operations on numbers of size 1, each rounded by 1e-16
                assertThat(state.re()).as("flows: %d", count).containsExactly(exact[0], offset());
                if (arithmetic.hasComplexState()) {
                    assertThat(state.im()).containsExactly(exact[1], offset());
                }
            }
        }
    }

    /**
     * A flow.
     *
     * @param table its factor at every point, however the flow has it
     */
    private record Case(KineticFlows.Flow flow, double[][] table) {}

    private static Case anyFactor(Grid grid, Arithmetic arithmetic, double share, Random random) {
        double[][] phase = new double[arithmetic.hasComplexFactors() ? 2 : 1][];
        for (int part = 0; part < phase.length; part++) {
            phase[part] = random.doubles(grid.size(), -1, 1).toArray();
        }
        return new Case(new KineticFlows.Flow(share, new Factor.Table(phase)), phase);
    }

    /** A factor of every axis, and their products: of all axes, of all but the first, of all but the last. */
    private static Case product(Grid grid, Arithmetic arithmetic, double share, Random random) {
        int last = grid.dimension() - 1;
        double[][] all = {{1}, {0}};
        double[][] behindTheFirst = all;
        double[][] beforeTheLast = all;
        double[][] own = all;
        double[][] first = all;
        for (int axis = 0; axis <= last; axis++) {
            int points = grid.axis(axis).points();
            own = new double[][] {
                random.doubles(points, -1, 1).toArray(),
                arithmetic.hasComplexFactors() ? random.doubles(points, -1, 1).toArray() : new double[points]
            };
            first = axis == 0 ? own : first;
            beforeTheLast = axis == last ? all : beforeTheLast;
            all = times(all, own);
            behindTheFirst = axis == 0 ? behindTheFirst : times(behindTheFirst, own);
        }
        double[][] phase = arithmetic.hasComplexFactors() ? all : new double[][] {all[0]};
        Factor product =
                new Factor.Product(tables(arithmetic, first, behindTheFirst), tables(arithmetic, own, beforeTheLast));
        return new Case(new KineticFlows.Flow(share, product), phase);
    }

    private static double[][] times(double[][] outer, double[][] inner) {
        int n = inner[0].length;
        double[][] product = new double[2][outer[0].length * n];
        for (int i = 0; i < product[0].length; i++) {
            product[0][i] = outer[0][i / n] * inner[0][i % n] - outer[1][i / n] * inner[1][i % n];
            product[1][i] = outer[0][i / n] * inner[1][i % n] + outer[1][i / n] * inner[0][i % n];
        }
        return product;
    }

    private static double[][] tables(Arithmetic arithmetic, double[][] points, double[][] lines) {
        return arithmetic.hasComplexFactors()
                ? new double[][] {points[0], points[1], lines[0], lines[1]}
                : new double[][] {points[0], lines[0]};
    }

    @Test
    void aLineWithoutPartnerMeetsNothingOfEarlierPanels() {
        // lines of 30 points side by side in odd groups; factors above 1 let whatever stays in a panel grow
        Grid grid = new Grid(List.of(
                new Axis("x", -1, 2, 9, Boundary.PERIODIC),
                new Axis("y", -1, 2, 30, Boundary.DIRICHLET),
                new Axis("z", -1, 2, 5, Boundary.PERIODIC)));
        KineticFlows flows = flows(grid, Arithmetic.REAL, List.of(), 1);
        double[] factors = new double[62];
        Arrays.fill(factors, 1e3 / 62);
        double[] random = new Random(SEED).doubles(grid.size(), -1, 1).toArray();
        for (int i = 0; i < 20; i++) {
            Field state = new Field(grid, random.clone(), new double[0]);
            flows.multiply(1, factors, state);
            double[] scaled = Arrays.stream(random).map(x -> 1e3 * x).toArray();
            assertThat(state.re()).containsExactly(scaled, org.assertj.core.data.Offset.offset(1e-10));
        }
    }

    private static org.assertj.core.data.Offset<Double> offset() {
        return org.assertj.core.data.Offset.offset(1e-13);
    }

    private static Grid grid(Boundary boundary, String points) {
        List<Axis> axes = new ArrayList<>();
        for (String n : points.split(" ")) {
            axes.add(new Axis("xyz".substring(axes.size(), axes.size() + 1), -1, 2, Integer.parseInt(n), boundary));
        }
        return new Grid(axes);
    }

    private static KineticFlows flows(Grid grid, Arithmetic arithmetic, List<KineticFlows.Flow> flows, int threads) {
        String[] names = grid.axes().stream().map(Axis::name).toArray(String[]::new);
        Problem problem = Problem.of(Expr.ZERO, Expr.HALF, names);
        SplitStepProgram source = SplitStepProgram.build(problem, grid, arithmetic, false);
        CompiledKernel kernel = new KernelCompiler(Optional.empty(), KernelCompiler.availableFlavour())
                .compile(Passes.run(source.program()).program(), "test");
        KineticFlows kinetic = KineticFlows.of(
                grid,
                source,
                kernel,
                flows.stream().map(KineticFlows.Flow::share).toList(),
                threads);
        kinetic.fill(STEP);
        return kinetic;
    }

    /** Every line extended by its ends' symmetry, its spectrum as a sum, the factor of each wave, the sum back. */
    private static double[][] direct(Grid grid, Arithmetic arithmetic, List<Case> cases, Field state) {
        double[] re = state.re().clone();
        double[] im = arithmetic.hasComplexState() ? state.im().clone() : new double[re.length];
        for (Case each : cases) {
            for (int axis = 0; axis < grid.dimension(); axis++) {
                kinetic(grid, axis, arithmetic, each.flow().share() * STEP, re, im);
            }
            for (int i = 0; i < re.length; i++) {
                double pr = each.table()[0][i];
                double pi = arithmetic.hasComplexFactors() ? each.table()[1][i] : 0;
                double x = re[i];
                re[i] = x * pr - im[i] * pi;
                im[i] = x * pi + im[i] * pr;
            }
        }
        return new double[][] {re, im};
    }

    private static void kinetic(Grid grid, int axis, Arithmetic arithmetic, double scale, double[] re, double[] im) {
        int n = grid.axis(axis).points();
        int stride = grid.stride(axis);
        Boundary boundary = grid.axis(axis).boundary();
        int first = boundary == Boundary.DIRICHLET ? 1 : 0;
        int m = boundary == Boundary.PERIODIC ? n : boundary == Boundary.DIRICHLET ? 2 * (n + 1) : 2 * n;
        double period = boundary == Boundary.PERIODIC ? 3 : 6;
        for (int start = 0; start < re.length; start++) {
            if (start / stride % n != 0) {
                continue;
            }
            double[][] line = new double[2][m];
            for (int j = 0; j < n; j++) {
                int at = start + j * stride;
                line[0][j + first] = re[at];
                line[1][j + first] = im[at];
                if (boundary != Boundary.PERIODIC) {
                    int sign = boundary == Boundary.DIRICHLET ? -1 : 1;
                    line[0][m - 1 - j] = sign * re[at];
                    line[1][m - 1 - j] = sign * im[at];
                }
            }
            double[][] result = new double[2][m];
            for (int f = 0; f < m; f++) {
                double sr = 0;
                double si = 0;
                for (int j = 0; j < m; j++) {
                    double angle = -2 * Math.PI * (f * j % m) / m;
                    sr += line[0][j] * Math.cos(angle) - line[1][j] * Math.sin(angle);
                    si += line[0][j] * Math.sin(angle) + line[1][j] * Math.cos(angle);
                }
                double k = 2 * Math.PI / period * (2 * f > m ? f - m : f);
                double decay = arithmetic.hasComplexFactors() ? 1 : Math.exp(-scale * k * k);
                double turn = arithmetic.hasComplexFactors() ? -scale * k * k : 0;
                double mr = decay * Math.cos(turn) / m;
                double mi = decay * Math.sin(turn) / m;
                double tr = sr * mr - si * mi;
                double ti = sr * mi + si * mr;
                for (int j = 0; j < m; j++) {
                    double angle = 2 * Math.PI * (f * j % m) / m;
                    result[0][j] += tr * Math.cos(angle) - ti * Math.sin(angle);
                    result[1][j] += tr * Math.sin(angle) + ti * Math.cos(angle);
                }
            }
            for (int j = 0; j < n; j++) {
                re[start + j * stride] = result[0][j + first];
                im[start + j * stride] = result[1][j + first];
            }
        }
    }
}
