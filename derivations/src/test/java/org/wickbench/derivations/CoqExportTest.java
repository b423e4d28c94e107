package org.wickbench.derivations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wickbench.symbolic.coq.CoqScript;
import org.wickbench.symbolic.coq.Coqc;
import org.wickbench.symbolic.coq.Lemma;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.symbolic.derivation.Checker;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Verdict;

/** The catalog as lemmas for Coq. */
class CoqExportTest {
    /** Commands of Coq that take something for granted. */
    private static final Pattern GRANTED = Pattern.compile(
            "\\b(Admitted|admit|Axiom|Axioms|Parameter|Parameters|Hypothesis|Variable|Conjecture|give_up)\\b");

    private static final Pattern COMMENT = Pattern.compile("\\(\\*.*?\\*\\)", Pattern.DOTALL);

    private static Checked checked(String id) {
        return new Checker(Rules.all(), new Prover().withoutCorrections())
                .check(new Catalog().find(id).orElseThrow());
    }

    private static List<String> ids() {
        return List.copyOf(new Catalog().ids());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void noScriptTakesAnythingForGrantedAndEveryLemmaIsOfAProvedRelation(String id) {
        Checked checked = checked(id);
        CoqScript script = CoqScript.of(checked);
        String sentences = COMMENT.matcher(script.text()).replaceAll("");
        assertThat(sentences).doesNotContainPattern(GRANTED);
        assertThat(sentences.split("\nQed\\.", -1))
                .hasSizeGreaterThan(script.lemmas().size());
        for (Lemma lemma : script.lemmas()) {
            Checked.CheckedStep step = checked.find(lemma.label()).orElseThrow();
            assertThat(step.own()).as(lemma.label()).isInstanceOf(Verdict.Proved.class);
            assertThat(step.asExpected()).as(lemma.label()).isTrue();
        }
    }

    /** One document in which every lemma is accepted, so that a change of the proofs is seen. */
    @Test
    void coqAcceptsWhatItAcceptedOfTheSigmoid() {
        Assumptions.assumeTrue(Coqc.isInstalled(), "Coq is not installed");
        Map<String, Coqc.Answer> answers =
                Coqc.check(CoqScript.of(checked("sigmoid")).lemmas());
        assertThat(answers.values().stream().filter(Coqc.Answer::accepted).count())
                .as(answers.toString())
                .isGreaterThanOrEqualTo(9);
    }
}
