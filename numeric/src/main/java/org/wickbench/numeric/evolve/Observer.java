package org.wickbench.numeric.evolve;

import org.wickbench.numeric.grid.Field;

/** Told of an evolution while it runs, on the calling thread. */
@FunctionalInterface
public interface Observer {
    /** An observer that looks at nothing. */
    Observer NONE = (_, _, _) -> {};

    /**
     * Called after the initial state (step 0), at regular steps and after the last one.
     *
     * @param step steps done
     * @param steps steps in all
     * @param observables the state's quadratures now
     */
    void at(long step, long steps, Observables observables);

    /**
     * Called at the same times with the state itself, for checkpoints: a run resumed from it continues bit by bit.
     *
     * @param state the stepper's own storage; copy or write it before returning
     */
    default void state(long step, Field state) {}
}
