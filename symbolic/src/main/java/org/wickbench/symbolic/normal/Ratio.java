package org.wickbench.symbolic.normal;

import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;

/** A small rational number, the exponent of a generator. */
record Ratio(long numerator, long denominator) implements Comparable<Ratio> {
    static final Ratio ZERO = new Ratio(0, 1);
    static final Ratio ONE = new Ratio(1, 1);
    static final Ratio HALF = new Ratio(1, 2);

    Ratio {
        if (denominator != 1) {
            long divisor = gcd(Math.abs(numerator), denominator);
            numerator /= divisor;
            denominator /= divisor;
        }
    }

    private static long gcd(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }

    /** @throws NormalFormException if the number does not fit */
    static Ratio of(Num number) {
        if (number.numerator().bitLength() > 40 || number.denominator().bitLength() > 40) {
            throw new NormalFormException("an exponent with more than 12 digits");
        }
        return new Ratio(
                number.numerator().longValueExact(), number.denominator().longValueExact());
    }

    static Ratio of(long value) {
        return new Ratio(value, 1);
    }

    Num toNum() {
        return Expr.num(numerator, denominator);
    }

    boolean isZero() {
        return numerator == 0;
    }

    boolean isInteger() {
        return denominator == 1;
    }

    int signum() {
        return Long.signum(numerator);
    }

    Ratio plus(Ratio other) {
        try {
            if (denominator == 1 && other.denominator == 1) {
                return new Ratio(Math.addExact(numerator, other.numerator), 1);
            }
            return new Ratio(
                    Math.addExact(
                            Math.multiplyExact(numerator, other.denominator),
                            Math.multiplyExact(other.numerator, denominator)),
                    Math.multiplyExact(denominator, other.denominator));
        } catch (ArithmeticException e) {
            throw new NormalFormException("an exponent with more than 18 digits");
        }
    }

    Ratio times(Ratio other) {
        try {
            return new Ratio(
                    Math.multiplyExact(numerator, other.numerator), Math.multiplyExact(denominator, other.denominator));
        } catch (ArithmeticException e) {
            throw new NormalFormException("an exponent with more than 18 digits");
        }
    }

    Ratio negate() {
        return new Ratio(-numerator, denominator);
    }

    Ratio minus(Ratio other) {
        return plus(other.negate());
    }

    /** The largest whole number not above this. */
    long floor() {
        return Math.floorDiv(numerator, denominator);
    }

    @Override
    public int compareTo(Ratio other) {
        return minus(other).signum();
    }
}
