package org.wickbench.numeric.grid;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.wickbench.numeric.equation.ProblemException;

/** Refuses what would not fit the heap, before anything is allocated. */
public final class Memory {
    /** What is left to the collector and to everything else. */
    private static final double SHARE = 0.9;

    /** How many functions on the grid a computation holds, roughly; only for advice. */
    private static final double FUNCTIONS = 80;

    private static final double MEBI = 1 << 20;

    private Memory() {}

    /**
     * Checks that a computation on a grid fits.
     *
     * @param grid what was asked for
     * @param doubles how many doubles the computation holds at its peak on a grid
     * @param what the computation, for the message
     * @throws ProblemException if it does not fit into what the heap may still grow to; the message has both numbers and a
     *     grid of the same shape that would fit
     */
    public static void require(Grid grid, ToDoubleFunction<Grid> doubles, String what) {
        double needed = doubles.applyAsDouble(grid);
        if (fitsNow(needed)) {
            return;
        }
        throw new ProblemException(message(needed, what + " on " + points(grid.axes()))
                + fitting(grid, doubles)
                + String.format(Locale.ROOT, ", or give Java more: JDK_JAVA_OPTIONS=-Xmx%.0fm", heapFor(needed)));
    }

    /**
     * Checks that some arrays fit.
     *
     * @param doubles how many doubles in all
     * @param what what they are for, for the message
     * @throws ProblemException if they do not fit into what the heap may still grow to; the message has both numbers
     */
    public static void require(double doubles, String what) {
        if (!fitsNow(doubles)) {
            throw new ProblemException(message(doubles, what)
                    + String.format(
                            Locale.ROOT,
                            "take fewer points, or give Java more: JDK_JAVA_OPTIONS=-Xmx%.0fm",
                            heapFor(doubles)));
        }
    }

    /** Whether so many doubles fit the heap that this machine allows, whatever fills it at the moment. */
    public static boolean fits(double doubles) {
        return doubles * Double.BYTES <= SHARE * Runtime.getRuntime().maxMemory();
    }

    /** The refusal of a grid that not even one array could hold. */
    static ProblemException tooManyPoints(List<Axis> axes, double size) {
        double room = Math.min(Integer.MAX_VALUE, SHARE * free() / Double.BYTES / FUNCTIONS);
        double factor = Math.pow(room / size, 1.0 / axes.size());
        List<Axis> smaller = axes.stream()
                .map(axis -> axis.withPoints((int) Math.max(2, axis.points() * factor)))
                .toList();
        return new ProblemException(
                message(size, "one real function on " + points(axes)) + "about " + points(smaller) + " would fit");
    }

    private static String message(double doubles, String what) {
        return String.format(
                Locale.ROOT,
                "%s needs %s of memory, and %s are available: ",
                what,
                size(doubles * Double.BYTES),
                size(SHARE * free()));
    }

    private static boolean fitsNow(double doubles) {
        double bytes = doubles * Double.BYTES;
        if (bytes <= SHARE * free()) {
            return true;
        }
        if (!fits(doubles)) {
            return false;
        }
        // what an earlier computation left behind still counts as used
        System.gc();
        return bytes <= SHARE * free();
    }

    private static double free() {
        Runtime runtime = Runtime.getRuntime();
        return (double) runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }

    private static double heapFor(double doubles) {
        double used = Runtime.getRuntime().maxMemory() - free();
        return Math.ceil((doubles * Double.BYTES / SHARE + used) / MEBI);
    }

    /** Halves the factor on every axis' points until it fits, then closes in on the largest that does. */
    private static String fitting(Grid grid, ToDoubleFunction<Grid> doubles) {
        double low = 1;
        while (low > 1e-6 && !fitsFree(doubles.applyAsDouble(grid.refined(low)))) {
            low /= 2;
        }
        double high = Math.min(1, 2 * low);
        for (int i = 0; i < 12; i++) {
            double middle = (low + high) / 2;
            if (fitsFree(doubles.applyAsDouble(grid.refined(middle)))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        Grid found = grid.refined(low);
        return fitsFree(doubles.applyAsDouble(found)) ? points(found.axes()) + " would fit" : "no grid would fit";
    }

    private static boolean fitsFree(double doubles) {
        return doubles * Double.BYTES <= SHARE * free();
    }

    private static String points(List<Axis> axes) {
        return axes.stream().map(axis -> String.valueOf(axis.points())).collect(Collectors.joining(" x ")) + " points";
    }

    private static String size(double bytes) {
        return bytes < 10_240 * MEBI
                ? String.format(Locale.ROOT, "%.0f MiB", Math.ceil(bytes / MEBI))
                : String.format(Locale.ROOT, "%.0f GiB", Math.ceil(bytes / MEBI / 1024));
    }
}
