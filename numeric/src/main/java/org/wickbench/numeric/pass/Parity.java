package org.wickbench.numeric.pass;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.numeric.kernel.Facts;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;
import org.wickbench.numeric.kernel.Value.BinaryOp;

/**
 * Decides how a value changes, to the last bit, when a loop's variable {@code i} becomes {@code s - i} and with it every
 * {@linkplain Facts#mirrored mirrored} element its sign. The rules follow the operations: rounding to nearest does not see signs, so
 * a product of two odd values is even and {@code |odd|} is even, whatever was rounded on the way. A sum of odd values
 * is odd except that a zero stays {@code +0}; what sees the sign of a zero is not called even.
 *
 * <p>That the functions of the library are odd or even to the last bit is part of this: they are computed from {@code |x|}.
 * An even function whose formula shows it only after cancellation, such as {@code (x+1)^2 + (x-1)^2}, is not recognised: its
 * values need not agree to the last bit.
 */
final class Parity {
    /** What becomes of a value. */
    enum Kind {
        /** It keeps its bits. */
        EVEN,
        /** It becomes its opposite, zeros included. */
        ODD,
        /** It becomes its opposite, but a zero may keep its sign. */
        ODD_BUT_ZERO,
        /** Nothing is known. */
        NEITHER
    }

    private final String variable;
    private final int sum;
    private final Facts facts;
    private final Map<String, Kind> names = new HashMap<>();
    private final Map<String, Filled> tables = new HashMap<>();

    /**
     * @param variable the loop's variable
     * @param sum the mirror sum {@code s}
     */
    Parity(String variable, int sum, Facts facts) {
        this.variable = variable;
        this.sum = sum;
        this.facts = facts;
    }

    /**
     * A table: all its elements are stored by one statement, some of them possibly copied to their mirror images after that.
     *
     * @param index the index of that statement; empty before it
     */
    private final class Filled {
        private final Optional<Index> index;
        private final Kind kind;

        Filled(Optional<Index> index, Kind kind) {
            this.index = index;
            this.kind = kind;
        }

        Kind at(Index wanted) {
            return index.equals(Optional.of(wanted)) ? kind : Kind.NEITHER;
        }

        Filled and(Statement.Store store) {
            if (index.isEmpty()) {
                return new Filled(Optional.of(store.index()), of(store.value()));
            }
            boolean copied = index.get().equals(store.index())
                    && store.value().equals(new Value.Load(store.array(), mirrored(store.index())));
            return copied ? this : new Filled(index, Kind.NEITHER);
        }
    }

    /** Takes note of what statements before the loop bind and store: a table of even values is even. */
    void note(List<Statement> body) {
        for (Statement statement : body) {
            switch (statement) {
                case Statement.Table(String name, int _) ->
                    tables.put(name, new Filled(Optional.empty(), Kind.NEITHER));
                case Statement.Let(String name, Value value) -> names.put(name, of(value));
                case Statement.Store store
                when tables.containsKey(store.array()) ->
                    tables.computeIfPresent(store.array(), (_, before) -> before.and(store));
                case Statement.Loop loop -> note(loop.body());
                default -> {}
            }
        }
    }

    /** Takes note of a let. */
    void bind(String name, Value value) {
        names.put(name, of(value));
    }

    /** The index of the element that belongs to the mirrored iteration. */
    Index mirrored(Index index) {
        return index.substitute(variable, Index.of(variable).times(-1).plus(sum));
    }

    Kind of(Value value) {
        return switch (value) {
            case Value.Const _ -> Kind.EVEN;
            // a name from outside of the loop does not change in it
            case Value.Local(String name) -> names.getOrDefault(name, Kind.EVEN);
            case Value.FromInt(Index index) -> index.dependsOn(variable) ? Kind.NEITHER : Kind.EVEN;
            case Value.Load(String array, Index index) -> {
                if (!index.dependsOn(variable)) {
                    yield Kind.EVEN;
                }
                Filled table = tables.get(array);
                if (table != null) {
                    yield table.at(index);
                }
                yield index.equals(Index.of(variable))
                                && facts.mirrored().getOrDefault(array, -1).equals(sum)
                        ? Kind.ODD
                        : Kind.NEITHER;
            }
            case Value.Reduction _ -> Kind.NEITHER;
            case Value.Unary(Value.UnaryOp op, Value x) -> unary(op, of(x));
            case Value.Binary(BinaryOp op, Value a, Value b) -> binary(op, a, b);
            case Value.Fma(Value a, Value b, Value c) -> sum(product(a, b), of(c));
            case Value.Select select -> select(select);
        };
    }

    private static Kind unary(Value.UnaryOp op, Kind x) {
        return switch (op) {
            case NEGATE, SIGN, SIN, TAN, SINH, TANH, ASIN, ATAN, ERF -> x;
            case ABS, COS, COSH -> x == Kind.NEITHER ? Kind.NEITHER : Kind.EVEN;
            case SQRT, EXP, LOG, ACOS, ERFC, LOG1P -> x == Kind.EVEN ? Kind.EVEN : Kind.NEITHER;
        };
    }

    private Kind binary(BinaryOp op, Value a, Value b) {
        return switch (op) {
            case ADD, SUBTRACT -> sum(of(a), of(b));
            case MULTIPLY -> product(a, b);
            // 1/(+0) on both sides is no change of sign
            case DIVIDE -> of(b) == Kind.ODD_BUT_ZERO ? Kind.NEITHER : product(of(a), of(b));
            case MIN, MAX -> of(a) == Kind.EVEN && of(b) == Kind.EVEN ? Kind.EVEN : Kind.NEITHER;
            case POWER -> power(of(a), of(b), b);
        };
    }

    private Kind product(Value a, Value b) {
        // a square is even, and a zero's is +0
        return a.equals(b) && of(a) != Kind.NEITHER ? Kind.EVEN : product(of(a), of(b));
    }

    private static Kind product(Kind a, Kind b) {
        if (a == Kind.NEITHER || b == Kind.NEITHER) {
            return Kind.NEITHER;
        }
        if (a == Kind.EVEN || b == Kind.EVEN) {
            return a == Kind.EVEN ? b : a;
        }
        // +0 on one side and -0 on the other
        return a == Kind.ODD && b == Kind.ODD ? Kind.EVEN : Kind.NEITHER;
    }

    private static Kind sum(Kind a, Kind b) {
        if (a == Kind.NEITHER || b == Kind.NEITHER || (a == Kind.EVEN) != (b == Kind.EVEN)) {
            return Kind.NEITHER;
        }
        return a == Kind.EVEN ? Kind.EVEN : Kind.ODD_BUT_ZERO;
    }

    private static Kind power(Kind base, Kind exponent, Value n) {
        if (base == Kind.EVEN && exponent == Kind.EVEN) {
            return Kind.EVEN;
        }
        if (base == Kind.NEITHER || !(n instanceof Value.Const(double number)) || number != Math.rint(number)) {
            return Kind.NEITHER;
        }
        if (number % 2 == 0) {
            return Kind.EVEN;
        }
        return number < 0 && base == Kind.ODD_BUT_ZERO ? Kind.NEITHER : base;
    }

    private Kind select(Value.Select select) {
        Kind left = of(select.left());
        Kind right = of(select.right());
        Kind yes = of(select.whenTrue());
        Kind no = of(select.whenFalse());
        // comparisons do not see the sign of a zero, but an odd side changes sides
        return left == Kind.EVEN && right == Kind.EVEN && yes == no ? yes : Kind.NEITHER;
    }
}
