package org.wickbench.symbolic.derivation.rule;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.derivation.RuleException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.normal.NormalForm;
import org.wickbench.symbolic.normal.NormalFormException;

/**
 * On which side of a branch cut an argument lies that comes to it. At a negative real value u0 the logarithm jumps: from
 * above, where the imaginary part of u is positive, {@code log(u) == log(-u) + I*pi}; from below it is
 * {@code log(-u) - I*pi}, and powers in the same way. Both right sides are continuous there.
 */
final class BranchSides {
    private static final int HIGHEST_DERIVATIVE = 4;

    private final Limit limit;
    private final Signs outside;
    private final Signs near;
    private final NormalForm atThePoint;
    private boolean found;

    BranchSides(Limit limit, Assumptions outside) {
        this.limit = limit;
        this.outside = new Signs(outside);
        this.near = new Signs(near(limit, outside));
        this.atThePoint = new NormalForm(outside);
    }

    /** What is known of the variable beside the point. */
    static Assumptions near(Limit limit, Assumptions outside) {
        return switch (limit.side()) {
            case ABOVE -> outside.and(new Relation(Relation.Op.GT, limit.variable(), limit.point()));
            case BELOW -> outside.and(new Relation(Relation.Op.LT, limit.variable(), limit.point()));
            case BOTH -> outside;
        };
    }

    /** True if some argument comes to a cut, so that the two sides have to be looked at one by one. */
    boolean matter(Expr body) {
        found = false;
        continued(body);
        return found;
    }

    /**
     * The expression with logarithms and powers at a cut continued from the limit's side.
     *
     * @throws RuleException if it is not known whether an argument comes to a cut
     */
    Expr continued(Expr expr) {
        if (!Trees.dependsOn(expr, limit.variable())) {
            return expr;
        }
        Expr inner = Trees.mapChildren(expr, this::continued);
        return switch (inner) {
            case Call call
            when call.function() == Fn.LOG -> {
                int side = side(call.argument());
                yield side == 0
                        ? call
                        : Expr.add(
                                Expr.call(Fn.LOG, Expr.neg(call.argument())),
                                Expr.mul(Expr.num(side), Expr.I, Expr.PI));
            }
            case Pow power
            when !(power.exponent() instanceof Num n && n.isInteger()) -> {
                int side = side(power.base());
                yield side == 0
                        ? power
                        : Expr.mul(
                                Expr.pow(Expr.neg(power.base()), power.exponent()),
                                Expr.exp(Expr.mul(Expr.num(side), Expr.I, Expr.PI, power.exponent())));
            }
            case Call call -> {
                requireInside(call);
                yield call;
            }
            default -> inner;
        };
    }

    private void requireInside(Call call) {
        Expr u = call.arguments().getFirst();
        boolean inside =
                switch (call.function()) {
                    case ATAN, ASINH -> near.isReal(u);
                    case ASIN, ACOS, ATANH ->
                        near.isReal(u)
                                && outside.isNonNegative(value(Expr.sub(Expr.ONE, u)))
                                && outside.isNonNegative(value(Expr.add(Expr.ONE, u)));
                    case ACOSH -> near.isReal(u) && outside.isNonNegative(value(Expr.sub(u, Expr.ONE)));
                    default -> true;
                };
        if (!inside) {
            throw new RuleException("whether " + call + " comes to a branch cut is not known");
        }
    }

    private Expr value(Expr expr) {
        try {
            return atThePoint.normalize(Trees.substitute(expr, limit.variable(), limit.point()));
        } catch (NormalFormException e) {
            throw new RuleException("the value of " + expr + " at the point is not known: " + e.getMessage());
        }
    }

    /** 1 or -1 where the argument comes to the cut from above or below, 0 where it does not come to it. */
    private int side(Expr u) {
        if (near.isReal(u)) {
            return 0;
        }
        Expr at;
        try {
            at = atThePoint.normalize(Trees.substitute(u, limit.variable(), limit.point()));
        } catch (NormalFormException e) {
            return 0; // no value there: the dominant terms decide, or nothing does
        }
        if (at.equals(Expr.ZERO) || outside.isPositive(at) || outside.isNonZero(value(imaginary(at)))) {
            return 0;
        }
        if (!outside.isNegative(at)) {
            throw new RuleException("whether " + u + " comes to a branch cut is not known");
        }
        found = true;
        Expr slope = imaginary(u);
        for (int order = 1; order <= HIGHEST_DERIVATIVE; order++) {
            slope = Derivative.once(Derivative.carryOut(slope), limit.variable());
            Expr here = value(slope);
            int sign = outside.isPositive(here) ? 1 : outside.isNegative(here) ? -1 : 0;
            if (sign != 0) {
                return limit.side() == Limit.Side.BELOW && order % 2 == 1 ? -sign : sign;
            }
            if (!here.equals(Expr.ZERO)) {
                break;
            }
        }
        throw new RuleException("on which side of its branch cut " + u + " lies is not known");
    }

    /** The imaginary part, for a real variable. */
    private static Expr imaginary(Expr u) {
        List<Expr> parts = new ArrayList<>(List.of(u, Expr.neg(Expr.call(Fn.CONJ, u))));
        return Expr.div(Expr.add(parts), Expr.mul(Expr.num(2), Expr.I));
    }
}
