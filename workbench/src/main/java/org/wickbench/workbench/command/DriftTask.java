package org.wickbench.workbench.command;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.wickbench.numeric.grid.Axis;
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
 * {@code wick solve --from ... --evolve} of an equation with a drift. On one axis {@code v = exp(-g) u} is evolved, which has none,
 * and the result is multiplied back; by finite volumes u itself, on any axes. The state itself is the density, so its mass and
 * moments are those of {@code u}.
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
     * @param means {@code Int x u dx} over the mass, for each axis
     * @param variances {@code Int x^2 u dx} over the mass, less the mean's square
     */
    private record Moments(double time, double mass, List<Double> means, List<Double> variances) {}

    /**
     * How the equation is solved.
     *
     * @param problem for v
     * @param factor {@code exp(g)} at the points, by which v is u
     * @param similarity where g is not 0
     */
    private record Way(Problem problem, Start start, double[] factor, Optional<Similarity> similarity) {}

    Exit run(Grid grid) {
        if (checkpoints.used() || files.plots()) {
            throw new InputException(
                    "an equation with a drift is evolved without checkpoints and --plot: leave them out");
        }
        TimeSpan span = evolution.span();
        String name = evolution.method(posed.equation().axes().size() > 1 ? "chang-cooper" : "strang");
        Method method = Methods.named(name, grid.dimension());
        ComplexParts initial = evolution.formula("an evolution with a drift");
        if (!initial.im().equals(Expr.ZERO)) {
            throw new InputException("a density is real: the initial state must not contain I");
        }
        Solver solver = KernelFolder.solver();
        Way way = method.equals(Method.CHANG_COOPER)
                ? byFluxes(solver, grid, initial.re(), method)
                : bySimilarity(solver, grid, initial.re(), method);
        Problem problem = way.problem();
        double[] factor = way.factor();
        Start start = way.start();
        List<Moments> moments = new ArrayList<>();
        Evolution found;
        try (Progress progress = Progress.timed(console, options.quiet, "evolving", span.steps())) {
            Observer observer = new Watch(progress, grid, factor, moments);
            found = solver.resume(problem, grid, start, Snapshot.start(start.field()), span, method, observer);
        }
        Map<String, String> facts = ProblemOptions.facts(problem, grid);
        facts.put("task", "evolve");
        facts.put("equation", posed.claim().relation().toString());
        way.similarity().ifPresent(similarity -> facts.put("transform", "u = exp(" + similarity.exponent() + ")*v"));
        facts.put("method", name.toLowerCase(Locale.ROOT));
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
                        columns(moments, grid)));
        // |u - u'| is at most max exp(g) times |v - v'|
        double scale = max(factor);
        console.out()
                .print(
                        options.json
                                ? json(way, grid, name, found, moments, scale).print()
                                : text(grid, moments, found.error(), scale));
        return Exit.HOLDS;
    }

    private Way bySimilarity(Solver solver, Grid grid, Expr initial, Method method) {
        if (grid.axis(0).boundary() != Boundary.PERIODIC && grid.axis(0).boundary() != Boundary.DIRICHLET) {
            throw new InputException(
                    "an equation with a drift takes periodic or dirichlet ends: at others the condition"
                            + " on the state is none on the transformed one; --method chang-cooper takes neumann ends too");
        }
        Prover prover = new Prover(List.of(), options.seed);
        Similarity similarity = posed.library()
                .located(() -> Similarity.of(
                        posed.equation(), posed.claim(), Proposer.ours().or(Engines.proposer()), prover));
        Problem problem = new Posed.ByEquation(posed.claim(), similarity.equation(), posed.library())
                .problem(posed.equation().flow(), Optional.of(grid));
        solver.requireMemory(problem, grid, false, method);
        double[] factor = solver.initial(problem, grid, Expr.exp(similarity.exponent()), Expr.ZERO)
                .re();
        Start start = solver.start(problem, grid, similarity.transformed(initial), Expr.ZERO);
        return new Way(problem, start, factor, Optional.of(similarity));
    }

    private Way byFluxes(Solver solver, Grid grid, Expr initial, Method method) {
        Problem problem = posed.conservative(grid);
        solver.requireMemory(problem, grid, false, method);
        double[] ones = new double[grid.size()];
        Arrays.fill(ones, 1);
        return new Way(problem, solver.start(problem, grid, initial, Expr.ZERO), ones, Optional.empty());
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

    private static Map<String, double[]> columns(List<Moments> moments, Grid grid) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("time", column(moments, Moments::time));
        columns.put("mass", column(moments, Moments::mass));
        for (int i = 0; i < grid.dimension(); i++) {
            int axis = i;
            String name = grid.axis(axis).name();
            columns.put("mean_" + name, column(moments, at -> at.means().get(axis)));
            columns.put("variance_" + name, column(moments, at -> at.variances().get(axis)));
        }
        return columns;
    }

    private static double[] column(List<Moments> moments, ToDoubleFunction<Moments> what) {
        return moments.stream().mapToDouble(what).toArray();
    }

    private static String text(Grid grid, List<Moments> moments, ErrorStatement error, double scale) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-12s %-20s", "time", "mass"));
        for (Axis axis : grid.axes()) {
            text.append(
                    String.format(Locale.ROOT, " %-20s %-20s", "<" + axis.name() + ">", "var(" + axis.name() + ")"));
        }
        text.append(System.lineSeparator());
        for (Moments at : moments) {
            text.append(String.format(Locale.ROOT, "%-12.6g %-20.12g", at.time(), at.mass()));
            for (int i = 0; i < grid.dimension(); i++) {
                text.append(String.format(
                        Locale.ROOT,
                        " %-20.12g %-20.12g",
                        at.means().get(i),
                        at.variances().get(i)));
            }
            text.append(System.lineSeparator());
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

    private Json.Fields json(Way way, Grid grid, String method, Evolution found, List<Moments> moments, double scale) {
        Problem problem = way.problem();
        Json.Fields fields = Json.object()
                .with("schema", "wickbench.solve/1")
                .with("equation", posed.claim().relation().toString())
                .with("drift", posed.equation().drift(), component -> new Json.Text(component.toString()));
        if (way.similarity().isPresent()) {
            fields = fields.with("exponent", way.similarity().get().exponent().toString());
        }
        return fields.with("problem", ProblemOptions.json(problem))
                .with("flow", problem.flow().name().toLowerCase(Locale.ROOT))
                .with("grid", ProblemOptions.json(grid))
                .with("method", method)
                .with("steps", found.steps())
                .with("stepSize", found.stepSize())
                .with("observables", moments, at -> Json.object()
                        .with("time", at.time())
                        .with("mass", at.mass())
                        .with("mean", at.means(), Json.Real::new)
                        .with("variance", at.variances(), Json.Real::new))
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
            double mass = 0;
            for (int i = 0; i < v.length; i++) {
                mass += factor[i] * v[i];
            }
            List<Double> means = new ArrayList<>();
            List<Double> variances = new ArrayList<>();
            for (int axis = 0; axis < grid.dimension(); axis++) {
                double[] nodes = grid.axis(axis).nodes();
                double first = 0;
                double second = 0;
                for (int i = 0; i < v.length; i++) {
                    double x = nodes[i / grid.stride(axis) % nodes.length];
                    first += x * factor[i] * v[i];
                    second += x * x * factor[i] * v[i];
                }
                double mean = first / mass;
                means.add(mean);
                variances.add(second / mass - mean * mean);
            }
            moments.add(new Moments(snapshot.observed().getLast().time(), mass * grid.cell(), means, variances));
        }
    }
}
