package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.pow;

import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;
import org.wickbench.symbolic.expr.Expr.Pow;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Theorem;

/** Proves that two roots or moduli, neither of which is negative, are equal: their squares are. */
final class SquareTactic {
    private final Bench bench;

    SquareTactic(Bench bench) {
        this.bench = bench;
    }

    Optional<Theorem> prove(Expr left, Expr right) {
        if (!hasRoot(left) && !hasRoot(right)) {
            return Optional.empty();
        }
        Optional<Theorem> one = bench.show(Proposition.nonNegative(left));
        Optional<Theorem> other = one.flatMap(_ -> bench.show(Proposition.nonNegative(right)));
        return other.flatMap(_ -> new EquationTactic(bench).prove(pow(left, 2), pow(right, 2)))
                .flatMap(squares -> bench.law(
                        "equal-squares", List.of(one.orElseThrow(), other.orElseThrow(), squares), left, right));
    }

    private static boolean hasRoot(Expr expr) {
        boolean here = expr instanceof Pow(Expr _, Num n) && !n.isInteger()
                || expr instanceof Expr.Call call && call.function() == Fn.ABS;
        return here || Trees.children(expr).stream().anyMatch(SquareTactic::hasRoot);
    }
}
