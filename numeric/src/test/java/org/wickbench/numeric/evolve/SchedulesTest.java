package org.wickbench.numeric.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
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

/** Objectives and diffusion coefficients that change with time, against closed forms as complex functions. */
class SchedulesTest {
    // kernels are compiled once for all tests
    private static final Evolver EVOLVER = new Evolver(
            new KernelCompiler(Optional.empty(), KernelCompiler.availableFlavour()), KernelMutation.NONE, 1);

    private static final Grid GRID = Grid.of(new Axis("x", -20, 20, 192, Boundary.PERIODIC));
    private static final double UNTIL = 1;

    /**
     * A packet without an objective, {@code i psi_t = -D(t) psi_xx}, depends on {@code s = Int D dt} alone:
     * {@code psi = (1 + 2 i s)^(-1/2) exp(-x^2/(2 (1 + 2 i s)))} from {@code exp(-x^2/2)}.
     */
    private static Exact packet(String diffusion) {
        return new Exact("packet", Problem.of(Expr.ZERO, Parser.parse(diffusion), "x"), (x, t) -> {
            double s = (t + Math.sin(3 * t) / 4) / 2;
            double size = 1 + 4 * s * s;
            double modulus = Math.pow(size, -0.25) * Math.exp(-x * x / (2 * size));
            double phase = s * x * x / size - Math.atan2(2 * s, 1) / 2;
            return new double[] {modulus * Math.cos(phase), modulus * Math.sin(phase)};
        });
    }

    /**
     * A soliton under a force {@code F(t) = a cos(w t)} keeps its shape and moves as a particle does:
     * {@code sech(x - q) exp(i (p (x - q) + S))} solves {@code i u_t = -u_xx/2 - F x u - |u|^2 u} for {@code q' = p}, {@code p' = F}
     * and {@code S' = F q + p^2/2 + 1/2} (Kohn's theorem, Phys. Rev. 123 (1961) 1242).
     */
    private static Exact driven(String objective) {
        Problem problem = Problem.of(Parser.parse(objective), Expr.HALF, "x").withCubic(-1);
        return new Exact("driven soliton", problem, (x, t) -> {
            double a = 2;
            double w = 3;
            double p = a * Math.sin(w * t) / w;
            double q = a * (1 - Math.cos(w * t)) / (w * w);
            double s = a * a / (w * w) * (Math.sin(w * t) / w - t / 4 - 3 * Math.sin(2 * w * t) / (8 * w)) + t / 2;
            double modulus = 1 / Math.cosh(x - q);
            double phase = p * (x - q) + s;
            return new double[] {modulus * Math.cos(phase), modulus * Math.sin(phase)};
        });
    }

    private double error(Exact exact, int steps, Method method) {
        Field end = EVOLVER.withoutError(
                        exact.problem(), GRID, exact.at(GRID, 0), TimeSpan.of(UNTIL, steps), method, Observer.NONE)
                .state();
        return Quadrature.distance(end, exact.at(GRID, UNTIL));
    }

    @Test
    void aDiffusionCoefficientIsFollowedToSecondOrder() {
        Exact exact = packet("(1 + 3/4*cos(3*t))/2");
        double coarse = error(exact, 40, Method.STRANG);
        double fine = error(exact, 80, Method.STRANG);
        // 40 steps are a tenth of the period each, so that the next order counts less than 1 %
        assertThat(ExactSolutions.order(coarse, fine)).isCloseTo(2, within(0.05));
        assertThat(fine).isLessThan(1e-3);
        // the schedule's value at the start, and its mean, are other equations
        assertThat(error(packet("7/8"), 80, Method.STRANG)).isGreaterThan(0.1);
        assertThat(error(packet("1/2"), 80, Method.STRANG)).isGreaterThan(10 * fine);
    }

    @Test
    void aForceOnASolitonIsFollowedInTheOrderOfTheSplitting() {
        Exact exact = driven("-2*cos(3*t)*x");
        double coarse = error(exact, 50, Method.STRANG);
        double fine = error(exact, 100, Method.STRANG);
        assertThat(ExactSolutions.order(coarse, fine)).isCloseTo(2, within(0.05));
        assertThat(fine).isLessThan(1e-3);
        assertThat(ExactSolutions.order(error(exact, 100, Method.LIE), error(exact, 200, Method.LIE)))
                .isCloseTo(1, within(0.1));
        assertThat(error(driven("-2*x"), 100, Method.STRANG)).isGreaterThan(0.1);
        assertThat(error(driven("-2*sin(3*t)*x"), 100, Method.STRANG)).isGreaterThan(0.1);
    }

    @Test
    void aCoefficientThatTurnsNegativeOnTheWayIsRefusedWithTheTime() {
        assertThatThrownBy(() -> error(packet("1/2 - t"), 10, Method.STRANG))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("at t = 0.55");
    }
}
