package org.wickbench.workbench.bench;

import java.lang.management.ManagementFactory;

/**
 * The clock of a measurement. With one thread it is that thread's processor time, so that a neighbour who takes the processor
 * does not count (one who takes the memory's bandwidth does); with more it is the time on the wall.
 */
final class Stopwatch {
    private Stopwatch() {}

    /** Milliseconds since some moment. */
    static double now(int threads) {
        return 1e-6
                * (threads == 1 ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() : System.nanoTime());
    }
}
