package org.wickbench.symbolic.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Verdict;

class LimitsTest {
    private static Verdict.Strength strength(String equation) {
        String block = "assume a > b, x > 0, y < 0\nclaim c: " + equation + " by limit\n";
        return new Checker(Rules.all(), new Prover())
                .check(DocumentReader.read("test", "# Test\n```wick\n" + block + "```\n"))
                .find("c")
                .orElseThrow()
                .own()
                .strength();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit(T*log(exp(a/T) + exp(b/T)), T, 0, above) == a",
                "limit(T*log((exp(a/T) + exp(b/T))/2), T, 0, above) == a",
                "limit(T*log(1 + exp(x/T)), T, 0, above) == x",
                "limit(T*log(1 + exp(y/T)), T, 0, above) == 0",
                "limit(exp(-(u^3/3 - u)), u, -infinity) == infinity",
                "limit(-u^2, u, infinity) == -infinity",
                "limit(exp(u^2 - u^3), u, infinity) == 0",
                "limit(erf(u), u, infinity) == 1",
                "limit(erf(x/sqrt(s)), s, 0, above) == 1",
                "limit(erf(y/sqrt(s)), s, 0, above) == -1",
                "limit(atan(u), u, -infinity) == -pi/2",
                "limit(atan(u)/u, u, 0) == 1",
                "limit(erf(u)/u, u, 0) == 2/sqrt(pi)",
                "limit(s*log(s), s, 0, above) == 0",
                "limit(log(u)/u, u, infinity) == 0",
                "limit(log(u)^2*exp(-u), u, infinity) == 0"
            })
    void aTrueLimitIsProved(String equation) {
        assertThat(strength(equation)).isEqualTo(Verdict.Strength.PROVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit(T*log(exp(a/T) + exp(b/T)), T, 0, above) == b",
                "limit(T*log(1 + exp(y/T)), T, 0, above) == y",
                "limit(exp(-(u^3/3 - u)), u, infinity) == infinity",
                "limit(exp(u), u, infinity) == 0",
                "limit(-u^2, u, infinity) == infinity",
                "limit(erf(-u), u, infinity) == 1",
                "limit(s*log(s), s, 0, above) == 1"
            })
    void aFalseLimitIsRefuted(String equation) {
        assertThat(strength(equation)).isEqualTo(Verdict.Strength.REFUTED);
    }

    /** Where the leading terms cancel, or a sign is open, nothing is said. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit(log(exp(a*u) + exp(b*u)) - a*u, u, infinity) == 0",
                "limit(exp(a*u), u, infinity) == 0",
                "limit(1/u, u, 0) == infinity",
                "limit(1/log(exp(a*u) + exp(b*u)), u, infinity) == 0"
            })
    void whatIsBeyondTheDominantTermsIsUndecided(String equation) {
        assertThat(strength(equation)).isEqualTo(Verdict.Strength.UNDECIDED);
    }
}
