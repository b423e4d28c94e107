package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Proposition.*;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Schemas;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Proves equations between logarithms and inverse functions by their exponentials: where {@code exp(t) == 1} for a multiple t
 * of the difference, and the imaginary part of t is less than a turn, t is 0.
 */
final class TurnTactic {
    private static final long[] MULTIPLES = {1, 2, 4, 3};

    private final Bench bench;

    TurnTactic(Bench bench) {
        this.bench = bench;
    }

    Optional<Theorem> prove(Expr left, Expr right) {
        Expr difference = bench.difference(left, right);
        if (!hasInverse(difference)) {
            return Optional.empty();
        }
        for (Expr unit : List.of(I, ONE)) {
            for (long n : MULTIPLES) {
                try {
                    Optional<Theorem> found = byTurn(mul(num(n), unit), difference);
                    if (found.isPresent()) {
                        return bench.law("equal-from-difference", List.of(found.get()), left, right);
                    }
                } catch (RefusedException | NoProofException e) {
                    // another multiple may do
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Theorem> byTurn(Expr multiple, Expr difference) {
        Expr turn = mul(multiple, difference);
        EquationTactic equations = new EquationTactic(bench);
        Expr angle = Expr.call(Fn.IM, turn);
        Expr whole = mul(num(2), PI);
        Optional<Theorem> above = below(angle, whole, turn);
        Optional<Theorem> below = above.flatMap(theorem -> above(angle, neg(whole), turn));
        if (below.isEmpty()) {
            return Optional.empty();
        }
        return equations
                .prove(exp(turn), ONE)
                .flatMap(one -> bench.law("no-turn", List.of(one, above.orElseThrow(), below.orElseThrow()), turn))
                .flatMap(zero -> {
                    // difference == turn * (difference/turn), and the turn is 0
                    Expr back = mul(pow(multiple, -1), pow(turn, 1));
                    return bench.field(difference, back, List.of())
                            .flatMap(same -> bench.field(difference, ZERO, List.of(zero, same)));
                });
    }

    private Optional<Theorem> below(Expr angle, Expr bound, Expr turn) {
        return order(new Less(angle, bound), turn);
    }

    private Optional<Theorem> above(Expr angle, Expr bound, Expr turn) {
        return order(new Less(bound, angle), turn);
    }

    /** A bound of im(t), for a number by enclosures, for I times a real number by bounds of that. */
    private Optional<Theorem> order(Less goal, Expr turn) {
        if (SignTactic.isNumber(turn)) {
            return Optional.of(bench.infer(Schemas.NUMERIC, Instance.of(goal)));
        }
        if (bench.signs().isReal(turn)) {
            Theorem bounds =
                    bench.infer(Schemas.NUMERIC, Instance.of(goal.map(part -> part instanceof Call ? ZERO : part)));
            return new EquationTactic(bench)
                    .prove(ZERO, Expr.call(Fn.IM, turn))
                    .map(equal -> bench.infer(Schemas.SUBSTITUTE, Instance.of(), bounds, equal));
        }
        if (!(turn instanceof Mul product) || !product.factors().contains(I)) {
            return Optional.empty();
        }
        List<Expr> factors = new java.util.ArrayList<>(product.factors());
        factors.remove(I);
        Expr real = mul(factors);
        Expr angle = Expr.call(Fn.IM, turn);
        if (!bench.signs().isReal(real)) {
            return Optional.empty();
        }
        Less about = (Less) goal.map(part -> part.equals(angle) ? real : part);
        return bench.show(about).flatMap(theorem -> new EquationTactic(bench)
                .prove(real, angle)
                .map(equal -> bench.infer(Schemas.SUBSTITUTE, Instance.of(), theorem, equal)));
    }

    private static boolean hasInverse(Expr expr) {
        boolean here = expr instanceof Call call
                && switch (call.function()) {
                    case LOG, ASIN, ACOS, ATAN, ASINH, ACOSH, ATANH -> true;
                    default -> false;
                };
        return here || Trees.children(expr).stream().anyMatch(TurnTactic::hasInverse);
    }
}
