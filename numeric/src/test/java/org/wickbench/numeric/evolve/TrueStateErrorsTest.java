package org.wickbench.numeric.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.ErrorFunction;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.parse.Parser;

/** What is stated as the error of a state holds the distance to the exact solution, and not much more. */
class TrueStateErrorsTest {
    private static Evolution evolve(String re, String im, String diffusion, Axis axis, Flow flow, double until) {
        Problem problem = Problem.of(Expr.ZERO, Parser.parse(diffusion), "x").in(flow);
        Grid grid = Grid.of(axis);
        Solver solver = new Solver();
        Start start = solver.start(problem, grid, Parser.parse(re), Parser.parse(im));
        TimeSpan span = TimeSpan.of(until, 20);
        return solver.resume(problem, grid, start, Snapshot.start(start.field()), span, Method.STRANG, Observer.NONE);
    }

    private static double distance(Field state, DoubleFunction<double[]> exact) {
        double sum = 0;
        double[] nodes = state.grid().axis(0).nodes();
        for (int j = 0; j < nodes.length; j++) {
            double[] value = exact.apply(nodes[j]);
            double im = state.isReal() ? 0 : state.im()[j];
            sum += Math.pow(state.re()[j] - value[0], 2) + Math.pow(im - value[1], 2);
        }
        return Math.sqrt(sum * state.grid().cell());
    }

    private static void holds(Evolution found, DoubleFunction<double[]> exact, String domain) {
        double truth = distance(found.state(), exact);
        ErrorStatement error = found.error();
        assertThat(error.domain()).isEqualTo(domain);
        assertThat(error.isAtLeast()).as("%s", error).isFalse();
        assertThat(error.total()).as("%s", error).isBetween(truth, 2 * truth);
    }

    private static double gaussian(double x, double variance, double later) {
        return Math.sqrt(variance / later) * Math.exp(-x * x / (2 * later));
    }

    @Test
    void jumpsOfTheInitialStateBetweenPointsAreInTheError() {
        Axis axis = new Axis("x", -12, 12, 256, Boundary.PERIODIC);
        Evolution found = evolve("piecewise(abs(x)<1,1,0)", "0", "1", axis, Flow.IMAGINARY_TIME, 0.5);
        double root = Math.sqrt(2);
        holds(
                found,
                x -> new double[] {(ErrorFunction.erf((x + 1) / root) - ErrorFunction.erf((x - 1) / root)) / 2, 0},
                "the whole line");
    }

    @Test
    void aKinkOfTheInitialStateIsInTheError() {
        Axis axis = new Axis("x", 0, 1, 48, Boundary.NEUMANN);
        Evolution found = evolve("abs(x-0.4)", "0", "1", axis, Flow.IMAGINARY_TIME, 0.01);
        holds(found, TrueStateErrorsTest::kinkBetweenMirrors, "the box with mirrors at x = 0 and x = 1");
    }

    /** The cosine series; its coefficients are elementary integrals. */
    private static double[] kinkBetweenMirrors(double x) {
        double c = 0.4;
        double sum = c * c - c + 0.5;
        for (int k = 1; k < 60; k++) {
            double wave = k * Math.PI;
            double coefficient = 2 * (1 + Math.cos(wave) - 2 * Math.cos(wave * c)) / (wave * wave);
            sum += coefficient * Math.cos(wave * x) * Math.exp(-wave * wave * 0.01);
        }
        return new double[] {sum, 0};
    }

    @Test
    void anInitialStateThatIsNarrowerThanTheGridIsInTheErrorWhereverItLies() {
        Axis axis = new Axis("x", -8, 8, 64, Boundary.PERIODIC);
        for (double place : new double[] {0, 0.1}) {
            Evolution found = evolve("exp(-1000*(x-" + place + ")^2)", "0", "1", axis, Flow.IMAGINARY_TIME, 0.1);
            holds(found, x -> new double[] {gaussian(x - place, 0.0005, 0.2005), 0}, "the whole line");
        }
    }

    @Test
    void aStateThatDoesNotVanishAtTheEndsOfAPeriodicBoxIsComparedWithTheLine() {
        Axis axis = new Axis("x", -6, 6, 64, Boundary.PERIODIC);
        Evolution found = evolve("exp(-x^2/18)", "0", "1", axis, Flow.IMAGINARY_TIME, 1);
        holds(found, x -> new double[] {gaussian(x, 9, 11), 0}, "the whole line");
    }

    @Test
    void aPacketThatLeavesTheBoxIsComparedWithTheLine() {
        Axis axis = new Axis("x", -8, 8, 96, Boundary.PERIODIC);
        Evolution found = evolve("exp(-x^2/2)*cos(3*x)", "exp(-x^2/2)*sin(3*x)", "1/2", axis, Flow.REAL_TIME, 2);
        holds(found, TrueStateErrorsTest::packet, "the whole line");
    }

    /** {@code exp(-(x - k t)^2/(2 (1 + i t)) + i k x - i k^2 t/2)/sqrt(1 + i t)} for k = 3, t = 2. */
    private static double[] packet(double x) {
        double t = 2;
        double square = (x - 6) * (x - 6) / (2 * (1 + t * t));
        double size = Math.exp(-square) / Math.pow(1 + t * t, 0.25);
        double phase = square * t + 3 * x - 9 - Math.atan(t) / 2;
        return new double[] {size * Math.cos(phase), size * Math.sin(phase)};
    }

    @Test
    void aCircleIsACircle() {
        Axis axis = new Axis("x", 0, 2 * Math.PI, 32, Boundary.PERIODIC);
        Evolution found = evolve("2+cos(x)", "0", "1", axis, Flow.IMAGINARY_TIME, 1);
        assertThat(found.error().domain()).startsWith("the circle of length 6.28");
        assertThat(found.error().total()).isLessThan(1e-12);
        assertThat(distance(found.state(), x -> new double[] {2 + Math.cos(x) * Math.exp(-1), 0}))
                .isLessThan(found.error().total());
    }

    @Test
    void whatWasNotMeasuredIsNotZero() {
        ErrorStatement none = ErrorStatement.none("anything");
        assertThat(none.isAtLeast()).isTrue();
        assertThat(none.space()).isNaN();
        assertThat(none.open()).hasSize(3);
    }
}
