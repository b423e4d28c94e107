package org.wickbench.numeric.pass;

import org.wickbench.numeric.kernel.Facts;
import org.wickbench.numeric.kernel.Range;
import org.wickbench.numeric.kernel.Value;
import org.wickbench.numeric.kernel.Value.BinaryOp;
import org.wickbench.numeric.kernel.Value.UnaryOp;

/**
 * Encloses what a value can be, given a routine's {@link Facts}, by interval arithmetic in double precision. Signs are
 * exact because rounding is monotone; other ends are good to a few roundings.
 */
final class Bounds {
    private static final Range UNIT = new Range(-1, 1);

    private final Facts facts;

    Bounds(Facts facts) {
        this.facts = facts;
    }

    /** The range of a value in which all lets are {@linkplain Surroundings#inlined written out}. */
    Range of(Value value) {
        Range range =
                switch (value) {
                    case Value.Const(double number) -> Range.of(number);
                    case Value.Local(String name) -> facts.range(name);
                    case Value.Load load -> facts.range(load.array());
                    case Value.FromInt _, Value.Reduction _ -> Range.ALL;
                    case Value.Unary(UnaryOp op, Value x) -> unary(op, of(x));
                    case Value.Binary(BinaryOp op, Value a, Value b)
                    when op == BinaryOp.MULTIPLY && a.equals(b) -> power(of(a), 2);
                    case Value.Binary(BinaryOp op, Value a, Value.Const(double n))
                    when op == BinaryOp.POWER && n == Math.rint(n) && n >= 1 && n <= 64 -> power(of(a), (int) n);
                    case Value.Binary(BinaryOp op, Value a, Value b) -> binary(op, of(a), of(b));
                    case Value.Fma(Value a, Value b, Value c) -> binary(BinaryOp.ADD, of(Value.mul(a, b)), of(c));
                    case Value.Select(Value.Comparison _, Value _, Value _, Value yes, Value no) ->
                        union(of(yes), of(no));
                };
        // 0 times infinity and the like: nothing is known
        return Double.isNaN(range.lower()) || Double.isNaN(range.upper()) ? Range.ALL : range;
    }

    private static Range unary(UnaryOp op, Range x) {
        return switch (op) {
            case NEGATE -> new Range(-x.upper(), -x.lower());
            case ABS -> new Range(x.contains(0) ? 0 : Math.min(Math.abs(x.lower()), Math.abs(x.upper())), size(x));
            case SQRT -> x.lower() >= 0 ? new Range(Math.sqrt(x.lower()), Math.sqrt(x.upper())) : Range.ALL;
            case EXP -> new Range(Math.exp(x.lower()), Math.exp(x.upper()));
            case LOG -> x.lower() > 0 ? new Range(Math.log(x.lower()), Math.log(x.upper())) : Range.ALL;
            case SIGN, SIN, COS, TANH, ERF -> UNIT;
            case ATAN -> new Range(-1.6, 1.6);
            case ERFC -> new Range(0, 2);
            case LOG1P -> x.lower() > -1 ? new Range(Math.log1p(x.lower()), Math.log1p(x.upper())) : Range.ALL;
            case SINH -> new Range(Math.sinh(x.lower()), Math.sinh(x.upper()));
            case COSH -> new Range(1, Math.cosh(size(x)));
            case TAN, ASIN, ACOS -> Range.ALL;
        };
    }

    private static Range binary(BinaryOp op, Range a, Range b) {
        return switch (op) {
            case ADD -> new Range(a.lower() + b.lower(), a.upper() + b.upper());
            case SUBTRACT -> new Range(a.lower() - b.upper(), a.upper() - b.lower());
            case MULTIPLY ->
                hull(a.lower() * b.lower(), a.lower() * b.upper(), a.upper() * b.lower(), a.upper() * b.upper());
            case DIVIDE ->
                b.contains(0)
                        ? Range.ALL
                        : hull(
                                a.lower() / b.lower(),
                                a.lower() / b.upper(),
                                a.upper() / b.lower(),
                                a.upper() / b.upper());
            case MIN -> new Range(Math.min(a.lower(), b.lower()), Math.min(a.upper(), b.upper()));
            case MAX -> new Range(Math.max(a.lower(), b.lower()), Math.max(a.upper(), b.upper()));
            case POWER -> Range.ALL;
        };
    }

    private static Range power(Range x, int n) {
        double lower = Math.pow(x.lower(), n);
        double upper = Math.pow(x.upper(), n);
        return n % 2 == 1
                ? new Range(lower, upper)
                : new Range(x.contains(0) ? 0 : Math.min(lower, upper), Math.max(lower, upper));
    }

    private static double size(Range x) {
        return Math.max(Math.abs(x.lower()), Math.abs(x.upper()));
    }

    private static Range hull(double a, double b, double c, double d) {
        return new Range(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    private static Range union(Range a, Range b) {
        return new Range(Math.min(a.lower(), b.lower()), Math.max(a.upper(), b.upper()));
    }
}
