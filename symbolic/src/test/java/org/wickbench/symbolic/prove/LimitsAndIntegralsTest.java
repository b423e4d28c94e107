package org.wickbench.symbolic.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.tactic.Proposer;
import org.wickbench.symbolic.theorem.Certificate;
import org.wickbench.symbolic.theorem.CertificateReader;
import org.wickbench.symbolic.theorem.Theorem;

/** Limits and integrals that the kernel carries out, and what must not be made of them. */
class LimitsAndIntegralsTest {
    /** Unknown functions may be written. */
    private static final Names NAMES = new Names(Set.of(), true, false);

    private static Verdict verdict(String line) {
        return new Prover()
                .withoutCorrections()
                .prove(Parser.parseRelation(line.split("\\|", 2)[0], NAMES), Corpus.assumptions(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit(exp(-a*t)/(exp(-a*t) + exp(-b*t) + exp(-c*t)), t, infinity) == 1 | a < b, a < c",
                "limit(exp(-a*t)/(2*exp(-a*t) + exp(-c*t)), t, infinity) == 1/2 | a < c",
                "limit(T*log(exp(a/T) + exp(b/T)), T, 0, above) == a | a > b",
                "limit((exp(a*x) + x)/(exp(a*x) + x^3), x, infinity) == 1 | a > 0",
                "limit(x^a/x^b, x, infinity) == 0 | a < b",
                "limit(sin(x)/x, x, 0) == 1",
                "limit((1 - cos(x))/x^2, x, 0) == 1/2",
                "limit((1 + x/n)^n, n, infinity) == exp(x)",
                "limit(x^3*exp(-x), x, infinity) == 0",
                "limit(log(x)/x^2, x, infinity) == 0",
                "limit(x*log(x), x, 0, above) == 0",
                "limit(sqrt(x^2 + x) - x, x, infinity) == 1/2",
                "limit(exp(-2*x)*cos(5*x), x, infinity) == 0",
                "limit(log(1 + exp(b*x))/b, b, infinity) == x | x > 0",
                "limit((f(a + h) - f(a))/h, h, 0) == diff(f(a), a)",
                "limit((f(a + h) - 2*f(a) + f(a - h))/h^2, h, 0) == diff(f(a), a, 2)",
                "limit(sqrt(-3 + I*x), x, 0, above) == I*sqrt(3)",
                "limit(sqrt(-3 + I*x), x, 0, below) == -I*sqrt(3)",
                "limit(exp(x)/(1 + exp(x)), x, -infinity) == 0",
                "limit(x^a, x, infinity) == infinity | a > 0",
                "integral(exp(-(x - z)^2/(4*D*s))/sqrt(4*pi*D*s)*exp(-(z - y)^2/(4*D*t))/sqrt(4*pi*D*t), z, -infinity, infinity) == exp(-(x - y)^2/(4*D*(s + t)))/sqrt(4*pi*D*(s + t)) | D > 0, s > 0, t > 0",
                "integral(x^2, x, 0, 1) == 1/3",
                "integral(exp(-x^2), x, -infinity, infinity) == sqrt(pi)",
                "integral(x^2*exp(-x^2/(2*s^2)), x, -infinity, infinity) == s^3*sqrt(2*pi) | s > 0",
                "integral(t*exp(-a*t)*exp(-s*t), t, 0, infinity) == 1/(a + s)^2 | a > 0, s > 0",
                "integral(exp(-s*t)*cos(w*t), t, 0, infinity) == s/(s^2 + w^2) | s > 0",
                "integral(1/sqrt(x), x, 0, 1) == 2",
                "integral(log(x), x, 0, 1) == -1",
                "integral(1/(1 + x^2), x, -infinity, infinity) == pi",
                "integral(abs(x), x, -1, 2) == 5/2",
                "integral(max(x, 0)*exp(-x^2/2)/sqrt(2*pi), x, -infinity, infinity) == 1/sqrt(2*pi)",
                "integral(piecewise(x < 1, x, x < 3, 1, 0), x, 0, 5) == 5/2",
                "integral(x^p, x, 0, 1) == 1/(p + 1) | p > -1",
                "integral(exp(z*x), x, 0, 1) == (exp(z) - 1)/z | z complex, z != 0",
                "integral(diff(f(x), x), x, a, b) == f(b) - f(a)",
                "integral(cos(k*x), x, 0, 2*pi) == 0 | k integer, k != 0",
                "integral(x, x, 2, 0) == -2"
            })
    void isProved(String line) {
        Verdict verdict = verdict(line);
        assertThat(verdict).as(line).isInstanceOf(Verdict.Proved.class);
        Theorem theorem = ((Verdict.Proved) verdict).theorem().orElseThrow();
        assertThat(CertificateReader.replay(Certificate.of(theorem))
                        .conclusion()
                        .toString())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit(sin(x)/x, x, 0) == 2",
                "limit(1/x, x, 0) == 0",
                "limit(abs(x)/x, x, 0) == 0",
                "limit(abs(x)/x, x, 0) == 1",
                "limit(exp(1/x), x, 0) == 0",
                "limit(sign(x)^2, x, 0) == 0",
                "limit(exp(-b*t)/(exp(-a*t) + exp(-b*t)), t, infinity) == 1 | a < b",
                "limit(log(exp(a*x) + exp(b*x))/x, x, infinity) == b | a > b",
                "limit(x^a/x^b, x, infinity) == 1 | a < b",
                "limit(log(-1 + I*x), x, 0, below) == I*pi",
                "limit(log(-1 + I*x), x, 0) == I*pi",
                "limit((f(a + h) - f(a))/h, h, 0) == f(a)",
                "limit(limit(y^2*k, y, a), k, 2) == limit(limit(y^3, y, a), k, 2)",
                "limit(integral(t, t, a, 2), k, 1) == limit(integral(k, t, a, 2), k, 1)",
                "integral(abs(x), x, -1, 1) == 0",
                "integral(sqrt(x^2), x, -1, 1) == 0",
                "integral(exp(-x^2), x, -infinity, infinity) == pi",
                "abs(integral(x*exp(-(x + 1)^2), x, -infinity, infinity))"
                        + " == integral(x*exp(-(x + 1)^2), x, -infinity, infinity)"
            })
    void isRefuted(String line) {
        assertThat(verdict(line)).as(line).isInstanceOf(Verdict.Refuted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // across a pole
                "integral(1/x, x, -1, 1) == 0",
                "integral(1/x^2, x, -1, 1) == -2",
                "integral(1/(x - a), x, 0, 1) == log((1 - a)/(-a))",
                // only for some values of a parameter
                "integral(1/x, x, 1, y) == log(y)",
                "integral(exp(a*x), x, 0, infinity) == -1/a",
                "integral(x^p, x, 0, 1) == 1/(p + 1)",
                "limit(a*x, x, infinity) == infinity",
                // no number on either side
                "limit(a*x^2, x, infinity) == limit(x^2*a, x, infinity) | a > 0",
                "limit(x, x, infinity) == limit(2*x, x, infinity)",
                // no limit at all
                "limit(sin(x), x, infinity) == 0",
                "limit(exp(I*x), x, infinity) == 0"
            })
    void isNotProved(String line) {
        assertThat(verdict(line)).as(line).isNotInstanceOf(Verdict.Proved.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit((x + 1)/(b*x^2 + 1), x, infinity) == 0",
                "limit(c/(c^2 + b*x^2), x, infinity) == 0 | b >= 0, c > 0"
            })
    void isProvedUnderAConditionThatIsShown(String line) {
        assertThat(verdict(line)).isInstanceOfSatisfying(Verdict.Proved.class, proved -> assertThat(proved.conditions())
                .contains("b != 0"));
    }

    @Test
    void aWrongIdeaIsDropped() {
        Proposer wrong = (_, variable) -> Optional.of(variable);
        Verdict verdict = new Prover()
                .withoutCorrections()
                .withIdeas(wrong)
                .prove(Corpus.statement("integral(exp(-x^4), x, 0, 1) == 1"));
        assertThat(verdict).isNotInstanceOf(Verdict.Proved.class);
    }

    @Test
    void anIdeaWithAPoleBetweenTheBoundsIsDropped() {
        // tan(x/2)-like primitives jump inside the range
        Proposer jumping = (_, variable) -> Optional.of(Parser.parse("2/sqrt(3)*atan(tan(x/2)/sqrt(3))", NAMES))
                .map(primitive -> Trees.substitute(primitive, Expr.sym("x"), variable));
        Verdict verdict = new Prover()
                .withoutCorrections()
                .withIdeas(jumping)
                .prove(Corpus.statement("integral(1/(2 + cos(x)), x, 0, 2*pi) == 0"));
        assertThat(verdict).isNotInstanceOf(Verdict.Proved.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit(T*log(-1 + exp(0/T)), T, 0, above) == 0",
                "limit(x*log(0), x, 0) == 0",
                "limit(x*log(a - a), x, 0) == 0",
                "limit(log(x - x) - log(x - x), x, 0) == 0",
                "integral(0*log(x - x), x, 0, 1) == 0",
                "sum(k*log(k - k) - k*log(k - k), k, 1, n) == 0 | n integer, n >= 1"
            })
    void whatHasNoValueAnywhereHasNoLimitAndNoIntegral(String line) {
        assertThat(verdict(line)).isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void aDivisorInAScopeThatDoesNotDependOnTheVariableIsAConditionWithoutInternalNames() {
        assertThat(((Verdict.Proved) verdict("limit(x*log(a), x, 0) == 0")).conditions())
                .containsExactly("a != 0");
        assertThat(((Verdict.Undecided) verdict("limit(x*log(x - x), x, 0) == 0")).reason())
                .contains("x - x")
                .doesNotContain("real");
    }
}
