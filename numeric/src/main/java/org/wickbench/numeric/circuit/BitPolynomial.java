package org.wickbench.numeric.circuit;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wickbench.numeric.equation.ProblemException;

/**
 * A real function of binary digits as a polynomial in them. Since {@code b^2 = b}, a monomial is a set of digits, and its
 * value is 1 where all of them are 1.
 *
 * @param terms the coefficient of each set of digits, a number whose bits are its members; none is zero
 */
record BitPolynomial(Map<Integer, BigDecimal> terms) {
    /** A gate or more each: beyond it the text of one step has megabytes. */
    private static final int MOST_TERMS = 100_000;

    static final BitPolynomial ZERO = new BitPolynomial(Map.of());

    BitPolynomial {
        TreeMap<Integer, BigDecimal> kept = new TreeMap<>(terms);
        kept.values().removeIf(coefficient -> coefficient.signum() == 0);
        terms = Collections.unmodifiableMap(kept);
    }

    static BitPolynomial constant(BigDecimal value) {
        return new BitPolynomial(Map.of(0, value));
    }

    /** {@code weight * b}. */
    static BitPolynomial digit(int digit, BigDecimal weight) {
        return new BitPolynomial(Map.of(1 << digit, weight));
    }

    /**
     * A polynomial in coordinates each of which is itself a function of the digits.
     *
     * @throws ProblemException if it has too many terms to be written as gates
     */
    static BitPolynomial substitute(Polynomial polynomial, List<BitPolynomial> coordinates) {
        BitPolynomial sum = ZERO;
        Map<List<Integer>, BitPolynomial> known = new HashMap<>();
        for (Map.Entry<List<Integer>, BigDecimal> term : polynomial.terms().entrySet()) {
            BitPolynomial monomial = constant(BigDecimal.ONE);
            for (int axis = 0; axis < coordinates.size(); axis++) {
                monomial = monomial.times(power(coordinates, axis, term.getKey().get(axis), known));
            }
            sum = sum.plus(monomial.scaled(term.getValue()));
        }
        return sum;
    }

    private static BitPolynomial power(
            List<BitPolynomial> coordinates, int axis, int exponent, Map<List<Integer>, BitPolynomial> known) {
        if (exponent == 0) {
            return constant(BigDecimal.ONE);
        }
        List<Integer> name = List.of(axis, exponent);
        BitPolynomial before = known.get(name);
        if (before != null) {
            return before;
        }
        BitPolynomial power = power(coordinates, axis, exponent - 1, known).times(coordinates.get(axis));
        known.put(name, power);
        return power;
    }

    BitPolynomial plus(BitPolynomial other) {
        Map<Integer, BigDecimal> sum = new HashMap<>(terms);
        other.terms.forEach((digits, coefficient) -> add(sum, digits, coefficient));
        return new BitPolynomial(sum);
    }

    BitPolynomial scaled(BigDecimal factor) {
        Map<Integer, BigDecimal> scaled = new HashMap<>();
        terms.forEach((digits, coefficient) -> scaled.put(digits, coefficient.multiply(factor, Polynomial.DIGITS)));
        return new BitPolynomial(scaled);
    }

    BitPolynomial times(BitPolynomial other) {
        Map<Integer, BigDecimal> product = new HashMap<>();
        terms.forEach((left, a) -> {
            other.terms.forEach((right, b) -> add(product, left | right, a.multiply(b, Polynomial.DIGITS)));
            if (product.size() > MOST_TERMS) {
                throw new ProblemException("the phases of a step have more than " + MOST_TERMS
                        + " terms in the qubits: take fewer points or an objective of lower degree");
            }
        });
        return new BitPolynomial(product);
    }

    private static void add(Map<Integer, BigDecimal> sum, int digits, BigDecimal coefficient) {
        sum.merge(digits, coefficient, (a, b) -> a.add(b, Polynomial.DIGITS));
    }
}
