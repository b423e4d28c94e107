package org.wickbench.numeric.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

class AdaptiveRunTest {
    private static final KernelCompiler COMPILER =
            new KernelCompiler(Optional.empty(), KernelCompiler.availableFlavour());
    private static final Method RUNGE_KUTTA = new Method.FiniteDifference(8, Method.Scheme.RUNGE_KUTTA_4);
    private static final Method EULER = new Method.FiniteDifference(8, Method.Scheme.EULER);

    private static final Exact COHERENT = ExactSolutions.coherent(1, 0.5, 1);
    private static final Exact PACKET = ExactSolutions.freePacket(0.5, 1, 1);
    private static final Exact MEHLER = ExactSolutions.mehlerGaussian(1, 0.5, 2);
    private static final Exact DESCENT = ExactSolutions.quantumDescent(2);

    private final Evolver evolver = new Evolver(COMPILER, KernelMutation.NONE, 1);

    private static Grid grid(double half, int points, Boundary boundary) {
        return Grid.of(new Axis("x", -half, half, points, boundary));
    }

    /** Problem, grid, method, tolerance, final time. */
    static List<Object[]> runs() {
        Grid circle = grid(10, 96, Boundary.PERIODIC);
        Grid walls = grid(9, 71, Boundary.DIRICHLET);
        return List.of(
                new Object[] {PACKET, circle, Method.STRANG, 1e-6, 1.0},
                new Object[] {COHERENT, circle, Method.LIE, 1e-2, 1.0},
                new Object[] {COHERENT, circle, Method.STRANG, 1e-4, 2.0},
                new Object[] {COHERENT, circle, Method.SUZUKI_CHIN_4, 1e-8, 2.0},
                new Object[] {COHERENT, circle, Method.YOSHIDA_4, 1e-6, 2.0},
                new Object[] {COHERENT, circle, Method.BLANES_MOAN_4, 1e-8, -2.0},
                new Object[] {COHERENT, walls, RUNGE_KUTTA, 1e-5, 1.0},
                new Object[] {MEHLER, circle, Method.STRANG, 1e-4, 1.0},
                new Object[] {MEHLER, circle, Method.SUZUKI_CHIN_4, 1e-8, 1.0},
                new Object[] {MEHLER, walls, RUNGE_KUTTA, 1e-5, 1.0},
                new Object[] {MEHLER, walls, EULER, 1e-3, 0.5},
                new Object[] {DESCENT, circle, Method.STRANG, 1e-4, 2.0},
                new Object[] {DESCENT, circle, Method.LIE, 2e-2, 1.0});
    }

    @ParameterizedTest
    @MethodSource("runs")
    void theTrueErrorIsStatedAndOfTheSizeThatWasAskedFor(
            Exact exact, Grid grid, Method method, double tolerance, double until) {
        AdaptiveEvolution end = evolver.adaptive(
                exact.problem(), grid, exact.at(grid, 0), new AdaptiveSpan(until, 3, tolerance), method, Observer.NONE);
        Field truth = exact.at(grid, until);
        double error = Quadrature.distance(end.evolution().state(), truth);
        ErrorStatement stated = end.evolution().error();
        assertThat(stated.total()).as("%s", stated).isGreaterThanOrEqualTo(error);
        // differences leave an error in space that no step can cure; phases that cancel may make it ten times smaller
        assertThat(error - stated.space() - stated.box())
                .isLessThan(3 * tolerance * Quadrature.norm(exact.at(grid, 0)));
        assertThat(end.accepted()).isEqualTo(end.evolution().steps() / 2);
        assertThat(end.smallest()).isPositive().isLessThanOrEqualTo(end.largest());
        assertThat(end.evolution().observables()).hasSize(4);
        assertThat(end.evolution().last().time()).isEqualTo(until);
    }

    /** Keeps where a run stands, at every pause. */
    private static Observer saver(List<Snapshot> saved) {
        return new Observer() {
            @Override
            public void at(long step, long steps, Observables observables) {}

            @Override
            public void pause(Snapshot snapshot) {
                Field state = snapshot.state().get().copy();
                double[] carried = snapshot.carried().get();
                saved.add(new Snapshot(
                        snapshot.step(),
                        List.copyOf(snapshot.observed()),
                        () -> state,
                        () -> carried,
                        snapshot.last()));
            }
        };
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aResumedRunEndsInTheSameBitsWhereverItStood(
            Exact exact, Grid grid, Method method, double tolerance, double until) {
        Problem problem = exact.problem();
        Field start = exact.at(grid, 0);
        AdaptiveSpan span = new AdaptiveSpan(until, 3, 30 * tolerance);
        List<Snapshot> saved = new ArrayList<>();
        AdaptiveEvolution whole = evolver.adaptive(problem, grid, start, span, method, saver(saved));
        assertThat(saved).hasSize((int) whole.accepted() + 1);
        assertThat(saved.getLast().last()).isTrue();
        // every pause would take long: some of them, and those before and after each observation
        Random random = new Random(7);
        for (int i = 0; i < saved.size(); i++) {
            Snapshot from = saved.get(i);
            boolean observed = i > 0
                    && from.observed().size() > saved.get(i - 1).observed().size();
            if (observed || i + 1 == saved.size() || random.nextInt(saved.size()) < 4) {
                for (int each = Math.max(1, i - 1); each <= i; each++) {
                    AdaptiveEvolution resumed = evolver.resumeAdaptive(
                            problem, grid, Start.of(start), saved.get(each), span, method, Observer.NONE);
                    assertThat(resumed).as("from step %d", each).isEqualTo(whole);
                }
            }
        }
    }

    @Test
    void whereAnotherRunStoodIsRefused() {
        Grid grid = grid(10, 64, Boundary.PERIODIC);
        Field start = COHERENT.at(grid, 0);
        AdaptiveSpan span = new AdaptiveSpan(1, 2, 1e-3);
        List<Snapshot> saved = new ArrayList<>();
        evolver.adaptive(COHERENT.problem(), grid, start, span, Method.STRANG, saver(saved));
        Snapshot good = saved.get(3);
        Field real = Field.real(grid, good.state().get().re());
        for (Snapshot wrong : List.of(
                new Snapshot(good.step() + 1, good.observed(), good.state(), good.carried(), false),
                new Snapshot(good.step(), List.of(), good.state(), good.carried(), false),
                new Snapshot(good.step(), good.observed(), good.state()),
                new Snapshot(good.step(), good.observed(), () -> real, good.carried(), false))) {
            assertThatThrownBy(() -> evolver.resumeAdaptive(
                            COHERENT.problem(), grid, Start.of(start), wrong, span, Method.STRANG, Observer.NONE))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("saved by another run");
        }
    }

    @Test
    void aTighterToleranceTakesMoreStepsAndLeavesLessError() {
        Grid grid = grid(10, 96, Boundary.PERIODIC);
        double lastError = Double.POSITIVE_INFINITY;
        long lastSteps = 0;
        for (double tolerance : new double[] {1e-3, 1e-5, 1e-7}) {
            AdaptiveEvolution end = evolver.adaptive(
                    COHERENT.problem(),
                    grid,
                    COHERENT.at(grid, 0),
                    new AdaptiveSpan(1, 1, tolerance),
                    Method.STRANG,
                    Observer.NONE);
            double error = Quadrature.distance(end.evolution().state(), COHERENT.at(grid, 1));
            assertThat(error).isLessThan(lastError / 10);
            assertThat(end.accepted()).isGreaterThan(2 * lastSteps);
            lastError = error;
            lastSteps = end.accepted();
        }
    }

    @Test
    void theStepsFollowTheSchedule() {
        // the kinetic part is large at first and the potential at the end: one step for all times would be the smallest
        Grid grid = grid(10, 96, Boundary.PERIODIC);
        AdaptiveEvolution end = evolver.adaptive(
                DESCENT.problem(),
                grid,
                DESCENT.at(grid, 0),
                new AdaptiveSpan(2, 1, 1e-4),
                Method.STRANG,
                Observer.NONE);
        assertThat(end.largest()).isGreaterThan(3 * end.smallest());
    }

    @Test
    void aFirstStepThatIsFarTooLongIsRejected() {
        Grid grid = grid(10, 96, Boundary.PERIODIC);
        AdaptiveEvolution end = evolver.adaptive(
                COHERENT.problem(),
                grid,
                COHERENT.at(grid, 0),
                new AdaptiveSpan(30, 1, 1e-4),
                Method.STRANG,
                Observer.NONE);
        assertThat(end.rejected()).isPositive();
        assertThat(end.accepted()).isGreaterThan(300);
    }

    @Test
    void explicitStepsStayBelowTheStabilityLimitHoweverLooseTheTolerance() {
        Grid grid = grid(9, 71, Boundary.DIRICHLET);
        AdaptiveEvolution end = evolver.adaptive(
                MEHLER.problem(), grid, MEHLER.at(grid, 0), new AdaptiveSpan(2, 4, 0.5), RUNGE_KUTTA, Observer.NONE);
        Stepper stepper = evolver.stepper(MEHLER.problem(), grid, MEHLER.at(grid, 0), 0, RUNGE_KUTTA);
        assertThat(end.largest()).isLessThan(stepper.longestStep());
        assertThat(end.largest()).isCloseTo(stepper.longestStep(), within(0.2 * stepper.longestStep()));
        assertThat(end.evolution().last().norm()).isLessThan(2);
    }

    @Test
    void theNormalisedFlowKeepsTheNorm() {
        Grid grid = grid(8, 64, Boundary.PERIODIC);
        Problem problem = MEHLER.problem().in(Flow.NORMALISED_IMAGINARY_TIME);
        Field start = MEHLER.at(grid, 0);
        AdaptiveEvolution end = evolver.adaptive(
                problem, grid, start, new AdaptiveSpan(12, 2, 1e-6), Method.SUZUKI_CHIN_4, Observer.NONE);
        assertThat(end.evolution().last().norm()).isCloseTo(Quadrature.norm(start), within(1e-12));
        assertThat(end.evolution().last().energy()).isCloseTo(0.5, within(1e-8));
    }

    @Test
    void theSameRunEndsInTheSameBits() {
        Grid grid = grid(10, 96, Boundary.PERIODIC);
        List<Field> states = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            states.add(evolver.adaptive(
                            COHERENT.problem(),
                            grid,
                            COHERENT.at(grid, 0),
                            new AdaptiveSpan(1, 5, 1e-5),
                            Method.STRANG,
                            Observer.NONE)
                    .evolution()
                    .state());
        }
        assertThat(states.get(1)).isEqualTo(states.get(0));
    }

    @Test
    void wrongInputIsRefusedWithTheReason() {
        Grid grid = grid(10, 96, Boundary.PERIODIC);
        refuses(MEHLER, grid, new AdaptiveSpan(1, 1, 1e-4), Method.BLANES_MOAN_4, "negative substep");
        refuses(MEHLER, grid, new AdaptiveSpan(-1, 1, 1e-4), Method.STRANG, "forward only");
        refuses(COHERENT, grid, new AdaptiveSpan(1, 1, 1e-4), EULER, "unstable in real time");
        refuses(DESCENT, grid, new AdaptiveSpan(1, 1, 1e-4), Method.YOSHIDA_4, "changes with the time");
        assertThatThrownBy(() -> new AdaptiveSpan(1, 1, 0)).hasMessageContaining("tolerance");
        assertThatThrownBy(() -> new AdaptiveSpan(1, 1, Double.NaN)).hasMessageContaining("tolerance");
        assertThatThrownBy(() -> new AdaptiveSpan(1, 1, 1e-15)).hasMessageContaining("double precision");
        assertThatThrownBy(() -> new AdaptiveSpan(1, 0, 1e-3)).hasMessageContaining("observations");
        assertThatThrownBy(() -> new AdaptiveSpan(0, 1, 1e-3)).hasMessageContaining("final time");
    }

    private void refuses(Exact exact, Grid grid, AdaptiveSpan span, Method method, String because) {
        assertThatThrownBy(
                        () -> evolver.adaptive(exact.problem(), grid, exact.at(grid, 0), span, method, Observer.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(because);
    }
}
