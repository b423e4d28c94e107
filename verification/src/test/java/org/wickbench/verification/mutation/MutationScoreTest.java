package org.wickbench.verification.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wickbench.derivations.Catalog;
import org.wickbench.symbolic.derivation.DocumentReader;
import org.wickbench.verification.mutation.MutationScore.Score;
import org.wickbench.verification.report.ReportDocument.Check;
import org.wickbench.verification.report.ReportDocument.Outcome;
import org.wickbench.verification.report.ReportDocument.Section;

/** Puts errors into every step of the theory and asks whether the checker notices. */
class MutationScoreTest {
    private static final long SEED = 20240719;

    static List<String> ids() {
        return new Catalog().ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    @Execution(ExecutionMode.CONCURRENT)
    void everyMutantThatSaysSomethingFalseIsRefused(String id) {
        Catalog catalog = new Catalog();
        Score score = new MutationScore(SEED, 6, catalog.trueMutants())
                .of(catalog.find(id).orElseThrow());
        assertThat(score.survivors()).as(score.toString()).isEmpty();
        assertThat(score.tried()).isEqualTo(score.refused() + score.harmless());
    }

    private static Score score(String block) {
        return new MutationScore(1, 20, List.of())
                .of(DocumentReader.read("test", "# Test\n```wick\n" + block + "\n```\n"));
    }

    @Test
    void aStepThatRestsOnNothingHasNoScore() {
        assertThat(score("assume x > 0\nstep s: x == x by assumption it is so").tried())
                .isZero();
    }

    @Test
    void aForgottenAssumptionIsNoticed() {
        Score score = score("assume x > 0\nclaim root: sqrt(x^2) == x by algebra");
        assertThat(score.survivors()).isEmpty();
        // twenty changed relations, and the step without x > 0
        assertThat(score.refused()).isGreaterThan(10);
    }

    @Test
    void survivorsFailInTheReport() {
        Section section = MutationScore.section(
                List.of(new Score("good", 3, 2, 1, List.of()), new Score("bad", 3, 2, 0, List.of("bad step: 1 == 2"))));
        assertThat(section.parts().stream().filter(Check.class::isInstance).map(part -> ((Check) part).outcome()))
                .containsExactly(Outcome.PASSED, Outcome.FAILED);
        assertThat(section.parts().toString()).contains("bad step: 1 == 2");
    }
}
