package org.wickbench.workbench.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.evolve.ErrorStatement;
import org.wickbench.numeric.evolve.Evolution;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.evolve.Observables;
import org.wickbench.numeric.evolve.Observer;
import org.wickbench.numeric.evolve.Snapshot;
import org.wickbench.numeric.evolve.Start;
import org.wickbench.numeric.evolve.TimeSpan;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.symbolic.cas.Engines;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.tactic.Proposer;
import org.wickbench.verification.claim.Similarity;
import org.wickbench.verification.report.Json;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import org.wickbench.workbench.console.InputException;
import org.wickbench.workbench.console.Progress;
import org.wickbench.workbench.store.Result;

/**
 * {@code wick solve --from ... --evolve} of an equation with a drift: {@code v = exp(-g) u} is evolved, which has none, and
 * the result is multiplied back. The state itself is the density, so its mass and moments are those of {@code u}.
 */
record DriftTask(
        Console console,
        Posed.ByEquation posed,
        EvolutionOptions evolution,
        CheckpointOptions checkpoints,
        ResultFiles files,
        ResultOptions options) {

    /**
     * What is read off the state at one time.
     *
     * @param mass {@code Int u dx}
     * @param mean {@code Int x u dx} over the mass
     * @param variance {@code Int x^2 u dx} over the mass, less the mean's square
     */
    private record Moments(double time, double mass, double mean, double variance) {}

    Exit run(Grid grid) {
        if (checkpoints.used() || files.plots()) {
            throw new InputException(
                    "an equation with a drift is evolved without checkpoints and --plot: leave them out");
        }
        if (grid.axis(0).boundary() != Boundary.PERIODIC && grid.axis(0).boundary() != Boundary.DIRICHLET) {
            throw new InputException(
                    "an equation with a drift takes periodic or dirichlet ends: at others the condition"
                            + " on the state is none on the transformed one");
        }
        TimeSpan span = evolution.span();
        Method method = Methods.named(evolution.method(), grid.dimension());
        ComplexParts initial = evolution.formula("an evolution with a drift");
        if (!initial.im().equals(Expr.ZERO)) {
            throw new InputException("a density is real: the initial state must not contain I");
        }
        Prover prover = new Prover(List.of(), options.seed);
        Similarity similarity = posed.library()
                .located(() -> Similarity.of(
                        posed.equation(), posed.claim(), Proposer.ours().or(Engines.proposer()), prover));
        Problem problem = new Posed.ByEquation(posed.claim(), similarity.equation(), posed.library())
                .problem(posed.equation().flow(), Optional.of(grid));
        Solver solver = KernelFolder.solver();
        solver.requireMemory(problem, grid, false, method);
        double[] factor = solver.initial(problem, grid, Expr.exp(similarity.exponent()), Expr.ZERO)
                .re();
        Start start = solver.start(problem, grid, similarity.transformed(initial.re()), Expr.ZERO);
        List<Moments> moments = new ArrayList<>();
        Evolution found;
        try (Progress progress = Progress.timed(console, options.quiet, "evolving", span.steps())) {
            Observer observer = new Watch(progress, grid, factor, moments);
            found = solver.resume(problem, grid, start, Snapshot.start(start.field()), span, method, observer);
        }
        Map<String, String> facts = ProblemOptions.facts(problem, grid);
        facts.put("task", "evolve");
        facts.put("equation", posed.claim().relation().toString());
        facts.put("transform", "u = exp(" + similarity.exponent() + ")*v");
        facts.put("method", evolution.method().toLowerCase(Locale.ROOT));
        facts.put("until", String.valueOf(span.until()));
        facts.put("steps", String.valueOf(span.steps()));
        facts.put("initial", evolution.initialName());
        files.save(
                console,
                new Result(
                        List.of("u"),
                        List.of(times(found.state(), factor)),
                        facts,
                        "observables",
                        columns(moments, grid.axis(0).name())));
        // |u - u'| is at most max exp(g) times |v - v'|
        double scale = max(factor);
        console.out()
                .print(
                        options.json
                                ? json(problem, grid, similarity, found, moments, scale)
                                        .print()
                                : text(grid, moments, found.error(), scale));
        return Exit.HOLDS;
    }

    private static double max(double[] values) {
        double max = 0;
        for (double value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    private static Field times(Field v, double[] factor) {
        double[] u = v.re().clone();
        for (int i = 0; i < u.length; i++) {
            u[i] *= factor[i];
        }
        return Field.real(v.grid(), u);
    }

    private static Map<String, double[]> columns(List<Moments> moments, String axis) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("time", column(moments, Moments::time));
        columns.put("mass", column(moments, Moments::mass));
        columns.put("mean_" + axis, column(moments, Moments::mean));
        columns.put("variance_" + axis, column(moments, Moments::variance));
        return columns;
    }

    private static double[] column(List<Moments> moments, ToDoubleFunction<Moments> what) {
        return moments.stream().mapToDouble(what).toArray();
    }

    private static String text(Grid grid, List<Moments> moments, ErrorStatement error, double scale) {
        String axis = grid.axis(0).name();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%-12s %-20s %-20s %-20s%n", "time", "mass", "<" + axis + ">", "var(" + axis + ")"));
        for (Moments at : moments) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-12.6g %-20.12g %-20.12g %-20.12g%n",
                    at.time(),
                    at.mass(),
                    at.mean(),
                    at.variance()));
        }
        text.append(String.format(
                Locale.ROOT,
                "error of the state at %s %.1e%n",
                error.isAtLeast() ? "least" : "most",
                scale * error.total()));
        text.append("errors against: ").append(error.domain()).append(System.lineSeparator());
        error.notes().forEach(note -> text.append(note).append(System.lineSeparator()));
        return text.toString();
    }

    private Json.Fields json(
            Problem problem, Grid grid, Similarity similarity, Evolution found, List<Moments> moments, double scale) {
        return Json.object()
                .with("schema", "wickbench.solve/1")
                .with("equation", posed.claim().relation().toString())
                .with("drift", posed.equation().drift().getFirst().toString())
                .with("exponent", similarity.exponent().toString())
                .with("problem", ProblemOptions.json(problem))
                .with("flow", problem.flow().name().toLowerCase(Locale.ROOT))
                .with("grid", ProblemOptions.json(grid))
                .with("method", evolution.method())
                .with("steps", found.steps())
                .with("stepSize", found.stepSize())
                .with("observables", moments, at -> Json.object()
                        .with("time", at.time())
                        .with("mass", at.mass())
                        .with("mean", at.mean())
                        .with("variance", at.variance()))
                .with("errorEstimate", scale * found.error().total())
                .with("atLeast", found.error().isAtLeast())
                .with("statedFor", found.error().domain())
                .with("notes", found.error().notes(), Json.Text::new);
    }

    /** Shows where a run stands, and reads the moments of {@code exp(g) v} off it. */
    private record Watch(Progress progress, Grid grid, double[] factor, List<Moments> moments)
            implements ErrorProgress {
        @Override
        public void at(long step, long steps, Observables observables) {
            progress.at(step);
        }

        @Override
        public void pause(Snapshot snapshot) {
            progress.at(snapshot.step());
            if (snapshot.observed().size() == moments.size()) {
                return;
            }
            double[] v = snapshot.state().get().re();
            double[] nodes = grid.axis(0).nodes();
            double sum = 0;
            double first = 0;
            double second = 0;
            for (int i = 0; i < v.length; i++) {
                double u = factor[i] * v[i];
                sum += u;
                first += nodes[i] * u;
                second += nodes[i] * nodes[i] * u;
            }
            double mean = first / sum;
            moments.add(new Moments(
                    snapshot.observed().getLast().time(), sum * grid.cell(), mean, second / sum - mean * mean));
        }
    }
}
