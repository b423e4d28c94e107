package org.wickbench.numeric.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.numeric.equation.InternalException;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.Facts;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Interpreter;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

class MirrorEvenLoopsTest {
    private static Program mirrored(Program program) {
        return MirrorEvenLoops.apply(program, _ -> {});
    }

    /** Which coordinates were mirrored, in alphabetical order. */
    private static String axes(String formula, Grid grid) {
        List<Decision> decisions = new ArrayList<>();
        MirrorEvenLoops.apply(GridFunction.of(formula, grid).program(), decisions::add);
        return String.join(
                "",
                decisions.stream()
                        .filter(Decision::taken)
                        .map(decision -> decision.choice().substring("even in ".length(), "even in x".length()))
                        .sorted()
                        .toList());
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    @ParameterizedTest
    @EnumSource(Boundary.class)
    void theNodesOfASymmetricAxisMirrorToTheLastBit(Boundary boundary) {
        for (double end : new double[] {6, 0.1, Math.PI, 1e-3, 7.3}) {
            for (int points : new int[] {2, 3, 10, 47, 100, 1023}) {
                Axis axis = new Axis("x", -end, end, points, boundary);
                for (int j = Math.max(0, axis.mirrorSum() - points + 1); j < points; j++) {
                    assertThat(axis.node(j)).isEqualTo(-axis.node(axis.mirrorSum() - j));
                }
                // the points lie where they lie on an axis that is not symmetric, up to a few roundings
                double first = -end
                        + (boundary == Boundary.DIRICHLET ? 1 : boundary == Boundary.NEUMANN ? 0.5 : 0)
                                * axis.spacing();
                assertThat(axis.node(0)).isCloseTo(first, within(1e-15 * end));
                assertThat(axis.node(points - 1)).isCloseTo(first + (points - 1) * axis.spacing(), within(1e-15 * end));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cosh(x)",
                "exp(-x^2*y^2)",
                "exp(cos(x) + y)",
                "log(1 + abs(x))*exp(y^4*x)",
                "sqrt(exp(x^2) + exp(-y^2))*x*sin(x)",
                "exp(x^6*a + y)*cos(t)",
                "erf(x)*sinh(x)*tanh(y)"
            })
    void halvesAreMirroredToTheLastBitOnEverySize(String formula) {
        for (Boundary boundary : Boundary.values()) {
            for (int points : new int[] {2, 3, 4, 5, 8, 13, 24, 25}) {
                Grid grid = GridFunction.symmetric(1.3, boundary, points, 9);
                GridFunction function = GridFunction.of(formula, grid);
                Program after = mirrored(function.program());
                assertThat(bits(function.values(after)))
                        .as("%s %s", formula, grid)
                        .isEqualTo(bits(function.values()));
                assertThat(mirrored(after)).as("idempotent").isEqualTo(after);
            }
        }
    }

    @Test
    void costlyEvenFunctionsAreEvaluatedOnOneHalfOfEachEvenAxis() {
        Grid plane = GridFunction.symmetric(2, Boundary.DIRICHLET, 24, 20);
        assertThat(axes("exp(-x^2*y^2)", plane)).isEqualTo("xy");
        assertThat(axes("exp(-x^2*y)", plane)).isEqualTo("x");
        assertThat(axes("exp(x*abs(y))", plane)).isEqualTo("y");
        assertThat(axes("cos(x)*cosh(x*y^3)", plane)).isEqualTo("xy");
        assertThat(axes("exp(x*sin(x)*tanh(y))", plane)).isEqualTo("x");
        assertThat(axes("exp((x^3 - x)^2 + y)", plane))
                .as("a square of an odd sum")
                .isEqualTo("x");
        assertThat(axes("exp(cos(x)*cos(y)*cos(z))", GridFunction.symmetric(2, Boundary.NEUMANN, 8, 10, 12)))
                .isEqualTo("xyz");
    }

    /** Odd and skew functions, axes that are not symmetric, and what is even only up to rounding or the sign of a zero. */
    @Test
    void nothingElseIsMirrored() {
        Grid plane = GridFunction.symmetric(2, Boundary.DIRICHLET, 24, 20);
        for (String formula : List.of(
                "exp(x^3)*exp(y)",
                "exp(x*y)",
                "exp((x+y)^4)",
                "exp((x+1)^2 + y)",
                "exp(x + x^2 + y)",
                "sin(x)*exp(y)",
                "sin(x)^3*tan(x)*x*exp(y)",
                "exp(step(x) + y)",
                "exp((x+1)^2 + (x-1)^2 + y)",
                "(sin(x)^3 - sin(x))*x*exp(y)",
                "exp(sqrt(x+3) + y)")) {
            assertThat(axes(formula, plane)).as(formula).isEmpty();
        }
        Grid skew = Grid.of(
                new Axis("x", -2, 2.0000000000000004, 24, Boundary.DIRICHLET),
                new Axis("y", 0, 4, 20, Boundary.DIRICHLET));
        assertThat(axes("exp(-x^2*y^2)", skew)).isEmpty();
    }

    @Test
    void cheapFunctionsAreEvaluatedEverywhere() {
        // vectors evaluate a polynomial faster than a loop copies backwards
        assertThat(axes("x^4 + a*x^2", GridFunction.symmetric(2, Boundary.PERIODIC, 24)))
                .isEmpty();
    }

    @Test
    void operationsFallToAQuarterAndTheReportSaysSo() {
        GridFunction function = GridFunction.of("exp(-x^2*y^2)", GridFunction.symmetric(2, Boundary.DIRICHLET, 64, 64));
        Program before = HoistInvariants.apply(ExpandPowers.apply(function.program()));
        Program after = mirrored(before);
        // y^2, a product and an exponential per point, -x^2 per line
        assertThat(function.cost(before).flops()).isEqualTo(64 * 64 * 22 + 64 * 2);
        assertThat(function.cost(after).flops()).isEqualTo(32 * 32 * 22 + 32 * 2);
    }

    @Test
    void aTableOfEvenValuesIsEven() {
        GridFunction function = GridFunction.of("exp(x*cosh(y))", GridFunction.symmetric(2, Boundary.PERIODIC, 24, 20));
        Program tabulated = TabulateOrRecompute.apply(function.program(), _ -> {});
        assertThat(tabulated.routine("test").body().getFirst()).isInstanceOf(Statement.Table.class);
        Program after = mirrored(tabulated);
        assertThat(after).isNotEqualTo(tabulated);
        assertThat(bits(function.values(after))).isEqualTo(bits(function.values()));
    }

    @Test
    void theInterpreterRefusesArgumentsThatAreNotMirroredOrOutOfRange() {
        GridFunction function = GridFunction.of("cosh(x)", GridFunction.symmetric(2, Boundary.DIRICHLET, 9));
        double[][] arrays = OnGrid.arrays(function.grid(), new double[9]);
        arrays[1][3] = Math.nextUp(arrays[1][3]);
        assertThatThrownBy(() ->
                        new Interpreter(function.program()).run("test", arrays, new int[0], function.parameters()))
                .isInstanceOf(InternalException.class)
                .hasMessageContaining("not mirrored");
        assertThatThrownBy(() -> new Interpreter(function.program())
                        .run("test", OnGrid.arrays(function.grid(), new double[9]), new int[0], new double[] {0.8}))
                .isInstanceOf(InternalException.class)
                .hasMessageContaining("outside");
    }

    /** {@code t[j] = cosh(ys[j])} in front of {@code for i, for j: out[i,j] = exp(xs[i] + t[j])}, with more in between. */
    private static Program withTable(int mirrorSum, Statement... between) {
        Index j = Index.of("j");
        Value y = Value.load("ys", j);
        Value sum = Value.add(Value.load("xs", Index.of("i")), Value.load("t", j));
        List<Statement> body = new ArrayList<>(List.of(
                new Statement.Table("t", 24),
                Statement.loop("j", 0, 24, List.of(new Statement.Store("t", j, Value.unary(Value.UnaryOp.COSH, y))))));
        body.addAll(List.of(between));
        Statement.Store store =
                new Statement.Store("out", Index.of("i").times(24).plus(j), Value.unary(Value.UnaryOp.EXP, sum));
        body.add(Statement.loop("i", 0, 20, List.of(Statement.loop("j", 0, 24, List.of(store)))));
        return new Program(
                "Test",
                List.of(new Routine("test", "Test.", List.of("out", "xs", "ys"), List.of(), List.of(), body)
                        .withFacts(new Facts(Map.of("ys", mirrorSum), Map.of()))));
    }

    private static long mirroredNests(Program program) {
        return mirrored(program).routine("test").body().stream()
                .filter(Statement.Note.class::isInstance)
                .count();
    }

    @Test
    void aTableThatIsChangedAgainIsNotEven() {
        assertThat(mirroredNests(withTable(23))).isEqualTo(1);
        Index j = Index.of("j");
        Statement odd = Statement.loop("j", 0, 24, List.of(new Statement.Store("t", j, Value.load("ys", j))));
        assertThat(mirroredNests(withTable(23, odd))).isZero();
        Statement other = Statement.loop("j", 12, 24, List.of(new Statement.Store("t", j, Value.constant(3))));
        assertThat(mirroredNests(withTable(23, other))).isZero();
    }

    @Test
    void aHalfThatIsNotThereIsNotCopied() {
        // elements 11 to 23 have no mirror image: 20 - 23 is before the array
        assertThat(mirroredNests(withTable(20))).isZero();
        // elements 0 to 15 have none: only the upper ones are copied
        assertThat(mirroredNests(withTable(40))).isEqualTo(1);
    }
}
