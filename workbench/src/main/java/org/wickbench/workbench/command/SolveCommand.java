package org.wickbench.workbench.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.evolve.ErrorStatement;
import org.wickbench.numeric.evolve.Evolution;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.evolve.Observables;
import org.wickbench.numeric.evolve.TimeSpan;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.spectrum.Level;
import org.wickbench.numeric.spectrum.Levels;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.verification.report.Json;
import org.wickbench.verification.report.Plot;
import org.wickbench.verification.report.PlotSvg;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import org.wickbench.workbench.console.InputException;
import org.wickbench.workbench.console.OutputFolder;
import org.wickbench.workbench.console.Progress;
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
    private static final String SCHEMA = "wickbench.solve/1";

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
                description = "Evolve a state in real time, in imaginary time, or in imaginary time at constant norm"
                        + " (real, imaginary, normalised).")
        private Optional<TimeKind> evolve = Optional.empty();
    }

    enum TimeKind {
        REAL,
        IMAGINARY,
        NORMALISED;

        Flow flow() {
            return switch (this) {
                case REAL -> Flow.REAL_TIME;
                case IMAGINARY -> Flow.IMAGINARY_TIME;
                case NORMALISED -> Flow.NORMALISED_IMAGINARY_TIME;
            };
        }
    }

    @Option(names = "--levels", paramLabel = "K", defaultValue = "1", description = "How many levels (default: 1).")
    private int levels = 1;

    @Option(
            names = "--tolerance",
            paramLabel = "E",
            defaultValue = "1e-10",
            description = "Wanted error of the energies where no axis is given (default: ${DEFAULT-VALUE}).")
    private double tolerance = 1e-10;

    @Option(names = "--until", paramLabel = "T", description = "The final time.")
    private Optional<String> until = Optional.empty();

    @Option(names = "--steps", paramLabel = "N", defaultValue = "1000", description = "Time steps (default: 1000).")
    private int steps = 1000;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            defaultValue = "strang",
            description =
                    "lie, strang, suzuki-chin-4, yoshida-4, or finite differences as in fd4:crank-nicolson, fd2:euler,"
                            + " fd8:runge-kutta-4 (default: ${DEFAULT-VALUE}).")
    private String method = "strang";

    @Option(names = "--initial", paramLabel = "EXPR", description = "The initial state; it may contain I.")
    private Optional<String> initial = Optional.empty();

    @Option(
            names = "--observations",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many times norm, energy and moments are printed (default: 10).")
    private int observations = 10;

    @Option(names = "--save", paramLabel = "FILE", description = "Save the states as .csv or .npy.")
    private Optional<Path> save = Optional.empty();

    @Option(names = "--plot", paramLabel = "FILE", description = "Plot the states, in one dimension, as .svg.")
    private Optional<Path> plot = Optional.empty();

    @Mixin
    private ResultOptions options = new ResultOptions();

    public SolveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        save.ifPresent(file -> StateFile.check(file.toString()));
        if (plot.isPresent() && !plot.get().toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
            throw new InputException("a plot is written as .svg, not as '" + plot.get() + "'");
        }
        if (task.evolve.isPresent()) {
            evolve(task.evolve.get().flow());
        } else {
            ground();
        }
        return Exit.HOLDS.code();
    }

    private void ground() {
        Optional<Grid> grid = problemOptions.grid();
        Problem problem = problemOptions.problem(Flow.IMAGINARY_TIME, grid);
        Solver solver = new Solver();
        Levels found = grid.isPresent()
                ? solver.ground(problem, grid.get(), levels)
                : solver.ground(problem, tolerance, levels);
        List<String> names = new ArrayList<>();
        List<Field> states = new ArrayList<>();
        for (Level level : found.levels()) {
            names.add("phi_" + states.size());
            states.add(level.state());
        }
        files(found.grid(), names, states, problem);
        console.out().print(options.json ? json(problem, found).print() : text(found));
    }

    private static String text(Levels found) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%-6s %-22s %-11s %s%n", "level", "energy", "residual", "error estimate"));
        for (int i = 0; i < found.levels().size(); i++) {
            Level level = found.levels().get(i);
            text.append(String.format(
                    Locale.ROOT,
                    "%-6d %-22s %-11.1e %.1e%n",
                    i,
                    level.energy(),
                    level.residual(),
                    level.error().total()));
        }
        return text.toString();
    }

    private static Json json(Problem problem, Levels found) {
        return Json.object()
                .with("schema", SCHEMA)
                .with("problem", ProblemOptions.json(problem))
                .with("grid", ProblemOptions.json(found.grid()))
                .with("energies", Json.numbers(found.energies()))
                .with("residuals", Json.numbers(found.residuals()))
                .with("errorEstimate", Json.numbers(found.errorEstimates()))
                .with("errors", found.levels(), level -> error(level.error()))
                .with("applications", found.applications());
    }

    private static Json error(ErrorStatement error) {
        return Json.object()
                .with("quantity", error.quantity())
                .with("space", error.space())
                .with("time", error.time())
                .with("box", error.box())
                .with("roundOff", error.roundOff())
                .with("total", error.total())
                .with("notes", error.notes(), Json.Text::new);
    }

    private void evolve(Flow flow) {
        Grid grid = problemOptions
                .grid()
                .orElseThrow(
                        () -> new InputException("an evolution needs a grid: give --axis, as in --axis x=-6:6:128"));
        Problem problem = problemOptions.problem(flow, Optional.of(grid));
        Method stepping = Methods.named(method, grid.dimension());
        double time = Constants.real(
                until.orElseThrow(() -> new InputException("an evolution needs its final time: give --until")),
                "--until");
        ComplexParts state = ComplexParts.of(Parser.parseValue(
                initial.orElseThrow(() -> new InputException("an evolution needs its initial state: give --initial")),
                Names.STRICT));
        TimeSpan span = new TimeSpan(time, steps, Math.min(observations, steps));
        Solver solver = new Solver();
        Field start = solver.initial(problem, grid, state.re(), state.im());
        Evolution evolution;
        try (Progress progress = Progress.of(console, options.quiet, "evolving", steps)) {
            evolution = solver.evolve(problem, grid, start, span, stepping, (step, _, _) -> progress.at(step));
        }
        files(grid, List.of("psi"), List.of(evolution.state()), problem);
        console.out().print(options.json ? json(problem, grid, evolution).print() : text(evolution));
    }

    private static String text(Evolution evolution) {
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, "%-12s %-20s %-20s", "time", "norm", "energy"));
        evolution
                .last()
                .moments()
                .forEach(moment -> text.append(String.format(
                        Locale.ROOT, " %-20s %-20s", "<" + moment.axis() + ">", "var(" + moment.axis() + ")")));
        text.append(System.lineSeparator());
        for (Observables at : evolution.observables()) {
            text.append(String.format(Locale.ROOT, "%-12.6g %-20.12g %-20.12g", at.time(), at.norm(), at.energy()));
            at.moments()
                    .forEach(moment -> text.append(
                            String.format(Locale.ROOT, " %-20.12g %-20.12g", moment.mean(), moment.variance())));
            text.append(System.lineSeparator());
        }
        ErrorStatement error = evolution.error();
        text.append(String.format(
                Locale.ROOT,
                "error of the state at most %.1e (space %.1e, time %.1e, box %.1e, round-off %.1e)%n",
                error.total(),
                error.space(),
                error.time(),
                error.box(),
                error.roundOff()));
        error.notes().forEach(note -> text.append(note).append(System.lineSeparator()));
        return text.toString();
    }

    private Json json(Problem problem, Grid grid, Evolution evolution) {
        return Json.object()
                .with("schema", SCHEMA)
                .with("problem", ProblemOptions.json(problem))
                .with("flow", problem.flow().name().toLowerCase(Locale.ROOT))
                .with("grid", ProblemOptions.json(grid))
                .with("method", method)
                .with("steps", evolution.steps())
                .with("stepSize", evolution.stepSize())
                .with("observables", evolution.observables(), at -> Json.object()
                        .with("time", at.time())
                        .with("norm", at.norm())
                        .with("mass", at.mass())
                        .with("energy", at.energy())
                        .with("moments", at.moments(), moment -> Json.object()
                                .with("axis", moment.axis())
                                .with("mean", moment.mean())
                                .with("meanSquare", moment.meanSquare())
                                .with("variance", moment.variance())
                                .with("current", moment.current())))
                .with("error", error(evolution.error()));
    }

    private void files(Grid grid, List<String> names, List<Field> states, Problem problem) {
        save.ifPresent(
                file -> OutputFolder.writeFile(console.resolve(file), StateFile.bytes(file.toString(), names, states)));
        plot.ifPresent(file -> {
            if (grid.dimension() != 1) {
                throw new InputException("only states of one dimension are plotted; save them as .npy instead");
            }
            OutputFolder.writeFile(
                    console.resolve(file),
                    PlotSvg.standalone(densities(grid, names, states, problem)).getBytes(StandardCharsets.UTF_8));
        });
    }

    private static Plot densities(Grid grid, List<String> names, List<Field> states, Problem problem) {
        List<Plot.Curve> curves = new ArrayList<>();
        double[] xs = grid.axis(0).nodes();
        for (int s = 0; s < states.size(); s++) {
            Field state = states.get(s);
            double[] density = new double[xs.length];
            for (int i = 0; i < xs.length; i++) {
                double im = state.isReal() ? 0 : state.im()[i];
                density[i] = state.re()[i] * state.re()[i] + im * im;
            }
            curves.add(Plot.Curve.of("|" + names.get(s) + "|²", Plot.Style.LINE, xs, density));
        }
        return new Plot(
                Plot.Axis.linear(problem.coordinates().getFirst().toString()), Plot.Axis.linear("density"), curves);
    }
}
