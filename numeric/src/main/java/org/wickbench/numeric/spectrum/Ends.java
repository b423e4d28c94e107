package org.wickbench.numeric.spectrum;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Domain;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.Period;
import org.wickbench.numeric.kernel.PointFunction;

/**
 * Tells the two meanings of a box's end apart: does it cut off a problem on the whole line, so that it is a source of
 * error, or is it a wall or a circle that belongs to the problem?
 *
 * <p>A periodic axis is a circle if the objective has its period, and stands for the whole line otherwise. Any other end
 * cuts off if the states are small there or the objective exceeds their energies there; otherwise a state stands against
 * the end, which must then be a wall. So must an end at which the objective has no finite value.
 */
record Ends(Problem problem, PointFunction objective) {
    /** A state below this share of its peak (of its steepest slope, at a wall) counts as small. */
    private static final double SMALL = 0.3;

    /** A state so many temperatures above the lowest level weighs a twentieth of it. */
    private static final double WEIGHTS = 3;

    /** What the box of a solution stands for. */
    Domain domain(Spectrum.Solution solution) {
        List<Domain.Extent> axes = new ArrayList<>();
        for (int i = 0; i < solution.grid().dimension(); i++) {
            boolean circle = solution.grid().axis(i).boundary() == Boundary.PERIODIC && isCircle(solution.grid(), i);
            axes.add(new Domain.Extent(truncate(solution, i, false), truncate(solution, i, true), circle));
        }
        return new Domain(solution.grid(), axes);
    }

    /**
     * What a box stands for at an inverse temperature: an end cuts off if the objective is so high there that no state which
     * weighs much reaches it.
     */
    Domain domain(Grid grid, double[] potential, double lowest, double beta) {
        List<Domain.Extent> axes = new ArrayList<>();
        for (int i = 0; i < grid.dimension(); i++) {
            if (grid.axis(i).boundary() == Boundary.PERIODIC) {
                axes.add(isCircle(grid, i) ? Domain.Extent.CIRCLE : Domain.Extent.LINE);
            } else {
                axes.add(new Domain.Extent(
                        isFinite(grid, i, false) && lowestAt(grid, potential, i, false) > lowest + WEIGHTS / beta,
                        isFinite(grid, i, true) && lowestAt(grid, potential, i, true) > lowest + WEIGHTS / beta,
                        false));
            }
        }
        return new Domain(grid, axes);
    }

    /** True if the end is a source of error. */
    boolean truncate(Spectrum.Solution solution, int axis, boolean upper) {
        if (solution.grid().axis(axis).boundary() == Boundary.PERIODIC) {
            return !isCircle(solution.grid(), axis);
        }
        if (!isFinite(solution.grid(), axis, upper)) {
            return false;
        }
        return solution.pairs().stream().allMatch(pair -> isSmall(solution.grid(), axis, upper, pair))
                || isForbidden(solution, axis, upper);
    }

    /** True if the objective has the axis' period. */
    boolean isCircle(Grid grid, int axis) {
        return Period.holds(problem, problem.objective(), grid, axis, "the objective");
    }

    /** True if the objective has a value at the end, so that the problem can go on beyond it. */
    private boolean isFinite(Grid grid, int axis, boolean upper) {
        double[] point = new double[grid.dimension()];
        for (int i = 0; i < point.length; i++) {
            point[i] = grid.axis(i).lower() + 0.437 * grid.axis(i).length();
        }
        point[axis] = upper ? grid.axis(axis).upper() : grid.axis(axis).lower();
        return Double.isFinite(objective.at(point));
    }

    private static boolean isSmall(Grid grid, int axis, boolean upper, Lanczos.Pair pair) {
        double peak = 0;
        double edge = 0;
        for (int i = 0; i < pair.vector().length; i++) {
            double size = Math.abs(pair.vector()[i]);
            peak = Math.max(peak, size);
            if (isAtEnd(grid, axis, upper, i)) {
                edge = Math.max(edge, size);
            }
        }
        if (grid.axis(axis).boundary() == Boundary.DIRICHLET) {
            // next to a wall every state is small: compare its slope with that of a half wave
            edge *= (grid.axis(axis).points() + 1) / Math.PI;
        }
        return edge <= SMALL * peak;
    }

    private static boolean isForbidden(Spectrum.Solution solution, int axis, boolean upper) {
        // by more than rounding: a flat state between mirrors has just the energy of a flat objective
        return lowestAt(solution.grid(), solution.potential(), axis, upper)
                > solution.pairs().getLast().value() + 1e-10 * solution.bound();
    }

    /** The lowest value of the objective at the points next to an end. */
    private static double lowestAt(Grid grid, double[] potential, int axis, boolean upper) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < potential.length; i++) {
            if (isAtEnd(grid, axis, upper, i)) {
                lowest = Math.min(lowest, potential[i]);
            }
        }
        return lowest;
    }

    private static boolean isAtEnd(Grid grid, int axis, boolean upper, int index) {
        int n = grid.axis(axis).points();
        return index / grid.stride(axis) % n == (upper ? n - 1 : 0);
    }
}
