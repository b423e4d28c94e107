package org.wickbench.symbolic.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A mathematical expression: an immutable tree, equal to another one exactly when it has the same shape.
 *
 * <p>The factories keep one light canonical shape and do no algebra beyond it: sums and products are flat, a product
 * carries at most one number and carries it first, and a number divided by a number is a number. That is what makes
 * {@link TextPrinter} and the parser inverse to each other.
 *
 * <p>Bound variables have no names: {@code sum(i, i, 1, n)} and {@code sum(k, k, 1, n)} are equal, and nothing that is put
 * into a scope can meet its variable.
 */
public sealed interface Expr {

    /** An exact rational number in lowest terms with a positive denominator. */
    record Num(BigInteger numerator, BigInteger denominator) implements Expr, Comparable<Num> {
        public Num {
            if (denominator.signum() == 0) {
                throw new ArithmeticException("a number with denominator zero");
            }
            BigInteger divisor = numerator.gcd(denominator);
            if (denominator.signum() < 0) {
                divisor = divisor.negate();
            }
            if (!divisor.equals(BigInteger.ONE)) {
                numerator = numerator.divide(divisor);
                denominator = denominator.divide(divisor);
            }
        }

        public boolean isInteger() {
            return denominator.equals(BigInteger.ONE);
        }

        public boolean isZero() {
            return numerator.signum() == 0;
        }

        public boolean isOne() {
            return numerator.equals(BigInteger.ONE) && isInteger();
        }

        public int signum() {
            return numerator.signum();
        }

        public Num negate() {
            return new Num(numerator.negate(), denominator);
        }

        public Num plus(Num other) {
            return new Num(
                    numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                    denominator.multiply(other.denominator));
        }

        public Num times(Num other) {
            return new Num(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
        }

        /** @throws ArithmeticException if this number is zero */
        public Num reciprocal() {
            return new Num(denominator, numerator);
        }

        /** True if this is an integer that fits an {@code int}. */
        public boolean isInt() {
            return isInteger() && numerator.bitLength() < 32;
        }

        /** The nearest double, ties to the even one. */
        public double toDouble() {
            // a quotient of 66 bits or more whose last bit stands for all that follow: rounding it rounds the number
            int shift = 66 - numerator.bitLength() + denominator.bitLength();
            BigInteger[] quotient = numerator
                    .abs()
                    .shiftLeft(Math.max(0, shift))
                    .divideAndRemainder(denominator.shiftLeft(Math.max(0, -shift)));
            BigInteger digits = quotient[1].signum() == 0 ? quotient[0] : quotient[0].setBit(0);
            double value = digits.bitLength() - shift > Double.MIN_EXPONENT
                    ? Math.scalb(digits.doubleValue(), -shift)
                    : new BigDecimal(digits)
                            .divide(new BigDecimal(BigInteger.ONE.shiftLeft(shift)))
                            .doubleValue();
            return numerator.signum() < 0 ? -value : value;
        }

        @Override
        public int compareTo(Num other) {
            return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
        }

        @Override
        public String toString() {
            return TextPrinter.print(this);
        }
    }

    /** The constants of the syntax. */
    enum Constant implements Expr {
        /** The circle constant. */
        PI("pi"),
        /** The imaginary unit. */
        I("I"),
        /** Positive infinity, as a bound or a limit point only. */
        INFINITY("infinity");

        private final String syntax;

        Constant(String syntax) {
            this.syntax = syntax;
        }

        public String syntax() {
            return syntax;
        }

        @Override
        public String toString() {
            return syntax;
        }
    }

    /**
     * A symbol, possibly with indices: {@code x}, {@code E[i]}, {@code w[i,j]}. The ones that the program makes for itself
     * carry a mark in their names that no text can contain, so that they never meet a symbol of a user.
     */
    record Sym(String name, List<Expr> indices) implements Expr {
        /** Stands in the name of an internal symbol, after what is shown of it. */
        private static final char MARK = '\'';

        private static final AtomicLong MADE = new AtomicLong();

        public Sym {
            indices = List.copyOf(indices);
        }

        /** A symbol that occurs nowhere else; the hint is what a message shows of it. */
        public static Sym internal(String hint) {
            return new Sym(stem(hint) + MARK + MADE.incrementAndGet(), List.of());
        }

        /** The internal symbol of a word and a number: the same one each time. */
        public static Sym internal(String word, int number) {
            return new Sym(word + MARK + "#" + number, List.of());
        }

        /** True for a symbol that no text can name. */
        public boolean isInternal() {
            return name.indexOf(MARK) >= 0;
        }

        /** True for {@link #internal(String, int)} of a word and any number. */
        public boolean isInternal(String word) {
            return name.startsWith(word + MARK + "#");
        }

        /** A symbol that belongs to this one and that no text can name, different for different words. */
        public Sym tagged(String word) {
            return new Sym(name + MARK + word, indices);
        }

        /** The symbol that {@link #tagged} made this one of with a word, if it did. */
        public Optional<Sym> untagged(String word) {
            String end = MARK + word;
            return name.endsWith(end)
                    ? Optional.of(new Sym(name.substring(0, name.length() - end.length()), indices))
                    : Optional.empty();
        }

        /** The name without what makes an internal symbol distinct. */
        public String stem() {
            return stem(name);
        }

        private static String stem(String name) {
            int mark = name.indexOf(MARK);
            return mark < 0 ? name : name.substring(0, mark);
        }

        @Override
        public String toString() {
            return TextPrinter.print(this);
        }
    }

    /** A sum of at least two terms, none of which is a sum. */
    record Add(List<Expr> terms) implements Expr {
        public Add {
            terms = List.copyOf(terms);
        }

        @Override
        public String toString() {
            return TextPrinter.print(this);
        }
    }

    /** A product of at least two factors, none of which is a product; a number stands first, and there is at most one. */
    record Mul(List<Expr> factors) implements Expr {
        public Mul {
            factors = List.copyOf(factors);
        }

        @Override
        public String toString() {
            return TextPrinter.print(this);
        }
    }

    /** A power; {@code sqrt(x)} is the power 1/2 and {@code 1/x} the power -1. The principal branch is meant. */
    record Pow(Expr base, Expr exponent) implements Expr {
        @Override
        public String toString() {
            return TextPrinter.print(this);
        }
    }

    /** A named function of the syntax applied to its arguments. */
    record Call(Fn function, List<Expr> arguments) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
            if (arguments.size() < function.fewest() || arguments.size() > function.most()) {
                throw new IllegalArgumentException(function.syntax() + " of " + arguments.size() + " arguments");
            }
        }

        /** The only argument of a function of one argument. */
        public Expr argument() {
            return arguments.getFirst();
        }

        @Override
        public String toString() {
            return TextPrinter.print(this);
        }
    }

    /** An unknown function applied to its arguments: {@code psi(x,t)}, {@code psi[n](tau)}. */
    record Apply(Sym head, List<Expr> arguments) implements Expr {
        public Apply {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            return TextPrinter.print(this);
        }
    }

    /**
     * A derivative of an unknown function by its argument slots, taken at its arguments: {@code partial(f(x+h,t), 2, 0)}
     * is the second derivative of {@code f} by its first slot at {@code (x+h, t)}.
     */
    record Partial(Apply function, List<Integer> orders) implements Expr {
        public Partial {
            orders = List.copyOf(orders);
            if (orders.size() != function.arguments().size()) {
                throw new IllegalArgumentException("one order for each argument of " + function);
            }
        }

        @Override
        public String toString() {
            return TextPrinter.print(this);
        }
    }

    /** The place of a variable inside the scope of the binder that binds it, 0 for the innermost; in no other place. */
    record Bound(int index) implements Expr {
        @Override
        public String toString() {
            return TextPrinter.print(this);
        }
    }

    /**
     * A function of one variable: a body with a hole for its value. The hint says what the variable was called; scopes that
     * differ in it only are equal.
     */
    record Scope(String hint, Expr body) {
        /** The body as a function of the variable: each free occurrence of it becomes the hole. */
        public static Scope close(Sym variable, Expr body) {
            return new Scope(variable.stem(), Places.close(variable, body));
        }

        /** The value of the function: what is free in the argument stays free. */
        public Expr open(Expr value) {
            return Places.open(body, value);
        }

        /** A symbol to open the body at, which occurs nowhere else. */
        public Sym fresh() {
            return Sym.internal(hint);
        }

        /** A name for the variable that does not occur free in the body, the hint where possible. */
        public Sym variable() {
            return Places.variable(this, List.of());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Scope scope && body.equals(scope.body);
        }

        @Override
        public int hashCode() {
            return body.hashCode();
        }
    }

    /** An expression that binds a variable. */
    sealed interface Binder extends Expr {
        /** What stands in the scope of the variable. */
        Scope scope();

        /** The parts outside the scope: bounds or a point. */
        List<Expr> operands();

        /** The same binder with other parts; there are as many operands as {@link #operands} gives. */
        Binder with(Scope scope, List<Expr> operands);

        /** A name for the bound variable that does not occur free in any part, the written one where possible. */
        default Sym variable() {
            return Places.variable(scope(), operands());
        }

        /** The scope at {@link #variable}. */
        default Expr body() {
            return scope().open(variable());
        }
    }

    /** The derivative of the scope's function, of some order, at a point: {@code diff(f(x), x)} is that of f at x. */
    record Diff(Scope scope, Expr point, int order) implements Binder {
        /** The derivative {@code diff(body, variable, order)}. */
        public Diff(Expr body, Sym variable, int order) {
            this(Members.scope(variable, body), variable, order);
        }

        /** True if it can be written {@code diff(body, variable)}, where the point is the variable. */
        public boolean isPlain() {
            return Members.isPlain(this);
        }

        @Override
        public List<Expr> operands() {
            return List.of(point);
        }

        @Override
        public Diff with(Scope scope, List<Expr> operands) {
            return new Diff(scope, operands.getFirst(), order);
        }

        /** The point, if this is a derivative {@link #isPlain at its variable}; else a name that occurs in no part. */
        @Override
        public Sym variable() {
            return isPlain() ? (Sym) point : Binder.super.variable();
        }

        @Override
        public Expr body() {
            return Members.body(this);
        }

        @Override
        public String toString() {
            return TextPrinter.print(this);
        }
    }

    /** The definite integral {@code integral(body, variable, lower, upper)}. */
    record Integral(Scope scope, Expr lower, Expr upper) implements Binder {
        public Integral(Expr body, Sym variable, Expr lower, Expr upper) {
            this(Scope.close(variable, body), lower, upper);
        }

        @Override
        public List<Expr> operands() {
            return List.of(lower, upper);
        }

        @Override
        public Integral with(Scope scope, List<Expr> operands) {
            return new Integral(scope, operands.get(0), operands.get(1));
        }

        @Override
        public String toString() {
            return TextPrinter.print(this);
        }
    }

    /** The finite sum {@code sum(body, index, lower, upper)}. */
    record Sum(Scope scope, Expr lower, Expr upper) implements Binder {
        public Sum(Expr body, Sym index, Expr lower, Expr upper) {
            this(Scope.close(index, body), lower, upper);
        }

        @Override
        public List<Expr> operands() {
            return List.of(lower, upper);
        }

        @Override
        public Sum with(Scope scope, List<Expr> operands) {
            return new Sum(scope, operands.get(0), operands.get(1));
        }

        @Override
        public String toString() {
            return TextPrinter.print(this);
        }
    }

    /** The finite product {@code product(body, index, lower, upper)}; the empty one is 1. */
    record Product(Scope scope, Expr lower, Expr upper) implements Binder {
        public Product(Expr body, Sym index, Expr lower, Expr upper) {
            this(Scope.close(index, body), lower, upper);
        }

        @Override
        public List<Expr> operands() {
            return List.of(lower, upper);
        }

        @Override
        public Product with(Scope scope, List<Expr> operands) {
            return new Product(scope, operands.get(0), operands.get(1));
        }

        @Override
        public String toString() {
            return TextPrinter.print(this);
        }
    }

    /** The limit {@code limit(body, variable, point, side)}. */
    record Limit(Scope scope, Expr point, Side side) implements Binder {
        /** From which side the point is approached. */
        public enum Side {
            ABOVE,
            BELOW,
            BOTH
        }

        public Limit(Expr body, Sym variable, Expr point, Side side) {
            this(Scope.close(variable, body), point, side);
        }

        @Override
        public List<Expr> operands() {
            return List.of(point);
        }

        @Override
        public Limit with(Scope scope, List<Expr> operands) {
            return new Limit(scope, operands.getFirst(), side);
        }

        @Override
        public String toString() {
            return TextPrinter.print(this);
        }
    }

    /** {@code piecewise(condition, value, ..., otherwise)}: the value of the first condition that holds. */
    record Piecewise(List<Branch> branches, Expr otherwise) implements Expr {
        public Piecewise {
            branches = List.copyOf(branches);
        }

        /** One condition and the value under it. */
        public record Branch(Relation condition, Expr value) {}

        @Override
        public String toString() {
            return TextPrinter.print(this);
        }
    }

    /** An equation or an order relation between two expressions. */
    record Relation(Op op, Expr left, Expr right) implements Expr {
        /** The relation's sign. */
        public enum Op {
            EQ("=="),
            NE("!="),
            LT("<"),
            LE("<="),
            GT(">"),
            GE(">=");

            private final String syntax;

            Op(String syntax) {
                this.syntax = syntax;
            }

            public String syntax() {
                return syntax;
            }
        }

        @Override
        public String toString() {
            return TextPrinter.print(this);
        }
    }

    Num ZERO = new Num(BigInteger.ZERO, BigInteger.ONE);
    Num ONE = new Num(BigInteger.ONE, BigInteger.ONE);
    Num MINUS_ONE = new Num(BigInteger.ONE.negate(), BigInteger.ONE);
    Num HALF = num(1, 2);
    Constant PI = Constant.PI;
    Constant I = Constant.I;
    Constant INFINITY = Constant.INFINITY;

    static Num num(long value) {
        return new Num(BigInteger.valueOf(value), BigInteger.ONE);
    }

    static Num num(long numerator, long denominator) {
        return new Num(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    static Num num(BigInteger value) {
        return new Num(value, BigInteger.ONE);
    }

    /** The exact value of a decimal literal: {@code 0.1} is 1/10. */
    static Num num(BigDecimal value) {
        return value.scale() > 0
                ? new Num(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
                : new Num(value.toBigIntegerExact(), BigInteger.ONE);
    }

    static Sym sym(String name, Expr... indices) {
        return new Sym(name, List.of(indices));
    }

    /** The flat sum of the terms; the empty sum is 0. */
    static Expr add(List<? extends Expr> terms) {
        List<Expr> flat = new ArrayList<>(terms.size());
        for (Expr term : terms) {
            if (term instanceof Add sum) {
                flat.addAll(sum.terms());
            } else {
                flat.add(term);
            }
        }
        return switch (flat.size()) {
            case 0 -> ZERO;
            case 1 -> flat.getFirst();
            default -> new Add(flat);
        };
    }

    static Expr add(Expr... terms) {
        return add(List.of(terms));
    }

    /** The flat product of the factors with its numbers multiplied into one in front; the empty product is 1. */
    static Expr mul(List<? extends Expr> factors) {
        List<Expr> flat = new ArrayList<>(factors.size());
        Num coefficient = ONE;
        for (Expr factor : factors) {
            switch (factor) {
                case Num number -> coefficient = coefficient.times(number);
                case Mul product -> {
                    for (Expr inner : product.factors()) {
                        if (inner instanceof Num number) {
                            coefficient = coefficient.times(number);
                        } else {
                            flat.add(inner);
                        }
                    }
                }
                default -> flat.add(factor);
            }
        }
        if (flat.isEmpty()) {
            return coefficient;
        }
        if (!coefficient.isOne()) {
            flat.addFirst(coefficient);
        }
        return flat.size() == 1 ? flat.getFirst() : new Mul(flat);
    }

    static Expr mul(Expr... factors) {
        return mul(List.of(factors));
    }

    static Expr neg(Expr operand) {
        return mul(MINUS_ONE, operand);
    }

    static Expr sub(Expr left, Expr right) {
        return add(left, neg(right));
    }

    /** The quotient; of two numbers a number, unless the divisor is zero. */
    static Expr div(Expr left, Expr right) {
        if (right instanceof Num divisor && !divisor.isZero()) {
            return mul(left, divisor.reciprocal());
        }
        return mul(left, pow(right, MINUS_ONE));
    }

    static Expr pow(Expr base, Expr exponent) {
        return new Pow(base, exponent);
    }

    static Expr pow(Expr base, long exponent) {
        return new Pow(base, num(exponent));
    }

    static Expr sqrt(Expr radicand) {
        return new Pow(radicand, HALF);
    }

    static Expr call(Fn function, Expr... arguments) {
        return new Call(function, List.of(arguments));
    }

    static Expr exp(Expr argument) {
        return call(Fn.EXP, argument);
    }

    static Expr apply(Sym head, Expr... arguments) {
        return new Apply(head, List.of(arguments));
    }

    static Expr diff(Expr body, Sym variable, int order) {
        return order == 0 ? body : new Diff(body, variable, order);
    }

    static Expr diff(Expr body, Sym variable) {
        return new Diff(body, variable, 1);
    }

    static Relation equation(Expr left, Expr right) {
        return new Relation(Relation.Op.EQ, left, right);
    }
}
