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
import org.wickbench.symbolic.normal.DominantTerm;
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
                DominantTerm.isInfinite(left) || DominantTerm.isInfinite(right)
                        ? unbounded(left, right)
                        : inference
                                .equalUsing("both sides are equal after the limits", left, right, List.of())
                                .from(statement));
        return obligations;
    }

    private static Obligation unbounded(Expr left, Expr right) {
        Verdict verdict = left.equals(right)
                ? new Verdict.Proved("dominant terms", List.of())
                : new Verdict.Refuted(
                        new Counterexample(Map.of(), left.toString(), right.toString(), "infinite", "undefined"),
                        Optional.empty());
        return new Obligation("both sides grow without bound", verdict);
    }
}
