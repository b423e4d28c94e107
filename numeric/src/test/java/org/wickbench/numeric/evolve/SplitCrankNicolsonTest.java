package org.wickbench.numeric.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.evolve.ExactSolutions.Exact;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.run.KernelCompiler;
import org.wickbench.symbolic.expr.Expr;

class SplitCrankNicolsonTest {
    private static final KernelCompiler COMPILER =
            new KernelCompiler(Optional.empty(), KernelCompiler.availableFlavour());
    private static final List<String> NAMES = List.of("x", "y", "z");
    private static final Exact COHERENT = ExactSolutions.coherent(1, 0.5, 1);
    private static final Exact MEHLER = ExactSolutions.mehlerGaussian(1, 0.5, 2);

    private final Evolver evolver = new Evolver(COMPILER, KernelMutation.NONE, 1);

    private static Method method(int order) {
        return new Method.FiniteDifference(order, Method.Scheme.CRANK_NICOLSON);
    }

    private static Grid grid(int dimension, double half, int points, Boundary boundary) {
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
            axes.add(new Axis(NAMES.get(i), -half, half, points + i, boundary));
        }
        return new Grid(axes);
    }

    /** The isotropic oscillator, whose states are products of those along the axes. */
    private static Problem bowl(int dimension, Flow flow) {
        List<Expr> squares = new ArrayList<>();
        for (String name : NAMES.subList(0, dimension)) {
            squares.add(Expr.mul(Expr.HALF, Expr.pow(Expr.sym(name), 2)));
        }
        return Problem.of(
                        Expr.add(squares),
                        Expr.HALF,
                        NAMES.subList(0, dimension).toArray(String[]::new))
                .in(flow);
    }

    private static Field product(Exact exact, Grid grid, double t) {
        double[] re = new double[grid.size()];
        double[] im = new double[grid.size()];
        for (int i = 0; i < re.length; i++) {
            double a = 1;
            double b = 0;
            for (int axis = 0; axis < grid.dimension(); axis++) {
                double x = grid.axis(axis)
                        .node(i / grid.stride(axis) % grid.axis(axis).points());
                double[] factor = exact.wave().at(x, t);
                double old = a;
                a = a * factor[0] - b * factor[1];
                b = old * factor[1] + b * factor[0];
            }
            re[i] = a;
            im[i] = b;
        }
        return exact.problem().flow() == Flow.REAL_TIME ? Field.complex(grid, re, im) : Field.real(grid, re);
    }

    private Field run(Exact exact, Grid grid, int steps, int order) {
        return evolver.withoutError(
                        bowl(grid.dimension(), exact.problem().flow()),
                        grid,
                        product(exact, grid, 0),
                        TimeSpan.of(1, steps),
                        method(order),
                        Observer.NONE)
                .state();
    }

    @ParameterizedTest
    @CsvSource({"1,4,60", "1,8,60", "2,2,40", "2,6,40", "3,4,20"})
    void theOrderInTimeIsTwo(int dimension, int order, int steps) {
        for (Exact exact : List.of(COHERENT, MEHLER)) {
            Grid grid = grid(dimension, 6, dimension == 3 ? 14 : 24, Boundary.DIRICHLET);
            // on one grid the errors in space cancel
            Field middle = run(exact, grid, 2 * steps, order);
            double observed = ExactSolutions.order(
                    Quadrature.distance(middle, run(exact, grid, steps, order)),
                    Quadrature.distance(middle, run(exact, grid, 4 * steps, order)));
            assertThat(observed).as("%s", exact).isCloseTo(2, within(0.1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8})
    void theOrderInSpaceIsThatOfTheDifferences(int order) {
        for (Boundary boundary : List.of(Boundary.DIRICHLET, Boundary.NEUMANN)) {
            double[] errors = new double[2];
            double[] spacings = new double[2];
            for (int i = 0; i < 2; i++) {
                Grid grid = grid(order == 2 ? 2 : 1, 8, 64 << i, boundary);
                Field exact = product(MEHLER, grid, 0.25);
                Field here = evolver.withoutError(
                                bowl(grid.dimension(), Flow.IMAGINARY_TIME),
                                grid,
                                product(MEHLER, grid, 0),
                                TimeSpan.of(0.25, order == 2 ? 100 : 20_000),
                                method(order),
                                Observer.NONE)
                        .state();
                errors[i] = Quadrature.distance(here, exact);
                spacings[i] = grid.axis(0).spacing();
            }
            // 64 and 128 points: the next term of the symbol is a few per cent of the leading one
            assertThat(Math.log(errors[0] / errors[1]) / Math.log(spacings[0] / spacings[1]))
                    .as("%s, errors %s and %s", boundary, errors[0], errors[1])
                    .isCloseTo(order, within(0.3));
        }
    }

    @Test
    void theStatementCoversTheTrueErrorInTwoDimensions() {
        for (Exact exact : List.of(COHERENT, MEHLER)) {
            Grid grid = grid(2, 6, 31, Boundary.DIRICHLET);
            Evolution end = evolver.evolve(
                    bowl(2, exact.problem().flow()),
                    grid,
                    product(exact, grid, 0),
                    TimeSpan.of(1, 50),
                    method(4),
                    Observer.NONE);
            double truth = Quadrature.distance(end.state(), product(exact, grid, 1));
            assertThat(end.error().total()).as("%s", end.error()).isGreaterThanOrEqualTo(truth);
            assertThat(end.error().total()).as("%s", end.error()).isLessThan(30 * truth);
        }
    }

    @Test
    void realTimeKeepsTheNormAndTheMeanSwings() {
        Grid grid = grid(2, 7, 40, Boundary.DIRICHLET);
        Evolution end = evolver.withoutError(
                bowl(2, Flow.REAL_TIME),
                grid,
                product(COHERENT, grid, 0),
                new TimeSpan(2, 400, 4),
                method(8),
                Observer.NONE);
        for (Observables now : end.observables()) {
            assertThat(now.norm()).isCloseTo(end.observables().getFirst().norm(), within(1e-12));
            // energy: two axes of 1/2 + 1/2 each
            assertThat(now.energy()).isCloseTo(2, within(1e-3));
            for (Observables.Moments moment : now.moments()) {
                assertThat(moment.mean()).isCloseTo(Math.cos(now.time()), within(2e-3));
                // the current is measured by differences of order 2 at a spacing of a third
                assertThat(moment.current()).isCloseTo(-Math.sin(now.time()), within(6e-2));
            }
        }
    }

    @Test
    void oneStepIsStableHoweverLong() {
        Grid grid = grid(2, 6, 24, Boundary.NEUMANN);
        Field end = run(COHERENT, grid, 1, 4);
        assertThat(Quadrature.norm(end)).isCloseTo(Quadrature.norm(product(COHERENT, grid, 0)), within(1e-12));
    }

    @Test
    void aWrongCoefficientIsSeen() {
        Grid grid = grid(2, 6, 47, Boundary.DIRICHLET);
        double right = Quadrature.distance(run(MEHLER, grid, 200, 8), product(MEHLER, grid, 1));
        for (KernelMutation.Coefficient what :
                List.of(KernelMutation.Coefficient.KINETIC, KernelMutation.Coefficient.POTENTIAL)) {
            Field wrong = new Evolver(COMPILER, new KernelMutation(what, 1.01), 1)
                    .withoutError(
                            bowl(2, Flow.IMAGINARY_TIME),
                            grid,
                            product(MEHLER, grid, 0),
                            TimeSpan.of(1, 200),
                            method(8),
                            Observer.NONE)
                    .state();
            assertThat(Quadrature.distance(wrong, product(MEHLER, grid, 1))).isGreaterThan(2 * right);
        }
    }

    @Test
    void severalThreadsGiveTheSameBits() {
        Grid grid = grid(2, 6, 101, Boundary.DIRICHLET);
        Field many = new Evolver(COMPILER, KernelMutation.NONE, 3)
                .withoutError(
                        bowl(2, Flow.REAL_TIME),
                        grid,
                        product(COHERENT, grid, 0),
                        TimeSpan.of(1, 3),
                        method(4),
                        Observer.NONE)
                .state();
        assertThat(many).isEqualTo(run(COHERENT, grid, 3, 4));
    }

    @Test
    void wrongInputIsRefusedWithTheReason() {
        Grid circle = grid(2, 6, 24, Boundary.PERIODIC);
        assertThatThrownBy(() -> run(MEHLER, circle, 10, 4))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Dirichlet and Neumann");
        Grid few = grid(2, 6, 8, Boundary.DIRICHLET);
        assertThatThrownBy(() -> run(MEHLER, few, 10, 8))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("more than 8 points");
        Grid walls = grid(2, 6, 24, Boundary.DIRICHLET);
        assertThatThrownBy(() -> evolver.withoutError(
                        bowl(2, Flow.IMAGINARY_TIME),
                        walls,
                        product(MEHLER, walls, 0),
                        TimeSpan.of(-1, 10),
                        method(4),
                        Observer.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("forward only");
    }
}
