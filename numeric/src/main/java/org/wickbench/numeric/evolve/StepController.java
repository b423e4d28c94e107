package org.wickbench.numeric.evolve;

/**
 * The next step from the error of the last ones: {@code h' = h S r_n^(-0.7/p) r_(n-1)^(0.4/p)} with the ratio {@code r} of
 * the error to what is allowed and the order {@code p} in which it falls with the step (Gustafsson, ACM Trans. Math. Softw.
 * 17 (1991) 533; the exponents of Hairer, Wanner, Solving Ordinary Differential Equations II, IV.2).
 */
final class StepController {
    /** Aims below the allowed error, so that few steps have to be repeated. */
    private static final double SAFETY = 0.9;

    private static final double LARGEST_CHANGE = 5;
    /** A step stays as it is for less than that: every other size costs new tables. */
    private static final double WORTH_CHANGING = 1.2;
    /** A lucky step must not look like a trend. */
    private static final double SMALLEST_RATIO = 1e-4;

    private final int order;
    private double previous = 1;

    /** @param order the order in which the error's ratio to what is allowed falls with the step */
    StepController(int order) {
        this.order = order;
    }

    /** The ratio of the last accepted step: all that a controller remembers. */
    double previous() {
        return previous;
    }

    /** Goes on from what another one remembered. */
    void restore(double remembered) {
        previous = remembered;
    }

    /** By which factor the step changes after one whose ratio was at most 1. */
    double afterAccepted(double ratio) {
        double bounded = Math.max(ratio, SMALLEST_RATIO);
        double factor = SAFETY * Math.pow(bounded, -0.7 / order) * Math.pow(previous, 0.4 / order);
        previous = bounded;
        if (factor > 1 / WORTH_CHANGING && factor < WORTH_CHANGING) {
            return 1;
        }
        return Math.clamp(factor, 1 / LARGEST_CHANGE, LARGEST_CHANGE);
    }

    /** By which factor the step shrinks after one whose ratio was above 1, or not a number. */
    double afterRejected(double ratio) {
        double factor = SAFETY * Math.pow(ratio, -1.0 / order);
        return Double.isNaN(factor) ? 1 / LARGEST_CHANGE : Math.clamp(factor, 1 / LARGEST_CHANGE, SAFETY);
    }
}
