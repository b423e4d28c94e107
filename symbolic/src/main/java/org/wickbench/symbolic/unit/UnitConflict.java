package org.wickbench.symbolic.unit;

import org.wickbench.symbolic.expr.Expr;

/** Two quantities that have to have the same unit and have not. */
public final class UnitConflict extends Exception {
    private static final long serialVersionUID = 1L;

    private final String left;
    private final String right;

    UnitConflict(Expr left, Unit leftUnit, String right, Unit rightUnit) {
        super(left + " has the unit [" + leftUnit + "], and " + right + " has [" + rightUnit + "]");
        this.left = left + " in [" + leftUnit + "]";
        this.right = right + " in [" + rightUnit + "]";
    }

    /** The one quantity and its unit. */
    public String left() {
        return left;
    }

    /** The other one, or what is asked of it. */
    public String right() {
        return right;
    }
}
