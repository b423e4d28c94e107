package org.wickbench.numeric.evolve;

import java.util.List;
import java.util.function.Supplier;
import org.wickbench.numeric.grid.Field;

/**
 * Where an evolution stands between two steps: all that is needed to go on from there, bit by bit as if it had never
 * stopped.
 *
 * @param step steps done
 * @param observed what was observed so far, the initial state included; a view of the run's own list
 * @param state the state after these steps; what it gives may be the run's own storage, so copy or write it at once
 */
public record Snapshot(long step, List<Observables> observed, Supplier<Field> state) {

    /** Before the first step. */
    public static Snapshot start(Field initial) {
        return new Snapshot(0, List.of(), () -> initial);
    }
}
