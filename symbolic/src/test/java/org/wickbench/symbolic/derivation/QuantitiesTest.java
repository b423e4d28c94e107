package org.wickbench.symbolic.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Verdict;

/** Units and readings are types: what mixes two of them is refused, whatever its numbers say. */
class QuantitiesTest {
    private static Checked check(String block) {
        return new Checker(Rules.all(), new Prover())
                .check(DocumentReader.read("test", "# Test\n```wick\n" + block + "\n```\n"));
    }

    private static Verdict.Strength strength(String block, String label) {
        return check(block).find(label).orElseThrow().own().strength();
    }

    private static final String UNITS = """
            function psi(x,t) complex, zeta(x)
            imaginary i
            assume D > 0, tau > 0
            units x [L], t [T], D [L^2/T], zeta(x) [1/T], psi(x,t) [L^(-1/2)]
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "D*diff(psi(x,t), x, 2) == D*diff(psi(x,t), x, 2) + 0*zeta(x)*psi(x,t)",
                "exp(-x^2/(4*D*t)) == 1/exp(x^2/(4*D*t))",
                "integral(conj(psi(x,t))*psi(x,t), x, -infinity, infinity) == integral(psi(y,t)*conj(psi(y,t)), y, -infinity, infinity)",
                "limit(D*t, t, infinity) == limit(t*D, t, infinity)",
                "sqrt(D*tau) == (tau*D)^(1/2)",
                "piecewise(x > 0, x, 0) == piecewise(x > 0, x, 0)",
                "dirac(x)*x == x*dirac(x)"
            })
    void formulasThatMakeSenseKeepTheirVerdict(String equation) {
        assertThat(strength(UNITS + "claim c: " + equation + " by algebra", "c"))
                .isLessThanOrEqualTo(Verdict.Strength.UNDECIDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x + t == t + x",
                "x + 1 == 1 + x",
                "exp(x) == 1/exp(-x)",
                "D*diff(psi(x,t), x) - zeta(x)*psi(x,t) == -zeta(x)*psi(x,t) + D*diff(psi(x,t), x)",
                "psi(t,x) == psi(t,x)*1",
                "x^t == x^t*1",
                "integral(zeta(x), x, 0, t) == integral(zeta(x), x, 0, t)*1",
                "conj(psi(x,t))*psi(x,t) + psi(x,t) == psi(x,t) + psi(x,t)*conj(psi(x,t))",
                "piecewise(x > t, x, 0) == piecewise(x > t, x, 0)*1"
            })
    void anEquationOfNumbersThatMixesUnitsIsRefused(String equation) {
        Checked checked = check(UNITS + "claim c: " + equation + " by algebra");
        assertThat(checked.refuted()).isTrue();
        assertThat(checked.find("c").orElseThrow().own().toString()).contains(" in [");
        // without the units nothing is wrong with it
        assertThat(strength(UNITS.replaceAll("units .*", "") + "claim c: " + equation + " by algebra", "c"))
                .isNotEqualTo(Verdict.Strength.REFUTED);
    }

    @Test
    void aNameKeepsTheUnitThatAFormulaGaveIt() {
        String first = UNITS + "step first: exp(-a*x^2) == 1/exp(a*x^2) by algebra\n";
        assertThat(strength(first + "claim c: a*x*x == x*x*a by algebra", "c")).isEqualTo(Verdict.Strength.PROVED);
        assertThat(strength(first + "claim c: a + x == x + a by algebra", "c")).isEqualTo(Verdict.Strength.REFUTED);
    }

    @Test
    void whatIsRefutedTeachesNoUnits() {
        String first = UNITS + "refute first: a == 2*a + x^2/a by algebra\n";
        assertThat(strength(first + "claim c: a + t == t + a by algebra", "c")).isEqualTo(Verdict.Strength.PROVED);
    }

    @Test
    void premisesAndDeclarationsThatContradictAreInputErrors() {
        assertThatThrownBy(() -> check(UNITS + "given g: x == t"))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("[L]");
        assertThatThrownBy(() -> check(UNITS + "units D [L]")).isInstanceOf(SyntaxException.class);
        assertThatThrownBy(() -> check("units x L")).isInstanceOf(SyntaxException.class);
        assertThatThrownBy(() -> check("units x [L + T]")).isInstanceOf(SyntaxException.class);
        assertThatThrownBy(() -> check("units x [2*L]")).isInstanceOf(SyntaxException.class);
    }

    private static final String READINGS = """
            assume D > 0, k > 0
            define ground(x) == exp(-sqrt(k/(2*D))*x^2/2)
            reading direct over x
            claim direct: variance[ground(x)] == sqrt(2*D/k) by gaussian
            reading born over x
            claim born: variance[ground(x)] == sqrt(D/(2*k)) by gaussian
            """;

    @Test
    void theReadingsDifferByAFactorTwo() {
        Checked checked = check(READINGS);
        assertThat(checked.refuted() || checked.undecided()).isFalse();
        assertThat(checked.find("direct").orElseThrow().conditions()).contains("the state itself is the density");
        assertThat(checked.find("born").orElseThrow().conditions())
                .contains("the squared modulus of the state is the density");
        assertThat(strength(READINGS.replace("sqrt(D/(2*k))", "sqrt(2*D/k)"), "born"))
                .isEqualTo(Verdict.Strength.REFUTED);
    }

    @Test
    void aStatementAboutOneDensityIsNoPremiseForTheOther() {
        assertThatThrownBy(
                        () -> check(
                                READINGS
                                        + "step mixed: 2*variance[ground(x)] == variance[ground(x)] + sqrt(D/(2*k)) by combination 1*direct"))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("the state itself is the density, and here the squared modulus");
        // not through a step in between either, which does not speak of a density itself
        assertThatThrownBy(() -> check(READINGS
                        + "given number: mean[x, ground(x)] == b\n"
                        + "reading direct over x\n"
                        + "step between: 2*b == 2*b by algebra using number\n"
                        + "step mixed: variance[ground(x)] + b == b + variance[ground(x)] by algebra using between"))
                .isInstanceOf(SyntaxException.class);
    }

    @Test
    void badReadingsAreInputErrors() {
        for (String reading : new String[] {"reading both over x", "reading born", "reading born over 2*x from"}) {
            assertThatThrownBy(() -> check(reading)).as(reading).isInstanceOf(SyntaxException.class);
        }
        assertThatThrownBy(() -> check("define density[f] == f\nreading born over x"))
                .isInstanceOf(SyntaxException.class);
    }
}
