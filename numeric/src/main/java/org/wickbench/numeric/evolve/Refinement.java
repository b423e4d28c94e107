package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.grid.Interpolation;
import org.wickbench.numeric.grid.Memory;
import org.wickbench.numeric.transform.LinePlan;

/**
 * Measures the error of an evolved state by evolving again: with half the step, on a finer grid whose points contain the
 * old ones, and on a longer box with the same spacing. Each distance is taken in L2 on the common points, with phases.
 */
final class Refinement {
    /** Covers the terms beyond the leading one, which a single refinement cannot see. */
    private static final double SAFETY = 1.5;
    /** Above this many point updates (about a second) one refinement is too dear and a coarser run is compared instead. */
    private static final double AFFORDABLE = 1e8;
    /**
     * A state whose ends are below this share of its peak is taken to vanish outside the box. Generous on purpose: where
     * the ends are meant as they are, a box part that is too large is the lesser mistake.
     */
    private static final double DECAYED = 0.3;

    private final Evolver evolver;
    private final Problem problem;
    private final Field initial;
    private final Replay replay;
    private final Method method;
    private final Grid grid;
    private final List<String> notes = new ArrayList<>();

    Refinement(Evolver evolver, Problem problem, Field initial, Replay replay, Method method) {
        this.evolver = evolver;
        this.problem = problem;
        this.initial = initial;
        this.replay = replay;
        this.method = method;
        this.grid = initial.grid();
    }

    ErrorStatement state(Field result) {
        double time = time(result);
        double space = space(result);
        double box = box(result);
        Stepper probe = evolver.stepper(problem, grid, initial, 0, method);
        double norm = Math.max(Quadrature.norm(initial), Quadrature.norm(result));
        // each step rounds a state of that norm about ten times; phases of size h*E round relative to their size
        double roundOff = Math.ulp(1.0)
                * norm
                * (8.0 * replay.steps() + Math.min(1e3, Math.abs(replay.until())) * Math.sqrt(probe.operatorBound()));
        return new ErrorStatement("L2 distance of the state", space, time, box, roundOff, notes);
    }

    private double time(Field result) {
        int order = method.timeOrder();
        double finer = Math.pow(2, order) / (Math.pow(2, order) - 1);
        double work = (double) grid.size() * replay.steps();
        if (2 * work <= AFFORDABLE || !replay.canBeHalved()) {
            notes.add("time: against half the step");
            return SAFETY * finer * Quadrature.distance(result, replay.refined("time", grid, initial, 2));
        }
        notes.add("time: against twice the step");
        try {
            return SAFETY * (finer - 1) * Quadrature.distance(result, replay.halved("time", grid, initial));
        } catch (ProblemException beyondStability) {
            return SAFETY * finer * Quadrature.distance(result, replay.refined("time", grid, initial, 2));
        }
    }

    private double space(Field result) {
        double[] ratio = {1};
        int stepFactor = 1;
        double order = Double.POSITIVE_INFINITY;
        Grid fine = Interpolation.finer(grid);
        if (method instanceof Method.FiniteDifference difference) {
            double h = grid.axis(0).spacing() / fine.axis(0).spacing();
            order = difference.order();
            ratio[0] = Math.pow(h, order) / (Math.pow(h, order) - 1);
            // explicit steps must shrink with the square of the spacing
            stepFactor = difference.scheme() == Method.Scheme.CRANK_NICOLSON ? 1 : (int) Math.ceil(h * h);
        }
        if ((double) fine.size() * replay.steps() * stepFactor <= AFFORDABLE * 4
                && (double) fine.size() * grid.axis(0).points() <= AFFORDABLE * 4
                && fits(fine)) {
            notes.add("space: against a finer grid");
            Field refined = replay.refined("space", fine, Interpolation.refine(initial), stepFactor);
            return SAFETY * ratio[0] * Quadrature.distance(result, Interpolation.restrict(refined, grid));
        }
        notes.add("space: against a coarser grid, an upper bound");
        return coarser()
                .map(coarse -> {
                    Field start = Interpolation.restrict(initial, coarse);
                    Field other = replay.refined("space", coarse, start, 1);
                    return Quadrature.distance(Interpolation.restrict(result, coarse), other);
                })
                .orElseGet(() -> {
                    notes.add("space: NOT MEASURED, the number of points cannot be halved");
                    return Double.NaN;
                });
    }

    private boolean fits(Grid other) {
        return Memory.fits(Footprint.refinement(problem, other, !initial.isReal(), method));
    }

    private java.util.Optional<Grid> coarser() {
        List<Axis> axes = new ArrayList<>();
        for (Axis axis : grid.axes()) {
            int n = axis.points();
            boolean nested =
                    switch (axis.boundary()) {
                        case PERIODIC, ABSORBING -> n % 2 == 0;
                        case DIRICHLET -> n % 2 == 1;
                        case NEUMANN -> n % 3 == 0;
                    };
            int points =
                    switch (axis.boundary()) {
                        case PERIODIC, ABSORBING -> n / 2;
                        case DIRICHLET -> (n - 1) / 2;
                        case NEUMANN -> n / 3;
                    };
            if (!nested || points < 2) {
                return java.util.Optional.empty();
            }
            axes.add(axis.withPoints(points));
        }
        return java.util.Optional.of(new Grid(axes));
    }

    private double box(Field result) {
        List<Axis> axes = new ArrayList<>();
        int[] shift = new int[grid.dimension()];
        boolean widened = false;
        for (int i = 0; i < grid.dimension(); i++) {
            Axis axis = grid.axis(i);
            if (decays(result, i) && decays(initial, i)) {
                shift[i] = extraPoints(axis);
                axes.add(wider(axis, shift[i]));
                widened = true;
            } else {
                notes.add("box: the state does not vanish at the ends of " + axis.name()
                        + ", so they are taken as part of the problem");
                axes.add(axis);
            }
        }
        if (!widened) {
            return 0;
        }
        Grid wide = new Grid(axes);
        if ((double) wide.size() * replay.steps() > AFFORDABLE * 4 || !fits(wide)) {
            notes.add("box: from the state at the ends, the wider box is too dear");
            return edge(result);
        }
        try {
            Field other = replay.refined("box", wide, embed(initial, wide, shift), 1);
            notes.add("box: against a wider one");
            return SAFETY * Quadrature.distance(result, cut(other, shift));
        } catch (ProblemException unsolvable) {
            notes.add("box: from the state at the ends, because on a wider box " + unsolvable.getMessage());
            return edge(result);
        }
    }

    private double edge(Field result) {
        double largest = 0;
        for (int axis = 0; axis < grid.dimension(); axis++) {
            largest = Math.max(largest, edgeValue(result, axis));
        }
        double volume = 1;
        for (Axis axis : grid.axes()) {
            volume *= axis.length();
        }
        return largest * Math.sqrt(volume);
    }

    private boolean decays(Field field, int axis) {
        double peak = 0;
        for (int i = 0; i < field.re().length; i++) {
            peak = Math.max(peak, size(field, i));
        }
        double edge = edgeValue(field, axis);
        Axis a = grid.axis(axis);
        if (a.boundary() == Boundary.DIRICHLET) {
            // next to a wall every state is small: compare its slope with that of a half wave
            edge *= a.length() / (Math.PI * a.spacing());
        }
        return edge < DECAYED * peak;
    }

    private double edgeValue(Field field, int axis) {
        int n = grid.axis(axis).points();
        int stride = grid.stride(axis);
        double edge = 0;
        for (int i = 0; i < field.re().length; i++) {
            int j = i / stride % n;
            if (j == 0 || j == n - 1) {
                edge = Math.max(edge, size(field, i));
            }
        }
        return edge;
    }

    private static double size(Field field, int i) {
        return field.isReal() ? Math.abs(field.re()[i]) : Math.hypot(field.re()[i], field.im()[i]);
    }

    /** About an eighth of the points on each side, such that the longer axis has a fast transform. */
    private static int extraPoints(Axis axis) {
        int extra = Math.max(1, axis.points() / 8);
        while (!LinePlan.isGood(axis.boundary(), axis.points() + 2 * extra)) {
            extra++;
        }
        return extra;
    }

    private static Axis wider(Axis axis, int extra) {
        double h = axis.spacing();
        return new Axis(
                axis.name(),
                axis.lower() - extra * h,
                axis.upper() + extra * h,
                axis.points() + 2 * extra,
                axis.boundary());
    }

    private static Field embed(Field field, Grid wide, int[] shift) {
        double[] re = new double[wide.size()];
        double[] im = new double[field.isReal() ? 0 : wide.size()];
        for (int i = 0; i < field.re().length; i++) {
            int at = shifted(field.grid(), wide, shift, i);
            re[at] = field.re()[i];
            if (im.length > 0) {
                im[at] = field.im()[i];
            }
        }
        return new Field(wide, re, im);
    }

    private Field cut(Field wide, int[] shift) {
        double[] re = new double[grid.size()];
        double[] im = new double[wide.isReal() ? 0 : grid.size()];
        for (int i = 0; i < re.length; i++) {
            int at = shifted(grid, wide.grid(), shift, i);
            re[i] = wide.re()[at];
            if (im.length > 0) {
                im[i] = wide.im()[at];
            }
        }
        return new Field(grid, re, im);
    }

    private static int shifted(Grid grid, Grid wide, int[] shift, int index) {
        int at = 0;
        for (int axis = 0; axis < grid.dimension(); axis++) {
            int j = index / grid.stride(axis) % grid.axis(axis).points();
            at += (j + shift[axis]) * wide.stride(axis);
        }
        return at;
    }
}
