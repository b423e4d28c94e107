package org.wickbench.symbolic.tactic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Binder;
import org.wickbench.symbolic.expr.Expr.Call;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Theorem;

/** Proves equations after every inverse function is written as the logarithm by which it is defined, cuts included. */
final class LogarithmTactic {
    private final Bench bench;

    LogarithmTactic(Bench bench) {
        this.bench = bench;
    }

    Optional<Theorem> prove(Expr left, Expr right) {
        Set<Call> inverses = new LinkedHashSet<>();
        collect(left, inverses);
        collect(right, inverses);
        if (inverses.isEmpty()) {
            return Optional.empty();
        }
        return new EquationTactic(bench).prove(left, right, reducer -> inverses.forEach(call -> write(call, reducer)));
    }

    private static void write(Call call, Reducer reducer) {
        Expr u = call.argument();
        reducer.reduce(u);
        if (call.function() == Fn.ACOS) {
            reducer.apply("acos-asin", u);
            return;
        }
        Expr one = Expr.ONE;
        List<Theorem> known =
                switch (call.function()) {
                    case ATAN -> List.of(reducer.nonZero(Expr.add(one, Expr.pow(u, 2))));
                    case ATANH -> List.of(reducer.nonZero(Expr.sub(one, Expr.pow(u, 2))));
                    default -> List.of();
                };
        reducer.apply(call.function().syntax() + "-log", known, u);
    }

    /** The innermost first. */
    private static void collect(Expr expr, Set<Call> found) {
        if (expr instanceof Binder) {
            return;
        }
        Trees.children(expr).forEach(child -> collect(child, found));
        if (expr instanceof Call call) {
            switch (call.function()) {
                case ACOS -> {
                    found.add(call);
                    found.add(new Call(Fn.ASIN, call.arguments()));
                }
                case ASIN, ATAN, ASINH, ACOSH, ATANH -> found.add(call);
                default -> {}
            }
        }
    }
}
