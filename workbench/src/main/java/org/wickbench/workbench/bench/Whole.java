package org.wickbench.workbench.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.evolve.KernelSource;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.evolve.Stepper;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.pass.Passes;
import org.wickbench.numeric.run.KernelCompiler;
import org.wickbench.symbolic.expr.Expr;

/** Benchmarks of whole tasks rather than of steps. */
final class Whole {
    /** {@code r^2/2 + r^4/10}, D = 1/2: the lowest energy, from 60-digit arithmetic. */
    static final double ENERGY = 1.1501881250606;

    private Whole() {}

    private static Problem quartic() {
        Expr square = Expr.add(Expr.pow(Expr.sym("x"), 2), Expr.pow(Expr.sym("y"), 2));
        Expr zeta = Expr.add(Expr.mul(Expr.HALF, square), Expr.mul(Expr.num(1, 10), Expr.pow(square, 2)));
        return Problem.of(zeta, Expr.HALF, "x", "y");
    }

    /** The warm solver: box and grid chosen, error estimated. */
    static Outcome groundState(Benchmarks.Settings settings) {
        Problem problem = quartic();
        List<Double> times = new ArrayList<>();
        double error = 0;
        for (int call = 0; call < 4 * settings.rounds(); call++) {
            double start = Stopwatch.now(1);
            double energy =
                    new Solver().ground(problem, 1e-10, 1).levels().getFirst().energy();
            times.add(Stopwatch.now(1) - start);
            error = Math.max(error, Math.abs(energy - ENERGY));
        }
        return Outcome.figure(
                "ground-state",
                Rounds.median(times.subList(times.size() / 2, times.size())),
                "ms",
                "warm, to 1e-10; error %.0e".formatted(error));
    }

    /** From a problem to a runnable kernel, in this warm process. */
    static List<Outcome> compilation(Benchmarks.Settings settings) {
        List<Double> fresh = new ArrayList<>();
        List<Double> cached = new ArrayList<>();
        for (int call = 0; call < settings.rounds() + 3; call++) {
            Path cache = settings.folder().resolve("kernels-" + call);
            // every call states another problem, so no text was seen before
            double first = compile(cache, call);
            double second = compile(cache, call);
            if (call >= 3) {
                fresh.add(first);
                cached.add(second);
            }
            delete(cache);
        }
        return List.of(
                Outcome.atMost(
                        "compilation",
                        Rounds.median(fresh),
                        "ms",
                        500,
                        "Strang step, 2-D: generate, javac, load; warm"),
                Outcome.atMost(
                        "compilation-cached", Rounds.median(cached), "ms", 500, "the same with its class on disk"));
    }

    private static double compile(Path cache, int number) {
        double start = 1e-6 * System.nanoTime();
        Expr zeta = Expr.mul(Expr.num(number + 1, 10), Expr.pow(Expr.add(Expr.sym("x"), Expr.sym("y")), 4));
        Problem problem = Problem.of(zeta, Expr.HALF, "x", "y").in(Flow.REAL_TIME);
        Grid grid = new Step(Step.Kind.COMPLEX, List.of(256, 256)).grid();
        KernelSource source = KernelSource.of(problem, grid, Method.STRANG);
        new KernelCompiler(Optional.of(cache), KernelCompiler.availableFlavour())
                .compile(Passes.run(source.program()).program(), source.header());
        return 1e-6 * System.nanoTime() - start;
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Time of a complex Strang step in two dimensions, per point and per binary logarithm of the number of points. */
    static Outcome costPerPoint(Benchmarks.Settings settings) {
        StringBuilder note = new StringBuilder("ns per point and log2(points), two dimensions:");
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int exponent = 12; exponent <= 24; exponent += 2) {
            Step step = new Step(Step.Kind.COMPLEX, List.of(1 << exponent / 2, 1 << exponent / 2));
            double time = new Rounds(settings.rounds(), settings.milliseconds())
                    .measure(step.ours(settings.threads()), Optional.empty())
                    .ours();
            double cost = 1e6 * time / step.size() / exponent;
            note.append(" 2^%d %.3f".formatted(exponent, cost));
            least = Math.min(least, cost);
            most = Math.max(most, cost);
        }
        return Outcome.atMost("cost-per-point", most / least, "largest/least", 1.25, note.toString());
    }

    /** What a solver ready to step holds, in arrays of the size of the state. */
    static List<Outcome> memory() {
        List<Outcome> outcomes = new ArrayList<>();
        for (Step.Kind kind : List.of(Step.Kind.COMPLEX, Step.Kind.REAL, Step.Kind.DIFFERENCES_2)) {
            // large enough that the collector's regions do not round the figure up
            Step step = new Step(kind, List.of(2048, 2048));
            Problem problem = step.problem();
            Grid grid = step.grid();
            Field initial = step.initial(problem, grid);
            long before = used();
            Stepper stepper = step.stepper(problem, grid, initial, 1);
            stepper.advance(1);
            long held = used() - before;
            double state = 8.0 * (initial.re().length + initial.im().length);
            // keeps the solver alive until it was counted
            stepper.advance(1);
            outcomes.add(Outcome.figure(
                    "memory-" + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    held / state,
                    "states",
                    "2048x2048, the state included"));
        }
        return outcomes;
    }

    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
