package org.wickbench.numeric.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.evolve.KernelSource;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.Interpreter;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.pass.Decision;
import org.wickbench.numeric.pass.GridFunction;
import org.wickbench.numeric.pass.Passes;
import org.wickbench.numeric.run.KernelCompiler;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.parse.Parser;

/** Java with vectors, plain Java and C against the slow interpreter, bitwise, over sizes chosen for their tails. */
class TargetsTest {
    private static final long SEED = 4098;
    private static final Offset<Double> CLOSE = Offset.offset(1e-13);
    private static final String GOLDEN = "src/test/resources/golden";

    @TempDir
    private Path folder;

    /** A call with its arguments, so that every target gets the same. */
    private record Invocation(Program program, String routine, double[][] arrays, int[] integers, double[] scalars) {
        double[][] copy() {
            return Arrays.stream(arrays).map(double[]::clone).toArray(double[][]::new);
        }
    }

    private static Program differences(int points, int order, Boundary boundary) {
        Problem problem = Problem.of(Expr.ZERO, Expr.ONE, "x").in(Flow.IMAGINARY_TIME);
        Grid grid = Grid.of(new Axis("x", -1, 1, points, boundary));
        Method method = new Method.FiniteDifference(order, Method.Scheme.EULER);
        return Passes.run(KernelSource.of(problem, grid, method).program()).program();
    }

    private static List<Invocation> invocations(int n) {
        Random random = new Random(SEED + n);
        List<Invocation> all = new ArrayList<>();
        for (int order : new int[] {2, 8}) {
            // the smallest sizes run a part of the rows of a somewhat larger grid
            Program program = differences(Math.max(n, 9), order, Boundary.NEUMANN);
            // room for the padding in front and behind
            double[] u = random.doubles(n + 24, -1, 1).toArray();
            double[] v = random.doubles(n + 24, -1, 1).toArray();
            double[] w = random.doubles(n + 24, -1, 1).toArray();
            double[] out = new double[n + 24];
            int[] part = {0, n};
            all.add(new Invocation(program, "euler", new double[][] {u, v, out}, part, new double[] {0.5, 7, 0.01}));
            all.add(new Invocation(
                    program, "stage", new double[][] {u, v, w, out}, part, new double[] {0.5, 7, random.nextDouble()}));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 6, 13, 25, 207, 702, 4098})
    void allTargetsAgreeBitwiseWithTheInterpreter(int n) throws Exception {
        int number = 0;
        for (Invocation invocation : invocations(n)) {
            double[][] expected = invocation.copy();
            new Interpreter(invocation.program)
                    .run(invocation.routine, expected, invocation.integers, invocation.scalars);
            for (JavaEmitter.Flavour flavour : JavaEmitter.Flavour.values()) {
                double[][] actual = invocation.copy();
                new KernelCompiler(Optional.empty(), flavour)
                        .compile(invocation.program, "test")
                        .call(invocation.routine, actual, invocation.integers, invocation.scalars);
                assertThat(actual).as("%s n=%d seed=%d", flavour, n, SEED + n).isDeepEqualTo(expected);
            }
            // compiling C takes half a second: once per stencil is enough
            if (invocation.routine.equals("euler") && hasC()) {
                assertThat(runC(invocation, number++)).as("C n=%d", n).isDeepEqualTo(expected);
            }
        }
    }

    private static final String[] OBJECTIVES = {
        "x^4 + y^4 + a*x*y",
        "sqrt(1 + y^6)*x + 1/(1 + y^2)",
        "exp(-x^2*y^2)*cosh(y)",
        "exp(-a*x^2 - y^2) + sin(x + y)*y^3 + tanh(y)",
        "abs(x)*exp(cos(x)) + cos(x - t)*log(2 + y^4)"
    };

    /**
     * Tables and mirrored halves on all targets, against the interpreter of the tree as it was before any pass. Its
     * functions, Java's and C's differ by an ulp or two each; separated and fused operations by some roundings: a few dozen
     * u of values below 40.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8, 13, 64, 207})
    void objectivesWithTablesAreTheSameOnAllTargets(int n) throws Exception {
        int number = 100;
        for (String objective : OBJECTIVES) {
            GridFunction function =
                    GridFunction.of(Parser.parse(objective), GridFunction.symmetric(1.5, Boundary.PERIODIC, n, n + 3));
            double[][] arrays =
                    OnGrid.arrays(function.grid(), new double[function.grid().size()]);
            Program optimised = Passes.run(function.program()).program();
            Invocation before = new Invocation(function.program(), "test", arrays, new int[0], function.parameters());
            Invocation after = new Invocation(optimised, "test", before.copy(), new int[0], function.parameters());
            double[][] expected = before.copy();
            new Interpreter(before.program).run("test", expected, before.integers, before.scalars);
            for (JavaEmitter.Flavour flavour : JavaEmitter.Flavour.values()) {
                double[][] actual = after.copy();
                new KernelCompiler(Optional.empty(), flavour)
                        .compile(after.program, "test")
                        .call("test", actual, after.integers, after.scalars);
                assertThat(actual[0]).as("%s %s n=%d", flavour, objective, n).containsExactly(expected[0], CLOSE);
            }
            if (n % 3 == 1 && hasC()) {
                assertThat(runC(after, number++)[0])
                        .as("C %s n=%d", objective, n)
                        .containsExactly(expected[0], CLOSE);
            }
        }
    }

    private static boolean hasC() {
        try {
            return new ProcessBuilder("cc", "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException missing) {
            return false;
        }
    }

    /** A main function around one call: hexadecimal literals in, hexadecimal numbers out. */
    private double[][] runC(Invocation invocation, int number) throws Exception {
        Routine routine = invocation.program.routine(invocation.routine);
        StringBuilder text = new StringBuilder(CEmitter.PRELUDE + new CEmitter().functions(invocation.program));
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < invocation.arrays.length; i++) {
            String name = "argument" + i;
            arguments.add(name);
            text.append("static double ").append(name).append("[] = {");
            for (double value : invocation.arrays[i]) {
                text.append(Double.toHexString(value)).append(',');
            }
            text.append("};\n");
        }
        Arrays.stream(invocation.integers).forEach(value -> arguments.add(Integer.toString(value)));
        Arrays.stream(invocation.scalars).forEach(value -> arguments.add(Double.toHexString(value)));
        text.append("int main(void) {\n").append(routine.name()).append("(").append(String.join(", ", arguments));
        text.append(");\n");
        for (int i = 0; i < invocation.arrays.length; i++) {
            text.append("for (int i = 0; i < ").append(invocation.arrays[i].length);
            text.append("; i++) printf(\"%a\\n\", argument").append(i).append("[i]);\n");
        }
        text.append("}\n");
        Path source = folder.resolve("test" + number + ".c");
        Path binary = folder.resolve("test" + number);
        Files.writeString(source, text);
        Process compile = new ProcessBuilder(
                        "cc",
                        "-std=c11",
                        "-O3",
                        "-march=native",
                        "-ffp-contract=off",
                        "-fopenmp-simd",
                        "-w",
                        "-o",
                        binary.toString(),
                        source.toString(),
                        "-lm")
                .redirectErrorStream(true)
                .start();
        String messages = new String(compile.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(compile.waitFor()).as(messages).isZero();
        Process run = new ProcessBuilder(binary.toString()).start();
        double[] numbers = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .mapToDouble(Double::parseDouble)
                .toArray();
        double[][] result = new double[invocation.arrays.length][];
        int from = 0;
        for (int i = 0; i < result.length; i++) {
            result[i] = Arrays.copyOfRange(numbers, from, from + invocation.arrays[i].length);
            from += invocation.arrays[i].length;
        }
        return result;
    }

    private static Program golden() {
        Problem problem = Problem.of(
                        Expr.add(Expr.pow(Expr.sym("x"), 4), Expr.mul(Expr.sym("k"), Expr.pow(Expr.sym("x"), 2))),
                        Expr.ONE,
                        "x")
                .with("k", 1)
                .in(Flow.IMAGINARY_TIME);
        Grid grid = Grid.of(new Axis("x", -1, 1, 24, Boundary.PERIODIC));
        return Passes.run(KernelSource.of(problem, grid, Method.STRANG).program())
                .program();
    }

    /** Run with {@code -Dgolden.write=true} to accept a change after reading it. */
    private static void compareWithGolden(String name, String text) throws IOException {
        Path file = Path.of(GOLDEN, name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    @Test
    void theGeneratedJavaIsTheGoldenOne() throws IOException {
        compareWithGolden(
                "SplitStep.java",
                new JavaEmitter(JavaEmitter.Flavour.VECTOR).emit(golden(), "golden", "zeta = x^4 + k*x^2"));
        compareWithGolden(
                "SplitStepPlain.java",
                new JavaEmitter(JavaEmitter.Flavour.PLAIN).emit(golden(), "golden", "zeta = x^4 + k*x^2"));
    }

    @Test
    void theGeneratedCIsTheGoldenOneAndCompilesWithoutWarnings() throws Exception {
        compareWithGolden("splitstep.c", new CEmitter().functions(golden()));
        assumeTrue(hasC(), "no C compiler on the path");
        Path source = folder.resolve("golden.c");
        Files.writeString(source, CEmitter.PRELUDE + Files.readString(Path.of(GOLDEN, "splitstep.c")));
        Process compile = new ProcessBuilder(
                        "cc",
                        "-std=c11",
                        "-Wall",
                        "-Wextra",
                        "-Werror",
                        "-Wno-unused-function",
                        "-Wno-unused-parameter",
                        "-fopenmp-simd",
                        "-c",
                        "-o",
                        folder.resolve("golden.o").toString(),
                        source.toString())
                .redirectErrorStream(true)
                .start();
        String messages = new String(compile.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(compile.waitFor()).as(messages).isZero();
    }

    /** What the passes make of objectives: the routine before and after in Java, after in C, and what was weighed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "separable; 2; exp(-x^2/2 - y^4/4) + x^4 + a*y^6",
                "even; 2; exp(-x^2*y^2)",
                "partly; 3; x^4 + cos(y)*exp(-z^2) + x*y*z",
                "wave; 2; sin(x + 2*y)",
                "neither; 2; exp(x*y^3) + y^2"
            })
    void theObjectivesAreTheGoldenOnes(String name, int dimension, String objective) throws IOException {
        GridFunction function = GridFunction.of(
                Parser.parse(objective),
                GridFunction.symmetric(
                        4, Boundary.PERIODIC, dimension == 2 ? new int[] {32, 24} : new int[] {8, 12, 10}));
        Passes.Optimised optimised = Passes.run(function.program());
        JavaEmitter java = new JavaEmitter(JavaEmitter.Flavour.PLAIN);
        StringBuilder text = new StringBuilder("The objective " + objective + "\n\nBefore the passes, in Java\n\n");
        text.append(java.members(function.program())).append("After them, in Java\n\n");
        text.append(java.members(optimised.program())).append("After them, in C\n\n");
        text.append(new CEmitter().functions(optimised.program())).append("What was weighed\n\n");
        for (Decision decision : optimised.decisions()) {
            text.append(String.format(
                    "%s: %s: %s%n    without %d flops, %d bytes; with %d flops, %d bytes%n",
                    decision.pass(),
                    decision.choice(),
                    decision.taken() ? "done" : "not worth it",
                    decision.without().cost().flops(),
                    decision.without().cost().bytes(),
                    decision.with().cost().flops(),
                    decision.with().cost().bytes()));
        }
        compareWithGolden("objective-" + name + ".txt", text.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/ class Evil {", "/*", "\\u002a/", "a\nb", "??/", "\u00e9\ud83d\ude00", "%s\"'"})
    void foreignTextCannotLeaveAComment(String text) {
        String escaped = Escape.comment(text);
        assertThat(escaped).matches("[ -~]*").doesNotContain("*/", "/*", "\\", "\n", "??");
    }
}
