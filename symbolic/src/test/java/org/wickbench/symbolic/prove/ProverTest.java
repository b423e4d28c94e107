package org.wickbench.symbolic.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProverTest {
    static List<String> trueIdentities() {
        return Corpus.lines("true-identities.txt");
    }

    static List<String> falseStatements() {
        return Corpus.lines("false-statements.txt");
    }

    static List<String> sampledIdentities() {
        return Corpus.lines("sampled-identities.txt");
    }

    @ParameterizedTest
    @MethodSource("trueIdentities")
    void aTrueIdentityIsProved(String line) {
        assertThat(new Prover().prove(Corpus.statement(line))).isInstanceOf(Verdict.Proved.class);
    }

    @ParameterizedTest
    @MethodSource("falseStatements")
    void aFalseStatementIsRefutedWithACounterexample(String line) {
        Verdict verdict = new Prover().prove(Corpus.statement(line));
        assertThat(verdict).isInstanceOf(Verdict.Refuted.class);
    }

    @ParameterizedTest
    @MethodSource("sampledIdentities")
    void aTrueIdentityBeyondTheNormalFormIsNeverRefuted(String line) {
        assertThat(new Prover().prove(Corpus.statement(line)).strength()).isLessThanOrEqualTo(Verdict.Strength.SAMPLED);
    }

    static List<String> falseRelations() {
        return Corpus.lines("false-relations.txt");
    }

    static List<String> trueRelations() {
        return Corpus.lines("true-relations.txt");
    }

    @ParameterizedTest
    @MethodSource("falseRelations")
    void aRelationThatFailsSomewhereIsRefutedThere(String line) {
        assertThat(verdict(line)).isInstanceOf(Verdict.Refuted.class);
    }

    @ParameterizedTest
    @MethodSource("trueRelations")
    void aTrueRelationIsNeverRefuted(String line) {
        assertThat(verdict(line).strength()).isLessThanOrEqualTo(Verdict.Strength.SAMPLED);
    }

    /** What the normal form gets wrong must not come out as proved; the second look sees it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqrt(exp(I*x)) == exp(I*x/2)",
                "sqrt(exp(z^2)) == exp(z^2/2) | z complex",
                "sqrt(x^a) == x^(a/2)",
                "((-1)^n)^(1/2) == (-1)^(n/2) | n integer",
                "sum(1, k, 1, n) == n | n integer",
                "sum(y, k, 1, y) == y^2 | y < 0",
                "sign(x - 1/2)^2 == 1"
            })
    void aProofThatASampleContradictsIsNone(String line) {
        assertThat(verdict(line).holds()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x == x + 1 | x > 1, x < 0",
                "x == x | x > 1, x < 0",
                "x^2 >= 0 | x > y, y > z, z > x",
                "n == 1 | n integer, n > 0, n < 1",
                "x == 1 | x^2 < 0",
                "x == 1 | sin(x) > 1",
                "x == 1 | abs(x) < 0",
                "x == 1 | x >= 1, x <= 1, x != 1",
                "x == 1 | exp(x) <= 0",
                "q[1] == 1 | q[i] positive, q[1] < 0"
            })
    void whatAssumesAContradictionSaysNothing(String line) {
        assertThat(verdict(line)).isInstanceOf(Verdict.Vacuous.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "erfc(100) == 0",
                "x*erfc(60) == 0",
                "sum(sin(k*x), k, 1, 2000) == 0",
                "sum(sum(sum(sum(sum(sin(i*j*k*l*m), i, 1, 40), j, 1, 40), k, 1, 40), l, 1, 40), m, 1, 40) == 0"
            })
    @Timeout(5)
    void aQuestionThatCostsMuchIsGivenUp(String line) {
        assertThat(verdict(line).holds()).isFalse();
    }

    private static Verdict verdict(String line) {
        return new Prover().prove(Corpus.relation(line), Corpus.assumptions(line));
    }
}
