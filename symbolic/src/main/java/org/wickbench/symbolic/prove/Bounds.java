package org.wickbench.symbolic.prove;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;

/**
 * Between which numbers a symbol has to lie by the facts that are linear in it, once some other symbols have values.
 *
 * @param lower the lower bound, if there is one
 * @param upper the upper bound, if there is one
 * @param closed whether both bounds may be taken
 */
record Bounds(@Nullable Num lower, @Nullable Num upper, boolean closed) {
    static Bounds of(Sym symbol, List<Relation> facts, Map<Sym, Expr> known) {
        Num lower = null;
        Num upper = null;
        boolean closed = true;
        for (Relation fact : facts) {
            if (fact.op() == Relation.Op.NE || fact.op() == Relation.Op.EQ || !Trees.dependsOn(fact, symbol)) {
                continue;
            }
            Optional<Quadratic> difference = Quadratic.of(Expr.sub(fact.left(), fact.right()), symbol, known)
                    .filter(each -> each.a().isZero() && !each.b().isZero());
            if (difference.isEmpty()) {
                continue;
            }
            Num bound = difference.get().c().negate().times(difference.get().b().reciprocal());
            boolean greater = fact.op() == Relation.Op.GT || fact.op() == Relation.Op.GE;
            closed &= fact.op() == Relation.Op.GE || fact.op() == Relation.Op.LE;
            if (greater == difference.get().b().signum() > 0) {
                lower = lower == null || lower.compareTo(bound) < 0 ? bound : lower;
            } else {
                upper = upper == null || upper.compareTo(bound) > 0 ? bound : upper;
            }
        }
        return new Bounds(lower, upper, closed);
    }

    /** A value inside the bounds, the given one if it lies there. */
    Num inside(Num value, boolean atTheEdge) {
        if (lower != null && upper != null && lower.compareTo(upper) > 0 || contains(value)) {
            return value;
        }
        Num size = value.signum() < 0 ? value.negate() : value;
        if (lower != null && upper != null) {
            // size/(1 + size) lies between 0 and 1
            Num share = size.times(Expr.ONE.plus(size).reciprocal());
            Num between = lower.plus(upper.plus(lower.negate()).times(share));
            return atTheEdge && closed ? upper : between;
        }
        if (atTheEdge && closed) {
            return lower != null ? lower : upper != null ? upper : value;
        }
        return lower != null ? lower.plus(size) : upper != null ? upper.plus(size.negate()) : value;
    }

    /** The same for a whole number. */
    Num whole(Num value) {
        Num moved = inside(value, false);
        if (moved.isInteger()) {
            return moved;
        }
        Num down = Expr.num(moved.numerator().divide(moved.denominator()));
        return contains(down) ? down : down.plus(Expr.ONE);
    }

    private boolean contains(Num value) {
        int below = lower == null ? 1 : value.compareTo(lower);
        int above = upper == null ? 1 : upper.compareTo(value);
        return closed ? below >= 0 && above >= 0 : below > 0 && above > 0;
    }
}
