package org.wickbench.symbolic.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wickbench.symbolic.fuzz.Campaign.Outcome;
import org.wickbench.symbolic.fuzz.Finding.Kind;

/** Questions that nobody thought of; {@code -Dfuzz.questions=5000 -Dfuzz.seed=7} asks more of them. */
class FuzzTest {
    private static final long QUESTIONS = Long.getLong("fuzz.questions", 100);
    private static final long SEED = Long.getLong("fuzz.seed", 1);

    private static final Respondent WICK = new Wick(Duration.ofMillis(800));

    /** What agrees for positive numbers is law for him. */
    private static final Respondent POSITIVE_THINKER = question -> {
        Oracle oracle = new Oracle(30, java.util.Set.of());
        try {
            for (String each : List.of("1.3", "2.7")) {
                Map<org.wickbench.symbolic.expr.Expr.Sym, org.apfloat.Apcomplex> point = new java.util.HashMap<>();
                for (var symbol : org.wickbench.symbolic.expr.Trees.freeSymbols(question.relation())) {
                    point.put(symbol, new org.apfloat.Apfloat(symbol.name().equals("n") ? "2" : each, 30));
                }
                var left = oracle.value(question.relation().left(), point);
                var right = oracle.value(question.relation().right(), point);
                if (Approach.abs(left.subtract(right)) > 1e-9) {
                    return new Answer.Open();
                }
            }
            return new Answer.Proved(List.of());
        } catch (NoValueException | UnsureException e) {
            return new Answer.Open();
        }
    };

    @Test
    void noProofIsFalseAndNoCounterexampleIsNone() {
        Outcome outcome = new Campaign(WICK, QUESTIONS > 1000 ? 16 : 8).run(SEED, QUESTIONS);
        System.out.println(QUESTIONS + " questions from seed " + SEED + ": " + outcome.answers());
        outcome.findings().forEach(System.out::println);
        // where one side has no value the kernel's total functions speak; those proofs are listed and are no false ones
        assertThat(outcome.findings())
                .filteredOn(finding -> finding.kind() != Kind.PROOF_WITHOUT_VALUE)
                .isEmpty();
        assertThat(outcome.answers().get("Proved")).isGreaterThan((int) QUESTIONS / 20);
        assertThat(outcome.answers().get("Refuted")).isGreaterThan((int) QUESTIONS / 10);
    }

    @Test
    void aProverThatThinksOfPositiveNumbersAloneIsFoundOut() {
        List<Finding> findings = new Campaign(POSITIVE_THINKER, 8).run(1, 60).of(Kind.FALSE_PROOF);
        assertThat(findings).isNotEmpty();
        // two sides with a function each, and nothing around them
        assertThat(findings).anySatisfy(finding -> assertThat(
                        finding.question().relation().toString().length())
                .isLessThan(40));
    }
}
