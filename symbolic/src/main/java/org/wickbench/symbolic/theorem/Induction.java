package org.wickbench.symbolic.theorem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Proposition.AtMost;

/**
 * Induction over a whole number: {@code P(a)}, {@code P(n), a <= n |- P(n + 1)} and {@code a <= n} give {@code P(n)}. The
 * number n occurs in no other hypothesis of the first two.
 */
final class Induction implements Schema {
    @Override
    public String name() {
        return "induction";
    }

    @Override
    public boolean isTold() {
        return true;
    }

    /** Terms: n and a, a whole number. Parents: P(a), P(n + 1), a <= n. */
    @Override
    public Inference infer(Context context, Instance instance, List<Theorem> parents) {
        if (!(instance.term(0) instanceof Sym n)
                || !n.indices().isEmpty()
                || context.domainOf(n) != Domain.INTEGER
                || !(instance.term(1) instanceof Num a)
                || !a.isInteger()
                || parents.size() != 3) {
            throw new RefusedException("a whole number n, a first value and three theorems are needed");
        }
        Proposition claim = instance.proposition();
        AtMost range = new AtMost(a, n);
        require(parents.get(0), at(claim, n, a));
        require(parents.get(1), at(claim, n, Expr.add(n, Expr.ONE)));
        require(parents.get(2), range);
        Set<Hypothesis> left = new LinkedHashSet<>(parents.get(2).hypotheses());
        left.addAll(without(n, parents.get(0), Set.of()));
        left.addAll(without(n, parents.get(1), Set.of(claim, range)));
        return new Inference(claim, left);
    }

    private static Proposition at(Proposition claim, Sym n, Expr value) {
        return claim.map(expr -> Trees.substitute(expr, n, value));
    }

    private static void require(Theorem theorem, Proposition needed) {
        if (!theorem.conclusion().equals(needed)) {
            throw new RefusedException("the induction needs " + needed + " and not " + theorem.conclusion());
        }
    }

    /** The hypotheses without those that the induction takes care of; no other one may speak of n. */
    private static Set<Hypothesis> without(Sym n, Theorem theorem, Set<Proposition> discharged) {
        Set<Hypothesis> left = new LinkedHashSet<>();
        for (Hypothesis hypothesis : theorem.hypotheses()) {
            boolean done = hypothesis.general().isEmpty() && discharged.contains(hypothesis.statement());
            if (!done && hypothesis.freeSymbols().contains(n)) {
                throw new RefusedException("the induction cannot rest on " + hypothesis);
            }
            if (!done) {
                left.add(hypothesis);
            }
        }
        return left;
    }
}
