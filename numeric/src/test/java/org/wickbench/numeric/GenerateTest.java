package org.wickbench.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wickbench.numeric.emit.ContentHash;
import org.wickbench.numeric.emit.SourceFile;
import org.wickbench.numeric.emit.Target;
import org.wickbench.numeric.equation.Data;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.equation.Samples;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.evolve.TimeSpan;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.spectrum.Levels;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.parse.Parser;

class GenerateTest {
    private static final Expr R2 = Expr.add(Expr.pow(Problems.X, 2), Expr.pow(Problems.Y, 2));
    private static final Problem PLANE = Problem.of(
                    Expr.add(Expr.mul(Expr.HALF, R2), Expr.mul(Expr.sym("g"), Expr.pow(R2, 2))), Expr.HALF, "x", "y")
            .with("g", 0.1);
    private static final Grid PLANE_GRID =
            Grid.of(new Axis("x", -5, 5, 22, Boundary.DIRICHLET), new Axis("y", -5, 5, 21, Boundary.DIRICHLET));
    private static final Grid LINE = Grid.of(new Axis("x", -6, 6, 60, Boundary.PERIODIC));

    @TempDir
    private Path folder;

    private final Solver solver = new Solver();

    private static boolean hasC() {
        try {
            return new ProcessBuilder("cc", "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException missing) {
            return false;
        }
    }

    /** Builds and runs with the commands of the generated README. */
    private List<String> run(Generated generated, Target target) throws Exception {
        return run(generated.files(), target);
    }

    private List<String> run(List<SourceFile> files, Target target) throws Exception {
        assumeTrue(target == Target.JAVA || hasC(), "no C compiler on the path");
        for (SourceFile file : files) {
            Files.writeString(folder.resolve(file.name()), file.text(), StandardCharsets.UTF_8);
        }
        List<String> output = new ArrayList<>();
        String bin = Path.of(System.getProperty("java.home"), "bin").toString();
        List<String> commands = files.get(1)
                .text()
                .lines()
                .filter(line -> line.startsWith("    javac ")
                        || line.startsWith("    java ")
                        || line.startsWith("    cc ")
                        || line.startsWith("    ./"))
                .map(String::strip)
                .toList();
        assertThat(commands).hasSize(3);
        for (String command : commands) {
            ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            builder.environment().merge("PATH", bin, (path, java) -> java + ":" + path);
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("%s: %s", command, text).isZero();
            output.addAll(text.lines().toList());
        }
        assertThat(output.getLast()).isEqualTo("self-check: the values are the expected ones");
        return output;
    }

    private static double value(List<String> output, String label) {
        return output.stream()
                .filter(line -> line.startsWith(label + " "))
                .mapToDouble(line ->
                        Double.parseDouble(line.substring(label.length()).strip()))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void aStandaloneProgramPrintsTheSameEnergiesToTwelveDigits(Target target) throws Exception {
        List<String> output = run(solver.generate(PLANE, PLANE_GRID, 3, target), target);
        double[] energies = solver.ground(PLANE, PLANE_GRID, 3).energies();
        for (int k = 0; k < 3; k++) {
            assertThat(Math.abs(value(output, "energy " + k) - energies[k])).isLessThan(1e-12);
        }
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void aStandaloneEvolutionPrintsTheSameObservables(Target target) throws Exception {
        Expr start = Expr.exp(Expr.neg(Expr.pow(Expr.sub(Problems.X, Expr.ONE), 2)));
        for (Flow flow : List.of(Flow.REAL_TIME, Flow.NORMALISED_IMAGINARY_TIME)) {
            Problem problem =
                    Problem.of(Expr.pow(Problems.X, 4), Expr.HALF, "x").in(flow);
            run(solver.generate(problem, LINE, start, Expr.ZERO, TimeSpan.of(0.5, 50), Method.STRANG, target), target);
        }
        Problem plane = PLANE.in(Flow.REAL_TIME);
        Expr packet = Expr.exp(Expr.neg(R2));
        Grid odd = Grid.of(new Axis("x", -5, 5, 21, Boundary.PERIODIC), new Axis("y", -5, 5, 29, Boundary.DIRICHLET));
        run(
                solver.generate(
                        plane,
                        odd,
                        packet,
                        Expr.mul(Problems.X, packet),
                        TimeSpan.of(0.5, 20),
                        Method.YOSHIDA_4,
                        target),
                target);
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void theSelfCheckFailsOnAWrongKernel(Target target) {
        assumeTrue(target == Target.JAVA || hasC());
        List<SourceFile> files = solver.generate(PLANE, PLANE_GRID, 1, target).files();
        String wrong = files.getFirst().text().replaceFirst("fma\\(0\\.5, ", "fma(0.51, ");
        assertThat(wrong).isNotEqualTo(files.getFirst().text());
        assertThatThrownBy(() -> run(List.of(new SourceFile(files.getFirst().name(), wrong), files.get(1)), target))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("FAILED");
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void generatingTwiceGivesTheSameText(Target target) {
        assertThat(new Solver().generate(PLANE, PLANE_GRID, 2, target))
                .isEqualTo(solver.generate(PLANE, PLANE_GRID, 2, target));
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void namesFromUsersStayHarmlessInGeneratedText(Target target) throws Exception {
        Expr.Sym evil = Expr.sym("*/ System.exit(7); /* \\u002a/ ??/\n");
        Problem problem = Problem.of(Expr.mul(evil, Expr.pow(Problems.X, 2)), Expr.ONE, "x")
                .with(evil.name(), 1);
        List<String> output =
                run(solver.generate(problem, Grid.of(new Axis("x", -6, 6, 40, Boundary.DIRICHLET)), 1, target), target);
        assertThat(Math.abs(value(output, "energy 0") - 1)).isLessThan(1e-11);
    }

    @Test
    void theBuildReportShowsThatPassesSaveWork() {
        BuildReport report = solver.describe(PLANE, PLANE_GRID, Method.STRANG);
        assertThat(report.passes()).hasSize(10);
        BuildReport.PassCost first = report.passes().getFirst();
        BuildReport.PassCost last = report.passes().getLast();
        assertThat(last.flopsAfter()).isLessThan(first.flopsBefore());
        assertThat(last.bytesAfter()).isLessThan(first.bytesBefore());
        assertThat(report.table()).contains("eliminate common subexpressions");
        assertThat(report.source().text()).contains("DoubleVector").contains("zeta = ");
        assertThat(solver.describe(PLANE, PLANE_GRID, Method.STRANG)).isEqualTo(report);
    }

    @Test
    void longSumsLoseNothing() throws Exception {
        Grid grid = Grid.of(
                new Axis("x", -5, 5, 32, Boundary.NEUMANN),
                new Axis("y", -5, 5, 30, Boundary.DIRICHLET),
                new Axis("z", -5, 5, 32, Boundary.PERIODIC));
        Expr r3 = Expr.add(R2, Expr.pow(Problems.Z, 2));
        Expr start = Expr.exp(Expr.neg(r3));
        for (Flow flow : List.of(Flow.REAL_TIME, Flow.IMAGINARY_TIME)) {
            Problem problem = Problem.of(r3, Expr.HALF, "x", "y", "z").in(flow);
            TimeSpan span = TimeSpan.of(0.5, 20);
            List<String> output = run(
                    solver.generate(problem, grid, start, Expr.ZERO, span, Method.STRANG, Target.JAVA), Target.JAVA);
            double energy = solver.evolve(
                            problem,
                            grid,
                            solver.initial(problem, grid, start, Expr.ZERO),
                            span,
                            Method.STRANG,
                            org.wickbench.numeric.evolve.Observer.NONE)
                    .last()
                    .energy();
            // 30 720 terms, summed one after the other, differ by ten times more
            assertThat(Math.abs(value(output, "energy") - energy)).isLessThan(4e-15 * energy);
        }
    }

    @Test
    void theReadmeSaysWhatThePassesDid() {
        Generated generated = solver.generate(
                PLANE.in(Flow.REAL_TIME),
                PLANE_GRID,
                Expr.exp(Expr.neg(R2)),
                Expr.ZERO,
                TimeSpan.of(0.1, 10),
                Method.STRANG,
                Target.C);
        BuildReport report = generated.report();
        BuildReport.PassCost first = report.passes().getFirst();
        BuildReport.PassCost last = report.passes().getLast();
        assertThat(last.flopsAfter()).isLessThan(first.flopsBefore());
        String readme = generated.files().get(1).text();
        assertThat(readme)
                .contains("## How it was compiled", report.table())
                .containsPattern(
                        "\\| as formulated +\\| +" + String.format(Locale.ROOT, "%,d", first.flopsBefore()) + " \\|")
                .containsPattern("`initialRe`, table or recompute: .* done, ")
                .containsPattern("`objective`, mirror even loops: even in x: .* done, ");
        // a run of twice as many steps costs about twice as much: counted is the run, not its text
        BuildReport longer = solver.generate(
                        PLANE.in(Flow.REAL_TIME),
                        PLANE_GRID,
                        Expr.exp(Expr.neg(R2)),
                        Expr.ZERO,
                        TimeSpan.of(0.1, 20),
                        Method.STRANG,
                        Target.C)
                .report();
        assertThat((double) longer.passes().getLast().flopsAfter() / last.flopsAfter())
                .isBetween(1.5, 2.0);
        assertThat(report.contentHash())
                .isEqualTo(ContentHash.of(generated.files().getFirst().text()));
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void differencesAreWrittenAsStandalonePrograms(Target target) throws Exception {
        Method euler = new Method.FiniteDifference(4, Method.Scheme.EULER);
        Method rungeKutta = new Method.FiniteDifference(8, Method.Scheme.RUNGE_KUTTA_4);
        Expr packet = Expr.exp(Expr.neg(R2));
        Grid mixed = Grid.of(new Axis("x", -5, 5, 21, Boundary.NEUMANN), new Axis("y", -5, 5, 29, Boundary.DIRICHLET));
        Problem line = Problem.of(Expr.pow(Problems.X, 4), Expr.HALF, "x");
        Expr start = Expr.exp(Expr.neg(Expr.pow(Expr.sub(Problems.X, Expr.ONE), 2)));
        same(PLANE.in(Flow.REAL_TIME), mixed, packet, Expr.mul(Problems.X, packet), 100, rungeKutta, target);
        same(PLANE.in(Flow.IMAGINARY_TIME), mixed, packet, Expr.ZERO, 2000, euler, target);
        same(line.in(Flow.NORMALISED_IMAGINARY_TIME), LINE, start, Expr.ZERO, 1000, rungeKutta, target);
        same(line.in(Flow.NORMALISED_IMAGINARY_TIME), LINE, start, Problems.X, 1000, euler, target);
    }

    private void same(Problem problem, Grid grid, Expr re, Expr im, int steps, Method method, Target target)
            throws Exception {
        TimeSpan span = TimeSpan.of(0.1, steps);
        List<String> output = run(solver.generate(problem, grid, re, im, span, method, target), target);
        org.wickbench.numeric.evolve.Observables last = solver.evolve(
                        problem,
                        grid,
                        solver.initial(problem, grid, re, im),
                        span,
                        method,
                        org.wickbench.numeric.evolve.Observer.NONE)
                .last();
        assertThat(Math.abs(value(output, "norm") - last.norm())).isLessThan(1e-12 * last.norm());
        assertThat(Math.abs(value(output, "energy") - last.energy())).isLessThan(1e-12 * Math.abs(last.energy()));
        assertThat(Math.abs(value(output, "mean of axis 0")
                        - last.moments().getFirst().mean()))
                .isLessThan(1e-12);
    }

    @Test
    void implicitStepsAreNotWrittenAsStandalonePrograms() {
        Problem problem = Problem.of(Expr.ZERO, Expr.ONE, "x").in(Flow.IMAGINARY_TIME);
        Grid grid = Grid.of(new Axis("x", -6, 6, 40, Boundary.DIRICHLET));
        Method method = new Method.FiniteDifference(2, Method.Scheme.CRANK_NICOLSON);
        assertThatThrownBy(() -> solver.generate(
                        problem,
                        grid,
                        Expr.exp(Expr.neg(Expr.pow(Problems.X, 2))),
                        Expr.ZERO,
                        TimeSpan.of(0.1, 100),
                        method,
                        Target.C))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("in memory only");
    }

    /** Logistic regression, more rows than one text of Java holds. */
    private static Problem logistic() {
        double[] x = new double[2_500];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.sin(1 + 2 * i);
            y[i] = Math.sin(5 * i) + x[i] > 0 ? 1 : -1;
        }
        return Problem.of(Parser.parse("sum(log1p(exp(-y[i]*a*x[i])), i, 1, 2500)/2500"), Expr.num(1, 100), "a")
                .with(new Data(List.of(new Data.Column("x", x), new Data.Column("y", y))));
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void dataTravelWithTheProgram(Target target) throws Exception {
        Grid grid = Grid.of(new Axis("a", -6, 12, 24, Boundary.DIRICHLET));
        Problem problem = logistic();
        Generated generated = solver.generate(problem, grid, 1, target);
        double energy = solver.ground(problem, grid, 1).energies()[0];
        List<String> output = run(generated, target);
        // the bound of the program's own check
        assertThat(value(output, "energy 0")).isEqualTo(energy, within(1e-12));
        // one label turned round is seen
        SourceFile source = generated.files().getFirst();
        String turned = target == Target.JAVA
                ? source.text().replaceFirst("\n( *)1\\.0 ", "\n$1-1.0 ")
                : source.text().replaceFirst("\n( *)1\\.0, ", "\n$1-1.0, ");
        assertThat(turned).isNotEqualTo(source.text());
        List<SourceFile> wrong =
                List.of(new SourceFile(source.name(), turned), generated.files().get(1));
        assertThatThrownBy(() -> run(wrong, target)).hasMessageContaining("self-check: FAILED");
    }

    @Test
    void moreDataThanASourceHoldsAreRefused() {
        double[] x = new double[200_001];
        Problem problem = Problem.of(Parser.parse("sum(tanh(a*x[i])^2, i, 1, 200001) + a^2"), Expr.ONE, "a")
                .with(new Data(List.of(new Data.Column("x", x))));
        Grid grid = Grid.of(new Axis("a", -1, 1, 8, Boundary.DIRICHLET));
        assertThatThrownBy(() -> solver.generate(problem, grid, 1, Target.C)).hasMessageContaining("at most 200000");
    }

    @Test
    void samplesOnTheGridAreTheFormulaThere() {
        Problem formula = Problem.of(Parser.parse("a^4/4 + a"), Expr.ONE, "a");
        Grid grid = Grid.of(new Axis("a", -5, 5, 40, Boundary.DIRICHLET));
        double[] values = new double[grid.size()];
        for (int i = 0; i < values.length; i++) {
            double a = grid.axis(0).node(i);
            values[i] = Math.pow(a, 4) / 4 + a;
        }
        Samples samples = new Samples(List.of(grid.axis(0).nodes()), values);
        Problem sampled = Problem.of(Problem.SAMPLES, Expr.ONE, "a").with(Data.of(samples));
        Levels found = solver.ground(sampled, grid, 2);
        // the same matrix up to a few roundings of values below 200
        assertThat(found.energies())
                .containsExactly(solver.ground(formula, grid, 2).energies(), within(1e-11));
        assertThat(found.levels().getFirst().error().isAtLeast()).isTrue();
        Grid other = Grid.of(new Axis("a", -5, 5, 41, Boundary.DIRICHLET));
        assertThatThrownBy(() -> solver.ground(sampled, other, 1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("on the grid of its samples alone");
        assertThatThrownBy(() -> solver.ground(sampled, 1e-6, 1)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> solver.thermal(sampled, grid, 1)).isInstanceOf(ProblemException.class);
    }
}
