package org.wickbench.numeric.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.run.KernelCompiler;
import org.wickbench.symbolic.expr.Expr;

/** Several time levels in one sweep give the very bits that one level after another gives. */
class BlockingTest {
    private static final KernelCompiler COMPILER =
            new KernelCompiler(Optional.empty(), KernelCompiler.availableFlavour());
    private static final List<Boundary> ENDS = List.of(Boundary.PERIODIC, Boundary.DIRICHLET, Boundary.NEUMANN);
    private static final String[] NAMES = {"x", "y", "z"};

    /** Sizes around multiples of the vector width, of tiles and of what a sweep of four levels needs. */
    static Stream<List<Integer>> sizes() {
        return Stream.of(
                List.of(17),
                List.of(331),
                List.of(5, 3),
                List.of(33, 31),
                List.of(128, 7),
                List.of(5, 6, 7),
                List.of(40, 23, 13));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void blockedEulerStepsEqualPlainOnes(List<Integer> sizes) {
        compare(sizes, 2, Method.Scheme.EULER, Flow.IMAGINARY_TIME);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void blockedRungeKuttaStepsEqualPlainOnes(List<Integer> sizes) {
        compare(sizes, 2, Method.Scheme.RUNGE_KUTTA_4, Flow.IMAGINARY_TIME);
        compare(sizes, 2, Method.Scheme.RUNGE_KUTTA_4, Flow.REAL_TIME);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6, 8})
    void widerStencilsAreBlockedAlike(int order) {
        for (List<Integer> sizes : List.of(List.of(101), List.of(67, 18), List.of(37, 35, 11), List.of(8, 9, 33))) {
            compare(sizes, order, Method.Scheme.RUNGE_KUTTA_4, Flow.REAL_TIME);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void aStepIsTheDefinitionOfTheStencil(int order) {
        for (List<Integer> sizes : List.of(List.of(19), List.of(11, 9), List.of(9, 10, 11))) {
            for (Boundary end : ENDS) {
                Case problem = new Case(grid(sizes, end), order, Method.Scheme.EULER, Flow.IMAGINARY_TIME);
                double[] expected = problem.definition();
                double[] actual = problem.run(Blocking.NONE, 1, 1).re();
                for (int i = 0; i < expected.length; i++) {
                    assertThat(actual[i]).as("point %d of %s", i, problem.grid).isCloseTo(expected[i], within(1e-13));
                }
            }
        }
    }

    private static void compare(List<Integer> sizes, int order, Method.Scheme scheme, Flow flow) {
        for (int kind = 0; kind < ENDS.size(); kind++) {
            Boundary[] ends = {ENDS.get(kind), ENDS.get((kind + 1) % 3), ENDS.get((kind + 2) % 3)};
            List<Case> cases = new ArrayList<>(List.of(new Case(grid(sizes, ends), order, scheme, flow)));
            if (sizes.size() > 1 && ENDS.get(kind) == Boundary.PERIODIC) {
                cases.add(new Case(grid(sizes, Boundary.PERIODIC), order, scheme, flow));
            }
            for (Case each : cases) {
                int steps = 7;
                Field plain = each.run(Blocking.NONE, 1, steps);
                for (Blocking blocking : shapes(each)) {
                    for (int threads = 1; threads <= 2; threads++) {
                        Field blocked = each.run(blocking, threads, steps);
                        assertThat(blocked)
                                .as("%s, order %d, %s, %d threads, %s", each.grid, order, blocking, threads, flow)
                                .isEqualTo(plain);
                    }
                }
            }
        }
    }

    /** Shapes that the grid's periodic axes are long enough for. */
    private static List<Blocking> shapes(Case problem) {
        List<Blocking> shapes = new ArrayList<>();
        for (int levels = 1; levels <= 4; levels++) {
            int depth = levels * problem.order / 2;
            int first = problem.grid.axis(0).points();
            int second = problem.grid.dimension() == 3 ? problem.grid.axis(1).points() : first;
            if (depth < Math.min(first, second)) {
                shapes.add(new Blocking(levels, 1, 1));
                shapes.add(new Blocking(levels, 3, 9));
            }
        }
        return shapes;
    }

    private static Grid grid(List<Integer> sizes, Boundary... ends) {
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            axes.add(new Axis(NAMES[i], -1, 1 + 0.25 * i, sizes.get(i), ends[Math.min(i, ends.length - 1)]));
        }
        return new Grid(axes);
    }

    private record Case(Grid grid, int order, Method.Scheme scheme, Flow flow) {
        Field run(Blocking blocking, int threads, int steps) {
            ExplicitDifferences stepper = new ExplicitDifferences(
                    problem(),
                    grid,
                    initial(),
                    step(),
                    new Method.FiniteDifference(order, scheme),
                    COMPILER,
                    KernelMutation.NONE,
                    threads,
                    blocking);
            stepper.advance(steps);
            return stepper.state();
        }

        private Problem problem() {
            String[] names = java.util.Arrays.copyOf(NAMES, grid.dimension());
            List<Expr> terms = new ArrayList<>();
            for (int i = 0; i < names.length; i++) {
                terms.add(Expr.mul(Expr.num(i + 1, 3), Expr.pow(Expr.sym(names[i]), 2)));
            }
            return Problem.of(Expr.add(terms), Expr.HALF, names).in(flow);
        }

        private double step() {
            double bound = 4;
            for (Axis axis : grid.axes()) {
                bound += 0.5 * new Stencil(order).largestSymbol() / (axis.spacing() * axis.spacing());
            }
            return 1 / bound;
        }

        private Field initial() {
            Random random = new Random(20260101);
            double[] re = random.doubles(grid.size(), -1, 1).toArray();
            return flow == Flow.REAL_TIME
                    ? Field.complex(grid, re, random.doubles(grid.size(), -1, 1).toArray())
                    : Field.real(grid, re);
        }

        /** One Euler step point by point, from the mirrored or wrapped neighbours. */
        double[] definition() {
            double[] u = initial().re();
            double[] w = new Stencil(order).weights();
            double[] out = new double[u.length];
            for (int at = 0; at < u.length; at++) {
                double zeta = 0;
                double laplacian = 0;
                for (int axis = 0; axis < grid.dimension(); axis++) {
                    int stride = grid.stride(axis);
                    int i = at / stride % grid.axis(axis).points();
                    double x = grid.axis(axis).node(i);
                    zeta += (axis + 1) / 3.0 * x * x;
                    double sum = w[0] * u[at];
                    for (int m = 1; m < w.length; m++) {
                        sum += w[m] * (value(u, at, axis, i - m) + value(u, at, axis, i + m));
                    }
                    laplacian += sum / Math.pow(grid.axis(axis).spacing(), 2);
                }
                out[at] = u[at] - step() * (zeta * u[at] - 0.5 * laplacian);
            }
            return out;
        }

        private double value(double[] u, int at, int axis, int i) {
            int n = grid.axis(axis).points();
            int stride = grid.stride(axis);
            int line = at - at / stride % n * stride;
            return switch (grid.axis(axis).boundary()) {
                case PERIODIC, ABSORBING -> u[line + Math.floorMod(i, n) * stride];
                case NEUMANN -> u[line + (i < 0 ? -1 - i : i >= n ? 2 * n - 1 - i : i) * stride];
                case DIRICHLET ->
                    i == -1 || i == n
                            ? 0
                            : i < 0
                                    ? -u[line + (-2 - i) * stride]
                                    : i > n ? -u[line + (2 * n - i) * stride] : u[line + i * stride];
            };
        }
    }
}
