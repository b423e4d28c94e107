package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.polynomial.Budget;
import org.wickbench.symbolic.tactic.SignTactic.Signed;
import org.wickbench.symbolic.theorem.Canonical;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.*;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Signs of sums by known bounds of one function in them: {@code exp(x) - 1 - x} is not negative, since {@code exp(x) >= 1 +
 * x} leaves 0.
 */
final class BoundTactic {
    /** Laws that bound a function from below and from above, sharper ones first. */
    private record Bounds(List<String> below, List<String> above) {}

    private static final Map<Fn, Bounds> KNOWN = Map.of(
            Fn.EXP, new Bounds(List.of("exp-above-tangent"), List.of()),
            Fn.LOG, new Bounds(List.of(), List.of("log-below-tangent")),
            Fn.COSH, new Bounds(List.of("cosh-above-one-strictly", "cosh-above-one"), List.of()),
            Fn.TANH, new Bounds(List.of("tanh-above-minus-one"), List.of("tanh-below-one")),
            Fn.ERF, new Bounds(List.of("erf-above-minus-one"), List.of("erf-below-one")),
            Fn.SIN, new Bounds(List.of("sin-above-minus-one"), List.of("sin-below-one")),
            Fn.COS, new Bounds(List.of("cos-above-minus-one"), List.of("cos-below-one")),
            Fn.ABS, new Bounds(List.of("abs-above", "abs-above-negative"), List.of()),
            Fn.ASIN, new Bounds(List.of("asin-above"), List.of("asin-below")),
            Fn.ATAN, new Bounds(List.of("atan-above"), List.of("atan-below")));

    /** So many functions of one sum are bounded. */
    private static final int MOST_BOUNDS = 3;

    private final Bench bench;
    private final Canonical plain = new Canonical(new Budget(Budget.USUAL));
    private int depth;

    BoundTactic(Bench bench) {
        this.bench = bench;
    }

    /** Positive or not negative, of the expression or of its negative. */
    Optional<Signed> sign(Expr expr) {
        if (depth >= MOST_BOUNDS || !(expr instanceof Add sum)) {
            return Optional.empty();
        }
        depth++;
        try {
            Optional<Signed> ordered = byMonotony(sum);
            if (ordered.isPresent()) {
                return ordered;
            }
            for (boolean negative : new boolean[] {false, true}) {
                for (Expr term : sum.terms()) {
                    Optional<Signed> found = byBound(sum, term, negative).or(() -> byExponential(sum, term, negative));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        } finally {
            depth--;
        }
    }

    /** expr = c (f(u) - bound) + rest, where both are known not to be negative; likewise for -expr. */
    private Optional<Signed> byBound(Add sum, Expr term, boolean negative) {
        List<Expr> factors = new ArrayList<>(term instanceof Mul product ? product.factors() : List.of(term));
        Num c = factors.getFirst() instanceof Num number ? number : ONE;
        factors.remove(c);
        if (factors.size() != 1 || !(factors.getFirst() instanceof Call call) || !KNOWN.containsKey(call.function())) {
            return Optional.empty();
        }
        Num factor = negative ? c.negate() : c;
        Bounds bounds = KNOWN.get(call.function());
        for (String law : factor.signum() > 0 ? bounds.below() : bounds.above()) {
            Optional<Theorem> bound = bench.law(law, call.argument());
            if (bound.isEmpty()) {
                continue;
            }
            boolean strict = bound.get().conclusion() instanceof Less;
            Expr low = bound.get().conclusion().parts().get(0);
            Expr high = bound.get().conclusion().parts().get(1);
            Expr gap = sub(high, low);
            Num size = factor.signum() > 0 ? factor : factor.negate();
            Expr about = negative ? neg(sum) : sum;
            Expr part = mul(size, gap);
            Expr rest = plain.expr(plain.of(sub(about, part)));
            Optional<Theorem> left = bench.law(
                            strict ? "less-to-difference" : "atmost-to-difference", List.of(bound.get()), low, high)
                    .flatMap(theorem -> bench.law(
                            strict ? "positive-product" : "nonnegative-product", List.of(theorem), size, gap));
            Optional<Theorem> positive = strict ? Optional.empty() : bench.show(Proposition.positive(rest));
            if (left.isPresent() && positive.isPresent()) {
                return bench.law("positive-sum", List.of(positive.get(), left.get()), rest, part)
                        .flatMap(theorem -> bench.moved(theorem, Bench.about(theorem), about, List.of()))
                        .map(theorem -> new Signed(negative, true, about, theorem));
            }
            Optional<Theorem> right = bench.show(Proposition.nonNegative(rest));
            if (left.isPresent() && right.isPresent()) {
                return bench.law(
                                strict ? "positive-sum" : "nonnegative-sum",
                                List.of(left.get(), right.get()),
                                part,
                                rest)
                        .flatMap(theorem -> bench.moved(theorem, Bench.about(theorem), about, List.of()))
                        .map(theorem -> new Signed(negative, strict, about, theorem));
            }
        }
        return Optional.empty();
    }

    /** {@code c f(u) - c f(v)} for a growing function f, by the sign of u - v. */
    private Optional<Signed> byMonotony(Add sum) {
        if (sum.terms().size() != 2) {
            return Optional.empty();
        }
        Image first = Image.of(sum.terms().get(0));
        Image second = Image.of(sum.terms().get(1));
        boolean turned = first.factor.signum() < 0;
        Image high = turned ? second : first;
        Image low = turned ? first : second;
        if (!high.factor.equals(low.factor.negate())
                || !high.law.equals(low.law)
                || !high.exponent.equals(low.exponent)
                || high.law.isEmpty()) {
            return Optional.empty();
        }
        Optional<Signed> order = bench.signs().sign(plain.expr(plain.of(sub(high.argument, low.argument))));
        if (order.isEmpty()) {
            return Optional.empty();
        }
        boolean negative = order.get().negative();
        Expr u = negative ? high.argument : low.argument;
        Expr v = negative ? low.argument : high.argument;
        boolean strict = order.get().strict();
        Expr[] terms = high.exponent.map(c -> new Expr[] {u, v, c}).orElseGet(() -> new Expr[] {u, v});
        Expr about = negative ? neg(sum) : sum;
        return bench.moved(order.get().theorem(), order.get().about(), sub(v, u), List.of())
                .flatMap(theorem ->
                        bench.law(strict ? "less-from-difference" : "atmost-from-difference", List.of(theorem), u, v))
                .flatMap(less -> bench.law(high.law + (strict ? "-order" : "-order-weakly"), List.of(less), terms))
                .flatMap(images -> Margin.between(bench, images))
                .flatMap(gap -> Margin.of(bench.signs().sign(high.factor)).flatMap(c -> c.times(bench, gap)))
                .flatMap(gap -> gap.rewritten(bench, about))
                .map(gap -> new Signed(negative, strict, about, gap.theorem()));
    }

    /** A multiple of a growing function, by the name that its laws begin with; none for other terms. */
    private record Image(Num factor, String law, Expr argument, Optional<Expr> exponent) {
        private static final Map<Fn, String> GROWING =
                Map.of(Fn.EXP, "exp", Fn.LOG, "log", Fn.SINH, "sinh", Fn.TANH, "tanh", Fn.ERF, "erf", Fn.ATAN, "atan");

        static Image of(Expr term) {
            List<Expr> factors = new ArrayList<>(term instanceof Mul product ? product.factors() : List.of(term));
            Num c = factors.getFirst() instanceof Num number ? number : ONE;
            factors.remove(c);
            Expr rest = mul(factors);
            return switch (rest) {
                case Call call
                when GROWING.containsKey(call.function()) ->
                    new Image(c, GROWING.getOrDefault(call.function(), ""), call.argument(), Optional.empty());
                case Pow(Expr base, Expr exponent)
                when !(exponent instanceof Num n && n.isInteger()) ->
                    new Image(c, "power", base, Optional.of(exponent));
                default ->
                    exponents(rest)
                            .map(all -> new Image(c, "exp", all, Optional.empty()))
                            .orElseGet(() -> new Image(c, "", rest, Optional.empty()));
            };
        }

        /** The exponent of a product of exponentials. */
        private static Optional<Expr> exponents(Expr expr) {
            List<Expr> all = new ArrayList<>();
            for (Expr factor : expr instanceof Mul product ? product.factors() : List.of(expr)) {
                Expr base = factor instanceof Pow(Expr b, Num n) && n.isInteger() ? b : factor;
                Expr times = factor instanceof Pow power && base != factor ? power.exponent() : ONE;
                if (!(base instanceof Call call) || call.function() != Fn.EXP) {
                    return Optional.empty();
                }
                all.add(mul(times, call.argument()));
            }
            return Optional.of(Expr.add(all));
        }
    }

    /** {@code log(u) - v} is positive where {@code u > exp(v)}, and {@code v - log(u)} where {@code u < exp(v)}. */
    private Optional<Signed> byExponential(Add sum, Expr term, boolean negative) {
        Expr about = negative ? neg(sum) : sum;
        boolean above = term instanceof Call != negative;
        if (!((term instanceof Call ? term : neg(term)) instanceof Call logarithm) || logarithm.function() != Fn.LOG) {
            return Optional.empty();
        }
        Expr v = plain.expr(plain.of(above ? sub(logarithm, about) : Expr.add(about, logarithm)));
        Expr low = above ? v : logarithm;
        Expr high = above ? logarithm : v;
        return bench.law(above ? "log-above" : "log-below", logarithm.argument(), v)
                .flatMap(order -> bench.law("less-to-difference", List.of(order), low, high))
                .flatMap(theorem -> bench.moved(theorem, sub(high, low), about, List.of()))
                .map(theorem -> new Signed(negative, true, about, theorem));
    }
}
