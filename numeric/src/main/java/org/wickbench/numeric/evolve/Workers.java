package org.wickbench.numeric.evolve;

import java.util.stream.IntStream;

/**
 * Shares pieces of work out.
 *
 * @param threads how many work at the same time at most
 */
record Workers(int threads) {
    /** Works on the pieces {@code from, ..., to - 1} as worker number {@code worker}. */
    interface Share {
        void run(int worker, int from, int to);
    }

    /** Every worker takes a run of neighbouring pieces; the results do not depend on how many there are. */
    void share(int pieces, Share work) {
        int workers = Math.min(threads, Math.max(1, pieces));
        if (workers == 1) {
            work.run(0, 0, pieces);
            return;
        }
        IntStream.range(0, workers).parallel().forEach(worker -> {
            int from = (int) ((long) pieces * worker / workers);
            int to = (int) ((long) pieces * (worker + 1) / workers);
            work.run(worker, from, to);
        });
    }
}
