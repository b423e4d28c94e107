package org.wickbench.symbolic.fuzz;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;

/** Trees with one place changed. Scopes are entered as they are, with holes: a change keeps to the level where it stands. */
final class Surgery {
    private Surgery() {}

    /** All trees that a change makes at one place, the whole first. */
    static List<Expr> variants(Expr expr, Function<Expr, List<Expr>> change) {
        List<Expr> all = new ArrayList<>(change.apply(expr));
        List<Expr> parts = parts(expr);
        for (int i = 0; i < parts.size(); i++) {
            for (Expr changed : variants(parts.get(i), change)) {
                List<Expr> others = new ArrayList<>(parts);
                others.set(i, changed);
                all.add(with(expr, others));
            }
        }
        return all;
    }

    /** The tree with an expression replaced wherever it occurs. */
    static Expr replaced(Expr expr, Expr what, Expr by) {
        if (expr.equals(what)) {
            return by;
        }
        List<Expr> parts = parts(expr);
        List<Expr> others = parts.stream().map(part -> replaced(part, what, by)).toList();
        return others.equals(parts) ? expr : with(expr, others);
    }

    /** What occurs more than once, the largest first. */
    static List<Expr> repeated(Expr expr) {
        Map<Expr, Integer> counts = new LinkedHashMap<>();
        count(expr, counts);
        return counts.entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingInt((Expr each) -> each.toString().length())
                        .reversed())
                .toList();
    }

    private static void count(Expr expr, Map<Expr, Integer> counts) {
        counts.merge(expr, 1, Integer::sum);
        parts(expr).forEach(part -> count(part, counts));
    }

    static List<Expr> parts(Expr expr) {
        return switch (expr) {
            case Num _, Constant _, Bound _, Sym _, Apply _, Partial _ -> List.of();
            case Add sum -> sum.terms();
            case Mul product -> product.factors();
            case Pow(Expr base, Expr exponent) -> List.of(base, exponent);
            case Call call -> call.arguments();
            case Binder binder -> {
                List<Expr> parts = new ArrayList<>(List.of(binder.scope().body()));
                parts.addAll(binder.operands());
                yield parts;
            }
            case Piecewise piecewise -> {
                List<Expr> parts = new ArrayList<>();
                for (Piecewise.Branch branch : piecewise.branches()) {
                    parts.add(branch.condition().left());
                    parts.add(branch.condition().right());
                    parts.add(branch.value());
                }
                parts.add(piecewise.otherwise());
                yield parts;
            }
            case Relation relation -> List.of(relation.left(), relation.right());
        };
    }

    private static Expr with(Expr expr, List<Expr> parts) {
        return switch (expr) {
            case Num _, Constant _, Bound _, Sym _, Apply _, Partial _ -> expr;
            case Add _ -> Expr.add(parts);
            case Mul _ -> Expr.mul(parts);
            case Pow _ -> Expr.pow(parts.get(0), parts.get(1));
            case Call call -> new Call(call.function(), parts);
            case Binder binder ->
                binder.with(new Scope(binder.scope().hint(), parts.getFirst()), parts.subList(1, parts.size()));
            case Piecewise piecewise -> {
                List<Piecewise.Branch> branches = new ArrayList<>();
                for (int i = 0; i < piecewise.branches().size(); i++) {
                    Relation.Op op = piecewise.branches().get(i).condition().op();
                    branches.add(new Piecewise.Branch(
                            new Relation(op, parts.get(3 * i), parts.get(3 * i + 1)), parts.get(3 * i + 2)));
                }
                yield new Piecewise(branches, parts.getLast());
            }
            case Relation relation -> new Relation(relation.op(), parts.get(0), parts.get(1));
        };
    }
}
