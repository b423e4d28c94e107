package org.wickbench.numeric.kernel;

import java.util.List;

/**
 * The operations of one call of a routine: floating-point operations (a fused multiply-add counts two, functions their
 * {@linkplain Value.UnaryOp#flops() conventional weight}) and bytes of array elements loaded and stored, caches ignored.
 */
public record Cost(long flops, long bytes) {
    private static final Cost NONE = new Cost(0, 0);

    /** Counts a routine by walking its tree; integer parameters count loops of unknown length with the given extent. */
    public static Cost of(Program program, String routine, int unknownExtent) {
        return of(program.routine(routine).body(), program, unknownExtent);
    }

    private static Cost of(List<Statement> body, Program program, int unknownExtent) {
        Cost sum = NONE;
        for (Statement statement : body) {
            for (Value value : statement.values().toList()) {
                sum = sum.plus(of(value));
            }
            sum = sum.plus(
                    switch (statement) {
                        case Statement.Store _ -> new Cost(0, Double.BYTES);
                        case Statement.Loop loop ->
                            of(loop.body(), program, unknownExtent)
                                    .times(loop.tripCount() < 0 ? unknownExtent : loop.tripCount());
                        case Statement.Call call ->
                            of(program.routine(call.routine()).body(), program, unknownExtent);
                        default -> NONE;
                    });
        }
        return sum;
    }

    /** The operations and loads of one evaluation. */
    public static Cost of(Value value) {
        Cost sum =
                switch (value) {
                    case Value.Load _ -> new Cost(0, Double.BYTES);
                    case Value.Unary unary -> new Cost(unary.op().flops(), 0);
                    case Value.Binary binary -> new Cost(binary.op().flops(), 0);
                    case Value.Fma _ -> new Cost(2, 0);
                    case Value.Select _ -> new Cost(1, 0);
                    default -> NONE;
                };
        for (Value child : value.children()) {
            sum = sum.plus(of(child));
        }
        return sum;
    }

    public Cost plus(Cost other) {
        return new Cost(flops + other.flops, bytes + other.bytes);
    }

    public Cost times(long factor) {
        return new Cost(flops * factor, bytes * factor);
    }
}
