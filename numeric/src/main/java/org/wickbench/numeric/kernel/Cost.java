package org.wickbench.numeric.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The operations of one call of a routine: floating-point operations (a fused multiply-add counts two, functions their
 * {@linkplain Value.UnaryOp#flops() conventional weight}) and bytes of array elements loaded and stored, caches ignored.
 */
public record Cost(long flops, long bytes) {
    private static final Cost NONE = new Cost(0, 0);

    /**
     * Counts a routine by walking its tree. Loops whose bounds are not known, because they depend on the routine's integers,
     * count the given extent; in routines that it calls they are known from the call.
     */
    public static Cost of(Program program, String routine, int unknownExtent) {
        return new Count(program, unknownExtent).of(program.routine(routine).body(), Map.of());
    }

    private record Count(Program program, int unknownExtent) {
        /** @param known the values of those integer parameters that are the same in every call */
        Cost of(List<Statement> body, Map<String, Integer> known) {
            Cost sum = NONE;
            for (Statement statement : body) {
                for (Value value : statement.values().toList()) {
                    sum = sum.plus(Cost.of(value));
                }
                sum = sum.plus(
                        switch (statement) {
                            case Statement.Store _ -> new Cost(0, Double.BYTES);
                            case Statement.Loop loop -> of(loop.body(), known).times(tripCount(loop, known));
                            case Statement.Parallel parallel -> of(List.of(parallel.loop()), known);
                            case Statement.Call call -> called(call, known);
                            default -> NONE;
                        });
            }
            return sum;
        }

        private int tripCount(Statement.Loop loop, Map<String, Integer> known) {
            Index count = loop.to().plus(loop.from().times(-1));
            return isKnown(count, known) ? Math.max(0, count.evaluate(known::get)) : unknownExtent;
        }

        private static boolean isKnown(Index index, Map<String, Integer> known) {
            return known.keySet().containsAll(index.coefficients().keySet());
        }

        private Cost called(Statement.Call call, Map<String, Integer> known) {
            Routine callee = program.routine(call.routine());
            Map<String, Integer> arguments = new HashMap<>();
            for (int i = 0; i < callee.integers().size(); i++) {
                Index argument = call.integers().get(i);
                if (isKnown(argument, known)) {
                    arguments.put(callee.integers().get(i), argument.evaluate(known::get));
                }
            }
            return of(callee.body(), arguments);
        }
    }

    /** The operations and loads of one evaluation. */
    public static Cost of(Value value) {
        if (value instanceof Value.Reduction(Value.BinaryOp op, String _, int count, Value term)) {
            return of(term).plus(new Cost(op.flops(), 0)).times(count);
        }
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
