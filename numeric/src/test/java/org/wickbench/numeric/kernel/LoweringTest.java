package org.wickbench.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.symbolic.enclose.Evaluator;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.parse.Parser;

class LoweringTest {
    private static final Index FIRST = Index.of(0);

    /** What a formula in x comes to when it is compiled. */
    private static double compiled(String formula, double x) {
        Value value = new Lowering(Map.of(Expr.sym("x"), "x"), "the formula").lower(Parser.parse(formula));
        Statement store = new Statement.Store("out", FIRST, value);
        Program program = new Program(
                "Test", List.of(new Routine("test", "", List.of("out"), List.of(), List.of("x"), List.of(store))));
        double[] out = new double[1];
        new Interpreter(program).run("test", new double[][] {out}, new int[0], new double[] {x});
        return out[0];
    }

    @ParameterizedTest
    @ValueSource(strings = {"erfc(x)", "log1p(x)", "asinh(x)", "atanh(x)", "acosh(x)", "softplus(-x)", "expm1(x)"})
    void whatCancelsInItsTextbookFormKeepsItsDigits(String formula) {
        Expr expr = Parser.parse(formula);
        for (double x : new double[] {1e-12, 1e-5, 0.01, 0.3, 0.51, 0.9, 0.999, 1.7, 4, 9, 20, 26}) {
            if (x > 1 && formula.startsWith("atanh") || x < 1 && formula.startsWith("acosh")) {
                continue;
            }
            double known = new Evaluator(200)
                    .evaluate(expr, Map.of(Expr.sym("x"), Expr.num(new java.math.BigDecimal(x))))
                    .re()
                    .toDouble();
            assertThat(compiled(formula, x))
                    .as("%s at %s", formula, x)
                    .isCloseTo(known, within(1e-13 * Math.abs(known)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "softplus(x)",
                "expm1(x)",
                "log1p(x^2)",
                "min(x, 1, x^2)",
                "max(-x, 2, x, x - 3)",
                "product(x + j, j, 1, 4)",
                "product(sum(x + i*j, i, 1, j), j, 1, 3)",
                "product(x, j, 3, 2)"
            })
    void whatIsCompiledAgreesWithTheEnclosure(String formula) {
        Expr expr = Parser.parse(formula);
        for (double x : new double[] {-700, -20, -1, -0.3, -1e-9, 0, 1e-9, 0.5, 1, 2.5, 30, 600}) {
            double known = new Evaluator(100)
                    .evaluate(expr, Map.of(Expr.sym("x"), Expr.num(new java.math.BigDecimal(x))))
                    .re()
                    .toDouble();
            assertThat(compiled(formula, x))
                    .as(formula + " at " + x)
                    .isCloseTo(known, within(1e-14 + 1e-13 * Math.abs(known)));
        }
        if (formula.equals("expm1(x)")) {
            assertThat(compiled(formula, 1e-9)).isCloseTo(Math.expm1(1e-9), within(1e-24));
        }
    }

    @Test
    void gammaFunctionsAreNotCompiled() {
        assertThatThrownBy(() -> compiled("x + gamma(x)", 1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("gamma(x)");
    }
}
