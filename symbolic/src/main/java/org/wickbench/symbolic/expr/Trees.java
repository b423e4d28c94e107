package org.wickbench.symbolic.expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.wickbench.symbolic.expr.Expr.*;

/** Walks over expression trees: children, free symbols, substitution that never captures a bound variable. */
public final class Trees {
    private Trees() {}

    /** The direct parts of an expression, bound variables left out. */
    public static List<Expr> children(Expr expr) {
        return switch (expr) {
            case Num _, Constant _ -> List.of();
            case Sym symbol -> symbol.indices();
            case Add sum -> sum.terms();
            case Mul product -> product.factors();
            case Pow power -> List.of(power.base(), power.exponent());
            case Call call -> call.arguments();
            case Apply apply -> {
                List<Expr> parts = new ArrayList<>(apply.head().indices());
                parts.addAll(apply.arguments());
                yield parts;
            }
            case Diff diff -> List.of(diff.body());
            case Partial partial -> List.of(partial.function());
            case At at -> List.of(at.body(), at.value());
            case Integral integral -> List.of(integral.body(), integral.lower(), integral.upper());
            case Sum sum -> List.of(sum.body(), sum.lower(), sum.upper());
            case Limit limit -> List.of(limit.body(), limit.point());
            case Piecewise piecewise -> {
                List<Expr> parts = new ArrayList<>();
                for (Piecewise.Branch branch : piecewise.branches()) {
                    parts.add(branch.condition());
                    parts.add(branch.value());
                }
                parts.add(piecewise.otherwise());
                yield parts;
            }
            case Relation relation -> List.of(relation.left(), relation.right());
        };
    }

    /** The same node with every direct part replaced; sums and products stay flat. */
    public static Expr mapChildren(Expr expr, UnaryOperator<Expr> change) {
        return switch (expr) {
            case Num number -> number;
            case Constant constant -> constant;
            case Sym symbol -> mapIndices(symbol, change);
            case Add sum -> Expr.add(sum.terms().stream().map(change).toList());
            case Mul product -> Expr.mul(product.factors().stream().map(change).toList());
            case Pow power -> Expr.pow(change.apply(power.base()), change.apply(power.exponent()));
            case Call call ->
                new Call(call.function(), call.arguments().stream().map(change).toList());
            case Apply apply ->
                new Apply(
                        mapIndices(apply.head(), change),
                        apply.arguments().stream().map(change).toList());
            case Diff diff -> new Diff(change.apply(diff.body()), diff.variable(), diff.order());
            case Partial partial -> new Partial((Apply) mapChildren(partial.function(), change), partial.orders());
            case At at -> new At(change.apply(at.body()), at.variable(), change.apply(at.value()));
            case Integral integral ->
                new Integral(
                        change.apply(integral.body()),
                        integral.variable(),
                        change.apply(integral.lower()),
                        change.apply(integral.upper()));
            case Sum sum ->
                new Sum(change.apply(sum.body()), sum.index(), change.apply(sum.lower()), change.apply(sum.upper()));
            case Limit limit ->
                new Limit(change.apply(limit.body()), limit.variable(), change.apply(limit.point()), limit.side());
            case Piecewise piecewise ->
                new Piecewise(
                        piecewise.branches().stream()
                                .map(branch -> new Piecewise.Branch(
                                        (Relation) change.apply(branch.condition()), change.apply(branch.value())))
                                .toList(),
                        change.apply(piecewise.otherwise()));
            case Relation relation ->
                new Relation(relation.op(), change.apply(relation.left()), change.apply(relation.right()));
        };
    }

    private static Sym mapIndices(Sym symbol, UnaryOperator<Expr> change) {
        return symbol.indices().isEmpty()
                ? symbol
                : new Sym(symbol.name(), symbol.indices().stream().map(change).toList());
    }

    /** The symbols that occur free, in order of first occurrence; heads of unknown functions are not among them. */
    public static Set<Sym> freeSymbols(Expr expr) {
        Set<Sym> found = new LinkedHashSet<>();
        collectFree(expr, Set.of(), found);
        return found;
    }

    private static void collectFree(Expr expr, Set<Sym> bound, Set<Sym> found) {
        switch (expr) {
            case Sym symbol -> {
                if (!bound.contains(symbol)) {
                    found.add(symbol);
                }
                symbol.indices().forEach(index -> collectFree(index, bound, found));
            }
            case At at -> {
                collectFree(at.body(), with(bound, at.variable()), found);
                collectFree(at.value(), bound, found);
            }
            case Integral integral -> {
                collectFree(integral.body(), with(bound, integral.variable()), found);
                collectFree(integral.lower(), bound, found);
                collectFree(integral.upper(), bound, found);
            }
            case Sum sum -> {
                collectFree(sum.body(), with(bound, sum.index()), found);
                collectFree(sum.lower(), bound, found);
                collectFree(sum.upper(), bound, found);
            }
            case Limit limit -> {
                collectFree(limit.body(), with(bound, limit.variable()), found);
                collectFree(limit.point(), bound, found);
            }
            default -> children(expr).forEach(child -> collectFree(child, bound, found));
        }
    }

    private static Set<Sym> with(Set<Sym> bound, Sym variable) {
        Set<Sym> larger = new LinkedHashSet<>(bound);
        larger.add(variable);
        return larger;
    }

    /** The unknown functions (their heads with the number of arguments) that occur in an expression. */
    public static Map<Sym, Integer> unknownFunctions(Expr expr) {
        Map<Sym, Integer> heads = new java.util.LinkedHashMap<>();
        collectHeads(expr, heads);
        return heads;
    }

    private static void collectHeads(Expr expr, Map<Sym, Integer> heads) {
        if (expr instanceof Apply apply) {
            heads.put(apply.head(), apply.arguments().size());
        }
        children(expr).forEach(child -> collectHeads(child, heads));
    }

    /** The names in an index, in a bound of a sum or in Kronecker's delta: they stand for whole numbers. */
    public static Set<String> indexNames(Expr expr) {
        Set<String> names = new LinkedHashSet<>();
        collectIndexNames(expr, names);
        return names;
    }

    private static void collectIndexNames(Expr expr, Set<String> names) {
        List<Expr> whole =
                switch (expr) {
                    case Sym symbol -> symbol.indices();
                    case Apply apply -> apply.head().indices();
                    case Sum sum -> List.of(sum.index(), sum.lower(), sum.upper());
                    case Call call when call.function() == Fn.KRONECKER -> call.arguments();
                    default -> List.of();
                };
        whole.forEach(part -> freeSymbols(part).stream().map(Sym::name).forEach(names::add));
        children(expr).forEach(child -> collectIndexNames(child, names));
    }

    /** True if the symbol occurs free. */
    public static boolean dependsOn(Expr expr, Sym symbol) {
        return freeSymbols(expr).contains(symbol);
    }

    /**
     * Puts an expression for every free occurrence of a symbol. Bound variables are renamed where the value would be
     * captured. Under a derivative by the symbol itself the substitution is held as {@link At}.
     */
    public static Expr substitute(Expr expr, Sym symbol, Expr value) {
        if (value.equals(symbol)) {
            return expr;
        }
        return switch (expr) {
            case Sym found when found.equals(symbol) -> value;
            case Diff diff
            when diff.variable().equals(symbol) ->
                value instanceof Sym renamed && !dependsOn(diff.body(), renamed)
                        ? new Diff(substitute(diff.body(), symbol, value), renamed, diff.order())
                        : new At(diff, symbol, value);
            case Diff diff -> {
                // diff(f(x,y), x) with y -> g(x): the variable of the derivative is not the x inside g
                if (dependsOn(value, diff.variable()) && dependsOn(diff.body(), symbol)) {
                    Sym fresh = fresh(diff.variable(), List.of(diff.body(), value));
                    Expr renamed = new Diff(substitute(diff.body(), diff.variable(), fresh), fresh, diff.order());
                    yield new At(substitute(renamed, symbol, value), fresh, diff.variable());
                }
                yield new Diff(substitute(diff.body(), symbol, value), diff.variable(), diff.order());
            }
            case At at -> {
                Bound bound = rename(at.body(), at.variable(), symbol, value);
                yield new At(
                        bound.variable.equals(symbol) ? bound.body : substitute(bound.body, symbol, value),
                        bound.variable,
                        substitute(at.value(), symbol, value));
            }
            case Integral integral -> {
                Bound bound = rename(integral.body(), integral.variable(), symbol, value);
                yield new Integral(
                        bound.variable.equals(symbol) ? bound.body : substitute(bound.body, symbol, value),
                        bound.variable,
                        substitute(integral.lower(), symbol, value),
                        substitute(integral.upper(), symbol, value));
            }
            case Sum sum -> {
                Bound bound = rename(sum.body(), sum.index(), symbol, value);
                yield new Sum(
                        bound.variable.equals(symbol) ? bound.body : substitute(bound.body, symbol, value),
                        bound.variable,
                        substitute(sum.lower(), symbol, value),
                        substitute(sum.upper(), symbol, value));
            }
            case Limit limit -> {
                Bound bound = rename(limit.body(), limit.variable(), symbol, value);
                yield new Limit(
                        bound.variable.equals(symbol) ? bound.body : substitute(bound.body, symbol, value),
                        bound.variable,
                        substitute(limit.point(), symbol, value),
                        limit.side());
            }
            default -> mapChildren(expr, child -> substitute(child, symbol, value));
        };
    }

    private record Bound(Expr body, Sym variable) {}

    private static Bound rename(Expr body, Sym variable, Sym symbol, Expr value) {
        if (variable.equals(symbol) || !dependsOn(value, variable)) {
            return new Bound(body, variable);
        }
        Sym fresh = fresh(variable, List.of(body, value, symbol));
        return new Bound(substitute(body, variable, fresh), fresh);
    }

    /** A symbol like the given one whose name occurs in none of the expressions. */
    public static Sym fresh(Sym like, List<Expr> taken) {
        Set<Sym> used = new LinkedHashSet<>();
        for (Expr expr : taken) {
            used.addAll(allSymbols(expr));
        }
        for (int i = 1; ; i++) {
            Sym candidate = Expr.sym(like.name() + "_" + i);
            if (!used.contains(candidate)) {
                return candidate;
            }
        }
    }

    private static Set<Sym> allSymbols(Expr expr) {
        Set<Sym> all = new LinkedHashSet<>(freeSymbols(expr));
        switch (expr) {
            case Diff diff -> all.add(diff.variable());
            case At at -> all.add(at.variable());
            case Integral integral -> all.add(integral.variable());
            case Sum sum -> all.add(sum.index());
            case Limit limit -> all.add(limit.variable());
            default -> {}
        }
        children(expr).forEach(child -> all.addAll(allSymbols(child)));
        return all;
    }

    /** Replaces whole subtrees, outermost first; a replaced subtree is not searched again. */
    public static Expr replace(Expr expr, Map<Expr, Expr> replacements) {
        Expr found = replacements.get(expr);
        return found != null ? found : mapChildren(expr, child -> replace(child, replacements));
    }

    /** The number of nodes. */
    public static int size(Expr expr) {
        int size = 1;
        for (Expr child : children(expr)) {
            size += size(child);
        }
        return size;
    }

    /** How often each distinct subtree occurs. */
    public static Map<Expr, Integer> occurrences(Expr expr) {
        Map<Expr, Integer> counts = new HashMap<>();
        count(expr, counts);
        return counts;
    }

    private static void count(Expr expr, Map<Expr, Integer> counts) {
        counts.merge(expr, 1, Integer::sum);
        children(expr).forEach(child -> count(child, counts));
    }
}
