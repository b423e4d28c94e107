package org.wickbench.workbench.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.TwoLevels;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.evolve.TimeSpan;
import org.wickbench.numeric.evolve.TwoLevelEvolution;
import org.wickbench.numeric.evolve.TwoLevelEvolution.Observed;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import org.wickbench.workbench.console.InputException;
import org.wickbench.workbench.console.Progress;
import org.wickbench.workbench.store.Result;

/** {@code wick solve --evolve} with {@code --second} and {@code --coupling}: two states that are coupled at every point. */
record TwoLevelTask(
        Console console,
        Posed posed,
        TwoLevelOptions levels,
        EvolutionOptions evolution,
        CheckpointOptions checkpoints,
        ResultFiles files,
        ResultOptions options) {

    Exit run(Flow flow, Optional<Grid> given) {
        if (!(posed instanceof Posed.ByObjective)) {
            throw new InputException("--second and --coupling go with --objective");
        }
        if (checkpoints.used()) {
            throw new InputException("two coupled states are evolved without checkpoints");
        }
        if (levels.second().isEmpty() || levels.coupling().isEmpty()) {
            throw new InputException(
                    "a second state needs its objective and what couples it to the first: give --second"
                            + " and --coupling");
        }
        Grid grid = given.orElseThrow(
                () -> new InputException("an evolution needs a grid: give --axis, as in --axis x=-6:6:128"));
        Problem first = posed.problem(flow, given);
        ComplexParts coupling = ComplexParts.of(value(levels.coupling().get())).counted(first.data());
        TwoLevels problem = new TwoLevels(
                first,
                ProblemOptions.counted(value(levels.second().get()), first.data()),
                coupling.re(),
                coupling.im());
        Method method = Methods.named(evolution.method(), grid.dimension());
        TimeSpan span = evolution.span();
        ComplexParts initial = evolution.formula("an evolution of two states").counted(first.data());
        ComplexParts other = ComplexParts.of(value(levels.secondInitial())).counted(first.data());
        Solver solver = KernelFolder.solver();
        TwoLevelEvolution found;
        try (Progress _ = Progress.of(console, options.quiet, "evolving", -1)) {
            found = solver.evolve(
                    problem,
                    grid,
                    solver.start(first, grid, initial.re(), initial.im()),
                    solver.start(first, grid, other.re(), other.im()),
                    span,
                    method);
        }
        Map<String, String> facts = ProblemOptions.facts(first, grid);
        facts.put("task", "evolve");
        facts.put("second", problem.second().toString());
        facts.put("coupling", coupling.re() + " + I*(" + coupling.im() + ")");
        facts.put("flow", first.flow().name().toLowerCase(Locale.ROOT));
        facts.put("method", evolution.method().toLowerCase(Locale.ROOT));
        facts.put("until", String.valueOf(span.until()));
        facts.put("steps", String.valueOf(span.steps()));
        facts.put("initial", evolution.initialName());
        facts.put("second_initial", levels.secondInitial());
        List<String> names = List.of("psi_1", "psi_2");
        files.write(
                console,
                new Result(names, List.of(found.first(), found.second()), facts, "observables", columns(found, grid)),
                StatePlot.of(first, names, List.of(found.first(), found.second())));
        console.out()
                .print(
                        options.json
                                ? SolveReport.json(problem, grid, evolution.method(), found)
                                        .print()
                                : SolveReport.text(grid, found));
        return Exit.HOLDS;
    }

    private static Expr value(String text) {
        return Parser.parseValue(text, Names.STRICT);
    }

    private static Map<String, double[]> columns(TwoLevelEvolution found, Grid grid) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("time", column(found, Observed::time));
        columns.put("norm", column(found, Observed::norm));
        columns.put("share", column(found, Observed::share));
        columns.put("energy", column(found, Observed::energy));
        for (int i = 0; i < grid.dimension(); i++) {
            int axis = i;
            String name = grid.axis(axis).name();
            columns.put("mean_" + name, column(found, at -> at.means().get(axis)));
            columns.put("variance_" + name, column(found, at -> at.variances().get(axis)));
        }
        return columns;
    }

    private static double[] column(TwoLevelEvolution found, ToDoubleFunction<Observed> what) {
        return found.observables().stream().mapToDouble(what).toArray();
    }
}
