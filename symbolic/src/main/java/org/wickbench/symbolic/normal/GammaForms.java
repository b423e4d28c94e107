package org.wickbench.symbolic.normal;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.List;
import org.wickbench.symbolic.expr.Calls;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;

/**
 * Gamma functions whose arguments differ by whole numbers brought to one of them: {@code gamma(z + 1)} is
 * {@code z gamma(z)} and {@code lgamma(z + 1)} is {@code lgamma(z) + log(z)}. Among the arguments {@code u + c} with a
 * number c, that with {@code 0 < c <= 1} stays; {@code gamma(1)} is 1 and {@code gamma(1/2)} is {@code sqrt(pi)}.
 */
final class GammaForms {
    private static final int MOST_STEPS = 60;

    private final Normalizer normalizer;

    GammaForms(Normalizer normalizer) {
        this.normalizer = normalizer;
    }

    private interface Base {
        Fraction of(Expr argument);
    }

    private interface Step {
        /** The value at z + 1 from that at z, or the other way round. */
        Fraction of(Fraction value, Expr z, boolean up);
    }

    Fraction gamma(Expr argument) {
        return reduced("gamma", argument, this::gammaBase, (value, z, up) -> {
            Fraction factor = up ? normalizer.normalize(z) : normalizer.reciprocal(z);
            normalizer.requireNonZero(z);
            return normalizer.algebra.times(value, factor);
        });
    }

    private Fraction gammaBase(Expr argument) {
        if (argument.equals(ONE)) {
            return Fraction.ONE;
        }
        return argument.equals(HALF)
                ? normalizer.normalize(sqrt(PI))
                : normalizer.shaped("gamma", List.of(argument), Expr.call(Fn.GAMMA, argument));
    }

    /** The branch is the same on both sides of {@code lgamma(z + 1) = lgamma(z) + log(z)}, off the negative axis and on it. */
    Fraction logarithm(Expr argument) {
        return reduced("lgamma", argument, this::logarithmBase, (value, z, up) -> {
            Fraction logarithm = normalizer.normalize(Expr.call(Fn.LOG, z));
            return up ? normalizer.algebra.plus(value, logarithm) : normalizer.algebra.minus(value, logarithm);
        });
    }

    private Fraction logarithmBase(Expr argument) {
        if (argument.equals(ONE)) {
            return Fraction.ZERO;
        }
        return argument.equals(HALF)
                ? normalizer.normalize(mul(HALF, Expr.call(Fn.LOG, PI)))
                : normalizer.shaped("lgamma", List.of(argument), Expr.call(Fn.LGAMMA, argument));
    }

    private Fraction reduced(String word, Expr argument, Base base, Step step) {
        Fraction normal = normalizer.normalize(argument);
        Num constant =
                normal.denominator().isEmpty() ? normal.numerator().terms().getOrDefault(Monomial.ONE, ZERO) : ZERO;
        boolean number = normal.numerator().terms().keySet().stream().allMatch(Monomial::isOne)
                && normal.denominator().isEmpty();
        if (number && constant.isInteger() && constant.signum() <= 0) {
            throw new NormalFormException(word + " at its pole " + constant);
        }
        // ceil(c) - 1 steps lead from 0 < c <= 1 to c
        java.math.BigInteger[] parts = constant.numerator().divideAndRemainder(constant.denominator());
        boolean rounded = parts[1].signum() > 0;
        java.math.BigInteger count = parts[0].subtract(rounded ? java.math.BigInteger.ZERO : java.math.BigInteger.ONE);
        if (count.abs().compareTo(java.math.BigInteger.valueOf(MOST_STEPS)) > 0) {
            return normalizer.shaped(
                    word, List.of(argument), Expr.call(Fn.named(word).orElseThrow(), argument));
        }
        int steps = count.intValueExact();
        Expr start = normalizer.readback.expr(normalizer.normalize(sub(argument, num(steps))));
        Fraction value = base.of(start);
        for (int i = 0; i < steps; i++) {
            value = step.of(value, normalizer.readback.expr(normalizer.normalize(add(start, num(i)))), true);
        }
        for (int i = -1; i >= steps; i--) {
            value = step.of(value, normalizer.readback.expr(normalizer.normalize(add(start, num(i)))), false);
        }
        return value;
    }

    /** By a product where the lower entry is a number, by gamma functions where both entries are known to be in order. */
    Fraction binomial(Call call) {
        Expr n = call.arguments().getFirst();
        Expr k = call.arguments().getLast();
        Expr plain = normalizer.readback.expr(normalizer.normalize(k));
        var product = Calls.fallingProduct(new Call(Fn.BINOMIAL, List.of(n, plain)));
        if (product.isPresent()) {
            return normalizer.normalize(product.get());
        }
        Expr rest = normalizer.readback.expr(normalizer.normalize(sub(n, k)));
        if (normalizer.signs.isNonNegative(k) && normalizer.signs.isNonNegative(rest)) {
            Expr below = mul(Expr.call(Fn.GAMMA, add(k, ONE)), Expr.call(Fn.GAMMA, add(rest, ONE)));
            return normalizer.normalize(div(Expr.call(Fn.GAMMA, add(n, ONE)), below));
        }
        return normalizer.shaped("binomial", List.of(n, k), call);
    }
}
