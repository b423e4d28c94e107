package org.wickbench.symbolic.tactic;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Integral;
import org.wickbench.symbolic.expr.Expr.Limit;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Hypothesis;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.Equation;
import org.wickbench.symbolic.theorem.Theorem;

/** Puts values for the limits and integrals of an expression, each by a theorem. */
public final class CarryOut {
    private final Bench bench;
    private final Set<Proposition> conditions = new LinkedHashSet<>();
    private boolean any;

    public CarryOut(Bench bench) {
        this.bench = bench;
    }

    /** What had to be taken for granted so far. */
    public Set<Proposition> conditions() {
        return conditions;
    }

    /** True if a value was put somewhere. */
    public boolean changed() {
        return any;
    }

    /** The expression with values in the place of limits and integrals, as far as they are found. */
    public Expr of(Expr expr) {
        Optional<Theorem> theorem =
                switch (expr) {
                    case Limit limit -> bench.limits().value(limit);
                    case Integral integral -> bench.integrals().value(integral);
                    default -> Optional.empty();
                };
        if (theorem.isPresent() && theorem.get().conclusion() instanceof Equation(Expr _, Expr value)) {
            any = true;
            theorem.get()
                    .hypotheses(Hypothesis.Kind.CONDITION)
                    .forEach(condition -> conditions.add(condition.statement()));
            return of(value);
        }
        return expr instanceof Expr.Binder ? expr : Trees.mapChildren(expr, this::of);
    }
}
