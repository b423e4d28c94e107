package org.wickbench.symbolic.tactic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Context;
import org.wickbench.symbolic.theorem.Differentiation;
import org.wickbench.symbolic.theorem.Domain;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Laws;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.Equation;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Schemas;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Says by premises what an expression is. A premise holds at all values that its general symbols may take, so it is also
 * differentiated by them.
 */
final class PremiseTactic {
    /** The numbers of the internal symbols that stand for general ones; the bound variables have smaller ones. */
    private static final int FIRST_NAME = 900;

    private final Bench bench;
    private final List<Premise> premises;

    PremiseTactic(Bench bench, List<Premise> premises) {
        this.bench = bench;
        this.premises = List.copyOf(premises);
    }

    List<Premise> premises() {
        return premises;
    }

    /** The theorem {@code expr == value} of the first premise that speaks of the expression. */
    Optional<Theorem> value(Expr expr) {
        for (Premise premise : premises) {
            Optional<Theorem> found = Match.of(premise, expr).flatMap(match -> instance(premise, match, expr));
            if (found.isPresent() && isProgress(found.get())) {
                return found;
            }
        }
        return expr instanceof Sum sum ? shifted(sum) : Optional.empty();
    }

    /** What a premise says of a sum with the same terms that begins at another number. */
    private Optional<Theorem> shifted(Sum sum) {
        for (Premise premise : premises) {
            if (premise.pattern() instanceof Sum pattern
                    && pattern.lower() instanceof Num first
                    && sum.lower() instanceof Num here
                    && !here.equals(first)) {
                try {
                    Theorem moved = bench.infer(
                            Schemas.SUMMATION, Instance.named("shift", List.of(sum, here.plus(first.negate()))));
                    Expr same = Laws.folded(moved.equation().right());
                    Optional<Theorem> found = Match.of(premise, same)
                            .flatMap(match -> instance(premise, match, same))
                            .flatMap(value -> bench.field(moved.equation().right(), same, List.of())
                                    .map(folded -> bench.infer(Schemas.SUBSTITUTE, Instance.of(), moved, folded))
                                    .map(there -> bench.infer(Schemas.SUBSTITUTE, Instance.of(), there, value)));
                    if (found.isPresent()) {
                        return found;
                    }
                } catch (RefusedException e) {
                    // bounds that are no whole numbers
                }
            }
        }
        return Optional.empty();
    }

    /** {@code psi(0) == psi(0)*exp(0)} would go on for ever, and says nothing. */
    private static boolean isProgress(Theorem theorem) {
        Equation equation = theorem.equation();
        return !contains(equation.right(), equation.left());
    }

    private static boolean contains(Expr expr, Expr part) {
        return expr.equals(part) || Trees.children(expr).stream().anyMatch(child -> contains(child, part));
    }

    private Optional<Theorem> instance(Premise premise, Match match, Expr expr) {
        try {
            Map<Sym, Expr> values = new LinkedHashMap<>(match.values());
            List<Sym> names = new ArrayList<>();
            for (Sym parameter : match.orders().keySet()) {
                boolean complex = bench.kernel().context().domainOf(parameter) == Domain.COMPLEX;
                Sym name = Sym.internal(complex ? Context.COMPLEX : "real", FIRST_NAME + names.size());
                names.add(name);
                values.put(parameter, name);
            }
            Bench inside = bench.with(guards(premise, values, names));
            Optional<Theorem> stated =
                    inside.stated(premise, values).flatMap(theorem -> read(premise, values, theorem, inside));
            int place = 0;
            for (Map.Entry<Sym, Integer> order : match.orders().entrySet()) {
                Sym name = names.get(place++);
                Expr point = Objects.requireNonNull(match.values().get(order.getKey()));
                Optional<Theorem> before = stated;
                stated = before.flatMap(theorem -> differentiated(theorem, name, point, order.getValue()));
            }
            return stated.filter(theorem -> theorem.equation().left().equals(expr));
        } catch (RefusedException | NoProofException e) {
            return Optional.empty();
        }
    }

    /** What is known of the new names where the premise holds. */
    private static List<Proposition> guards(Premise premise, Map<Sym, Expr> values, List<Sym> names) {
        return premise.hypothesis().guards().stream()
                .map(guard -> guard.map(part -> Trees.substitute(part, values)))
                .filter(guard -> guard.parts().stream()
                        .flatMap(part -> Trees.freeSymbols(part).stream())
                        .anyMatch(names::contains))
                .toList();
    }

    /** The instance read as its rule: solved for the pattern. */
    private static Optional<Theorem> read(Premise premise, Map<Sym, Expr> values, Theorem stated, Bench bench) {
        Expr pattern = Trees.substitute(premise.pattern(), values);
        Expr value = Trees.substitute(premise.value(), values);
        Expr factor = Trees.substitute(premise.factor(), values);
        Equation equation = stated.equation();
        if (equation.equals(new Equation(pattern, value))) {
            return Optional.of(stated);
        }
        return new EquationTactic(bench).solved(stated, factor, pattern, value);
    }

    /** Both sides differentiated by a name, at a point; the left side then is a derivative of the unknown function. */
    private Optional<Theorem> differentiated(Theorem theorem, Sym name, Expr point, int order) {
        Equation equation = theorem.equation();
        Diff left = new Diff(Scope.close(name, equation.left()), point, order);
        List<Theorem> parents = new ArrayList<>(List.of(theorem));
        theorem.hypotheses().stream()
                .filter(hypothesis -> hypothesis.freeSymbols().contains(name))
                .forEach(hypothesis -> bench.show(
                                hypothesis.statement().map(part -> Trees.substitute(part, name, point)))
                        .ifPresent(parents::add));
        Theorem derivatives = bench.infer(Schemas.CONGRUENCE, Instance.of(name, left), parents.toArray(new Theorem[0]));
        Differentiation.Result result = Differentiation.of(left, bench.kernel().context());
        if (!result.conditions().isEmpty()) {
            return Optional.empty();
        }
        Theorem carriedOut = bench.infer(Schemas.DIFFERENTIATION, Instance.of(left));
        return Optional.of(bench.infer(Schemas.SUBSTITUTE, Instance.of(), derivatives, carriedOut));
    }
}
