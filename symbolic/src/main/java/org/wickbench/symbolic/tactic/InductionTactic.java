package org.wickbench.symbolic.tactic;

import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Domain;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.*;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Schemas;
import org.wickbench.symbolic.theorem.Theorem;

/** Proves equations with sums or products up to n: the difference is 0 for the first n, and the same for n + 1 as for n. */
final class InductionTactic {
    private final Bench bench;

    InductionTactic(Bench bench) {
        this.bench = bench;
    }

    Optional<Theorem> prove(Expr left, Expr right) {
        if (!hasSum(left) && !hasSum(right)) {
            return Optional.empty();
        }
        for (Sym n : Trees.freeSymbols(Expr.sub(left, right))) {
            if (n.indices().isEmpty() && bench.kernel().context().domainOf(n) == Domain.INTEGER) {
                for (int first = -2; first <= 4; first++) {
                    Optional<Theorem> range = bench.show(new AtMost(Expr.num(first), n));
                    boolean last =
                            bench.show(new AtMost(Expr.num(first + 1), n)).isEmpty();
                    if (range.isPresent() && last) {
                        Optional<Theorem> found = over(n, Expr.num(first), range.get(), left, right);
                        if (found.isPresent()) {
                            return found;
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Theorem> over(Sym n, Num first, Theorem range, Expr left, Expr right) {
        Expr difference = bench.difference(left, right);
        Equation claim = new Equation(difference, Expr.ZERO);
        Expr next = Trees.substitute(difference, n, Expr.add(n, Expr.ONE));
        try {
            EquationTactic equations = new EquationTactic(bench);
            Optional<Theorem> start = equations.prove(Trees.substitute(difference, n, first), Expr.ZERO);
            if (start.isEmpty()) {
                return Optional.empty();
            }
            Optional<Theorem> same = equations.prove(next, difference);
            if (same.isEmpty()) {
                return Optional.empty();
            }
            Theorem step = bench.infer(Schemas.SUBSTITUTE, Instance.of(), same.get(), bench.assume(claim));
            Theorem all = bench.kernel()
                    .infer(
                            Schemas.INDUCTION,
                            new Instance("", List.of(), List.of((Proposition) claim), List.of(n, first)),
                            List.of(start.get(), step, range));
            return bench.law("equal-from-difference", List.of(all), left, right);
        } catch (RefusedException | NoProofException e) {
            return Optional.empty();
        }
    }

    private static boolean hasSum(Expr expr) {
        return expr instanceof Sum
                || expr instanceof Product
                || Trees.children(expr).stream().anyMatch(InductionTactic::hasSum);
    }
}
