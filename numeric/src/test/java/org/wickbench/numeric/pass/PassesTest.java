package org.wickbench.numeric.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wickbench.numeric.equation.InternalException;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.evolve.KernelSource;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Cost;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Interpreter;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Fn;

class PassesTest {
    private static final long SEED = 7;
    private static final Index I = Index.of("i");

    private static Program program(List<String> arrays, List<Statement> body) {
        return new Program("Test", List.of(new Routine("test", "Test.", arrays, List.of(), List.of(), body)));
    }

    private static List<Statement> body(Program program) {
        return program.routine("test").body();
    }

    private static double[] run(Program program, double[]... arrays) {
        new Interpreter(program).run("test", arrays, new int[0], new double[0]);
        return arrays[0];
    }

    @Test
    void powersAreMultipliedOutAndSharedSquaresComputedOnce() {
        Value x = Value.load("in", I);
        Value sixth = new Value.Binary(Value.BinaryOp.POWER, x, Value.constant(6));
        Program before = program(
                List.of("out", "in"),
                List.of(Statement.loop(
                        "i", 0, 3, new BodyBuilder().store("out", I, sixth).build())));
        Program after = Passes.run(before).program();
        // x^2, x^3 = x x^2, x^6 = (x^3)^2: three multiplications a point instead of a pow of 40
        assertThat(Cost.of(after, "test", 1).flops()).isEqualTo(9);
        double[] in = {-1.5, 0, 2};
        assertThat(run(after, new double[3], in)).containsExactly(11.390625, 0, 64);
    }

    @Test
    void theSquareOfAnExponentialIsSharedButNotAcrossAStore() {
        Value load = Value.load("a", I);
        Value e = Value.unary(Value.UnaryOp.EXP, load);
        Program shared = EliminateCommonSubexpressions.apply(program(
                List.of("out", "a"),
                List.of(Statement.loop(
                        "i",
                        0,
                        1,
                        new BodyBuilder().store("out", I, Value.mul(e, e)).build()))));
        assertThat(((Statement.Loop) body(shared).getFirst()).body()).hasSize(2);
        // a[i] = exp(a[i]); out[i] = exp(a[i]): the same text, two values
        Program stored = program(
                List.of("out", "a"),
                List.of(Statement.loop(
                        "i",
                        0,
                        1,
                        new BodyBuilder().store("a", I, e).store("out", I, e).build())));
        assertThat(EliminateCommonSubexpressions.apply(stored)).isEqualTo(stored);
    }

    @Test
    void invariantsLeaveTheirLoopButLoadsOfStoredArraysStay() {
        Index j = Index.of("j");
        BodyBuilder inner = new BodyBuilder();
        inner.store("a", j, Value.add(Value.load("w", I), Value.load("a", Index.of(0))));
        Program before = program(
                List.of("a", "w"),
                List.of(Statement.loop("i", 0, 2, List.of(Statement.loop("j", 0, 3, inner.build())))));
        Program after = HoistInvariants.apply(before);
        List<Statement> perI = ((Statement.Loop) body(after).getFirst()).body();
        assertThat(perI.getFirst()).isInstanceOf(Statement.Let.class);
        assertThat(((Statement.Let) perI.getFirst()).value()).isEqualTo(Value.load("w", I));
        assertThat(perI.get(1).toString()).contains("Load[array=a");
        assertThat(run(after, new double[] {1, 0, 0}, new double[] {2, 5}))
                .isEqualTo(run(before, new double[] {1, 0, 0}, new double[] {2, 5}));
    }

    private static boolean vectorises(int from, int to, Index store, Index load) {
        Program program = program(
                List.of("a", "b"),
                List.of(Statement.loop(
                        "i",
                        from,
                        to,
                        new BodyBuilder()
                                .store("a", store, Value.mul(Value.load("a", load), Value.load("b", I)))
                                .build())));
        return ((Statement.Loop) body(Vectorise.apply(program)).getFirst()).vectorised();
    }

    @Test
    void onlyLoopsWithIndependentIterationsAreVectorised() {
        assertThat(vectorises(0, 8, I, I)).isTrue();
        assertThat(vectorises(0, 8, I, I.plus(8)))
                .as("reads what no iteration writes")
                .isTrue();
        assertThat(vectorises(1, 8, I, I.plus(-1))).as("a recurrence").isFalse();
        assertThat(vectorises(0, 8, I, I.plus(7)))
                .as("the first reads what the last writes")
                .isFalse();
        assertThat(vectorises(0, 8, I.times(2), I.times(2)))
                .as("a strided store")
                .isFalse();
        assertThat(vectorises(0, 8, I, I.times(-1).plus(20)))
                .as("a reversed load")
                .isFalse();
        assertThat(vectorises(0, 8, I, Index.of(3)))
                .as("reads one that is written")
                .isFalse();
    }

    @Test
    void foldingKeepsEveryBit() {
        Value x = Value.load("in", I);
        List<Value> values = List.of(
                Value.add(x, Value.ZERO),
                Value.mul(Value.constant(-1), x),
                Value.sub(x, Value.neg(x)),
                Value.mul(Value.ZERO, x),
                Value.neg(Value.neg(x)),
                Value.div(x, Value.ONE));
        double[] in = {0.1, -3, 1e300, Double.NaN, Double.POSITIVE_INFINITY};
        for (Value value : values) {
            Program before = program(
                    List.of("out", "in"),
                    List.of(Statement.loop(
                            "i",
                            0,
                            in.length,
                            new BodyBuilder().store("out", I, value).build())));
            assertThat(run(FoldConstants.apply(before), new double[in.length], in))
                    .as("%s", value)
                    .isEqualTo(run(before, new double[in.length], in));
        }
    }

    static List<Method> methods() {
        return List.of(
                Method.STRANG,
                Method.YOSHIDA_4,
                new Method.FiniteDifference(8, Method.Scheme.EULER),
                new Method.FiniteDifference(2, Method.Scheme.CRANK_NICOLSON));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void runningThePassesTwiceChangesNothing(Method method) {
        Expr x = Expr.sym("x");
        Problem problem = Problem.of(Expr.add(Expr.pow(x, 6), Expr.exp(Expr.pow(x, 2))), Expr.ONE, "x");
        Grid grid = Grid.of(new Axis("x", -1, 1, 47, Boundary.DIRICHLET));
        Program once =
                Passes.run(KernelSource.of(problem, grid, method).program()).program();
        assertThat(Passes.run(once).program()).isEqualTo(once);
    }

    /** Random expressions: every pass alone and all together keep the interpreter's values. */
    @Test
    void passesKeepTheValuesOfRandomExpressions() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(SEED + seed);
            Expr expr = expression(random, 5);
            Problem problem = Problem.of(expr, Expr.ONE, "x", "y").with("a", 0.7);
            Grid grid = Grid.of(
                    new Axis("x", 0.3, 1.2, 4, Boundary.PERIODIC), new Axis("y", -1.1, 0.8, 3, Boundary.PERIODIC));
            Program before = new Program("Test", List.of(OnGrid.routine(problem, grid, "test", expr, "the objective")));
            double[] expected = new double[grid.size()];
            new Interpreter(before).run("test", OnGrid.arrays(grid, expected), new int[0], new double[] {0.7});
            Program after = Passes.run(before).program();
            double[] actual = new double[grid.size()];
            new Interpreter(after).run("test", OnGrid.arrays(grid, actual), new int[0], new double[] {0.7});
            for (int i = 0; i < expected.length; i++) {
                // fused and regrouped operations round differently: a few ulps of the largest intermediate value
                double tolerance = 1e-11 * Math.max(1, Math.abs(expected[i]));
                assertThat(Double.isFinite(actual[i]) ? actual[i] : 0)
                        .as("seed %d: %s", SEED + seed, expr)
                        .isCloseTo(
                                Double.isFinite(expected[i]) ? expected[i] : 0,
                                org.assertj.core.api.Assertions.within(tolerance));
            }
        }
    }

    /** Sums and products of parts in one and in more coordinates: most have something to separate, tabulate or mirror. */
    @Test
    void randomObjectivesKeepTheirValuesOnManyGridsAndThePassesAreIdempotent() {
        int changed = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(SEED + seed);
            int[] points = new int[1 + random.nextInt(3)];
            for (int i = 0; i < points.length; i++) {
                points[i] = 2 + random.nextInt(11);
            }
            Boundary boundary = Boundary.values()[random.nextInt(Boundary.values().length)];
            Grid grid = GridFunction.symmetric(0.5 + 2 * random.nextDouble(), boundary, points);
            Expr objective = objective(random, points.length);
            GridFunction function = GridFunction.of(objective, grid);
            Program after = Passes.run(function.program()).program();
            String what = "seed " + (SEED + seed) + ": " + objective + " on " + grid;
            assertThat(Passes.run(after).program()).as(what).isEqualTo(after);
            double[] expected = function.values();
            double[] actual = function.values(after);
            double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            for (int i = 0; i < expected.length; i++) {
                // at most some forty roundings of parts that may cancel to a hundredth
                assertThat(actual[i])
                        .as(what)
                        .isCloseTo(expected[i], org.assertj.core.api.Assertions.within(1e-12 * Math.max(1, largest)));
            }
            changed += after.toString().contains("Table[") ? 1 : 0;
        }
        assertThat(changed).as("objectives with a table").isGreaterThan(100);
    }

    private static Expr objective(Random random, int dimension) {
        List<Expr> terms = new ArrayList<>();
        for (int term = 1 + random.nextInt(4); term > 0; term--) {
            List<Expr> factors = new ArrayList<>();
            for (int factor = 1 + random.nextInt(3); factor > 0; factor--) {
                factors.add(factor(random, dimension));
            }
            terms.add(Expr.mul(factors));
        }
        return Expr.add(terms);
    }

    private static Expr factor(Random random, int dimension) {
        Expr one = coordinate(random, dimension);
        Expr other =
                random.nextInt(3) == 0 ? Expr.sym(random.nextBoolean() ? "a" : "t") : coordinate(random, dimension);
        Expr sum = Expr.add(Expr.pow(one, 1 + random.nextInt(4)), Expr.mul(Expr.num(1, 3), Expr.pow(other, 2)));
        return switch (random.nextInt(11)) {
            case 0 -> Expr.pow(one, 1 + random.nextInt(6));
            case 1 -> Expr.exp(Expr.neg(Expr.add(Expr.pow(one, 2), Expr.pow(other, 2))));
            case 2 -> Expr.call(Fn.SIN, sum);
            case 3 -> Expr.call(Fn.COS, Expr.sub(one, other));
            case 4 -> Expr.call(Fn.ABS, Expr.sub(one, Expr.mul(Expr.num(1, 2), other)));
            case 5 -> Expr.sqrt(Expr.add(Expr.ONE, Expr.pow(sum, 2)));
            case 6 -> Expr.call(Fn.TANH, sum);
            case 7 -> Expr.pow(Expr.add(one, other), 4);
            case 8 -> Expr.exp(Expr.mul(Expr.num(1, 4), one, Expr.call(Fn.SIN, other)));
            case 9 -> Expr.pow(Expr.add(Expr.num(3), Expr.call(Fn.COS, sum)), -1);
            default -> Expr.call(Fn.COSH, Expr.mul(Expr.HALF, one));
        };
    }

    private static Expr coordinate(Random random, int dimension) {
        return Expr.sym(List.of("x", "y", "z").get(random.nextInt(dimension)));
    }

    static Expr expression(Random random, int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return List.of(Expr.sym("x"), Expr.sym("y"), Expr.sym("a"), Expr.num(1 + random.nextInt(3), 2))
                    .get(random.nextInt(4));
        }
        List<Expr> parts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            parts.add(expression(random, depth - 1));
        }
        return switch (random.nextInt(6)) {
            case 0 -> Expr.add(parts);
            case 1 -> Expr.sub(parts.get(0), parts.get(1));
            case 2 -> Expr.mul(parts);
            case 3 -> Expr.pow(Expr.call(org.wickbench.symbolic.expr.Fn.TANH, parts.getFirst()), random.nextInt(7));
            case 4 -> Expr.call(org.wickbench.symbolic.expr.Fn.SIN, parts.getFirst());
            default -> Expr.exp(Expr.call(org.wickbench.symbolic.expr.Fn.SIN, parts.getFirst()));
        };
    }

    @Test
    void aBrokenTreeIsAnInternalErrorAndNoUserError() {
        assertThatThrownBy(() -> program(List.of("a"), List.of(new Statement.Store("b", I, Value.ONE))))
                .isInstanceOf(InternalException.class);
        assertThatThrownBy(() -> program(List.of("class"), List.of())).isInstanceOf(InternalException.class);
        assertThatThrownBy(() -> program(List.of("a;b"), List.of())).isInstanceOf(InternalException.class);
        assertThatThrownBy(() -> program(List.of("a"), List.of(new Statement.Let("a", Value.ONE))))
                .isInstanceOf(InternalException.class);
    }
}
