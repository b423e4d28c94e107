package org.wickbench.symbolic.coq;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;

/**
 * The unknown functions and families of a lemma. A function is smooth: each derivative up to the highest that occurs is a
 * function of its own, and it is the derivative of the one before.
 */
final class Unknowns {
    private final Map<String, Apply> functions = new LinkedHashMap<>();
    private final Map<String, Integer> orders = new TreeMap<>();
    private final Map<String, Sym> symbols = new LinkedHashMap<>();

    /** @param exprs all formulas of the lemma, with and without their derivatives carried out */
    Unknowns(List<? extends Expr> exprs) {
        exprs.forEach(this::collect);
    }

    private void collect(Expr expr) {
        switch (expr) {
            case Sym symbol -> symbols.putIfAbsent(CoqNames.symbol(symbol), symbol);
            case Apply apply -> see(apply, 0);
            case Partial partial ->
                see(
                        partial.function(),
                        partial.orders().stream().mapToInt(n -> n).sum());
            case Sum sum -> {
                Sym index = Sym.internal("bound", 0);
                collectWithout(index, sum.scope().open(index));
                sum.operands().forEach(this::collect);
                return;
            }
            case Diff diff -> {
                Sym variable = Sym.internal("bound", 0);
                collectWithout(variable, diff.scope().open(variable));
                collect(diff.point());
                return;
            }
            default -> {}
        }
        Trees.children(expr).forEach(this::collect);
    }

    private void collectWithout(Sym bound, Expr body) {
        collect(body);
        symbols.remove(CoqNames.symbol(bound));
    }

    private void see(Apply apply, int order) {
        functions.putIfAbsent(CoqNames.function(apply), apply);
        orders.merge(CoqNames.function(apply), order, Math::max);
    }

    /** The names that stand for whole numbers as indices. */
    static Set<String> indexNames(List<? extends Expr> exprs) {
        Set<String> names = new LinkedHashSet<>();
        exprs.forEach(expr -> names.addAll(Trees.indexNames(expr)));
        return names;
    }

    /** The variables of the lemma with their types, one a line. */
    List<String> binders(CoqPrinter printer, Set<String> general) {
        List<String> lines = new ArrayList<>();
        symbols.values().stream()
                .filter(symbol -> !symbol.indices().isEmpty())
                .forEach(symbol -> lines.add("(" + CoqNames.symbol(symbol) + " : "
                        + CoqPrinter.type(symbol.indices().size(), 0) + ")"));
        symbols.values().stream()
                .filter(symbol -> symbol.indices().isEmpty() && !general.contains(CoqNames.symbol(symbol)))
                .forEach(symbol -> lines.add(printer.bound(symbol)));
        functions.forEach((name, apply) -> {
            StringBuilder names = new StringBuilder();
            for (List<Integer> partial : partials(apply, order(name))) {
                names.append(names.isEmpty() ? "" : " ").append(CoqNames.partial(apply, partial));
            }
            lines.add("(" + names + " : "
                    + CoqPrinter.type(
                            apply.head().indices().size(), apply.arguments().size()) + ")");
        });
        return lines;
    }

    /** The same variables as names in the same order. */
    List<String> introduced(Set<String> general) {
        List<String> names = new ArrayList<>();
        symbols.forEach((name, symbol) -> {
            if (!symbol.indices().isEmpty()) {
                names.add(name);
            }
        });
        symbols.forEach((name, symbol) -> {
            if (symbol.indices().isEmpty() && !general.contains(name)) {
                names.add(name);
            }
        });
        functions.forEach((name, apply) ->
                partials(apply, order(name)).forEach(partial -> names.add(CoqNames.partial(apply, partial))));
        return names;
    }

    /** The names of the symbols without indices. */
    Set<String> plainNames() {
        Set<String> names = new LinkedHashSet<>();
        symbols.forEach((name, symbol) -> {
            if (symbol.indices().isEmpty()) {
                names.add(name);
            }
        });
        return names;
    }

    private int order(String name) {
        return orders.getOrDefault(name, 0);
    }

    /** The hypotheses that each derivative is the derivative of the one before. */
    List<String> smoothness() {
        List<String> lines = new ArrayList<>();
        functions.forEach((name, apply) -> {
            int arity = apply.arguments().size();
            StringBuilder indices = new StringBuilder();
            StringBuilder bound = new StringBuilder();
            for (int i = 1; i <= apply.head().indices().size(); i++) {
                indices.append(" i").append(i);
                bound.append("(i").append(i).append(" : Z) ");
            }
            for (List<Integer> partial : partials(apply, order(name) - 1)) {
                String here = CoqNames.partial(apply, partial);
                if (arity == 1) {
                    String next = CoqNames.partial(apply, raised(partial, 0));
                    String head = indices.isEmpty() ? here : "(" + here + indices + ")";
                    lines.add("forall " + bound + "(x : R), is_derive " + head + " x (" + next + indices + " x)");
                } else {
                    String first = CoqNames.partial(apply, raised(partial, 0));
                    String second = CoqNames.partial(apply, raised(partial, 1));
                    String head = indices.isEmpty() ? here : "(" + here + indices + ")";
                    lines.add("forall " + bound + "(x y : R), differentiable_pt_lim " + head + " x y (" + first
                            + indices + " x y) (" + second + indices + " x y)");
                }
            }
        });
        return lines;
    }

    private static List<Integer> raised(List<Integer> orders, int slot) {
        List<Integer> more = new ArrayList<>(orders);
        more.set(slot, more.get(slot) + 1);
        return more;
    }

    /** All orders with at most a sum, the function itself first. */
    private static List<List<Integer>> partials(Apply apply, int most) {
        int arity = apply.arguments().size();
        List<List<Integer>> found = new ArrayList<>();
        for (int total = 0; total <= most; total++) {
            if (arity == 1) {
                found.add(List.of(total));
            } else if (arity == 2) {
                for (int first = total; first >= 0; first--) {
                    found.add(List.of(first, total - first));
                }
            }
        }
        return arity == 0 ? Collections.nCopies(1, List.of()) : found;
    }
}
