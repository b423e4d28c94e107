package org.wickbench.symbolic.theorem;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Trees;

/**
 * A hypothesis holds under itself: {@code H |- H}. A premise that is stated for all values of some symbols holds for the
 * values that are put in, where they satisfy its guards: {@code forall x (G(x) => P(x)), G(a) |- P(a)}. The domain of a
 * general symbol is a guard that is always there.
 */
final class Assume implements Schema {
    @Override
    public String name() {
        return "assume";
    }

    @Override
    public Inference infer(Context context, Instance instance, List<Theorem> parents) {
        Hypothesis hypothesis = instance.hypothesis();
        if (instance.terms().size() != hypothesis.general().size()) {
            throw new RefusedException("one value is needed for each general symbol");
        }
        Map<Expr, Expr> values = new HashMap<>();
        Set<Proposition> given = new LinkedHashSet<>();
        parents.forEach(parent -> given.add(parent.conclusion()));
        for (int i = 0; i < hypothesis.general().size(); i++) {
            Sym symbol = hypothesis.general().get(i);
            values.put(symbol, instance.term(i));
            Domain domain = context.domainOf(symbol);
            if (domain != Domain.COMPLEX && !given.contains(new Proposition.Member(instance.term(i), domain))) {
                throw new RefusedException(instance.term(i) + " is not known to be " + domain.syntax());
            }
        }
        for (Proposition guard : hypothesis.guards()) {
            Proposition needed = guard.map(expr -> Trees.replace(expr, values));
            if (!given.contains(needed)) {
                throw new RefusedException(needed + " is not known");
            }
        }
        Set<Hypothesis> hypotheses = new LinkedHashSet<>();
        hypotheses.add(hypothesis);
        parents.forEach(parent -> hypotheses.addAll(parent.hypotheses()));
        return new Inference(hypothesis.statement().map(expr -> Trees.replace(expr, values)), hypotheses);
    }
}
