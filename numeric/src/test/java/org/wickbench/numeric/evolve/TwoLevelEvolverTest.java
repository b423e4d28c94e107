package org.wickbench.numeric.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.equation.TwoLevels;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.run.KernelCompiler;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.parse.Parser;

/** Two coupled states against closed forms, as complex functions. */
class TwoLevelEvolverTest {
    // kernels are compiled once for all tests
    private static final TwoLevelEvolver EVOLVER = new TwoLevelEvolver(
            new KernelCompiler(Optional.empty(), KernelCompiler.availableFlavour()), KernelMutation.NONE, 1);

    private static final Grid CIRCLE = Grid.of(new Axis("x", 0, 2 * Math.PI, 16, Boundary.PERIODIC));
    private static final Grid LINE = Grid.of(new Axis("x", -10, 10, 96, Boundary.PERIODIC));

    private static TwoLevels levels(Flow flow, String zeta, String eta, String re, String im) {
        return levels(flow, zeta, eta, re, im, 0.8);
    }

    private static TwoLevels levels(Flow flow, String zeta, String eta, String re, String im, double g) {
        Problem first =
                Problem.of(Parser.parse(zeta), Expr.HALF, "x").with("g", g).in(flow);
        return new TwoLevels(first, Parser.parse(eta), Parser.parse(re), Parser.parse(im));
    }

    private static Field wave(Grid grid, double size) {
        double[] re = new double[grid.size()];
        double[] im = new double[grid.size()];
        for (int i = 0; i < re.length; i++) {
            double x = grid.axis(0).node(i);
            re[i] = size * Math.cos(2 * x);
            im[i] = size * Math.sin(2 * x);
        }
        return Field.complex(grid, re, im);
    }

    /**
     * Rabi's oscillation of a plane wave with the kinetic energy {@code e = D k^2 = 2}: from (1, 0) the amplitudes are
     * {@code exp(-i (e + m) t) (cos(w t) - i d/w sin(w t))} and {@code -i conj(G)/w sin(w t)} with the same phase (I. I. Rabi, Phys. Rev. 51
     * (1937) 652).
     */
    private double rabi(String zeta, String re, String im, int steps) {
        TwoLevelEvolution end = EVOLVER.withoutError(
                levels(Flow.REAL_TIME, zeta, "-1/5", re, im),
                CIRCLE,
                wave(CIRCLE, 1),
                wave(CIRCLE, 0),
                TimeSpan.of(3, steps),
                Method.STRANG);
        double d = 0.35;
        double w = Math.sqrt(d * d + 0.25);
        double c = Math.cos(3 * w);
        double s = Math.sin(3 * w) / w;
        double phase = 3 * 2.15;
        double error = 0;
        for (int i = 0; i < CIRCLE.size(); i++) {
            double turn = 2 * CIRCLE.axis(0).node(i) - phase;
            error = Math.max(error, off(end.first(), i, turn, c, -d * s));
            error = Math.max(error, off(end.second(), i, turn, -0.4 * s, -0.3 * s));
        }
        // unitary to rounding, whatever the step
        assertThat(end.observables().getLast().norm()).isEqualTo(Math.sqrt(2 * Math.PI), within(1e-13));
        return error;
    }

    /** From {@code exp(i turn) (re + i im)}. */
    private static double off(Field state, int i, double turn, double re, double im) {
        double exactRe = Math.cos(turn) * re - Math.sin(turn) * im;
        double exactIm = Math.cos(turn) * im + Math.sin(turn) * re;
        return Math.hypot(state.re()[i] - exactRe, state.im()[i] - exactIm);
    }

    @Test
    void rabisOscillationIsExactInAnyStep() {
        // the kinetic flow of a plane wave commutes with the coupling: what is left is rounding
        assertThat(rabi("1/2", "3/10", "2/5", 1)).isLessThan(1e-14);
        assertThat(rabi("1/2", "3/10", "2/5", 7)).isLessThan(1e-14);
        // conjugated, or another detuning
        assertThat(rabi("1/2", "3/10", "-2/5", 7)).isGreaterThan(0.1);
        assertThat(rabi("3/5", "3/10", "2/5", 7)).isGreaterThan(0.01);
    }

    @Test
    void withoutCouplingAndDetuningNothingIsDividedByZero() {
        TwoLevelEvolution end = EVOLVER.withoutError(
                levels(Flow.REAL_TIME, "1/3", "1/3", "0", "0"),
                CIRCLE,
                wave(CIRCLE, 1),
                wave(CIRCLE, 2),
                TimeSpan.of(1, 3),
                Method.STRANG);
        for (int i = 0; i < CIRCLE.size(); i++) {
            double turn = 2 * CIRCLE.axis(0).node(i) - 2 - 1.0 / 3;
            assertThat(off(end.first(), i, turn, 1, 0)).isLessThan(1e-14);
            assertThat(off(end.second(), i, turn, 2, 0)).isLessThan(1e-14);
        }
    }

    /**
     * In the basis {@code (1, 1), (1, -1)} the matrix {@code (x^2/2, g x; g x, x^2/2)} is diagonal, with displaced oscillators
     * {@code (x +- g)^2/2 - g^2/2}: their coherent states are known.
     */
    private double oscillators(Flow flow, Method method, int steps, double coupling) {
        double g = 0.8;
        double until = flow == Flow.REAL_TIME ? 1.5 : 0.7;
        Field[] plus = new Field[2];
        Field[] minus = new Field[2];
        for (int k = 0; k < 2; k++) {
            plus[k] = coherent(flow, -g, g, k * until);
            minus[k] = coherent(flow, g, -g, k * until);
        }
        TwoLevelEvolution end = EVOLVER.withoutError(
                levels(flow, "x^2/2", "x^2/2", "g*x", "0", coupling),
                LINE,
                mixed(plus[0], minus[0], 1),
                mixed(plus[0], minus[0], -1),
                TimeSpan.of(until, steps),
                method);
        return Math.hypot(
                Quadrature.distance(end.first(), mixed(plus[1], minus[1], 1)),
                Quadrature.distance(end.second(), mixed(plus[1], minus[1], -1)));
    }

    /** {@code (p + sign q)/2}. */
    private static Field mixed(Field p, Field q, int sign) {
        Field sum = p.copy();
        for (int i = 0; i < sum.re().length; i++) {
            sum.re()[i] = (p.re()[i] + sign * q.re()[i]) / 2;
            sum.im()[i] = (p.im()[i] + sign * q.im()[i]) / 2;
        }
        return sum;
    }

    /**
     * The coherent state of {@code -u_xx/2 + (x - c)^2/2 - 8/25} that starts at {@code exp(-(x - c - s)^2/2)}, in either time:
     * {@code exp(-(y - s z)^2/2 - s^2 (1 - z^2)/4 - (1/2 - 8/25) tau)} with {@code y = x - c}, {@code z = exp(-tau)}, {@code tau = i t}.
     */
    private static Field coherent(Flow flow, double centre, double start, double time) {
        double[] re = new double[LINE.size()];
        double[] im = new double[LINE.size()];
        boolean real = flow == Flow.REAL_TIME;
        double zr = real ? Math.cos(time) : Math.exp(-time);
        double zi = real ? -Math.sin(time) : 0;
        for (int i = 0; i < re.length; i++) {
            double y = LINE.axis(0).node(i) - centre;
            double ur = y - start * zr;
            double ui = -start * zi;
            double exponentRe = -(ur * ur - ui * ui) / 2 - start * start * (1 - zr * zr + zi * zi) / 4;
            double exponentIm = -ur * ui + start * start * zr * zi / 2;
            double rate = (0.5 - 0.32) * time;
            double modulus = Math.exp(exponentRe - (real ? 0 : rate));
            double phase = exponentIm - (real ? rate : 0);
            re[i] = modulus * Math.cos(phase);
            im[i] = modulus * Math.sin(phase);
        }
        return Field.complex(LINE, re, im);
    }

    @Test
    void aCouplingThatDependsOnThePlaceIsFollowedInTheOrderOfTheSplitting() {
        for (Flow flow : new Flow[] {Flow.REAL_TIME, Flow.IMAGINARY_TIME}) {
            double coarse = oscillators(flow, Method.STRANG, 20, 0.8);
            double fine = oscillators(flow, Method.STRANG, 40, 0.8);
            assertThat(ExactSolutions.order(coarse, fine)).isCloseTo(2, within(0.03));
            assertThat(fine).isLessThan(1e-3);
            assertThat(oscillators(flow, Method.STRANG, 40, -0.8)).isGreaterThan(0.1);
            assertThat(oscillators(flow, Method.STRANG, 40, 0.81)).isGreaterThan(5 * fine);
        }
        double first = oscillators(Flow.REAL_TIME, Method.LIE, 40, 0.8);
        assertThat(ExactSolutions.order(first, oscillators(Flow.REAL_TIME, Method.LIE, 80, 0.8)))
                .isCloseTo(1, within(0.1));
        for (Method method : new Method[] {Method.YOSHIDA_4, Method.BLANES_MOAN_4}) {
            double coarse = oscillators(Flow.REAL_TIME, method, 10, 0.8);
            assertThat(ExactSolutions.order(coarse, oscillators(Flow.REAL_TIME, method, 20, 0.8)))
                    .isCloseTo(4, within(0.15));
        }
    }

    /** In a turning frame a drive {@code G = exp(-i v t)/2} is constant: Rabi's formula with the detuning {@code -v}. */
    @Test
    void aDriveIsFollowedInSecondOrder() {
        double[] errors = new double[2];
        double w = Math.sqrt(0.25 + 0.25);
        double share = 1 - Math.pow(0.5 / w * Math.sin(2 * w), 2);
        for (int i = 0; i < 2; i++) {
            TwoLevelEvolution end = EVOLVER.withoutError(
                    levels(Flow.REAL_TIME, "0", "0", "cos(t)/2", "-sin(t)/2"),
                    CIRCLE,
                    wave(CIRCLE, 1),
                    wave(CIRCLE, 0),
                    TimeSpan.of(2, 20 << i),
                    Method.STRANG);
            errors[i] = Math.abs(end.observables().getLast().share() - share);
        }
        assertThat(ExactSolutions.order(errors[0], errors[1])).isCloseTo(2, within(0.05));
        assertThat(errors[1]).isLessThan(1e-3);
    }

    @Test
    void theStatedErrorCoversTheTrueOneAndSaysThatTheBoxIsOpen() {
        TwoLevelEvolution end = EVOLVER.evolve(
                levels(Flow.REAL_TIME, "x^2/2", "x^2/2", "g*x", "0"),
                LINE,
                Start.of(mixed(coherent(Flow.REAL_TIME, -0.8, 0.8, 0), coherent(Flow.REAL_TIME, 0.8, -0.8, 0), 1)),
                Start.of(mixed(coherent(Flow.REAL_TIME, -0.8, 0.8, 0), coherent(Flow.REAL_TIME, 0.8, -0.8, 0), -1)),
                TimeSpan.of(1.5, 20),
                Method.STRANG);
        double error = oscillators(Flow.REAL_TIME, Method.STRANG, 20, 0.8);
        assertThat(end.error().total()).isBetween(error, 3 * error);
        assertThat(end.error().isAtLeast()).isTrue();
        // from the displaced wells' bottom lines: <H> stays; the splitting moves it by its own error
        assertThat(end.observables().getLast().energy())
                .isCloseTo(end.observables().getFirst().energy(), within(10 * error));
    }

    @Test
    void whatSplittingsOfTwoStatesDoNotHaveIsRefused() {
        refused("blanes-moan-4", Flow.REAL_TIME, "0", Method.SUZUKI_CHIN_4, 1);
        refused("blanes-moan-4", Flow.REAL_TIME, "0", new Method.FiniteDifference(2, Method.Scheme.CRANK_NICOLSON), 1);
        refused("forward only", Flow.IMAGINARY_TIME, "0", Method.YOSHIDA_4, 1);
        refused("forward only", Flow.IMAGINARY_TIME, "0", Method.STRANG, -1);
        refused("Lie or Strang", Flow.REAL_TIME, "t*x", Method.BLANES_MOAN_4, 1);
        refused("infinite at x = 0", Flow.REAL_TIME, "1/x", Method.STRANG, 1);
        assertThatThrownBy(() -> levels(Flow.NORMALISED_IMAGINARY_TIME, "0", "0", "0", "0"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no constant norm");
        assertThatThrownBy(() -> new TwoLevels(
                        Problem.of(Expr.ZERO, Expr.ONE, "x").withCubic(1), Expr.ZERO, Expr.ZERO, Expr.ZERO))
                .hasMessageContaining("without a cubic term");
    }

    private void refused(String reason, Flow flow, String coupling, Method method, double until) {
        assertThatThrownBy(() -> EVOLVER.withoutError(
                        levels(flow, "0", "0", coupling, "0"),
                        LINE,
                        wave(LINE, 1),
                        wave(LINE, 0),
                        TimeSpan.of(until, 4),
                        method))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(reason);
    }
}
