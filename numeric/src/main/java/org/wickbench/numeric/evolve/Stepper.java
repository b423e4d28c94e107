package org.wickbench.numeric.evolve;

import org.wickbench.numeric.grid.Field;

/** A state that can be moved forward by steps of one size. Not safe for use by several threads at once. */
public interface Stepper {
    /** Takes that many steps. */
    void advance(int steps);

    /** Puts the state in that a run with the same initial state had after that many steps; copied. */
    void restore(Field state, long step);

    /** Goes on from a state at a time with steps of another size, which must not exceed {@link #longestStep}; copied. */
    void restart(Field state, double time, double step);

    /** The longest stable step [T]; infinite if every step is stable. */
    default double longestStep() {
        return Double.POSITIVE_INFINITY;
    }

    /** The state now: the stepper's own storage, valid until the next step. */
    Field state();

    /** The quadratures of the state now. */
    Observables observe(double time);

    /** An upper bound of the largest eigenvalue of the discrete Hamiltonian in absolute value, for round-off. */
    double operatorBound();
}
