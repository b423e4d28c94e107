package org.wickbench.symbolic.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wickbench.symbolic.expr.Expr.*;

/** Walks that see the places of bound variables; nothing outside this room does. */
final class Places {
    private Places() {}

    /** What stands for a node that lies under some number of binders; null to go on to its parts. */
    interface Change {
        @Nullable
        Expr of(Expr node, int depth);
    }

    static Expr map(Expr expr, int depth, Change change) {
        Expr changed = change.of(expr, depth);
        return changed != null
                ? changed
                : Trees.mapParts(expr, part -> map(part, depth, change), body -> map(body, depth + 1, change));
    }

    static Expr open(Expr body, Expr value) {
        return map(body, 0, (node, depth) -> node instanceof Bound(int index) ? index == depth ? value : node : null);
    }

    static Expr close(Sym variable, Expr body) {
        return map(body, 0, (node, depth) -> node.equals(variable) ? new Bound(depth) : null);
    }

    /** The expression with the values of several nested scopes put in, that of the innermost one last. */
    private static Expr open(Expr expr, List<Sym> values) {
        return map(expr, 0, (node, depth) -> {
            if (!(node instanceof Bound(int index))) {
                return null;
            }
            int outwards = index - depth;
            return outwards < 0 || outwards >= values.size() ? node : values.get(values.size() - 1 - outwards);
        });
    }

    /** A name for the variable of a scope that occurs free neither in it nor in some other expressions. */
    static Sym variable(Scope scope, List<Expr> others) {
        Set<String> taken = new java.util.HashSet<>(names(scope.body()));
        others.forEach(other -> taken.addAll(names(other)));
        String name = scope.hint();
        for (int i = 1; taken.contains(name); i++) {
            name = scope.hint() + "_" + i;
        }
        return Expr.sym(name);
    }

    /** How the symbols that occur free are shown. */
    private static Set<String> names(Expr expr) {
        return Trees.freeSymbols(expr).stream()
                .filter(symbol -> symbol.indices().isEmpty())
                .map(Sym::stem)
                .collect(Collectors.toSet());
    }

    /** Adds the symbols that occur free; where the index of one is bound, an internal symbol stands for it. */
    static void collectFree(Expr expr, List<Sym> around, Set<Sym> found) {
        switch (expr) {
            case Sym symbol -> {
                found.add(around.isEmpty() ? symbol : (Sym) open(symbol, around));
                symbol.indices().forEach(index -> collectFree(index, around, found));
            }
            case Binder binder -> {
                List<Sym> inside = new ArrayList<>(around);
                inside.add(Sym.internal(binder.scope().hint(), around.size()));
                collectFree(binder.scope().body(), inside, found);
                binder.operands().forEach(operand -> collectFree(operand, around, found));
            }
            default -> Trees.parts(expr).forEach(part -> collectFree(part, around, found));
        }
    }

    /** Adds the heads of unknown functions with the number of their arguments, their indices as above. */
    static void collectHeads(Expr expr, List<Sym> around, java.util.Map<Sym, Integer> heads) {
        if (expr instanceof Binder binder) {
            List<Sym> inside = new ArrayList<>(around);
            inside.add(Sym.internal(binder.scope().hint(), around.size()));
            collectHeads(binder.scope().body(), inside, heads);
            binder.operands().forEach(operand -> collectHeads(operand, around, heads));
            return;
        }
        if (expr instanceof Apply apply) {
            heads.put(
                    around.isEmpty() ? apply.head() : (Sym) open(apply.head(), around),
                    apply.arguments().size());
        }
        Trees.parts(expr).forEach(part -> collectHeads(part, around, heads));
    }

    static boolean dependsOn(Expr expr, Sym symbol) {
        return expr.equals(symbol) || Trees.parts(expr).stream().anyMatch(part -> dependsOn(part, symbol));
    }
}
