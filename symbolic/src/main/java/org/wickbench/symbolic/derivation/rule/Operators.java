package org.wickbench.symbolic.derivation.rule;

import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.operator.OperatorEquality;
import org.wickbench.symbolic.operator.OperatorEquality.Truncation;

/**
 * The two sides are the same operator. Differential operators are compared in normal order; declared letters as words,
 * and with a step {@code h} and an order n as series: {@code left == right + O(h^(n+1))}.
 */
final class Operators implements Rule {
    private static final int HIGHEST = 12;

    @Override
    public String name() {
        return "operators";
    }

    @Override
    public String description() {
        return "operators [in h order n]: the same operator; for letters as series in the step h up to the order n";
    }

    @Override
    public boolean takesOperators() {
        return true;
    }

    @Override
    public List<Obligation> apply(Inference inference) {
        Relation result = inference.result();
        if (result.op() != Relation.Op.EQ) {
            throw inference.misuse("operators are compared by an equation with ==");
        }
        if (!inference.call().argument().isEmpty() || inference.has("using")) {
            throw inference.misuse("the rule operators takes no steps, only  in h order n");
        }
        OperatorEquality equality =
                new OperatorEquality(inference.letters(), inference.assumptions(), inference.prover());
        return equality.compare(result, truncation(inference)).stream()
                .map(finding -> new Obligation(finding.what(), finding.verdict()))
                .toList();
    }

    private static Optional<Truncation> truncation(Inference inference) {
        if (!inference.has("in") && !inference.has("order")) {
            return Optional.empty();
        }
        if (!(inference.formula("order") instanceof Num order)
                || !order.isInteger()
                || order.signum() < 0
                || order.compareTo(Expr.num(HIGHEST)) > 0) {
            throw inference.misuse("the order of a series of operators is a whole number up to " + HIGHEST);
        }
        Sym step = inference.symbol("in");
        if (inference.letters().contains(step.name()) || !step.indices().isEmpty()) {
            throw inference.misuse("the step is a plain symbol, not an operator");
        }
        return Optional.of(new Truncation(step, order.numerator().intValueExact()));
    }
}
