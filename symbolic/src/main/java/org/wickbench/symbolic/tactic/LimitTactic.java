package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.ONE;
import static org.wickbench.symbolic.expr.Expr.num;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Limit;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.polynomial.ArithmeticLimitException;
import org.wickbench.symbolic.tactic.Growth.Base;
import org.wickbench.symbolic.tactic.Growth.Mono;
import org.wickbench.symbolic.theorem.Hypothesis;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.Less;
import org.wickbench.symbolic.theorem.Proposition.NotEqual;
import org.wickbench.symbolic.theorem.Proposition.Tends;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Schemas;
import org.wickbench.symbolic.theorem.Theorem;

/** Limits: all are those of functions of a growing variable, whose expansions say what they tend to. */
final class LimitTactic {
    /** How many terms are kept, at first and where they cancel. */
    private static final int[] TERMS = {3, 6, 11};

    private static final int LARGEST_SCALE = 7;

    private final Bench bench;
    private final Map<Expr, Theorem> known = new HashMap<>();

    LimitTactic(Bench bench) {
        this.bench = bench;
    }

    /** What the function tends to from each side, from above first; one theorem only where there is one side. */
    private List<Theorem> sides(Limit limit) {
        return Tends.sides(limit, Sym.internal("real", 7_000)).stream()
                .map(this::tends)
                .toList();
    }

    private static Expr limitOf(Theorem theorem) {
        return ((Tends) theorem.conclusion()).value();
    }

    /** The limit has this value, as an equation. */
    Optional<Theorem> value(Limit limit) {
        Sym v = Sym.internal("real", 7_000);
        try {
            List<Theorem> parents = new ArrayList<>(sides(limit));
            if (parents.size() == 2) {
                Expr above = limitOf(parents.getFirst());
                Expr below = limitOf(parents.getLast());
                if (!above.equals(below)) {
                    Theorem same = new EquationTactic(bench)
                            .prove(below, above)
                            .orElseThrow(() -> new NoProofException("the limits from the two sides differ"));
                    parents.set(
                            1,
                            bench.kernel()
                                    .infer(
                                            Schemas.LIMITING,
                                            Instance.named("rewrite", List.of(v)),
                                            List.of(parents.getLast(), same)));
                }
            }
            return Optional.of(
                    bench.kernel().infer(Schemas.LIMITING, Instance.named("limit", List.of(v, (Expr) limit)), parents));
        } catch (NoProofException | RefusedException | ArithmeticLimitException | Generators.MoreNeeded e) {
            return Optional.empty();
        }
    }

    /** Why the limit is no number: the sides tend to different ones, or beyond all bounds. */
    Optional<String> divergence(Limit limit) {
        try {
            List<Theorem> sides = sides(limit);
            if (sides.stream().anyMatch(side -> !side.hypotheses(Hypothesis.Kind.CONDITION)
                    .isEmpty())) {
                return Optional.empty();
            }
            Expr first = limitOf(sides.getFirst());
            Expr last = limitOf(sides.getLast());
            if (sides.size() == 2 && !first.equals(last)) {
                boolean differ = Expr.isInfinite(first)
                        || Expr.isInfinite(last)
                        || SignTactic.isNumber(first)
                                && SignTactic.isNumber(last)
                                && bench.show(new NotEqual(first, last)).isPresent();
                return differ
                        ? Optional.of("has no value: " + first + " from above, " + last + " from below")
                        : Optional.empty();
            }
            return Expr.isInfinite(first) ? Optional.of("tends to " + first) : Optional.empty();
        } catch (NoProofException | RefusedException | ArithmeticLimitException | Generators.MoreNeeded e) {
            return Optional.empty();
        }
    }

    /**
     * What a function of a growing variable tends to.
     *
     * @throws NoProofException if it is not found
     */
    Theorem tends(Limit limit) {
        Theorem found = known.get(limit);
        if (found == null) {
            found = search(limit);
            known.put(limit, found);
        }
        return found;
    }

    /** What holds of functions of the scale from some value on; large enough for what is shown by it. */
    static Less large(Expr expr) {
        return new Less(num(1_000), expr);
    }

    private Theorem search(Limit limit) {
        Sym v = Sym.internal("real", 7_001);
        Growth growth = new Growth();
        Expr log = Expr.call(Fn.LOG, v);
        growth.add(new Base(log, Expr.call(Fn.LOG, log), Mono.of(Expr.call(Fn.LOG, log), ONE)));
        growth.add(new Base(v, log, Mono.of(log, ONE)));
        Generators generators = new Generators();
        RuntimeException last = new NoProofException("no expansion is long enough");
        for (int terms : TERMS) {
            for (int round = 0; round < 3 * LARGEST_SCALE; round++) {
                try {
                    Bench far = bench.with(growth.bases().stream()
                            .<Proposition>map(base -> large(base.expr()))
                            .toList());
                    Expander expander = new Expander(bench, far, v, growth, terms, generators, this);
                    return expander.tends(expander.expand(limit.scope().open(v)));
                } catch (Expander.MoreGrowthException e) {
                    if (growth.bases().size() > LARGEST_SCALE) {
                        last = new NoProofException("the scale gets too large");
                        break;
                    }
                    growth.add(e.base());
                } catch (Generators.MoreNeeded e) {
                    // once more, with finer roots
                } catch (NoProofException | RefusedException e) {
                    last = e;
                    break;
                }
            }
        }
        Optional<Theorem> direct =
                byParts(limit, v, List.of()).or(() -> new DominantTactic(bench, v, this).tends(limit));
        if (direct.isPresent()) {
            return direct.get();
        }
        throw last;
    }

    /** What the function tends to, if that is found. */
    Optional<Theorem> tendsIfFound(Limit limit) {
        try {
            return Optional.of(tends(limit));
        } catch (NoProofException | RefusedException | ArithmeticLimitException | Generators.MoreNeeded e) {
            return Optional.empty();
        }
    }

    /** By the values of the parts alone, with what is known of the signs of numbers in it, and of what parts tend to. */
    Optional<Theorem> byParts(Limit limit, Sym v, List<Theorem> known) {
        Expr body = limit.scope().open(v);
        List<Theorem> parents = new ArrayList<>(known);
        signs(body, v, parents);
        try {
            return Optional.of(
                    bench.kernel().infer(Schemas.LIMITING, Instance.named("value", List.of(v, (Expr) limit)), parents));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    private void signs(Expr expr, Sym v, List<Theorem> parents) {
        if (!Trees.dependsOn(expr, v)) {
            bench.show(Proposition.positive(expr))
                    .or(() -> bench.show(new Less(expr, Expr.ZERO)))
                    .ifPresent(parents::add);
            return;
        }
        if (expr instanceof Expr.Mul product) {
            Expr constants = Expr.mul(product.factors().stream()
                    .filter(factor -> !Trees.dependsOn(factor, v))
                    .toList());
            signs(constants, v, parents);
        }
        if (!(expr instanceof Expr.Binder)) {
            Trees.children(expr).forEach(child -> signs(child, v, parents));
        }
    }
}
