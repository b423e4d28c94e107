package org.wickbench.symbolic.normal;

import static org.wickbench.symbolic.expr.Expr.*;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;

/** Finite sums and integrals: linear in their bodies, equal when bodies and bounds are equal. */
final class Binders {
    /** The name that every bound variable takes for comparison; the grammar does not produce it. */
    static final Sym BOUND = sym("_bound");

    /** The name that every index of a sum takes, counted from 0. */
    private static final Sym INDEX = sym(Signs.COUNTER);

    private static final int MOST_EXPANDED = 40;

    private final Normalizer normalizer;

    Binders(Normalizer normalizer) {
        this.normalizer = normalizer;
    }

    private Algebra algebra() {
        return normalizer.algebra;
    }

    Fraction sum(Sum sum) {
        if (sum.lower() instanceof Num from && sum.upper() instanceof Num to && from.isInteger() && to.isInteger()) {
            BigInteger count = to.numerator().subtract(from.numerator()).add(BigInteger.ONE);
            if (count.compareTo(BigInteger.valueOf(MOST_EXPANDED)) <= 0) {
                Fraction total = Fraction.ZERO;
                for (int k = 0; k < count.intValue(); k++) {
                    Num value = num(from.numerator().add(BigInteger.valueOf(k)));
                    total = algebra()
                            .plus(total, normalizer.normalize(Trees.substitute(sum.body(), sum.index(), value)));
                }
                return total;
            }
        }
        return fromZero(sum);
    }

    /**
     * The sum with its index shifted so that it begins at 0, and whole numbers in its upper bound written out as terms:
     * {@code sum(f(j), j, 1, n+1)} is {@code f(n+1) + sum(f(j+1), j, 0, n-1)}.
     */
    private Fraction fromZero(Sum sum) {
        Fraction length = normalizer.normalize(sub(sum.upper(), sum.lower()));
        long above = topTerms(length);
        Expr last =
                normalizer.readback.expr(algebra().minus(length, Fraction.of(Polynomial.of(num(above), Monomial.ONE))));
        if (above > 0) {
            Expr least = normalizer.readback.expr(normalizer.normalize(add(sum.lower(), num(above - 1))));
            normalizer.require(new Relation(Relation.Op.GE, sum.upper(), least));
        }
        Sym index = inner(sum.body(), INDEX);
        Fraction total = Fraction.ZERO;
        for (long k = 1; k <= above; k++) {
            Expr place = normalizer.readback.expr(normalizer.normalize(add(sum.lower(), last, num(k))));
            total = algebra().plus(total, normalizer.normalize(Trees.substitute(sum.body(), sum.index(), place)));
        }
        Expr shifted =
                Trees.substitute(sum.body(), sum.index(), sum.lower().equals(ZERO) ? index : add(index, sum.lower()));
        return algebra().plus(total, canonical(new Sum(shifted, index, ZERO, last), sum.lower()));
    }

    /** How many terms to write out so that the upper bound has the number -1 beside its symbols, as in n - 1. */
    private static long topTerms(Fraction length) {
        if (!length.denominator().isEmpty()
                || length.numerator().terms().keySet().stream().allMatch(Monomial::isOne)) {
            return 0;
        }
        Num constant = length.numerator().terms().getOrDefault(Monomial.ONE, ZERO);
        boolean few = constant.isInteger() && constant.compareTo(num(8)) <= 0 && constant.compareTo(num(-1)) > 0;
        return few ? constant.numerator().longValueExact() + 1 : 0;
    }

    /** A sum that begins at 0, linear in its body; the shift is what was added to the index that the user wrote. */
    private Fraction canonical(Sum sum, Expr shift) {
        Sym index = sum.index();
        Fraction body = normalizer.relations.expandPowers(normalizer.normalize(sum.body()));
        return overTerms(body, index, (factor, rest) -> {
            if (!dependsOn(rest, index)) {
                Fraction count = normalizer.normalize(add(sum.upper(), ONE));
                return algebra().times(algebra().times(factor, rest), count);
            }
            Expr inner = normalizer.readback.expr(rest);
            Fraction collapsed = collapse(inner, index, sum, shift);
            if (collapsed != null) {
                return algebra().times(factor, collapsed);
            }
            // what was pulled out may have held inner binders: the name follows from what is left
            Sym name = inner(inner, INDEX);
            Expr named = Trees.substitute(inner, index, name);
            return algebra()
                    .times(
                            factor,
                            normalizer.shaped(
                                    "sum " + name,
                                    List.of(named, sum.lower(), sum.upper()),
                                    new Sum(named, name, sum.lower(), sum.upper())));
        });
    }

    /** The name for a bound variable: nested binders take different ones. */
    private static Sym inner(Expr body, Sym name) {
        int depth = depth(body);
        return depth == 0 ? name : sym(name.name() + depth);
    }

    private static int depth(Expr expr) {
        int deepest = 0;
        for (Expr child : Trees.children(expr)) {
            deepest = Math.max(deepest, depth(child));
        }
        return expr instanceof Sum || expr instanceof Integral ? deepest + 1 : deepest;
    }

    /** sum of kronecker(j, k) f(j) is f(k), for k within the bounds. */
    private @org.jspecify.annotations.Nullable Fraction collapse(Expr inner, Sym index, Sum sum, Expr shift) {
        List<Expr> factors = inner instanceof Mul product ? product.factors() : List.of(inner);
        for (Expr factor : factors) {
            if (factor instanceof Call call && call.function() == Fn.KRONECKER) {
                for (int side = 0; side < 2; side++) {
                    Fraction offset = normalizer.normalize(sub(call.arguments().get(side), index));
                    Expr other = sub(call.arguments().get(1 - side), normalizer.readback.expr(offset));
                    if (!dependsOn(offset, index) && !Trees.dependsOn(other, index)) {
                        Expr place = normalizer.readback.expr(normalizer.normalize(other));
                        Expr asWritten = normalizer.readback.expr(normalizer.normalize(add(place, shift)));
                        Expr last = normalizer.readback.expr(normalizer.normalize(add(sum.upper(), shift)));
                        normalizer.require(new Relation(Relation.Op.GE, asWritten, shift));
                        normalizer.require(new Relation(Relation.Op.LE, asWritten, last));
                        return normalizer.normalize(Trees.substitute(inner, index, place));
                    }
                }
            }
        }
        return null;
    }

    Fraction integral(Integral integral) {
        Sym variable = inner(integral.body(), BOUND);
        Expr renamed = Trees.substitute(integral.body(), integral.variable(), variable);
        Fraction body = normalizer.relations.expandPowers(normalizer.normalize(renamed));
        if (body.numerator().terms().size() > 1) {
            normalizer.note("each term of the integral over " + integral.variable() + " converges");
        }
        return overTerms(body, variable, (factor, rest) -> {
            Expr remaining = normalizer.readback.expr(rest);
            Sym name = inner(remaining, BOUND);
            Expr inner = Trees.substitute(remaining, variable, name);
            return algebra()
                    .times(
                            factor,
                            normalizer.shaped(
                                    "integral " + name + bound(integral.lower()) + bound(integral.upper()),
                                    List.of(inner, finite(integral.lower()), finite(integral.upper())),
                                    new Integral(inner, name, integral.lower(), integral.upper())));
        });
    }

    private static String bound(Expr bound) {
        return isInfinite(bound) ? " " + bound : " finite";
    }

    private static Expr finite(Expr bound) {
        return isInfinite(bound) ? ZERO : bound;
    }

    private static boolean isInfinite(Expr bound) {
        return bound == INFINITY || bound.equals(neg(INFINITY));
    }

    private interface Term {
        Fraction of(Fraction factor, Fraction rest);
    }

    /** Splits the body into terms, each into a factor free of the variable and a rest. */
    private Fraction overTerms(Fraction body, Sym variable, Term term) {
        Map<Polynomial, Integer> free = new java.util.HashMap<>();
        Map<Polynomial, Integer> bound = new java.util.HashMap<>();
        body.denominator().forEach((factor, power) -> {
            boolean depends = factor.generators().stream().anyMatch(id -> dependsOn(id, variable));
            (depends ? bound : free).put(factor, power);
        });
        Fraction below = new Fraction(Polynomial.ONE, free);
        if (!bound.isEmpty()) {
            Monomial common = algebra().commonMonomial(body.numerator()).part(id -> !dependsOn(id, variable));
            Fraction rest = new Fraction(algebra().times(body.numerator(), common.power(Ratio.of(-1))), bound);
            Fraction factor = algebra().times(Fraction.of(Polynomial.of(ONE, common)), below);
            return term.of(factor, rest);
        }
        Fraction total = Fraction.ZERO;
        for (Map.Entry<Monomial, Num> entry : body.numerator().terms().entrySet()) {
            Monomial outside = entry.getKey().part(id -> !dependsOn(id, variable));
            Monomial inside = entry.getKey().part(id -> dependsOn(id, variable));
            Fraction factor = algebra().times(Fraction.of(Polynomial.of(entry.getValue(), outside)), below);
            total = algebra().plus(total, term.of(factor, Fraction.of(Polynomial.of(ONE, inside))));
        }
        return total;
    }

    private boolean dependsOn(Fraction fraction, Sym variable) {
        return Relations.generators(fraction).stream().anyMatch(id -> dependsOn(id, variable));
    }

    private boolean dependsOn(int id, Sym variable) {
        Expr expr = algebra().generator(id).expr();
        return Trees.dependsOn(expr, variable)
                || Trees.unknownFunctions(expr).keySet().stream().anyMatch(head -> Trees.dependsOn(head, variable));
    }
}
