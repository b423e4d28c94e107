package org.wickbench.numeric.evolve;

import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;

/** The steps of a run, to be taken again with each of them divided: this is how its error is measured. */
interface Replay {
    /** How many steps the run took. */
    long steps();

    /** The time that it covered [T]. */
    double until();

    /** True if neighbouring steps can be taken as one. */
    boolean canBeHalved();

    /**
     * The final state with {@code times} steps in the place of one.
     *
     * @param part which part of the error is measured, for those who watch
     */
    Field refined(String part, Grid on, Field from, int times);

    /** The final state with one step in the place of two. */
    Field halved(String part, Grid on, Field from);
}
