package org.wickbench.symbolic.polynomial;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * A polynomial over a product of powers of polynomials that are known not to vanish.
 *
 * @param denominator the power of each factor below the bar
 */
public record Quotient(Polynomial numerator, Map<Polynomial, Long> denominator) {
    public static final Quotient ZERO = of(Polynomial.ZERO);
    public static final Quotient ONE = of(Polynomial.ONE);

    public Quotient {
        denominator = Collections.unmodifiableMap(denominator);
    }

    public static Quotient of(Polynomial polynomial) {
        return new Quotient(polynomial, Map.of());
    }

    public boolean isPolynomial() {
        return denominator.isEmpty();
    }

    public Quotient plus(Quotient other, Budget budget) {
        if (numerator.isZero()) {
            return other;
        }
        if (other.numerator.isZero()) {
            return this;
        }
        Map<Polynomial, Long> common = new HashMap<>(denominator);
        other.denominator.forEach((factor, power) -> common.merge(factor, power, Math::max));
        return new Quotient(raise(common, budget).plus(other.raise(common, budget), budget), common).cancelled(budget);
    }

    /** The numerator over a larger denominator. */
    private Polynomial raise(Map<Polynomial, Long> common, Budget budget) {
        Polynomial raised = numerator;
        for (Map.Entry<Polynomial, Long> factor : common.entrySet()) {
            long missing = factor.getValue() - denominator.getOrDefault(factor.getKey(), 0L);
            if (missing > 0) {
                raised = raised.times(factor.getKey().power(missing, budget), budget);
            }
        }
        return raised;
    }

    public Quotient negate() {
        return new Quotient(numerator.negate(), denominator);
    }

    public Quotient minus(Quotient other, Budget budget) {
        return plus(other.negate(), budget);
    }

    public Quotient times(Quotient other, Budget budget) {
        Map<Polynomial, Long> product = new HashMap<>(denominator);
        other.denominator.forEach((factor, power) -> product.merge(factor, power, Long::sum));
        return new Quotient(numerator.times(other.numerator, budget), product).cancelled(budget);
    }

    /** Divides out the factors of the denominator that divide the numerator; all of them for a zero. */
    public Quotient cancelled(Budget budget) {
        if (numerator.isZero()) {
            return ZERO;
        }
        if (denominator.isEmpty()) {
            return this;
        }
        Map<Polynomial, Long> left = new HashMap<>();
        Polynomial rest = numerator;
        for (Map.Entry<Polynomial, Long> factor : denominator.entrySet()) {
            long power = factor.getValue();
            while (power > 0) {
                var quotient = rest.dividedBy(factor.getKey(), budget);
                if (quotient.isEmpty()) {
                    break;
                }
                rest = quotient.get();
                power--;
            }
            if (power > 0) {
                left.put(factor.getKey(), power);
            }
        }
        return new Quotient(rest, left);
    }

    /** The power with a non-negative exponent, multiplied out. */
    public Quotient power(long exponent, Budget budget) {
        Map<Polynomial, Long> raised = new HashMap<>();
        if (exponent > 0) {
            denominator.forEach((factor, power) -> raised.put(factor, Math.multiplyExact(power, exponent)));
        }
        return new Quotient(numerator.power(exponent, budget), raised);
    }
}
