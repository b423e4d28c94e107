package org.wickbench.symbolic.fuzz;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.polynomial.ArithmeticLimitException;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.TimeLimit;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.symbolic.tactic.Bench;
import org.wickbench.symbolic.tactic.Definedness;
import org.wickbench.symbolic.tactic.NoProofException;
import org.wickbench.symbolic.theorem.Hypothesis;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * The prover as {@code wick prove} calls it. Where samples refute before a proof is looked for, the kernel is asked alone:
 * what the samples hide would be an error all the same.
 */
final class Wick implements Respondent {
    private final Prover prover = new Prover().withoutCorrections();
    private final Duration limit;

    Wick(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Answer answer(Question question) {
        Optional<Verdict> verdict =
                TimeLimit.within(limit, () -> prover.prove(question.relation(), question.assumptions()));
        return verdict.map(each -> answer(question, each)).orElseGet(Answer.Open::new);
    }

    private Answer answer(Question question, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Proved proved -> new Answer.Proved(proved.conditions());
            case Verdict.Refuted refuted ->
                TimeLimit.within(limit, () -> kernel(question))
                        .flatMap(each -> each)
                        .orElseGet(() ->
                                new Answer.Refuted(refuted.counterexample().point()));
            case Verdict.Undecided(String reason)
            when reason.startsWith(Prover.CONTRADICTED) -> new Answer.Contradicted(reason);
            case Verdict.Agreed _, Verdict.Sampled _, Verdict.Assumed _, Verdict.Undecided _, Verdict.Vacuous _ ->
                new Answer.Open();
        };
    }

    /** What the kernel says alone. */
    private static Optional<Answer> kernel(Question question) {
        Relation relation = question.relation();
        try {
            Bench bench = new Bench(question.assumptions());
            Optional<Theorem> theorem = bench.prove(relation);
            if (theorem.isEmpty()) {
                return Optional.empty();
            }
            Set<String> conditions = new LinkedHashSet<>();
            theorem.get()
                    .hypotheses(Hypothesis.Kind.CONDITION)
                    .forEach(condition -> conditions.add(condition.statement().toString()));
            List<String> divisors = new ArrayList<>();
            Definedness.conditions(List.of(relation.left(), relation.right()), bench)
                    .forEach(condition -> divisors.add(condition.toString()));
            conditions.addAll(divisors);
            return Optional.of(new Answer.Proved(List.copyOf(conditions)));
        } catch (NoProofException | RefusedException | ArithmeticLimitException | StackOverflowError e) {
            return Optional.empty();
        }
    }
}
