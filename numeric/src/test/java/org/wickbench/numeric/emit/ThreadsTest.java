package org.wickbench.numeric.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wickbench.numeric.Problems;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.evolve.TimeSpan;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;
import org.wickbench.numeric.pass.IndependentIterations;
import org.wickbench.symbolic.expr.Expr;

class ThreadsTest {
    private static final Index I = Index.of("i");
    private static final Index J = Index.of("j");

    @TempDir
    private Path folder;

    private static boolean nest(int inner, Index store, Index load) {
        List<Statement> body =
                new BodyBuilder().store("a", store, Value.load("a", load)).build();
        return IndependentIterations.of(Statement.loop("i", 0, 8, List.of(Statement.loop("j", 0, inner, body))));
    }

    @Test
    void iterationsAreIndependentIfNoneTouchesWhatAnotherStores() {
        Index at = I.times(5).plus(J);
        assertThat(nest(5, at, at)).isTrue();
        assertThat(nest(6, at, at)).as("rows overlap").isFalse();
        assertThat(nest(5, at, at.plus(1))).as("a neighbour is read").isFalse();
        assertThat(nest(5, J, J)).as("all iterations store the same").isFalse();
        Statement sum = new Statement.Update("total", Value.add(Value.local("total"), Value.load("b", I)));
        assertThat(IndependentIterations.of(Statement.loop("i", 0, 8, List.of(sum))))
                .as("a sum")
                .isFalse();
        List<Statement> call = new BodyBuilder()
                .store("a", I, Value.ONE)
                .call("other", List.of("a"), List.of(), List.of())
                .build();
        assertThat(IndependentIterations.of(Statement.loop("i", 0, 8, call))).isFalse();
        List<Statement> twice = new BodyBuilder()
                .store("a", I, Value.ONE)
                .store("a", I.plus(1), Value.ONE)
                .build();
        assertThat(IndependentIterations.of(Statement.loop("i", 0, 8, twice))).isFalse();
    }

    private static List<SourceFile> generate(int points) {
        Expr r2 = Expr.add(Expr.pow(Problems.X, 2), Expr.pow(Problems.Y, 2));
        Problem problem =
                Problem.of(Expr.add(r2, Expr.pow(r2, 2)), Expr.HALF, "x", "y").in(Flow.IMAGINARY_TIME);
        Grid grid = Grid.of(
                new Axis("x", -4, 4, points, Boundary.DIRICHLET), new Axis("y", -4, 4, points, Boundary.DIRICHLET));
        Method method = new Method.FiniteDifference(4, Method.Scheme.RUNGE_KUTTA_4);
        return new Solver()
                .generate(problem, grid, Expr.exp(Expr.neg(r2)), Expr.ZERO, TimeSpan.of(0.01, 20), method, Target.C)
                .files();
    }

    /** Sweeps with full and partly filled panels, along axes with lines before and behind them. */
    private static List<SourceFile> sweeps(Flow flow) {
        Expr r2 = Expr.add(Expr.pow(Problems.X, 2), Expr.pow(Problems.Y, 2), Expr.pow(Problems.Z, 2));
        Problem problem = Problem.of(r2, Expr.HALF, "x", "y", "z").in(flow);
        Grid grid = Grid.of(
                new Axis("x", -4, 4, 24, Boundary.NEUMANN),
                new Axis("y", -4, 4, 26, Boundary.DIRICHLET),
                new Axis("z", -4, 4, 27, Boundary.PERIODIC));
        return new Solver()
                .generate(
                        problem, grid, Expr.exp(Expr.neg(r2)), Expr.ZERO, TimeSpan.of(0.1, 5), Method.STRANG, Target.C)
                .files();
    }

    @Test
    void everyThreadSweepsWithAPanelOfItsOwn() {
        String text = sweeps(Flow.REAL_TIME).getFirst().text();
        String sweep = text.substring(text.indexOf("static void sweep0complex("));
        assertThat(sweep.substring(0, sweep.indexOf("\n}\n")))
                .containsSubsequence(
                        "#pragma omp parallel\n",
                        "double *re = buffer(",
                        "double *im = buffer(",
                        "#pragma omp for\n",
                        "panel0complex(sr, si, re, im,",
                        "free(re);",
                        "free(im);");
        assertThat(text).doesNotContain("double *panelr0");
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void sweepsGiveTheSameBitsOnAnyNumberOfThreads(Flow flow) throws IOException, InterruptedException {
        sameBits(sweeps(flow).getFirst());
    }

    @Test
    void onlyLargeLoopsRunOnSeveralThreads() {
        assertThat(generate(110).getFirst().text()).contains("#pragma omp parallel for\n", "if(parallel: n >= 10000)");
        assertThat(generate(40).getFirst().text()).doesNotContain("#pragma omp parallel for\n");
        assertThat(generate(40).get(1).text()).contains("-fopenmp in place of -fopenmp-simd");
    }

    private String run(int threads, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
        // as many threads as asked for, whatever the machine
        builder.environment().put("OMP_DYNAMIC", "false");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? text : "failed: " + text;
    }

    private boolean compiles(String option, String binary, String source) throws IOException, InterruptedException {
        String messages = run(
                1,
                "cc",
                "-std=c11",
                "-O2",
                "-Wall",
                "-Wextra",
                "-ffp-contract=off",
                option,
                "-o",
                binary,
                source,
                "-lm");
        // without OpenMP its pragmas are unknown, which is meant
        assertThat(messages.lines().filter(line -> line.contains("warning:") && !line.contains("unknown-pragmas")))
                .isEmpty();
        return Files.exists(folder.resolve(binary));
    }

    private void sameBits(SourceFile source) throws IOException, InterruptedException {
        Files.writeString(folder.resolve(source.name()), source.text());
        try {
            assumeTrue(compiles("-fopenmp", "many", source.name()), "no C compiler with OpenMP on the path");
        } catch (IOException missing) {
            assumeTrue(false, "no C compiler on the path");
        }
        assertThat(compiles("-fno-openmp", "one", source.name())).isTrue();
        String one = run(1, "./one", "--check");
        assertThat(one).contains("self-check: the values are the expected ones");
        for (int threads = 1; threads <= 3; threads++) {
            assertThat(run(threads, "./many", "--check"))
                    .as("threads: %d", threads)
                    .isEqualTo(one);
        }
    }

    @Test
    void threadsGiveTheSameBitsAsOne() throws IOException, InterruptedException {
        sameBits(generate(110).getFirst());
    }
}
