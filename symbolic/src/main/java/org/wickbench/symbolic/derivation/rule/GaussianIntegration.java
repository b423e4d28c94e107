package org.wickbench.symbolic.derivation.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;

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
        Optional<Obligation> settled = hasIntegral(inference.result()) ? inference.settled() : Optional.empty();
        if (settled.isPresent()) {
            return List.of(settled.get());
        }
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

    private static boolean hasIntegral(Expr expr) {
        return expr instanceof Integral integral
                        && Expr.isInfinite(integral.lower())
                        && Expr.isInfinite(integral.upper())
                || Trees.children(expr).stream().anyMatch(GaussianIntegration::hasIntegral);
    }
}
