package org.wickbench.numeric.pass;

import java.util.List;
import org.wickbench.numeric.kernel.Cost;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

/**
 * What one call of a routine takes, for passes that may trade operations for bytes.
 *
 * @param cost operations and bytes once powers are multiplied out, common parts shared and invariants hoisted
 * @param time the same weighed, in units of one scalar operation: about 0.14 ns on the machine of docs/performance.md
 */
public record Balance(Cost cost, double time) {
    /** A vector loop does eight operations, loads or stores while a scalar one does one. */
    private static final double LANES = 8;

    /** A scalar load or store of 8 bytes from a near cache takes as long as one operation. */
    private static final double NEAR = 1.0 / Double.BYTES;

    /** 8 bytes at the 23 GB/s of memory, one thread, take 0.35 ns: so many operations. */
    private static final double FAR_ELEMENT = 2.5;

    /** What stays in the second-level cache: half of 1 MiB. */
    private static final long CACHE = 512L << 10;

    /** A loop more to read has to save at least this part of the routine. */
    private static final double LEAST_GAIN = 0.05;

    /** Loops of unknown length count as a few iterations; no decision compares two of them. */
    private static final int UNKNOWN_EXTENT = 16;

    /** Whether a routine has something that may be worth a table: a function, a root, a power or a quotient in a nest. */
    static boolean isWorthALook(Routine routine) {
        return isWorthALook(routine.body(), 0);
    }

    private static boolean isWorthALook(List<Statement> body, int depth) {
        return body.stream()
                .anyMatch(statement -> statement instanceof Statement.Loop loop
                        ? isWorthALook(loop.body(), depth + 1)
                        : depth > 1 && statement.values().anyMatch(value -> value.any(Balance::isCostly)));
    }

    private static boolean isCostly(Value value) {
        return switch (value) {
            case Value.Unary unary -> !unary.op().isElementary() || unary.op() == Value.UnaryOp.SQRT;
            case Value.Binary binary -> binary.op() == Value.BinaryOp.POWER || binary.op() == Value.BinaryOp.DIVIDE;
            default -> false;
        };
    }

    /** The balance of a routine in the place of the one of its name. */
    static Balance of(Routine routine, Program program) {
        Program changed = with(routine, program);
        Routine shared = EliminateCommonSubexpressions.apply(ExpandPowers.apply(routine), changed);
        Routine hoisted = HoistInvariants.apply(shared, changed);
        return new Balance(
                Cost.of(with(hoisted, program), routine.name(), UNKNOWN_EXTENT),
                time(Vectorise.apply(hoisted).body(), changed));
    }

    private static Program with(Routine routine, Program program) {
        return program.mapRoutines(other -> other.name().equals(routine.name()) ? routine : other);
    }

    private static double time(List<Statement> body, Program program) {
        double sum = 0;
        for (Statement statement : body) {
            for (Value value : statement.values().toList()) {
                sum += time(Cost.of(value));
            }
            sum += switch (statement) {
                case Statement.Store _ -> 1;
                case Statement.Loop loop ->
                    time(loop.body(), program)
                            * (loop.tripCount() < 0 ? UNKNOWN_EXTENT : loop.tripCount())
                            / (loop.vectorised() ? LANES : 1);
                case Statement.Call call -> time(Cost.of(program, call.routine(), UNKNOWN_EXTENT));
                default -> 0;
            };
        }
        return sum;
    }

    private static double time(Cost cost) {
        return cost.flops() + NEAR * cost.bytes();
    }

    /** The same with so many elements loaded from an array of a size, which takes longer where the caches do not hold it. */
    Balance loading(long loads, long elements) {
        return elements * Double.BYTES > CACHE ? new Balance(cost, time + FAR_ELEMENT * loads) : this;
    }

    /** Whether this is worth having instead of the other. */
    boolean pays(Balance other) {
        return time < (1 - LEAST_GAIN) * other.time;
    }
}
