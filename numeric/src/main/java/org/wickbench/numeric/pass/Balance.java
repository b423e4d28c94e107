package org.wickbench.numeric.pass;

import org.wickbench.numeric.kernel.Cost;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Value;

/** Weighs operations against bytes, for passes that may trade the one for the other. */
final class Balance {
    /** A core loads two vectors from a near cache while it does two fused multiply-adds: 8 bytes for two operations. */
    private static final double NEAR = 0.25;

    /** 58 GFLOP/s of fused multiply-adds against 23 GB/s of memory, one thread: 8 bytes for twenty operations. */
    private static final double FAR = 2.5;

    /** What stays in the second-level cache: half of 1 MiB. */
    private static final long CACHE = 512L << 10;

    /** A loop more to read has to save at least this part of the routine. */
    private static final double LEAST_GAIN = 0.05;

    /** Loops of unknown length count as a few iterations; no decision compares two of them. */
    private static final int UNKNOWN_EXTENT = 16;

    private Balance() {}

    /** The cost of one call once powers are multiplied out, common parts shared and invariants hoisted. */
    static Cost cost(Routine routine, Program program) {
        Program changed = program.mapRoutines(other -> other.name().equals(routine.name()) ? routine : other);
        Routine shared = EliminateCommonSubexpressions.apply(ExpandPowers.apply(routine), changed);
        Routine hoisted = HoistInvariants.apply(shared, changed);
        return Cost.of(
                program.mapRoutines(other -> other.name().equals(routine.name()) ? hoisted : other),
                routine.name(),
                UNKNOWN_EXTENT);
    }

    /** The time of a cost in units of operations, all bytes from a near cache. */
    static double time(Cost cost) {
        return cost.flops() + NEAR * cost.bytes();
    }

    /** What loads from an array of a size take longer than {@link #time} says. */
    static double delay(long loads, long elements) {
        return elements * Double.BYTES > CACHE ? (FAR - NEAR) * Double.BYTES * loads : 0;
    }

    /** Whether the second time is enough below the first. */
    static boolean pays(double without, double with) {
        return with < (1 - LEAST_GAIN) * without;
    }

    /** The operations of a value. */
    static long flops(Value value) {
        return Cost.of(value).flops();
    }
}
