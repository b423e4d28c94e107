package org.wickbench.symbolic.theorem;

import java.util.List;
import java.util.Map;
import org.wickbench.symbolic.expr.Trees;

/**
 * Equals for equals: {@code P(a), a == b |- P(b)} for every occurrence of a. Inside a binder too, since an equation never
 * speaks of a bound variable. That something converges or tends to a limit says more than its value, and is no property
 * of the value alone.
 */
final class Substitute implements Schema {
    @Override
    public String name() {
        return "substitute";
    }

    @Override
    public Inference infer(Context context, Instance instance, List<Theorem> parents) {
        if (parents.size() != 2) {
            throw new RefusedException("a theorem and an equation are needed");
        }
        if (parents.getFirst().conclusion() instanceof Proposition.Converges
                || parents.getFirst().conclusion() instanceof Proposition.Interchanges
                || parents.getFirst().conclusion() instanceof Proposition.Tends
                || parents.getFirst().conclusion() instanceof Proposition.Expands) {
            throw new RefusedException("convergence is no property of a value");
        }
        Proposition.Equation equation = parents.get(1).equation();
        Proposition result = parents.getFirst()
                .conclusion()
                .map(expr -> Trees.replace(expr, Map.of(equation.left(), equation.right())));
        return Inference.from(parents, result);
    }
}
