package org.wickbench.symbolic.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.symbolic.cas.SymjaEngine;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.prove.Engine;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Statement;

/**
 * What Symja's simplifier, zero test, series, limits and integrals are known to get wrong. None of it may hold here, even
 * where a second engine says yes to everything.
 */
class KnownErrorsTest {
    private static final Engine YES = new Engine() {
        @Override
        public String name() {
            return "a system that says yes to everything";
        }

        @Override
        public Optional<Boolean> holds(Statement statement) {
            return Optional.of(true);
        }
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                // factors that are not there
                "x*(x+1)/(x + f(a)) == (1+x)/f(a) by algebra",
                "x*(x^2+1)/(x + f(a)) - (x^2+1)/f(a) == 0 by algebra",
                "x*(x^2+1)/(x + sinh(a)) - (x^2+1)/sinh(a) == 0 by algebra",
                "x*(x^2+1)/(x + cosh(a)) - (x^2+1)/cosh(a) == 0 by algebra",
                "x*(x^2+1)/(x + coth(a)) - (x^2+1)/coth(a) == 0 by algebra",
                "x*(x^2+1)/(x + log(a)) - (x^2+1)/log(a) == 0 by algebra",
                "(exp(-b)+c)/((x+b)*sinh(x)) - c/sinh(x)^2/(b+x) == 0 by algebra",
                // small numbers that are not zero
                "exp(-50)*x == 0 by algebra",
                // poles that series lose
                "coth(x) == x/3 by series in x order 1",
                "1/sinh(x) == -x/6 by series in x order 1",
                "1/x == 0 by series in x order 1",
                "1/(exp(x)-1) == -1/2 + x/12 by series in x order 1",
                // limits
                "limit(x*coth(x), x, 0) == 0 by limit",
                "limit(T*log(exp(1/T) + exp(2/T)), T, 0, above) == 0 by limit",
                // an integral over a pole
                "integral(1/x^2, x, -1, 1) == -2 by algebra",
                "integral(1/x^2, x, -1, 1) == -2 by antiderivative -1/x wrt x",
                // derivatives of integrals, sums and cases
                "diff(integral(exp(-t^2), t, 0, x), x) == 0 by algebra",
                "diff(sum(x^k, k, 1, 3), x) == sum(k*x^k, k, 1, 3) by algebra",
                "diff(piecewise(x > 0, x^2, 0), x) == 0 by algebra"
            })
    void noneReachesAVerdictThatHolds(String step) {
        try (SymjaEngine symja = new SymjaEngine()) {
            Checked checked = new Checker(Rules.all(), new Prover(List.of(symja, YES), 1).withoutCorrections())
                    .check(DocumentReader.read(
                            "test", "# Test\n```wick\nfunction f(x)\nassume a > 1\nclaim c: " + step + "\n```\n"));
            assertThat(checked.find("c").orElseThrow().own().holds()).isFalse();
        }
    }
}
