package org.wickbench.symbolic.normal;

import java.util.HashMap;
import java.util.Map;
import org.wickbench.symbolic.enclose.Ball;
import org.wickbench.symbolic.enclose.ComplexBall;
import org.wickbench.symbolic.enclose.Evaluator;
import org.wickbench.symbolic.enclose.UndeterminedException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;

/**
 * Decides whether a number built from rationals by sums, products and roots is zero: a non-zero one cannot be smaller
 * than a bound that follows from the way it is built, so an enclosure below the bound proves that it is zero.
 *
 * <p>The bound is that of C. Burnikel, S. Funke, K. Mehlhorn, S. Schirra, S. Schmitt, "A separation bound for real
 * algebraic expressions", Algorithmica 55 (2009) 14: with numerator and denominator bounds u, l of the expression and
 * degree d, a non-zero value is at least {@code 1 / (u^(d-1) l)}. It bounds all conjugates, so it serves complex
 * numbers as well.
 */
final class AlgebraicNumbers {
    /** Larger bounds are not pursued: the evaluation would take more than about a second. */
    private static final double MOST_BITS = 30_000;

    private final Algebra algebra;

    AlgebraicNumbers(Algebra algebra) {
        this.algebra = algebra;
    }

    /** True if all generators of the polynomial are algebraic numbers. */
    boolean isAlgebraic(Polynomial polynomial) {
        return polynomial.generators().stream().allMatch(this::isAlgebraic);
    }

    boolean isAlgebraic(int id) {
        return switch (algebra.generator(id)) {
            case Generator.Unit _, Generator.Prime _ -> true;
            case Generator.Radicand radicand ->
                radicand.value().isPolynomial() && isAlgebraic(radicand.value().numerator());
            default -> false;
        };
    }

    /** Whether the number is zero, exactly. */
    boolean isZero(Polynomial number) {
        if (number.isZero()) {
            return true;
        }
        if (number.isSingleTerm()) {
            return false;
        }
        Map<Integer, Long> degrees = new HashMap<>();
        Bound bound = bound(number, degrees);
        double degree = 1;
        for (long root : degrees.values()) {
            degree *= root;
        }
        double bits = (degree - 1) * bound.upper + bound.lower + 4;
        if (!(bits < MOST_BITS)) {
            throw new NormalFormException(
                    "an algebraic number of degree " + (long) degree + " is too costly to decide");
        }
        Expr expr = new Readback(algebra).expr(number);
        for (int precision = 128; ; precision *= 2) {
            ComplexBall value;
            try {
                value = new Evaluator(precision).evaluate(expr, Map.of());
            } catch (UndeterminedException e) {
                if (precision > 4 * MOST_BITS) {
                    throw new NormalFormException(e.getMessage());
                }
                continue;
            }
            if (!value.containsZero()) {
                return false;
            }
            if (size(value.re()) < -bits && size(value.im()) < -bits) {
                return true;
            }
            if (precision > 4 * MOST_BITS) {
                throw new NormalFormException("an algebraic number that no precision decides");
            }
        }
    }

    private static double size(Ball ball) {
        return ball.magnitude() + 1.0;
    }

    /** Base-2 logarithms of the bounds of numerator and denominator over all conjugates. */
    private record Bound(double upper, double lower) {}

    private Bound bound(Polynomial number, Map<Integer, Long> degrees) {
        Bound sum = null;
        for (Map.Entry<Monomial, Num> term : number.terms().entrySet()) {
            Bound product = new Bound(
                    log2(term.getValue().numerator()), log2(term.getValue().denominator()));
            Monomial monomial = term.getKey();
            for (int i = 0; i < monomial.size(); i++) {
                Bound factor = bound(monomial.generator(i), monomial.exponent(i), degrees);
                product = new Bound(product.upper + factor.upper, product.lower + factor.lower);
            }
            sum = sum == null
                    ? product
                    : new Bound(
                            Math.max(sum.upper + product.lower, product.upper + sum.lower) + 1,
                            sum.lower + product.lower);
        }
        return sum == null ? new Bound(0, 0) : sum;
    }

    private Bound bound(int id, Ratio exponent, Map<Integer, Long> degrees) {
        degrees.merge(id, exponent.denominator(), AlgebraicNumbers::lcm);
        Bound base =
                switch (algebra.generator(id)) {
                    case Generator.Unit _ -> new Bound(0, 0);
                    case Generator.Prime prime -> new Bound(log2(prime.prime()), 0);
                    case Generator.Radicand radicand -> bound(radicand.value().numerator(), degrees);
                    default -> throw new IllegalArgumentException("not an algebraic number");
                };
        double size = Math.abs((double) exponent.numerator() / exponent.denominator());
        return exponent.signum() >= 0
                ? new Bound(base.upper * size, base.lower * size)
                : new Bound(base.lower * size, base.upper * size);
    }

    private static long lcm(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return a / x * b;
    }

    private static double log2(java.math.BigInteger value) {
        return value.abs().bitLength();
    }
}
