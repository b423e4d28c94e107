package org.wickbench.numeric.pass;

import org.wickbench.numeric.kernel.Interpreter;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Value;
import org.wickbench.numeric.kernel.Value.BinaryOp;
import org.wickbench.numeric.kernel.Value.UnaryOp;

/**
 * Computes operations on literals and drops neutral elements: {@code 1*a -> a}, {@code a+0 -> a}, {@code -(-a) -> a}.
 * Only rewrites that keep every bit are made: {@code 0*a} stays (it may be NaN), and literals are folded for elementary
 * operations alone, which all targets round alike.
 */
final class FoldConstants {
    private FoldConstants() {}

    static Program apply(Program program) {
        return program.mapRoutines(routine -> routine.withBody(routine.body().stream()
                .map(statement -> statement.mapValues(value -> value.rewrite(FoldConstants::fold)))
                .toList()));
    }

    private static Value fold(Value value) {
        return switch (value) {
            case Value.Unary(UnaryOp op, Value.Const(double x))
            when op.isElementary() && x >= 0 -> Value.constant(Interpreter.apply(op, x));
            case Value.Unary(UnaryOp op, Value.Const(double x)) when op == UnaryOp.NEGATE -> Value.constant(-x);
            case Value.Unary(UnaryOp outer, Value.Unary(UnaryOp inner, Value x))
            when outer == UnaryOp.NEGATE && inner == UnaryOp.NEGATE -> x;
            case Value.Binary(BinaryOp op, Value.Const(double left), Value.Const(double right))
            when op != BinaryOp.POWER && Double.isFinite(Interpreter.apply(op, left, right)) ->
                Value.constant(Interpreter.apply(op, left, right));
            case Value.Binary(BinaryOp op, Value.Const(double one), Value x)
            when op == BinaryOp.MULTIPLY && one == 1 -> x;
            case Value.Binary(BinaryOp op, Value.Const(double one), Value x)
            when op == BinaryOp.MULTIPLY && one == -1 -> fold(Value.neg(x));
            case Value.Binary(BinaryOp op, Value x, Value.Const(double one))
            when (op == BinaryOp.MULTIPLY || op == BinaryOp.DIVIDE || op == BinaryOp.POWER) && one == 1 -> x;
            // c + (-0.0) would differ from c only for c = -0.0
            case Value.Binary(BinaryOp op, Value.Const(double zero), Value x) when op == BinaryOp.ADD && zero == 0 -> x;
            case Value.Binary(BinaryOp op, Value x, Value.Const(double zero))
            when (op == BinaryOp.ADD || op == BinaryOp.SUBTRACT) && zero == 0 -> x;
            case Value.Binary(BinaryOp op, Value x, Value.Unary(UnaryOp negate, Value y))
            when op == BinaryOp.ADD && negate == UnaryOp.NEGATE -> Value.sub(x, y);
            case Value.Binary(BinaryOp op, Value x, Value.Unary(UnaryOp negate, Value y))
            when op == BinaryOp.SUBTRACT && negate == UnaryOp.NEGATE -> Value.add(x, y);
            default -> value;
        };
    }
}
