package org.wickbench.symbolic.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
}
