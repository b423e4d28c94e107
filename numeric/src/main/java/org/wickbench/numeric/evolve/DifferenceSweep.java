package org.wickbench.numeric.evolve;

import java.util.stream.IntStream;

/**
 * Runs several time levels of an explicit scheme in one sweep through memory. Level {@code t} of plane {@code i} (the points
 * with that index on the first axis) needs level {@code t-1} of the planes {@code i-r .. i+r}, so a front moves through the
 * planes, and level {@code t} follows {@code r} planes behind level {@code t-1}, while its operands are in the cache:
 *
 * <pre>
 *   for front: for t = 1 .. s: compute level t of plane front - (t-1) r
 * </pre>
 *
 * Level {@code t} may overwrite level {@code t-2}: its last reader is done. Wide planes are cut into tiles of rows, skewed by
 * {@code r} a level, for the same reason. Each thread takes a chunk of planes whose levels shrink by {@code r} towards its
 * neighbours; the triangles between the chunks come last. Every value is computed by the same operations as without
 * blocking, so results are equal bit for bit; periodic ends cost a few planes computed twice.
 */
record DifferenceSweep(DifferenceLayout layout, int threads, Blocking blocking) {

    /** The arithmetic of a sweep. */
    interface Level {
        /**
         * Computes level {@code t}, from 1, of the planes {@code first <= i < last}, of each the rows
         * {@code rowFirst <= j < rowLast}, and the ghosts that mirror them.
         */
        void compute(int t, int first, int last, int rowFirst, int rowLast);
    }

    /** Computes levels 1 to {@code levels}. */
    void run(int levels, Level level) {
        int reach = layout.reach();
        int n = layout.points(0);
        int workers = Math.max(1, Math.min(threads, n / (4 * (levels + 1) * reach)));
        if (workers == 1) {
            chunk(levels, level, 0, n);
            return;
        }
        IntStream.range(0, workers)
                .parallel()
                .forEach(worker -> chunk(levels, level, cut(n, worker, workers), cut(n, worker + 1, workers)));
        for (int t = 1; t <= levels; t++) {
            for (int worker = 1; worker < workers; worker++) {
                int seam = cut(n, worker, workers);
                int beyond = overhang(1, levels - t);
                level.compute(t, seam - t * reach, seam + t * reach, -beyond, rows() + beyond);
            }
        }
    }

    private static int cut(int n, int worker, int workers) {
        return (int) ((long) n * worker / workers);
    }

    /** How many points beyond its ends an axis needs at a level that {@code more} levels follow. */
    private int overhang(int axis, int more) {
        boolean inRow = axis > 0 && axis >= layout.dimension() - 1;
        return !inRow && layout.isPeriodic(axis) ? more * layout.reach() : 0;
    }

    private int rows() {
        return layout.dimension() == 3 ? layout.points(1) : 1;
    }

    private void chunk(int levels, Level level, int from, int to) {
        int rows = rows();
        int tiles = Math.max(1, rows / Math.max(blocking.tile(), (levels + 1) * layout.reach()));
        for (int number = 0; number < tiles; number++) {
            tile(levels, level, from, to, cut(rows, number, tiles), cut(rows, number + 1, tiles));
        }
    }

    private void tile(int levels, Level level, int from, int to, int rowFrom, int rowTo) {
        int reach = layout.reach();
        int n = layout.points(0);
        int start = from == 0 ? -overhang(0, levels - 1) : from + reach;
        for (int front = start; front < n + levels * reach * 2; front += blocking.batch()) {
            boolean any = false;
            for (int t = 1; t <= levels; t++) {
                int lag = (t - 1) * reach;
                int low = from == 0 ? -overhang(0, levels - t) : from + t * reach;
                int high = to == n ? n + overhang(0, levels - t) : to - t * reach;
                int first = Math.max(low, front - lag);
                int last = Math.min(high, front + blocking.batch() - lag);
                any |= front - lag < high;
                if (first < last) {
                    int rowFirst = rowFrom == 0 ? -overhang(1, levels - t) : rowFrom - lag;
                    int rowLast = rowTo == rows() ? rowTo + overhang(1, levels - t) : rowTo - lag;
                    level.compute(t, first, last, rowFirst, rowLast);
                }
            }
            if (!any) {
                return;
            }
        }
    }
}
