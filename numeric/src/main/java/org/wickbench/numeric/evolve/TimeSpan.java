package org.wickbench.numeric.evolve;

import java.util.List;
import java.util.TreeSet;
import org.wickbench.numeric.equation.ProblemException;

/**
 * From time 0 to {@code until} [T] in equal steps.
 *
 * @param until positive, or negative in real time
 * @param steps at least 1
 * @param observations how many times, evenly spread, the observer is called after the initial state; at least 1
 */
public record TimeSpan(double until, int steps, int observations) {
    /** About a tenth of a second: rare enough to cost nothing, often enough for progress and checkpoints. */
    private static final long STRIDE_WORK = 1L << 22;
    /** The normalised flow rescales after so many steps. */
    private static final long SHORTEST_STRIDE = 8;

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

    /** How many observations were made when so many steps are done, the one of the initial state included. */
    int observationsUntil(long step) {
        int made = 1;
        while (made <= observations && stepOf(made) <= step) {
            made++;
        }
        return made;
    }

    /**
     * After which steps a run pauses: 0, at the observations, and every {@link #STRIDE_WORK} point updates. A stepper merges
     * what neighbouring steps share, so the places where it stops are part of the result's last bits; they depend on the
     * span and the grid alone, and therefore a run gives the same bits whether or not it was looked at or resumed.
     */
    List<Long> pauses(int points) {
        long stride = Math.max(SHORTEST_STRIDE, STRIDE_WORK / points / SHORTEST_STRIDE * SHORTEST_STRIDE);
        TreeSet<Long> pauses = new TreeSet<>();
        for (long step = 0; step < steps; step += stride) {
            pauses.add(step);
        }
        for (int i = 0; i <= observations; i++) {
            pauses.add(stepOf(i));
        }
        return List.copyOf(pauses);
    }

    /** The size of a step [T]. */
    public double stepSize() {
        return until / steps;
    }
}
