package org.wickbench.symbolic.derivation.rule;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.expr.Expr.*;

/**
 * {@code f(x) == expression} solves an earlier differential equation or recurrence: put in, it leaves an identity. That f is
 * this solution and no other follows where the equation has one solution for each set of initial values, and those are
 * taken. Otherwise it is a hypothesis.
 */
final class Solution implements Rule {
    @Override
    public String name() {
        return "solve";
    }

    @Override
    public String description() {
        return "solve A [at x == a]: f(x) == expression satisfies the equation A; it is the solution if A determines it by"
                + " its values at a and takes those, and a hypothesis otherwise";
    }

    @Override
    public List<Obligation> apply(Inference inference) {
        Relation equation = inference.parent();
        Relation result = inference.equation();
        if (!(result.left() instanceof Apply function)) {
            throw inference.misuse("a solution is stated as  f(x) == expression");
        }
        List<Relation> used = new ArrayList<>(List.of(result));
        used.addAll(inference.using());
        List<Obligation> obligations = new ArrayList<>();
        obligations.add(inference.identical("the equation is satisfied", equation.left(), equation.right(), used));
        if (!inference.has("at")) {
            obligations.add(inference.suppose(result, "one of the solutions is meant"));
            return obligations;
        }
        if (!(inference.formula("at") instanceof Relation point)
                || point.op() != Relation.Op.EQ
                || !(point.left() instanceof Sym variable)
                || !function.arguments().contains(variable)) {
            throw inference.misuse("the initial point is given as  at x == a");
        }
        InitialValues values = new InitialValues(equation, function, variable, inference);
        for (int order = 0; order < Math.max(1, values.count()); order++) {
            obligations.add(inference.equal(
                    order == 0
                            ? "the initial value is taken"
                            : "the initial value of derivative " + order + " is taken",
                    values.at(result.right(), order, point.right()),
                    values.at(function, order, point.right())));
        }
        values.obstacle().ifPresent(reason -> obligations.add(inference.suppose(result, reason)));
        inference
                .solved(equation, variable, point.right())
                .ifPresent(proved -> obligations.add(
                        new Obligation("no other function satisfies the equation and takes the value", proved)));
        return obligations;
    }
}
