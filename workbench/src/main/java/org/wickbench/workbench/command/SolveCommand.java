package org.wickbench.workbench.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.spectrum.Level;
import org.wickbench.numeric.spectrum.Levels;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import org.wickbench.workbench.console.InputException;
import org.wickbench.workbench.console.Progress;
import org.wickbench.workbench.store.Result;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wick solve}: lowest levels of a Hamiltonian, or the evolution of a state. */
@Command(
        name = "solve",
        description =
                "Generates a solver for H = -D lap + objective, runs it, and prints its numbers with their error.")
public final class SolveCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ProblemOptions problemOptions = new ProblemOptions();

    @ArgGroup(multiplicity = "1", exclusive = true)
    private Task task = new Task();

    static final class Task {
        @Option(names = "--ground", description = "Compute the lowest levels.")
        private boolean ground;

        @Option(
                names = "--evolve",
                paramLabel = "TIME",
                arity = "0..1",
                fallbackValue = "equation",
                description = "Evolve a state in real time, in imaginary time, or in imaginary time at constant norm"
                        + " (real, imaginary, normalised); with --from in the time of the equation, if left out.")
        private Optional<TimeKind> evolve = Optional.empty();

        @Option(
                names = "--thermal",
                paramLabel = "BETA",
                description = "Compute partition function, energies, entropy and heat capacity at an inverse"
                        + " temperature, from all levels of a small grid.")
        private Optional<String> thermal = Optional.empty();
    }

    enum TimeKind {
        REAL,
        IMAGINARY,
        NORMALISED,
        /** Whichever the equation is in. */
        EQUATION
    }

    @Option(names = "--levels", paramLabel = "K", defaultValue = "1", description = "How many levels (default: 1).")
    private int levels = 1;

    @Option(
            names = "--tolerance",
            paramLabel = "E",
            defaultValue = "1e-10",
            description = "Wanted error of the energies where no axis is given (default: ${DEFAULT-VALUE}).")
    private double tolerance = 1e-10;

    @Mixin
    private EvolutionOptions evolution = new EvolutionOptions();

    @Mixin
    private TwoLevelOptions levelOptions = new TwoLevelOptions();

    @Mixin
    private CheckpointOptions checkpoints = new CheckpointOptions();

    @Mixin
    private ResultFiles files = new ResultFiles();

    @Mixin
    private ResultOptions options = new ResultOptions();

    public SolveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Posed posed = problemOptions.posed(console, options);
        Optional<Grid> grid = problemOptions.grid();
        if (levelOptions.used() && task.evolve.isEmpty()) {
            throw new InputException("--second, --coupling and --second-initial go with --evolve");
        }
        if (task.thermal.isPresent()) {
            if (checkpoints.used() || files.used()) {
                throw new InputException(
                        "--thermal has numbers and no states: leave --save, --plot and checkpoints out");
            }
            return new ThermalTask(console, posed, options)
                    .run(grid, task.thermal.get())
                    .code();
        }
        files.check(console, grid);
        if (task.evolve.isPresent() && levelOptions.used()) {
            return new TwoLevelTask(console, posed, levelOptions, evolution, checkpoints, files, options)
                    .run(posed.flow(task.evolve.get()), grid)
                    .code();
        }
        if (task.evolve.isPresent()) {
            return new EvolutionTask(console, posed, evolution, checkpoints, files, options)
                    .run(posed.flow(task.evolve.get()), grid)
                    .code();
        } else {
            if (checkpoints.used()) {
                throw new InputException("checkpoints are there for --evolve; the levels are found anew each time");
            }
            ground(posed, grid);
        }
        return Exit.HOLDS.code();
    }

    private void ground(Posed posed, Optional<Grid> grid) {
        Problem problem = posed.problem(Flow.IMAGINARY_TIME, grid);
        Solver solver = KernelFolder.solver();
        Levels found;
        try (Progress _ = Progress.of(console, options.quiet, "finding levels", -1)) {
            found = grid.isPresent()
                    ? solver.ground(problem, grid.get(), levels)
                    : solver.ground(problem, tolerance, levels);
        }
        List<String> names = new ArrayList<>();
        List<Field> states = new ArrayList<>();
        for (Level level : found.levels()) {
            names.add("phi_" + states.size());
            states.add(level.state());
        }
        Map<String, String> facts = ProblemOptions.facts(problem, found.grid());
        facts.put("task", "levels");
        facts.put("method", "restarted Lanczos iteration on the axes' discrete variable representations");
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("energy", found.energies());
        columns.put("residual", found.residuals());
        columns.put("error_estimate", found.errorEstimates());
        files.write(console, new Result(names, states, facts, "levels", columns), StatePlot.of(problem, names, states));
        console.out().print(options.json ? SolveReport.json(problem, found).print() : SolveReport.text(found));
    }
}
