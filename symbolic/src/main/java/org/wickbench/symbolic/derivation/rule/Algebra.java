package org.wickbench.symbolic.derivation.rule;

import java.util.List;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.expr.Expr.Relation;

/**
 * The relation holds once the equations used are put in, from left to right or solved for something in them; inequalities that
 * are used are facts.
 */
final class Algebra implements Rule {
    @Override
    public String name() {
        return "algebra";
    }

    @Override
    public String description() {
        return "algebra [using A, B]: the relation holds once the equations A, B are put in, in either direction or solved for"
                + " what stands in them; inequalities are facts";
    }

    @Override
    public List<Obligation> apply(Inference inference) {
        Relation result = inference.result();
        if (result.op() == Relation.Op.EQ) {
            return List.of(inference.equal("both sides are equal", result.left(), result.right()));
        }
        return List.of(inference.holdsUsing("the relation holds", result, inference.using()));
    }
}
