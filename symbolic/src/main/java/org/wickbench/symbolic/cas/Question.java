package org.wickbench.symbolic.cas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Assumptions.Domain;
import org.wickbench.symbolic.calculus.CalculusException;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.prove.Statement;

/**
 * A statement made ready for a foreign system: derivatives carried out, every symbol and every unknown function with its
 * derivatives replaced by a plain name {@code v1, v2, ...}. No name that a user wrote leaves this class.
 *
 * @param difference left - right
 * @param facts the assumptions that speak of these names only
 * @param domains the domain of each name
 */
record Question(Expr difference, List<Relation> facts, Map<Sym, Domain> domains) {
    /** Larger questions are not asked: a foreign system's simplifier would not come back. */
    private static final int LARGEST = 2_000;

    /** The question, if the statement is made of numbers, symbols, powers and functions once the derivatives are done. */
    static Optional<Question> of(Statement statement) {
        Expr difference;
        try {
            difference = Derivative.carryOut(Expr.sub(statement.left(), statement.right()));
        } catch (CalculusException e) {
            return Optional.empty();
        }
        if (Trees.size(difference) > LARGEST) {
            return Optional.empty();
        }
        Map<Expr, Sym> names = new LinkedHashMap<>();
        Map<Sym, Domain> domains = new LinkedHashMap<>();
        Optional<Expr> renamed = rename(difference, statement.assumptions(), names, domains);
        if (renamed.isEmpty()) {
            return Optional.empty();
        }
        List<Relation> facts = new ArrayList<>();
        for (Relation fact : statement.assumptions().facts()) {
            if (names.keySet().containsAll(Trees.freeSymbols(fact))
                    && Trees.unknownFunctions(fact).isEmpty()) {
                rename(fact, statement.assumptions(), names, domains).ifPresent(expr -> facts.add((Relation) expr));
            }
        }
        return Optional.of(new Question(renamed.get(), facts, domains));
    }

    private static Optional<Expr> rename(
            Expr expr, Assumptions assumptions, Map<Expr, Sym> names, Map<Sym, Domain> domains) {
        return switch (expr) {
            case Num _ -> Optional.of(expr);
            case Constant constant -> constant == Constant.INFINITY ? Optional.empty() : Optional.of(expr);
            case Sym symbol -> Optional.of(name(symbol, symbol.name(), assumptions, names, domains));
            case Apply apply -> Optional.of(name(apply, apply.head().name(), assumptions, names, domains));
            case Partial partial ->
                Optional.of(name(partial, partial.function().head().name(), assumptions, names, domains));
            case Call call when call.function() == Fn.KRONECKER || call.function() == Fn.DIRAC -> Optional.empty();
            case Add _, Mul _, Pow _, Call _, Relation _ -> {
                List<Expr> parts = new ArrayList<>();
                for (Expr child : Trees.children(expr)) {
                    Optional<Expr> part = rename(child, assumptions, names, domains);
                    if (part.isEmpty()) {
                        yield Optional.empty();
                    }
                    parts.add(part.get());
                }
                int[] next = {0};
                yield Optional.of(Trees.mapChildren(expr, child -> parts.get(next[0]++)));
            }
            case Binder _, Bound _, Piecewise _ -> Optional.empty();
        };
    }

    private static Sym name(
            Expr atom, String owner, Assumptions assumptions, Map<Expr, Sym> names, Map<Sym, Domain> domains) {
        return names.computeIfAbsent(atom, key -> {
            Sym name = Expr.sym("v" + (names.size() + 1));
            domains.put(name, assumptions.domainOf(owner));
            return name;
        });
    }
}
