package org.wickbench.symbolic.coq;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;

/**
 * An equation that is solved for one of the unknowns in it, {@code left - right == factor*(unknown - value)}.
 *
 * @param general the symbols for whose every value it holds
 */
record Solved(List<Sym> general, Expr unknown, Expr factor, Expr value) {

    /** The equation solved for a derivative or function of its left side, the one of the highest order by its last argument. */
    static Optional<Solved> of(List<Sym> general, Relation equation) {
        Set<Expr> candidates = new LinkedHashSet<>();
        collect(equation.left(), candidates);
        return candidates.stream()
                .filter(candidate -> isSimple(candidate, general))
                .sorted(Comparator.comparing(Solved::rank).reversed())
                .flatMap(candidate -> solved(general, equation, candidate).stream())
                .findFirst();
    }

    private static void collect(Expr expr, Set<Expr> found) {
        if (expr instanceof Apply || expr instanceof Partial || expr instanceof Sym) {
            found.add(expr);
        } else if (!(expr instanceof Binder)) {
            Trees.children(expr).forEach(child -> collect(child, found));
        }
    }

    private static boolean isSimple(Expr candidate, List<Sym> general) {
        return !(candidate instanceof Sym symbol) || !general.contains(symbol);
    }

    private static int rank(Expr candidate) {
        return switch (candidate) {
            case Partial partial ->
                100 + 10 * partial.orders().getLast() + partial.orders().getFirst();
            case Apply _ -> 10;
            default -> 0;
        };
    }

    private static Optional<Solved> solved(List<Sym> general, Relation equation, Expr candidate) {
        Sym place = Sym.internal("place", 0);
        Expr left = Trees.replace(equation.left(), Map.of(candidate, place));
        Expr right = Trees.replace(equation.right(), Map.of(candidate, place));
        Expr factor = simplified(Derivative.once(Expr.sub(left, right), place));
        if (Trees.dependsOn(factor, place) || factor.equals(Expr.ZERO)) {
            return Optional.empty();
        }
        Expr rest = Expr.sub(Trees.substitute(left, place, Expr.ZERO), Trees.substitute(right, place, Expr.ZERO));
        Expr value = simplified(Expr.mul(Expr.MINUS_ONE, rest, Expr.pow(factor, -1)));
        if (occurs(value, candidate)) {
            return Optional.empty();
        }
        return Optional.of(new Solved(general, candidate, factor, value));
    }

    private static boolean occurs(Expr expr, Expr part) {
        return expr.equals(part) || Trees.children(expr).stream().anyMatch(child -> occurs(child, part));
    }

    private static Expr simplified(Expr expr) {
        return Monomials.of(expr).expr();
    }

    /** An occurrence of the unknown in a formula: by which symbols it has to be differentiated, and the values put in. */
    record Use(Expr place, List<Sym> by, Map<Sym, Expr> values) {}

    /** The first place in a formula, outside of sums, that this equation speaks of. */
    Optional<Use> use(Expr expr) {
        Set<Expr> candidates = new LinkedHashSet<>();
        all(expr, candidates);
        return candidates.stream()
                .flatMap(candidate -> match(candidate).stream())
                .findFirst();
    }

    private static void all(Expr expr, Set<Expr> found) {
        if (expr instanceof Apply || expr instanceof Partial || expr instanceof Sym) {
            found.add(expr);
        }
        if (!(expr instanceof Binder)) {
            Trees.children(expr).forEach(child -> all(child, found));
        }
    }

    private Optional<Use> match(Expr candidate) {
        if (unknown instanceof Sym) {
            return unknown.equals(candidate) ? Optional.of(new Use(candidate, List.of(), Map.of())) : Optional.empty();
        }
        Apply mine = unknown instanceof Partial partial ? partial.function() : (Apply) unknown;
        if (!(candidate instanceof Partial) && !(candidate instanceof Apply)) {
            return Optional.empty();
        }
        Apply other = candidate instanceof Partial partial ? partial.function() : (Apply) candidate;
        if (!other.head().name().equals(mine.head().name())
                || other.head().indices().size() != mine.head().indices().size()
                || other.arguments().size() != mine.arguments().size()) {
            return Optional.empty();
        }
        Map<Sym, Expr> values = new HashMap<>();
        List<Expr> patterns = new ArrayList<>(mine.head().indices());
        patterns.addAll(mine.arguments());
        List<Expr> parts = new ArrayList<>(other.head().indices());
        parts.addAll(other.arguments());
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i) instanceof Sym symbol && general.contains(symbol)) {
                Expr before = values.put(symbol, parts.get(i));
                if (before != null && !before.equals(parts.get(i))) {
                    return Optional.empty();
                }
            } else if (!patterns.get(i).equals(parts.get(i))) {
                return Optional.empty();
            }
        }
        if (!values.keySet().containsAll(general)) {
            return Optional.empty();
        }
        List<Sym> by = new ArrayList<>();
        for (int slot = 0; slot < mine.arguments().size(); slot++) {
            int more = order(candidate, slot) - order(unknown, slot);
            if (more < 0 || more > 0 && !(mine.arguments().get(slot) instanceof Sym)) {
                return Optional.empty();
            }
            for (int i = 0; i < more; i++) {
                by.add((Sym) mine.arguments().get(slot));
            }
        }
        return Optional.of(new Use(candidate, by, values));
    }

    private static int order(Expr expr, int slot) {
        return expr instanceof Partial partial ? partial.orders().get(slot) : 0;
    }

    /** The equation differentiated by a general symbol. */
    Solved by(Sym symbol) {
        return new Solved(
                general, Derivative.once(unknown, symbol), factor, simplified(Derivative.once(value, symbol)));
    }
}
