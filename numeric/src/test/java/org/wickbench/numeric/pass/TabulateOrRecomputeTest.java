package org.wickbench.numeric.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Interpreter;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

class TabulateOrRecomputeTest {
    private static final Index I = Index.of("i");
    private static final Index J = Index.of("j");

    private static Program tabulated(Program program) {
        return TabulateOrRecompute.apply(program, _ -> {});
    }

    private static long tables(Program program) {
        return program.routine("test").body().stream()
                .filter(Statement.Table.class::isInstance)
                .count();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exp(y)",
                "x*exp(-y^2) + y^3",
                "sqrt(1 + x^2 + y^6)",
                "exp(x*y) + cos(y)^5*sin(y)",
                "(x+y)^4 + tanh(a*y)*sin(t)",
                "x + y"
            })
    void tablesKeepEveryBitOnEverySize(String formula) {
        for (int[] points : new int[][] {{2, 2}, {2, 5}, {5, 2}, {7, 13}, {64, 25}}) {
            for (Boundary boundary : Boundary.values()) {
                Grid grid = GridFunction.symmetric(1.7, boundary, points);
                GridFunction function = GridFunction.of(formula, grid);
                Program after = tabulated(function.program());
                assertThat(function.values(after)).as("%s %s", formula, grid).isEqualTo(function.values());
                assertThat(tabulated(after)).as("idempotent").isEqualTo(after);
            }
        }
    }

    @Test
    void inSpaceAFunctionOfTwoAxesHasATableOfTwoAxes() {
        for (String formula : List.of("exp(x*z)*y", "x*exp(y*z)", "exp(x*y)*z + cos(z) + sin(x*z) + exp(y)")) {
            GridFunction function = GridFunction.of(formula, GridFunction.symmetric(1.7, Boundary.NEUMANN, 6, 7, 5));
            Program after = tabulated(function.program());
            assertThat(function.values(after)).as(formula).isEqualTo(function.values());
            assertThat(after.toString()).as(formula).containsAnyOf("tableXZ", "tableYZ");
            assertThat(function.cost(Passes.run(after).program()).flops())
                    .as(formula)
                    .isLessThan(function.cost(function.program()).flops() / 3);
        }
    }

    @Test
    void costDecidesAndBothCostsAreReported() {
        Grid grid = GridFunction.symmetric(2, Boundary.PERIODIC, 64, 64);
        List<Decision> decisions = new ArrayList<>();
        // y^2 is as cheap as a load, y^3 next to a dozen exponentials a point is not worth a loop
        Program cheap = GridFunction.of("x*y^2", grid).program();
        assertThat(TabulateOrRecompute.apply(cheap, decisions::add)).isEqualTo(cheap);
        assertThat(decisions).isEmpty();
        Program hidden =
                GridFunction.of("y^3 + exp(x*y) + cos(x*y) + sin(x*y)", grid).program();
        assertThat(TabulateOrRecompute.apply(hidden, decisions::add)).isEqualTo(hidden);
        assertThat(decisions).hasSize(1);
        assertThat(decisions.getFirst().taken()).isFalse();
        assertThat(decisions.getFirst().choice()).isEqualTo("tableY[j] = y^3");
        assertThat(decisions.getFirst().with().cost().flops())
                .as("fewer operations, but not enough of them")
                .isLessThan(decisions.getFirst().without().cost().flops());
        decisions.clear();
        Program worth = GridFunction.of("y^3 + exp(y)*x", grid).program();
        assertThat(tables(TabulateOrRecompute.apply(worth, decisions::add))).isEqualTo(2);
        assertThat(decisions).allMatch(Decision::taken);
    }

    @Test
    void aTableThatDoesNotFitTheCacheHasToSaveMore() {
        // three operations: more than a load from the cache, about as much as one from memory
        String formula = "x*(y*z + y + z)^2";
        GridFunction small = GridFunction.of(formula, GridFunction.symmetric(2, Boundary.PERIODIC, 16, 16, 16));
        GridFunction large = GridFunction.of(formula, GridFunction.symmetric(2, Boundary.PERIODIC, 2, 512, 512));
        assertThat(tables(tabulated(small.program()))).isEqualTo(1);
        assertThat(tables(tabulated(large.program()))).isZero();
    }

    private static Program nest(List<Statement> inner) {
        return new Program(
                "Test",
                List.of(new Routine(
                        "test",
                        "Test.",
                        List.of("a", "b"),
                        List.of("n"),
                        List.of(),
                        List.of(Statement.loop("i", 0, 9, List.of(Statement.loop("j", 0, 8, inner)))))));
    }

    private static Value exp(Value value) {
        return Value.unary(Value.UnaryOp.EXP, value);
    }

    @Test
    void whatChangesInTheNestIsNoTable() {
        Index both = I.times(8).plus(J);
        Program fine =
                nest(new BodyBuilder().store("a", both, exp(Value.load("b", J))).build());
        assertThat(tables(tabulated(fine))).isEqualTo(1);
        // the elements loaded are those that the nest stores
        Program stored =
                nest(new BodyBuilder().store("a", both, exp(Value.load("a", J))).build());
        assertThat(tabulated(stored)).isEqualTo(stored);
        // an accumulator has another value in each iteration
        Program accumulated = nest(List.of(
                new Statement.Accumulator("sum", Value.load("b", J)),
                new Statement.Update("sum", Value.add(Value.local("sum"), Value.load("b", I))),
                new Statement.Store("a", both, exp(Value.local("sum")))));
        assertThat(tabulated(accumulated)).isEqualTo(accumulated);
        // a loop that may be empty: its loads may touch what is not there
        Program open = new Program(
                "Test",
                List.of(new Routine(
                        "test",
                        "Test.",
                        List.of("a", "b"),
                        List.of("n"),
                        List.of(),
                        List.of(Statement.loop(
                                "i",
                                Index.of(0),
                                Index.of("n"),
                                List.of(Statement.loop(
                                        "j",
                                        0,
                                        8,
                                        new BodyBuilder()
                                                .store("a", both, exp(Value.load("b", J)))
                                                .build())))))));
        assertThat(tabulated(open)).isEqualTo(open);
    }

    @Test
    void twoLetsOfOneNameAreNotTakenForEachOther() {
        Index both = I.times(8).plus(J);
        Program program = new Program(
                "Test",
                List.of(new Routine(
                        "test",
                        "Test.",
                        List.of("out", "b", "c"),
                        List.of(),
                        List.of(),
                        List.of(Statement.loop(
                                "i",
                                0,
                                9,
                                List.of(
                                        Statement.loop("j", 0, 8, block("b", both)),
                                        Statement.loop("j", 0, 8, block("c", both.plus(72)))))))));
        double[] b = {1, 2, 3, 4, 5, 6, 7, 8};
        double[] c = {8, 7, 6, 5, 4, 3, 2, 1};
        double[] expected = new double[144];
        double[] actual = new double[144];
        new Interpreter(program).run("test", new double[][] {expected, b, c}, new int[0], new double[0]);
        Program after = tabulated(program);
        new Interpreter(after).run("test", new double[][] {actual, b, c}, new int[0], new double[0]);
        assertThat(tables(after)).isEqualTo(2);
        assertThat(actual).isEqualTo(expected);
    }

    private static List<Statement> block(String array, Index index) {
        BodyBuilder body = new BodyBuilder();
        Value let = body.let("y", Value.load(array, J));
        return body.store("out", index, exp(let)).build();
    }
}
