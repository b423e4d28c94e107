package org.wickbench.symbolic.prove;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.tactic.Premise;
import org.wickbench.symbolic.tactic.Proposer;
import org.wickbench.symbolic.theorem.Theorem;

/** Answers to questions that were asked before: so many of each kind, the latest ones. */
final class Memory {
    private static final int MOST = 2_000;

    /** What was asked of a relation under some assumptions. */
    private record Question(Relation relation, Assumptions assumptions) {}

    private record Premised(Question question, List<Premise> premises) {}

    private record Hinted(Premised question, Proposer proposer) {}

    private final Map<Question, Verdict> verdicts = latest();
    private final Map<Question, KernelProof> proofs = latest();
    private final Map<Question, KernelProof> detours = latest();
    private final Map<Question, Boolean> refuted = latest();
    private final Map<Question, Optional<Counterexample>> looks = latest();
    private final Map<Premised, Optional<Theorem>> theorems = latest();
    private final Map<Hinted, Optional<Verdict>> settled = latest();
    private final Map<Assumptions, Boolean> possible = latest();

    Verdict verdict(Relation relation, Assumptions assumptions, Supplier<Verdict> work) {
        return remembered(verdicts, new Question(relation, assumptions), work);
    }

    KernelProof proof(Relation relation, Assumptions assumptions, boolean detour, Supplier<KernelProof> work) {
        return remembered(detour ? detours : proofs, new Question(relation, assumptions), work);
    }

    boolean refuted(Relation relation, Assumptions assumptions, Supplier<Boolean> work) {
        return remembered(refuted, new Question(relation, assumptions), work);
    }

    Optional<Counterexample> look(Relation relation, Assumptions assumptions, Supplier<Optional<Counterexample>> work) {
        return remembered(looks, new Question(relation, assumptions), work);
    }

    Optional<Theorem> theorem(
            Relation relation, Assumptions assumptions, List<Premise> premises, Supplier<Optional<Theorem>> work) {
        return remembered(theorems, new Premised(new Question(relation, assumptions), premises), work);
    }

    Optional<Verdict> settled(
            Relation relation,
            Assumptions assumptions,
            List<Premise> premises,
            Proposer proposer,
            Supplier<Optional<Verdict>> work) {
        Premised question = new Premised(new Question(relation, assumptions), premises);
        return remembered(settled, new Hinted(question, proposer), work);
    }

    boolean possible(Assumptions assumptions, Supplier<Boolean> work) {
        return remembered(possible, assumptions, work);
    }

    /** Not {@code computeIfAbsent}: the work asks questions of its own. */
    private static <K, V> V remembered(Map<K, V> answers, K question, Supplier<V> work) {
        V known = answers.get(question);
        if (known == null) {
            known = work.get();
            answers.put(question, known);
        }
        return known;
    }

    private static <K, V> Map<K, V> latest() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST;
            }
        });
    }
}
