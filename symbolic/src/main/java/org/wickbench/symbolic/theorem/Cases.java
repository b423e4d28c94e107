package org.wickbench.symbolic.theorem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.theorem.Proposition.AtMost;
import org.wickbench.symbolic.theorem.Proposition.Equation;
import org.wickbench.symbolic.theorem.Proposition.Less;
import org.wickbench.symbolic.theorem.Proposition.NotEqual;

/**
 * What holds in both cases holds: {@code a < b |- P} and {@code b <= a |- P} give {@code P} for real a and b, and {@code a == b
 * |- P} and {@code a != b |- P} give it for all.
 */
final class Cases implements Schema {
    @Override
    public String name() {
        return "cases";
    }

    /**
     * Terms: a and b. Parents: P where a < b, P where b <= a, and what says that a and b are real; or for {@code equal} P
     * where a == b and P where a != b.
     */
    @Override
    public Inference infer(Context context, Instance instance, List<Theorem> parents) {
        Expr a = instance.term(0);
        Expr b = instance.term(1);
        if (parents.size() < 2
                || !parents.get(0).conclusion().equals(parents.get(1).conclusion())) {
            throw new RefusedException("two theorems that state the same are needed");
        }
        Set<Proposition> known = new LinkedHashSet<>();
        Set<Hypothesis> left = new LinkedHashSet<>();
        for (Theorem each : parents.subList(2, parents.size())) {
            known.add(each.conclusion());
            left.addAll(each.hypotheses());
        }
        if (instance.name().equals("equal")) {
            addWithout(new Equation(a, b), parents.get(0), left);
            addWithout(new NotEqual(a, b), parents.get(1), left);
            return new Inference(parents.getFirst().conclusion(), left);
        }
        Structure structure = new Structure(context, known);
        if (!structure.isReal(a) || !structure.isReal(b)) {
            throw new RefusedException("only real numbers are compared: " + a + " and " + b);
        }
        addWithout(new Less(a, b), parents.get(0), left);
        addWithout(new AtMost(b, a), parents.get(1), left);
        return new Inference(parents.getFirst().conclusion(), left);
    }

    private static void addWithout(Proposition discharged, Theorem theorem, Set<Hypothesis> left) {
        for (Hypothesis hypothesis : theorem.hypotheses()) {
            if (!hypothesis.general().isEmpty() || !hypothesis.statement().equals(discharged)) {
                left.add(hypothesis);
            }
        }
    }
}
