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
 * @param carried the numbers beside the state that a run which chooses its steps goes on with, as that kind of run orders
 *     them; none for equal steps
 * @param last whether no step follows
 */
public record Snapshot(
        long step, List<Observables> observed, Supplier<Field> state, Supplier<double[]> carried, boolean last) {

    /** Of a run in equal steps, which carries nothing else. */
    public Snapshot(long step, List<Observables> observed, Supplier<Field> state) {
        this(step, observed, state, () -> new double[0], false);
    }

    /** Before the first step. */
    public static Snapshot start(Field initial) {
        return new Snapshot(0, List.of(), () -> initial);
    }
}
