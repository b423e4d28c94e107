package org.wickbench.workbench.command;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.evolve.AdaptiveSpan;
import org.wickbench.numeric.evolve.Evolution;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.evolve.Observables;
import org.wickbench.numeric.evolve.Observer;
import org.wickbench.numeric.evolve.Snapshot;
import org.wickbench.numeric.evolve.Start;
import org.wickbench.numeric.evolve.TimeSpan;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.spectrum.Relaxed;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import org.wickbench.workbench.console.InputException;
import org.wickbench.workbench.console.Progress;
import org.wickbench.workbench.store.Result;
import org.wickbench.workbench.store.RunIdentity;

/** {@code wick solve --evolve}: from options to an evolution, its files and its numbers. */
record EvolutionTask(
        Console console,
        Posed posed,
        EvolutionOptions evolution,
        CheckpointOptions checkpoints,
        ResultFiles files,
        ResultOptions options) {

    Exit run(Flow flow, Optional<Grid> given) {
        Grid grid = given.orElseThrow(
                () -> new InputException("an evolution needs a grid: give --axis, as in --axis x=-6:6:128"));
        if (posed instanceof Posed.ByEquation drifting && drifting.equation().drifts()) {
            return new DriftTask(console, drifting, evolution, checkpoints, files, options).run(grid);
        }
        Problem problem = posed.problem(flow, Optional.of(grid));
        Method method = Methods.named(evolution.method(), grid.dimension());
        Optional<AdaptiveSpan> adaptive = evolution.adaptive();
        EvolutionOptions.Initial initial = evolution.initial(console);
        List<EvolutionOptions.Extra> extras = evolution.extras();
        checkpoints.check(console);
        if (evolution.untilConverged().isPresent() && flow != Flow.NORMALISED_IMAGINARY_TIME) {
            throw new InputException("--until-converged goes with --evolve normalised");
        }
        if (adaptive.isPresent() && evolution.untilConverged().isPresent()) {
            throw new InputException("--adaptive does not go with --until-converged, which chooses its own steps");
        }
        Solver solver = KernelFolder.solver();
        if (adaptive.isPresent()) {
            return new AdaptiveTask(console, evolution, checkpoints, files, options)
                    .run(solver, problem, grid, initial, adaptive.get(), method);
        }
        TimeSpan span = evolution.span();
        solver.requireMemory(problem, grid, true, method);
        Start origin = initial.on(solver, problem, grid);
        Field start = origin.field();
        if (evolution.untilConverged().isPresent()) {
            return relax(
                    solver,
                    problem,
                    grid,
                    start,
                    span,
                    method,
                    evolution.untilConverged().get());
        }
        Map<String, String> facts = facts(problem, grid, span);
        RunIdentity run = RunIdentity.of(facts, start);
        Snapshot from = checkpoints.start(console, run, grid, start);
        if (from.step() > 0 && !options.quiet) {
            console.say("going on after step " + from.step() + " of " + span.steps());
        }
        Evolution found;
        try (Progress progress = Progress.timed(console, options.quiet, "evolving", span.steps())) {
            Observer observer = new Watch(progress, checkpoints.keeper(console, run));
            found = solver.resume(problem, grid, origin, from, span, method, observer);
        }
        facts.put("initial", evolution.initialName());
        files.write(
                console,
                new Result(List.of("psi"), List.of(found.state()), facts, "observables", columns(found)),
                StatePlot.of(
                        problem,
                        List.of("psi(0)", "psi(" + shortened(span.until()) + ")"),
                        List.of(start, found.state())));
        console.out()
                .print(
                        options.json
                                ? SolveReport.json(problem, grid, evolution.method(), found)
                                        .print()
                                : SolveReport.text(found, extras));
        return Exit.HOLDS;
    }

    private Exit relax(
            Solver solver, Problem problem, Grid grid, Field start, TimeSpan span, Method method, double tolerance) {
        Map<String, String> facts = facts(problem, grid, span);
        facts.put("until_converged", String.valueOf(tolerance));
        RunIdentity run = RunIdentity.of(facts, start);
        Snapshot from = checkpoints.start(console, run, grid, start);
        if (from.step() > 0 && !options.quiet) {
            console.say("going on after step " + from.step());
        }
        Relaxed found;
        try (Progress progress = Progress.of(console, options.quiet, "relaxing", -1)) {
            Observer observer = new Watch(progress, checkpoints.keeper(console, run));
            found = solver.resumeRelaxation(problem, grid, start, from, span, method, tolerance, observer);
        }
        facts.put("initial", evolution.initialName());
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("energy", new double[] {found.energy()});
        columns.put("residual", new double[] {found.residual()});
        columns.put("error_estimate", new double[] {found.error().total()});
        List<String> names = List.of("psi");
        files.write(
                console,
                new Result(names, List.of(found.state()), facts, "levels", columns),
                StatePlot.of(problem, names, List.of(found.state())));
        console.out()
                .print(
                        options.json
                                ? SolveReport.json(problem, grid, evolution.method(), found)
                                        .print()
                                : SolveReport.text(found));
        if (!found.converged()) {
            console.say("not converged in " + found.steps() + " steps: give a later --until with more --steps,"
                    + " or a larger tolerance");
            return Exit.UNDECIDED;
        }
        return Exit.HOLDS;
    }

    static String shortened(double time) {
        return new BigDecimal(time, new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    private Map<String, String> facts(Problem problem, Grid grid, TimeSpan span) {
        Map<String, String> facts = ProblemOptions.facts(problem, grid);
        facts.put("task", "evolve");
        facts.put("flow", problem.flow().name().toLowerCase(Locale.ROOT));
        facts.put("method", evolution.method().toLowerCase(Locale.ROOT));
        facts.put("until", String.valueOf(span.until()));
        facts.put("steps", String.valueOf(span.steps()));
        facts.put("observations", String.valueOf(span.observations()));
        return facts;
    }

    static Map<String, double[]> columns(Evolution evolution) {
        List<Observables> observed = evolution.observables();
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("time", observed.stream().mapToDouble(Observables::time).toArray());
        columns.put("norm", observed.stream().mapToDouble(Observables::norm).toArray());
        columns.put("mass", observed.stream().mapToDouble(Observables::mass).toArray());
        columns.put("energy", observed.stream().mapToDouble(Observables::energy).toArray());
        columns.put(
                "overlap", observed.stream().mapToDouble(Observables::overlap).toArray());
        for (int i = 0; i < evolution.last().moments().size(); i++) {
            int axis = i;
            String name = evolution.last().moments().get(axis).axis();
            columns.put(
                    "mean_" + name,
                    observed.stream()
                            .mapToDouble(at -> at.moments().get(axis).mean())
                            .toArray());
            columns.put(
                    "variance_" + name,
                    observed.stream()
                            .mapToDouble(at -> at.moments().get(axis).variance())
                            .toArray());
            columns.put(
                    "current_" + name,
                    observed.stream()
                            .mapToDouble(at -> at.moments().get(axis).current())
                            .toArray());
        }
        return columns;
    }

    /** Shows where a run stands, and keeps it. */
    private record Watch(Progress progress, CheckpointOptions.Keeper keeper) implements ErrorProgress {
        @Override
        public void at(long step, long steps, Observables observables) {
            progress.at(step);
        }

        @Override
        public void pause(Snapshot snapshot) {
            progress.at(snapshot.step());
            keeper.pause(snapshot);
        }
    }
}
