package org.wickbench.numeric.evolve;

import java.util.List;
import org.wickbench.numeric.grid.Field;

/**
 * The outcome of an evolution.
 *
 * @param state the final state
 * @param observables the quadratures at the observed times, the initial and the final one included
 * @param steps steps taken
 * @param stepSize the size of a step [T]
 * @param error bounds the L2 distance of {@code state} from the exact solution
 */
public record Evolution(Field state, List<Observables> observables, long steps, double stepSize, ErrorStatement error) {
    public Evolution {
        observables = List.copyOf(observables);
    }

    /** The quadratures of the final state. */
    public Observables last() {
        return observables.getLast();
    }
}
