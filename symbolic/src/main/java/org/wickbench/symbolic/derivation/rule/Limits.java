package org.wickbench.symbolic.derivation.rule;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        Sym variable = assumptions.nameFor(limit);
        Expr body = Derivative.carryOut(limit.scope().open(variable));
        Assumptions near = near(limit, variable);
        if (limit.point() != INFINITY && !limit.point().equals(neg(INFINITY)) && !mayJump(body)) {
            Optional<Expr> value = byContinuity(body, variable, limit, near);
            if (value.isPresent()) {
                return value.get();
            }
        }
        try {
            DominantTerm dominant = new DominantTerm(near, variable);
            Expr value = dominant.limit(body, limit.point(), limit.side());
            obligations.add(new Obligation(
                    variable + " tends to " + limit.point(),
                    new Verdict.Proved("dominant terms", dominant.conditions())));
            return value;
        } catch (NormalFormException e) {
            throw new RuleException("the limit " + limit + " is not decided: " + e.getMessage());
        }
    }

    /** The value at the point, of the expression as it stands or, where that is 0/0, of its normal form. */
    private Optional<Expr> byContinuity(Expr body, Sym variable, Limit limit, Assumptions near) {
        for (boolean reduced : new boolean[] {false, true}) {
            try {
                List<String> conditions = new ArrayList<>();
                Expr form = body;
                if (reduced) {
                    NormalForm normal = new NormalForm(near);
                    form = normal.normalize(body);
                    conditions.addAll(normal.conditions());
                }
                NormalForm there = new NormalForm(assumptions);
                Expr value = there.normalize(Trees.substitute(form, variable, limit.point()));
                conditions.addAll(there.conditions());
                obligations.add(new Obligation(
                        variable + " tends to " + limit.point(), new Verdict.Proved("continuity", conditions)));
                return Optional.of(value);
            } catch (NormalFormException e) {
                // not defined at the point as it stands
            }
        }
        return Optional.empty();
    }

    /** What is known of the variable near the limit point; at the point it need not hold. */
    private Assumptions near(Limit limit, Sym variable) {
        boolean above = limit.side() == Limit.Side.ABOVE;
        if (limit.side() == Limit.Side.BOTH) {
            boolean growing = limit.point() == INFINITY;
            return growing || limit.point().equals(neg(INFINITY))
                    ? assumptions.and(new Relation(growing ? Relation.Op.GT : Relation.Op.LT, variable, ZERO))
                    : assumptions;
        }
        return assumptions.and(new Relation(above ? Relation.Op.GT : Relation.Op.LT, variable, limit.point()));
    }

    private static boolean mayJump(Expr expr) {
        return expr instanceof Piecewise
                || expr instanceof Integral // a limit under the integral sign needs a reason of its own
                || expr instanceof Call call
                        && switch (call.function()) {
                            case SIGN, STEP, DIRAC -> true;
                            default -> false;
                        }
                || Trees.children(expr).stream().anyMatch(Limits::mayJump);
    }
}
