package org.wickbench.numeric.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wickbench.numeric.emit.Target;
import org.wickbench.symbolic.enclose.Ball;
import org.wickbench.symbolic.enclose.Evaluator;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.parse.Parser;

/** Written activations, compiled and run, against enclosures of 60 digits. */
class ActivationSourceTest {
    private static final long SEED = 3;

    @TempDir
    private Path folder;

    /** A function of the written file: {@code out = f(rows, columns, arrays...)}. */
    private interface Written {
        double[] call(String function, int rows, int columns, double[]... arrays) throws Exception;
    }

    private Written written(Activation activation, Target target) throws Exception {
        Path file = folder.resolve(
                ActivationSource.write(activation, target, "test").getFirst().name());
        Files.writeString(
                file,
                ActivationSource.write(activation, target, "test").getFirst().text());
        return target == Target.JAVA ? java(activation, file) : c(activation, file);
    }

    private Written java(Activation activation, Path file) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-Xlint:all,-path",
                        "-Werror",
                        "-d",
                        folder.toString(),
                        file.toString()))
                .isZero();
        URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
        Class<?> type = loader.loadClass(ActivationSource.className(activation));
        return (function, rows, columns, arrays) -> {
            Method method = Arrays.stream(type.getMethods())
                    .filter(each -> each.getName().equals(function))
                    .findFirst()
                    .orElseThrow();
            double[] out = new double[rows * columns];
            List<Object> arguments = new ArrayList<>(List.of(rows, columns));
            arguments.addAll(List.of((Object[]) arrays));
            arguments.add(out);
            method.invoke(null, arguments.toArray());
            return out;
        };
    }

    private Written c(Activation activation, Path file) throws Exception {
        assumeTrue(hasCompiler(), "there is no C compiler");
        String name = activation.functionName();
        Path program = folder.resolve("main.c");
        String product = activation.isOfRows() ? "softmax_vjp" : name + "_vjp";
        Files.writeString(program, """
                #include "%s"
                #include <stdio.h>
                #include <stdlib.h>
                int main(int count, char **words) {
                    long rows = atol(words[1]), columns = atol(words[2]), n = rows * columns;
                    double *x = malloc(8 * n), *g = malloc(8 * n), *y = malloc(8 * n);
                    if (fread(x, 8, n, stdin) != (size_t) n) return 1;
                    if (count > 3) {
                        if (fread(g, 8, n, stdin) != (size_t) n) return 1;
                        %s(rows, columns, x, g, y);
                    } else {
                        %s_forward(rows, columns, x, y);
                    }
                    return fwrite(y, 8, n, stdout) != (size_t) n;
                }
                """.formatted(file.getFileName(), product, name));
        Path binary = folder.resolve("program");
        List<String> line = List.of(
                "cc",
                "-std=c11",
                "-O3",
                "-march=native",
                "-fopenmp-simd",
                "-ffp-contract=off",
                "-Wall",
                "-Werror",
                "-o",
                binary.toString(),
                program.toString(),
                "-lm");
        Process build = new ProcessBuilder(line).inheritIO().start();
        assertThat(build.waitFor()).isZero();
        return (function, rows, columns, arrays) -> {
            ByteBuffer in =
                    ByteBuffer.allocate(8 * rows * columns * arrays.length).order(ByteOrder.nativeOrder());
            for (double[] array : arrays) {
                for (double value : array) {
                    in.putDouble(value);
                }
            }
            Path input = folder.resolve("input");
            Files.write(input, in.array());
            List<String> run = new ArrayList<>(List.of(binary.toString(), "" + rows, "" + columns));
            if (arrays.length > 1) {
                run.add("vjp");
            }
            Process process =
                    new ProcessBuilder(run).redirectInput(input.toFile()).start();
            ByteBuffer out =
                    ByteBuffer.wrap(process.getInputStream().readAllBytes()).order(ByteOrder.nativeOrder());
            assertThat(process.waitFor()).isZero();
            double[] values = new double[rows * columns];
            out.asDoubleBuffer().get(values);
            return values;
        };
    }

    private static boolean hasCompiler() {
        try {
            return new ProcessBuilder("cc", "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException missing) {
            return false;
        }
    }

    /** All sizes of doubles whose exponential an enclosure follows. */
    private static double[] arguments() {
        Random random = new Random(SEED);
        List<Double> xs =
                new ArrayList<>(List.of(0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, -745.1, -708.4, 1e6, -1e6));
        for (int i = 0; i < 500; i++) {
            xs.add(2 * random.nextDouble() - 1);
            xs.add(80 * random.nextDouble() - 40);
            xs.add(1520 * random.nextDouble() - 760);
            xs.add(-700 - 45 * random.nextDouble());
            xs.add((random.nextBoolean() ? 1 : -1) * Math.pow(10, 325 * random.nextDouble() - 320));
        }
        return xs.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double distance(Ball exact, double found) {
        Ball size = exact.minus((Ball) number(found), 300);
        return Math.abs(size.toDouble());
    }

    private static Object number(double value) {
        return new Evaluator(300)
                .evaluate(Expr.num(new BigDecimal(value)), Map.of())
                .re();
    }

    private static Ball enclosure(Expr formula, double x) {
        return new Evaluator(200)
                .evaluate(formula, Map.of(Expr.sym("x"), Expr.num(new BigDecimal(x))))
                .re();
    }

    @ParameterizedTest
    @CsvSource({
        "SIGMOID, JAVA",
        "SIGMOID, C",
        "TANH, JAVA",
        "TANH, C",
        "SOFTPLUS, JAVA",
        "SOFTPLUS, C",
        "SILU, JAVA",
        "SILU, C",
        "GELU, JAVA",
        "GELU, C"
    })
    void valuesAndProductsAreWithinTheirStatedUlps(Activation activation, Target target) throws Exception {
        Written written = written(activation, target);
        String name = activation.functionName();
        double[] xs = arguments();
        double[] ones = new double[xs.length];
        Arrays.fill(ones, 1);
        double[] values = written.call(name + "_forward", 1, xs.length, xs);
        double[] products = written.call(name + "_vjp", 1, xs.length, xs, ones);
        Expr formula = Parser.parse(
                switch (activation) {
                    case SOFTPLUS -> "softplus(x)";
                    case SILU -> "x/(1 + exp(-x))";
                    case GELU -> "x/2*erfc(-x/sqrt(2))";
                    case TANH -> "tanh(x)";
                    default -> "1/(1 + exp(-x))";
                });
        for (int i = 0; i < xs.length; i++) {
            double x = xs[i];
            if (activation == Activation.GELU && Math.abs(x) > 1000) {
                assertThat(values[i]).isEqualTo(x > 0 ? x : -0.0);
                continue;
            }
            Ball exact = enclosure(formula, x);
            assertThat(distance(exact, values[i]) / Math.ulp(exact.toDouble()))
                    .as("%s(%s) = %s", name, x, values[i])
                    .isLessThanOrEqualTo(activation.forwardUlps());
            Ball first = enclosure(Parser.parse(terms(activation)[0]), x);
            Ball second = enclosure(Parser.parse(terms(activation)[1]), x);
            double largest = Math.max(Math.abs(first.toDouble()), Math.abs(second.toDouble()));
            assertThat(distance(first.plus(second, 300), products[i]) / Math.ulp(largest))
                    .as("slope of %s at %s = %s", name, x, products[i])
                    .isLessThanOrEqualTo(activation.productUlps());
        }
    }

    /** The two terms that the slope is a sum of. */
    private static String[] terms(Activation activation) {
        return switch (activation) {
            case SIGMOID -> new String[] {"1/((1 + exp(-x))*(1 + exp(x)))", "0"};
            case TANH -> new String[] {"1/cosh(x)^2", "0"};
            case SOFTPLUS -> new String[] {"1/(1 + exp(-x))", "0"};
            case SILU -> new String[] {"1/(1 + exp(-x))", "x/((1 + exp(-x))*(1 + exp(x)))"};
            case GELU -> new String[] {"erfc(-x/sqrt(2))/2", "x*exp(-x^2/2)/sqrt(2*pi)"};
            case SOFTMAX -> throw new IllegalArgumentException("it has a row");
        };
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void rowsOfSoftmaxAreWithinTheirStatedUlps(Target target) throws Exception {
        Written written = written(Activation.SOFTMAX, target);
        Random random = new Random(SEED);
        for (int columns : new int[] {1, 2, 7, 8, 9, 33, 200}) {
            for (double spread : new double[] {0.1, 5, 300}) {
                int rows = 3;
                double[] x = new double[rows * columns];
                double[] g = new double[rows * columns];
                for (int i = 0; i < x.length; i++) {
                    x[i] = spread * random.nextGaussian() + (i / columns == 1 ? -1e8 : 0);
                    g[i] = random.nextGaussian();
                }
                double[] y = written.call("softmax_forward", rows, columns, x);
                double[] d = written.call("softmax_vjp", rows, columns, y, g);
                for (int row = 0; row < rows; row++) {
                    int from = row * columns;
                    check(x, y, g, d, from, from + columns);
                }
            }
        }
    }

    private static void check(double[] x, double[] y, double[] g, double[] d, int from, int to) {
        double most = Arrays.stream(x, from, to).max().orElseThrow();
        Evaluator evaluator = new Evaluator(200);
        Ball[] weights = new Ball[to - from];
        Ball sum = Ball.ZERO;
        Ball mean = Ball.ZERO;
        for (int i = from; i < to; i++) {
            Expr difference = Expr.sub(Expr.num(new BigDecimal(x[i])), Expr.num(new BigDecimal(most)));
            weights[i - from] =
                    evaluator.evaluate(Expr.call(Fn.EXP, difference), Map.of()).re();
            sum = sum.plus(weights[i - from], 300);
            mean = mean.plus(((Ball) number(g[i])).times((Ball) number(y[i]), 300), 300);
        }
        for (int i = from; i < to; i++) {
            Ball exact = weights[i - from].dividedBy(sum, 300);
            assertThat(distance(exact, y[i]) / Math.ulp(exact.toDouble()))
                    .as("element %d of %d: %s", i - from, to - from, y[i])
                    .isLessThanOrEqualTo(Activation.SOFTMAX.forwardUlps());
            Ball product = ((Ball) number(g[i])).minus(mean, 300).times((Ball) number(y[i]), 300);
            double largest = Math.abs(y[i]) * Math.max(Math.abs(g[i]), Math.abs(mean.toDouble()));
            assertThat(distance(product, d[i]) / Math.ulp(largest))
                    .as("product %d of %d: %s", i - from, to - from, d[i])
                    .isLessThanOrEqualTo(Activation.SOFTMAX.productUlps());
        }
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void nothingOverflowsAndWhatIsNoNumberStaysNone(Target target) throws Exception {
        double inf = Double.POSITIVE_INFINITY;
        double[] x = {inf, -inf, Double.MAX_VALUE, -Double.MAX_VALUE, Double.NaN};
        double[][] limits = {
            {1, 0, 1, 0, Double.NaN},
            {1, -1, 1, -1, Double.NaN},
            {inf, 0, Double.MAX_VALUE, 0, Double.NaN},
            {inf, -0.0, Double.MAX_VALUE, -0.0, Double.NaN},
            {inf, -0.0, Double.MAX_VALUE, -0.0, Double.NaN}
        };
        Activation[] elementwise = {
            Activation.SIGMOID, Activation.TANH, Activation.SOFTPLUS, Activation.SILU, Activation.GELU
        };
        for (int i = 0; i < elementwise.length; i++) {
            double[] y =
                    written(elementwise[i], target).call(elementwise[i].functionName() + "_forward", 1, x.length, x);
            assertThat(y).as(elementwise[i].functionName()).containsExactly(limits[i]);
        }
        double[] y = written(Activation.SOFTMAX, target)
                .call("softmax_forward", 2, 3, new double[] {1e308, -1e308, 1e308, 0, Double.NaN, 1});
        assertThat(y).containsExactly(0.5, 0, 0.5, Double.NaN, Double.NaN, Double.NaN);
    }

    @Test
    void theReadmeSaysWhatTheKernelPromises() {
        String readme = ActivationSource.write(Activation.GELU, Target.C, "test")
                .getLast()
                .text();
        assertThat(readme).contains("at most 6 ulp", "cc -std=c11", "gelu_forward", "gelu_vjp");
    }
}
