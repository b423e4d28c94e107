package org.wickbench.numeric.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.Program;

class SeparateVariablesTest {
    private static final Grid PLANE = GridFunction.symmetric(2, Boundary.PERIODIC, 24, 20);
    private static final Grid SPACE = GridFunction.symmetric(2, Boundary.DIRICHLET, 9, 8, 10);

    private static Program separated(GridFunction function) {
        return SeparateVariables.apply(function.program(), _ -> {});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exp(-x^2/2 - a*y^2)",
                "exp(-(x^4 + y^4)/3)",
                "sin(x + 2*y)",
                "cos(a*x - y^2)",
                "exp(x) + exp(y)*x + exp(-y)*y + x*y*exp(y)*sin(x)*cos(y)",
                "tanh(sin(x+y)) + sin(t)*cos(x - y)",
                "exp(-sin(t)^2*(x^2 + y^2))"
            })
    void sumsAndExponentialsAreSeparatedAndKeepTheirValuesToTheStatedRounding(String formula) {
        GridFunction function = GridFunction.of(formula, PLANE);
        Program after = separated(function);
        double[] expected = function.values();
        double[] actual = function.values(after);
        for (int i = 0; i < expected.length; i++) {
            // at most ten terms and factors of size 20: 4 (10 + 20) u = 1.4e-14 of the largest part, which is below 40
            assertThat(actual[i]).as("%s at %d", formula, i).isCloseTo(expected[i], within(5e-13));
        }
        assertThat(separated(new GridFunction(function.problem(), PLANE, after)))
                .as("idempotent")
                .isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "exp(-x^2/2 - a*y^2); 2",
                "exp(x)*exp(y)*sin(x)*sin(y); 4",
                "sin(x + y); 4",
                "x^4 + y^4; 0",
            })
    void expensiveFunctionsAreEvaluatedPerAxisAndNotPerPoint(String formula, int perAxisPair) {
        GridFunction function = GridFunction.of(formula, GridFunction.symmetric(2, Boundary.PERIODIC, 1024, 1024));
        long after = function.cost(Passes.run(function.program()).program()).flops();
        // what remains at each of the 2^20 points is at most a product and a fused sum of two tables
        assertThat(after).isLessThan(3L * 1024 * 1024 + 1024L * (20L * perAxisPair + 40));
        assertThat(function.cost(function.program()).flops()).isGreaterThan(20L * 1024 * 1024);
    }

    @Test
    void theQuarticInThePlaneIsEvaluatedTwoThousandTimesAndNotAMillionTimes() {
        GridFunction function = GridFunction.of("x^4 + y^4", GridFunction.symmetric(6, Boundary.PERIODIC, 1024, 1024));
        Program after = Passes.run(function.program()).program();
        // two powers and a sum at each point; then a fused multiply-add each, y^4 in 2 and x^2 in 1 operation per line
        assertThat(function.cost(function.program()).flops()).isEqualTo(81L << 20);
        assertThat(function.cost(after).flops()).isEqualTo((2L << 20) + 3 * 1024);
        assertThat(function.cost(after).bytes()).isEqualTo((16L << 20) + 1024 * (8 + 16));
    }

    @Test
    void partlySeparableObjectivesAreSeparatedAsFarAsTheyAre() {
        GridFunction function = GridFunction.of("sin(x)*cos(z) + exp(-y^2 - z^2) + exp(-z^2)*cos(z) + x*y*z", SPACE);
        Program after = Passes.run(function.program()).program();
        // six functions in 720 points become tables of 8 and 10, and one of x
        assertThat(function.cost(after).flops()).isLessThan(10 * 720 + 20 * (9 + 8 + 3 * 10) + 200);
        double[] expected = function.values();
        for (int i = 0; i < expected.length; i++) {
            // four terms below 10
            assertThat(function.values(after)[i]).isCloseTo(expected[i], within(1e-13));
        }
    }

    /** What cannot be separated, and what may not be: an exact zero below a root, a logarithm, a divisor or a sign. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x*y",
                "(x+y)^4",
                "exp(x*y)",
                "exp(x^2 + y^2 + x*y)",
                "sqrt(sin(x+y)^2)",
                "sqrt(exp(x-y) + x + exp(y) + exp(x) + y)",
                "1/(2 + sin(x-y))",
                "log(2 + sin(x+y))",
                "sign(sin(x-y))",
                "abs(x+y)^(3/2)",
                "tan(x+y)",
                "x^3 - 3*x*y^2"
            })
    void nothingElseIsTouched(String formula) {
        GridFunction function = GridFunction.of(formula, PLANE);
        assertThat(separated(function)).isEqualTo(function.program());
    }

    @Test
    void anExponentialIsSplitOnlyIfNoFactorOverflows() {
        String formula = "exp(x^4 - y^4)";
        GridFunction small = GridFunction.of(formula, PLANE);
        assertThat(separated(small)).isNotEqualTo(small.program());
        // 6^4 = 1296: exp(1296)*exp(-1296) is no number where exp(0) is 1
        GridFunction large = GridFunction.of(formula, GridFunction.symmetric(6, Boundary.PERIODIC, 24, 20));
        assertThat(separated(large)).isEqualTo(large.program());
        // both factors decay: what underflows does so in the product as well
        GridFunction decaying =
                GridFunction.of("exp(-x^4 - y^4)", GridFunction.symmetric(6, Boundary.PERIODIC, 24, 20));
        assertThat(separated(decaying)).isNotEqualTo(decaying.program());
        // nothing is known about the time
        GridFunction unknown = GridFunction.of("exp(-t*(x^2 + y^2))", PLANE);
        assertThat(separated(unknown)).isEqualTo(unknown.program());
    }

    @Test
    void theChoiceIsInTheReportWithBothCosts() {
        List<Decision> decisions = new ArrayList<>();
        SeparateVariables.apply(GridFunction.of("sin(x + y)", PLANE).program(), decisions::add);
        assertThat(decisions).hasSize(1);
        assertThat(decisions.getFirst().taken()).isTrue();
        assertThat(decisions.getFirst().with().cost().flops())
                .isLessThan(decisions.getFirst().without().cost().flops());
    }
}
