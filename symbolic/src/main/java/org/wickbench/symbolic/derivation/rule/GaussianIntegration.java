package org.wickbench.symbolic.derivation.rule;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;

/** Equal once all Gaussian integrals over the whole line are carried out. */
final class GaussianIntegration implements Rule {
    @Override
    public String name() {
        return "gaussian";
    }

    @Override
    public String description() {
        return "gaussian [using A, B]: equal once the integrals of polynomial times exp(quadratic) over the line are done";
    }

    @Override
    public List<Obligation> apply(Inference inference) {
        Relation statement = inference.rewritten(inference.result());
        List<Obligation> obligations = new ArrayList<>();
        Gaussian gaussian = new Gaussian(inference, obligations);
        Expr left = gaussian.integrate(statement.left());
        Expr right = gaussian.integrate(statement.right());
        if (!gaussian.found()) {
            throw inference.misuse("there is no integral over the whole line in this step");
        }
        obligations.add(inference
                .holdsUsing(
                        "the relation holds after integration", new Relation(statement.op(), left, right), List.of())
                .from(statement));
        return obligations;
    }
}
