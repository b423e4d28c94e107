package org.wickbench.workbench.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.evolve.AdaptiveSpan;
import org.wickbench.numeric.evolve.Start;
import org.wickbench.numeric.evolve.TimeSpan;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.InputException;
import org.wickbench.workbench.store.Npy;
import picocli.CommandLine.Option;

/** The options that state an evolution: where it starts, how long it runs, how it steps, and what is printed of it. */
final class EvolutionOptions {
    private static final int DEFAULT_STEPS = 1000;

    @Option(names = "--until", paramLabel = "T", description = "The final time.")
    private Optional<String> until = Optional.empty();

    @Option(names = "--steps", paramLabel = "N", description = "Time steps (default: 1000).")
    private Optional<Integer> steps = Optional.empty();

    @Option(
            names = "--adaptive",
            paramLabel = "E",
            description = "Choose the steps on the way, for an error in time of about E relative to the state's norm.")
    private Optional<Double> adaptive = Optional.empty();

    @Option(
            names = "--method",
            paramLabel = "NAME",
            description = "lie, strang, suzuki-chin-4, yoshida-4, blanes-moan-4, or finite differences as in"
                    + " fd2:crank-nicolson, fd2:euler, fd8:runge-kutta-4; with a drift also chang-cooper (default:"
                    + " strang).")
    private Optional<String> method = Optional.empty();

    @Option(names = "--initial", paramLabel = "EXPR", description = "The initial state; it may contain I.")
    private Optional<String> initial = Optional.empty();

    @Option(
            names = "--initial-file",
            paramLabel = "FILE",
            description = "The initial state as an array in a .npy file, such as --save writes.")
    private Optional<Path> initialFile = Optional.empty();

    @Option(
            names = "--observations",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many times norm, energy and moments are printed (default: 10).")
    private int observations = 10;

    @Option(
            names = "--observe",
            paramLabel = "NAME",
            split = ",",
            description = "Print more columns: overlap (with the initial state), mass, current.")
    private List<String> observe = new ArrayList<>();

    @Option(
            names = "--until-converged",
            paramLabel = "E",
            description = "With --evolve normalised: stop once the energy's change and residual are below E.")
    private Optional<Double> untilConverged = Optional.empty();

    /** The tolerance at which a relaxation stops, if one was asked for. */
    Optional<Double> untilConverged() {
        return untilConverged;
    }

    /** True if a final time or an initial state was given. */
    boolean stated() {
        return until.isPresent() || initial.isPresent() || initialFile.isPresent();
    }

    String method() {
        return method("strang");
    }

    /** The method's name, or another one where none was given. */
    String method(String otherwise) {
        return method.orElse(otherwise);
    }

    /** The run in steps that are chosen on the way, if one was asked for. */
    Optional<AdaptiveSpan> adaptive() {
        if (adaptive.isPresent() && steps.isPresent()) {
            throw new InputException("--adaptive chooses the steps on the way: leave --steps out");
        }
        return adaptive.map(tolerance -> new AdaptiveSpan(until(), observations, tolerance));
    }

    TimeSpan span() {
        int count = steps.orElse(DEFAULT_STEPS);
        return new TimeSpan(until(), count, Math.min(observations, count));
    }

    private double until() {
        return Constants.real(
                until.orElseThrow(() -> new InputException("an evolution needs its final time: give --until")),
                "--until");
    }

    /** The columns that are printed beside time, norm, energy, means and variances. */
    List<Extra> extras() {
        return observe.stream().map(EvolutionOptions::extra).toList();
    }

    /** A column that is printed on demand. */
    enum Extra {
        OVERLAP,
        MASS,
        CURRENT
    }

    private static Extra extra(String name) {
        for (Extra extra : Extra.values()) {
            if (extra.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
                return extra;
            }
        }
        throw new InputException("--observe knows overlap, mass and current, not '" + name + "'");
    }

    /** What the initial state was called, for files that have to explain themselves. */
    String initialName() {
        return initial.orElseGet(() -> initialFile.map(Path::toString).orElse(""));
    }

    /** How the initial state comes to be; its formula is read at once, its values are made when asked for. */
    Initial initial(Console console) {
        if (initial.isPresent() == initialFile.isPresent()) {
            throw new InputException("an evolution needs its initial state: give "
                    + (initial.isPresent()
                            ? "only one of --initial and --initial-file"
                            : "--initial or --initial-file"));
        }
        if (initial.isPresent()) {
            ComplexParts parts = ComplexParts.of(Parser.parseValue(initial.get(), Names.STRICT));
            return (solver, problem, grid) -> {
                ComplexParts counted = parts.counted(problem.data());
                return solver.start(problem, grid, counted.re(), counted.im());
            };
        }
        Path file = console.resolve(initialFile.get());
        return (_, _, grid) -> Start.of(Npy.read(file, grid));
    }

    /**
     * The initial state as a formula, where a run has equal steps and nothing else.
     *
     * @param what the run is, for the message
     */
    ComplexParts formula(String what) {
        if (adaptive.isPresent() || untilConverged.isPresent() || initialFile.isPresent() || !observe.isEmpty()) {
            throw new InputException(
                    what
                            + " takes --initial EXPR and equal steps, and chooses what it prints: leave --initial-file, --adaptive, --until-converged and --observe out");
        }
        return ComplexParts.of(Parser.parseValue(
                initial.orElseThrow(() -> new InputException("an evolution needs its initial state: give --initial")),
                Names.STRICT));
    }

    /**
     * Refuses what speaks of a state or of steps that depend on it.
     *
     * @param why there is no state, for the message
     */
    void requireNoState(String why) {
        if (initial.isPresent()
                || initialFile.isPresent()
                || adaptive.isPresent()
                || untilConverged.isPresent()
                || !observe.isEmpty()) {
            throw new InputException(why
                    + " and takes equal steps: leave --initial, --initial-file, --adaptive, --until-converged and --observe"
                    + " out");
        }
    }

    /** A state, once problem and grid are known. */
    @FunctionalInterface
    interface Initial {
        Start on(Solver solver, Problem problem, Grid grid);
    }
}
