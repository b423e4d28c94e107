package org.wickbench.symbolic.prove;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.polynomial.ArithmeticLimitException;
import org.wickbench.symbolic.tactic.Bench;
import org.wickbench.symbolic.tactic.NoProofException;
import org.wickbench.symbolic.theorem.Hypothesis;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Theorem;

/** A relation as a theorem of the kernel: the tactics search, and only what the kernel concludes counts. */
final class KernelProof {
    private KernelProof() {}

    /** The verdict with its theorem; empty where none was found. */
    static Optional<Verdict.Proved> of(Relation relation, Assumptions assumptions) {
        try {
            return new Bench(assumptions).prove(relation).map(KernelProof::verdict);
        } catch (NoProofException | RefusedException | ArithmeticLimitException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    private static Verdict.Proved verdict(Theorem theorem) {
        Set<String> conditions = new LinkedHashSet<>();
        theorem.hypotheses(Hypothesis.Kind.CONDITION).forEach(condition -> conditions.add(condition.toString()));
        List<String> list = new ArrayList<>(conditions);
        return new Verdict.Proved("a theorem of the kernel", list, Optional.of(theorem));
    }
}
