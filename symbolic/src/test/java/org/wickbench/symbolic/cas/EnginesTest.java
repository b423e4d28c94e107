package org.wickbench.symbolic.cas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.prove.Engine;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Statement;
import org.wickbench.symbolic.prove.Verdict;

class EnginesTest {
    private static Statement statement(String equation, String assumptions) {
        return Statement.of(
                Parser.parseRelation(equation, Names.STRICT),
                assumptions.isEmpty() ? Assumptions.NONE : Assumptions.parse(assumptions, Names.STRICT));
    }

    /** False statements of the kinds on which Symja's simplifier, zero test, series and limits are known to be wrong. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x*(x^2+1)/(x+f)-(x^2+1)/f == 0",
                "(exp(-b)+c)/((x+b)*sinh(x))-c/sinh(x)^2/(b+x) == 0",
                "exp(-50)*x == 0",
                "x*coth(x) == 0"
            })
    void whatSymjaGetsWrongNeverReachesAVerdict(String equation) {
        try (SymjaEngine symja = new SymjaEngine()) {
            Engine yes = new Engine() {
                @Override
                public String name() {
                    return "a system that says yes to everything";
                }

                @Override
                public java.util.Optional<Boolean> holds(Statement statement) {
                    return java.util.Optional.of(true);
                }
            };
            assertThat(new Prover(List.of(symja, yes), 1).prove(statement(equation, "")))
                    .isInstanceOf(Verdict.Refuted.class);
        }
    }

    @Test
    void symjaSeesAnIdentity() {
        try (SymjaEngine symja = new SymjaEngine()) {
            assertThat(symja.holds(statement("sin(x)^2 + cos(x)^2 == 1", ""))).contains(true);
            assertThat(symja.holds(statement("sin(x)^2 + cos(x)^2 == 2", ""))).isEmpty();
        }
    }

    @Test
    void twoEnginesThatAgreeMakeAgreed() {
        Engine first = stub("one", true);
        Engine second = stub("two", true);
        // true, and beyond the normal form
        Statement statement = statement("sum(k^3, k, 1, n) == sum(k, k, 1, n)^2", "n integer, n >= 1");
        assertThat(new Prover(List.of(first, second), 1).prove(statement)).isInstanceOf(Verdict.Agreed.class);
        assertThat(new Prover(List.of(first), 1).prove(statement)).isInstanceOf(Verdict.Sampled.class);
        assertThat(new Prover(List.of(first, stub("three", false)), 1).prove(statement))
                .isInstanceOf(Verdict.Sampled.class);
    }

    private static Engine stub(String name, boolean answer) {
        return new Engine() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public java.util.Optional<Boolean> holds(Statement statement) {
                return answer ? java.util.Optional.of(true) : java.util.Optional.empty();
            }
        };
    }

    @Test
    void installedEnginesSeeAnIdentityAndNoneInAFalseOne() {
        for (ExternalEngine engine : List.of(ExternalEngine.maxima(), ExternalEngine.sympy())) {
            if (engine.holds(statement("1 == 1", "")).isEmpty()) {
                continue;
            }
            assertThat(engine.holds(statement("sinh(x)^2 + 1 == cosh(x)^2", "")))
                    .as(engine.name())
                    .contains(true);
            assertThat(engine.holds(statement("sinh(x)^2 + 1 == cosh(x)", "")))
                    .as(engine.name())
                    .isEmpty();
            assertThat(engine.holds(statement("sqrt(x^2) == x", "x > 0")))
                    .as(engine.name())
                    .contains(true);
        }
    }
}
