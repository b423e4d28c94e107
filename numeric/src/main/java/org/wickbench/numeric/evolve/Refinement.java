package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.evolve.ErrorStatement.Part;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Domain;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.grid.Interpolation;
import org.wickbench.numeric.grid.Memory;
import org.wickbench.numeric.kernel.CellMeans;
import org.wickbench.numeric.kernel.Period;
import org.wickbench.numeric.transform.LinePlan;

/**
 * Measures the error of an evolved state by evolving again: with half the step, on a finer grid whose points contain the
 * old ones, and on wider boxes with the same spacing. Each distance is taken in L2 on the common points, with phases. Where
 * enclosures show that the initial state or the objective has kinks, jumps or narrow places between the points, the finer
 * grid is several times finer, and it starts from the state's means over its cells there.
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
    /** A wider box that changes the state by a smaller share of its norm has an exponentially small effect. */
    private static final double TAIL = 1e-6;
    /** The same where nothing wider can be afforded. */
    private static final double FAIR_TAIL = 1e-3;
    /** Two boxes that differ by a smaller share of the change so far tell what the widest one would. */
    private static final double SETTLED = 0.02;
    /** On more points than that the formulas are not looked at: one value costs as much as one step. */
    private static final int LOOKED_AT = 300_000;
    /** An initial state that is farther from its interpolant, relative to its norm, is too narrow for its grid. */
    private static final double UNRESOLVED = 1e-3;
    /** How often a grid is refined for a state with kinks or jumps, and how often for one with narrow places. */
    private static final int ROUGH_REFINEMENTS = 3;

    private static final int MOST_REFINEMENTS = 8;

    private final Evolver evolver;
    private final Problem problem;
    private final Start start;
    private final Field initial;
    private final Replay replay;
    private final Method method;
    private final Grid grid;
    private final boolean rough;
    private final Set<Part> open = EnumSet.noneOf(Part.class);
    private final List<String> notes = new ArrayList<>();

    Refinement(Evolver evolver, Problem problem, Start start, Replay replay, Method method) {
        this.evolver = evolver;
        this.problem = problem;
        this.start = start;
        this.initial = start.field();
        this.replay = replay;
        this.method = method;
        this.grid = initial.grid();
        this.rough = !problem.isSampled()
                && grid.size() <= LOOKED_AT
                && !(start.isSmooth(grid) && coefficientsAre(grid, CellMeans::isSmooth) && isResolved());
    }

    /** True if the interpolant of the initial state's values has the formula's values half way between them. */
    private boolean isResolved() {
        Grid fine = Interpolation.finer(grid);
        if (!start.isFormula() || fine.size() > LOOKED_AT) {
            return true;
        }
        return Quadrature.distance(start.values(fine), Interpolation.refine(initial))
                <= UNRESOLVED * Quadrature.norm(initial);
    }

    /** True if something holds for the objective and for every component of the drift. */
    private boolean coefficientsAre(Grid on, Predicate<CellMeans> what) {
        return what.test(new CellMeans(problem, problem.objective(), on, "the objective"))
                && problem.drift().stream().allMatch(b -> what.test(new CellMeans(problem, b, on, ChangCooper.DRIFT)));
    }

    ErrorStatement state(Field result) {
        double time = time(result);
        boolean sampled = problem.isSampled();
        double space = sampled ? unknown() : space(result);
        Domain domain = sampled ? new Domain(grid, List.of()) : domain(result);
        double box = sampled ? Double.NaN : domain.isTruncated() ? box(result, domain) : 0;
        Stepper probe = evolver.stepper(problem, grid, initial, 0, method);
        double norm = Math.max(Quadrature.norm(initial), Quadrature.norm(result));
        // each step rounds a state of that norm about ten times; phases of size h*E round relative to their size
        double roundOff = Math.ulp(1.0)
                * norm
                * (8.0 * replay.steps() + Math.min(1e3, Math.abs(replay.until())) * Math.sqrt(probe.operatorBound()));
        return new ErrorStatement(
                "L2 distance of the state",
                sampled ? ErrorStatement.SAMPLED : domain.toString(),
                space,
                time,
                box,
                roundOff,
                open,
                notes);
    }

    /** Between the samples of the objective and beyond them there is nothing to compare with. */
    private double unknown() {
        open.add(Part.SPACE);
        open.add(Part.BOX);
        notes.add(ErrorStatement.BETWEEN_SAMPLES);
        return Double.NaN;
    }

    private double time(Field result) {
        // a splitting of a potential with kinks may lose its order
        int order = rough ? 1 : method.timeOrder();
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
        if (rough) {
            return roughSpace(result);
        }
        double[] ratio = {1};
        double order = Double.POSITIVE_INFINITY;
        Grid fine = Interpolation.finer(grid);
        if (method.spaceOrder().isPresent()) {
            double h = grid.axis(0).spacing() / fine.axis(0).spacing();
            order = method.spaceOrder().getAsInt();
            ratio[0] = Math.pow(h, order) / (Math.pow(h, order) - 1);
        }
        if (canRun(fine) && (double) fine.size() * grid.axis(0).points() <= AFFORDABLE * 4) {
            notes.add("space: against a finer grid");
            Field refined = replay.refined("space", fine, onFiner(fine), stepFactor(fine));
            return SAFETY * ratio[0] * Quadrature.distance(result, Interpolation.restrict(refined, grid));
        }
        notes.add("space: against a coarser grid, an upper bound");
        return coarser()
                .map(coarse -> {
                    Field from = Interpolation.restrict(initial, coarse);
                    Field other = replay.refined("space", coarse, from, 1);
                    return Quadrature.distance(Interpolation.restrict(result, coarse), other);
                })
                .orElseGet(() -> {
                    notes.add("space: NOT MEASURED, the number of points cannot be halved");
                    open.add(Part.SPACE);
                    return Double.NaN;
                });
    }

    private boolean canRun(Grid on) {
        return (double) on.size() * replay.steps() * stepFactor(on) <= AFFORDABLE * 4 && fits(on);
    }

    /** Explicit steps must shrink with the square of the spacing. */
    private int stepFactor(Grid fine) {
        if (method instanceof Method.FiniteDifference difference
                && difference.scheme() != Method.Scheme.CRANK_NICOLSON) {
            double h = grid.axis(0).spacing() / fine.axis(0).spacing();
            return (int) Math.ceil(h * h);
        }
        return 1;
    }

    /** A formula on the points of a finer grid, or the interpolant of values. */
    private Field onFiner(Grid fine) {
        return start.isFormula() && fine.size() <= LOOKED_AT ? start.values(fine) : Interpolation.refine(initial);
    }

    /** Against grids so fine that nothing hides between their points, if there is one that can be afforded. */
    private double roughSpace(Field result) {
        List<Grid> finer = new ArrayList<>();
        Grid next = Interpolation.finer(grid);
        while (finer.size() < MOST_REFINEMENTS && next.size() <= LOOKED_AT && canRun(next)) {
            finer.add(next);
            if (finer.size() >= ROUGH_REFINEMENTS && !isNarrow(next)) {
                break;
            }
            next = Interpolation.finer(next);
        }
        if (finer.isEmpty()) {
            notes.add(
                    "space: NOT MEASURED, kinks, jumps or narrow places lie between the points and a finer grid is too"
                            + " dear");
            open.add(Part.SPACE);
            return Double.NaN;
        }
        notes.add("space: kinks, jumps or narrow places lie between the points; against grids of up to "
                + finer.getLast().axis(0).points() + " points an axis, with means over cells where they start");
        if (isNarrow(finer.getLast())) {
            notes.add("space: something is narrower than the cells of the finest of these grids");
            open.add(Part.SPACE);
        }
        Field finest = restricted(finer.size() - 1, finer);
        Field before = finer.size() == 1 ? result : restricted(finer.size() - 2, finer);
        return SAFETY * (Quadrature.distance(result, finest) + Quadrature.distance(before, finest));
    }

    private boolean isNarrow(Grid on) {
        return start.isNarrow(on) || !coefficientsAre(on, means -> !means.isNarrow());
    }

    /** The outcome on one of the finer grids at the points of this one. */
    private Field restricted(int index, List<Grid> finer) {
        Grid on = finer.get(index);
        Field from = initial;
        if (start.isFormula()) {
            from = start.means(on);
        } else {
            for (int i = 0; i <= index; i++) {
                from = Interpolation.refine(from);
            }
        }
        Field end = replay.refined("space", on, from, stepFactor(on));
        for (int i = index - 1; i >= -1; i--) {
            end = Interpolation.restrict(end, i < 0 ? grid : finer.get(i));
        }
        return end;
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

    /**
     * What the box stands for. A periodic axis is a circle if the objective and the initial state have its period, and the
     * whole line otherwise; at any other end the problem goes on if the state is small there at the start and at the end.
     */
    private Domain domain(Field result) {
        List<Domain.Extent> axes = new ArrayList<>();
        for (int i = 0; i < grid.dimension(); i++) {
            boolean decays = decays(result, i) && decays(initial, i);
            boolean periodic = grid.axis(i).boundary() == Boundary.PERIODIC
                    && Period.holds(problem, problem.objective(), grid, i, "the objective")
                    && driftHasPeriod(i)
                    && (start.isFormula() ? start.hasPeriod(i) : !decays);
            boolean line = decays || grid.axis(i).boundary() == Boundary.PERIODIC && start.isFormula() && !periodic;
            if (periodic) {
                axes.add(Domain.Extent.CIRCLE);
            } else if (line) {
                axes.add(Domain.Extent.LINE);
            } else {
                notes.add("box: the state does not vanish at the ends of "
                        + grid.axis(i).name() + ", so they are taken as part of the problem");
                axes.add(Domain.Extent.BOX);
            }
        }
        return new Domain(grid, axes);
    }

    private boolean driftHasPeriod(int axis) {
        return problem.drift().stream().allMatch(b -> Period.holds(problem, b, grid, axis, ChangCooper.DRIFT));
    }

    private double box(Field result, Domain domain) {
        double norm = Math.max(Quadrature.norm(initial), Quadrature.norm(result));
        Field before = result;
        double share = 0.125;
        double measured = Double.NaN;
        while (true) {
            int[] shift = new int[grid.dimension()];
            Grid wide = wider(domain, share, shift);
            if ((double) wide.size() * replay.steps() > AFFORDABLE * 4 || !fits(wide)) {
                if (measured <= FAIR_TAIL * norm) {
                    notes.add("box: against the widest one that can be afforded");
                    return measured;
                }
                notes.add(
                        Double.isNaN(measured)
                                ? "box: from the state at the ends, the wider box is too dear"
                                : "box: the state still changes on the widest box that can be afforded");
                open.add(Part.BOX);
                return Double.isNaN(measured) ? edge(result) : measured;
            }
            Field there;
            try {
                Field from = start.isFormula() && wide.size() <= LOOKED_AT
                        ? start.values(wide)
                        : embed(initial, wide, shift);
                there = cut(replay.refined("box", wide, from, 1), shift);
            } catch (ProblemException unsolvable) {
                notes.add("box: from the state at the ends, because on a wider box " + unsolvable.getMessage());
                open.add(Part.BOX);
                return Double.isNaN(measured) ? edge(result) : measured;
            }
            double change = Quadrature.distance(result, there);
            double last = Quadrature.distance(before, there);
            boolean first = before == result;
            measured = SAFETY * (first ? change : change + last);
            if (first && measured <= TAIL * norm || !first && last <= Math.max(SETTLED * change, 1e-14 * norm)) {
                notes.add(first ? "box: against a wider one" : "box: against wider ones, until the state settled");
                return measured;
            }
            before = there;
            share = share < 0.5 ? 0.5 : 2 * share + 0.5;
        }
    }

    /** The box with a share of its points more at both ends of every axis that it cuts off. */
    private Grid wider(Domain domain, double share, int[] shift) {
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < grid.dimension(); i++) {
            boolean cut = domain.axes().get(i).openBelow();
            shift[i] = cut ? extraPoints(grid.axis(i), share) : 0;
            axes.add(cut ? wider(grid.axis(i), shift[i]) : grid.axis(i));
        }
        return new Grid(axes);
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

    /** About a share of the points on each side, such that the longer axis has a fast transform. */
    private static int extraPoints(Axis axis, double share) {
        int extra = (int) Math.max(1, axis.points() * share);
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
