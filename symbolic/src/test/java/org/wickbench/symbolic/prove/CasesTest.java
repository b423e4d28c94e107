package org.wickbench.symbolic.prove;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.symbolic.theorem.Certificate;
import org.wickbench.symbolic.theorem.CertificateReader;
import org.wickbench.symbolic.theorem.Theorem;

/** What holds on either side of a kink. */
class CasesTest {
    private static Verdict verdict(String line) {
        return new Prover().prove(Corpus.relation(line), Corpus.assumptions(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "piecewise(z > 0, z, 0) == max(z, 0)",
                "piecewise(z >= 0, z, -z) == abs(z)",
                "min(x, y) == piecewise(x <= y, x, y)",
                "abs(x + y) <= abs(x) + abs(y)",
                "abs(x - y) >= abs(x) - abs(y)",
                "max(x, y) >= y",
                "step(z) == piecewise(z > 0, 1, 0) | z != 0",
                "log(1 + exp(z)) > z",
                "log(exp(z) - 1) < z | z > 0"
            })
    void aRelationIsProvedCaseByCase(String line) {
        assertThat(verdict(line)).isInstanceOfSatisfying(Verdict.Proved.class, proved -> {
            assertThat(proved.conditions()).isEmpty();
            Theorem theorem = proved.theorem().orElseThrow();
            // what is left rests on neither case
            assertThat(theorem.hypotheses()).hasSize(line.contains("|") ? 1 : 0);
            assertThat(CertificateReader.replay(Certificate.of(theorem)).conclusion())
                    .isEqualTo(theorem.conclusion());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "piecewise(z > 0, z, 1) == max(z, 0)",
                "abs(x + y) < abs(x) + abs(y)",
                "max(x, y) > y",
                "step(z) == piecewise(z > 0, 1, 0)",
                "abs(z)^2 == z^2 | z complex",
                "log(2 + exp(z)) < z"
            })
    void aRelationThatFailsInOneCaseIsRefuted(String line) {
        assertThat(verdict(line)).isInstanceOf(Verdict.Refuted.class);
    }

    /** Also for complex numbers, where no condition can be decided. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x*piecewise(x < 1, x, 1) == piecewise(x < 1, x^2, x) | x complex",
                "piecewise(x < 1, 2, 2) == 2 | x complex",
                "piecewise(x < y, 1, 3)^2 - piecewise(x < y, 1, 9) == 0 | x complex, y complex",
                "piecewise(x == 0, 1, 1 + x + sin(x)) == 1 + x + sin(x) | x complex",
                "sign(y) == piecewise(y == 0, 0, y/abs(y)) | y complex",
                "sign(x) == piecewise(x > 0, 1, x < 0, -1, 0)"
            })
    void aChoiceIsProvedValueByValue(String line) {
        assertThat(verdict(line)).isInstanceOfSatisfying(Verdict.Proved.class, proved -> {
            Theorem theorem = proved.theorem().orElseThrow();
            assertThat(theorem.hypotheses()).isEmpty();
            assertThat(CertificateReader.replay(Certificate.of(theorem)).conclusion())
                    .isEqualTo(theorem.conclusion());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x*piecewise(x < 1, x, 1) == piecewise(x < 1, x^2, 1)",
                "piecewise(x == 0, 1, 2 + x) == 2 + x",
                "sign(x) == piecewise(x > 0, 1, x < 0, -1, 1)",
                "sign(y) == piecewise(y == 0, 0, y/abs(y)^2) | y complex"
            })
    void aChoiceWithAWrongValueIsRefuted(String line) {
        assertThat(verdict(line)).isInstanceOf(Verdict.Refuted.class);
    }
}
