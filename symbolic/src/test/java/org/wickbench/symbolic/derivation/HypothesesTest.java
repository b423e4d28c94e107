package org.wickbench.symbolic.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Verdict;

/** A premise is a hypothesis: nothing is refuted where it fails, it may be read either way, and some cannot hold together. */
class HypothesesTest {
    private static Checked check(String block) {
        return new Checker(Rules.all(), new Prover().withoutCorrections())
                .check(DocumentReader.read(
                        "test", "# Test\n```wick\nfunction f(x), g(x)\n" + block.replace(";", "\n") + "\n```\n"));
    }

    private static Verdict.Strength verdict(String block) {
        return check(block).find("c").orElseThrow().path().strength();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // read from right to left, solved for a term, inside a derivative, a sum, a limit
                "given a: x + y == 1;claim c: x == 1 - y by algebra using a | PROVED",
                "given a: x + y == 1;claim c: y == 1 - x by algebra using a | PROVED",
                "given a: x + y == 1;claim c: x == 1 + y by algebra using a | REFUTED",
                "given a: x + y == 1;claim c: (x + y)^2 == 1 by algebra using a | PROVED",
                "given a: 3*x - 2*y == z;claim c: y == (3*x - z)/2 by algebra using a | PROVED",
                "given a: f(x) == exp(x)*g(x);claim c: g(x) == exp(-x)*f(x) by algebra using a | PROVED",
                "given a: f(x) == exp(x)*g(x);given b: diff(f(x),x) == 0;claim c: diff(g(x),x) == -g(x) by algebra using a, b"
                        + " | PROVED",
                "assume n integer, n >= 1, k integer, k >= 1, k <= n;given a: sum(y[i], i, 1, n) == 1;"
                        + "claim c: diff(-sum(y[i]*log(exp(z[i])/sum(exp(z[j]), j, 1, n)), i, 1, n), z[k])"
                        + " == exp(z[k])/sum(exp(z[j]), j, 1, n) - y[k] by algebra using a | PROVED",
                "given a: s + 1 == g(2);claim c: limit(h*g(2) + g(2), h, 0) == s + 1 by limit using a | PROVED",
                // what replaces itself by more of itself ends
                "given a: f(x) == f(x - 1) + f(x - 2);claim c: 2*f(x) == f(x + 1) + g(x) by algebra using a | UNDECIDED",
                // not used, or not enough
                "given a: x == 1;claim c: x == 1 by algebra | UNDECIDED",
                "given a: x == 1;claim c: x == 2 by algebra | REFUTED",
                "given a: x == 1;claim c: y == 1 by algebra | REFUTED",
                "given a: x^2 == 4;claim c: x == 2 by algebra using a | UNDECIDED",
                "given a: diff(f(x),x) == f(x);claim c: diff(f(x),x,2) == f(x) by algebra | UNDECIDED",
                "given a: diff(f(x),x) == f(x);claim c: diff(f(x),x,2) == 2*f(x) by algebra | REFUTED",
                "given a: f(x) >= 0;claim c: abs(f(x)) == f(x) by algebra | UNDECIDED",
                "given a: f(x) >= 0;claim c: abs(f(x)) == f(x) by algebra using a | PROVED",
                "given a: f(x) >= 0;claim c: abs(f(x)) == -f(x) by algebra | REFUTED"
            })
    void aPremiseIsAHypothesis(String block, Verdict.Strength expected) {
        assertThat(verdict(block)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "given a: x == 1;given b: x == 2;claim c: 1 == 2 by combination a - b",
                "given a: f(x) == -x^4;given b: f(x) >= 0;claim c: f(x) == f(x) by algebra",
                "given a: f(x) == x;given b: diff(f(x),x) == 2;claim c: 1 == 2 by algebra using a, b",
                "given a: f(x) == 7*exp(x);given b: f(0) == 6;claim c: 7 == 6 by algebra using a, b",
                "assume x real;given a: x^2 == -1;claim c: x == 5 by algebra using a",
                "assume x > 1;assume x < 0;claim c: x == x by algebra",
                "assume x > 1;given a: x <= 0;claim c: x == x by algebra",
                "given b: diff(f(x), x) == f(x);step s: f(x) == 7*exp(x) by solve b;step t: f(x) == 8*exp(x) by solve b;"
                        + "claim c: 1 == 0 by combination exp(-x)*s - exp(-x)*t",
                "given b: diff(f(x), x) == f(x);claim c: 2*x == x^2 by substitute f(x) == x^2 in b",
                "given a: f(x) == diff(g(x),x)^2;given b: f(x) == diff(g(x),x)^2 + g(x);claim c: g(x) == 0 by combination b - a;"
                        + "given d: g(x) == 1;claim e: 1 == 1 by algebra"
            })
    void premisesThatCannotHoldTogetherProveNothing(String block) {
        Checked checked = check(block);
        assertThat(checked.steps().getLast().path().strength()).isEqualTo(Verdict.Strength.VACUOUS);
        assertThat(checked.refuted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // one solution for its initial values
                "given b: diff(f(x), x) == f(x);claim c: f(x) == f(0)*exp(x) by solve b at x == 0 | PROVED | false",
                "given b: diff(f(x), x) == f(x);given s: f(0) == 7;claim c: f(x) == 7*exp(x) by solve b at x == 0 using s"
                        + " | PROVED | false",
                "given b: diff(f(x), x, 2) == -f(x);claim c: f(x) == f(0)*cos(x) + at(diff(f(x),x),x,0)*sin(x)"
                        + " by solve b at x == 0 | PROVED | false",
                "assume n integer, n >= 0;given b: g(n+1) == 2*g(n);claim c: g(n) == 2^n*g(0) by solve b at n == 0"
                        + " | PROVED | false",
                // one of many
                "given b: diff(f(x), x) == f(x);claim c: f(x) == 7*exp(x) by solve b | PROVED | true",
                "given b: diff(f(x), x)^2 == 1;claim c: f(x) == f(0) + x by solve b at x == 0 | PROVED | true",
                "given b: x*diff(f(x), x) == f(x);claim c: f(x) == f(1)*x by solve b at x == 1 | PROVED | true",
                // a value that is not taken
                "given b: diff(f(x), x, 2) == -f(x);claim c: f(x) == f(0)*cos(x) + 3*sin(x) by solve b at x == 0"
                        + " | REFUTED | false",
                "given b: diff(f(x), x) == f(x);claim c: f(x) == 7*exp(x) by solve b at x == 0 | REFUTED | false",
                "given b: diff(f(x), x) == f(x);claim c: f(x) == f(0)*exp(2*x) by solve b at x == 0 | REFUTED | false"
            })
    void aSolutionIsTheOnlyOneOrAHypothesis(String block, Verdict.Strength expected, boolean supposed) {
        Checked.CheckedStep claim = check(block).find("c").orElseThrow();
        assertThat(claim.path().strength()).as(claim.obligations().toString()).isEqualTo(expected);
        assertThat(claim.conditions().stream().anyMatch(each -> each.startsWith("hypothesis: ")))
                .isEqualTo(supposed);
    }

    /** Equations that hold for one value of a symbol, or for whole ones, and a bound name that is spelt alike. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "given p: x == 2;claim c: 1 == 0 by differentiate p wrt x",
                "given p: x == 2;claim c: 1 == 0 by combination diff(p, x)",
                "assume n integer;step s: sin(pi*n) == 0 by algebra;claim c: pi*cos(pi*n) == 0 by differentiate s wrt n",
                "assume x >= 1, x <= 1;step s: x == 1 by algebra;claim c: 1 == 0 by differentiate s wrt x",
                "given t: x == 2;claim c: integral(x, x, 0, 1) == 2 by algebra using t",
                "given t: x == 2;claim c: sum(x, x, 1, 2) == 4 by algebra using t",
                "assume x > 0;claim c: limit(abs(x)/x, x, 0, below) == 1 by limit",
                "assume y > 0;claim c: integral(abs(y)*exp(-y^2), y, -infinity, infinity) == 0 by gaussian"
            })
    void whatHoldsForSomeValuesIsNotUsedOfAll(String block) {
        assertThat(check(block).steps().getLast().path().holds()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 == integral(1, x, -infinity, infinity) by parts -x wrt x | REFUTED",
                "integral(diff(tanh(x),x), x, -infinity, infinity) == 0 by parts tanh(x) wrt x | REFUTED",
                "integral(diff(exp(-x^2),x), x, -infinity, infinity) == 0 by parts exp(-x^2) wrt x | PROVED",
                "integral(diff(1/(1+x^2),x), x, -infinity, infinity) == 0 by parts 1/(1+x^2) wrt x | PROVED",
                "integral(diff(atan(x),x), x, -infinity, infinity) == 0 by parts atan(x) wrt x | REFUTED",
                "integral(diff(f(x),x), x, -infinity, infinity) == 0 by parts f(x) wrt x | PROVED",
                "integral(2*x, x, -infinity, infinity) == 0 by parts x^2 wrt x | REFUTED"
            })
    void aBoundaryTermVanishes(String statement, Verdict.Strength expected) {
        assertThat(verdict("claim c: " + statement)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit(log(-1 + I*x), x, 0, below) == I*pi | REFUTED",
                "limit(log(-1 + I*x), x, 0, below) == -I*pi | PROVED",
                "limit(log(-1 + I*x), x, 0, above) == I*pi | PROVED",
                "limit(log(-2 + I*x), x, 0) == I*pi + log(2) | REFUTED",
                "limit(sqrt(-2 + I*x), x, 0, below) == I*sqrt(2) | REFUTED",
                "limit(sqrt(-2 + I*x), x, 0, below) == -I*sqrt(2) | PROVED",
                "limit(sqrt(-2 + I*x^2), x, 0) == I*sqrt(2) | PROVED",
                "limit((-8 + I*x)^(1/3), x, 0, below) == 1 - I*sqrt(3) | PROVED",
                "limit(sqrt(4 + I*x), x, 0) == 2 | PROVED",
                "limit(log(x - 5), x, 0) == log(5) + I*pi | PROVED",
                "limit(x*sqrt(-1 + I*x), x, 0) == 0 | PROVED"
            })
    void aLimitAtACutHasASide(String statement, Verdict.Strength expected) {
        assertThat(verdict("claim c: " + statement + " by limit")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assume n integer;assume n real",
                "assume n real;assume n integer",
                "assume z complex;assume z real",
                "step s: abs(z)^2 == z^2 by algebra;assume z complex",
                "function psi(x) complex;function psi(x)",
                "function psi(x);function psi(x) complex",
                "assume n integer, n real"
            })
    void aNameKeepsItsDomain(String block) {
        assertThatThrownBy(() -> check(block))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("^");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assume n integer, n >= 1, q[i] > 0;claim c: sum(abs(q[i]), i, 1, n) == sum(q[i], i, 1, n) by algebra",
                "assume n integer, n >= 1, 0 < q[i];claim c: sum(abs(q[j]), j, 1, n) == sum(q[j], j, 1, n) by algebra",
                "assume E[i] >= E[0];claim c: abs(E[3] - E[0]) == E[3] - E[0] by algebra"
            })
    void aFactAboutAFreeIndexSpeaksOfEveryMember(String block) {
        assertThat(verdict(block)).isEqualTo(Verdict.Strength.PROVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assume n integer, n >= 1, k integer, k >= 1, q[k] > 0;claim c: abs(q[1]) == q[1] by algebra",
                "assume q[1] > 0;claim c: abs(q[2]) == q[2] by algebra"
            })
    void aFactAboutOneMemberDoesNot(String block) {
        assertThat(verdict(block)).isEqualTo(Verdict.Strength.REFUTED);
    }
}
