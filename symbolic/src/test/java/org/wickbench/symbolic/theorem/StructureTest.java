package org.wickbench.symbolic.theorem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;

/** What is real by structure. */
class StructureTest {
    private static final Names NAMES = new Names(Set.of("f"), true, false);
    private static final Context CONTEXT =
            new Context(Map.of("z", Domain.COMPLEX, "n", Domain.INTEGER, "f", Domain.REAL));

    private static boolean isReal(String text, Proposition... known) {
        return new Structure(CONTEXT, Set.of(known)).isReal(Parser.parse(text, NAMES));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqrt(2*pi*x^2)",
                "sqrt(1 + y^2 + abs(z))",
                "log(exp(x) + 1)",
                "(x^2)^y",
                "sqrt(x^(-2))",
                "x^n",
                "integral(f(x)/sqrt(2*pi*y^2), x, -infinity, infinity)",
                "abs(z)^(1/3)",
                "cosh(x)^y"
            })
    void rootsOfWhatIsNeverNegativeAreReal(String text) {
        assertThat(isReal(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqrt(x)",
                "sqrt(x^3)",
                "sqrt(z^2)",
                "sqrt(1 + x)",
                "sqrt(-x^2)",
                "log(x^2 - 1)",
                "(x^2)^z",
                "sqrt(exp(z))",
                "x^y",
                "sqrt(x^n)",
                "sqrt(cosh(z))",
                "integral(sqrt(x), x, -1, 1)",
                "sqrt(I^2)",
                "sqrt(sinh(x))",
                "sum(sum(sqrt(x - y), x, 1, n), y, 1, n)"
            })
    void rootsOfWhatMayBeNegativeMayNotBe(String text) {
        assertThat(isReal(text)).isFalse();
    }

    @Test
    void whatIsKnownOfAnotherNameDoesNotReachABoundOne() {
        for (int number = 0; number < 3; number++) {
            Sym outside = Sym.internal("real", number);
            assertThat(isReal("integral(sqrt(x), x, -1, 1)", Proposition.nonNegative(outside)))
                    .isFalse();
        }
        assertThat(isReal("sqrt(x)", Proposition.nonNegative(Expr.sym("x")))).isTrue();
    }
}
