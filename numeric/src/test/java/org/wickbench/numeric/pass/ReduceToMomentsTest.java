package org.wickbench.numeric.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wickbench.numeric.equation.Data;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.BoxFunction;
import org.wickbench.numeric.kernel.PointFunction;
import org.wickbench.numeric.kernel.Range;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.parse.Parser;

class ReduceToMomentsTest {
    private static final long SEED = 20_260_102;
    private static final int ROWS = 500;
    private static final double[] X = new double[ROWS];
    private static final double[] Y = new double[ROWS];
    private static final Data DATA;

    static {
        Random random = new Random(SEED);
        for (int i = 0; i < ROWS; i++) {
            X[i] = 1e3 + random.nextGaussian();
            Y[i] = 2e3 + 3 * X[i] + 1e-3 * random.nextGaussian();
        }
        DATA = new Data(List.of(new Data.Column("x", X), new Data.Column("y", Y)));
    }

    private static final Grid GRID =
            Grid.of(new Axis("a", 2, 4, 16, Boundary.DIRICHLET), new Axis("b", 1900, 2100, 16, Boundary.DIRICHLET));

    private static Problem problem(String formula) {
        return Problem.of(Parser.parse(formula), Expr.ONE, "a", "b").with(DATA);
    }

    private static double value(Problem problem, double a, double b) {
        return new PointFunction(problem, problem.objective(), "the objective").at(a, b);
    }

    /** In decimal arithmetic of 50 digits. */
    private static double leastSquares(double a, double b) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < ROWS; i++) {
            BigDecimal residual = new BigDecimal(Y[i])
                    .subtract(new BigDecimal(a).multiply(new BigDecimal(X[i])))
                    .subtract(new BigDecimal(b));
            sum = sum.add(residual.multiply(residual), new MathContext(50));
        }
        return sum.doubleValue();
    }

    @Test
    void leastSquaresKeepTheirDigitsWhereLargeNumbersCancel() {
        Problem reduced = ReduceToMoments.apply(problem("sum((y[i] - a*x[i] - b)^2, i, 1, 500)"), Optional.of(GRID))
                .problem();
        assertThat(reduced.objective().toString()).doesNotContain("sum");
        assertThat(reduced.statement().toString()).contains("sum((y[i]");
        // rows have sizes up to 5000, and the residuals at the fit are 1e-3: sums of the plain powers would lose all of
        // it
        for (double[] point : new double[][] {{3, 2000}, {3.001, 1999}, {2.5, 2500}, {3, 1999.9}, {2, 1900}}) {
            double expected = leastSquares(point[0], point[1]);
            // about the fit the two squares cancel along b = -1000 a: u times a^2 sum x^2 over the weights' condition
            assertThat(value(reduced, point[0], point[1]))
                    .as(point[0] + ", " + point[1])
                    .isEqualTo(expected, within(1e-9 * expected + 1e-9));
        }
    }

    @Test
    void aWrongRowChangesTheMoments() {
        double[] moved = Y.clone();
        moved[17] += 1e-2;
        Problem right = problem("sum((y[i] - a*x[i] - b)^2, i, 1, 500)");
        Problem wrong = right.with(new Data(List.of(new Data.Column("x", X), new Data.Column("y", moved))));
        double here = value(ReduceToMoments.apply(right, Optional.of(GRID)).problem(), 3, 2000);
        double there = value(ReduceToMoments.apply(wrong, Optional.of(GRID)).problem(), 3, 2000);
        assertThat(there - here).isGreaterThan(5e-5);
    }

    @Test
    void polynomialsOfHigherDegreeAreExpandedAboutTheMiddleOfTheGrid() {
        Grid grid = Grid.of(new Axis("a", -1, 2, 8, Boundary.DIRICHLET), new Axis("b", 0, 2, 8, Boundary.DIRICHLET));
        for (String formula : List.of(
                "sum((log(y[i]) - a*b*sin(x[i]) - b)^2, i, 1, 500)/500",
                "sum((1 - a*cos(x[i]))^4, i, 1, 500) + sin(b)",
                "exp(-sum((sin(y[i]) - a - b)^2, i, 1, 500)/500)",
                "sum((sin(x[i]) - a*sin(x[i - 1]) - b)^2, i, 2, 500)")) {
            Problem direct = problem(formula);
            ReduceToMoments.Reduced reduced = ReduceToMoments.apply(direct, Optional.of(grid));
            assertThat(reduced.decision().orElseThrow().taken()).as(formula).isTrue();
            assertThat(reduced.decision().orElseThrow().with().time())
                    .as(formula)
                    .isLessThan(reduced.decision().orElseThrow().without().time() / 20);
            PointFunction expected = new PointFunction(direct, direct.objective(), "the objective");
            PointFunction actual =
                    new PointFunction(reduced.problem(), reduced.problem().objective(), "the objective");
            double[] all = expected.onGrid(grid);
            double[] values = actual.onGrid(grid);
            for (int i = 0; i < all.length; i++) {
                // a few roundings of the largest value, which is below 2000
                assertThat(values[i]).as(formula).isEqualTo(all[i], within(1e-11 * (1 + Math.abs(all[i]))));
            }
        }
    }

    @Test
    void whatIsNoPolynomialOrFlatStaysAsItIs() {
        for (String formula : List.of(
                "sum(log1p(exp(-y[i]*(a*x[i] + b))), i, 1, 500)",
                "sum(abs(y[i] - a*x[i] - b), i, 1, 500)",
                "a^2 + b^2")) {
            Problem problem = problem(formula);
            assertThat(ReduceToMoments.apply(problem, Optional.empty()).problem())
                    .isSameAs(problem);
        }
        // every row at the same place: one direction does not curve, and no lowest point is made up
        Problem flat = Problem.of(Parser.parse("sum((y[i] - a*x[i] - b)^2, i, 1, 2)"), Expr.ONE, "a", "b")
                .with(new Data(List.of(new Data.Column("x", 1, 1), new Data.Column("y", 2, 4))));
        Problem reduced = ReduceToMoments.apply(flat, Optional.empty()).problem();
        assertThat(value(reduced, 1, 2)).isEqualTo(2, within(1e-13));
        assertThat(value(reduced, 3, 5)).isEqualTo(52, within(1e-13));
    }

    @Test
    void squaresShowTheirLowerBound() {
        Problem reduced = ReduceToMoments.apply(problem("sum((y[i] - a*x[i] - b)^2, i, 1, 500)"), Optional.empty())
                .problem();
        Range everywhere = new BoxFunction(reduced, reduced.objective(), "the objective")
                .over(new Range(-1e150, 1e150), new Range(-1e150, 1e150));
        assertThat(everywhere.lower()).isBetween(0.0, 1e-2);
    }
}
