package org.wickbench.symbolic.theorem;

import java.util.List;
import org.wickbench.symbolic.polynomial.Budget;
import org.wickbench.symbolic.theorem.Proposition.Equation;

/**
 * An identity of the field of fractions over the rationals and {@code I}: {@code a == b}, where both sides become quotients
 * of polynomials in whatever is no arithmetic, by the equations among the parents (each from left to right; {@code g^n ==
 * r} lowers powers of g), and the difference has the numerator 0. A division is carried out only by what the other parents
 * state not to vanish.
 */
final class Field implements Schema {
    @Override
    public String name() {
        return "field";
    }

    @Override
    public boolean isTold() {
        return true;
    }

    @Override
    public Inference infer(Context context, Instance instance, List<Theorem> parents) {
        if (!(instance.proposition() instanceof Equation goal)) {
            throw new RefusedException("the field identities are equations");
        }
        Canonical canonical = new Canonical(new Budget(Budget.USUAL));
        parents.forEach(parent -> canonical.use(parent.conclusion()));
        if (!canonical.areEqual(goal.left(), goal.right())) {
            throw new RefusedException("no identity of fractions: " + goal);
        }
        return Inference.from(parents, goal);
    }
}
