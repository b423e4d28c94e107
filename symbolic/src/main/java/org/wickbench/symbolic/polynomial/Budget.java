package org.wickbench.symbolic.polynomial;

/**
 * How much exact arithmetic one question may take. Products of terms are counted, weighted by the length of their
 * coefficients, so that the same input stops at the same place on every machine; a thread that is interrupted stops too.
 */
public final class Budget {
    /** About two seconds of products of short terms. */
    public static final long USUAL = 3_000_000;

    private long left;

    public Budget(long products) {
        this.left = products;
    }

    /** @throws ArithmeticLimitException if the budget is used up */
    void spend(long products) {
        left -= products;
        if (left < 0) {
            throw new ArithmeticLimitException("the polynomials get too large");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new ArithmeticLimitException("out of time");
        }
    }
}
