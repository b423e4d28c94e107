package org.wickbench.symbolic.normal;

import java.util.Map;

/**
 * A polynomial over a product of powers of polynomials. Each factor below the bar has at least two terms, no common
 * monomial and leading coefficient 1, and is not identically zero.
 */
record Fraction(Polynomial numerator, Map<Polynomial, Integer> denominator) {
    static final Fraction ZERO = new Fraction(Polynomial.ZERO, Map.of());
    static final Fraction ONE = new Fraction(Polynomial.ONE, Map.of());

    static Fraction of(Polynomial polynomial) {
        return new Fraction(polynomial, Map.of());
    }

    boolean isPolynomial() {
        return denominator.isEmpty();
    }

    /** True if this is a number times a monomial. */
    boolean isSingleTerm() {
        return isPolynomial() && numerator.isSingleTerm();
    }
}
