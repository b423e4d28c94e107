package org.wickbench.numeric.kernel;

import java.util.List;
import java.util.function.UnaryOperator;

/** A double-precision value computed by a kernel: a tree without side effects. */
public sealed interface Value {

    /** A literal. */
    record Const(double value) implements Value {
        /** Distinguishes the two zeros and equates NaN with itself, as equal text needs. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Const constant && Double.compare(constant.value, value) == 0;
        }

        @Override
        public int hashCode() {
            return Double.hashCode(value);
        }
    }

    /** A name bound by {@link Statement.Let}, {@link Statement.Accumulator} or a scalar parameter. */
    record Local(String name) implements Value {}

    /** An array element. */
    record Load(String array, Index index) implements Value {}

    /** An integer as a double. */
    record FromInt(Index index) implements Value {}

    /** A function of one argument. */
    record Unary(UnaryOp op, Value argument) implements Value {}

    /** An operation on two arguments. */
    record Binary(BinaryOp op, Value left, Value right) implements Value {}

    /** {@code left * right + addend}, rounded once. */
    record Fma(Value left, Value right, Value addend) implements Value {}

    /** {@code left op right ? whenTrue : whenFalse}. */
    record Select(Comparison op, Value left, Value right, Value whenTrue, Value whenFalse) implements Value {}

    /**
     * The sum ({@code ADD}) or product ({@code MULTIPLY}) of a term for {@code variable = 0 ... count - 1}, in this order. It stands in
     * formulas alone: in a routine it is a loop, which {@link RowLoops} writes.
     */
    record Reduction(BinaryOp op, String variable, int count, Value term) implements Value {
        /** What the empty one is. */
        public double identity() {
            return op == BinaryOp.ADD ? 0 : 1;
        }
    }

    /** Functions of one argument. {@code flops} is the conventional weight in operation counts. */
    enum UnaryOp {
        NEGATE(1),
        ABS(1),
        SIGN(1),
        SQRT(1),
        EXP(20),
        LOG(20),
        SIN(20),
        COS(20),
        TAN(25),
        SINH(25),
        COSH(25),
        TANH(25),
        ASIN(25),
        ACOS(25),
        ATAN(25),
        ERF(40),
        ERFC(60),
        LOG1P(25);

        private final int flops;

        UnaryOp(int flops) {
            this.flops = flops;
        }

        public int flops() {
            return flops;
        }

        /** True for the operations that every target rounds alike and that have a vector instruction. */
        public boolean isElementary() {
            return this == NEGATE || this == ABS || this == SQRT;
        }
    }

    /** Operations on two arguments. */
    enum BinaryOp {
        ADD(1),
        SUBTRACT(1),
        MULTIPLY(1),
        DIVIDE(1),
        MIN(1),
        MAX(1),
        POWER(40);

        private final int flops;

        BinaryOp(int flops) {
            this.flops = flops;
        }

        public int flops() {
            return flops;
        }
    }

    /** Order relations. */
    enum Comparison {
        LESS("<"),
        LESS_EQUAL("<="),
        EQUAL("=="),
        NOT_EQUAL("!=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** The sign in Java and in C. */
        public String sign() {
            return sign;
        }

        public boolean holds(double left, double right) {
            return switch (this) {
                case LESS -> left < right;
                case LESS_EQUAL -> left <= right;
                case EQUAL -> left == right;
                case NOT_EQUAL -> left != right;
            };
        }
    }

    Const ZERO = new Const(0);
    Const ONE = new Const(1);

    static Value constant(double value) {
        return new Const(value);
    }

    static Value local(String name) {
        return new Local(name);
    }

    static Value load(String array, Index index) {
        return new Load(array, index);
    }

    static Value add(Value left, Value right) {
        return new Binary(BinaryOp.ADD, left, right);
    }

    static Value sub(Value left, Value right) {
        return new Binary(BinaryOp.SUBTRACT, left, right);
    }

    static Value mul(Value left, Value right) {
        return new Binary(BinaryOp.MULTIPLY, left, right);
    }

    static Value div(Value left, Value right) {
        return new Binary(BinaryOp.DIVIDE, left, right);
    }

    static Value neg(Value argument) {
        return new Unary(UnaryOp.NEGATE, argument);
    }

    static Value unary(UnaryOp op, Value argument) {
        return new Unary(op, argument);
    }

    /** The direct parts. */
    default List<Value> children() {
        return switch (this) {
            case Const _, Local _, Load _, FromInt _ -> List.of();
            case Unary unary -> List.of(unary.argument());
            case Binary binary -> List.of(binary.left(), binary.right());
            case Fma fma -> List.of(fma.left(), fma.right(), fma.addend());
            case Select select -> List.of(select.left(), select.right(), select.whenTrue(), select.whenFalse());
            case Reduction reduction -> List.of(reduction.term());
        };
    }

    /** The same node with every direct part replaced. */
    default Value mapChildren(UnaryOperator<Value> change) {
        return switch (this) {
            case Const _, Local _, Load _, FromInt _ -> this;
            case Unary unary -> new Unary(unary.op(), change.apply(unary.argument()));
            case Binary binary -> new Binary(binary.op(), change.apply(binary.left()), change.apply(binary.right()));
            case Fma fma -> new Fma(change.apply(fma.left()), change.apply(fma.right()), change.apply(fma.addend()));
            case Select select ->
                new Select(
                        select.op(),
                        change.apply(select.left()),
                        change.apply(select.right()),
                        change.apply(select.whenTrue()),
                        change.apply(select.whenFalse()));
            case Reduction reduction ->
                new Reduction(reduction.op(), reduction.variable(), reduction.count(), change.apply(reduction.term()));
        };
    }

    /** The tree rewritten bottom-up. */
    default Value rewrite(UnaryOperator<Value> change) {
        return change.apply(mapChildren(child -> child.rewrite(change)));
    }

    /** True if some node satisfies the predicate. */
    default boolean any(java.util.function.Predicate<Value> predicate) {
        return predicate.test(this) || children().stream().anyMatch(child -> child.any(predicate));
    }
}
