package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.calculus.CalculusException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.normal.NormalForm;
import org.wickbench.symbolic.normal.NormalFormException;
import org.wickbench.symbolic.prove.Statement;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.symbolic.tactic.Premise;

/**
 * Proves a statement from equations that do not read as rules from left to right: each is turned round or solved for a
 * symbol, a function, a derivative or a sum in it, until both sides are equal in normal form.
 */
final class Elimination {
    private static final int MOST_TRIES = 48;

    private final Scope scope;
    private final Assumptions assumptions;
    private final Function<Relation, String> labels;
    private int tries;

    /** @param labels what each equation is called */
    Elimination(Scope scope, Assumptions assumptions, Function<Relation, String> labels) {
        this.scope = scope;
        this.assumptions = assumptions;
        this.labels = labels;
    }

    Optional<Verdict> prove(Relation statement, List<Relation> equations) {
        if (equations.isEmpty()) {
            return Optional.empty();
        }
        Orientation orientation = new Orientation(assumptions, scope.prover());
        List<List<Relation>> choices = equations.stream()
                .map(equation -> {
                    List<Relation> ways = new ArrayList<>(List.of(equation));
                    ways.addAll(orientation.solved(equation));
                    return ways.stream().distinct().toList();
                })
                .toList();
        return search(statement, equations, choices, List.of());
    }

    private Optional<Verdict> search(
            Relation statement, List<Relation> equations, List<List<Relation>> choices, List<Relation> chosen) {
        if (chosen.size() == choices.size()) {
            return tried(statement, chosen).map(verdict -> stated(verdict, statement, equations, chosen));
        }
        for (Relation way : choices.get(chosen.size())) {
            List<Relation> more = new ArrayList<>(chosen);
            more.add(way);
            Optional<Verdict> found = search(statement, equations, choices, more);
            if (found.isPresent() || tries >= MOST_TRIES) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The proof with the theorem of the statement under the equations, each read in the way that was chosen. */
    private Verdict stated(Verdict verdict, Relation statement, List<Relation> equations, List<Relation> chosen) {
        if (!(verdict instanceof Verdict.Proved proof)) {
            return verdict;
        }
        List<Premise> premises = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            Relation equation = equations.get(i);
            String label = labels.apply(equation);
            (chosen.get(i).equals(equation)
                            ? Premises.of(label, equation, scope)
                            : Premises.of(label, equation, chosen.get(i), scope))
                    .ifPresent(premises::add);
        }
        return scope.stated(proof, statement, assumptions, premises);
    }

    private Optional<Verdict> tried(Relation statement, List<Relation> rules) {
        tries++;
        try {
            Rewriter rewriter = scope.rewriter(rules);
            Relation here = new Relation(
                    statement.op(), rewriter.rewrite(statement.left()), rewriter.rewrite(statement.right()));
            if (here.op() != Relation.Op.EQ) {
                Verdict verdict = scope.prover().prove(here, assumptions);
                return verdict instanceof Verdict.Proved ? Optional.of(verdict) : Optional.empty();
            }
            Statement question = new Statement(here.left(), here.right(), assumptions);
            if (scope.prover().contradiction(question).isEmpty()
                    && scope.prover().proves(question)) {
                return Optional.of(scope.prover().prove(question)).filter(Verdict.Proved.class::isInstance);
            }
            return bySums(here, rules);
        } catch (RuleException | CalculusException e) {
            return Optional.empty();
        }
    }

    /** Sums keep their value under other names of their indices: they are replaced in normal form. */
    private Optional<Verdict> bySums(Relation equation, List<Relation> rules) {
        NormalForm form = new NormalForm(assumptions);
        Orientation orientation = new Orientation(assumptions, scope.prover());
        try {
            Expr difference = form.normalize(Expr.sub(equation.left(), equation.right()));
            boolean changed = false;
            for (Relation rule : rules) {
                Expr premise = form.normalize(Expr.sub(rule.left(), rule.right()));
                for (Sum sum : sums(premise)) {
                    Optional<Expr> value =
                            sums(difference).contains(sum) ? orientation.solve(premise, sum) : Optional.empty();
                    if (value.isPresent()) {
                        difference = Trees.replace(difference, Map.of(sum, value.get()));
                        changed = true;
                        break;
                    }
                }
            }
            Statement rest = new Statement(difference, Expr.ZERO, assumptions);
            return changed && scope.prover().proves(rest)
                    ? Optional.of(new Verdict.Proved("exact normal form", form.conditions()))
                    : Optional.empty();
        } catch (NormalFormException e) {
            return Optional.empty();
        }
    }

    private static Set<Sum> sums(Expr expr) {
        Set<Sum> found = new LinkedHashSet<>();
        collect(expr, found);
        return found;
    }

    private static void collect(Expr expr, Set<Sum> found) {
        if (expr instanceof Sum sum) {
            found.add(sum);
            return;
        }
        Trees.children(expr).forEach(child -> collect(child, found));
    }
}
