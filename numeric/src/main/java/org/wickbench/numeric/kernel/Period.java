package org.wickbench.numeric.kernel;

import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.symbolic.expr.Expr;

/** Tells whether an axis is a circle for a function: whether the function has its length as a period. */
public final class Period {
    private static final double[] PROBES = {0.01, 0.13, 0.29, 0.47, 0.61, 0.83};

    private Period() {}

    /**
     * True if the function has the same values one length of the axis further: at a few points, and by its enclosures, which
     * see what is too narrow for points.
     */
    public static boolean holds(Problem problem, Expr expr, Grid grid, int axis, String what) {
        Axis circle = grid.axis(axis);
        Range[] box = new Range[grid.dimension()];
        for (int i = 0; i < box.length; i++) {
            box[i] = new Range(grid.axis(i).lower(), grid.axis(i).upper());
        }
        BoxFunction enclosure = new BoxFunction(problem, expr, what);
        Range first = enclosure.over(box);
        box[axis] = new Range(circle.upper(), circle.upper() + circle.length());
        Range second = enclosure.over(box);
        return close(first.lower(), second.lower())
                && close(first.upper(), second.upper())
                && holds(new PointFunction(problem, expr, what), grid, circle, axis);
    }

    private static boolean close(double one, double other) {
        return one == other || Math.abs(one - other) <= 1e-6 * (Math.abs(one) + Math.abs(other));
    }

    private static boolean holds(PointFunction function, Grid grid, Axis circle, int axis) {
        double[] point = new double[grid.dimension()];
        for (double probe : PROBES) {
            for (int i = 0; i < point.length; i++) {
                point[i] =
                        grid.axis(i).lower() + (0.37 + 0.1 * i) * grid.axis(i).length();
            }
            point[axis] = circle.lower() + probe * circle.length();
            double here = function.at(point);
            point[axis] += circle.length();
            double there = function.at(point);
            // the arguments are rounded; a function that is not periodic differs by far more
            if (!(Math.abs(here - there) <= 1e-9 * (1 + Math.abs(here)))) {
                return false;
            }
        }
        return true;
    }
}
