package org.wickbench.symbolic.theorem;

import java.util.List;
import java.util.Map;
import org.wickbench.symbolic.enclose.Ball;
import org.wickbench.symbolic.enclose.ComplexBall;
import org.wickbench.symbolic.enclose.Evaluator;
import org.wickbench.symbolic.enclose.UndeterminedException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.theorem.Proposition.*;

/**
 * A relation between numbers, by rigorous enclosures: {@code |- a < b}, {@code a <= b}, {@code a != b}, or that a number is
 * off the cut along the negative real axis. The enclosures must separate; equal numbers are never told apart from close
 * ones, so that nothing is concluded about them.
 */
final class Numeric implements Schema {
    private static final int[] PRECISIONS = {64, 256, 1024};

    @Override
    public String name() {
        return "numeric";
    }

    @Override
    public boolean isTold() {
        return true;
    }

    @Override
    public Inference infer(Context context, Instance instance, List<Theorem> parents) {
        Proposition claim = instance.proposition();
        for (int precision : PRECISIONS) {
            try {
                if (holds(claim, new Evaluator(precision))) {
                    return Inference.from(List.of(), claim);
                }
            } catch (UndeterminedException e) {
                // more digits may tell
            }
        }
        throw new RefusedException("no enclosure shows " + claim);
    }

    private static boolean holds(Proposition claim, Evaluator evaluator) {
        return switch (claim) {
            case NotEqual relation -> !value(relation.left(), evaluator).overlaps(value(relation.right(), evaluator));
            case Less relation ->
                difference(relation.left(), relation.right(), evaluator).isPositive();
            case AtMost relation ->
                difference(relation.left(), relation.right(), evaluator).isNonNegative();
            case Member member
            when member.domain() == Domain.SLIT -> {
                ComplexBall value = value(member.expr(), evaluator);
                yield value.re().isPositive() || !value.im().containsZero();
            }
            case Equation _, Member _, Converges _, Interchanges _, Tends _, Expands _ -> false;
        };
    }

    /** right - left, of two numbers that are enclosed as real ones. */
    private static Ball difference(Expr left, Expr right, Evaluator evaluator) {
        ComplexBall low = value(left, evaluator);
        ComplexBall high = value(right, evaluator);
        if (!low.isReal() || !high.isReal()) {
            throw new UndeterminedException("a number that may not be real");
        }
        return high.re().minus(low.re(), 64);
    }

    private static ComplexBall value(Expr expr, Evaluator evaluator) {
        return evaluator.evaluate(expr, Map.of());
    }
}
