package org.wickbench.numeric.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wickbench.numeric.Problems;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.evolve.ExactSolutions.Exact;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.kernel.KernelMutation.Coefficient;
import org.wickbench.numeric.run.KernelCompiler;
import org.wickbench.symbolic.expr.Expr;

class EvolverTest {
    private static final KernelCompiler COMPILER =
            new KernelCompiler(Optional.empty(), KernelCompiler.availableFlavour());
    private static final Method FD2 = new Method.FiniteDifference(2, Method.Scheme.EULER);
    private static final Method FD8 = new Method.FiniteDifference(8, Method.Scheme.RUNGE_KUTTA_4);
    private static final Method CRANK_NICOLSON = new Method.FiniteDifference(2, Method.Scheme.CRANK_NICOLSON);

    private final Evolver evolver = new Evolver(COMPILER, KernelMutation.NONE, 1);

    private static final Exact COHERENT = ExactSolutions.coherent(1, 0.5, 1);
    private static final Exact PACKET = ExactSolutions.freePacket(0.5, 1, 1);
    private static final Exact MEHLER = ExactSolutions.mehlerGaussian(1, 0.5, 2);
    private static final Exact HEAT = ExactSolutions.heat(0.5, 1);

    private static Grid grid(double half, int points, Boundary boundary) {
        return Grid.of(new Axis("x", -half, half, points, boundary));
    }

    private double error(Evolver by, Exact exact, Grid grid, double until, int steps, Method method) {
        Evolution end = by.withoutError(
                exact.problem(), grid, exact.at(grid, 0), TimeSpan.of(until, steps), method, Observer.NONE);
        return Quadrature.distance(end.state(), exact.at(grid, until));
    }

    /** Method, exact problem, first number of steps: in the asymptotic range, well above round-off. */
    static List<Object[]> orders() {
        return List.of(
                new Object[] {Method.LIE, COHERENT, 100, 1.0},
                new Object[] {Method.STRANG, COHERENT, 50, 2.0},
                new Object[] {Method.SUZUKI_CHIN_4, COHERENT, 10, 4.0},
                new Object[] {Method.YOSHIDA_4, COHERENT, 40, 4.0},
                new Object[] {Method.BLANES_MOAN_4, COHERENT, 6, 4.0},
                new Object[] {Method.LIE, MEHLER, 100, 1.0},
                new Object[] {Method.STRANG, MEHLER, 40, 2.0},
                new Object[] {Method.SUZUKI_CHIN_4, MEHLER, 6, 4.0});
    }

    @ParameterizedTest
    @MethodSource("orders")
    void aSplittingConvergesWithItsOrderToTheExactComplexState(Method method, Exact exact, int steps, double order) {
        // spectral in space: at 128 points on [-10, 10] the space error is below 1e-12
        Grid grid = grid(10, 128, Boundary.PERIODIC);
        double coarse = error(evolver, exact, grid, 1, steps, method);
        double fine = error(evolver, exact, grid, 1, 2 * steps, method);
        double finest = error(evolver, exact, grid, 1, 4 * steps, method);
        // the next term of the error series is smaller by the step; 0.1 leaves room for it
        assertThat(ExactSolutions.order(coarse, fine)).isCloseTo(order, within(0.1));
        assertThat(ExactSolutions.order(fine, finest)).isCloseTo(order, within(0.1));
        assertThat(method.timeOrder()).isEqualTo((int) order);
    }

    @ParameterizedTest
    @MethodSource("boundaries")
    void splitStepsAreExactInTimeAndSpaceForFreeMotionOnEveryBoundary(Boundary boundary, Exact exact) {
        // exp(-(8/1.4)^2/2) = 8e-8 would still be seen at 8; at 14 the packet is below 1e-16
        Grid grid = grid(14, boundary == Boundary.DIRICHLET ? 149 : 150, boundary);
        assertThat(error(evolver, exact, grid, 1, 3, Method.STRANG)).isLessThan(1e-13);
    }

    static List<Object[]> boundaries() {
        List<Object[]> cases = new ArrayList<>();
        for (Boundary boundary : List.of(Boundary.PERIODIC, Boundary.DIRICHLET, Boundary.NEUMANN)) {
            cases.add(new Object[] {boundary, PACKET});
            cases.add(new Object[] {boundary, HEAT});
        }
        return cases;
    }

    static List<Object[]> spaceOrders() {
        List<Object[]> cases = new ArrayList<>();
        for (int order : new int[] {2, 4, 6, 8}) {
            for (Boundary boundary : List.of(Boundary.PERIODIC, Boundary.DIRICHLET, Boundary.NEUMANN)) {
                cases.add(new Object[] {order, boundary, PACKET});
            }
            cases.add(new Object[] {order, Boundary.DIRICHLET, MEHLER});
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("spaceOrders")
    void differencesConvergeWithTheirOrderInSpace(int order, Boundary boundary, Exact exact) {
        Method method = new Method.FiniteDifference(order, Method.Scheme.RUNGE_KUTTA_4);
        // spacing 0.2 and 0.1; 800 Runge-Kutta steps leave a time error below 1e-10
        int n = 96;
        Grid coarse = grid(9.6, n, boundary);
        Grid fine = grid(9.6, 2 * n, boundary);
        double ratio = coarse.axis(0).spacing() / fine.axis(0).spacing();
        double observed = Math.log(
                        error(evolver, exact, coarse, 0.5, 800, method) / error(evolver, exact, fine, 0.5, 800, method))
                / Math.log(ratio);
        // at k h = 0.2..0.4 the next term of the symbol is a few per cent of the leading one
        assertThat(observed).isCloseTo(order, within(0.2));
    }

    @Test
    void explicitEulerHasOrderOneAndRungeKuttaOrderFourInTime() {
        Grid grid = grid(8, 32, Boundary.DIRICHLET);
        assertThat(selfOrder(MEHLER, grid, FD2, 100)).isCloseTo(1, within(0.1));
        assertThat(selfOrder(MEHLER, grid, FD8, 40)).isCloseTo(4, within(0.2));
        assertThat(selfOrder(COHERENT, grid, FD8, 60)).isCloseTo(4, within(0.2));
        assertThat(selfOrder(COHERENT, grid, CRANK_NICOLSON, 60)).isCloseTo(2, within(0.1));
        assertThat(selfOrder(MEHLER, grid, CRANK_NICOLSON, 40)).isCloseTo(2, within(0.1));
    }

    /** Order in time on a fixed grid from three runs, each with half the step of the last: space errors cancel. */
    private double selfOrder(Exact exact, Grid grid, Method method, int steps) {
        Field start = exact.at(grid, 0);
        Field middle = run(exact.problem(), grid, start, 1, 2 * steps, method);
        return ExactSolutions.order(
                Quadrature.distance(middle, run(exact.problem(), grid, start, 1, steps, method)),
                Quadrature.distance(middle, run(exact.problem(), grid, start, 1, 4 * steps, method)));
    }

    private Field run(Problem problem, Grid grid, Field start, double until, int steps, Method method) {
        return evolver.withoutError(problem, grid, start, TimeSpan.of(until, steps), method, Observer.NONE)
                .state();
    }

    static List<Object[]> runs() {
        return List.of(
                new Object[] {COHERENT, grid(8, 64, Boundary.PERIODIC), 40, Method.STRANG},
                new Object[] {COHERENT, grid(8, 20, Boundary.PERIODIC), 40, Method.STRANG},
                new Object[] {COHERENT, grid(3, 48, Boundary.PERIODIC), 40, Method.STRANG},
                new Object[] {COHERENT, grid(8, 63, Boundary.DIRICHLET), 20, Method.SUZUKI_CHIN_4},
                new Object[] {COHERENT, grid(8, 64, Boundary.NEUMANN), 40, Method.YOSHIDA_4},
                new Object[] {COHERENT, grid(8, 64, Boundary.NEUMANN), 8, Method.BLANES_MOAN_4},
                new Object[] {MEHLER, grid(8, 63, Boundary.DIRICHLET), 40, Method.STRANG},
                new Object[] {MEHLER, grid(8, 64, Boundary.PERIODIC), 10, Method.SUZUKI_CHIN_4},
                new Object[] {MEHLER, grid(2.5, 40, Boundary.PERIODIC), 40, Method.STRANG},
                new Object[] {MEHLER, grid(8, 63, Boundary.DIRICHLET), 600, FD2},
                new Object[] {MEHLER, grid(8, 95, Boundary.DIRICHLET), 50, CRANK_NICOLSON},
                new Object[] {COHERENT, grid(8, 95, Boundary.DIRICHLET), 50, CRANK_NICOLSON},
                new Object[] {PACKET, grid(10, 64, Boundary.PERIODIC), 3, Method.LIE},
                new Object[] {HEAT, grid(6, 64, Boundary.PERIODIC), 3, Method.STRANG});
    }

    @ParameterizedTest
    @MethodSource("runs")
    void theErrorStatementCoversTheTrueErrorWithoutDrowningIt(Exact exact, Grid grid, int steps, Method method) {
        Evolution end =
                evolver.evolve(exact.problem(), grid, exact.at(grid, 0), TimeSpan.of(1, steps), method, Observer.NONE);
        double truth = Quadrature.distance(end.state(), exact.at(grid, 1));
        assertThat(end.error().total()).as("%s", end.error()).isGreaterThanOrEqualTo(truth);
        // a statement a thousand times too large, above the round-off floor, would be no statement
        assertThat(end.error().total()).as("%s", end.error()).isLessThan(Math.max(1e-11, 1e3 * truth));
    }

    static List<Object[]> mutations() {
        List<Object[]> cases = new ArrayList<>();
        for (Coefficient coefficient : List.of(Coefficient.KINETIC, Coefficient.POTENTIAL)) {
            cases.add(new Object[] {coefficient, COHERENT, Method.STRANG});
            cases.add(new Object[] {coefficient, MEHLER, Method.STRANG});
            cases.add(new Object[] {coefficient, MEHLER, Method.SUZUKI_CHIN_4});
        }
        cases.add(new Object[] {Coefficient.KINETIC, MEHLER, FD8});
        cases.add(new Object[] {Coefficient.COMMUTATOR, COHERENT, Method.SUZUKI_CHIN_4});
        cases.add(new Object[] {Coefficient.COMMUTATOR, MEHLER, Method.SUZUKI_CHIN_4});
        return cases;
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void aWrongCoefficientIsSeenAgainstTheExactState(Coefficient coefficient, Exact exact, Method method) {
        Grid grid = grid(8, 96, method == FD8 ? Boundary.DIRICHLET : Boundary.PERIODIC);
        // the commutator's sign is the error that is easiest to make
        double factor = coefficient == Coefficient.COMMUTATOR ? -1 : 1.01;
        Evolver wrong = new Evolver(COMPILER, new KernelMutation(coefficient, factor), 1);
        int steps = method == FD8 ? 800 : 20;
        double right = error(evolver, exact, grid, 1, steps, method);
        assertThat(error(wrong, exact, grid, 1, steps, method)).isGreaterThan(2 * right);
        if (coefficient == Coefficient.COMMUTATOR) {
            double order = ExactSolutions.order(
                    error(wrong, exact, grid, 1, steps, method), error(wrong, exact, grid, 1, 2 * steps, method));
            assertThat(order).as("the order falls from 4 to 2").isCloseTo(2, within(0.2));
        }
    }

    @Test
    void realTimeKeepsNormAndEnergyAndTheCurrentIsTheVelocityOfTheMean() {
        Grid grid = grid(10, 128, Boundary.PERIODIC);
        Evolution end = evolver.withoutError(
                COHERENT.problem(),
                grid,
                COHERENT.at(grid, 0),
                new TimeSpan(3, 300, 300),
                Method.STRANG,
                Observer.NONE);
        Observables first = end.observables().getFirst();
        for (Observables now : end.observables()) {
            // 300 unitary steps of 7 stages round a norm of order 1 at 1e-16 each
            assertThat(now.norm()).isCloseTo(first.norm(), within(1e-13));
            // Strang conserves a Hamiltonian that differs by O(h^2) = 1e-4
            assertThat(now.energy()).isCloseTo(first.energy(), within(1e-4));
            assertThat(now.moments().getFirst().mean()).isCloseTo(Math.cos(now.time()), within(1e-4));
            assertThat(now.moments().getFirst().current()).isCloseTo(-Math.sin(now.time()), within(1e-4));
            // variance 1/(2a), a = 1
            assertThat(now.moments().getFirst().variance()).isCloseTo(0.5, within(1e-4));
        }
        // E = w/2 + k x0^2/2 = 1
        assertThat(first.energy()).isCloseTo(1, within(1e-12));
    }

    @Test
    void theNormalisedFlowKeepsTheNormAndLowersTheEnergyToTheGroundState() {
        Grid grid = grid(8, 64, Boundary.PERIODIC);
        Problem problem = MEHLER.problem().in(Flow.NORMALISED_IMAGINARY_TIME);
        Evolution end = evolver.withoutError(
                problem, grid, MEHLER.at(grid, 0), new TimeSpan(20, 400, 20), Method.SUZUKI_CHIN_4, Observer.NONE);
        double last = Double.POSITIVE_INFINITY;
        for (Observables now : end.observables()) {
            assertThat(now.norm()).isCloseTo(end.observables().getFirst().norm(), within(1e-13));
            assertThat(now.energy()).isLessThan(last + 1e-13);
            last = now.energy();
        }
        assertThat(last).isCloseTo(0.5, within(1e-8));
    }

    @Test
    void theObserverSeesEveryObservationInOrder() {
        Grid grid = grid(8, 32, Boundary.PERIODIC);
        List<Long> seen = new ArrayList<>();
        evolver.withoutError(
                HEAT.problem(), grid, HEAT.at(grid, 0), new TimeSpan(1, 10, 4), Method.STRANG, (step, steps, now) -> {
                    seen.add(step);
                    assertThat(now.time()).isCloseTo(step / 10.0, within(1e-15));
                });
        assertThat(seen).containsExactly(0L, 2L, 5L, 7L, 10L);
    }

    static List<Object[]> resumable() {
        return List.of(
                new Object[] {COHERENT.problem(), Boundary.PERIODIC, Method.STRANG},
                new Object[] {COHERENT.problem(), Boundary.ABSORBING, Method.STRANG},
                new Object[] {MEHLER.problem(), Boundary.DIRICHLET, Method.SUZUKI_CHIN_4},
                new Object[] {MEHLER.problem().in(Flow.NORMALISED_IMAGINARY_TIME), Boundary.PERIODIC, Method.STRANG},
                new Object[] {COHERENT.problem(), Boundary.NEUMANN, FD8},
                new Object[] {MEHLER.problem().in(Flow.NORMALISED_IMAGINARY_TIME), Boundary.DIRICHLET, FD2},
                new Object[] {COHERENT.problem(), Boundary.DIRICHLET, CRANK_NICOLSON},
                new Object[] {scheduled(), Boundary.PERIODIC, Method.STRANG});
    }

    @ParameterizedTest
    @MethodSource("resumable")
    void aResumedRunEndsInTheSameBits(Problem problem, Boundary boundary, Method method) {
        Grid grid = grid(6, boundary == Boundary.DIRICHLET ? 39 : 40, boundary);
        Field start = ExactSolutions.heat(0.5, 1).at(grid, 0);
        TimeSpan span = new TimeSpan(0.3, 90, 3);
        List<Snapshot> saved = new ArrayList<>();
        Observer saver = new Observer() {
            @Override
            public void at(long step, long steps, Observables observables) {}

            @Override
            public void pause(Snapshot snapshot) {
                Field copy = snapshot.state().get().copy();
                saved.add(new Snapshot(snapshot.step(), List.copyOf(snapshot.observed()), () -> copy));
            }
        };
        Evolution whole = evolver.evolve(problem, grid, start, span, method, saver);
        Evolution resumed = evolver.resume(problem, grid, Start.of(start), saved.get(2), span, method, Observer.NONE);
        assertThat(resumed.state()).isEqualTo(whole.state());
        assertThat(resumed.observables()).isEqualTo(whole.observables());
        assertThat(resumed.error()).isEqualTo(whole.error());
        Snapshot elsewhere =
                new Snapshot(59, saved.get(2).observed(), saved.get(2).state());
        assertThatThrownBy(() -> evolver.resume(problem, grid, Start.of(start), elsewhere, span, method, Observer.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("saved by another run");
    }

    /** {@code D = (1+t)/2, zeta = sin(2t) + (1+t) x^2/2}. */
    private static Problem scheduled() {
        Expr growing = Expr.add(Expr.ONE, Problem.TIME);
        Expr zeta = Expr.add(
                Expr.call(org.wickbench.symbolic.expr.Fn.SIN, Expr.mul(Expr.num(2), Problem.TIME)),
                Expr.mul(Expr.HALF, growing, Expr.pow(Problems.X, 2)));
        return Problem.of(zeta, Expr.mul(Expr.HALF, growing), "x");
    }

    @Test
    void schedulesAreFollowedToSecondOrder() {
        // with the common factor 1+t, time is only stretched to s = t + t^2/2, and sin(2t) turns the phase by sin(t)^2
        Grid grid = grid(10, 128, Boundary.PERIODIC);
        double s = 1.5;
        Field stretched = COHERENT.at(grid, s);
        double turn = Math.pow(Math.sin(1), 2);
        for (int i = 0; i < stretched.re().length; i++) {
            double re = stretched.re()[i];
            double im = stretched.im()[i];
            stretched.re()[i] = re * Math.cos(turn) + im * Math.sin(turn);
            stretched.im()[i] = im * Math.cos(turn) - re * Math.sin(turn);
        }
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            Field end = run(scheduled(), grid, COHERENT.at(grid, 0), 1, 50 << i, Method.STRANG);
            errors[i] = Quadrature.distance(end, stretched);
        }
        assertThat(ExactSolutions.order(errors[0], errors[1])).isCloseTo(2, within(0.1));
        assertThat(errors[1]).isLessThan(1e-3);
        refuses(scheduled(), grid, 1, 10, Method.YOSHIDA_4, "changes with the time");
    }

    @Test
    void absorbingEndsLetAPacketOutWhereACircleBringsItBack() {
        Exact fast = ExactSolutions.freePacket(0.5, 1, 4);
        Grid open = grid(16, 256, Boundary.ABSORBING);
        Grid circle = grid(16, 256, Boundary.PERIODIC);
        // speed 4: after time 8 the packet would be one box away
        Field gone = run(fast.problem(), open, fast.at(open, 0), 8, 400, Method.STRANG);
        Field back = run(fast.problem(), circle, fast.at(circle, 0), 8, 400, Method.STRANG);
        // waves below q = 1.5, a share exp(-(4 - 1.5)^2/2) = 0.04 in amplitude, are still on their way
        assertThat(Quadrature.norm(gone)).isLessThan(0.05);
        assertThat(Quadrature.norm(back)).isCloseTo(Quadrature.norm(fast.at(circle, 0)), within(1e-12));
        // before it reaches the layer at 11.2 it moves as if there were none
        assertThat(error(evolver, fast, open, 1, 50, Method.STRANG)).isLessThan(1e-6);
        refuses(MEHLER.problem(), open, 1, 10, Method.STRANG, "real time");
    }

    @Test
    void realTimeRunsBackward() {
        Grid grid = grid(10, 128, Boundary.PERIODIC);
        assertThat(error(evolver, COHERENT, grid, -1, 400, Method.SUZUKI_CHIN_4))
                .isLessThan(1e-9);
    }

    private void refuses(Problem problem, Grid grid, double until, int steps, Method method, String... because) {
        Field start = ExactSolutions.heat(0.5, 1).at(grid, 0);
        assertThatThrownBy(() -> evolver.evolve(problem, grid, start, TimeSpan.of(until, steps), method, Observer.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll(because);
    }

    @Test
    void wrongInputIsRefusedWithTheReason() {
        Grid grid = grid(8, 64, Boundary.PERIODIC);
        Grid walls = grid(8, 63, Boundary.DIRICHLET);
        Problem imaginary = MEHLER.problem();
        refuses(imaginary, grid, -1, 10, Method.STRANG, "forward only");
        refuses(imaginary, grid, 1, 10, Method.YOSHIDA_4, "negative substep", "Suzuki-Chin");
        refuses(imaginary, grid, 1, 10, Method.BLANES_MOAN_4, "negative substep", "Suzuki-Chin");
        refuses(imaginary, walls, 1, 10, FD2, "stability limit", "times as many steps");
        refuses(COHERENT.problem(), walls, 1, 100000, FD2, "unstable in real time");
        refuses(imaginary.with("D", 0), grid, 1, 10, Method.STRANG, "must be positive");
        refuses(imaginary.with("D", -1), grid, 1, 10, Method.STRANG, "must be positive");
        refuses(HEAT.problem(), grid, 1, 10, Method.SUZUKI_CHIN_4, "|grad zeta|^2");
        // k^2 x^2 is right for k x^2/2; a forgotten square is not
        refuses(
                imaginary.withGradientSquared(Problems.X),
                grid,
                1,
                10,
                Method.SUZUKI_CHIN_4,
                "not that of the objective");
        refuses(imaginary, grid, 1, 10, CRANK_NICOLSON, "Dirichlet and Neumann");
        refuses(
                Problem.of(Expr.div(Expr.ONE, Problems.X), Expr.ONE, "x"),
                grid,
                1,
                10,
                Method.STRANG,
                "infinite at x = 0.0");
        refuses(
                Problem.of(Expr.sqrt(Problems.X), Expr.ONE, "x"),
                grid,
                1,
                10,
                Method.STRANG,
                "not a real number at x = -8.0");
        refuses(Problem.of(Expr.mul(Expr.I, Problems.X), Expr.ONE, "x"), grid, 1, 10, Method.STRANG, "imaginary unit");
        refuses(Problem.of(Expr.sym("y"), Expr.ONE, "x"), grid, 1, 10, Method.STRANG, "'y'", "neither a coordinate");
        refuses(Problem.of(Expr.ONE, Expr.ONE, "y"), grid, 1, 10, Method.STRANG, "axis 0 of the grid is 'x'");
        refuses(Problem.of(Expr.ONE, Expr.ONE, "x", "y"), grid, 1, 10, Method.STRANG, "2 coordinates", "1 axes");
        assertThatThrownBy(() -> TimeSpan.of(1, 0)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> TimeSpan.of(0, 10)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aGridBeyondTheHeapIsRefusedBeforeAllocationWithTheNumber() {
        Grid huge = Grid.of(new Axis("x", -8, 8, 1 << 30, Boundary.PERIODIC));
        Field nothing = Field.real(grid(8, 64, Boundary.PERIODIC), new double[64]);
        assertThatThrownBy(() -> new SplitStep(
                        HEAT.problem(), huge, nothing, 0.1, Method.Splitting.STRANG, COMPILER, KernelMutation.NONE, 1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("MiB", "-Xmx");
    }
}
