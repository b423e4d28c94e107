package org.wickbench.symbolic.coq;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;

/**
 * What has to hold for an expression to be read as it is meant: Coq's functions are total, and its {@code ln} and {@code sqrt}
 * are 0 where ours are complex. A divisor does not vanish, what a logarithm or a power is taken of is positive, the radicand
 * of a root is not negative, and in a scope that is differentiated positive; a sum has no bounds in the wrong order.
 */
final class Conditions {
    /**
     * @param indices the summation indices for whose every value it has to hold
     * @param relation what has to hold
     */
    record Condition(List<Sym> indices, Relation relation) {
        Condition {
            indices = List.copyOf(indices);
        }

        String text(CoqPrinter printer) {
            return new Premise("", indices, List.of(), relation).text(printer);
        }
    }

    private final CoqPrinter printer;
    private final Fresh fresh;
    private final Set<Condition> found = new LinkedHashSet<>();

    private Conditions(CoqPrinter printer, Fresh fresh) {
        this.printer = printer;
        this.fresh = fresh;
    }

    /** The conditions of some expressions, without those that numbers satisfy. */
    static List<Condition> of(List<? extends Expr> exprs, CoqPrinter printer, Fresh fresh) {
        Conditions conditions = new Conditions(printer, fresh);
        exprs.forEach(expr -> conditions.collect(expr, List.of(), false));
        return List.copyOf(conditions.found);
    }

    private void collect(Expr expr, List<Sym> indices, boolean inside) {
        switch (expr) {
            case Diff diff -> {
                collect(diff.scope().open(diff.point()), indices, true);
                collect(diff.point(), indices, inside);
                return;
            }
            case Sum sum -> {
                add(indices, new Relation(Relation.Op.LE, sum.lower(), Expr.add(sum.upper(), Expr.ONE)));
                Sym index = fresh.next(sum.scope().hint());
                List<Sym> more = new ArrayList<>(indices);
                more.add(index);
                collect(sum.scope().open(index), more, inside);
                return;
            }
            case Pow power -> power(power, indices, inside);
            case Call call when call.function() == Fn.LOG -> positive(call.argument(), indices);
            default -> {}
        }
        Trees.children(expr).forEach(child -> collect(child, indices, inside));
    }

    private void power(Pow power, List<Sym> indices, boolean inside) {
        Expr base = power.base();
        if (power.exponent() instanceof Num n && n.isInteger()) {
            if (n.signum() < 0) {
                add(indices, new Relation(Relation.Op.NE, base, Expr.ZERO));
            }
        } else if (power.exponent() instanceof Num n && n.signum() > 0 && !inside && isHalf(n)) {
            add(indices, new Relation(Relation.Op.LE, Expr.ZERO, base));
        } else if (!printer.isWhole(power.exponent())) {
            positive(base, indices);
        }
    }

    private static boolean isHalf(Num n) {
        return n.denominator().equals(java.math.BigInteger.TWO);
    }

    private void positive(Expr expr, List<Sym> indices) {
        add(indices, new Relation(Relation.Op.LT, Expr.ZERO, expr));
    }

    private void add(List<Sym> indices, Relation relation) {
        if (relation.left() instanceof Num left && relation.right() instanceof Num right) {
            int order = left.compareTo(right);
            boolean holds =
                    switch (relation.op()) {
                        case NE -> order != 0;
                        case LT -> order < 0;
                        default -> order <= 0;
                    };
            if (holds) {
                return;
            }
        }
        Expr tested = relation.op() == Relation.Op.NE ? relation.left() : relation.right();
        List<Sym> bound =
                indices.stream().filter(index -> Trees.dependsOn(tested, index)).toList();
        found.add(new Condition(bound, relation));
    }
}
