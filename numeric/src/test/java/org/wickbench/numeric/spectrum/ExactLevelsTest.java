package org.wickbench.numeric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wickbench.numeric.Problems;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Fn;

class ExactLevelsTest {
    private static final Expr.Sym X = Problems.X;
    private static final Expr X2 = Expr.pow(X, 2);

    private final Solver solver = new Solver();

    /** A problem on the whole line or space with known lowest levels. */
    record Known(String name, Problem problem, double... levels) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Problem one(Expr zeta, Expr d) {
        return Problem.of(zeta, d, "x");
    }

    private static Expr cosh(Expr argument) {
        return Expr.call(Fn.COSH, argument);
    }

    /** Closed forms, and values of high-precision computations with two basis sizes agreeing. */
    static List<Known> onTheLine() {
        Expr square = Expr.pow(Expr.sub(X2, Expr.ONE), 2);
        Expr r2 = Expr.add(X2, Expr.pow(Problems.Y, 2));
        Expr r3 = Expr.add(r2, Expr.pow(Problems.Z, 2));
        double om = Math.sqrt(2 * 3 * 0.7);
        return List.of(
                new Known("harmonic", Problems.harmonic(3, 0.7), om / 2, 1.5 * om, 2.5 * om, 3.5 * om),
                new Known("quartic", Problems.quartic(), 1.0603620904841828996, 3.7996730298013941688),
                new Known("x^2+x^4", one(Expr.add(X2, Expr.pow(X, 4)), Expr.ONE), 1.392351641530291855658, 4.648812704212077536377),
                new Known("x^2/2+x^4", one(Expr.add(Expr.mul(Expr.HALF, X2), Expr.pow(X, 4)), Expr.HALF), 0.8037706512342737693541),
                new Known("x^6-3x^2", one(Expr.sub(Expr.pow(X, 6), Expr.mul(Expr.num(3), X2)), Expr.ONE), 0),
                new Known("double well", one(square, Expr.num(1, 10)), 0.5331823117610521603948, 0.6074057241731739449137),
                new Known("tilted well", one(Expr.sub(square, Expr.mul(Expr.num(2), X)), Expr.ONE), 0.0404321432419681208),
                // z = 1/2, M = 2: 3 + z^2 -+ 2z
                new Known("Razavy", one(Expr.pow(Expr.sub(Expr.mul(Expr.HALF, cosh(Expr.mul(Expr.num(2), X))), Expr.num(2)), 2), Expr.ONE), 2.25, 4.25),
                // -l(l+1)/cosh^2, l = 3: -(l-n)^2
                new Known("Poeschl-Teller", one(Expr.mul(Expr.num(-12), Expr.pow(cosh(X), -2)), Expr.ONE), -9, -4),
                // (1 - e^-x)^2 * 25, D = 1: 25 - (5 - n - 1/2)^2
                new Known("Morse", one(Expr.mul(Expr.num(25), Expr.pow(Expr.sub(Expr.ONE, Expr.exp(Expr.neg(X))), 2)), Expr.ONE), 25 - 20.25, 25 - 12.25),
                new Known("harmonic 2-D", Problem.of(Expr.mul(Expr.HALF, r2), Expr.HALF, "x", "y"), 1, 2, 2, 3, 3, 3),
                new Known("anharmonic 2-D", Problem.of(Expr.add(Expr.mul(Expr.HALF, r2), Expr.mul(Expr.num(1, 10), Expr.pow(r2, 2))), Expr.HALF, "x", "y"), 1.1501881250606),
                new Known("harmonic 3-D", Problem.of(Expr.mul(Expr.HALF, r3), Expr.HALF, "x", "y", "z"), 1.5, 2.5, 2.5, 2.5));
    }

    @ParameterizedTest
    @MethodSource("onTheLine")
    void aToleranceAloneGivesTheLevelsAndAStatementThatCoversTheirError(Known known) {
        double tolerance = known.problem.dimension() == 3 ? 1e-7 : 1e-10;
        Levels levels = solver.ground(known.problem, tolerance, known.levels.length);
        // the 2-D anharmonic reference has 14 digits
        double digits = 1e-13;
        for (int k = 0; k < known.levels.length; k++) {
            Level level = levels.levels().get(k);
            double truth = Math.abs(level.energy() - known.levels[k]);
            assertThat(truth).as("level %d on %s: %s", k, levels.grid(), level.error()).isLessThanOrEqualTo(level.error().total() + digits);
            assertThat(level.error().total()).isLessThanOrEqualTo(tolerance);
            assertThat(level.residual()).isLessThan(1e-9);
        }
    }

    /** Grids from far too coarse to fine, boxes from too small to large. */
    static List<Object[]> grids() {
        List<Object[]> cases = new ArrayList<>();
        for (Known known : onTheLine()) {
            if (known.problem.dimension() == 1) {
                for (Boundary boundary : List.of(Boundary.DIRICHLET, Boundary.PERIODIC, Boundary.NEUMANN)) {
                    for (double half : new double[] {2.2, 3, 4.5}) {
                        for (int points : new int[] {16, 24, 48, 80}) {
                            cases.add(new Object[] {known, boundary, half, points});
                        }
                    }
                }
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("grids")
    void onAnyGridTheStatementCoversTheTrueError(Known known, Boundary boundary, double half, int points) {
        Grid grid = Grid.of(new Axis("x", -half, half, points, boundary));
        Level level = solver.ground(known.problem, grid, 1).levels().getFirst();
        double truth = Math.abs(level.energy() - known.levels[0]);
        assertThat(level.error().total()).as("%s %s", level.energy(), level.error()).isGreaterThanOrEqualTo(truth - 1e-15);
    }

    @Test
    void theBoxAndTheCircleHaveTheirOwnEndsAndTheirExactLevels() {
        Grid box = Grid.of(new Axis("x", 0, 2, 40, Boundary.DIRICHLET));
        Levels levels = solver.ground(Problems.free(), box, 3);
        for (int n = 1; n <= 3; n++) {
            double exact = n * n * Math.PI * Math.PI / 4;
            Level level = levels.levels().get(n - 1);
            assertThat(level.energy()).isCloseTo(exact, within(level.error().total()));
            assertThat(level.error().total()).isLessThan(1e-10);
            assertThat(level.error().box()).isZero();
        }
        Grid ring = Grid.of(new Axis("x", 0, 2 * Math.PI, 32, Boundary.PERIODIC));
        // 0, then 1 and 4 twice each
        assertThat(solver.ground(Problems.free(), ring, 5).energies()).containsExactly(new double[] {0, 1, 1, 4, 4}, within(1e-12));
        Grid open = Grid.of(new Axis("x", 0, Math.PI, 32, Boundary.NEUMANN));
        assertThat(solver.ground(Problems.free(), open, 3).energies()).containsExactly(new double[] {0, 1, 4}, within(1e-12));
        // Mathieu: y'' + (a - 2 q cos 2x) y = 0, q = 1
        Problem mathieu = one(Expr.mul(Expr.num(2), Expr.call(Fn.COS, Expr.mul(Expr.num(2), X))), Expr.ONE);
        assertThat(solver.ground(mathieu, ring, 2).energies())
                .containsExactly(new double[] {-0.455138604107413548, -0.110248816992095170}, within(1e-12));
    }

    @Test
    void aKinkConvergesSlowlyAndTheStatementSaysSo() {
        Problem airy = one(Expr.call(Fn.ABS, X), Expr.ONE);
        Levels levels = solver.ground(airy, Grid.of(new Axis("x", -12, 12, 255, Boundary.DIRICHLET)), 2);
        double[] exact = {1.018792971647471089017, 2.338107410459767038489};
        for (int k = 0; k < 2; k++) {
            Level level = levels.levels().get(k);
            assertThat(Math.abs(level.energy() - exact[k])).isLessThanOrEqualTo(level.error().total());
        }
        assertThat(levels.levels().getFirst().error().space()).isGreaterThan(1e-6);
    }

    @Test
    void statesAreNormalisedAndOrthogonalAndTheFirstIsPositive() {
        Levels levels = solver.ground(Problems.harmonic(1, 0.5), 1e-10, 3);
        double cell = levels.grid().cell();
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                double[] u = levels.levels().get(a).state().re();
                double[] v = levels.levels().get(b).state().re();
                for (int i = 0; i < u.length; i++) {
                    sum += u[i] * v[i] * cell;
                }
                assertThat(sum).isCloseTo(a == b ? 1 : 0, within(1e-9));
            }
        }
        for (double value : levels.levels().getFirst().state().re()) {
            assertThat(value).isGreaterThan(-1e-10);
        }
    }

    @Test
    void thermalQuantitiesAreThoseOfTheOscillatorAndTheQuartic() {
        Grid grid = Grid.of(new Axis("x", -9, 9, 90, Boundary.DIRICHLET));
        Thermal oscillator = solver.thermal(Problems.harmonic(1, 0.5), grid, 1.5);
        double x = 0.75;
        assertThat(oscillator.partition()).isCloseTo(1 / (2 * Math.sinh(x)), within(oscillator.partitionError() + 1e-12));
        assertThat(oscillator.partitionError()).isLessThan(1e-9);
        assertThat(oscillator.energy()).isCloseTo(0.5 / Math.tanh(x), within(1e-9));
        assertThat(oscillator.heatCapacity()).isCloseTo(Math.pow(x / Math.sinh(x), 2), within(1e-9));
        assertThat(oscillator.freeEnergy()).isCloseTo(oscillator.energy() - oscillator.entropy() / 1.5, within(1e-12));
        Thermal quartic = solver.thermal(
                Problems.quartic(), Grid.of(new Axis("x", -4.5, 4.5, 80, Boundary.DIRICHLET)), 1);
        assertThat(quartic.partition()).isCloseTo(0.36929546252928433357, within(quartic.partitionError() + 1e-13));
        assertThatThrownBy(() -> solver.thermal(Problems.quartic(), grid, -1)).isInstanceOf(ProblemException.class);
    }

    private void refuses(Problem problem, int levels, String... because) {
        assertThatThrownBy(() -> solver.ground(problem, 1e-8, levels))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll(because);
    }

    @Test
    void objectivesWithoutAGroundStateAreRefusedWithTheReason() {
        refuses(one(Expr.neg(X2), Expr.ONE), 1, "no lower bound", "x = ");
        refuses(one(Expr.pow(X, 3), Expr.ONE), 1, "no lower bound", "x = -");
        refuses(one(Expr.sub(Expr.pow(X, 4), Expr.pow(X, 6)), Expr.ONE), 1, "no lower bound");
        refuses(one(Expr.neg(Expr.call(Fn.LOG, Expr.add(Expr.ONE, X2))), Expr.ONE), 1, "no lower bound");
        refuses(one(Expr.neg(Expr.exp(X)), Expr.ONE), 1, "no lower bound");
        refuses(Problem.of(Expr.mul(X, Problems.Y), Expr.ONE, "x", "y"), 1, "no lower bound");
        refuses(one(Expr.ZERO, Expr.ONE), 1, "does not confine");
        refuses(one(Expr.call(Fn.COS, X), Expr.ONE), 1, "does not confine");
        // -2/cosh^2 has one bound level, at -1
        refuses(one(Expr.mul(Expr.num(-2), Expr.pow(cosh(X), -2)), Expr.ONE), 2, "does not confine");
        refuses(one(X2, Expr.ZERO), 1, "must be positive");
        refuses(one(X2, Expr.num(-1)), 1, "must be positive");
        refuses(one(X2, Expr.ONE), 0, "at least 1");
        refuses(one(Expr.mul(Expr.sym("t"), X2), Expr.ONE), 1, "changes with the time");
        assertThatThrownBy(() -> solver.ground(one(X2, Expr.ONE), 1e-17, 1)).hasMessageContaining("double precision");
        assertThatThrownBy(() -> solver.ground(one(X2, Expr.ONE), 0, 1)).hasMessageContaining("positive");
        Grid periodic = Grid.of(new Axis("x", -5, 5, 64, Boundary.PERIODIC));
        assertThatThrownBy(() -> solver.ground(one(Expr.neg(X2), Expr.ONE), periodic, 1)).hasMessageContaining("no lower bound");
        assertThatThrownBy(() -> solver.ground(one(Expr.div(Expr.ONE, X), Expr.ONE), periodic, 1)).hasMessageContaining("infinite at x = 0.0");
    }
}
