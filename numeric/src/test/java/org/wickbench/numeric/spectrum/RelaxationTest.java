package org.wickbench.numeric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wickbench.numeric.Problems;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.evolve.Observables;
import org.wickbench.numeric.evolve.Observer;
import org.wickbench.numeric.evolve.Snapshot;
import org.wickbench.numeric.evolve.TimeSpan;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.symbolic.expr.Expr;

class RelaxationTest {
    private static final Problem OSCILLATOR =
            Problem.of(Expr.pow(Problems.X, 2), Expr.ONE, "x").in(Flow.NORMALISED_IMAGINARY_TIME);
    private static final Grid GRID = Grid.of(new Axis("x", -7, 7, 56, Boundary.PERIODIC));

    private static Field start(double shift) {
        double[] values = GRID.axis(0).nodes();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.exp(-(values[i] - shift) * (values[i] - shift));
        }
        return Field.real(GRID, values);
    }

    @Test
    void itStopsAtTheGroundStateOfHAndNotOfTheSplitting() {
        Relaxed found =
                new Solver().relax(OSCILLATOR, GRID, start(1), new TimeSpan(1000, 50_000, 1), Method.STRANG, 1e-5);
        assertThat(found.converged()).isTrue();
        assertThat(found.residual()).isLessThan(1e-5);
        assertThat(found.stepSize()).isLessThan(0.02);
        assertThat(found.energy()).isCloseTo(1, within(found.error().total()));
        assertThat(found.error().total()).isLessThan(1e-9);
    }

    @Test
    void aStateWithoutAShareOfTheGroundStateHasALargeError() {
        Field odd = start(0);
        for (int i = 0; i < odd.re().length; i++) {
            odd.re()[i] *= GRID.axis(0).node(i);
        }
        Relaxed found = new Solver().relax(OSCILLATOR, GRID, odd, new TimeSpan(4, 400, 1), Method.STRANG, 1e-3);
        assertThat(found.energy()).isCloseTo(3, within(1e-3));
        assertThat(found.error().total()).isGreaterThan(1.9);
    }

    @Test
    void tooLittleTimeIsNoConvergence() {
        Relaxed found = new Solver().relax(OSCILLATOR, GRID, start(1), new TimeSpan(0.5, 10, 1), Method.STRANG, 1e-5);
        assertThat(found.converged()).isFalse();
        assertThat(found.steps()).isEqualTo(10);
    }

    @Test
    void aResumedRelaxationEndsInTheSameBitsWhereverItStood() {
        TimeSpan longest = new TimeSpan(400, 2_000, 1);
        List<Snapshot> saved = new ArrayList<>();
        Observer saver = new Observer() {
            @Override
            public void at(long step, long steps, Observables observables) {}

            @Override
            public void pause(Snapshot snapshot) {
                Field state = snapshot.state().get().copy();
                double[] carried = snapshot.carried().get();
                saved.add(new Snapshot(snapshot.step(), List.of(), () -> state, () -> carried, snapshot.last()));
            }
        };
        Solver solver = new Solver();
        Relaxed whole = solver.resumeRelaxation(
                OSCILLATOR, GRID, start(1), Snapshot.start(start(1)), longest, Method.STRANG, 1e-5, saver);
        assertThat(whole.stepSize()).as("halved on the way").isLessThan(longest.stepSize());
        assertThat(saved).hasSizeGreaterThan(5);
        assertThat(saved.getLast().last()).isTrue();
        for (Snapshot from : saved) {
            Relaxed resumed = solver.resumeRelaxation(
                    OSCILLATOR, GRID, start(1), from, longest, Method.STRANG, 1e-5, Observer.NONE);
            assertThat(resumed).as("from step %d", from.step()).isEqualTo(whole);
        }
        Snapshot wrong = new Snapshot(32, List.of(), saved.get(1).state());
        assertThatThrownBy(() -> solver.resumeRelaxation(
                        OSCILLATOR, GRID, start(1), wrong, longest, Method.STRANG, 1e-5, Observer.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("saved by another run");
    }
}
