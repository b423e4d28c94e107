package org.wickbench.numeric.grid;

import java.util.Arrays;
import java.util.List;
import org.wickbench.numeric.equation.ProblemException;

/**
 * The tensor product of one to three axes. Point {@code (i, j, k)} lies at index {@code (i N_1 + j) N_2 + k}: the last
 * axis is contiguous.
 */
public record Grid(List<Axis> axes) {
    public Grid {
        axes = List.copyOf(axes);
        if (axes.isEmpty() || axes.size() > 3) {
            throw new ProblemException("a grid has one to three axes, not " + axes.size());
        }
        double size = 1;
        for (Axis axis : axes) {
            size *= axis.points();
        }
        if (size > Integer.MAX_VALUE - 8) {
            throw Memory.tooManyPoints(axes, size);
        }
    }

    public static Grid of(Axis... axes) {
        return new Grid(Arrays.asList(axes));
    }

    public int dimension() {
        return axes.size();
    }

    public Axis axis(int i) {
        return axes.get(i);
    }

    /** The number of points. */
    public int size() {
        int size = 1;
        for (Axis axis : axes) {
            size *= axis.points();
        }
        return size;
    }

    /** The distance in the array between neighbours along an axis. */
    public int stride(int axis) {
        int stride = 1;
        for (int i = axis + 1; i < axes.size(); i++) {
            stride *= axes.get(i).points();
        }
        return stride;
    }

    /** The volume element {@code h_1 ... h_d} [L^d]. */
    public double cell() {
        double cell = 1;
        for (Axis axis : axes) {
            cell *= axis.spacing();
        }
        return cell;
    }

    /** The same axes with every number of points multiplied, rounded to at least 2. */
    public Grid refined(double factor) {
        return new Grid(axes.stream()
                .map(axis -> axis.withPoints(Math.max(2, (int) Math.round(axis.points() * factor))))
                .toList());
    }
}
