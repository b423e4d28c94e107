package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.ZERO;
import static org.wickbench.symbolic.expr.Expr.sub;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Hypothesis;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.Equation;
import org.wickbench.symbolic.theorem.Proposition.Less;

/**
 * What holds near the point of a limit, where its variable is on one side: that it is there, and the signs of what tends to
 * something that has a sign. Of all that these can decide, only what bends at zero is asked.
 */
final class Nearby {
    private Nearby() {}

    /** A bench for each side from which the point is approached. */
    static List<Bench> benches(Limit limit, Sym variable, Bench bench) {
        if (Expr.isInfinite(limit.point()) || limit.side() != Limit.Side.BOTH) {
            return List.of(bench(limit, variable, bench));
        }
        return List.of(
                bench(new Limit(limit.scope(), limit.point(), Limit.Side.ABOVE), variable, bench),
                bench(new Limit(limit.scope(), limit.point(), Limit.Side.BELOW), variable, bench));
    }

    private static Bench bench(Limit limit, Sym variable, Bench bench) {
        List<Proposition> facts = new ArrayList<>();
        if (limit.side() == Limit.Side.ABOVE) {
            facts.add(new Less(limit.point(), variable));
        } else if (limit.side() == Limit.Side.BELOW) {
            facts.add(new Less(variable, limit.point()));
        }
        Set<Expr> bending = new LinkedHashSet<>();
        collect(limit.scope().open(variable), bending);
        if (!bending.isEmpty()) {
            bending.add(variable);
        }
        for (Expr each : bending) {
            if (Trees.dependsOn(each, variable)
                    && bench.show(Proposition.real(each)).isPresent()) {
                sign(each, limit, variable, bench).ifPresent(facts::add);
            }
        }
        return bench.with(facts);
    }

    /** What tends to a positive number or beyond all bounds is positive near the point. */
    private static Optional<Proposition> sign(Expr expr, Limit limit, Sym variable, Bench bench) {
        return bench.limits()
                .value(new Limit(Scope.close(variable, expr), limit.point(), limit.side()))
                .filter(theorem -> theorem.hypotheses(Hypothesis.Kind.CONDITION).isEmpty())
                .map(theorem -> ((Equation) theorem.conclusion()).right())
                .flatMap(value -> {
                    if (value == Expr.INFINITY || holds(Proposition.positive(value), bench)) {
                        return Optional.of(Proposition.positive(expr));
                    }
                    return Expr.isInfinite(value) || holds(new Less(value, ZERO), bench)
                            ? Optional.of(new Less(expr, ZERO))
                            : Optional.empty();
                });
    }

    private static boolean holds(Proposition proposition, Bench bench) {
        return bench.show(proposition).isPresent();
    }

    /** The arguments of moduli and signs, and the differences of what a minimum or a maximum chooses from. */
    private static void collect(Expr expr, Set<Expr> bending) {
        if (expr instanceof Binder) {
            return;
        }
        if (expr instanceof Call call) {
            List<Expr> arguments = call.arguments();
            if (call.function() == Fn.ABS || call.function() == Fn.SIGN || call.function() == Fn.STEP) {
                bending.add(call.argument());
            } else if (call.function() == Fn.MIN || call.function() == Fn.MAX) {
                for (int i = 1; i < arguments.size(); i++) {
                    bending.add(sub(arguments.get(i), arguments.get(i - 1)));
                }
            }
        }
        Trees.children(expr).forEach(child -> collect(child, bending));
    }
}
