package org.wickbench.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.parse.Parser;

class BoxFunctionTest {
    private static Problem problem(String objective) {
        return Problem.of(Parser.parse(objective), Expr.ONE, "x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x^4 - 3*x^2 + x",
                "exp(-x^2)*sin(5*x)",
                "1/(1 + x^2)",
                "sqrt(x^2 + 1/10)",
                "abs(x - 1/3)",
                "max(x, -2*x, 1)",
                "piecewise(x < 1/2, x^2, 1 - x)",
                "tanh(20*x)",
                "erf(x) + erfc(2*x)",
                "cos(x)*cosh(x)",
                "x^3/(4 + sin(x))",
                "log(2 + cos(x))",
                "log1p(x^2)",
                "atan(3*x) - asin(x/4)",
                "(2 + x/4)^(x/2)",
                "sign(x)*x^2",
                "softplus(x)",
                "min(x^2, 1)",
                "acos(x/5)",
                "sinh(x) - 2^x",
                "1/x",
                "tan(x)",
                "asinh(x)",
                "x^(-2)",
                "step(x - 1/4)"
            })
    void enclosuresHoldEveryValueAndSlope(String formula) {
        Expr expr = Parser.parse(formula);
        Problem problem = problem(formula);
        PointFunction function = new PointFunction(problem, expr, "f");
        BoxFunction enclosure = new BoxFunction(problem, expr, "f");
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            double middle = 6 * random.nextDouble() - 3;
            double half = Math.pow(10, -6 * random.nextDouble());
            Range box = new Range(middle - half, middle + half);
            Range range = enclosure.over(box);
            Range close = enclosure.closelyOver(box);
            for (int j = 0; j <= 20; j++) {
                double x = box.lower() + j / 20.0 * (box.upper() - box.lower());
                double value = function.at(x);
                if (!Double.isNaN(value)) {
                    // the library's functions of both are rounded apart
                    double slack = 1e-14 * Math.abs(value);
                    assertThat(value)
                            .as("%s at %s in %s", formula, x, box)
                            .isBetween(range.lower() - slack, range.upper() + slack);
                    assertThat(value)
                            .as("%s at %s in %s", formula, x, box)
                            .isBetween(close.lower() - slack, close.upper() + slack);
                }
            }
        }
    }

    @Test
    void theMeanValueFormIsTightNearAMinimumThatIsADifference() {
        String formula = "x^2 + 2/x^2";
        BoxFunction enclosure = new BoxFunction(problem(formula), Parser.parse(formula), "f");
        double minimum = Math.pow(2, 0.25);
        Range box = new Range(minimum - 1e-4, minimum + 1e-4);
        assertThat(enclosure.over(box).width()).isGreaterThan(5e-4);
        assertThat(enclosure.closelyOver(box).width()).isLessThan(1e-6);
    }

    @Test
    void seamsLieWhereTheFormulaMayBreak() {
        Problem problem = problem("0");
        assertThat(new Seams(problem, Parser.parse("abs(x - 1/3) + max(x, -2*x - 1) + piecewise(x > 2, 1, 0)"), "f")
                        .places(-3, 4))
                .satisfies(places -> {
                    assertThat(places).hasSize(3);
                    assertThat(places[0]).isCloseTo(-1 / 3.0, org.assertj.core.api.Assertions.within(1e-13));
                    assertThat(places[1]).isCloseTo(1 / 3.0, org.assertj.core.api.Assertions.within(1e-13));
                    assertThat(places[2]).isCloseTo(2, org.assertj.core.api.Assertions.within(1e-13));
                });
        assertThat(new Seams(problem, Parser.parse("x^4 + exp(-x^2) + tanh(1000*x)"), "f").isEmpty())
                .isTrue();
        assertThat(new Seams(problem, Parser.parse("abs(x)^2"), "f").isEmpty()).isTrue();
        assertThat(new Seams(problem, Parser.parse("-1/sqrt(x^2 + 2)"), "f").places(-5, 5))
                .isEmpty();
    }

    @Test
    void piecesAreShortWhereTheFormulaIsNarrowWhereverThatIs() {
        String formula = "x^2 - 20*exp(-(x - 1.2345)^2/(2*0.002^2))";
        Pieces pieces = new Pieces(problem(formula), Parser.parse(formula), -7, 7, 14, "f");
        assertThat(pieces.isComplete()).isTrue();
        assertThat(pieces.seams()).isEmpty();
        assertThat(pieces.shortest()).isLessThan(0.03);
        assertThat(pieces.narrowPlace()).isBetween(1.2, 1.27);
        String smooth = "x^2 + exp(-x^2)";
        assertThat(new Pieces(problem(smooth), Parser.parse(smooth), -7, 7, 14, "f").shortest())
                .isGreaterThan(0.4);
    }
}
