package org.wickbench.symbolic.tactic;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Schemas;
import org.wickbench.symbolic.theorem.Theorem;

/** Sums, products, integrals and limits whose bodies are brought to their canonical form under the binder. */
final class BinderTactic {
    private final Reducer reducer;
    private final Bench bench;

    BinderTactic(Reducer reducer) {
        this.reducer = reducer;
        this.bench = reducer.bench;
    }

    void reduce(Binder binder) {
        binder.operands().stream().filter(operand -> !isInfinite(operand)).forEach(reducer::reduce);
        Sym variable = Sym.internal("real", reducer.depth());
        Expr body = binder.scope().open(variable);
        Reducer inside = reducer.inside();
        inside.reduce(body);
        Expr canonical = inside.expr(inside.value(body));
        if (canonical.equals(body)) {
            return;
        }
        bench.field(body, canonical, inside.theorems()).ifPresent(equal -> {
            try {
                List<Theorem> parents = new ArrayList<>(List.of(equal));
                if (binder instanceof Integral integral) {
                    bench.show(new Proposition.AtMost(integral.lower(), integral.upper())).ifPresent(parents::add);
                }
                reducer.add(bench.kernel().infer(
                        Schemas.CONGRUENCE, Instance.of(variable, (org.wickbench.symbolic.expr.Expr) binder), parents));
            } catch (RefusedException e) {
                // the body is left as it is written
            }
        });
    }

    private static boolean isInfinite(Expr expr) {
        return expr == Expr.INFINITY
                || expr.equals(Expr.neg(Expr.INFINITY));
    }
}
