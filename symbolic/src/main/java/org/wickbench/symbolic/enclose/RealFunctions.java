package org.wickbench.symbolic.enclose;

import java.math.BigInteger;

/**
 * Elementary functions of real balls at one working precision. Each is a Taylor series after argument reduction, summed
 * in ball arithmetic, with the remainder added to the radius.
 *
 * <p>Holds the constants pi and ln 2 once computed; not for use by several threads at once.
 */
public final class RealFunctions {
    private final int precision;
    private final int work;
    private final Ball pi;
    private final Ball log2;

    /** @param precision bits of the results; the work is done with 40 more, ample for sums of a few thousand terms */
    public RealFunctions(int precision) {
        this.precision = precision;
        this.work = precision + 40;
        // Machin: pi = 16 atan(1/5) - 4 atan(1/239); ln 2 = 2 atanh(1/3)
        this.pi = arctanOfInverse(5, -1)
                .times(Ball.exact(16), work)
                .minus(arctanOfInverse(239, -1).times(Ball.exact(4), work), work);
        this.log2 = arctanOfInverse(3, 1).times(Ball.exact(2), work);
    }

    public int precision() {
        return precision;
    }

    public Ball pi() {
        return pi;
    }

    /** sum of sign^k / ((2k+1) n^(2k+1)): atan for sign -1, atanh for sign +1. */
    private Ball arctanOfInverse(long n, int sign) {
        int bits = work + 20;
        BigInteger square = BigInteger.valueOf(n * n);
        BigInteger power = BigInteger.ONE.shiftLeft(bits).divide(BigInteger.valueOf(n));
        BigInteger sum = BigInteger.ZERO;
        int terms = 0;
        for (long k = 0; power.signum() != 0; k++, terms++) {
            BigInteger term = power.divide(BigInteger.valueOf(2 * k + 1));
            sum = sign < 0 && (k & 1) == 1 ? sum.subtract(term) : sum.add(term);
            power = power.divide(square);
        }
        // each term loses less than two units by truncation, the tail less than two
        return new Ball(sum, BigInteger.valueOf(2L * terms + 4), -bits).round(work);
    }

    /** e^x. */
    public Ball exp(Ball x) {
        if (x.isExactZero()) {
            return Ball.ONE;
        }
        if (x.magnitude() > 24) {
            throw new UndeterminedException("an exponential of a number beyond 10^7");
        }
        int extra = Math.max(0, x.magnitude());
        if (!x.isExact() && new Ball(x.rad(), BigInteger.ZERO, x.exp()).magnitude() > -2) {
            return Ball.hull(exp(x.lower()), exp(x.upper())).round(precision);
        }
        int p = work + extra;
        RealFunctions source = extra > 20 ? new RealFunctions(precision + extra) : this;
        int k = (int) Math.rint(x.toDouble() / Math.log(2));
        Ball reduced = x.minus(source.log2.times(Ball.exact(k), p), p);
        // halve to about 2^-8, sum, square back
        int halvings = Math.max(0, reduced.magnitude() + 8);
        Ball t = reduced.shift(-halvings);
        Ball sum = Ball.ONE;
        Ball term = Ball.ONE;
        for (int n = 1; ; n++) {
            term = term.times(t, p).dividedBy(Ball.exact(n), p);
            sum = sum.plus(term, p);
            if (term.magnitude() < -p) {
                // |t| < 1/2: the tail is smaller than the last term
                sum = sum.widen(term.magnitude() + 1);
                break;
            }
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.times(sum, p);
        }
        return sum.shift(k).round(precision);
    }

    /** The natural logarithm of a positive ball. */
    public Ball log(Ball x) {
        if (!x.isPositive()) {
            throw new UndeterminedException("logarithm of a value that may not be positive");
        }
        if (x.equals(Ball.ONE)) {
            return Ball.ZERO;
        }
        if (!x.isExact() && x.mid().bitLength() - x.rad().bitLength() < 4) {
            return Ball.hull(log(x.lower()), log(x.upper())).round(precision);
        }
        // x = f 2^k with f near 1; log f = 2 atanh((f-1)/(f+1))
        int k = x.mid().bitLength() + x.exp();
        Ball f = x.shift(-k);
        if (f.toDouble() < Math.sqrt(0.5)) {
            f = f.shift(1);
            k--;
        }
        Ball z = f.minus(Ball.ONE, work).dividedBy(f.plus(Ball.ONE, work), work);
        Ball square = z.times(z, work);
        Ball sum = Ball.ZERO;
        Ball power = z;
        for (int n = 0; ; n++) {
            Ball term = power.dividedBy(Ball.exact(2L * n + 1), work);
            sum = sum.plus(term, work);
            if (z.isExactZero()) {
                break;
            }
            if (term.magnitude() < -work + Math.min(0, z.magnitude())) {
                // z^2 < 0.04: the tail is smaller than the last term
                sum = sum.widen(term.magnitude() + 1);
                break;
            }
            power = power.times(square, work);
        }
        return sum.shift(1).plus(log2.times(Ball.exact(k), work), work).round(precision);
    }

    /** The cosine and the sine of one ball. */
    public Ball[] cosSin(Ball x) {
        if (x.isExactZero()) {
            return new Ball[] {Ball.ONE, Ball.ZERO};
        }
        Ball unit = new Ball(BigInteger.ZERO, BigInteger.ONE, 0);
        if (new Ball(x.rad(), BigInteger.ZERO, x.exp()).magnitude() > 1 && !x.isExact()) {
            return new Ball[] {unit, unit};
        }
        int extra = Math.max(0, x.magnitude());
        if (extra > 4000) {
            throw new UndeterminedException("sine of a number beyond 10^1200");
        }
        int p = work + extra;
        RealFunctions source = extra > 20 ? new RealFunctions(precision + extra) : this;
        Ball halfPi = source.pi.shift(-1);
        Ball turns = x.dividedBy(halfPi, p);
        BigInteger k = nearestInteger(turns);
        Ball t = x.minus(halfPi.times(Ball.exact(k), p), p);
        Ball square = t.times(t, p).negate();
        Ball cos = series(Ball.ONE, square, 1, p);
        Ball sin = series(t, square, 2, p);
        return switch (k.mod(BigInteger.valueOf(4)).intValue()) {
            case 0 -> new Ball[] {cos.round(precision), sin.round(precision)};
            case 1 -> new Ball[] {sin.negate().round(precision), cos.round(precision)};
            case 2 -> new Ball[] {cos.negate().round(precision), sin.negate().round(precision)};
            default -> new Ball[] {sin.round(precision), cos.negate().round(precision)};
        };
    }

    /** first * (1 + s/(a(a+1)) + s^2/(a(a+1)(a+2)(a+3)) + ...), a = start. */
    private static Ball series(Ball first, Ball square, int start, int p) {
        Ball sum = first;
        Ball term = first;
        for (int n = start; ; n += 2) {
            if (square.isExactZero()) {
                return sum;
            }
            term = term.times(square, p).dividedBy(Ball.exact((long) n * (n + 1)), p);
            sum = sum.plus(term, p);
            if (term.magnitude() < -p + Math.min(0, first.magnitude()) && n > 4) {
                return sum.widen(term.magnitude() + 1);
            }
        }
    }

    private static BigInteger nearestInteger(Ball x) {
        BigInteger doubled = x.exp() + 1 >= 0
                ? x.mid().shiftLeft(x.exp() + 1)
                : x.mid().shiftRight(Math.min(-(x.exp() + 1), x.mid().bitLength() + 2));
        return doubled.add(BigInteger.ONE).shiftRight(1);
    }

    /** The arc tangent. */
    public Ball atan(Ball x) {
        if (x.isExactZero()) {
            return Ball.ZERO;
        }
        if (!x.isExact() && new Ball(x.rad(), BigInteger.ZERO, x.exp()).magnitude() > -4) {
            // monotone: the ends enclose a wide ball, where interval arithmetic would not shrink it
            return Ball.hull(atan(x.lower()), atan(x.upper())).round(precision);
        }
        if (x.magnitude() > 1 && !x.containsZero()) {
            Ball quarter = pi.shift(-1);
            Ball rest = atan(x.reciprocal(work));
            return (x.isPositive() ? quarter : quarter.negate())
                    .minus(rest, work)
                    .round(precision);
        }
        // atan x = 2 atan(x / (1 + sqrt(1 + x^2))), three times
        Ball t = x;
        int doublings = 3;
        for (int i = 0; i < doublings; i++) {
            Ball root = Ball.ONE.plus(t.times(t, work).abs(), work).sqrt(work);
            t = t.dividedBy(Ball.ONE.plus(root, work), work);
        }
        Ball square = t.times(t, work).negate();
        Ball sum = Ball.ZERO;
        Ball power = t;
        for (int n = 0; ; n++) {
            Ball term = power.dividedBy(Ball.exact(2L * n + 1), work);
            sum = sum.plus(term, work);
            if (term.magnitude() < -work + Math.min(0, t.magnitude())) {
                sum = sum.widen(term.magnitude() + 1);
                break;
            }
            power = power.times(square, work);
        }
        return sum.shift(doublings).round(precision);
    }

    /** The angle of the point (x, y) in (-pi, pi]. */
    public Ball atan2(Ball y, Ball x) {
        if (x.isPositive()) {
            return atan(y.dividedBy(x, work));
        }
        if (y.isPositive()) {
            return pi.shift(-1).minus(atan(x.dividedBy(y, work)), precision);
        }
        if (y.isNegative()) {
            return pi.shift(-1).negate().minus(atan(x.dividedBy(y, work)), precision);
        }
        if (x.isNegative() && y.isExactZero()) {
            return pi.round(precision);
        }
        throw new UndeterminedException("the angle of a value at the branch cut or at the origin");
    }

    /** erf(x) = 2/sqrt(pi) integral(exp(-t^2), t, 0, x). */
    public Ball erf(Ball x) {
        if (x.isExactZero()) {
            return Ball.ZERO;
        }
        if (!x.isExact()) {
            // |erf'| <= 2/sqrt(pi) < 1.13: the series would blow the radius up by exp(x^2)
            Ball middle = new Ball(x.mid(), BigInteger.ZERO, x.exp());
            Ball spread = new Ball(x.rad().multiply(BigInteger.valueOf(113)), BigInteger.ZERO, x.exp())
                    .dividedBy(Ball.exact(100), 64);
            return erf(middle).widen(spread).round(precision);
        }
        double size = Math.abs(x.toDouble());
        if (size * size > (precision + 60) * Math.log(2) && !x.containsZero()) {
            // 1 - erf(x) < exp(-x^2)/(x sqrt(pi)) < 2^-(precision + 60)
            Ball one = new Ball(BigInteger.ONE.shiftLeft(precision + 20), BigInteger.ONE, -(precision + 20));
            return x.isPositive() ? one : one.negate();
        }
        int p = work + (int) Math.ceil(2 * size * size / Math.log(2)) + 10;
        Ball square = x.times(x, p).negate();
        Ball sum = Ball.ZERO;
        Ball power = x;
        for (int n = 0; ; n++) {
            Ball term = power.dividedBy(Ball.exact(2L * n + 1), p);
            sum = sum.plus(term, p);
            if (term.magnitude() < -p + Math.min(0, x.magnitude()) && n > 2 * size * size) {
                sum = sum.widen(term.magnitude() + 1);
                break;
            }
            power = power.times(square, p).dividedBy(Ball.exact(n + 1L), p);
        }
        RealFunctions source = p > work + 30 ? new RealFunctions(p) : this;
        return sum.shift(1).dividedBy(source.pi.sqrt(p), p).round(precision);
    }

    /** erfc(x) = 1 - erf(x), to full relative precision. */
    public Ball erfc(Ball x) {
        if (!x.isExact()) {
            // |erfc'| <= 1.13 exp(-x^2), largest at the end nearer to zero
            Ball middle = new Ball(x.mid(), BigInteger.ZERO, x.exp());
            Ball nearest = x.containsZero() ? Ball.ZERO : x.isPositive() ? x.lower() : x.upper();
            Ball slope = exp(nearest.times(nearest, work).negate());
            Ball spread = new Ball(x.rad().multiply(BigInteger.valueOf(113)), BigInteger.ZERO, x.exp())
                    .dividedBy(Ball.exact(100), 64)
                    .times(slope, 64);
            return erfc(middle).widen(spread).round(precision);
        }
        double size = x.toDouble();
        if (size * size > (precision + 60) * Math.log(2) && size > 0) {
            return farErfc(x);
        }
        int extra =
                size > 0 ? (int) Math.ceil(size * size / Math.log(2)) + 16 + (int) Math.ceil(Math.log(size + 2)) : 8;
        RealFunctions wider = new RealFunctions(precision + extra);
        return Ball.ONE.minus(wider.erf(x), precision + extra).round(precision);
    }

    /**
     * {@code exp(-x^2)/(x sqrt(pi)) (1 - 1/(2 x^2) + 1*3/(2 x^2)^2 - ...)}: the terms alternate and the error is below the
     * first that is left out; they fall until k is about x^2, that is, below exp(-x^2).
     */
    private Ball farErfc(Ball x) {
        Ball square = x.times(x, work);
        Ball step = square.shift(1).reciprocal(work).negate();
        Ball sum = Ball.ONE;
        Ball term = Ball.ONE;
        for (int k = 1; term.magnitude() >= -work; k++) {
            term = term.times(step, work).times(Ball.exact(2L * k - 1), work);
            sum = sum.plus(term, work);
        }
        sum = sum.widen(term.magnitude() + 1);
        Ball scale = exp(square.negate()).dividedBy(x.times(pi.sqrt(work), work), work);
        return scale.times(sum, work).round(precision);
    }
}
