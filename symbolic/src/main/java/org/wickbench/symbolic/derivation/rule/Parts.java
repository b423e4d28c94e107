package org.wickbench.symbolic.derivation.rule;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.prove.Verdict;

/**
 * Integration by parts over the whole line: left - right is the integral of {@code dF/dx}, which vanishes when F does at
 * both ends. That it does is a hypothesis of the verdict.
 */
final class Parts implements Rule {
    @Override
    public String name() {
        return "parts";
    }

    @Override
    public String description() {
        return "parts F wrt x [using A]: left - right is the integral of dF/dx over the line; F vanishes at both ends";
    }

    @Override
    public List<Obligation> apply(Inference inference) {
        Expr boundary = inference.rewritten(inference.formula(""));
        Sym variable = inference.symbol("wrt");
        Relation result = inference.result();
        Expr integral = new Integral(
                Derivative.once(Derivative.carryOut(boundary), variable),
                variable,
                Expr.neg(Expr.INFINITY),
                Expr.INFINITY);
        List<Obligation> obligations = new ArrayList<>();
        obligations.add(inference.equal(
                "left - right is the integral of a derivative", Expr.sub(result.left(), result.right()), integral));
        obligations.add(new Obligation(
                "the boundary term vanishes",
                new Verdict.Proved(
                        "fundamental theorem of calculus",
                        List.of(inference.call().argument() + " tends to 0 as " + variable + " tends to +-infinity"))));
        return obligations;
    }
}
