package org.wickbench.numeric.evolve;

import org.wickbench.numeric.grid.Boundary;

/**
 * Keeps the ghosts of padded fields: odd about a Dirichlet end, where the end itself is a ghost that stays zero, even about
 * a Neumann end, copied from the other end of a periodic axis. Ghosts at ends that mirror, and those of rows, are set when
 * the points are that they mirror ({@link #follow}), while these are in the cache; periodic ones of the other axes before a
 * sweep ({@link #wrap}).
 */
record DifferenceGhosts(DifferenceLayout layout) {

    /** Fills all ghosts of a field whose points alone are set. */
    void fill(double[] u) {
        if (layout.dimension() == 3) {
            follow(u, 0, layout.points(0), 0, layout.points(1));
        } else {
            follow(u, 0, layout.points(0), 0, 1);
        }
        wrap(u, layout.levels());
    }

    /**
     * Sets the ghosts that mirror points just computed: planes {@code first <= i < last}, of each the rows
     * {@code rowFirst <= j < rowLast} (of a grid of three axes; otherwise one).
     */
    void follow(double[] u, int first, int last, int rowFirst, int rowLast) {
        int plane = layout.stride(0);
        if (layout.dimension() == 1) {
            mirrorPlanes(u, first, last, layout.origin(), 1);
            return;
        }
        int row = layout.dimension() == 3 ? layout.stride(1) : 0;
        for (int i = first; i < last; i++) {
            for (int j = rowFirst; j < rowLast; j++) {
                rowEnds(u, layout.origin() + i * plane + j * row);
            }
        }
        int start = layout.origin() - layout.reach();
        int width = layout.points(layout.dimension() - 1) + 2 * layout.reach();
        if (layout.dimension() == 3 && !layout.isPeriodic(1)) {
            for (int i = first; i < last; i++) {
                for (int j = rowFirst; j < rowLast; j++) {
                    mirror(u, start + i * plane, 1, j, row, width);
                }
            }
        }
        if (!layout.isPeriodic(0)) {
            if (layout.dimension() == 3) {
                mirrorPlanes(u, first, last, start + rowFirst * row, (rowLast - rowFirst - 1) * row + width);
            } else {
                mirrorPlanes(u, first, last, start, width);
            }
        }
    }

    /** Fills the periodic ghosts of all axes but the last, deep enough for a number of time levels. */
    void wrap(double[] u, int levels) {
        int depth = levels * layout.reach();
        int plane = layout.stride(0);
        int length = 1;
        int start = layout.origin();
        if (layout.dimension() == 2) {
            start -= layout.reach();
            length = layout.points(1) + 2 * layout.reach();
        } else if (layout.dimension() == 3) {
            int row = layout.stride(1);
            int n = layout.points(1);
            start -= layout.reach() + layout.halo(1) * row;
            length = (n + 2 * layout.halo(1) - 1) * row + layout.points(2) + 2 * layout.reach();
            if (layout.isPeriodic(1)) {
                for (int i = 0; i < layout.points(0); i++) {
                    int at = layout.origin() + i * plane - layout.reach();
                    System.arraycopy(u, at + (n - depth) * row, u, at - depth * row, depth * row);
                    System.arraycopy(u, at, u, at + n * row, (depth - 1) * row + row - layout.reach());
                }
            }
        }
        int n = layout.points(0);
        if (layout.isPeriodic(0)) {
            System.arraycopy(u, start + (n - depth) * plane, u, start - depth * plane, (depth - 1) * plane + length);
            System.arraycopy(u, start, u, start + n * plane, (depth - 1) * plane + length);
        } else {
            mirrorPlanes(u, 0, Math.min(n, layout.reach()), start, length);
            mirrorPlanes(u, Math.max(0, n - layout.reach()), n, start, length);
        }
    }

    /** The ghosts at both ends of the row whose first point lies at {@code at}. */
    private void rowEnds(double[] u, int at) {
        int axis = layout.dimension() - 1;
        int n = layout.points(axis);
        int reach = layout.reach();
        switch (layout.grid().axis(axis).boundary()) {
            case DIRICHLET -> {
                for (int g = 0; g + 1 < reach; g++) {
                    u[at - 2 - g] = -u[at + g];
                    u[at + n + 1 + g] = -u[at + n - 1 - g];
                }
            }
            case NEUMANN -> {
                for (int g = 0; g < reach; g++) {
                    u[at - 1 - g] = u[at + g];
                    u[at + n + g] = u[at + n - 1 - g];
                }
            }
            case PERIODIC, ABSORBING -> {
                for (int g = 0; g < reach; g++) {
                    u[at - 1 - g] = u[at + n - 1 - g];
                    u[at + n + g] = u[at + g];
                }
            }
        }
    }

    private void mirrorPlanes(double[] u, int first, int last, int start, int length) {
        if (layout.isPeriodic(0)) {
            return;
        }
        for (int i = first; i < last; i++) {
            mirror(u, start, 0, i, layout.stride(0), length);
        }
    }

    /** Copies line {@code i} of an axis, {@code length} values, to the ghosts that mirror it, if any do. */
    private void mirror(double[] u, int start, int axis, int i, int stride, int length) {
        boolean odd = layout.grid().axis(axis).boundary() == Boundary.DIRICHLET;
        int n = layout.points(axis);
        int gap = odd ? 2 : 1;
        if (i + gap <= layout.reach()) {
            copy(u, start + i * stride, start - (gap + i) * stride, length, odd);
        }
        if (n - 1 - i + gap <= layout.reach()) {
            copy(u, start + i * stride, start + (2 * n - 2 - i + gap) * stride, length, odd);
        }
    }

    private static void copy(double[] u, int from, int to, int length, boolean negated) {
        if (negated) {
            for (int k = 0; k < length; k++) {
                u[to + k] = -u[from + k];
            }
        } else {
            System.arraycopy(u, from, u, to, length);
        }
    }
}
