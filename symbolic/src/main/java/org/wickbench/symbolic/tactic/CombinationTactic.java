package org.wickbench.symbolic.tactic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.theorem.Laws;
import org.wickbench.symbolic.theorem.Proposition.Equation;
import org.wickbench.symbolic.theorem.Theorem;

/** An equation as a combination of others: {@code left - right == m (a - a') + n (b - b')} where {@code a == a', b == b'}. */
public final class CombinationTactic {
    private static final String STEP = "combination-step";

    private final Bench bench;

    public CombinationTactic(Bench bench) {
        this.bench = bench;
    }

    /** @param factors of each premise */
    public Optional<Theorem> prove(Relation statement, List<Premise> premises, List<Expr> factors) {
        Expr difference = bench.difference(statement.left(), statement.right());
        return rest(difference, premises, factors)
                .flatMap(
                        zero -> bench.law("equal-from-difference", List.of(zero), statement.left(), statement.right()));
    }

    /** {@code difference == 0}: each premise takes its multiple away. */
    private Optional<Theorem> rest(Expr difference, List<Premise> premises, List<Expr> factors) {
        Expr[][] terms = new Expr[premises.size()][];
        Expr rest = Expr.ZERO;
        for (int i = premises.size() - 1; i >= 0; i--) {
            List<Expr> sides = premises.get(i).hypothesis().statement().parts();
            terms[i] = new Expr[] {sides.getFirst(), sides.getLast(), difference, factors.get(i), rest};
            Equation needed = (Equation)
                    Laws.named(STEP).orElseThrow().conditions(List.of(terms[i])).getLast();
            rest = needed.right();
        }
        Optional<Theorem> sum = new EquationTactic(bench).prove(difference, rest);
        for (int i = 0; i < premises.size(); i++) {
            Premise premise = premises.get(i);
            Expr[] values = terms[i];
            sum = sum.flatMap(theorem -> bench.stated(premise, Map.of())
                    .flatMap(stated -> bench.law(STEP, List.of(stated, theorem), values)));
        }
        return sum;
    }
}
