package org.wickbench.symbolic.derivation.rule;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;

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
        obligations.add(inference
                .equalUsing("both sides are equal after the limits", left, right, List.of())
                .from(statement));
        return obligations;
    }
}
