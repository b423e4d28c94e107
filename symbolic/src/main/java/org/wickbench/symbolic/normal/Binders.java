package org.wickbench.symbolic.normal;

import static org.wickbench.symbolic.expr.Expr.*;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;

/** Finite sums and integrals: linear in their bodies, equal when bodies and bounds are equal. Products and limits. */
final class Binders {
    private static final int MOST_EXPANDED = 40;

    private final Normalizer normalizer;

    /** How the variables of the binders around are shown, each in the range that is meant. */
    private final Map<Sym, Sym> around = new LinkedHashMap<>();

    Binders(Normalizer normalizer) {
        this.normalizer = normalizer;
    }

    private Algebra algebra() {
        return normalizer.algebra;
    }

    /** The name that a bound variable takes for comparison, by how deep other binders are nested in its scope. */
    private static Sym place(int depth) {
        return Sym.internal("x", depth);
    }

    /** An expression with the bound variables around as they were written. */
    Expr shown(Expr expr) {
        return Trees.substitute(expr, around);
    }

    private interface Inside {
        Fraction of(Sym variable, Expr body);
    }

    /** Works inside a scope. What is required there of the variable becomes a note that says where it ranges. */
    private Fraction inside(Binder binder, Sym variable, String range, Inside work) {
        Sym written = binder.variable();
        while (around.containsValue(written)) {
            written = sym(written.name() + "_1");
        }
        around.put(variable, written);
        try {
            Fraction result = work.of(variable, binder.scope().open(variable));
            normalizer.quantify(variable, " for " + written + " " + range);
            return result;
        } finally {
            normalizer.forget(variable);
            around.remove(variable);
        }
    }

    private String range(Expr lower, Expr upper) {
        return "from " + shown(lower) + " to " + shown(upper);
    }

    Fraction sum(Sum sum) {
        if (isShort(sum.lower(), sum.upper())) {
            Fraction total = Fraction.ZERO;
            for (Expr term : each(sum, sum.lower(), sum.upper())) {
                total = algebra().plus(total, normalizer.normalize(term));
            }
            return total;
        }
        return fromZero(sum);
    }

    Fraction product(Product product) {
        if (isShort(product.lower(), product.upper())) {
            Fraction total = Fraction.ONE;
            for (Expr factor : each(product, product.lower(), product.upper())) {
                total = algebra().times(total, normalizer.normalize(factor));
            }
            return total;
        }
        Tail tail = tail(product, product.lower(), product.upper());
        Fraction total = Fraction.ONE;
        for (Expr factor : tail.terms()) {
            total = algebra().times(total, normalizer.normalize(factor));
        }
        Sym index = Signs.counter(depth(product.scope().body()));
        Expr from = product.lower();
        Fraction rest = inside(product, index, range(from, product.upper()), (j, _) -> {
            Expr shifted = product.scope().open(from.equals(ZERO) ? j : add(j, from));
            Expr atom = new Product(shifted, j, ZERO, tail.last());
            return normalizer.shaped(List.of("product", j), List.of(shifted, tail.last()), atom);
        });
        return algebra().times(total, rest);
    }

    Fraction limit(Limit limit) {
        Sym place = place(depth(limit.scope().body()));
        return inside(
                limit,
                place,
                "near " + shown(limit.point()),
                (variable, body) -> normalizer.shaped(
                        List.of("limit", variable, limit.side(), bound(limit.point())),
                        List.of(body, finite(limit.point())),
                        limit));
    }

    private static boolean isShort(Expr lower, Expr upper) {
        return lower instanceof Num from
                && upper instanceof Num to
                && from.isInteger()
                && to.isInteger()
                && to.numerator().subtract(from.numerator()).compareTo(BigInteger.valueOf(MOST_EXPANDED)) < 0;
    }

    private static List<Expr> each(Binder binder, Expr lower, Expr upper) {
        List<Expr> each = new ArrayList<>();
        for (Num k = (Num) lower; k.compareTo((Num) upper) <= 0; k = k.plus(ONE)) {
            each.add(binder.scope().open(k));
        }
        return each;
    }

    /**
     * The sum with its index shifted so that it begins at 0, and whole numbers in its upper bound written out as terms:
     * {@code sum(f(j), j, 1, n+1)} is {@code f(n+1) + sum(f(j+1), j, 0, n-1)}.
     */
    private Fraction fromZero(Sum sum) {
        Tail tail = tail(sum, sum.lower(), sum.upper());
        Fraction total = Fraction.ZERO;
        for (Expr term : tail.terms()) {
            total = algebra().plus(total, normalizer.normalize(term));
        }
        Sym index = Signs.counter(depth(sum.scope().body()));
        Expr from = sum.lower();
        Fraction rest = inside(sum, index, range(from, sum.upper()), (j, _) -> {
            Expr shifted = sum.scope().open(from.equals(ZERO) ? j : add(j, from));
            return canonical(shifted, j, tail.last(), from);
        });
        return algebra().plus(total, rest);
    }

    /** The terms at the upper end that are written out, and the last index of the others, counted from 0. */
    private record Tail(List<Expr> terms, Expr last) {}

    private Tail tail(Binder binder, Expr lower, Expr upper) {
        Fraction length = normalizer.normalize(sub(upper, lower));
        long above = topTerms(length);
        Expr last =
                normalizer.readback.expr(algebra().minus(length, Fraction.of(Polynomial.of(num(above), Monomial.ONE))));
        if (above > 0) {
            Expr least = normalizer.readback.expr(normalizer.normalize(add(lower, num(above - 1))));
            normalizer.require(new Relation(Relation.Op.GE, upper, least));
        }
        List<Expr> terms = new ArrayList<>();
        for (long k = 1; k <= above; k++) {
            Expr place = normalizer.readback.expr(normalizer.normalize(add(lower, last, num(k))));
            terms.add(binder.scope().open(place));
        }
        return new Tail(terms, last);
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

    /** The sum from 0 to last of a body, linear in it; the shift is what was added to the index that the user wrote. */
    private Fraction canonical(Expr summand, Sym index, Expr last, Expr shift) {
        Fraction body = normalizer.relations.expandPowers(normalizer.normalize(summand));
        return overTerms(body, index, (factor, rest) -> {
            if (!dependsOn(rest, index)) {
                Fraction count = normalizer.normalize(add(last, ONE));
                return algebra().times(algebra().times(factor, rest), count);
            }
            Expr inner = normalizer.readback.expr(rest);
            Fraction collapsed = collapse(inner, index, last, shift);
            if (collapsed != null) {
                return algebra().times(factor, collapsed);
            }
            // what was pulled out may have held inner binders: the name follows from what is left
            Sym name = Signs.counter(depth(inner));
            Expr named = Trees.substitute(inner, index, name);
            return algebra()
                    .times(
                            factor,
                            normalizer.shaped(
                                    List.of("sum", name),
                                    List.of(named, ZERO, last),
                                    new Sum(named, name, ZERO, last)));
        });
    }

    private static int depth(Expr expr) {
        int deepest = 0;
        for (Expr child : Trees.children(expr)) {
            deepest = Math.max(deepest, depth(child));
        }
        return expr instanceof Binder ? deepest + 1 : deepest;
    }

    /** sum of kronecker(j, k) f(j) is f(k), for k within the bounds. */
    private @org.jspecify.annotations.Nullable Fraction collapse(Expr inner, Sym index, Expr end, Expr shift) {
        List<Expr> factors = inner instanceof Mul product ? product.factors() : List.of(inner);
        for (Expr factor : factors) {
            if (factor instanceof Call call && call.function() == Fn.KRONECKER) {
                for (int side = 0; side < 2; side++) {
                    Fraction offset = normalizer.normalize(sub(call.arguments().get(side), index));
                    Expr other = sub(call.arguments().get(1 - side), normalizer.readback.expr(offset));
                    if (!dependsOn(offset, index) && !Trees.dependsOn(other, index)) {
                        Expr place = normalizer.readback.expr(normalizer.normalize(other));
                        Expr asWritten = normalizer.readback.expr(normalizer.normalize(add(place, shift)));
                        Expr last = normalizer.readback.expr(normalizer.normalize(add(end, shift)));
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
        Sym place = place(depth(integral.scope().body()));
        return inside(integral, place, range(integral.lower(), integral.upper()), (variable, integrand) -> {
            Fraction body = normalizer.relations.expandPowers(normalizer.normalize(integrand));
            if (body.numerator().terms().size() > 1) {
                normalizer.note("each term of the integral over " + shown(variable) + " converges");
            }
            return overTerms(body, variable, (factor, rest) -> {
                Expr remaining = normalizer.readback.expr(rest);
                Sym name = place(depth(remaining));
                Expr inner = Trees.substitute(remaining, variable, name);
                return algebra()
                        .times(
                                factor,
                                normalizer.shaped(
                                        List.of("integral", name, bound(integral.lower()), bound(integral.upper())),
                                        List.of(inner, finite(integral.lower()), finite(integral.upper())),
                                        new Integral(inner, name, integral.lower(), integral.upper())));
            });
        });
    }

    private static String bound(Expr bound) {
        return Expr.isInfinite(bound) ? bound.toString() : "finite";
    }

    private static Expr finite(Expr bound) {
        return Expr.isInfinite(bound) ? ZERO : bound;
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
