package org.wickbench.numeric.kernel;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.symbolic.expr.Expr;

/**
 * An expression on a grid with its mean over the cell in place of its value at the point wherever enclosures show that the
 * value does not stand for the cell: a kink, a jump or a singularity crosses it, or something narrower than the cell hides in
 * it. A grid with means is off by the square of the spacing where one with values is off by the spacing itself.
 */
public final class CellMeans {
    /** Interval arithmetic overestimates; a range that is no wider than this many times the neighbours' hides nothing. */
    private static final double LOOSE = 8;
    /** What may hide, relative to how far the values typically lie above the lowest one. */
    private static final double HIDDEN = 1e-6;

    /** A Gaussian narrower than 0.45 steps is farther from the parabola through three points, relative to their range. */
    private static final double SPIKE = 0.1;

    /** How often a cell is halved along each axis to find something that hides in it. */
    private static final int[] SEARCH = {24, 10, 6};
    /** How often a cell is halved along each axis for its mean. */
    private static final int[] HALVINGS = {12, 6, 4};

    /** How many terms of the expression are enclosed; without data an expression is one term. */
    private static final long BUDGET = 3_000_000;

    private final Grid grid;
    private final PointFunction function;
    private final BoxFunction enclosure;
    private final Seams seams;
    private final double[] values;
    private final double[] means;
    private final double hidden;
    private int crossed;
    private int narrow;
    private boolean singular;
    private long budget;

    /** @param what what the expression is, for messages */
    public CellMeans(Problem problem, Expr expr, Grid grid, String what) {
        this.grid = grid;
        this.function = new PointFunction(problem, expr, what);
        this.enclosure = new BoxFunction(problem, expr, what);
        this.seams = new Seams(problem, expr, what);
        this.budget = BUDGET / function.terms();
        this.values = function.onGrid(grid);
        this.means = values.clone();
        this.hidden = HIDDEN * scale();
        for (int i = 0; i < values.length; i++) {
            Range[] cell = cell(i);
            boolean broken = seams.mayCross(cell);
            if (broken) {
                crossed++;
                singular |= !enclosure.over(cell).isBounded();
            }
            boolean hides = !broken && (!seams.mayCross(stencil(cell)) && isSpike(i) || hides(i, cell));
            if (hides) {
                narrow++;
            }
            if (broken || hides) {
                double mean = mean(cell, HALVINGS[grid.dimension() - 1]);
                means[i] = Double.isFinite(mean) ? mean : values[i];
            }
        }
    }

    /** True if every value stands for its cell. */
    public boolean isSmooth() {
        return crossed == 0 && narrow == 0;
    }

    /** True if something narrower than a cell hides from the points. */
    public boolean isNarrow() {
        return narrow > 0;
    }

    /** True if the expression may have no bound in some cell. */
    public boolean isSingular() {
        return singular;
    }

    /** False where the expression changes so often that not all of it was looked at. */
    public boolean isComplete() {
        return budget > 0;
    }

    /** The values at the points. */
    public double[] values() {
        return values;
    }

    /** The values, and means where values do not stand for their cells. */
    public double[] means() {
        return means;
    }

    private double scale() {
        double[] sorted = java.util.Arrays.stream(values)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return 1;
        }
        double median = sorted[sorted.length / 2] - sorted[0];
        double whole = sorted[sorted.length - 1] - sorted[0];
        return median > 0 ? median : whole > 0 ? whole : Math.max(Math.abs(sorted[0]), 1e-300);
    }

    /** Half a step to both sides of a point; beside a wall up to the wall. */
    private Range[] cell(int index) {
        Range[] cell = new Range[grid.dimension()];
        for (int i = 0; i < cell.length; i++) {
            Axis axis = grid.axis(i);
            double x = axis.node(index / grid.stride(i) % axis.points());
            double half = 0.5 * axis.spacing();
            cell[i] = new Range(Math.max(axis.lower(), x - half), Math.min(axis.upper(), x + half));
        }
        return cell;
    }

    /** A cell with those next to it. */
    private Range[] stencil(Range[] cell) {
        Range[] wider = new Range[cell.length];
        for (int i = 0; i < cell.length; i++) {
            double h = grid.axis(i).spacing();
            wider[i] = new Range(cell[i].lower() - h, cell[i].upper() + h);
        }
        return wider;
    }

    /** True if a quarter of a step away the value is not that of the parabola through its neighbours. */
    private boolean isSpike(int index) {
        double[] point = new double[grid.dimension()];
        for (int i = 0; i < point.length; i++) {
            point[i] = grid.axis(i).node(index / grid.stride(i) % grid.axis(i).points());
        }
        for (int i = 0; i < point.length; i++) {
            int j = index / grid.stride(i) % grid.axis(i).points();
            if (j == 0 || j == grid.axis(i).points() - 1) {
                continue;
            }
            double before = values[index - grid.stride(i)];
            double here = values[index];
            double after = values[index + grid.stride(i)];
            double range = Math.max(Math.max(before, here), after) - Math.min(Math.min(before, here), after);
            double x = point[i];
            for (int side = -1; side <= 1; side += 2) {
                point[i] = x + 0.25 * side * grid.axis(i).spacing();
                double expected = here + side * (after - before) / 8 + (after - 2 * here + before) / 32;
                if (Math.abs(function.at(point) - expected) > SPIKE * range + hidden) {
                    return true;
                }
            }
            point[i] = x;
        }
        return false;
    }

    private boolean hides(int index, Range[] cell) {
        Range shown = neighbourhood(index);
        double width = shown.width();
        Range limits = new Range(shown.lower() - width - hidden, shown.upper() + width + hidden);
        return hides(cell, limits, LOOSE * width + hidden, SEARCH[grid.dimension() - 1]);
    }

    private boolean hides(Range[] part, Range limits, double loose, int depth) {
        if (isWithin(enclosure.over(part), limits, loose) || isWithin(enclosure.closelyOver(part), limits, loose)) {
            return false;
        }
        if (!limits.contains(function.at(middle(part)))) {
            return true;
        }
        if (depth == 0 || budget-- <= 0) {
            return false;
        }
        for (Range[] half : halves(part)) {
            if (hides(half, limits, loose, depth - 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWithin(Range range, Range limits, double loose) {
        return range.width() <= loose || limits.contains(range.lower()) && limits.contains(range.upper());
    }

    /** The values at a point and at those next to it. */
    private Range neighbourhood(int index) {
        double lower = values[index];
        double upper = values[index];
        for (int i = 0; i < grid.dimension(); i++) {
            int n = grid.axis(i).points();
            int stride = grid.stride(i);
            int j = index / stride % n;
            for (int side = -1; side <= 1; side += 2) {
                if (j + side >= 0 && j + side < n) {
                    lower = Math.min(lower, values[index + side * stride]);
                    upper = Math.max(upper, values[index + side * stride]);
                }
            }
        }
        return new Range(lower, upper);
    }

    private double mean(Range[] part, int depth) {
        Range range = enclosure.over(part);
        double here = function.at(middle(part));
        if (depth == 0 || range.width() <= 1e-3 * hidden || budget-- <= 0) {
            return here;
        }
        double sum = 0;
        List<Range[]> halves = halves(part);
        for (Range[] half : halves) {
            sum += mean(half, depth - 1);
        }
        return sum / halves.size();
    }

    private static double[] middle(Range[] part) {
        double[] point = new double[part.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = part[i].middle();
        }
        return point;
    }

    /** The box halved along every axis. */
    private static List<Range[]> halves(Range[] part) {
        List<Range[]> halves = new ArrayList<>();
        for (int code = 0; code < 1 << part.length; code++) {
            Range[] half = new Range[part.length];
            for (int i = 0; i < half.length; i++) {
                double middle = part[i].middle();
                half[i] =
                        (code >> i & 1) == 0 ? new Range(part[i].lower(), middle) : new Range(middle, part[i].upper());
            }
            halves.add(half);
        }
        return halves;
    }
}
