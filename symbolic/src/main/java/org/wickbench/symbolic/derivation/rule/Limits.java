package org.wickbench.symbolic.derivation.rule;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.RuleException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.normal.DominantTerm;
import org.wickbench.symbolic.normal.NormalForm;
import org.wickbench.symbolic.normal.NormalFormException;
import org.wickbench.symbolic.prove.Verdict;

/**
 * Takes limits. At a point where the expression is defined and built from continuous functions its value there is the
 * limit; elsewhere the dominant terms of numerator and denominator decide.
 */
final class Limits {
    private final Assumptions assumptions;
    private final List<Obligation> obligations = new ArrayList<>();

    Limits(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    List<Obligation> obligations() {
        return obligations;
    }

    /** The expression with every limit taken, inner ones first. */
    Expr evaluate(Expr expr) {
        Expr inner = Trees.mapChildren(expr, this::evaluate);
        return inner instanceof Limit limit ? take(limit) : inner;
    }

    private Expr take(Limit limit) {
        Expr body = Derivative.carryOut(limit.body());
        if (limit.point() != INFINITY && !limit.point().equals(neg(INFINITY)) && !hasJump(body)) {
            Expr value = Trees.substitute(body, limit.variable(), limit.point());
            try {
                NormalForm form = new NormalForm(assumptions);
                Expr normal = form.normalize(value);
                obligations.add(new Obligation(
                        limit.variable() + " tends to " + limit.point(),
                        new Verdict.Proved("continuity", form.conditions())));
                return normal;
            } catch (NormalFormException e) {
                // not defined at the point: the dominant terms decide
            }
        }
        try {
            DominantTerm dominant = new DominantTerm(assumptions, limit.variable());
            Expr value = dominant.limit(body, limit.point(), limit.side());
            obligations.add(new Obligation(
                    limit.variable() + " tends to " + limit.point(),
                    new Verdict.Proved("dominant terms", dominant.conditions())));
            return value;
        } catch (NormalFormException e) {
            throw new RuleException("the limit " + limit + " is not decided: " + e.getMessage());
        }
    }

    private static boolean hasJump(Expr expr) {
        return expr instanceof Piecewise
                || expr instanceof Call call
                        && switch (call.function()) {
                            case SIGN, STEP, DIRAC -> true;
                            default -> false;
                        }
                || Trees.children(expr).stream().anyMatch(Limits::hasJump);
    }
}
