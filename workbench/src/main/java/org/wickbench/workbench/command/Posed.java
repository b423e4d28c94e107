package org.wickbench.workbench.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wickbench.numeric.equation.Data;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.verification.claim.Claim;
import org.wickbench.verification.claim.EvolutionEquation;
import org.wickbench.workbench.command.SolveCommand.TimeKind;
import org.wickbench.workbench.console.InputException;

/** A problem as it was stated: by its objective, or by an equation of a derivation. */
sealed interface Posed {
    /** The problem on a grid, or on one that is still to be chosen. */
    Problem problem(Flow flow, Optional<Grid> grid);

    /** Which evolution is meant where a kind of time was asked for. */
    Flow flow(TimeKind kind);

    /** By {@code --objective} and {@code --D}, perhaps over the rows of a table. */
    record ByObjective(ProblemOptions options, Data table) implements Posed {
        @Override
        public Problem problem(Flow flow, Optional<Grid> grid) {
            return options.problem(flow, grid, table);
        }

        @Override
        public Flow flow(TimeKind kind) {
            return flowOf(kind);
        }
    }

    /** By {@code --objective-file}. */
    record BySamples(ProblemOptions options, Path file) implements Posed {
        @Override
        public Problem problem(Flow flow, Optional<Grid> grid) {
            return options.sampled(
                    flow,
                    grid.orElseThrow(() -> new InputException(
                            "--objective-file needs the grid of its values: give --axis, as in --axis x=-6:6:128")),
                    file);
        }

        @Override
        public Flow flow(TimeKind kind) {
            return flowOf(kind);
        }
    }

    private static Flow flowOf(TimeKind kind) {
        return switch (kind) {
            case REAL -> Flow.REAL_TIME;
            case IMAGINARY -> Flow.IMAGINARY_TIME;
            case NORMALISED -> Flow.NORMALISED_IMAGINARY_TIME;
            case EQUATION ->
                throw new InputException(
                        "an objective has no time of its own: give --evolve real, imaginary or normalised");
        };
    }

    /**
     * By {@code --from}.
     *
     * @param claim where the equation stands, for errors
     */
    record ByEquation(Claim claim, EvolutionEquation equation, Library library) implements Posed {
        @Override
        public Problem problem(Flow flow, Optional<Grid> grid) {
            return on(library.located(() -> equation.problem(claim)), flow, grid);
        }

        /** The problem whose flux is stepped, of an equation with a drift. */
        Problem conservative(Grid grid) {
            Problem read = library.located(() -> equation.conservative(claim));
            List<Sym> axes = ordered(grid);
            return on(read.withoutDrift(), read.flow(), Optional.of(grid))
                    .withDrift(axes.stream()
                            .map(axis -> read.drift().get(read.coordinates().indexOf(axis)))
                            .toList());
        }

        private Problem on(Problem read, Flow flow, Optional<Grid> grid) {
            List<Sym> axes = grid.map(this::ordered).orElse(equation.axes());
            return new Problem(
                            read.objective(),
                            read.diffusion(),
                            axes,
                            read.parameters(),
                            flow,
                            Optional.of(ProblemOptions.gradientSquared(read.objective(), axes)))
                    .withCubic(read.cubic());
        }

        /** The equation's axes in the order of the grid's. */
        private List<Sym> ordered(Grid grid) {
            List<Sym> ordered = new ArrayList<>();
            for (Axis axis : grid.axes()) {
                equation.axes().stream()
                        .filter(symbol -> symbol.name().equals(axis.name()))
                        .forEach(ordered::add);
            }
            if (!new HashSet<>(ordered).equals(new HashSet<>(equation.axes())) || ordered.size() != grid.dimension()) {
                throw new InputException("the equation has the axes " + equation.axes() + ", and --axis gives "
                        + grid.axes().stream().map(Axis::name).toList());
            }
            return ordered;
        }

        @Override
        public Flow flow(TimeKind kind) {
            boolean real = equation.flow() == Flow.REAL_TIME;
            boolean agrees =
                    switch (kind) {
                        case EQUATION -> true;
                        case REAL -> real;
                        case IMAGINARY -> !real;
                        case NORMALISED -> !real && !equation.drifts();
                    };
            if (!agrees) {
                throw new InputException("the equation is one in " + (real ? "real" : "imaginary") + " time"
                        + (equation.drifts() ? " with a drift" : "") + ": --evolve "
                        + kind.name().toLowerCase(Locale.ROOT) + " is another one; leave the kind of time out");
            }
            return kind == TimeKind.NORMALISED ? Flow.NORMALISED_IMAGINARY_TIME : equation.flow();
        }
    }
}
