package org.wickbench.numeric.evolve;

import java.util.Optional;
import org.wickbench.numeric.grid.Grid;

/**
 * Values on a grid as a sum of functions of one axis each, {@code v(i, j, k) = f(i) + g(j) + h(k)}: found from the values on
 * three lines through one point, and held against the value at every point of the grid.
 *
 * @param parts the functions, by axis
 */
record Separation(double[][] parts) {
    /** The sum of three parts, each a difference of two values: so many roundings of the largest of them. */
    private static final double ROUNDINGS = 8;

    /** The parts, if they give the value at every single point up to rounding. */
    static Optional<Separation> of(Grid grid, double[] values) {
        if (grid.dimension() == 1) {
            return Optional.empty();
        }
        int origin = 0;
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            origin = Math.abs(values[i]) < Math.abs(values[origin]) ? i : origin;
            largest = Math.max(largest, Math.abs(values[i]));
        }
        double[][] parts = new double[grid.dimension()][];
        for (int axis = 0; axis < parts.length; axis++) {
            int stride = grid.stride(axis);
            int points = grid.axis(axis).points();
            int first = origin - origin / stride % points * stride;
            parts[axis] = new double[points];
            for (int i = 0; i < points; i++) {
                // the value at the origin is in the first part only
                parts[axis][i] = values[first + i * stride] - (axis == 0 ? 0 : values[origin]);
            }
        }
        Separation separation = new Separation(parts);
        double[] lines = separation.sums(1, parts.length);
        for (int i = 0; i < values.length; i++) {
            double sum = parts[0][i / lines.length] + lines[i % lines.length];
            if (!(Math.abs(sum - values[i]) <= ROUNDINGS * Math.ulp(largest))) {
                return Optional.empty();
            }
        }
        return Optional.of(separation);
    }

    /** The sums of the parts of the axes {@code from, ..., to - 1}, in the order of the grid. */
    double[] sums(int from, int to) {
        double[] sums = {0};
        for (int axis = from; axis < to; axis++) {
            double[] longer = new double[sums.length * parts[axis].length];
            for (int i = 0; i < longer.length; i++) {
                longer[i] = sums[i / parts[axis].length] + parts[axis][i % parts[axis].length];
            }
            sums = longer;
        }
        return sums;
    }
}
