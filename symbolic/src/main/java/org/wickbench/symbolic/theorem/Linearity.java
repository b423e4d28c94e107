package org.wickbench.symbolic.theorem;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Proposition.*;

/**
 * Sums and integrals are linear: {@code |- B(c f + d g) == c B(f) + d B(g)} for factors that do not depend on the bound
 * variable. An integral of several terms is taken apart only where a parent says of each part that it converges; of a single
 * term the factor comes out in any case.
 */
final class Linearity implements Schema {
    @Override
    public String name() {
        return "linearity";
    }

    /** Term: the sum or the integral. */
    @Override
    public Inference infer(Context context, Instance instance, List<Theorem> parents) {
        if (!(instance.term(0) instanceof Binder binder) || !(binder instanceof Sum || binder instanceof Integral)) {
            throw new RefusedException("a sum or an integral is needed");
        }
        Set<Proposition> known = new LinkedHashSet<>();
        parents.forEach(parent -> known.add(parent.conclusion()));
        Sym variable = binder.scope().fresh();
        Expr body = binder.scope().open(variable);
        List<Expr> terms = body instanceof Add sum ? sum.terms() : List.of(body);
        List<Expr> parts = new ArrayList<>();
        for (Expr term : terms) {
            List<Expr> outside = new ArrayList<>();
            List<Expr> inside = new ArrayList<>();
            for (Expr factor : term instanceof Mul product ? product.factors() : List.of(term)) {
                (Trees.dependsOn(factor, variable) ? inside : outside).add(factor);
            }
            Scope scope = new Scope(
                    binder.scope().hint(),
                    Scope.close(variable, Expr.mul(inside)).body());
            Expr part = binder.with(scope, binder.operands());
            if (binder instanceof Integral && terms.size() > 1 && !known.contains(new Converges(part))) {
                throw new RefusedException("nothing says that " + part + " converges");
            }
            outside.add(part);
            parts.add(Expr.mul(outside));
        }
        return Inference.from(parents, new Equation(binder, Expr.add(parts)));
    }
}
