package org.wickbench.symbolic.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.symbolic.theorem.Certificate;
import org.wickbench.symbolic.theorem.CertificateReader;
import org.wickbench.symbolic.theorem.Hypothesis;
import org.wickbench.symbolic.theorem.Theorem;

/** The premises of a step are hypotheses of its theorem. */
class PremisesTest {
    private static Optional<Theorem> theorem(String block) {
        Verdict own = new Checker(Rules.all(), new Prover())
                .check(DocumentReader.read("test", "# Test\n```wick\nimaginary i\nfunction f(x)\n" + block + "\n```\n"))
                .find("c")
                .orElseThrow()
                .own();
        assertThat(own.strength()).as(own.toString()).isEqualTo(Verdict.Strength.PROVED);
        return ((Verdict.Proved) own).theorem();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // at other values, from right to left, solved for what stands in it
                "given p: f(x) == x^2; claim c: f(3) + f(y) == 9 + y^2 by algebra using p",
                "given p: x^2 == f(x); claim c: f(3) == 9 by algebra using p",
                "given p: 2*f(x) + x == 1; claim c: f(x) == (1 - x)/2 by algebra using p",
                // differentiated by what it is stated for all values of
                "given p: diff(f(x), x) == f(x); claim c: diff(f(x), x, 3) == f(x) by algebra using p",
                "function g(x,t); given p: diff(g(x,t), t) == diff(g(x,t), x, 2);"
                        + " claim c: diff(g(x,t), t, 2) == diff(g(x,t), x, 4) by algebra using p",
                "given p: f(x) == sin(x); claim c: diff(x*f(x), x) == sin(x) + x*cos(x) by algebra using p",
                "assume x > 0; given p: diff(f(x), x) == 1/x; claim c: diff(f(x), x, 2) == -1/x^2 by algebra using p",
                // under a binder, about a family, about a conjugate
                "assume n integer; given p: q[k] == 2*k;"
                        + " claim c: sum(q[k], k, 1, n) == 2*sum(k, k, 1, n) by algebra using p",
                "function g(x) complex; given p: g(x) == exp(i*x);"
                        + " claim c: conj(g(x))*g(x) == 1 by algebra using p",
                // an instance, and a derivative
                "given p: f(x) == x^2; claim c: f(y + 1) == (y + 1)^2 by substitute x == y + 1 in p",
                "given p: f(x) == x^2; claim c: diff(f(x), x) == 2*x by differentiate p wrt x",
                // multiples of equations, one after the other
                "function g(x); given p: f(x) == g(x) + 1; given q: g(x) == x; claim c: f(x) == x + 1 by combination p + q",
                "given p: 2*f(x) == x; claim c: 2*y*f(x) == x*y by combination y*p"
            })
    void theTheoremRestsOnThePremise(String entries) {
        Theorem theorem = theorem(entries.replaceAll("; *", "\n")).orElseThrow();
        assertThat(theorem.hypotheses(Hypothesis.Kind.PREMISE))
                .extracting(Hypothesis::label)
                .contains("p");
        Theorem again = CertificateReader.replay(Certificate.of(theorem));
        assertThat(again.conclusion()).isEqualTo(theorem.conclusion());
        assertThat(again.hypotheses()).isEqualTo(theorem.hypotheses());
    }

    @Test
    void aStepThatNeedsNoPremiseRestsOnNone() {
        Theorem theorem = theorem("given p: f(x) == x^2\nclaim c: sin(x)^2 + cos(x)^2 == 1 by algebra using p")
                .orElseThrow();
        assertThat(theorem.hypotheses()).isEmpty();
    }

    @Test
    void aSymbolThatAPremiseFixesIsNotGeneral() {
        Theorem theorem = theorem("given p: f(x) == x^2\ngiven q: x == 3\nclaim c: f(x) == 9 by algebra using p, q")
                .orElseThrow();
        assertThat(theorem.hypotheses(Hypothesis.Kind.PREMISE))
                .extracting(Hypothesis::general)
                .allSatisfy(general -> assertThat(general).isEmpty());
    }

    @Test
    void whatIsAssumedOfASymbolGuardsThePremise() {
        Theorem theorem = theorem("assume x > 0\ngiven p: f(x) == log(x)\nclaim c: f(2) == log(2) by algebra using p")
                .orElseThrow();
        assertThat(theorem.hypotheses(Hypothesis.Kind.PREMISE))
                .singleElement()
                .satisfies(premise -> assertThat(premise.guards()).hasToString("[x > 0]"));
    }

    @Test
    void operatorsAreNoNumbers() {
        assertThat(theorem("operator X, Y\nclaim c: X*Y - Y*X == comm(X, Y) by operators"))
                .isEmpty();
    }
}
