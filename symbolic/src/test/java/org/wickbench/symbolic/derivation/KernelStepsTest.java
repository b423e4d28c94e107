package org.wickbench.symbolic.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.symbolic.theorem.Hypothesis;

/** Steps with limits and integrals that the kernel states as theorems. */
class KernelStepsTest {
    private static Verdict verdict(String block, String label) {
        return new Checker(Rules.all(), new Prover())
                .check(DocumentReader.read("test", "# Test\n```wick\n" + block + "\n```\n"))
                .find(label)
                .orElseThrow()
                .path();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            integral(exp(-a*x^2 + b*x), x, -infinity, infinity) == sqrt(pi/a)*exp(b^2/(4*a)) by gaussian
            integral(x^2*exp(-a*x^2), x, -infinity, infinity)/integral(exp(-a*x^2), x, -infinity, infinity) == 1/(2*a) by gaussian
            limit((exp(h) - 1)/h, h, 0, above) == 1 by limit
            limit(exp(-a*h)*sin(b*h), h, infinity) == 0 by limit
            limit(u*log(1 + a/u), u, infinity) == a by limit
            limit(log(1 + exp(-u))*exp(u), u, infinity) == 1 by limit
            limit((1 - a/n)^n, n, infinity) == exp(-a) by limit
            integral(x^2, x, 0, 1) == 1/3 by antiderivative x^3/3 wrt x
            integral(1/(a + x^2), x, -infinity, infinity) == pi/sqrt(a) by antiderivative atan(x/sqrt(a))/sqrt(a) wrt x
            """)
    void aStepIsATheoremUnderNoCondition(String step) {
        Verdict verdict = verdict("assume a > 0\nclaim c: " + step, "c");

        assertThat(verdict).isInstanceOf(Verdict.Proved.class);
        Verdict.Proved proof = (Verdict.Proved) verdict;
        assertThat(proof.theorem()).isPresent();
        assertThat(proof.conditions()).isEmpty();
        assertThat(proof.theorem().get().hypotheses(Hypothesis.Kind.CONDITION)).isEmpty();
    }

    @Test
    void whatAStepUsesIsAHypothesisOfItsTheorem() {
        Verdict verdict = verdict("""
                function f(x)
                assume a > 0
                given bell: f(x) == exp(-a*x^2)
                claim c: integral(f(x), x, -infinity, infinity) == sqrt(pi/a) by gaussian using bell
                """, "c");

        assertThat(verdict).isInstanceOf(Verdict.Proved.class);
        assertThat(((Verdict.Proved) verdict).theorem().orElseThrow().hypotheses(Hypothesis.Kind.PREMISE))
                .extracting(Hypothesis::label)
                .containsExactly("bell");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            integral(exp(-a*x^2), x, -infinity, infinity) == sqrt(pi*a) by gaussian          | REFUTED
            integral(exp(-b*x^2), x, -infinity, infinity) == sqrt(pi/b) by gaussian          | REFUTED
            integral(exp(a*x^2), x, -infinity, infinity) == sqrt(-pi/a) by gaussian          | REFUTED
            limit((exp(h) - 1)/h, h, 0, above) == 2 by limit                                 | REFUTED
            limit(u*log(1 + a/u), u, infinity) == 2*a by limit                               | REFUTED
            limit((1 - a/n)^n, n, infinity) == exp(a) by limit                               | REFUTED
            integral(x^2, x, 0, 1) == 1/3 by antiderivative x^4/4 wrt x                      | REFUTED
            integral(x^2, x, 0, 1) == 1/3 by antiderivative x^3/2 wrt x                      | REFUTED
            """)
    void aWrongStepOrAWrongPrimitiveIsRefused(String step, Verdict.Strength expected) {
        assertThat(verdict("assume a > 0\nclaim c: " + step, "c").strength()).isEqualTo(expected);
    }

    @Test
    void aPremiseThatDoesNotSayEnoughProvesNothing() {
        Verdict verdict = verdict("""
                function f(x)
                assume a > 0
                given even: f(x) == f(-x)
                claim c: integral(f(x), x, -infinity, infinity) == sqrt(pi/a) by gaussian using even
                """, "c");

        assertThat(verdict).isNotInstanceOf(Verdict.Proved.class);
    }
}
