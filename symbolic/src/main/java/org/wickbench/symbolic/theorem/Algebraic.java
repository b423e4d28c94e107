package org.wickbench.symbolic.theorem;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wickbench.symbolic.enclose.ComplexBall;
import org.wickbench.symbolic.enclose.Evaluator;
import org.wickbench.symbolic.enclose.UndeterminedException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.theorem.Proposition.Equation;

/**
 * An equation between algebraic numbers, made of rational numbers, I, roots and {@code exp(I pi r)} by arithmetic: both
 * sides are the same when an enclosure of their difference is smaller than every number of this form that is not zero.
 *
 * <p>A number {@code E = U/L} with algebraic integers U and L, of degree at most D, whose conjugates are at most u and l in
 * modulus, is 0 or at least {@code 1/(u^(D-1) l)}. The bounds u and l follow the operations; D is the product of the degrees
 * of the distinct roots. Source: C. Burnikel, S. Funke, K. Mehlhorn, S. Schirra, S. Schmitt, A separation bound for real
 * algebraic expressions, ESA 2001; the argument by the norm holds for complex numbers as well.
 */
final class Algebraic implements Schema {
    /** Bits that an enclosure may take; more would take seconds. */
    private static final double MOST_BITS = 20_000;

    @Override
    public String name() {
        return "algebraic";
    }

    @Override
    public boolean isTold() {
        return true;
    }

    @Override
    public Inference infer(Context context, Instance instance, List<Theorem> parents) {
        if (!(instance.proposition() instanceof Equation(Expr left, Expr right))) {
            throw new RefusedException("equations between algebraic numbers can be shown");
        }
        Expr difference = Expr.sub(left, right);
        Set<Expr> roots = new HashSet<>();
        Bound bound = bound(difference, roots);
        double degree = 1;
        for (Expr root : roots) {
            degree *= degree(root);
        }
        double bits = bound.upper * (degree - 1) + bound.lower;
        if (!(bits < MOST_BITS)) {
            throw new RefusedException("the separation bound asks for too many digits");
        }
        if (!isBelow(difference, (int) Math.ceil(bits) + 2)) {
            throw new RefusedException("the numbers differ, or no enclosure shows that they do not");
        }
        return Inference.from(List.of(), new Equation(left, right));
    }

    /** True if the modulus is below 2^-bits. */
    private static boolean isBelow(Expr number, int bits) {
        for (int extra = 64; extra <= 1024; extra *= 4) {
            try {
                ComplexBall value = new Evaluator(bits + extra).evaluate(number, Map.of());
                // each part is at most 2^magnitude in modulus
                if ((value.re().isExactZero() || value.re().magnitude() < -bits - 1)
                        && (value.im().isExactZero() || value.im().magnitude() < -bits - 1)) {
                    return true;
                }
                if (!value.containsZero()) {
                    return false;
                }
            } catch (UndeterminedException e) {
                // more digits may tell
            }
        }
        return false;
    }

    /** Binary logarithms of bounds for all conjugates of U and L. */
    private record Bound(double upper, double lower) {
        Bound plus(Bound other) {
            return new Bound(1 + Math.max(upper + other.lower, lower + other.upper), lower + other.lower);
        }

        Bound times(Bound other) {
            return new Bound(upper + other.upper, lower + other.lower);
        }

        Bound power(double exponent) {
            return exponent >= 0
                    ? new Bound(upper * exponent, lower * exponent)
                    : new Bound(-lower * exponent, -upper * exponent);
        }

        /** The k-th root of U L^(k-1) over L, or of U over the k-th root of U^(k-1) L: whichever is smaller. */
        Bound root(double k) {
            return upper >= lower
                    ? new Bound((upper + (k - 1) * lower) / k, lower)
                    : new Bound(upper, ((k - 1) * upper + lower) / k);
        }
    }

    private static Bound bound(Expr expr, Set<Expr> roots) {
        return switch (expr) {
            case Num number -> new Bound(log2(number.numerator()), log2(number.denominator()));
            case Constant constant
            when constant == Constant.I -> {
                roots.add(expr);
                yield new Bound(0, 0);
            }
            case Add sum -> {
                Bound total = new Bound(0, 0);
                for (Expr term : sum.terms()) {
                    total = total.plus(bound(term, roots));
                }
                yield total;
            }
            case Mul product -> {
                Bound total = new Bound(0, 0);
                for (Expr factor : product.factors()) {
                    total = total.times(bound(factor, roots));
                }
                yield total;
            }
            case Pow(Expr base, Num n) when n.isInt() -> bound(base, roots).power(n.toDouble());
            case Pow(Expr base, Num q)
            when q.denominator().bitLength() < 16 && q.numerator().bitLength() < 16 -> {
                roots.add(Expr.pow(base, new Num(java.math.BigInteger.ONE, q.denominator())));
                yield bound(base, roots)
                        .root(q.denominator().doubleValue())
                        .power(q.numerator().doubleValue());
            }
            case Call call
            when call.function() == Fn.EXP -> {
                roots.add(Expr.exp(Expr.mul(unitOf(turn(call.argument())), Expr.I, Expr.PI)));
                yield new Bound(0, 0);
            }
            default -> throw new RefusedException("no algebraic number: " + expr);
        };
    }

    private static Num unitOf(Num turn) {
        return new Num(java.math.BigInteger.ONE, turn.denominator());
    }

    /** The r of {@code r I pi}. */
    private static Num turn(Expr exponent) {
        if (exponent instanceof Mul(List<Expr> factors) && factors.containsAll(List.of(Expr.I, Expr.PI))) {
            if (factors.size() == 2) {
                return Expr.ONE;
            }
            if (factors.size() == 3
                    && factors.getFirst() instanceof Num r
                    && r.denominator().bitLength() < 16) {
                return r;
            }
        }
        throw new RefusedException("no root of unity: exp(" + exponent + ")");
    }

    private static double degree(Expr root) {
        return switch (root) {
            case Pow(Expr _, Num q) -> q.denominator().doubleValue();
            case Call call -> 2 * turn(call.argument()).denominator().doubleValue();
            default -> 2;
        };
    }

    /** At least the binary logarithm of the modulus; 0 for 0. */
    private static double log2(java.math.BigInteger value) {
        return value.abs().bitLength();
    }
}
