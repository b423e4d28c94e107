package org.wickbench.workbench.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.evolve.AdaptiveEvolution;
import org.wickbench.numeric.evolve.AdaptiveSpan;
import org.wickbench.numeric.evolve.Evolution;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.evolve.Observables;
import org.wickbench.numeric.evolve.Snapshot;
import org.wickbench.numeric.evolve.Start;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import org.wickbench.workbench.console.Progress;
import org.wickbench.workbench.store.Result;
import org.wickbench.workbench.store.RunIdentity;

/** {@code wick solve --evolve --adaptive}: an evolution whose steps are chosen on the way, its files and its numbers. */
record AdaptiveTask(
        Console console,
        EvolutionOptions evolution,
        CheckpointOptions checkpoints,
        ResultFiles files,
        ResultOptions options) {
    private static final int PROGRESS = 1000;

    Exit run(
            Solver solver,
            Problem problem,
            Grid grid,
            EvolutionOptions.Initial initial,
            AdaptiveSpan span,
            Method method) {
        solver.requireMemoryAdaptive(problem, grid, true, method);
        Start origin = initial.on(solver, problem, grid);
        Field start = origin.field();
        List<EvolutionOptions.Extra> extras = evolution.extras();
        Map<String, String> facts = ProblemOptions.facts(problem, grid);
        facts.put("task", "evolve");
        facts.put("flow", problem.flow().name().toLowerCase(Locale.ROOT));
        facts.put("method", evolution.method().toLowerCase(Locale.ROOT));
        facts.put("until", String.valueOf(span.until()));
        facts.put("adaptive", String.valueOf(span.tolerance()));
        facts.put("observations", String.valueOf(span.observations()));
        RunIdentity run = RunIdentity.of(facts, start);
        Snapshot from = checkpoints.start(console, run, grid, start);
        if (from.step() > 0 && !options.quiet) {
            console.say("going on after step " + from.step());
        }
        AdaptiveEvolution found;
        try (Progress progress = Progress.of(console, options.quiet, "evolving", PROGRESS)) {
            Watch watch = new Watch(progress, checkpoints.keeper(console, run));
            found = solver.resumeAdaptive(problem, grid, origin, from, span, method, watch);
        }
        Evolution end = found.evolution();
        facts.put("accepted", String.valueOf(found.accepted()));
        facts.put("rejected", String.valueOf(found.rejected()));
        facts.put("initial", evolution.initialName());
        files.write(
                console,
                new Result(List.of("psi"), List.of(end.state()), facts, "observables", EvolutionTask.columns(end)),
                StatePlot.of(
                        problem,
                        List.of("psi(0)", "psi(" + EvolutionTask.shortened(span.until()) + ")"),
                        List.of(start, end.state())));
        console.out()
                .print(
                        options.json
                                ? SolveReport.json(problem, grid, evolution.method(), found)
                                        .print()
                                : SolveReport.text(found, extras));
        return Exit.HOLDS;
    }

    private record Watch(Progress progress, CheckpointOptions.Keeper keeper) implements ErrorProgress {
        @Override
        public void at(long step, long steps, Observables observables) {}

        @Override
        public void progress(double share) {
            progress.at((long) (PROGRESS * share));
        }

        @Override
        public void pause(Snapshot snapshot) {
            keeper.pause(snapshot);
        }
    }
}
