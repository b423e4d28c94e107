package org.wickbench.numeric.evolve;

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
     * Called at the same times and, in between, every few steps: for progress and for checkpoints. Whether and where
     * somebody listens does not change the run.
     *
     * @param snapshot where the run stands; a run {@linkplain Evolver#resume resumed} from it continues bit by bit
     */
    default void pause(Snapshot snapshot) {}

    /**
     * Called after the steps of a run that chooses them on the way.
     *
     * @param share how much of the time lies behind, from 0 to 1
     */
    default void progress(double share) {}

    /**
     * Called while the error of the final state is measured by further runs.
     *
     * @param part which part of the error
     * @param step steps done of this further run
     * @param steps its steps in all
     */
    default void measuring(String part, long step, long steps) {}
}
