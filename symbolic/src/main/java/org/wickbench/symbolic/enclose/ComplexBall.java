package org.wickbench.symbolic.enclose;

/**
 * A complex number in a rectangle of two real balls. A part that is exactly zero stays exactly zero through every
 * operation that keeps the reals, so real formulas never stray across a branch cut.
 */
public record ComplexBall(Ball re, Ball im) {
    public static final ComplexBall ZERO = new ComplexBall(Ball.ZERO, Ball.ZERO);
    public static final ComplexBall ONE = new ComplexBall(Ball.ONE, Ball.ZERO);
    public static final ComplexBall I = new ComplexBall(Ball.ZERO, Ball.ONE);

    public static ComplexBall real(Ball value) {
        return new ComplexBall(value, Ball.ZERO);
    }

    public boolean isReal() {
        return im.isExactZero();
    }

    public boolean isExactZero() {
        return re.isExactZero() && im.isExactZero();
    }

    public boolean containsZero() {
        return re.containsZero() && im.containsZero();
    }

    public boolean overlaps(ComplexBall other) {
        return re.overlaps(other.re) && im.overlaps(other.im);
    }

    public ComplexBall negate() {
        return new ComplexBall(re.negate(), im.negate());
    }

    public ComplexBall conjugate() {
        return new ComplexBall(re, im.negate());
    }

    public ComplexBall timesI() {
        return new ComplexBall(im.negate(), re);
    }

    public ComplexBall plus(ComplexBall other, int precision) {
        return new ComplexBall(re.plus(other.re, precision), im.plus(other.im, precision));
    }

    public ComplexBall minus(ComplexBall other, int precision) {
        return plus(other.negate(), precision);
    }

    public ComplexBall times(ComplexBall other, int precision) {
        if (isReal()) {
            return new ComplexBall(re.times(other.re, precision), scale(re, other.im, precision));
        }
        if (other.isReal()) {
            return new ComplexBall(re.times(other.re, precision), scale(other.re, im, precision));
        }
        return new ComplexBall(
                re.times(other.re, precision + 4).minus(im.times(other.im, precision + 4), precision),
                re.times(other.im, precision + 4).plus(im.times(other.re, precision + 4), precision));
    }

    private static Ball scale(Ball real, Ball part, int precision) {
        return part.isExactZero() || real.isExactZero() ? Ball.ZERO : real.times(part, precision);
    }

    /** re^2 + im^2. */
    public Ball normSquared(int precision) {
        return re.times(re, precision).abs().plus(im.times(im, precision).abs(), precision);
    }

    public Ball modulus(int precision) {
        return isReal()
                ? re.abs()
                : im.abs().isExactZero() ? re.abs() : normSquared(precision + 4).sqrt(precision);
    }

    public ComplexBall reciprocal(int precision) {
        if (isReal()) {
            return real(re.reciprocal(precision));
        }
        Ball norm = normSquared(precision + 8).reciprocal(precision + 8);
        return new ComplexBall(re.times(norm, precision), im.negate().times(norm, precision));
    }

    public ComplexBall dividedBy(ComplexBall other, int precision) {
        return times(other.reciprocal(precision + 8), precision);
    }

    /** The power with a whole exponent, by repeated squaring. */
    public ComplexBall power(long exponent, int precision) {
        if (exponent < 0) {
            return power(-exponent, precision + 8).reciprocal(precision);
        }
        int work = precision + 2 * (64 - Long.numberOfLeadingZeros(exponent)) + 8;
        ComplexBall result = ONE;
        ComplexBall square = this;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = result.times(square, work);
            }
            if (rest > 1) {
                square = square.times(square, work);
            }
        }
        return new ComplexBall(result.re.round(precision), result.im.round(precision));
    }

    @Override
    public String toString() {
        return isReal() ? re.toString() : "(" + re + ") + (" + im + ")*I";
    }
}
