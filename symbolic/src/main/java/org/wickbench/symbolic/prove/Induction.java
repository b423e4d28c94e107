package org.wickbench.symbolic.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Assumptions.Domain;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.normal.NormalForm;
import org.wickbench.symbolic.normal.NormalFormException;

/**
 * Proves an equation about every whole number n from some first one: it holds there, and the difference of both sides
 * does not change from n to n + 1.
 */
final class Induction {
    private Induction() {}

    static Optional<Verdict.Proved> prove(Statement statement) {
        Expr difference = Expr.sub(statement.left(), statement.right());
        if (!hasSum(difference)) {
            return Optional.empty();
        }
        for (Relation fact : statement.assumptions().facts()) {
            if (fact.left() instanceof Sym n
                    && n.indices().isEmpty()
                    && statement.assumptions().domainOf(n.name()) == Domain.INTEGER
                    && fact.right() instanceof Num bound
                    && bound.isInteger()
                    && (fact.op() == Relation.Op.GE || fact.op() == Relation.Op.GT)) {
                Num first = fact.op() == Relation.Op.GE ? bound : bound.plus(Expr.ONE);
                Optional<Verdict.Proved> proof = over(n, first, difference, statement.assumptions());
                if (proof.isPresent()) {
                    return proof;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Verdict.Proved> over(Sym n, Num first, Expr difference, Assumptions assumptions) {
        try {
            NormalForm step = new NormalForm(assumptions);
            Expr next = Trees.substitute(difference, n, Expr.add(n, Expr.ONE));
            if (!step.isZero(Expr.sub(next, difference))) {
                return Optional.empty();
            }
            NormalForm start = new NormalForm(assumptions);
            if (!start.isZero(Trees.substitute(difference, n, first))) {
                return Optional.empty();
            }
            List<String> conditions = new ArrayList<>(step.conditions());
            start.conditions().stream()
                    .filter(each -> !conditions.contains(each))
                    .forEach(conditions::add);
            return Optional.of(
                    new Verdict.Proved("exact normal form, by induction over " + n + " from " + first, conditions));
        } catch (NormalFormException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    private static boolean hasSum(Expr expr) {
        return expr instanceof Sum
                || expr instanceof Product
                || Trees.children(expr).stream().anyMatch(Induction::hasSum);
    }
}
