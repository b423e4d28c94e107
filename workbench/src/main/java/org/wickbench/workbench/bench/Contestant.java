package org.wickbench.workbench.bench;

/** A program that can be asked to take steps from a known state; used by one thread. */
interface Contestant {
    /** Takes steps and says how long they took [ms]. */
    double run(int steps);

    /** Real and imaginary part of the state at a point, by its number in row-major order. */
    double[] value(int point);

    /** Puts the initial state back. */
    void reset();
}
