package org.wickbench.symbolic.derivation.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wickbench.symbolic.assume.Assumptions.Domain;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;

/**
 * Which initial values determine the solution of an equation. An ordinary differential equation of order n that is solved
 * for its highest derivative, with a right side that is smooth in f and its lower derivatives, has one solution for n
 * values at a point (Picard and Lindeloef); a recurrence {@code f(n+1) == ...} has one for its first value.
 */
final class InitialValues {
    private final Apply function;
    private final Sym variable;
    private final Inference inference;
    private final int slot;
    private int order;
    private @Nullable String obstacle;

    InitialValues(Relation equation, Apply function, Sym variable, Inference inference) {
        this.function = function;
        this.variable = variable;
        this.inference = inference;
        this.slot = function.arguments().indexOf(variable);
        this.obstacle = determine(Derivative.carryOut(Expr.sub(equation.left(), equation.right())));
    }

    /** How many values at the point have to be taken. */
    int count() {
        return order;
    }

    /** Why the solution is not the only one, as far as is known. */
    Optional<String> obstacle() {
        return Optional.ofNullable(obstacle);
    }

    /** A derivative of an expression at the initial point. */
    Expr at(Expr expr, int derivative, Expr point) {
        return Trees.substitute(Derivative.of(Derivative.carryOut(expr), variable, derivative), variable, point);
    }

    private @Nullable String determine(Expr difference) {
        Set<Expr> jets = new LinkedHashSet<>();
        collect(difference, jets);
        if (inference.assumptions().domainOf(variable.name()) == Domain.INTEGER) {
            return recurrence(difference, jets);
        }
        for (Expr jet : jets) {
            Apply inner = jet instanceof Partial partial ? partial.function() : (Apply) jet;
            if (!inner.arguments().equals(function.arguments())) {
                return "the equation speaks of the function at several places";
            }
            if (jet instanceof Partial partial) {
                int all = partial.orders().stream().mapToInt(Integer::intValue).sum();
                if (all != partial.orders().get(slot)) {
                    return "a partial differential equation has many solutions with these values";
                }
                order = Math.max(order, all);
            }
        }
        if (order == 0) {
            return "the equation has no derivative by " + variable;
        }
        List<Integer> orders =
                new ArrayList<>(Collections.nCopies(function.arguments().size(), 0));
        orders.set(slot, order);
        return smooth(difference, new Partial(function, orders), jets);
    }

    private @Nullable String recurrence(Expr difference, Set<Expr> jets) {
        order = 1;
        Expr next = null;
        for (Expr jet : jets) {
            if (jet.equals(function)) {
                continue;
            }
            boolean step = jet instanceof Apply apply
                    && inference.isZero(Expr.sub(apply.arguments().get(slot), Expr.add(variable, Expr.ONE)));
            if (!step || next != null) {
                return "the recurrence is not one from a value to the next";
            }
            next = jet;
        }
        return next == null ? "the equation is no recurrence" : smooth(difference, next, jets);
    }

    /** Whether the equation can be solved for its highest part, with a smooth right side. */
    private @Nullable String smooth(Expr difference, Expr highest, Set<Expr> jets) {
        Sym place = Expr.sym("_highest");
        Expr linear = Trees.replace(difference, Map.of(highest, place));
        Expr factor = Derivative.once(linear, place);
        Expr rest = Trees.substitute(linear, place, Expr.ZERO);
        boolean solvable = !Trees.dependsOn(factor, place)
                && inference.signs().isNonZero(factor)
                && inference.isZero(Expr.sub(linear, Expr.add(Expr.mul(factor, place), rest)));
        if (!solvable) {
            return "the equation is not solved for its highest derivative by a factor that never vanishes";
        }
        return isSmooth(rest, inference.signs()) && isSmooth(factor, inference.signs())
                ? null
                : "the equation is not smooth in "
                        + String.join(", ", jets.stream().map(Expr::toString).toList());
    }

    private static boolean isSmooth(Expr expr, Signs signs) {
        boolean here =
                switch (expr) {
                    case Pow power
                    when power.exponent() instanceof Num n && n.isInteger() ->
                        n.signum() >= 0 || signs.isNonZero(power.base());
                    case Pow power -> signs.isPositive(power.base());
                    case Call call when call.function() == Fn.LOG -> signs.isPositive(call.argument());
                    case Call call ->
                        switch (call.function()) {
                            case EXP, SIN, COS, SINH, COSH, TANH, ATAN, ASINH, ERF, ERFC, CONJ, RE, IM -> true;
                            default -> false;
                        };
                    case Piecewise _, Limit _ -> false;
                    default -> true;
                };
        return here && Trees.children(expr).stream().allMatch(child -> isSmooth(child, signs));
    }

    /** The function and its derivatives as they occur, at whatever arguments. */
    private void collect(Expr expr, Set<Expr> jets) {
        Apply inner = expr instanceof Partial partial ? partial.function() : expr instanceof Apply apply ? apply : null;
        if (inner != null && inner.head().name().equals(function.head().name())) {
            jets.add(expr);
            return;
        }
        Trees.children(expr).forEach(child -> collect(child, jets));
    }
}
