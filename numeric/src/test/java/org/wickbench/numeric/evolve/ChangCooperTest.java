package org.wickbench.numeric.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.run.KernelCompiler;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.parse.Parser;

/** Fokker-Planck equations {@code u_t = D lap u + div(B u) - zeta u} against exact densities, moments and the Gibbs density. */
class ChangCooperTest {
    // kernels are compiled once for all tests
    private static final Evolver EVOLVER = new Evolver(
            new KernelCompiler(Optional.empty(), KernelCompiler.availableFlavour()), KernelMutation.NONE, 2);

    private static Problem problem(String diffusion, String reaction, String... drift) {
        String[] coordinates = Arrays.copyOf(new String[] {"x", "y", "z"}, drift.length);
        return Problem.of(Parser.parse(reaction), Parser.parse(diffusion), coordinates)
                .in(Flow.IMAGINARY_TIME)
                .withDrift(Arrays.stream(drift).map(Parser::parse).toList());
    }

    private static Grid grid(double half, int points, Boundary boundary, int dimension) {
        return new Grid(List.of("x", "y", "z").subList(0, dimension).stream()
                .map(name -> new Axis(name, -half, half, points, boundary))
                .toList());
    }

    /** What a density is. */
    private interface Density {
        double at(double[] point);
    }

    private static Field field(Grid grid, Density density) {
        double[] values = new double[grid.size()];
        double[] point = new double[grid.dimension()];
        for (int i = 0; i < values.length; i++) {
            for (int axis = 0; axis < point.length; axis++) {
                point[axis] = grid.axis(axis)
                        .node(i / grid.stride(axis) % grid.axis(axis).points());
            }
            values[i] = density.at(point);
        }
        return Field.real(grid, values);
    }

    private static Field line(Grid grid, DoubleUnaryOperator density) {
        return field(grid, point -> density.applyAsDouble(point[0]));
    }

    private Evolution run(Problem problem, Field start, double until, int steps) {
        return EVOLVER.withoutError(
                problem, start.grid(), start, TimeSpan.of(until, steps), Method.CHANG_COOPER, Observer.NONE);
    }

    private static double gaussian(double x, double mean, double variance) {
        return Math.exp(-(x - mean) * (x - mean) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
    }

    private static double variance(double k, double d, double start, double t) {
        return d / k + (start - d / k) * Math.exp(-2 * k * t);
    }

    /** Ornstein and Uhlenbeck: a Gaussian stays one, its mean falls as {@code exp(-k t)}. */
    private double ornsteinUhlenbeck(String drift, int points, int steps) {
        Grid grid = grid(7, points, Boundary.NEUMANN, 1);
        Evolution end = run(problem("1/2", "0", drift), line(grid, x -> gaussian(x, 1, 0.3)), 1, steps);
        double mean = Math.exp(-1.5);
        double variance = variance(1.5, 0.5, 0.3, 1);
        return Quadrature.distance(end.state(), line(grid, x -> gaussian(x, mean, variance)));
    }

    @Test
    void theDensityOfOrnsteinAndUhlenbeckIsMetInSecondOrder() {
        double coarse = ornsteinUhlenbeck("3/2*x", 70, 20);
        double fine = ornsteinUhlenbeck("3/2*x", 140, 40);
        double finest = ornsteinUhlenbeck("3/2*x", 280, 80);
        assertThat(ExactSolutions.order(coarse, fine)).isCloseTo(2, within(0.1));
        assertThat(ExactSolutions.order(fine, finest)).isCloseTo(2, within(0.05));
        assertThat(finest).isLessThan(1e-3);
        assertThat(ornsteinUhlenbeck("-3/2*x", 280, 80)).isGreaterThan(0.1);
        assertThat(ornsteinUhlenbeck("1.52*x", 280, 80)).isGreaterThan(10 * finest);
    }

    /** The drift turns as well, so that it is no gradient; the mean is a spiral, and the spread that of one axis. */
    @Test
    void aTurningDriftOnTwoAxesHasTheExactMoments() {
        double[] errors = new double[2];
        double spread = variance(1, 0.5, 0.3, 1);
        for (int i = 0; i < 2; i++) {
            Grid grid = grid(6, 48 << i, Boundary.NEUMANN, 2);
            Field start = field(grid, p -> gaussian(p[0], 1, 0.3) * gaussian(p[1], 0, 0.3));
            Evolution end = run(problem("1/2", "0", "x + 2*y", "y - 2*x"), start, 1, 20 << i);
            double mx = Math.exp(-1) * Math.cos(2);
            double my = Math.exp(-1) * Math.sin(2);
            Field exact = field(grid, p -> gaussian(p[0], mx, spread) * gaussian(p[1], my, spread));
            errors[i] = Quadrature.distance(end.state(), exact);
            // no flux leaves; 96^2 sums of numbers near 1e-3 round at 1e-16 each
            assertThat(end.last().mass()).isEqualTo(start(start), within(1e-13));
            Observables.Moments x = end.last().moments().get(0);
            Observables.Moments y = end.last().moments().get(1);
            assertThat(x.mean()).isEqualTo(mx, within(0.02 / (1 << 2 * i)));
            assertThat(y.mean()).isEqualTo(my, within(0.02 / (1 << 2 * i)));
            assertThat(x.variance()).isEqualTo(spread, within(0.05 / (1 << 2 * i)));
        }
        assertThat(ExactSolutions.order(errors[0], errors[1])).isCloseTo(2, within(0.15));
    }

    private static double start(Field field) {
        return Quadrature.mass(field);
    }

    private static Density gibbs(double temperature) {
        return p -> Math.exp(-(Math.pow(p[0] * p[0] - 1, 2) + p[0] * p[1] / 2 + p[1] * p[1]) / temperature);
    }

    @Test
    void theGibbsDensityStaysAsItIs() {
        Problem wells = problem("3/10", "0", "4*x*(x^2 - 1) + y/2", "2*y + x/2");
        Grid grid = grid(2.5, 40, Boundary.NEUMANN, 2);
        Field start = field(grid, gibbs(0.3));
        Field end = run(wells, start, 50, 100).state();
        // steps of 0.5, far beyond any explicit limit: what is left is rounding
        assertThat(Quadrature.distance(end, start)).isLessThan(1e-12 * Quadrature.norm(start));
        Field warmer = field(grid, gibbs(0.31));
        assertThat(Quadrature.distance(run(wells, warmer, 50, 100).state(), warmer))
                .isGreaterThan(1e-3);
        Problem steeper = problem("3/10", "0", "4*x*(x^2 - 1) + y/2", "2.01*y + x/2");
        assertThat(Quadrature.distance(run(steeper, start, 50, 100).state(), start))
                .isGreaterThan(1e-3);
    }

    @Test
    void anyStartEndsInTheGibbsDensityOfItsMass() {
        Problem well = problem("1/2", "0", "x^3 - x + sin(x)");
        Grid grid = grid(5, 60, Boundary.NEUMANN, 1);
        Field start = line(grid, x -> gaussian(x, 1.5, 0.2));
        Evolution end = run(well, start, 40, 200);
        Field gibbs = line(grid, x -> Math.exp(-2 * (Math.pow(x, 4) / 4 - x * x / 2 - Math.cos(x))));
        double share = Quadrature.mass(start) / Quadrature.mass(gibbs);
        Field scaled = line(grid, x -> share * Math.exp(-2 * (Math.pow(x, 4) / 4 - x * x / 2 - Math.cos(x))));
        // Gauss' rule is exact for the polynomial and leaves below 1e-12 of the sine on cells of 1/6
        assertThat(Quadrature.distance(end.state(), scaled)).isLessThan(1e-10);
        assertThat(end.last().mass()).isEqualTo(Quadrature.mass(start), within(1e-13));
        assertThat(Arrays.stream(end.state().re()).min().orElseThrow()).isPositive();
    }

    private double between(
            Boundary boundary, double length, int points, int steps, DoubleUnaryOperator start, String b) {
        Grid grid = Grid.of(new Axis("x", 0, length, points, boundary));
        Field end = run(problem("1/2", "1/4", b), line(grid, start), 1, steps).state();
        DoubleUnaryOperator exact = boundary == Boundary.PERIODIC
                ? x -> Math.exp(-0.25) * (1 + Math.exp(-0.5) * Math.cos(x + 0.8))
                : x -> Math.exp(-0.25 - 0.5 - 0.32) * start.applyAsDouble(x);
        return Quadrature.distance(end, line(grid, exact));
    }

    /** A wave carried round a circle, and the slowest mode between walls, both with a decay of 1/4. */
    @Test
    void circlesAndWallsAreMetInSecondOrder() {
        DoubleUnaryOperator wave = x -> 1 + Math.cos(x);
        double coarse = between(Boundary.PERIODIC, 2 * Math.PI, 32, 10, wave, "4/5");
        double fine = between(Boundary.PERIODIC, 2 * Math.PI, 64, 20, wave, "4/5");
        assertThat(ExactSolutions.order(coarse, fine)).isCloseTo(2, within(0.05));
        assertThat(between(Boundary.PERIODIC, 2 * Math.PI, 64, 20, wave, "-4/5"))
                .isGreaterThan(0.1);
        DoubleUnaryOperator mode = x -> Math.exp(-0.8 * x) * Math.sin(x);
        coarse = between(Boundary.DIRICHLET, Math.PI, 31, 10, mode, "4/5");
        fine = between(Boundary.DIRICHLET, Math.PI, 63, 20, mode, "4/5");
        assertThat(ExactSolutions.order(coarse, fine)).isCloseTo(2, within(0.05));
    }

    /** In time alone: distances between runs on one grid have no error of space in them. */
    @Test
    void aScheduleOfTheDriftIsFollowedInSecondOrder() {
        Grid grid = grid(7, 280, Boundary.NEUMANN, 1);
        Field start = line(grid, x -> gaussian(x, 1, 0.3));
        Problem scheduled = problem("1/2", "0", "2*sin(2*t)*x");
        Evolution[] ends = new Evolution[3];
        for (int i = 0; i < 3; i++) {
            ends[i] = run(scheduled, start, 1, 20 << i);
        }
        double coarse = Quadrature.distance(ends[0].state(), ends[1].state());
        double fine = Quadrature.distance(ends[1].state(), ends[2].state());
        assertThat(ExactSolutions.order(coarse, fine)).isCloseTo(2, within(0.1));
        // the mean falls as exp(-Int 2 sin(2 t) dt); cells of 1/20 leave 1/400 of its slope
        double mean = Math.exp(Math.cos(2) - 1);
        assertThat(ends[2].last().moments().getFirst().mean()).isEqualTo(mean, within(2.5e-3));
        double frozen = run(problem("1/2", "0", "2*sin(2)*x"), start, 1, 80)
                .last()
                .moments()
                .getFirst()
                .mean();
        assertThat(Math.abs(frozen - mean)).isGreaterThan(0.05);
    }

    @Test
    void theStatedErrorCoversTheTrueOne() {
        Grid grid = grid(7, 70, Boundary.NEUMANN, 1);
        Problem problem = problem("1/2", "0", "3/2*x");
        Solver solver = new Solver();
        Start start = solver.start(problem, grid, Parser.parse("exp(-(x - 1)^2/0.6)"), Expr.ZERO);
        Evolution end = solver.resume(
                problem,
                grid,
                start,
                Snapshot.start(start.field()),
                TimeSpan.of(1, 20),
                Method.CHANG_COOPER,
                Observer.NONE);
        double scale = Math.sqrt(2 * Math.PI * 0.3);
        double variance = variance(1.5, 0.5, 0.3, 1);
        double error = Quadrature.distance(end.state(), line(grid, x -> scale * gaussian(x, Math.exp(-1.5), variance)));
        assertThat(end.error().total()).isBetween(error, 10 * error);
    }

    private void refused(String reason, Problem problem, Boundary boundary, Method method) {
        Grid grid = grid(5, 16, boundary, problem.dimension());
        assertThatThrownBy(() -> EVOLVER.withoutError(
                        problem, grid, line(grid, x -> Math.exp(-x * x)), TimeSpan.of(1, 5), method, Observer.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void whatTheMethodDoesNotHaveIsRefused() {
        Problem drifting = problem("1", "0", "x");
        for (Method method : List.of(
                Method.STRANG,
                Method.SUZUKI_CHIN_4,
                new Method.FiniteDifference(2, Method.Scheme.EULER),
                new Method.FiniteDifference(2, Method.Scheme.CRANK_NICOLSON))) {
            refused("Chang and Cooper", drifting, Boundary.DIRICHLET, method);
        }
        Problem still = Problem.of(Expr.ZERO, Expr.ONE, "x").in(Flow.IMAGINARY_TIME);
        refused("with a drift", still, Boundary.NEUMANN, Method.CHANG_COOPER);
        refused("absorbing", drifting, Boundary.ABSORBING, Method.CHANG_COOPER);
        refused("the drift is infinite", problem("1", "0", "1/(x - x)"), Boundary.NEUMANN, Method.CHANG_COOPER);
        refused("must be positive", problem("-1", "0", "x"), Boundary.NEUMANN, Method.CHANG_COOPER);
        Solver solver = new Solver();
        Grid grid = grid(5, 16, Boundary.NEUMANN, 1);
        assertThatThrownBy(() -> solver.ground(drifting, grid, 1)).hasMessageContaining("without drift");
        assertThatThrownBy(() -> drifting.in(Flow.REAL_TIME)).hasMessageContaining("imaginary time");
        assertThatThrownBy(() -> drifting.withCubic(1)).hasMessageContaining("without a cubic term");
        assertThatThrownBy(() -> problem("1", "0", "x", "y").withDrift(List.of(Expr.ONE)))
                .hasMessageContaining("a component for each");
    }
}
