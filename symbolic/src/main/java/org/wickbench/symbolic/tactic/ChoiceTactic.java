package org.wickbench.symbolic.tactic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Binder;
import org.wickbench.symbolic.expr.Expr.Piecewise;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Schemas;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Proves equations between expressions that make the same choices, by making each side one choice whose values are then
 * compared one after another: whatever the conditions say, also of complex numbers.
 */
final class ChoiceTactic {
    private final Bench bench;

    ChoiceTactic(Bench bench) {
        this.bench = bench;
    }

    Optional<Theorem> prove(Expr left, Expr right) {
        Map<List<Relation>, List<Piecewise>> choices = new LinkedHashMap<>();
        collect(left, choices);
        collect(right, choices);
        for (List<Piecewise> same : choices.values()) {
            Optional<Theorem> found = new EquationTactic(bench).prove(left, right, reducer -> {
                lift(left, same, reducer);
                lift(right, same, reducer);
            });
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private void lift(Expr side, List<Piecewise> choices, Reducer reducer) {
        Map<List<Relation>, List<Piecewise>> own = new LinkedHashMap<>();
        collect(side, own);
        if (own.values().stream().flatMap(List::stream).noneMatch(choices::contains)) {
            // a number is no name for a choice
            return;
        }
        List<Expr> terms = new ArrayList<>(List.of(side));
        terms.addAll(choices);
        reducer.rewrite(bench.infer(Schemas.CHOICE, Instance.named("lift", terms)));
    }

    /** The choices outside of binders, by their conditions. */
    private static void collect(Expr expr, Map<List<Relation>, List<Piecewise>> found) {
        if (expr instanceof Binder) {
            return;
        }
        if (expr instanceof Piecewise choice) {
            found.computeIfAbsent(
                            choice.branches().stream()
                                    .map(Piecewise.Branch::condition)
                                    .toList(),
                            _ -> new ArrayList<>())
                    .add(choice);
        }
        Trees.children(expr).forEach(child -> collect(child, found));
    }
}
