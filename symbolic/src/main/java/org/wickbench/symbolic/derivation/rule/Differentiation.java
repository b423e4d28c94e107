package org.wickbench.symbolic.derivation.rule;

import java.util.List;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.derivation.RuleException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;

/** Both sides of an earlier equation differentiated. */
final class Differentiation implements Rule {
    @Override
    public String name() {
        return "differentiate";
    }

    @Override
    public String description() {
        return "differentiate A wrt x: both sides of the equation A differentiated by x";
    }

    @Override
    public boolean isByLaws() {
        return true;
    }

    @Override
    public List<Obligation> apply(Inference inference) {
        Relation parent = inference.parent();
        Sym variable = inference.symbol("wrt");
        Relation result = inference.equation();
        if (!inference.mayVary(variable)) {
            throw new RuleException("a premise or an assumption speaks of one value of " + variable
                    + ", and one value cannot be differentiated by");
        }
        Expr difference = Expr.diff(Expr.sub(parent.left(), parent.right()), variable);
        return List.of(
                inference.equal("left - right is the derivative", Expr.sub(result.left(), result.right()), difference));
    }
}
