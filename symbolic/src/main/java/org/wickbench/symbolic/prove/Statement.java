package org.wickbench.symbolic.prove;

import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.expr.Expr;

/** The statement {@code left == right} under assumptions. */
public record Statement(Expr left, Expr right, Assumptions assumptions) {
    public static Statement of(Expr.Relation equation, Assumptions assumptions) {
        if (equation.op() != Expr.Relation.Op.EQ) {
            throw new IllegalArgumentException("an equation is needed, not " + equation);
        }
        return new Statement(equation.left(), equation.right(), assumptions);
    }

    @Override
    public String toString() {
        String given = assumptions.toString();
        return left + " == " + right + (given.isEmpty() ? "" : "  given  " + given);
    }
}
