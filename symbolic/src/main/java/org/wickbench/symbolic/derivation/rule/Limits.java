package org.wickbench.symbolic.derivation.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Statement;
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
        boolean finite = !Expr.isInfinite(limit.point());
        // what is assumed of a name does not reach a bound one that is spelt alike
        Assumptions outside = without(limit.variable(), finite);
        if (!finite) {
            return byDominantTerms(body, limit, outside);
        }
        if (limit.side() != Limit.Side.BOTH) {
            return fromOneSide(body, limit, outside);
        }
        BranchSides sides = new BranchSides(limit, outside);
        if (!sides.matter(body)) {
            return mayJump(body)
                    ? byDominantTerms(body, limit, outside)
                    : byContinuity(body, limit, outside).orElseGet(() -> byDominantTerms(body, limit, outside));
        }
        Expr above = fromOneSide(body, side(limit, Limit.Side.ABOVE), outside);
        Expr below = fromOneSide(body, side(limit, Limit.Side.BELOW), outside);
        obligations.add(new Obligation(
                "the limits from both sides agree", new Prover().prove(new Statement(below, above, outside))));
        return above;
    }

    private static Limit side(Limit limit, Limit.Side side) {
        return new Limit(limit.body(), limit.variable(), limit.point(), side);
    }

    private Expr fromOneSide(Expr body, Limit limit, Assumptions outside) {
        Expr continued = new BranchSides(limit, outside).continued(body);
        Optional<Expr> value = mayJump(continued) ? Optional.empty() : byContinuity(continued, limit, outside);
        return value.orElseGet(() -> byDominantTerms(continued, limit, outside));
    }

    private Expr byDominantTerms(Expr body, Limit limit, Assumptions outside) {
        try {
            DominantTerm dominant = new DominantTerm(outside, limit.variable());
            Expr value = dominant.limit(body, limit.point(), limit.side());
            obligations.add(new Obligation(
                    limit.variable() + " tends to " + limit.point(),
                    new Verdict.Proved("dominant terms", dominant.conditions())));
            return value;
        } catch (NormalFormException e) {
            throw new RuleException("the limit " + limit + " is not decided: " + e.getMessage());
        }
    }

    /** The value at the point, of the expression as it stands or, where that is 0/0, of its normal form. */
    private Optional<Expr> byContinuity(Expr body, Limit limit, Assumptions outside) {
        Assumptions near = BranchSides.near(limit, outside);
        for (boolean reduced : new boolean[] {false, true}) {
            try {
                List<String> conditions = new ArrayList<>();
                Expr form = body;
                if (reduced) {
                    NormalForm normal = new NormalForm(near);
                    form = normal.normalize(body);
                    normal.nonZero().stream()
                            .filter(each -> !Trees.dependsOn(each, limit.variable()))
                            .forEach(each -> conditions.add(each + " != 0"));
                    normal.required().forEach(each -> conditions.add(each.toString()));
                }
                NormalForm there = new NormalForm(outside);
                Expr value = there.normalize(Trees.substitute(form, limit.variable(), limit.point()));
                conditions.addAll(there.conditions());
                obligations.add(new Obligation(
                        limit.variable() + " tends to " + limit.point(), new Verdict.Proved("continuity", conditions)));
                return Optional.of(value);
            } catch (NormalFormException e) {
                // not defined at the point as it stands
            }
        }
        return Optional.empty();
    }

    /** The assumptions that do not speak of the variable; near a point it runs through real numbers. */
    private Assumptions without(Sym variable, boolean real) {
        Map<String, Assumptions.Domain> domains = new LinkedHashMap<>(assumptions.domains());
        if (real) {
            domains.remove(variable.name());
        }
        return new Assumptions(
                domains,
                assumptions.facts().stream()
                        .filter(fact -> !Trees.dependsOn(fact, variable))
                        .toList());
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
