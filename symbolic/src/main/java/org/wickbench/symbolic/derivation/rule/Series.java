package org.wickbench.symbolic.derivation.rule;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;

/**
 * The two sides have the same Taylor polynomial: {@code left == right + O(s^(n+1))}, that is, all derivatives of the
 * difference up to order n vanish at s = 0.
 */
final class Series implements Rule {
    private static final int HIGHEST = 8;

    @Override
    public String name() {
        return "series";
    }

    @Override
    public String description() {
        return "series in s order n [using A]: the Taylor polynomials of both sides in s agree up to the order n";
    }

    @Override
    public List<Obligation> apply(Inference inference) {
        Sym variable = inference.symbol("in");
        if (!(inference.formula("order") instanceof Num number)
                || !number.isInteger()
                || number.signum() < 0
                || number.compareTo(Expr.num(HIGHEST)) > 0) {
            throw inference.misuse("the order of a series is a whole number up to " + HIGHEST);
        }
        Relation result = inference.equation();
        Expr left = Derivative.carryOut(result.left());
        Expr right = Derivative.carryOut(result.right());
        List<Obligation> obligations = new ArrayList<>();
        for (int k = 0; k <= number.numerator().intValueExact(); k++) {
            if (k > 0) {
                left = Derivative.once(left, variable);
                right = Derivative.once(right, variable);
            }
            obligations.add(inference.equal(
                    "order " + k + " in " + variable,
                    Trees.substitute(left, variable, Expr.ZERO),
                    Trees.substitute(right, variable, Expr.ZERO)));
        }
        return obligations;
    }
}
