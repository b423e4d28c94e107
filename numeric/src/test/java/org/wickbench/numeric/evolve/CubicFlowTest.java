package org.wickbench.numeric.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.emit.Target;
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
import org.wickbench.symbolic.parse.Parser;

class CubicFlowTest {
    private static final double D = 0.5;
    private static final double G = -1.5;
    private static final double K = 1.2;
    private static final double Q = 0.7;

    private final Evolver evolver = new Evolver(
            new KernelCompiler(Optional.empty(), KernelCompiler.availableFlavour()), KernelMutation.NONE, 1);

    private static final Grid GRID = Grid.of(new Axis("x", -20, 20, 256, Boundary.PERIODIC));

    /**
     * The bright soliton {@code A sech(k (x - 2 D q t)) exp(i (q x - (D q^2 - D k^2) t))} with {@code G A^2 = -2 D k^2} (Zakharov and Shabat,
     * Sov. Phys. JETP 34 (1972) 62).
     */
    private static Exact soliton(double g) {
        double amplitude = K * Math.sqrt(-2 * D / G);
        Problem problem = Problem.of(Expr.ZERO, Expr.HALF, "x").withCubic(g);
        return new Exact("soliton", problem, (x, t) -> {
            double modulus = amplitude / Math.cosh(K * (x - 2 * D * Q * t));
            double phase = Q * x - (D * Q * Q - D * K * K) * t;
            return new double[] {modulus * Math.cos(phase), modulus * Math.sin(phase)};
        });
    }

    private double error(Exact exact, int steps, Method method) {
        Evolution end = evolver.withoutError(
                exact.problem(), GRID, exact.at(GRID, 0), TimeSpan.of(1, steps), method, Observer.NONE);
        return Quadrature.distance(end.state(), exact.at(GRID, 1));
    }

    @Test
    void aSolitonMovesAsItsExactComplexStateInSecondOrder() {
        // sech at the ends is below 1e-10, and the spectrum at the Nyquist wave as well
        double coarse = error(soliton(G), 50, Method.STRANG);
        double fine = error(soliton(G), 100, Method.STRANG);
        double finest = error(soliton(G), 200, Method.STRANG);
        assertThat(ExactSolutions.order(coarse, fine)).isCloseTo(2, within(0.05));
        assertThat(ExactSolutions.order(fine, finest)).isCloseTo(2, within(0.05));
        assertThat(finest).isLessThan(1e-4);
        assertThat(ExactSolutions.order(error(soliton(G), 200, Method.LIE), error(soliton(G), 400, Method.LIE)))
                .isCloseTo(1, within(0.1));
        // the other sign, and another coefficient, are other equations
        assertThat(error(soliton(-G), 200, Method.STRANG)).isGreaterThan(0.1);
        assertThat(error(soliton(1.01 * G), 200, Method.STRANG)).isGreaterThan(10 * finest);
    }

    @Test
    void normAndEnergyOfASolitonAreThoseOfItsFormula() {
        Exact exact = soliton(G);
        Evolution end = evolver.evolve(
                exact.problem(), GRID, exact.at(GRID, 0), TimeSpan.of(1, 400), Method.STRANG, Observer.NONE);
        double squared = 2 * K * (-2 * D / G);
        // E/N = D q^2 + D k^2/3 - 2 D k^2/3
        double energy = D * Q * Q - D * K * K / 3;
        for (Observables at : end.observables()) {
            assertThat(at.norm()).isEqualTo(Math.sqrt(squared), within(1e-12));
            // Strang conserves an energy that differs by O(h^2), h = 1/400
            assertThat(at.energy()).isEqualTo(energy, within(1e-5));
        }
        assertThat(end.error().total()).isGreaterThan(Quadrature.distance(end.state(), exact.at(GRID, 1)));
    }

    /** A state that is the same everywhere obeys {@code u' = -(v + g u^2) u}, here by Runge and Kutta in 20,000 steps. */
    private static double decayed(double u, double v, double g, double until) {
        int steps = 20_000;
        double h = until / steps;
        double x = u;
        for (int i = 0; i < steps; i++) {
            double a = slope(x, v, g);
            double b = slope(x + h * a / 2, v, g);
            double c = slope(x + h * b / 2, v, g);
            double d = slope(x + h * c, v, g);
            x += h * (a + 2 * b + 2 * c + d) / 6;
        }
        return x;
    }

    private static double slope(double u, double v, double g) {
        return -(v + g * u * u) * u;
    }

    @Test
    void whereNothingMovesTheFlowInImaginaryTimeIsExact() {
        Grid grid = Grid.of(new Axis("x", 0, 1, 8, Boundary.PERIODIC));
        for (double v : new double[] {0, 1e-9, -0.6, 3}) {
            for (double g : new double[] {2, -0.3}) {
                double[] re = new double[8];
                Arrays.fill(re, 0.9);
                double[] im = new double[8];
                Arrays.fill(im, -0.4);
                Problem problem = Problem.of(Expr.sym("v"), Expr.ONE, "x")
                        .with("v", v)
                        .withCubic(g)
                        .in(Flow.IMAGINARY_TIME);
                double size = decayed(Math.hypot(0.9, 0.4), v, g, 0.7) / Math.hypot(0.9, 0.4);
                double[] complex = evolver.withoutError(
                                problem,
                                grid,
                                Field.complex(grid, re, im),
                                TimeSpan.of(0.7, 3),
                                Method.STRANG,
                                Observer.NONE)
                        .state()
                        .im();
                double[] real = evolver.withoutError(
                                problem, grid, Field.real(grid, re), TimeSpan.of(0.7, 3), Method.STRANG, Observer.NONE)
                        .state()
                        .re();
                // Runge and Kutta leave h^4, below 1e-16, and the rounding of 20,000 steps
                assertThat(complex[3]).isEqualTo(-0.4 * size, within(1e-12));
                assertThat(real[3]).isEqualTo(decayed(0.9, v, g, 0.7), within(1e-12));
            }
        }
    }

    @Test
    void imaginaryTimeInATrapIsOfSecondOrder() {
        Grid grid = Grid.of(new Axis("x", -8, 8, 64, Boundary.PERIODIC));
        Problem problem =
                Problem.of(Parser.parse("x^2/2"), Expr.HALF, "x").withCubic(1).in(Flow.IMAGINARY_TIME);
        double[] values = new double[64];
        for (int i = 0; i < 64; i++) {
            double x = grid.axis(0).node(i);
            values[i] = Math.exp(-(x - 1) * (x - 1) / 2);
        }
        Field[] ends = new Field[4];
        for (int i = 0; i < 4; i++) {
            ends[i] = evolver.withoutError(
                            problem,
                            grid,
                            Field.real(grid, values),
                            TimeSpan.of(1, 20 << i),
                            Method.STRANG,
                            Observer.NONE)
                    .state();
        }
        double coarse = Quadrature.distance(ends[0], ends[1]);
        double fine = Quadrature.distance(ends[1], ends[2]);
        double finest = Quadrature.distance(ends[2], ends[3]);
        assertThat(ExactSolutions.order(coarse, fine)).isCloseTo(2, within(0.1));
        assertThat(ExactSolutions.order(fine, finest)).isCloseTo(2, within(0.1));
    }

    /** The soliton at rest is the state of least energy at its norm, {@code -D k^2/3} for each unit of it. */
    @Test
    void imaginaryTimeAtConstantNormEndsInTheSolitonInSecondOrder() {
        Grid grid = Grid.of(new Axis("x", -20, 20, 128, Boundary.PERIODIC));
        double squared = 2 * K * (-2 * D / G);
        double[] start = new double[128];
        double[] expected = new double[128];
        for (int i = 0; i < 128; i++) {
            double x = grid.axis(0).node(i);
            start[i] = Math.sqrt(squared) * Math.pow(Math.PI, -0.25) * Math.exp(-x * x / 2);
            expected[i] = K * Math.sqrt(-2 * D / G) / Math.cosh(K * x);
        }
        Problem problem = soliton(G).problem().in(Flow.NORMALISED_IMAGINARY_TIME);
        double[] errors = new double[3];
        for (int i = 0; i < 3; i++) {
            // the slowest even state beside it decays with D k^2 = 0.72: by 1e-9 in this time
            Evolution end = evolver.withoutError(
                    problem, grid, Field.real(grid, start), TimeSpan.of(30, 400 << i), Method.STRANG, Observer.NONE);
            errors[i] = Quadrature.distance(end.state(), Field.real(grid, expected));
            assertThat(end.last().norm()).isEqualTo(Math.sqrt(squared), within(1e-12));
            // the energy is least there, so its error is the square of the state's
            assertThat(end.last().energy()).isEqualTo(-D * K * K / 3, within(10 * errors[i] * errors[i]));
        }
        assertThat(errors[2]).isLessThan(1e-3);
        assertThat(ExactSolutions.order(errors[0], errors[1])).isCloseTo(2, within(0.1));
        assertThat(ExactSolutions.order(errors[1], errors[2])).isCloseTo(2, within(0.1));
    }

    @Test
    void whatIsNotThereForACubicTermIsRefused() {
        Exact exact = soliton(G);
        Field start = exact.at(GRID, 0);
        TimeSpan span = TimeSpan.of(1, 10);
        assertThatThrownBy(
                        () -> evolver.withoutError(exact.problem(), GRID, start, span, Method.YOSHIDA_4, Observer.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Lie or Strang");
        Method differences = new Method.FiniteDifference(2, Method.Scheme.CRANK_NICOLSON);
        assertThatThrownBy(() -> evolver.withoutError(exact.problem(), GRID, start, span, differences, Observer.NONE))
                .isInstanceOf(ProblemException.class);
        Solver solver = new Solver();
        assertThatThrownBy(() -> solver.ground(exact.problem(), GRID, 1)).hasMessageContaining("linear equations");
        assertThatThrownBy(() -> solver.thermal(exact.problem(), GRID, 1)).hasMessageContaining("linear equations");
        assertThatThrownBy(() -> solver.generate(exact.problem(), GRID, 1, Target.C))
                .hasMessageContaining("linear equations");
        // attraction in imaginary time: infinite at a finite time
        Problem collapse = exact.problem().withCubic(-50).in(Flow.IMAGINARY_TIME);
        assertThatThrownBy(() -> evolver.withoutError(collapse, GRID, start, span, Method.STRANG, Observer.NONE))
                .isInstanceOf(ProblemException.class);
    }
}
