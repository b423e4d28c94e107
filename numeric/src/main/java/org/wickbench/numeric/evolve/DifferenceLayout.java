package org.wickbench.numeric.evolve;

import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;

/**
 * Where the points of a field lie that is padded by ghosts on every side. The last axis is contiguous and padded by the
 * stencil's reach; the others are padded by the reach, or by {@code levels} times the reach where they are periodic, so
 * that several time levels can be computed before ghosts are filled again. Rows start at equal positions in a cache line.
 *
 * @param levels how many time levels one sweep may compute, at least 1
 */
record DifferenceLayout(Grid grid, Stencil stencil, int levels) {
    /** Doubles in a cache line. */
    private static final int LINE = 8;
    /** Point (0, 0, 0) is at 6 modulo 8: behind an array's head of 16 bytes that is the start of a cache line. */
    private static final int LEFT = 6;

    int dimension() {
        return grid.dimension();
    }

    int reach() {
        return stencil.reach();
    }

    int points(int axis) {
        return grid.axis(axis).points();
    }

    boolean isPeriodic(int axis) {
        return grid.axis(axis).boundary() == Boundary.PERIODIC;
    }

    /** How many ghosts there are on each side of an axis. */
    int halo(int axis) {
        boolean row = dimension() > 1 && axis == dimension() - 1;
        return isPeriodic(axis) && !row ? levels * reach() : reach();
    }

    /** The distance in a padded field between neighbours along an axis. */
    int stride(int axis) {
        int stride = 1;
        for (int i = dimension() - 1; i > axis; i--) {
            int padded = points(i) + 2 * halo(i);
            stride = Math.multiplyExact(
                    stride, i == dimension() - 1 ? Math.multiplyExact((padded + LINE - 1) / LINE, LINE) : padded);
        }
        return stride;
    }

    /** Where point (0, 0, 0) lies. */
    int origin() {
        int last = dimension() - 1;
        int origin = dimension() == 1 ? (halo(0) - LEFT + LINE - 1) / LINE * LINE + LEFT : LEFT;
        for (int axis = 0; axis < last; axis++) {
            origin += halo(axis) * stride(axis);
        }
        return origin;
    }

    /** The length of a padded field. */
    int size() {
        long size = (long) origin() + LINE;
        for (int axis = 0; axis < dimension(); axis++) {
            size += (long) (points(axis) - 1 + halo(axis)) * stride(axis);
        }
        return Math.toIntExact(size);
    }

    /** A field without ghosts as a padded one, its ghosts zero. */
    double[] pad(double[] plain) {
        double[] padded = new double[size()];
        copyRows(plain, padded, true);
        return padded;
    }

    /** A padded field without its ghosts. */
    double[] plain(double[] padded) {
        double[] plain = new double[grid.size()];
        copyRows(plain, padded, false);
        return plain;
    }

    private void copyRows(double[] plain, double[] padded, boolean in) {
        int last = dimension() - 1;
        int n = points(last);
        for (int row = 0; row < plain.length / n; row++) {
            int at = origin();
            for (int axis = 0; axis < last; axis++) {
                at += row * n / grid.stride(axis) % points(axis) * stride(axis);
            }
            if (in) {
                System.arraycopy(plain, row * n, padded, at, n);
            } else {
                System.arraycopy(padded, at, plain, row * n, n);
            }
        }
    }

    /** {@code u -> u(x + by h)} along an axis; the ghosts have to be filled. */
    double[] shifted(double[] padded, int axis, int by) {
        int distance = by * stride(axis);
        double[] result = new double[padded.length];
        System.arraycopy(
                padded, Math.max(0, distance), result, Math.max(0, -distance), padded.length - Math.abs(distance));
        return plain(result);
    }

    /** {@code 1/h^2} of every axis. */
    double[] inverseSquares() {
        return grid.axes().stream()
                .mapToDouble(Axis::spacing)
                .map(h -> 1 / (h * h))
                .toArray();
    }
}
