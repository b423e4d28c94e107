package org.wickbench.numeric.evolve;

import org.wickbench.numeric.equation.ProblemException;

/**
 * From time 0 to {@code until} [T] in equal steps.
 *
 * @param until positive, or negative in real time
 * @param steps at least 1
 * @param observations how many times, evenly spread, the observer is called after the initial state; at least 1
 */
public record TimeSpan(double until, int steps, int observations) {
    public TimeSpan {
        if (!Double.isFinite(until) || until == 0) {
            throw new ProblemException("the final time must be a finite number other than 0, not " + until);
        }
        if (steps < 1) {
            throw new ProblemException("an evolution takes at least 1 step, not " + steps);
        }
        if (observations < 1 || observations > steps) {
            throw new ProblemException(
                    "the number of observations must lie between 1 and the " + steps + " steps, not " + observations);
        }
    }

    public static TimeSpan of(double until, int steps) {
        return new TimeSpan(until, steps, 1);
    }

    /** After how many steps the {@code i}-th observation is made, {@code 0 <= i <= observations}. */
    public long stepOf(long i) {
        return steps * i / observations;
    }

    /** The size of a step [T]. */
    public double stepSize() {
        return until / steps;
    }
}
