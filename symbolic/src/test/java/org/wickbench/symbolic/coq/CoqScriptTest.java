package org.wickbench.symbolic.coq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.symbolic.derivation.Checker;
import org.wickbench.symbolic.derivation.DocumentReader;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.prove.Prover;

class CoqScriptTest {
    private static final String SMALL = """
            function psi(x, t), V(x)
            imaginary i
            assume k > 1, n integer, n >= 1, E[j] real
            given slope: diff(V(x), x) == -k*V(x)
            claim curvature "Twice": diff(V(x), x, 2) == k^2*V(x) by algebra using slope
            claim root "A root": sqrt(k)^3/k == sqrt(k) by algebra
            claim shift "A shift": sum(exp(E[j] + k), j, 1, n) == exp(k)*sum(exp(E[j]), j, 1, n) by algebra
            claim circle "A circle": abs(exp(i*k)) == 1 by algebra
            claim divided "A divisor": (k^2 - 1)/(k - 1) == k + 1 by algebra
            """;

    private static Checked checked(String block) {
        return new Checker(Rules.all(), new Prover().withoutCorrections())
                .check(DocumentReader.read("test", "# Test\n```wick\n" + block + "\n```\n"));
    }

    private static CoqScript script(String block) {
        return CoqScript.of(checked(block));
    }

    private static String lemmas(CoqScript script) {
        return script.lemmas().stream().map(Lemma::text).collect(Collectors.joining("\n"));
    }

    private static Map<String, Coqc.Answer> answers(List<Lemma> lemmas) {
        Assumptions.assumeTrue(Coqc.isInstalled(), "Coq is not installed");
        return Coqc.check(lemmas);
    }

    private static boolean accepted(Map<String, Coqc.Answer> answers, String label) {
        return Objects.requireNonNull(answers.get(label)).accepted();
    }

    private static void accepts(List<Lemma> lemmas) {
        answers(lemmas).forEach((label, answer) -> assertThat(answer.accepted())
                .as(label + ": " + answer.reason())
                .isTrue());
    }

    /** Run with {@code -Dgolden.write=true} to accept a change after reading it. */
    @Test
    void theLemmasOfASmallDocumentAreTheGoldenOnes() throws IOException {
        String text = lemmas(script(SMALL));
        Path file = Path.of("src/test/resources/golden/small.v");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    @Test
    void coqAcceptsTheLemmasOfASmallDocument() {
        CoqScript script = script(SMALL);
        assertThat(script.lemmas()).hasSize(5);
        accepts(script.lemmas());
    }

    @Test
    void coqRefusesAWrongFactorAndGoesOnWithTheNextLemma() {
        List<Lemma> lemmas = script("""
                assume k > 0
                claim first "First": diff(exp(-k*x), x) == -k*exp(-k*x) by algebra
                claim second "Second": diff(sin(k*x), x) == k*cos(k*x) by algebra
                """).lemmas();
        Lemma right = lemmas.getFirst();
        List<String> conclusion = right.conclusion().stream()
                .map(part -> part.replace("= ((- (1)) *", "= ((- (2)) *"))
                .toList();
        assertThat(conclusion).isNotEqualTo(right.conclusion());
        Lemma wrong =
                new Lemma(right.label(), right.name(), right.binders(), right.hypotheses(), conclusion, right.proof());
        Map<String, Coqc.Answer> answers = answers(List.of(wrong, lemmas.getLast()));
        assertThat(accepted(answers, "first")).isFalse();
        assertThat(accepted(answers, "second")).isTrue();
    }

    @Test
    void aLemmaThatRestsOnAnAxiomOfItsOwnIsNotAccepted() {
        Lemma lie = new Lemma(
                "lie",
                "step_lie",
                List.of("(x : R)"),
                List.of(),
                List.of("x = x + 1"),
                "Abort.\nAxiom cheat : forall x : R, x = x + 1.\n"
                        + "Lemma step_lie : forall x : R, x = x + 1.\nProof.\n  exact cheat.\n");
        Lemma admitted = new Lemma(
                "admitted",
                "step_admitted",
                List.of("(x : R)"),
                List.of(),
                List.of("x = x + 1"),
                "Admitted.\nLemma step_other : 1 = 1.\nProof.\n  reflexivity.\n");
        Map<String, Coqc.Answer> answers = answers(List.of(lie, admitted));
        assertThat(answers.get("lie")).isEqualTo(new Coqc.Answer(false, "it rests on cheat"));
        assertThat(answers.get("admitted")).isEqualTo(new Coqc.Answer(false, "it rests on step_admitted"));
    }

    @Test
    void namesThatMeanSomethingToCoqMeanNothingInALemma() {
        List<Lemma> lemmas = script("""
                function R(ln), Derive(Set)
                assume forall > 0, Qed > 0, wick_sum real, Z integer, s_x real
                given Prop: diff(Derive(Set), Set) == -forall*Derive(Set)
                claim Qed "Ends a proof": diff(R(ln)^2, ln) == 2*R(ln)*diff(R(ln), ln) by algebra
                claim Admitted "Gives up": (forall + Qed)^2 - forall^2 - Qed^2 == 2*forall*Qed by algebra
                claim Axiom "Takes for granted": diff(Derive(Set), Set, 2) == forall^2*Derive(Set) by algebra using Prop
                claim End "Sums": wick_sum + s_x + Z == Z + wick_sum + s_x + 0*Qed by algebra
                """).lemmas();
        assertThat(lemmas).extracting(Lemma::label).contains("Qed", "Admitted", "Axiom");
        assertThat(lemmas).allSatisfy(lemma -> assertThat(lemma.name()).startsWith("step_"));
        accepts(lemmas);
    }

    @Test
    void differentNamesOfADocumentStayDifferent() {
        List<String> names = List.of("a", "a_b", "a__b", "\u03b1", "\u03b1_", "'3b1_", "3b1_", "a'", "a'27_");
        assertThat(names.stream().map(CoqNames::escape).distinct()).hasSameSizeAs(names);
        assertThat(CoqNames.symbol(Expr.sym("b1_x"))).isNotEqualTo(CoqNames.symbol(Expr.Sym.internal("x", 1)));
        assertThat(names.stream().map(CoqNames::escape)).allMatch(name -> name.matches("[A-Za-z0-9_']+"));
    }

    @Test
    void aCommentCanBeEndedByNoText() {
        assertThat(CoqScript.comment("a *) Axiom lie : False. (* \" b")).doesNotContain("*)", "(*", "\"");
    }

    @Test
    void whatOurKernelDidNotProveIsNoLemma() {
        CoqScript script = script("""
                assume k > 0
                claim wrong "Wrong": diff(exp(-k*x), x) == k*exp(-k*x) by algebra
                refute false "False": k + 1 == k by algebra
                claim right "Right": k + 1 > k by algebra
                """);
        assertThat(script.lemmas()).extracting(Lemma::label).doesNotContain("wrong", "false");
        assertThat(script.outside()).doesNotContainKeys("wrong", "false");
    }

    @Test
    void operatorsAreNotReadAsNumbers() {
        CoqScript script = script("""
                operator T, V
                claim order "Lie": exp(-h*T)*exp(-h*V) == exp(-h*(T + V)) by operators in h order 1
                """);
        assertThat(script.lemmas()).isEmpty();
        assertThat(script.outside()).containsExactly(Map.entry("order", "operators"));
    }

    @Test
    void aDivisorThatMayVanishIsProvedOrTheLemmaFails() {
        Lemma lemma = script("claim one \"One\": (x^2 + 1)/(x^2 + 1) == 1 by algebra")
                .lemmas()
                .getFirst();
        assertThat(lemma.conclusion().getFirst()).endsWith("<> 0");
        accepts(List.of(lemma));
        // without its condition the quotient is nothing that Coq's total division should be asked about
        Lemma total = new Lemma(
                "zero",
                "step_zero",
                List.of("(x : R)"),
                List.of(),
                List.of("x <> 0", "x / x = 1"),
                "  intros x.\n  split; [wick_sign | wick_value].\n");
        assertThat(accepted(answers(List.of(total)), "zero")).isFalse();
    }
}
