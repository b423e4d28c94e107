package org.wickbench.symbolic.normal;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.calculus.CalculusException;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.expr.Expr;

/**
 * The exact normal form of expressions under assumptions. A zero found here is a proof; not finding one is not a
 * refutation.
 *
 * <p>For one question and one thread: the conditions that were needed gather here.
 */
public final class NormalForm {
    private final Normalizer normalizer;

    public NormalForm(Assumptions assumptions) {
        this.normalizer = new Normalizer(new Signs(assumptions));
    }

    /**
     * Whether the expression is identically zero, as far as the normal form can tell.
     *
     * @throws NormalFormException if the expression has no normal form here
     */
    public boolean isZero(Expr expr) {
        return normalizer.isZero(fraction(expr));
    }

    /**
     * The expression in normal form.
     *
     * @throws NormalFormException if the expression has no normal form here
     */
    public Expr normalize(Expr expr) {
        return normalizer.readback.expr(normalizer.relations.expandPowers(fraction(expr)));
    }

    /**
     * The expression as a product of powers of irreducible factors, which shows its sign best.
     *
     * @throws NormalFormException if the expression has no normal form here
     */
    public Expr factored(Expr expr) {
        return normalizer.powers.factored(normalizer.relations.expandPowers(fraction(expr)));
    }

    private Fraction fraction(Expr expr) {
        try {
            return normalizer.normalize(Derivative.carryOut(expr));
        } catch (CalculusException e) {
            throw new NormalFormException(e.getMessage());
        } catch (ArithmeticException e) {
            throw new NormalFormException("a number that is out of range: " + e.getMessage());
        }
    }

    /** The conditions under which the answers so far hold, beyond the assumptions. */
    public List<String> conditions() {
        List<String> conditions = new ArrayList<>();
        normalizer.nonZero().forEach(expr -> conditions.add(expr + " != 0"));
        normalizer.required().forEach(relation -> conditions.add(relation.toString()));
        conditions.addAll(normalizer.notes());
        return conditions;
    }

    /** Those of the conditions that are order relations; outside of them nothing is said. */
    public List<Expr.Relation> required() {
        return List.copyOf(normalizer.required());
    }

    /** What was taken as not zero on the way. */
    public List<Expr> nonZero() {
        return List.copyOf(normalizer.nonZero());
    }
}
