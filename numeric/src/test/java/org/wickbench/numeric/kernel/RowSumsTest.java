package org.wickbench.numeric.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.wickbench.numeric.equation.Data;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.pass.Passes;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.parse.Parser;

/** Sums over the rows of a table, against loops that are written here. */
class RowSumsTest {
    private static final long SEED = 20_260_101;
    private static final int ROWS = 37;
    private static final double[] X = new double[ROWS];
    private static final double[] Y = new double[ROWS];
    private static final Data DATA;

    static {
        Random random = new Random(SEED);
        for (int i = 0; i < ROWS; i++) {
            X[i] = 4 * random.nextDouble() - 2;
            Y[i] = random.nextBoolean() ? 1 : -1;
        }
        DATA = new Data(List.of(new Data.Column("x", X), new Data.Column("y", Y)));
    }

    /** Formulas, and the same as plain loops over all rows in a and b. */
    private static final Map<String, ToDoubleBiFunction<Double, Double>> LOSSES = Map.of(
            "sum((y[i] - a*x[i] - b)^2, i, 1, 37)/37",
            (a, b) -> total(i -> Math.pow(Y[i] - a * X[i] - b, 2)) / ROWS,
            "sum(log1p(exp(-y[i]*(a*x[i] + b))), i, 1, 37)/37",
            (a, b) -> total(i -> Math.log(1 + Math.exp(-Y[i] * (a * X[i] + b)))) / ROWS,
            "sum((y[i] - b*tanh(a*x[i]))^2, i, 1, 37)",
            (a, b) -> total(i -> Math.pow(Y[i] - b * Math.tanh(a * X[i]), 2)),
            "sum(abs(y[i] - a*x[i] - b), i, 1, 37)",
            (a, b) -> total(i -> Math.abs(Y[i] - a * X[i] - b)),
            "sum((x[i + 1] - a*x[i] - b)^2, i, 1, 36)",
            (a, b) -> total(i -> i == ROWS - 1 ? 0 : Math.pow(X[i + 1] - a * X[i] - b, 2)),
            "sum(sum(exp(-(a*x[i] - b*x[j])^2), j, 1, 37), i, 1, 37)",
            (a, b) -> total(i -> total(j -> Math.exp(-Math.pow(a * X[i] - b * X[j], 2)))),
            "-log(product(1/(1 + exp(-y[i]*(a*x[i] + b))), i, 1, 37)) + i*0 + x[3]",
            (a, b) -> total(i -> Math.log(1 + Math.exp(-Y[i] * (a * X[i] + b)))) + X[2]);

    private interface Term {
        double at(int row);
    }

    private static double total(Term term) {
        double sum = 0;
        for (int i = 0; i < ROWS; i++) {
            sum += term.at(i);
        }
        return sum;
    }

    private static final Grid GRID =
            Grid.of(new Axis("a", -2, 2, 9, Boundary.DIRICHLET), new Axis("b", -1, 3, 7, Boundary.PERIODIC));

    private static Problem problem(String formula) {
        Problem problem = Problem.of(Parser.parse(formula), Expr.ONE, "a", "b").with(DATA);
        return formula.contains("i*0") ? problem.with("i", 1) : problem;
    }

    private static double[] run(Program program, Problem problem) {
        double[] out = new double[GRID.size()];
        new Interpreter(program)
                .run("test", OnGrid.arrays(problem, GRID, out), new int[0], OnGrid.parameterValues(problem));
        return out;
    }

    private static Program program(Problem problem) {
        return new Program(
                "Test", List.of(OnGrid.routine(problem, GRID, "test", problem.objective(), "the objective")));
    }

    @Test
    void aSumOverRowsIsTheSumThatALoopGives() {
        LOSSES.forEach((formula, loss) -> {
            Problem problem = problem(formula);
            PointFunction function = new PointFunction(problem, problem.objective(), "the objective");
            Program program = program(problem);
            double[] kernel = run(program, problem);
            double[] optimised = run(Passes.run(program).program(), problem);
            double[] points = function.onGrid(GRID);
            for (int i = 0; i < GRID.size(); i++) {
                double a = GRID.axis(0).node(i / 7);
                double b = GRID.axis(1).node(i % 7);
                double expected = loss.applyAsDouble(a, b);
                // at most 1369 terms of size up to 1, each off by a few roundings
                double rounding = 1e-12 * (1 + Math.abs(expected));
                assertThat(points[i]).as(formula).isEqualTo(expected, within(rounding));
                assertThat(kernel[i]).as(formula).isEqualTo(expected, within(rounding));
                assertThat(optimised[i]).as(formula).isEqualTo(expected, within(rounding));
            }
        });
    }

    @Test
    void enclosuresHoldAllValuesOnABox() {
        Random random = new Random(SEED);
        LOSSES.forEach((formula, loss) -> {
            Problem problem = problem(formula);
            BoxFunction enclosure = new BoxFunction(problem, problem.objective(), "the objective");
            for (int box = 0; box < 10; box++) {
                Range a = interval(random, 0.1);
                Range b = interval(random, 0.1);
                Range plain = enclosure.over(a, b);
                Range close = enclosure.closelyOver(a, b);
                for (int point = 0; point < 10; point++) {
                    double value = loss.applyAsDouble(inside(random, a), inside(random, b));
                    // room for the rounding of the loop itself
                    double room = 1e-12 * (1 + Math.abs(value));
                    assertThat(value).as(formula).isBetween(plain.lower() - room, plain.upper() + room);
                    assertThat(value).as(formula).isBetween(close.lower() - room, close.upper() + room);
                }
            }
        });
    }

    private static Range interval(Random random, double width) {
        double lower = 4 * random.nextDouble() - 2;
        return new Range(lower, lower + width * random.nextDouble());
    }

    private static double inside(Random random, Range range) {
        return range.lower() + range.width() * random.nextDouble();
    }

    @Test
    void anAbsoluteValueHasAKinkAtEachRow() {
        Problem problem = Problem.of(Parser.parse("sum(abs(a - x[i]), i, 1, 37)"), Expr.ONE, "a")
                .with(DATA);
        double[] places = new Seams(problem, problem.objective(), "the objective").places(-2, 2);
        double[] sorted = Arrays.stream(X).sorted().toArray();
        assertThat(places).hasSize(ROWS);
        for (int i = 0; i < ROWS; i++) {
            // a few roundings of a number below 2
            assertThat(places[i]).isEqualTo(sorted[i], within(1e-14));
        }
        Problem smooth = problem("sum((y[i] - a*x[i] - b)^2, i, 1, 37)");
        assertThat(new Seams(smooth, smooth.objective(), "the objective").isEmpty())
                .isTrue();
    }

    @Test
    void swappedColumnsAndOtherRowsAreOtherSums() {
        double a = 0.7;
        double b = -0.3;
        double right = value("sum((y[i] - a*x[i] - b)^2, i, 1, 37)", a, b);
        for (String wrong : List.of(
                "sum((x[i] - a*y[i] - b)^2, i, 1, 37)",
                "sum((y[i] - a*x[i] - b)^2, i, 1, 36)",
                "sum((y[i] - a*x[i] - b)^2, i, 2, 37)",
                "sum((y[38 - i] - a*x[i] - b)^2, i, 1, 37)")) {
            assertThat(value(wrong, a, b)).as(wrong).isNotCloseTo(right, within(1e-3));
        }
    }

    private static double value(String formula, double a, double b) {
        Problem problem = problem(formula);
        return new PointFunction(problem, problem.objective(), "the objective").at(a, b);
    }

    @Test
    void rowsThatAreNotThereAreRefused() {
        for (String wrong : List.of(
                "sum(y[i]*a*b, i, 0, 37)",
                "sum(y[i]*a*b, i, 1, 38)",
                "sum(y[i + 1]*a*b, i, 1, 37)",
                "sum(y[2*i]*a*b, i, 1, 37)",
                "y[0]*a*b",
                "y[38]*a*b")) {
            assertThatThrownBy(() -> value(wrong, 1, 1))
                    .as(wrong)
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("rows 1 to 37");
        }
        for (String wrong : List.of("y*a*b", "sum(y[i^2]*a*b, i, 1, 2)", "y[a]*b", "sum(y[i]*a*b, i, 1, a)")) {
            assertThatThrownBy(() -> value(wrong, 1, 1)).as(wrong).isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> value("sum(z[i]*a*b, i, 1, 37)", 1, 1)).hasMessageContaining("x[i], y[i]");
    }

    @Test
    void aColumnHasANameOfItsOwn() {
        assertThatThrownBy(() -> Problem.of(Expr.ONE, Expr.ONE, "x").with(DATA))
                .hasMessageContaining("column of the data and a coordinate");
        assertThatThrownBy(
                        () -> Problem.of(Expr.ONE, Expr.ONE, "a").with("x", 1).with(DATA))
                .hasMessageContaining("column of the data and a parameter");
        assertThatThrownBy(() -> new Data(List.of(new Data.Column("x", 1), new Data.Column("x", 2))))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new Data(List.of(new Data.Column("x", 1), new Data.Column("y", 1, 2))))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new Data.Column("x", Double.NaN)).isInstanceOf(ProblemException.class);
    }

    /** Nonlinear regression, NIST Statistical Reference Datasets: the published parameters and residual sums of squares. */
    @Test
    void publishedFitsHaveTheirPublishedResiduals() {
        Data danWood = new Data(List.of(
                new Data.Column("x", 1.309, 1.471, 1.490, 1.565, 1.611, 1.680),
                new Data.Column("y", 2.138, 3.421, 3.597, 4.340, 4.882, 5.660)));
        Data misra1a = new Data(List.of(
                new Data.Column(
                        "x", 77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1,
                        760.0),
                new Data.Column(
                        "y", 10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47,
                        81.78)));
        fits("sum((y[i] - a*x[i]^b)^2, i, 1, 6)", danWood, 0.76886226176, 3.8604055871, 4.3173084083e-3);
        fits("sum((y[i] - a*(1 - exp(-b*x[i])))^2, i, 1, 14)", misra1a, 238.94212918, 5.5015643181e-4, 0.12455138894);
    }

    private static void fits(String loss, Data data, double a, double b, double residual) {
        Problem problem = Problem.of(Parser.parse(loss), Expr.ONE, "a", "b").with(data);
        PointFunction function = new PointFunction(problem, problem.objective(), "the objective");
        // eleven digits are published; the loss is flat there
        assertThat(function.at(a, b)).isEqualTo(residual, within(1e-9 * residual));
        for (double step : new double[] {-1e-3, 1e-3}) {
            assertThat(function.at(a * (1 + step), b)).isGreaterThan(1.00001 * residual);
            assertThat(function.at(a, b * (1 + step))).isGreaterThan(1.00001 * residual);
        }
    }
}
