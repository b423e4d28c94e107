package org.wickbench.numeric.evolve;

import org.wickbench.numeric.equation.ProblemException;

/**
 * From time 0 to {@code until} [T] in steps that are chosen on the way.
 *
 * <p>Every step {@code h} is allowed the local error {@code tolerance |psi| h / until}. A unitary flow hands errors on at
 * their size, so that the error in time of the final state adds up to {@code tolerance |psi|} at most, as far as the
 * estimates hold; what it really came to is measured afterwards and stated.
 *
 * @param until positive, or negative in real time
 * @param observations how many times, evenly spread, the observer is called after the initial state; at least 1
 * @param tolerance the wanted error in time of the final state, relative to its L2 norm
 */
public record AdaptiveSpan(double until, int observations, double tolerance) {
    /** A hundred times the rounding of a state whose norm is summed and compared. */
    private static final double SMALLEST = 1e-13;

    public AdaptiveSpan {
        if (!Double.isFinite(until) || until == 0) {
            throw new ProblemException("the final time must be a finite number other than 0, not " + until);
        }
        if (observations < 1) {
            throw new ProblemException("the number of observations must be at least 1, not " + observations);
        }
        if (!(tolerance >= SMALLEST && tolerance < 1)) {
            throw new ProblemException("the tolerance of adaptive steps is a number from " + SMALLEST
                    + " (below it double precision decides) to 1, not " + tolerance);
        }
    }

    /** The time of the {@code i}-th observation [T], {@code 0 <= i <= observations}. */
    double timeOf(int i) {
        return i == observations ? until : until * i / observations;
    }
}
