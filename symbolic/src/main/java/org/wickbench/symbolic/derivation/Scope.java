package org.wickbench.symbolic.derivation;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Assumptions.Domain;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.symbolic.tactic.Premise;
import org.wickbench.symbolic.theorem.Hypothesis;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * What a step stands under: the assumptions, and the premises by their labels. A premise is what the document gives, what a
 * rule supposes, and what the author vouches for.
 *
 * <p>A premise about unknown functions of a symbol holds for every value of it; any other premise that names the symbol
 * speaks of one value.
 */
record Scope(Map<String, Relation> premises, Assumptions assumptions, Prover prover) {
    Scope {
        premises = new LinkedHashMap<>(premises);
    }

    Signs signs() {
        return new Signs(assumptions);
    }

    /**
     * Whether what holds of a symbol holds of a value in its place: the value lies in the symbol's domain, every assumed
     * fact about the symbol is true of it, and no premise fixes the symbol.
     */
    boolean mayStandFor(Sym symbol, Expr value) {
        return signs().isIn(value, assumptions.domainOf(symbol.name()))
                && !isFixed(symbol)
                && assumptions.facts().stream()
                        .filter(fact -> Trees.dependsOn(fact, symbol))
                        .allMatch(fact -> prover.shows((Relation) Trees.substitute(fact, symbol, value), assumptions));
    }

    /** Whether the relations of this document may be differentiated by the symbol: it takes every value of an interval. */
    boolean mayVary(Sym symbol) {
        if (isFixed(symbol) || assumptions.domainOf(symbol.name()) == Domain.INTEGER) {
            return false;
        }
        // a value inside of every bound: then the symbol takes all values around it
        List<Relation> open = assumptions.facts().stream()
                .filter(fact -> Trees.dependsOn(fact, symbol))
                .map(Scope::opened)
                .toList();
        return open.isEmpty()
                || prover.isPossible(new Assumptions(
                        assumptions.domains(),
                        assumptions.facts().stream()
                                .map(fact -> Trees.dependsOn(fact, symbol) ? opened(fact) : fact)
                                .toList()));
    }

    private static Relation opened(Relation fact) {
        return switch (fact.op()) {
            case GE -> new Relation(Relation.Op.GT, fact.left(), fact.right());
            case LE -> new Relation(Relation.Op.LT, fact.left(), fact.right());
            default -> fact;
        };
    }

    /** Whether the premises speak of all values of a symbol, and nothing is assumed of it. */
    boolean holdsForAll(Sym symbol) {
        return !isFixed(symbol) && assumptions.facts().stream().noneMatch(fact -> Trees.dependsOn(fact, symbol));
    }

    Rewriter rewriter(List<Relation> equations) {
        return new Rewriter(equations, signs(), this::mayStandFor, this::mayVary);
    }

    /** The proof with the theorem of a statement as it is written, where the kernel finds one, and what that asks for. */
    Verdict.Proved stated(Verdict.Proved proof, Relation statement, Assumptions all, List<Premise> using) {
        boolean isIt = proof.theorem()
                .filter(theorem -> theorem.conclusion().equals(Proposition.of(statement)))
                .isPresent();
        Optional<Theorem> theorem = isIt ? Optional.empty() : prover.theorem(statement, all, using);
        if (theorem.isEmpty()) {
            return proof;
        }
        Set<String> conditions = new LinkedHashSet<>(proof.conditions());
        theorem.get().hypotheses(Hypothesis.Kind.CONDITION).forEach(condition -> conditions.add(condition.toString()));
        return new Verdict.Proved(proof.by(), List.copyOf(conditions), theorem);
    }

    /** True if some premise speaks of one value of the symbol only. */
    boolean isFixed(Sym symbol) {
        return isFixed(premises, symbol);
    }

    /** The same of some premises. */
    static boolean isFixed(Map<String, Relation> premises, Sym symbol) {
        return premises.values().stream()
                .anyMatch(premise -> Trees.dependsOn(premise, symbol) && !isArgument(premise, symbol));
    }

    /** True if the symbol is an argument or an index of an unknown function, or an index of a family, in the expression. */
    static boolean isArgument(Expr expr, Sym symbol) {
        boolean here =
                switch (expr) {
                    case Apply apply ->
                        apply.arguments().contains(symbol)
                                || apply.head().indices().contains(symbol);
                    case Sym family -> family.indices().contains(symbol);
                    default -> false;
                };
        // diff(f(x), x) is about f at x, though x is bound inside
        List<Expr> parts = expr instanceof Diff diff && diff.isPlain() ? List.of(diff.body()) : Trees.children(expr);
        return here || parts.stream().anyMatch(child -> isArgument(child, symbol));
    }
}
