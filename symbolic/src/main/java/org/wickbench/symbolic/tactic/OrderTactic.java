package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.polynomial.ArithmeticLimitException;
import org.wickbench.symbolic.polynomial.Budget;
import org.wickbench.symbolic.polynomial.Polynomial;
import org.wickbench.symbolic.polynomial.Quotient;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.AtMost;
import org.wickbench.symbolic.theorem.Proposition.Less;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Schemas;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Proves inequalities by adding up what is known not to be negative: the facts, what is positive by its form, squares, the
 * tangents of convex functions, products of these, and sums of them over an index. The factors of the combination come from a
 * linear program; the kernel then adds it up.
 *
 * <p>With tangents at a mean under a sum these are Gibbs' and Jensen's inequalities; with squares of differences those of
 * Cauchy and Schwarz and of the means.
 */
final class OrderTactic {
    private static final int MOST_ROUNDS = 8;

    /** So many expressions take part in squares and products. */
    private static final int MOST_PARTS = 8;

    /** So many different denominators the terms of a combination may have. */
    private static final int MOST_DIVISORS = 4;

    /** So many columns the linear program has at most. */
    private static final int MOST_MARGINS = 260;

    private final Bench bench;

    OrderTactic(Bench bench) {
        this.bench = bench;
    }

    /** The order relation, if it is a combination of what is known. */
    Optional<Theorem> prove(Proposition goal) {
        return switch (goal) {
            case Less(Num zero, Expr right)
            when zero.isZero() -> positive(right, true).map(Margin::theorem);
            case AtMost(Num zero, Expr right)
            when zero.isZero() -> positive(right, false).map(Margin::theorem);
            case Less(Expr left, Expr right) ->
                positive(sub(right, left), true).flatMap(found -> compared("less-from-difference", found, left, right));
            case AtMost(Expr left, Expr right) ->
                positive(sub(right, left), false)
                        .flatMap(found -> found.weak(bench))
                        .flatMap(found -> compared("atmost-from-difference", found, left, right));
            default -> Optional.empty();
        };
    }

    private Optional<Theorem> compared(String law, Margin difference, Expr left, Expr right) {
        List<Theorem> known = new ArrayList<>();
        real(left).ifPresent(known::add);
        real(right).ifPresent(known::add);
        return difference
                .moved(bench, bench.difference(law, left, right), List.of())
                .flatMap(moved -> {
                    known.add(moved.theorem());
                    return bench.law(law, known, left, right);
                });
    }

    /** That an expression is real, by its structure or by its value. */
    private Optional<Theorem> real(Expr expr) {
        Optional<Theorem> asItStands = bench.show(Proposition.real(expr));
        if (asItStands.isPresent()) {
            return asItStands;
        }
        try {
            Reducer reducer = new Reducer(bench, new Generators());
            reducer.reduce(expr);
            Expr value = reducer.expr(reducer.value(expr));
            return bench.show(Proposition.real(value)).flatMap(theorem -> bench.field(value, expr, reducer.theorems())
                    .map(equal -> bench.infer(Schemas.SUBSTITUTE, Instance.of(), theorem, equal)));
        } catch (RefusedException | NoProofException | ArithmeticLimitException | Generators.MoreNeeded e) {
            return Optional.empty();
        }
    }

    private Optional<Margin> positive(Expr goal, boolean strict) {
        return margin(goal, strict).or(() -> byExponential(goal, strict));
    }

    /** {@code log(u) - v} is not negative where {@code u >= exp(v)}, and {@code v - log(u)} where {@code u <= exp(v)}. */
    private Optional<Margin> byExponential(Expr goal, boolean strict) {
        if (strict || !(goal instanceof Add sum)) {
            return Optional.empty();
        }
        for (Expr term : sum.terms()) {
            boolean above = term instanceof Call;
            if (!((above ? term : neg(term)) instanceof Call logarithm) || logarithm.function() != Fn.LOG) {
                continue;
            }
            List<Expr> others = new ArrayList<>(sum.terms());
            others.remove(term);
            Expr u = logarithm.arguments().getFirst();
            Expr v = above ? neg(Expr.add(others)) : Expr.add(others);
            Expr power = Expr.call(Fn.EXP, v);
            Optional<Margin> found = margin(above ? sub(u, power) : sub(power, u), false)
                    .flatMap(margin -> above
                            ? bench.law("atmost-from-difference", List.of(margin.theorem()), power, u)
                                    .flatMap(order -> bench.law("log-at-least", List.of(order), u, v))
                            : bench.law("atmost-from-difference", List.of(margin.theorem()), u, power)
                                    .flatMap(order -> bench.law("log-at-most", List.of(order), u, v)))
                    .flatMap(order -> Margin.between(bench, order))
                    .flatMap(margin -> margin.moved(bench, goal, List.of()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Margin> margin(Expr goal, boolean strict) {
        Generators generators = new Generators();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            try {
                return new Search(goal, strict, generators).run();
            } catch (Generators.MoreNeeded e) {
                // once more, with finer roots
            } catch (RefusedException | NoProofException | ArithmeticLimitException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** One search, with one choice of roots. */
    private final class Search {
        private final Expr goal;
        private final boolean strict;
        private final Reducer reducer;
        private final Map<Expr, Margin> known = new LinkedHashMap<>();

        Search(Expr goal, boolean strict, Generators generators) {
            this.goal = goal;
            this.strict = strict;
            this.reducer = new Reducer(bench, generators);
        }

        Optional<Margin> run() {
            reducer.reduce(goal);
            Expr whole = reducer.expr(reducer.value(goal));
            Optional<Margin> bySigns = Margin.of(bench.signs().sign(whole)).filter(found -> found.strict() || !strict);
            return bySigns.or(this::search)
                    .or(this::quotient)
                    .flatMap(found -> found.moved(bench, goal, reducer.theorems()));
        }

        /** A quotient by what has a sign has that of its numerator. */
        private Optional<Margin> quotient() {
            Quotient value = reducer.value(goal);
            if (value.isPolynomial()) {
                return Optional.empty();
            }
            Expr below = reducer.expr(new Quotient(Polynomial.of(Expr.ONE), value.denominator()));
            Expr above = reducer.expr(new Quotient(value.numerator(), Map.of()));
            for (boolean negative : new boolean[] {false, true}) {
                Expr factor = negative ? neg(below) : below;
                Optional<Theorem> sign = bench.show(Proposition.positive(factor));
                if (sign.isPresent()) {
                    return margin(negative ? neg(above) : above, strict)
                            .flatMap(margin -> margin.times(bench, new Margin(factor, sign.get())))
                            .flatMap(margin -> margin.moved(bench, goal, reducer.theorems()));
                }
            }
            return Optional.empty();
        }

        private Optional<Margin> search() {
            bench.instantiateFamilies(goal);
            Quotient value = reducer.value(goal);
            List<Expr> parts = new ArrayList<>();
            List<Expr> sums = new ArrayList<>();
            for (int generator : variables(value)) {
                Expr part = reducer.canonical().generatorAt(generator);
                if (part instanceof Sum) {
                    sums.add(part);
                } else if (bench.signs().isReal(part)) {
                    parts.add(part);
                }
            }
            // the square of a root is the radicand
            parts.removeIf(part -> parts.contains(sqrt(part)));
            add(Margin.of(bench.signs().sign(ONE)));
            parts.forEach(part -> add(Margin.of(bench.signs().sign(part))));
            sums.forEach(sum -> add(Margin.of(bench.signs().sign(sum))));
            List<Margin> facts = facts();
            facts.forEach(fact -> add(Optional.of(fact)));
            List<Margin> positive = limited(known.values());
            List<Margin> tangents = tangents(logarithms(parts), arguments(Fn.EXP, goal));
            tangents.forEach(tangent -> add(Optional.of(tangent)));
            List<Expr> all = new ArrayList<>(parts);
            all.addAll(sums);
            new SumBounds(reducer, goal, all).margins().forEach(each -> add(Optional.of(each)));
            products(positive, positive);
            products(facts, limited(tangents));
            squares(limited(parts), positive);
            divisor(value)
                    .ifPresent(divisor -> List.copyOf(known.values()).forEach(each -> add(each.times(bench, divisor))));
            return combination();
        }

        private static List<Integer> variables(Quotient value) {
            Set<Integer> variables = new LinkedHashSet<>(Factors.variables(value.numerator()));
            value.denominator().keySet().forEach(factor -> variables.addAll(Factors.variables(factor)));
            return List.copyOf(variables);
        }

        /** Facts that speak of something in the goal. */
        private List<Margin> facts() {
            Set<Sym> symbols = Trees.freeSymbols(goal);
            List<Margin> facts = new ArrayList<>();
            for (Theorem fact : List.copyOf(bench.facts())) {
                boolean order = fact.conclusion() instanceof Less || fact.conclusion() instanceof AtMost;
                if (order
                        && fact.conclusion().parts().stream()
                                .flatMap(part -> Trees.freeSymbols(part).stream())
                                .anyMatch(symbols::contains)) {
                    Margin.between(bench, fact).ifPresent(facts::add);
                }
            }
            return limited(facts);
        }

        private void add(Optional<Margin> margin) {
            if (known.size() < MOST_MARGINS) {
                margin.ifPresent(found -> known.putIfAbsent(found.expr(), found));
            }
        }

        private List<Margin> tangents(Set<Expr> logarithms, Set<Expr> exponents) {
            List<Margin> tangents = new ArrayList<>();
            touch("log-below-tangent-at", logarithms, ONE, tangents);
            touch("exp-above-tangent-at", exponents, ZERO, tangents);
            return tangents;
        }

        private void touch(String law, Set<Expr> arguments, Expr usual, List<Margin> tangents) {
            Set<Expr> places = new LinkedHashSet<>(arguments);
            places.add(usual);
            for (Expr x : limited(places)) {
                for (Expr at : limited(places)) {
                    if (!x.equals(at)) {
                        tangent(law, x, at).ifPresent(tangents::add);
                    }
                }
            }
        }

        private Optional<Margin> tangent(String law, Expr x, Expr at) {
            return bench.law(law, x, at).flatMap(order -> Margin.between(bench, order));
        }

        /** One over the denominator of the goal, where that is positive and no number. */
        private Optional<Margin> divisor(Quotient value) {
            Optional<Margin> whole = Optional.empty();
            for (Map.Entry<Polynomial, Long> each : value.denominator().entrySet()) {
                Expr factor = pow(reducer.expr(Quotient.of(each.getKey())), -each.getValue());
                Optional<Margin> sign = Margin.of(bench.signs().sign(factor)).filter(Margin::strict);
                Optional<Margin> before = whole;
                whole = before.isEmpty()
                        ? sign
                        : sign.flatMap(more -> before.get().times(bench, more));
                if (whole.isEmpty()) {
                    return whole;
                }
            }
            return whole;
        }

        /** Squares of parts, of their sums and differences, and these times one or two positive parts. */
        private void squares(List<Expr> parts, List<Margin> positive) {
            List<Margin> weights = new ArrayList<>();
            for (Margin each : positive) {
                if (!(each.expr() instanceof Num)) {
                    weights.add(each);
                }
            }
            for (Margin left : List.copyOf(weights)) {
                for (Margin right : List.copyOf(weights)) {
                    if (weights.size() < 2 * MOST_PARTS && !left.equals(right)) {
                        left.times(bench, right).ifPresent(weights::add);
                    }
                }
            }
            for (int i = 0; i < parts.size(); i++) {
                for (int j = i + 1; j < parts.size(); j++) {
                    square(sub(parts.get(i), parts.get(j)), weights);
                    square(Expr.add(parts.get(i), parts.get(j)), weights);
                }
                square(parts.get(i), weights);
                square(sub(parts.get(i), ONE), List.of());
                square(Expr.add(parts.get(i), ONE), List.of());
            }
        }

        private void square(Expr root, List<Margin> weights) {
            bench.law("nonnegative-square", root, ONE).map(Margin::of).ifPresent(square -> {
                add(Optional.of(square));
                weights.forEach(weight -> add(weight.times(bench, square)));
            });
        }

        private void products(List<Margin> some, List<Margin> others) {
            for (int i = 0; i < some.size(); i++) {
                for (int j = some == others ? i : 0; j < others.size(); j++) {
                    if (!(some.get(i).expr() instanceof Num) && !(others.get(j).expr() instanceof Num)) {
                        add(some.get(i).times(bench, others.get(j)));
                    }
                }
            }
        }

        private Optional<Margin> combination() {
            List<Margin> margins = new ArrayList<>();
            for (Margin margin : known.values()) {
                try {
                    reducer.reduce(margin.expr());
                    margins.add(margin);
                } catch (RefusedException | NoProofException e) {
                    // one that has no canonical form helps nobody
                }
            }
            Quotient target = reducer.value(goal);
            Set<Polynomial> divisors = new LinkedHashSet<>(target.denominator().keySet());
            Map<Margin, Quotient> values = new LinkedHashMap<>();
            for (Margin margin : margins) {
                Quotient value = reducer.value(margin.expr());
                boolean few = divisors.size() < MOST_DIVISORS
                        || divisors.containsAll(value.denominator().keySet());
                if (!value.numerator().isZero() && few) {
                    divisors.addAll(value.denominator().keySet());
                    values.put(margin, value);
                }
            }
            // an identity of fractions: all of them over one denominator
            Map<Polynomial, Long> common = new HashMap<>(target.denominator());
            values.values()
                    .forEach(value -> value.denominator().forEach((factor, n) -> common.merge(factor, n, Math::max)));
            List<Polynomial> columns = new ArrayList<>();
            List<Margin> used = new ArrayList<>();
            Set<Integer> strictly = new HashSet<>();
            values.forEach((margin, value) -> {
                if (strict && margin.strict()) {
                    strictly.add(columns.size());
                }
                columns.add(raised(value, common));
                used.add(margin);
            });
            if (strict && strictly.isEmpty()) {
                return Optional.empty();
            }
            return Cone.combination(columns, raised(target, common), strictly).flatMap(factors -> added(factors, used));
        }

        private static Polynomial raised(Quotient value, Map<Polynomial, Long> common) {
            Budget budget = new Budget(Budget.USUAL);
            Polynomial raised = value.numerator();
            for (Map.Entry<Polynomial, Long> each : common.entrySet()) {
                long missing = each.getValue() - value.denominator().getOrDefault(each.getKey(), 0L);
                raised = raised.times(each.getKey().power(missing, budget), budget);
            }
            return raised;
        }

        private Optional<Margin> added(Map<Integer, Num> factors, List<Margin> used) {
            Optional<Margin> total = Optional.empty();
            for (Map.Entry<Integer, Num> each : factors.entrySet()) {
                Margin margin = used.get(each.getKey());
                Optional<Margin> term = each.getValue().isOne()
                        ? Optional.of(margin)
                        : Margin.of(bench.signs().sign(each.getValue())).flatMap(c -> c.times(bench, margin));
                Optional<Margin> before = total;
                total = before.isEmpty()
                        ? term
                        : term.flatMap(more -> before.get().plus(bench, more));
                if (total.isEmpty()) {
                    return total;
                }
            }
            return total;
        }
    }

    private static <T> List<T> limited(java.util.Collection<T> parts) {
        return parts.stream().limit(MOST_PARTS).toList();
    }

    /** The arguments of the logarithms among some expressions. */
    static Set<Expr> logarithms(List<Expr> parts) {
        Set<Expr> found = new LinkedHashSet<>();
        parts.forEach(part -> found.addAll(arguments(Fn.LOG, part)));
        return found;
    }

    /** The arguments of a function in an expression, outside of scopes. */
    static Set<Expr> arguments(Fn function, Expr expr) {
        Set<Expr> found = new LinkedHashSet<>();
        if (expr instanceof Binder) {
            return found;
        }
        Trees.children(expr).forEach(child -> found.addAll(arguments(function, child)));
        if (expr instanceof Call call && call.function() == function) {
            found.add(call.arguments().getFirst());
        }
        return found;
    }
}
