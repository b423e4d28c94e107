package org.wickbench.numeric.pass;

import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Value;
import org.wickbench.numeric.kernel.Value.BinaryOp;

/**
 * Multiplies out integer powers by repeated squaring: {@code x^6 -> (x^2)*(x^2)^2}, {@code x^-2 -> 1/(x*x)}. The shared
 * squares are equal subtrees, so this pass stands before {@link EliminateCommonSubexpressions}.
 */
final class ExpandPowers {
    /** At most 2 log2(64) = 12 multiplications, still cheaper than one call of pow (about 40 flops). */
    private static final int MAX_EXPONENT = 64;

    private ExpandPowers() {}

    static Program apply(Program program) {
        return program.mapRoutines(ExpandPowers::apply);
    }

    static Routine apply(Routine routine) {
        return routine.withBody(routine.body().stream()
                .map(statement -> statement.mapValues(ExpandPowers::expanded))
                .toList());
    }

    /** A value with its powers multiplied out. */
    static Value expanded(Value value) {
        return value.rewrite(ExpandPowers::expand);
    }

    private static Value expand(Value value) {
        if (value instanceof Value.Binary(BinaryOp op, Value base, Value.Const(double exponent))
                && op == BinaryOp.POWER
                && exponent == Math.rint(exponent)
                && Math.abs(exponent) <= MAX_EXPONENT) {
            int n = (int) Math.abs(exponent);
            if (n == 0) {
                return Value.ONE;
            }
            Value product = power(base, n);
            return exponent < 0 ? Value.div(Value.ONE, product) : product;
        }
        return value;
    }

    private static Value power(Value base, int n) {
        if (n == 1) {
            return base;
        }
        Value half = power(base, n / 2);
        Value square = Value.mul(half, half);
        return n % 2 == 0 ? square : Value.mul(base, square);
    }
}
