package org.wickbench.symbolic.derivation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.calculus.CalculusException;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.tactic.Premise;
import org.wickbench.symbolic.theorem.Hypothesis;
import org.wickbench.symbolic.theorem.Proposition;

/** Equations of a document as hypotheses of the kernel: stated for every value of the symbols that no premise fixes. */
final class Premises {
    private Premises() {}

    /**
     * An equation that is read as a rule, {@code pattern == value}.
     *
     * @return nothing where the rule is no reading of the equation
     */
    static Optional<Premise> of(String label, Relation equation, Relation rule, Scope scope) {
        Hypothesis hypothesis = hypothesis(label, equation, scope.premises(), scope.assumptions());
        return factor(equation, rule).map(factor -> new Premise(hypothesis, rule.left(), rule.right(), factor));
    }

    /** What an equation says under some premises and assumptions. */
    static Hypothesis hypothesis(
            String label, Relation equation, Map<String, Relation> premises, Assumptions assumptions) {
        List<Sym> general = plainSymbols(equation).stream()
                .filter(symbol -> !Scope.isFixed(premises, symbol))
                .toList();
        List<Proposition> guards = assumptions.facts().stream()
                .filter(fact -> !Assumptions.isGeneral(fact))
                .filter(fact -> general.stream().anyMatch(symbol -> Trees.dependsOn(fact, symbol)))
                .map(Proposition::of)
                .toList();
        return new Hypothesis(Hypothesis.Kind.PREMISE, label, general, guards, Proposition.of(equation));
    }

    /** An equation read from left to right. */
    static Optional<Premise> of(String label, Relation equation, Scope scope) {
        try {
            Relation rule = Expr.equation(Derivative.carryOut(equation.left()), Derivative.carryOut(equation.right()));
            return of(label, equation, rule, scope);
        } catch (CalculusException e) {
            return Optional.empty();
        }
    }

    /** The symbols without indices, those that are indices among them. */
    private static Set<Sym> plainSymbols(Expr expr) {
        Set<Sym> found = new LinkedHashSet<>();
        for (Sym symbol : Trees.freeSymbols(expr)) {
            if (symbol.indices().isEmpty()) {
                found.add(symbol);
            }
            symbol.indices().forEach(index -> found.addAll(plainSymbols(index)));
        }
        return found;
    }

    /** By what the difference of the sides is a multiple of that of the rule. */
    private static Optional<Expr> factor(Relation equation, Relation rule) {
        try {
            Expr left = Derivative.carryOut(equation.left());
            Expr right = Derivative.carryOut(equation.right());
            if (rule.left().equals(left) && rule.right().equals(right)) {
                return Optional.of(Expr.ONE);
            }
            if (rule.left().equals(right) && rule.right().equals(left)) {
                return Optional.of(Expr.MINUS_ONE);
            }
            Sym place = Expr.sym("_solved");
            Expr linear = Trees.replace(Expr.sub(left, right), Map.of(rule.left(), place));
            return Optional.of(Derivative.once(linear, place));
        } catch (CalculusException e) {
            return Optional.empty();
        }
    }
}
