package org.wickbench.symbolic.prove;

import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.enclose.ComplexBall;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.normal.NormalForm;
import org.wickbench.symbolic.normal.NormalFormException;

/**
 * Proves that a combination of logarithms and inverse functions vanishes. If {@code exp(n d) == 1} in normal form, then d
 * is one of {@code 2 pi I k/n} at every point. A continuous d on a connected domain is the same one everywhere, and an
 * enclosure at a single point tells which: {@code atan(1) == pi/4}, Machin's formula, {@code atan(x) + atan(1/x) == pi/2}
 * for {@code x > 0}.
 */
final class Winding {
    private static final long[] MULTIPLES = {1, 2, 4, 6, 8, 12, 24};
    /** An enclosure below 2^-8 is far below 2 pi/24. */
    private static final int SMALL = -8;

    private Winding() {}

    static Optional<Verdict.Proved> prove(Statement statement, Sampler sampler) {
        Expr difference = Expr.sub(statement.left(), statement.right());
        if (!speaksOfInverses(difference) || !Trees.unknownFunctions(difference).isEmpty()) {
            return Optional.empty();
        }
        if (!Trees.freeSymbols(difference).isEmpty() && !new Continuity(statement.assumptions()).holdsFor(difference)) {
            return Optional.empty();
        }
        Optional<ComplexBall> value = sampler.valueInside(difference);
        if (value.isEmpty()
                || value.get().re().magnitude() > SMALL
                || value.get().im().magnitude() > SMALL) {
            return Optional.empty();
        }
        for (Expr unit : List.of(Expr.I, Expr.ONE)) {
            for (long n : MULTIPLES) {
                NormalForm form = new NormalForm(statement.assumptions());
                try {
                    if (form.isZero(Expr.sub(Expr.exp(Expr.mul(Expr.num(n), unit, difference)), Expr.ONE))) {
                        return Optional.of(new Verdict.Proved(
                                "exact normal form of the exponential, and an enclosure that fixes the branch",
                                form.conditions()));
                    }
                } catch (NormalFormException | StackOverflowError e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static boolean speaksOfInverses(Expr expr) {
        boolean here = expr instanceof Call call
                && switch (call.function()) {
                    case LOG, LOG1P, SOFTPLUS, LGAMMA, ASIN, ACOS, ATAN, ASINH, ACOSH, ATANH -> true;
                    default -> false;
                };
        return here || Trees.children(expr).stream().anyMatch(Winding::speaksOfInverses);
    }
}
