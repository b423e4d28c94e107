package org.wickbench.symbolic.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.LongStream;

/** Many questions, each answered and each answer judged. */
final class Campaign {
    /** Statements that are tried to make one finding shorter. */
    private static final int PATIENCE = 300;

    private final Respondent respondent;
    private final Judge judge;

    /** @param points at how many points a proof is looked at */
    Campaign(Respondent respondent, int points) {
        this.respondent = respondent;
        this.judge = new Judge(points);
    }

    /**
     * @param answers how often each kind of answer was given
     * @param findings the false ones, as short as they got, in the order of their seeds
     */
    record Outcome(Map<String, Integer> answers, List<Finding> findings) {
        List<Finding> of(Finding.Kind kind) {
            return findings.stream().filter(finding -> finding.kind() == kind).toList();
        }
    }

    Outcome run(long first, long count) {
        Map<String, Integer> answers = new ConcurrentSkipListMap<>();
        List<Finding> findings = LongStream.range(first, first + count)
                .parallel()
                .mapToObj(seed -> asked(Generator.question(seed), answers))
                .flatMap(Optional::stream)
                .toList();
        return new Outcome(Collections.unmodifiableMap(answers), new ArrayList<>(findings));
    }

    private Optional<Finding> asked(Question question, Map<String, Integer> answers) {
        Answer answer = answered(question);
        answers.merge(answer.getClass().getSimpleName(), 1, Integer::sum);
        return judge.judge(question, answer).map(this::shrunk);
    }

    private Answer answered(Question question) {
        try {
            return respondent.answer(question);
        } catch (RuntimeException e) {
            StackTraceElement[] trace = e.getStackTrace();
            return new Answer.Failed(e + (trace.length > 0 ? " at " + trace[0] : ""));
        }
    }

    Finding shrunk(Finding finding) {
        return new Shrinker(question -> judge.judge(question, answered(question)), PATIENCE).shrunk(finding);
    }
}
