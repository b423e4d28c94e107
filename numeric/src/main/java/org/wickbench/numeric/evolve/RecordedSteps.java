package org.wickbench.numeric.evolve;

import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;

/**
 * A run whose steps were chosen on the way, taken again with the same steps.
 *
 * @param sizes of the accepted steps [T], each of which was taken in two halves
 */
record RecordedSteps(Evolver evolver, Problem problem, double[] sizes, double until, Method method, Observer observer)
        implements Replay {

    @Override
    public long steps() {
        return 2L * sizes.length;
    }

    @Override
    public boolean canBeHalved() {
        return true;
    }

    @Override
    public Field refined(String part, Grid on, Field from, int times) {
        return run(part, on, from, 2 * times);
    }

    @Override
    public Field halved(String part, Grid on, Field from) {
        return run(part, on, from, 1);
    }

    private Field run(String part, Grid on, Field from, int pieces) {
        Stepper stepper = evolver.stepper(problem, on, from, 0, method);
        double time = 0;
        for (int i = 0; i < sizes.length; i++) {
            // a wider box may have a larger objective, and with it a shorter stability limit
            int stable = (int) Math.ceil(Math.abs(sizes[i]) / stepper.longestStep());
            int taken = Math.max(pieces, stable);
            stepper.restart(stepper.state(), time, sizes[i] / taken);
            stepper.advance(taken);
            time += sizes[i];
            observer.measuring(part, i + 1, sizes.length);
        }
        return stepper.state();
    }
}
