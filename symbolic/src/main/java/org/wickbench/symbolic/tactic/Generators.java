package org.wickbench.symbolic.tactic;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;

/**
 * For each radicand, and each term of an exponent, the number that its exponents have to be multiplied with to become
 * whole: all powers are then powers of one root or of one exponential. And the sums that exponents are divided by: {@code
 * exp(x/s - x*t/(s*(s + t)))} is {@code exp(x/(s + t))}, which shows once every exponent is a quotient by the same sums.
 */
final class Generators {
    /** Thrown when a denominator turns up that the generators chosen so far do not cover: everything starts again. */
    static final class MoreNeeded extends RuntimeException {
        MoreNeeded() {
            super("a finer root is needed", null, false, false);
        }
    }

    private final Map<Expr, BigInteger> roots = new HashMap<>();
    private final Map<Expr, BigInteger> exponentials = new HashMap<>();

    /** The n for which {@code radicand^(1/n)} is the generator; a multiple of the denominator. */
    BigInteger root(Expr radicand, Num exponent) {
        return cover(roots, radicand, exponent.denominator());
    }

    /** The n for which {@code exp(term/n)} is the generator. */
    BigInteger exponential(Expr term, Num factor) {
        return cover(exponentials, term, factor.denominator());
    }

    private final Map<Expr, Long> divisors = new LinkedHashMap<>();
    private boolean mixed;
    private boolean asked;

    /** The sums by which all exponents are divided, with their powers; none where the sums are all that divides. */
    Map<Expr, Long> divisors() {
        asked = true;
        return mixed ? divisors : Map.of();
    }

    /**
     * An exponent is divided by this.
     *
     * @param sums the sums that it is divided by, with their powers
     * @param others whether it is divided by more than one sum
     */
    void divisor(Map<Expr, Long> sums, boolean others) {
        boolean more = !sums.isEmpty() && others && !mixed;
        mixed |= more;
        for (Map.Entry<Expr, Long> each : sums.entrySet()) {
            more |= each.getValue() > divisors.getOrDefault(each.getKey(), 0L) && mixed;
            divisors.merge(each.getKey(), each.getValue(), Math::max);
        }
        if (more && asked) {
            asked = false;
            throw new MoreNeeded();
        }
    }

    private static BigInteger cover(Map<Expr, BigInteger> known, Expr key, BigInteger denominator) {
        BigInteger so = known.get(key);
        if (so == null) {
            known.put(key, denominator);
            return denominator;
        }
        if (so.mod(denominator).signum() == 0) {
            return so;
        }
        known.put(key, so.divide(so.gcd(denominator)).multiply(denominator));
        throw new MoreNeeded();
    }
}
