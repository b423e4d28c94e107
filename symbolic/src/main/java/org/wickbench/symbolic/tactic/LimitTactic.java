package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.INFINITY;
import static org.wickbench.symbolic.expr.Expr.ONE;
import static org.wickbench.symbolic.expr.Expr.add;
import static org.wickbench.symbolic.expr.Expr.neg;
import static org.wickbench.symbolic.expr.Expr.num;
import static org.wickbench.symbolic.expr.Expr.pow;
import static org.wickbench.symbolic.expr.Expr.sub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Limit;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.polynomial.ArithmeticLimitException;
import org.wickbench.symbolic.tactic.Growth.Base;
import org.wickbench.symbolic.tactic.Growth.Mono;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.Less;
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

    /** The limit has this value, as an equation. */
    Optional<Theorem> value(Limit limit) {
        Sym v = Sym.internal("real", 7_000);
        Expr p = limit.point();
        List<Expr> ways = new ArrayList<>();
        if (p == INFINITY) {
            ways.add(v);
        } else if (p.equals(neg(INFINITY))) {
            ways.add(neg(v));
        } else {
            if (limit.side() != Limit.Side.BELOW) {
                ways.add(add(p, pow(v, -1)));
            }
            if (limit.side() != Limit.Side.ABOVE) {
                ways.add(sub(p, pow(v, -1)));
            }
        }
        try {
            List<Theorem> parents = new ArrayList<>();
            for (Expr way : ways) {
                parents.add(tends(new Limit(limit.scope().open(way), v, INFINITY, Limit.Side.BOTH)));
            }
            if (parents.size() == 2) {
                Expr left = ((Tends) parents.getFirst().conclusion()).value();
                Expr right = ((Tends) parents.getLast().conclusion()).value();
                if (!left.equals(right)) {
                    Theorem same = new EquationTactic(bench)
                            .prove(right, left)
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
                        throw new NoProofException("the scale gets too large");
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
        throw last;
    }
}
