package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.normal.Conjugate;

/**
 * Uses equations as rules from left to right. An equation for a derivative of an unknown function also replaces its
 * higher derivatives, by differentiating its right side; one for a function of symbols holds at all arguments
 * that the symbols may stand for; any other
 * left side is replaced where it stands.
 */
public final class Rewriter {
    private static final int MOST_ROUNDS = 40;

    /** What doubles with each round would fill the memory before the rounds are over. */
    private static final int MOST_NODES = 50_000;

    private final List<Relation> equations;
    private final Signs signs;
    private final BiPredicate<Sym, Expr> mayStandFor;
    private final Predicate<Sym> mayVary;

    /** @param equations with derivatives carried out or not; their left sides decide what they replace */
    public Rewriter(List<Relation> equations, Signs signs) {
        this(equations, signs, (_, _) -> false, _ -> true);
    }

    /**
     * @param mayStandFor whether an equation in a symbol holds with an expression in the symbol's place as well
     * @param mayVary whether an equation in a symbol holds for all values around each, and may be differentiated by it
     */
    public Rewriter(List<Relation> equations, Signs signs, BiPredicate<Sym, Expr> mayStandFor, Predicate<Sym> mayVary) {
        this.mayStandFor = mayStandFor;
        this.mayVary = mayVary;
        this.equations = equations.stream()
                .map(equation ->
                        Expr.equation(Derivative.carryOut(equation.left()), Derivative.carryOut(equation.right())))
                .toList();
        this.signs = signs;
    }

    /**
     * The expression with derivatives carried out and the equations applied until none applies.
     *
     * @throws RuleException if the equations chase each other
     */
    public Expr rewrite(Expr expr) {
        Expr current = pushConjugates(Derivative.carryOut(expr));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Expr next = pushConjugates(Derivative.carryOut(once(current)));
            if (next.equals(current)) {
                return current;
            }
            if (Trees.size(next) > MOST_NODES) {
                break;
            }
            current = next;
        }
        throw new RuleException("the equations used replace each other without end");
    }

    private Expr pushConjugates(Expr expr) {
        if (equations.isEmpty()) {
            return expr;
        }
        Expr inner = Trees.mapChildren(expr, this::pushConjugates);
        return inner instanceof Call call && call.function() == Fn.CONJ
                ? Conjugate.of(call.argument(), signs).orElse(inner)
                : inner;
    }

    private Expr once(Expr expr) {
        for (Relation equation : equations) {
            Optional<Expr> replaced = match(equation.left(), equation.right(), expr);
            // psi(0) == psi(0)*exp(0) would go on for ever, and says nothing
            if (replaced.isPresent() && !contains(replaced.get(), expr)) {
                return replaced.get();
            }
        }
        return Trees.mapChildren(expr, this::once);
    }

    private static boolean contains(Expr expr, Expr part) {
        return expr.equals(part) || Trees.children(expr).stream().anyMatch(child -> contains(child, part));
    }

    private Optional<Expr> match(Expr pattern, Expr value, Expr expr) {
        if (pattern.equals(expr)) {
            return Optional.of(value);
        }
        if (pattern instanceof Call p && p.function() == Fn.CONJ && expr instanceof Call e && e.function() == Fn.CONJ) {
            return matchFunction(p.argument(), value, e.argument());
        }
        if (pattern instanceof Sym p && expr instanceof Sym e && !p.indices().isEmpty()) {
            return matchFamily(p, value, e);
        }
        return matchFunction(pattern, value, expr);
    }

    /** An equation for {@code P[i]} holds for every member of the family whose index i may stand for. */
    private Optional<Expr> matchFamily(Sym pattern, Expr value, Sym member) {
        if (!pattern.name().equals(member.name())
                || pattern.indices().size() != member.indices().size()) {
            return Optional.empty();
        }
        for (int i = 0; i < pattern.indices().size(); i++) {
            Expr parameter = pattern.indices().get(i);
            Expr index = member.indices().get(i);
            boolean variable =
                    parameter instanceof Sym symbol && symbol.indices().isEmpty();
            if (!parameter.equals(index) && !(variable && mayStandFor.test((Sym) parameter, index))) {
                return Optional.empty();
            }
        }
        return Optional.of(instantiate(value, pattern.indices(), member.indices()));
    }

    private Optional<Expr> matchFunction(Expr pattern, Expr value, Expr expr) {
        Shape wanted = Shape.of(pattern);
        Shape found = Shape.of(expr);
        if (wanted == null
                || found == null
                || !wanted.function.head().name().equals(found.function.head().name())
                || wanted.function.head().indices().size()
                        != found.function.head().indices().size()
                || wanted.orders.size() != found.orders.size()) {
            return Optional.empty();
        }
        List<Expr> parameters = parts(wanted.function);
        List<Expr> arguments = parts(found.function);
        for (int i = 0; i < parameters.size(); i++) {
            boolean variable = parameters.get(i) instanceof Sym symbol
                    && symbol.indices().isEmpty()
                    && parameters.indexOf(symbol) == parameters.lastIndexOf(symbol);
            boolean same = parameters.get(i).equals(arguments.get(i));
            if (!same && !(variable && mayStandFor.test((Sym) parameters.get(i), arguments.get(i)))) {
                return Optional.empty();
            }
        }
        Expr result = value;
        int indices = wanted.function.head().indices().size();
        for (int slot = 0; slot < wanted.orders.size(); slot++) {
            int extra = found.orders.get(slot) - wanted.orders.get(slot);
            if (extra < 0) {
                return Optional.empty();
            }
            if (extra > 0) {
                if (!(parameters.get(indices + slot) instanceof Sym variable) || !mayVary.test(variable)) {
                    return Optional.empty();
                }
                result = Derivative.of(result, variable, extra);
            }
        }
        return Optional.of(instantiate(result, parameters, arguments));
    }

    private static Expr instantiate(Expr value, List<Expr> parameters, List<Expr> arguments) {
        Map<Sym, Expr> values = new HashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i) instanceof Sym variable) {
                values.putIfAbsent(variable, arguments.get(i));
            }
        }
        return Trees.substitute(value, values);
    }

    private static List<Expr> parts(Apply function) {
        List<Expr> parts = new ArrayList<>(function.head().indices());
        parts.addAll(function.arguments());
        return parts;
    }

    private record Shape(Apply function, List<Integer> orders) {
        static @Nullable Shape of(Expr expr) {
            return switch (expr) {
                case Apply apply ->
                    new Shape(
                            apply,
                            java.util.Collections.nCopies(apply.arguments().size(), 0));
                case Partial partial -> new Shape(partial.function(), partial.orders());
                default -> null;
            };
        }
    }
}
