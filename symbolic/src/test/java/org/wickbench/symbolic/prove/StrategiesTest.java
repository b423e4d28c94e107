package org.wickbench.symbolic.prove;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the normal form alone does not settle. */
class StrategiesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4*atan(1/5)-atan(1/239) == pi/4",
                "log(2+sqrt(3)) == -log(2-sqrt(3))",
                "atan(x)+atan(1/x) == pi/2 | x > 0"
            })
    void aBranchIsFixedByABoundOfLessThanATurn(String line) {
        assertThat(new Prover().prove(Corpus.statement(line))).isInstanceOf(Verdict.Proved.class);
    }

    /** Their exponentials agree everywhere, and they are equal at some points; a pole or a cut lies between. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "atan(x)+atan(1/x) == pi/2 | x != 0",
                "asin(sin(x)) == x",
                "log(x^2) == 2*log(x) | x != 0",
                "atan(x)+atan(y) == atan((x+y)/(1-x*y)) | x > 0, y > 0",
                "log(z*w) == log(z)+log(w) | z complex, w complex"
            })
    void aBranchThatChangesIsRefuted(String line) {
        assertThat(new Prover().prove(Corpus.statement(line))).isInstanceOf(Verdict.Refuted.class);
    }

    @Test
    void whereThePointsOfTheDomainAreNotConnectedNothingIsConcluded() {
        // exp(2 I d) == 1 on both sides of the pole, and all but one point in a thousand lies where d == 0
        String line = "atan(x)+atan(1/x) == pi/2 | x > -1/1000, x != 0";
        assertThat(new Prover().prove(Corpus.statement(line))).isNotInstanceOf(Verdict.Proved.class);
    }

    @Test
    void anInductionNeedsItsStart() {
        String step = "sum(k, k, 1, n) == n*(n+1)/2";
        assertThat(new Prover().prove(Corpus.statement(step + " | n integer, n >= 1")))
                .isInstanceOf(Verdict.Proved.class);
        // the step from n to n + 1 holds for this one too
        assertThat(new Prover().prove(Corpus.statement(step + " + 1 | n integer, n >= 1")))
                .isInstanceOf(Verdict.Refuted.class);
        // and without a first n there is no induction
        assertThat(new Prover().prove(Corpus.statement(step + " | n integer"))).isNotInstanceOf(Verdict.Proved.class);
    }

    @Test
    void aStatementAboutEveryNumberOfTermsThatIsOnlySampledNamesItsInstances() {
        Verdict verdict =
                new Prover().prove(Corpus.statement("sum(k^3, k, 1, n) == sum(k, k, 1, n)^2 | n integer, n >= 1"));
        assertThat(verdict).isInstanceOf(Verdict.Sampled.class);
        assertThat(verdict.toString()).contains("only instances were tried: n = 1, 2, 3");
    }

    /** On the cuts, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "atan(x) == I/2*(log(1 - I*x) - log(1 + I*x)) | x complex",
                "asinh(x) == log(x + sqrt(1 + x^2)) | x complex",
                "acosh(1/x) == log(1/x + sqrt(1 + 1/x)*sqrt(1/x - 1)) | x complex",
                "acos(1/x) == pi/2 + I*log(sqrt(1 - 1/x^2) + I/x) | x complex",
                "atanh(1/x) == (log(1 + 1/x) - log(1 - 1/x))/2 | x complex"
            })
    void anInverseFunctionIsItsLogarithm(String line) {
        assertThat(new Prover().prove(Corpus.statement(line))).isInstanceOf(Verdict.Proved.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abs(exp(z)) == exp(re(z)) | z complex",
                "sign(exp(z)) == exp(I*im(z)) | z complex",
                "abs(sqrt(z)) == sqrt(abs(z)) | z complex",
                "re(sqrt(z)) == sqrt((abs(z) + re(z))/2) | z complex",
                "re(log(z)) == log(abs(z)) | z complex, z != 0",
                "conj(log(z)) == 2*log(abs(z)) - log(z) | z complex, z != 0",
                "abs(y) == sqrt(y*conj(y)) | y complex",
                "abs(x)*sign(x) == x | x complex"
            })
    void modulusAndPhaseOfComplexNumbersAreKnown(String line) {
        assertThat(new Prover().prove(Corpus.statement(line))).isInstanceOf(Verdict.Proved.class);
    }

    /** True off the negative reals. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "conj(sqrt(z)) == sqrt(conj(z)) | z complex",
                "conj(log(z)) == log(conj(z)) | z complex, z != 0",
                "re(z^2) == abs(z)^2 | z complex",
                "abs(z^w) == abs(z)^w | z complex, w complex"
            })
    void conjugatesAcrossACutAreRefuted(String line) {
        assertThat(new Prover().prove(Corpus.statement(line))).isInstanceOf(Verdict.Refuted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n^a*(-n)^a == (-n^2)^a | a complex, n < 0",
                "sqrt(a)*sqrt(b)*sqrt(c) == -I*sqrt(-a)*sqrt(-b)*sqrt(-c) | a < 0, b < 0, c < 0",
                "x^n*y^(-n) == (x/y)^n | x complex, y complex, n integer",
                "(1 + cos(5))^n*sin(5)^(-n) == tan(5/2)^(-n) | n integer",
                "(x^2)^n == x^(2*n) | x complex, n integer"
            })
    void powersOfNegativeNumbersAndWholePowersAreTakenApart(String line) {
        assertThat(new Prover().prove(Corpus.statement(line))).isInstanceOf(Verdict.Proved.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n^a*m^a == (n*m)^a | a complex, n < 0, m < 0",
                "(x^2)^n == x^(2*n) | x < 0",
                "x^n*y^n == (x*y)^n | x complex, y complex, n > 0"
            })
    void powersAcrossTheCutAreRefuted(String line) {
        assertThat(new Prover().prove(Corpus.statement(line))).isInstanceOf(Verdict.Refuted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqrt(2 + sqrt(3) + cos(2)^2 + 2*sqrt(1 + sqrt(3)) + 2*cos(2) + 2*sqrt(1 + sqrt(3))*cos(2)) == 1 + sqrt(1 + sqrt(3)) + cos(2)",
                "sqrt(1 + cos(3)^2 + sqrt(3)*cos(3)^2 + 2*sqrt(1 + sqrt(3))*cos(3)) == -1 - sqrt(1 + sqrt(3))*cos(3)"
            })
    void rootsThatAreNotNegativeAreEqualWhereTheirSquaresAre(String line) {
        assertThat(new Prover().prove(Corpus.statement(line))).isInstanceOf(Verdict.Proved.class);
    }
}
