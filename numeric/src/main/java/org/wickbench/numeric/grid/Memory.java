package org.wickbench.numeric.grid;

import org.wickbench.numeric.equation.ProblemException;

/** Refuses what would not fit the heap, before anything is allocated. */
public final class Memory {
    private Memory() {}

    /**
     * Checks that some arrays fit.
     *
     * @param doubles how many doubles in all
     * @param what what they are for, for the message
     * @throws ProblemException if they do not fit into what the heap may still grow to; the message has both numbers
     */
    public static void require(double doubles, String what) {
        Runtime runtime = Runtime.getRuntime();
        double free = (double) runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        double bytes = doubles * Double.BYTES;
        // a tenth is left to the collector and to everything else
        if (bytes > 0.9 * free) {
            throw new ProblemException(String.format(
                    java.util.Locale.ROOT,
                    "%s needs %.0f MiB, but only %.0f MiB of heap are left: take fewer points, or start Java with -Xmx%.0fm"
                            + " or more",
                    what,
                    bytes / (1 << 20),
                    free / (1 << 20),
                    Math.ceil(1.2 * (bytes + runtime.maxMemory() - free) / (1 << 20))));
        }
    }
}
