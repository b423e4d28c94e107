package org.wickbench.symbolic.derivation.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.prove.Counterexample;
import org.wickbench.symbolic.prove.Verdict;

/** Equal once the limits are taken, by continuity or by the dominant terms. */
final class LimitRule implements Rule {
    @Override
    public String name() {
        return "limit";
    }

    @Override
    public String description() {
        return "limit [using A]: equal once the limits are taken, by continuity or by the dominant exponential and power";
    }

    @Override
    public List<Obligation> apply(Inference inference) {
        Optional<Obligation> settled = hasLimit(inference.result()) ? inference.settled() : Optional.empty();
        if (settled.isPresent()) {
            return List.of(settled.get());
        }
        Relation statement = inference.rewritten(inference.result());
        List<Obligation> obligations = new ArrayList<>();
        Limits limits = new Limits(inference.assumptions());
        Expr left = limits.evaluate(statement.left());
        Expr right = limits.evaluate(statement.right());
        obligations.addAll(limits.obligations());
        if (limits.obligations().isEmpty()) {
            throw inference.misuse("there is no limit in this step");
        }
        obligations.add(
                Expr.isInfinite(left) || Expr.isInfinite(right)
                        ? unbounded(statement.op(), left, right)
                        : inference
                                .holdsUsing(
                                        "the relation holds after the limits",
                                        new Relation(statement.op(), left, right),
                                        List.of())
                                .from(statement));
        return obligations;
    }

    private static boolean hasLimit(Expr expr) {
        return expr instanceof Limit || Trees.children(expr).stream().anyMatch(LimitRule::hasLimit);
    }

    /** Infinity is larger than every number and equal to itself. */
    private static Obligation unbounded(Relation.Op op, Expr left, Expr right) {
        int order = Integer.compare(size(left), size(right));
        boolean holds =
                switch (op) {
                    case EQ -> order == 0;
                    case NE -> order != 0;
                    case LT -> order < 0;
                    case LE -> order <= 0;
                    case GT -> order > 0;
                    case GE -> order >= 0;
                };
        Verdict verdict = holds
                ? new Verdict.Proved("dominant terms", List.of())
                : new Verdict.Refuted(
                        new Counterexample(Map.of(), left.toString(), right.toString(), "infinite", "undefined"),
                        Optional.empty());
        return new Obligation("a side grows without bound", verdict);
    }

    private static int size(Expr value) {
        return value == Expr.INFINITY ? 1 : Expr.isInfinite(value) ? -1 : 0;
    }
}
