package org.wickbench.symbolic.theorem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;

/** Equal functions have equal derivatives at a point only where they are equal near it. */
class CongruenceTest {
    private static final Names NAMES = new Names(Set.of("h", "w"), true, false);

    private final Kernel kernel = new Kernel(new Context(Map.of("z", Domain.COMPLEX, "w", Domain.COMPLEX)));

    private static Expr expr(String text) {
        return Parser.parse(text, NAMES);
    }

    /** From {@code v^2 == v*v} where the fact holds to the derivatives at p. */
    private Theorem derivatives(String variable, String fact) {
        Theorem where =
                kernel.infer(Schemas.ASSUME, Instance.of(Hypothesis.fact(Propositions.read(fact, NAMES))), List.of());
        Expr square = expr(variable + "^2");
        Theorem equal = kernel.infer(
                Schemas.FIELD,
                Instance.of(new Proposition.Equation(square, expr(variable + "*" + variable))),
                List.of(where));
        return kernel.infer(
                Schemas.CONGRUENCE,
                Instance.of(
                        expr(variable), expr("at(diff(" + variable + "^2, " + variable + "), " + variable + ", p)")),
                List.of(equal));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v > 0            | p > 0
            v != x           | p != x
            h(v) > 0         | h(p) > 0
            h(v, x) < v^2    | h(p, x) < p^2
            exp(v) + x != 2  | exp(p) + x != 2
            """)
    void whatHoldsAtAPointOfSmoothFunctionsHoldsNearIt(String fact, String there) {
        assertThat(derivatives("v", fact).hypotheses())
                .extracting(Hypothesis::statement)
                .containsExactly(Propositions.read(there, NAMES));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v | h(v) >= 0        | at its edge alone
            v | h(v) == 0        | at one point alone
            v | sign(v) < 1      | it jumps
            v | abs(v) != 1      | it has a kink, which is not told from a jump
            v | 1/v > 0          | it may have a pole
            v | sqrt(v) > x      | it may be complex
            v | w(v) != 0        | complex values
            v | v integer        | it holds at numbers that lie apart
            z | h(z) > 0         | it may be complex near the point
            """)
    void whatMayFailNearAPointIsRefused(String variable, String fact, String why) {
        assertThatThrownBy(() -> derivatives(variable, fact)).as(why).isInstanceOf(RefusedException.class);
    }
}
