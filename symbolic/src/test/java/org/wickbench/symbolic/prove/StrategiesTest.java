package org.wickbench.symbolic.prove;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the normal form alone does not settle. */
class StrategiesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4*atan(1/5)-atan(1/239) == pi/4",
                "log(2+sqrt(3)) == -log(2-sqrt(3))",
                "atan(x)+atan(1/x) == pi/2 | x > 0"
            })
    void aBranchIsFixedByABoundOfLessThanATurn(String line) {
        assertThat(new Prover().prove(Corpus.statement(line))).isInstanceOf(Verdict.Proved.class);
    }

    /** Their exponentials agree everywhere, and they are equal at some points; a pole or a cut lies between. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "atan(x)+atan(1/x) == pi/2 | x != 0",
                "asin(sin(x)) == x",
                "log(x^2) == 2*log(x) | x != 0",
                "atan(x)+atan(y) == atan((x+y)/(1-x*y)) | x > 0, y > 0",
                "log(z*w) == log(z)+log(w) | z complex, w complex"
            })
    void aBranchThatChangesIsRefuted(String line) {
        assertThat(new Prover().prove(Corpus.statement(line))).isInstanceOf(Verdict.Refuted.class);
    }

    @Test
    void whereThePointsOfTheDomainAreNotConnectedNothingIsConcluded() {
        // exp(2 I d) == 1 on both sides of the pole, and all but one point in a thousand lies where d == 0
        String line = "atan(x)+atan(1/x) == pi/2 | x > -1/1000, x != 0";
        assertThat(new Prover().prove(Corpus.statement(line))).isNotInstanceOf(Verdict.Proved.class);
    }

    @Test
    void anInductionNeedsItsStart() {
        String step = "sum(k, k, 1, n) == n*(n+1)/2";
        assertThat(new Prover().prove(Corpus.statement(step + " | n integer, n >= 1")))
                .isInstanceOf(Verdict.Proved.class);
        // the step from n to n + 1 holds for this one too
        assertThat(new Prover().prove(Corpus.statement(step + " + 1 | n integer, n >= 1")))
                .isInstanceOf(Verdict.Refuted.class);
        // and without a first n there is no induction
        assertThat(new Prover().prove(Corpus.statement(step + " | n integer"))).isNotInstanceOf(Verdict.Proved.class);
    }

    @Test
    void aStatementAboutEveryNumberOfTermsThatIsOnlySampledNamesItsInstances() {
        Verdict verdict =
                new Prover().prove(Corpus.statement("sum(k^3, k, 1, n) == sum(k, k, 1, n)^2 | n integer, n >= 1"));
        assertThat(verdict).isInstanceOf(Verdict.Sampled.class);
        assertThat(verdict.toString()).contains("only instances were tried: n = 1, 2, 3");
    }
}
