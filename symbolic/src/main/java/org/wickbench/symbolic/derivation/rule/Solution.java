package org.wickbench.symbolic.derivation.rule;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;

/**
 * {@code f(x) == expression} solves an earlier differential equation: put in, it leaves an identity, and where the
 * expression names the value of f at a point, it takes that value there.
 */
final class Solution implements Rule {
    @Override
    public String name() {
        return "solve";
    }

    @Override
    public String description() {
        return "solve A [at x == a]: f(x) == expression satisfies the differential equation A, and f(a) is as stated";
    }

    @Override
    public List<Obligation> apply(Inference inference) {
        Relation equation = inference.parent();
        Relation result = inference.result();
        if (!(result.left() instanceof Apply function)) {
            throw inference.misuse("a solution is stated as  f(x) == expression");
        }
        List<Relation> used = new ArrayList<>(List.of(result));
        used.addAll(inference.using());
        List<Obligation> obligations = new ArrayList<>();
        obligations.add(inference.equalUsing("the equation is satisfied", equation.left(), equation.right(), used));
        if (inference.has("at")) {
            if (!(inference.formula("at") instanceof Relation point) || !(point.left() instanceof Sym variable)) {
                throw inference.misuse("the initial point is given as  at x == a");
            }
            obligations.add(inference.equalUsing(
                    "the initial value is taken",
                    Trees.substitute(result.right(), variable, point.right()),
                    Trees.substitute(function, variable, point.right()),
                    List.of()));
        }
        return obligations;
    }
}
