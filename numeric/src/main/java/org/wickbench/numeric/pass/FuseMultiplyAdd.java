package org.wickbench.numeric.pass;

import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Value;
import org.wickbench.numeric.kernel.Value.BinaryOp;
import org.wickbench.numeric.kernel.Value.UnaryOp;

/**
 * Makes {@code a*b + c} one operation with one rounding. Because the tree says so explicitly, all targets round alike
 * and stay bitwise equal. In {@code c - a*b} the right factor is negated: generators write the loop-invariant factor on the
 * right, so {@link HoistInvariants} takes the negation out of the loop.
 */
final class FuseMultiplyAdd {
    private FuseMultiplyAdd() {}

    static Program apply(Program program) {
        return program.mapRoutines(routine -> routine.withBody(routine.body().stream()
                .map(statement -> statement.mapValues(value -> value.rewrite(FuseMultiplyAdd::fuse)))
                .toList()));
    }

    private static Value fuse(Value value) {
        return switch (value) {
            case Value.Binary(BinaryOp op, Value.Binary(BinaryOp times, Value a, Value b), Value c)
            when op == BinaryOp.ADD && times == BinaryOp.MULTIPLY -> new Value.Fma(a, b, c);
            case Value.Binary(BinaryOp op, Value c, Value.Binary(BinaryOp times, Value a, Value b))
            when op == BinaryOp.ADD && times == BinaryOp.MULTIPLY -> new Value.Fma(a, b, c);
            case Value.Binary(BinaryOp op, Value c, Value.Binary(BinaryOp times, Value a, Value b))
            when op == BinaryOp.SUBTRACT && times == BinaryOp.MULTIPLY -> new Value.Fma(a, negate(b), c);
            default -> value;
        };
    }

    private static Value negate(Value value) {
        return switch (value) {
            case Value.Const(double constant) -> Value.constant(-constant);
            case Value.Unary(UnaryOp op, Value inner) when op == UnaryOp.NEGATE -> inner;
            default -> Value.neg(value);
        };
    }
}
