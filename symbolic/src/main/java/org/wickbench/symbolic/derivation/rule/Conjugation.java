package org.wickbench.symbolic.derivation.rule;

import java.util.List;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;

/** Both sides of an earlier equation conjugated. */
final class Conjugation implements Rule {
    @Override
    public String name() {
        return "conjugate";
    }

    @Override
    public String description() {
        return "conjugate A: the complex conjugate of both sides of the equation A";
    }

    @Override
    public boolean isByLaws() {
        return true;
    }

    @Override
    public List<Obligation> apply(Inference inference) {
        Relation parent = inference.parent();
        Relation result = inference.equation();
        Expr difference = Derivative.carryOut(Expr.sub(parent.left(), parent.right()));
        return List.of(inference.equal(
                "left - right is the conjugate",
                Expr.sub(result.left(), result.right()),
                Expr.call(Fn.CONJ, difference)));
    }
}
