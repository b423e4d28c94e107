package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
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
import org.wickbench.symbolic.polynomial.Budget;
import org.wickbench.symbolic.polynomial.Monomial;
import org.wickbench.symbolic.polynomial.Polynomial;
import org.wickbench.symbolic.polynomial.Quotient;
import org.wickbench.symbolic.theorem.Canonical;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Proposition.AtMost;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Schemas;

/**
 * Sums of what is not negative term by term: of weights times tangents, of weights times squares, and over two indices of
 * squares {@code (f(j) g(k) - f(k) g(j))^2}.
 */
final class SumBounds {
    /** The numbers of the internal symbols that stand for an index. */
    private static final int FIRST_INDEX = 700;

    private static final int MOST_WEIGHTS = 6;
    private static final int MOST_PLACES = 7;

    private final Bench bench;
    private final Generators generators;
    private final Expr goal;
    private final Polynomial target;
    private final Canonical canonical;
    private final List<Expr> parts;
    private final List<Margin> found = new ArrayList<>();

    /**
     * @param reducer that has looked at the goal
     * @param parts the generators of the goal that are real, sums among them
     */
    SumBounds(Reducer reducer, Expr goal, List<Expr> parts) {
        this.bench = reducer.bench;
        this.generators = reducer.generators;
        this.canonical = reducer.canonical();
        this.goal = goal;
        this.target = reducer.value(goal).numerator();
        this.parts = parts;
    }

    List<Margin> margins() {
        Map<List<Expr>, List<Sum>> groups = new LinkedHashMap<>();
        for (Expr part : parts) {
            if (part instanceof Sum sum) {
                groups.computeIfAbsent(sum.operands(), bounds -> new ArrayList<>())
                        .add(sum);
            }
        }
        groups.values().forEach(this::gather);
        return found;
    }

    /** What the bodies of sums with the same bounds are made of. */
    private void gather(List<Sum> sums) {
        Sum first = sums.getFirst();
        Sym index = Sym.internal("real", FIRST_INDEX);
        Bench inside = bench.inScope(first, index);
        Reducer reducer = new Reducer(inside, generators);
        Set<Expr> factors = new LinkedHashSet<>();
        Map<Expr, Set<Expr>> cofactors = new LinkedHashMap<>();
        for (Sum sum : sums) {
            Expr body = sum.scope().open(index);
            reducer.reduce(body);
            inside.instantiateFamilies(body);
            List<Expr> all = body instanceof Mul product ? product.factors() : List.of(body);
            for (Expr factor : all) {
                List<Expr> others = new ArrayList<>(all);
                others.remove(factor);
                factors.add(factor instanceof Pow(Expr base, Num n) && n.isInteger() ? base : factor);
                cofactors.computeIfAbsent(factor, key -> new LinkedHashSet<>()).add(mul(others));
            }
        }
        whole(sums, index, inside);
        tangents(first, index, inside, cofactors, Fn.LOG, ONE, "log-below-tangent-at");
        tangents(first, index, inside, cofactors, Fn.EXP, ZERO, "exp-above-tangent-at");
        List<Margin> weights = weights(inside, sums, index, factors);
        squares(first, index, inside, factors, weights, sums);
        pairs(first, index, inside, factors, weights);
    }

    /** The goal as one sum, where it is linear in sums with these bounds. */
    private void whole(List<Sum> sums, Sym index, Bench inside) {
        List<Expr> terms = new ArrayList<>();
        for (Sum sum : sums) {
            int generator = canonical.of(sum).numerator().leading().getKey().generator(0);
            Polynomial factor = Polynomial.ZERO;
            for (Map.Entry<Monomial, Num> term : target.terms().entrySet()) {
                if (term.getKey().exponentOf(generator) == 1) {
                    Monomial rest = term.getKey().over(Monomial.of(generator, 1));
                    factor = factor.plus(Polynomial.term(term.getValue(), rest), new Budget(Budget.USUAL));
                }
            }
            terms.add(mul(canonical.expr(Quotient.of(factor)), sum.scope().open(index)));
        }
        Margin.of(inside.signs().sign(Expr.add(terms)))
                .flatMap(term -> summed(bench, sums.getFirst(), index, term))
                .ifPresent(found::add);
    }

    private void tangents(
            Sum sum, Sym index, Bench inside, Map<Expr, Set<Expr>> cofactors, Fn function, Expr usual, String law) {
        Set<Expr> arguments = new LinkedHashSet<>();
        Set<Expr> weights = new LinkedHashSet<>();
        cofactors.forEach((factor, others) -> {
            Set<Expr> here = OrderTactic.arguments(function, factor);
            arguments.addAll(here);
            if (!here.isEmpty()) {
                weights.addAll(others);
            }
        });
        if (!weights.isEmpty()) {
            written(goal, sum, index).forEach(body -> arguments.addAll(OrderTactic.arguments(function, body)));
        }
        Set<Expr> places = new LinkedHashSet<>(arguments);
        places.addAll(OrderTactic.arguments(function, goal));
        parts.forEach(part -> places.addAll(OrderTactic.arguments(function, part)));
        places.add(usual);
        if (function == Fn.LOG) {
            // 1/n is where all weights are the same
            List.copyOf(places).stream()
                    .filter(place -> place instanceof Sym)
                    .forEach(place -> places.add(pow(place, -1)));
        }
        for (Expr weight : weights.stream().limit(MOST_WEIGHTS).toList()) {
            Optional<Margin> factor = Margin.of(inside.signs().sign(weight));
            if (factor.isEmpty()) {
                continue;
            }
            List<Expr> all = places.stream().limit(MOST_PLACES).toList();
            for (Expr x : all) {
                for (Expr at : all) {
                    if (!x.equals(at) && (arguments.contains(x) || arguments.contains(at))) {
                        inside.law(law, x, at)
                                .flatMap(order -> Margin.between(inside, order))
                                .flatMap(tangent -> factor.get().times(inside, tangent))
                                .flatMap(term -> summed(bench, sum, index, term))
                                .ifPresent(found::add);
                    }
                }
            }
        }
    }

    /** The bodies of the sums as the goal is written, at the index: a logarithm in them may have been taken apart since. */
    private static List<Expr> written(Expr expr, Sum range, Sym index) {
        List<Expr> bodies = new ArrayList<>();
        if (expr instanceof Sum sum
                && sum.lower() instanceof Num first
                && range.lower() instanceof Num here
                && !first.equals(here)) {
            bodies.add(sum.scope().open(Expr.add(index, first.plus(here.negate()))));
        } else if (!(expr instanceof Binder)) {
            Trees.children(expr).forEach(child -> bodies.addAll(written(child, range, index)));
        }
        return bodies;
    }

    /** One, and what is not negative among the factors and bodies. */
    private static List<Margin> weights(Bench inside, List<Sum> sums, Sym index, Set<Expr> factors) {
        Set<Expr> candidates = new LinkedHashSet<>(Set.of(ONE));
        sums.forEach(sum -> candidates.add(sum.scope().open(index)));
        candidates.addAll(factors);
        List<Margin> weights = new ArrayList<>();
        for (Expr candidate : candidates) {
            if (weights.size() < MOST_WEIGHTS) {
                Margin.of(inside.signs().sign(candidate)).ifPresent(weights::add);
            }
        }
        return weights;
    }

    /** Weights times the squares of distances from a number, or from one of the sums, or the weight alone. */
    private void squares(Sum sum, Sym index, Bench inside, Set<Expr> factors, List<Margin> weights, List<Sum> centres) {
        Set<Expr> roots = new LinkedHashSet<>();
        for (Expr factor : factors.stream().limit(MOST_PLACES).toList()) {
            roots.add(factor);
            roots.add(sub(factor, ONE));
            centres.forEach(centre -> roots.add(sub(factor, centre)));
            factors.stream().filter(other -> !other.equals(factor)).forEach(other -> roots.add(sub(factor, other)));
        }
        for (Margin weight : weights) {
            summed(bench, sum, index, weight).ifPresent(found::add);
            for (Expr root : roots) {
                inside.law("nonnegative-square", root, ONE)
                        .map(Margin::of)
                        .flatMap(square -> weight.times(inside, square))
                        .flatMap(term -> summed(bench, sum, index, term))
                        .ifPresent(found::add);
            }
        }
    }

    /** Squares over two indices, as in the identity of Lagrange. */
    private void pairs(Sum sum, Sym index, Bench inside, Set<Expr> factors, List<Margin> weights) {
        Sym second = Sym.internal("real", FIRST_INDEX + 1);
        Bench deep = inside.inScope(sum, second);
        List<Expr> all = new ArrayList<>(factors.stream().limit(MOST_PLACES / 2).toList());
        all.add(ONE);
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                Expr f = all.get(i);
                Expr g = all.get(j);
                Expr root = sub(mul(f, Trees.substitute(g, index, second)), mul(Trees.substitute(f, index, second), g));
                deep.instantiateFamilies(root);
                for (Margin weight : weights.stream().limit(3).toList()) {
                    Expr there = Trees.substitute(weight.expr(), index, second);
                    deep.instantiateFamilies(there);
                    Optional<Margin> both = Margin.of(deep.signs().sign(weight.expr()))
                            .flatMap(here ->
                                    Margin.of(deep.signs().sign(there)).flatMap(other -> here.times(deep, other)));
                    deep.law("nonnegative-square", root, ONE)
                            .map(Margin::of)
                            .flatMap(square -> both.flatMap(factor -> factor.times(deep, square)))
                            .flatMap(term -> summed(inside, sum, second, term))
                            .flatMap(term -> summed(bench, sum, index, term))
                            .ifPresent(found::add);
                }
            }
        }
    }

    private static Optional<Margin> summed(Bench bench, Sum range, Sym index, Margin term) {
        Scope scope =
                new Scope(range.scope().hint(), Scope.close(index, term.expr()).body());
        Sum sum = new Sum(scope, range.lower(), range.upper());
        List<org.wickbench.symbolic.theorem.Theorem> parents = new ArrayList<>(List.of(term.theorem()));
        bench.show(new AtMost(range.lower(), range.upper())).ifPresent(parents::add);
        try {
            return Optional.of(Margin.of(bench.kernel().infer(Schemas.MONOTONY, Instance.of(index, sum), parents)));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }
}
