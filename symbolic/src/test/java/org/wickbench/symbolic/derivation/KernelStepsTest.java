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

    private static final String FLOW = """
            function zeta(x), u(x,t)
            assume D > 0
            given flow: diff(u(x,t), t) == D*diff(u(x,t), x, 2) - zeta(x)*u(x,t)
            claim c: integral(diff(u(x,t), t), x, -infinity, infinity) == """;

    @Test
    void partsStateWhatVanishesAndWhatConverges() {
        Verdict verdict = verdict(
                FLOW + "-integral(zeta(x)*u(x,t), x, -infinity, infinity) by parts D*diff(u(x,t), x) wrt x using flow",
                "c");

        assertThat(verdict).isInstanceOf(Verdict.Proved.class);
        assertThat(((Verdict.Proved) verdict).conditions())
                .containsExactlyInAnyOrder(
                        "limit(D*at(diff(u(x_1, t), x_1), x_1, -x), x, infinity) tends to 0",
                        "limit(D*diff(u(x, t), x), x, infinity) tends to 0",
                        "integral(diff(u(x, t), t), x, -infinity, infinity) converges",
                        "integral(zeta(x)*u(x, t), x, -infinity, infinity) converges");
        assertThat(((Verdict.Proved) verdict).theorem()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            integral(zeta(x)*u(x,t), x, -infinity, infinity)    | D*diff(u(x,t), x)
            -integral(zeta(x)*u(x,t), x, -infinity, infinity)   | 2*D*diff(u(x,t), x)
            -integral(zeta(x)*u(x,t), x, -infinity, infinity)+1 | D*diff(u(x,t), x)
            -integral(zeta(x)*u(x,t), x, 0, infinity)           | D*diff(u(x,t), x)
            """)
    void partsWithAnotherPrimitiveOrAnotherLineAreNoTheorem(String right, String primitive) {
        Verdict verdict = verdict(FLOW + right + " by parts " + primitive + " wrt x using flow", "c");

        assertThat(verdict).isNotInstanceOf(Verdict.Proved.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            diff(diff(h(x,t), x), t) == k*diff(h(x,t), x, 3)
            diff(log(h(x,t)), t) == k*(diff(log(h(x,t)), x, 2) + diff(log(h(x,t)), x)^2)
            conj(diff(psi(x,t), t)) == -i*k*conj(psi(x,t))
            diff(conj(psi(x,t))*psi(x,t), t) == 0
            """)
    void aPremiseIsUsedInsideDerivativesAndConjugatesWhereAFactHolds(String statement) {
        Verdict verdict = verdict(
                "function h(x,t), psi(x,t) complex\nimaginary i\nassume k > 0, h(x,t) > 0\n"
                        + "given heat: diff(h(x,t), t) == k*diff(h(x,t), x, 2)\n"
                        + "given turn: diff(psi(x,t), t) == i*k*psi(x,t)\n"
                        + "claim c: " + statement + " by algebra using heat, turn",
                "c");

        assertThat(verdict).isInstanceOf(Verdict.Proved.class);
        assertThat(((Verdict.Proved) verdict).theorem()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            diff(u(t), t) == -k*u(t)        | u(0)*exp(-k*t)                                        | 0
            diff(u(t), t) == -2*k*u(t) + 3  | u(1)*exp(-2*k*(t-1)) + 3/(2*k)*(1 - exp(-2*k*(t-1)))  | 1
            diff(u(t), t) == t*u(t)         | u(0)*exp(t^2/2)                                       | 0
            """)
    void aLinearEquationOfFirstOrderHasOneSolution(String equation, String solution, String start) {
        Verdict verdict = verdict(
                "function u(t)\nassume k > 0\ngiven rate: " + equation + "\nclaim c: u(t) == " + solution
                        + " by solve rate at t == " + start,
                "c");

        assertThat(verdict).isInstanceOf(Verdict.Proved.class);
        assertThat(((Verdict.Proved) verdict).theorem()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            diff(u(t), t) == -k*u(t)        | u(0)*exp(k*t)     | 0
            diff(u(t), t) == -k*u(t)        | exp(-k*t)         | 0
            diff(u(t), t) == -k*u(t)        | u(0)*exp(-k*t)    | 1
            diff(u(t), t) == t*u(t)         | u(0)*exp(t^2)     | 0
            """)
    void anotherSolutionIsNoTheorem(String equation, String solution, String start) {
        Verdict verdict = verdict(
                "function u(t)\nassume k > 0\ngiven rate: " + equation + "\nclaim c: u(t) == " + solution
                        + " by solve rate at t == " + start,
                "c");

        assertThat(verdict).isNotInstanceOf(Verdict.Proved.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            integral(cos(x), x, -infinity, infinity) == 0                                        | sin(x)
            integral(x*cos(x^2), x, -infinity, infinity) == 0                                    | sin(x^2)/2
            integral(sin(x) + x*cos(x), x, -infinity, infinity) == 0                             | x*sin(x)
            integral(diff(f(x), x), x, -infinity, infinity) == 0                                 | f(x)
            """)
    void whatIsKnownToSwingAtTheEndsIsNotTakenForGranted(String statement, String primitive) {
        Verdict verdict = verdict(
                "function f(x)\ngiven wave: f(x) == sin(x)\nclaim c: " + statement + " by parts " + primitive
                        + " wrt x using wave",
                "c");

        assertThat(verdict).isNotInstanceOf(Verdict.Proved.class);
    }

    @Test
    void aBoundaryTermThatStaysIsRefused() {
        assertThat(verdict(
                        "claim c: integral(exp(x)/(1 + exp(x))^2, x, -infinity, infinity) == 0"
                                + " by parts exp(x)/(1 + exp(x)) wrt x",
                        "c"))
                .isInstanceOf(Verdict.Refuted.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            comm(d(x), x) == 1                                | diff(x*u(x), x) - x*diff(u(x), x) == u(x)
            adjoint(i*d(x)) == i*d(x)                         | -diff(-I*u(x), x) == I*diff(u(x), x)
            d(x)*d(y) == d(y)*d(x)                            | diff(diff(u(x, y), y), x) == diff(diff(u(x, y), x), y)
            """)
    void operatorsAreTheSameIfTheyDoTheSameToAnyFunction(String statement, String stated) {
        Verdict verdict = verdict("imaginary i\noperator p == d(x)\nclaim c: " + statement + " by operators", "c");

        assertThat(verdict).isInstanceOf(Verdict.Proved.class);
        assertThat(((Verdict.Proved) verdict).theorem().orElseThrow().conclusion())
                .hasToString(stated);
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
