package org.wickbench.symbolic.enclose;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A real number known to lie in {@code [(m - r) 2^e, (m + r) 2^e]}. Immutable. Every operation returns a ball that
 * contains all results for all members of its operands; rounding goes into the radius.
 *
 * <p>Method after F. Johansson, "Arb: efficient arbitrary-precision midpoint-radius interval arithmetic", IEEE Trans.
 * Comput. 66 (2017) 1281.
 *
 * @param mid the integer m
 * @param rad the integer r, not negative
 * @param exp the binary exponent e
 */
public record Ball(BigInteger mid, BigInteger rad, int exp) {
    public static final Ball ZERO = exact(0);
    public static final Ball ONE = exact(1);

    /** Exponents beyond this are refused: the value is far outside what any formula here means. */
    private static final int LARGEST_EXPONENT = 40_000_000;

    private static final int RADIUS_BITS = 30;

    public static Ball exact(long value) {
        return new Ball(BigInteger.valueOf(value), BigInteger.ZERO, 0);
    }

    public static Ball exact(BigInteger value) {
        return new Ball(value, BigInteger.ZERO, 0);
    }

    public boolean isExact() {
        return rad.signum() == 0;
    }

    public boolean isExactZero() {
        return mid.signum() == 0 && rad.signum() == 0;
    }

    public boolean containsZero() {
        return mid.abs().compareTo(rad) <= 0;
    }

    public boolean isPositive() {
        return mid.compareTo(rad) > 0;
    }

    public boolean isNegative() {
        return mid.negate().compareTo(rad) > 0;
    }

    /** True if no member is negative. */
    public boolean isNonNegative() {
        return mid.compareTo(rad) >= 0;
    }

    public Ball negate() {
        return new Ball(mid.negate(), rad, exp);
    }

    public Ball abs() {
        if (isNonNegative()) {
            return this;
        }
        if (mid.negate().compareTo(rad) >= 0) {
            return negate();
        }
        // contains zero inside: [0, |m| + r]
        BigInteger upper = mid.abs().add(rad);
        return new Ball(upper, upper, exp - 1);
    }

    /** Multiplies by a power of two, exactly. */
    public Ball shift(int bits) {
        return new Ball(mid, rad, exp + bits);
    }

    /** Rounds the midpoint to the precision and pays for it in the radius. */
    public Ball round(int precision) {
        if (exp > LARGEST_EXPONENT || exp < -LARGEST_EXPONENT) {
            throw new UndeterminedException("a value with more than 10^7 digits in its exponent");
        }
        // the radius of an exact ball has no bits, so the midpoint alone decides for it
        int drop = Math.max(mid.bitLength() - precision, isExact() ? 0 : rad.bitLength() - RADIUS_BITS);
        if (drop <= 0) {
            return this;
        }
        // floor of the midpoint loses less than one unit, ceiling of the radius as much
        BigInteger newMid = mid.shiftRight(drop);
        boolean lost = mid.getLowestSetBit() < drop && mid.signum() != 0;
        BigInteger newRad = rad.shiftRight(drop);
        if (rad.signum() != 0) {
            newRad = newRad.add(BigInteger.ONE);
        }
        if (lost) {
            newRad = newRad.add(BigInteger.ONE);
        }
        return new Ball(newMid, newRad, exp + drop);
    }

    public Ball plus(Ball other, int precision) {
        if (isExactZero()) {
            return other;
        }
        if (other.isExactZero()) {
            return this;
        }
        Ball high = exp >= other.exp ? this : other;
        Ball low = exp >= other.exp ? other : this;
        long gap = (long) high.exp - low.exp;
        long top = high.exp + (long) high.mid.bitLength();
        long lowTop = low.exp + (long) Math.max(low.mid.bitLength(), low.rad.bitLength()) + 1;
        if (gap > 4L * precision + 64 && high.mid.signum() != 0 && lowTop < top - 2L * precision - 64) {
            // the small one is far below the last bit that is kept: it widens the radius by one unit there
            int unit = (int) (top - 2L * precision - 64);
            int drop = high.exp - unit;
            return new Ball(high.mid.shiftLeft(drop), high.rad.shiftLeft(drop).add(BigInteger.ONE), unit)
                    .round(precision);
        }
        if (gap > 2_000_000) {
            throw new UndeterminedException("a sum of values whose sizes lie too far apart");
        }
        int shift = (int) gap;
        return new Ball(
                        high.mid.shiftLeft(shift).add(low.mid),
                        high.rad.shiftLeft(shift).add(low.rad),
                        low.exp)
                .round(precision);
    }

    public Ball minus(Ball other, int precision) {
        return plus(other.negate(), precision);
    }

    public Ball times(Ball other, int precision) {
        BigInteger radius =
                mid.abs().multiply(other.rad).add(other.mid.abs().multiply(rad)).add(rad.multiply(other.rad));
        return new Ball(mid.multiply(other.mid), radius, exp + other.exp).round(precision);
    }

    /** @throws UndeterminedException if this ball contains zero */
    public Ball reciprocal(int precision) {
        if (containsZero()) {
            throw new UndeterminedException("division by a value that may be zero");
        }
        int bits = precision + mid.bitLength() + 2;
        BigInteger one = BigInteger.ONE.shiftLeft(bits);
        BigInteger quotient = one.divide(mid);
        // |1/(m+d) - 1/m| <= r / (|m| (|m| - r)); the truncated quotient adds one unit
        BigInteger magnitude = mid.abs();
        BigInteger spread = one.multiply(rad).divide(magnitude.multiply(magnitude.subtract(rad)));
        BigInteger radius = spread.add(BigInteger.ONE).add(exactQuotient(one, mid) ? BigInteger.ZERO : BigInteger.ONE);
        if (rad.signum() == 0) {
            radius = exactQuotient(one, mid) ? BigInteger.ZERO : BigInteger.ONE;
        }
        return new Ball(quotient, radius, -bits - exp).round(precision);
    }

    private static boolean exactQuotient(BigInteger dividend, BigInteger divisor) {
        return dividend.mod(divisor.abs()).signum() == 0;
    }

    public Ball dividedBy(Ball other, int precision) {
        return times(other.reciprocal(precision + 10), precision);
    }

    /** The lower end as an exact ball. */
    public Ball lower() {
        return new Ball(mid.subtract(rad), BigInteger.ZERO, exp);
    }

    /** The upper end as an exact ball. */
    public Ball upper() {
        return new Ball(mid.add(rad), BigInteger.ZERO, exp);
    }

    /** The smallest ball that contains both. */
    public static Ball hull(Ball left, Ball right) {
        int exp = Math.min(left.exp, right.exp) - 1;
        if ((long) Math.max(left.exp, right.exp) - exp > 2_000_000) {
            throw new UndeterminedException("a hull of values whose sizes lie too far apart");
        }
        BigInteger low = scaled(left.mid.subtract(left.rad), left.exp - exp)
                .min(scaled(right.mid.subtract(right.rad), right.exp - exp));
        BigInteger high =
                scaled(left.mid.add(left.rad), left.exp - exp).max(scaled(right.mid.add(right.rad), right.exp - exp));
        // both are even multiples of 2^exp, so the halves are exact
        return new Ball(low.add(high).shiftRight(1), high.subtract(low).shiftRight(1), exp);
    }

    private static BigInteger scaled(BigInteger value, int shift) {
        return value.shiftLeft(shift);
    }

    /** The same ball with a radius larger by {@code 2^bound}. */
    public Ball widen(int bound) {
        return widen(new Ball(BigInteger.ONE, BigInteger.ZERO, bound));
    }

    /** The same midpoint with a radius larger by the upper end of a non-negative ball. */
    public Ball widen(Ball by) {
        Ball bound = by.upper();
        if (bound.mid.signum() <= 0) {
            return this;
        }
        // keep the exponent difference small: round the bound up to a few bits first
        int drop = Math.max(0, bound.mid.bitLength() - RADIUS_BITS);
        BigInteger up = bound.mid.shiftRight(drop).add(BigInteger.ONE);
        int upExp = bound.exp + drop;
        if (upExp >= exp) {
            if (upExp - exp > 2_000_000) {
                throw new UndeterminedException("a radius far larger than its midpoint");
            }
            return new Ball(mid, rad.add(up.shiftLeft(upExp - exp)), exp);
        }
        if (mid.signum() == 0 && rad.signum() == 0) {
            return new Ball(BigInteger.ZERO, up, upExp);
        }
        int gap = exp - upExp;
        if (gap > 100_000) {
            return new Ball(mid, rad.add(BigInteger.ONE), exp);
        }
        return new Ball(mid.shiftLeft(gap), rad.shiftLeft(gap).add(up), upExp);
    }

    /** @throws UndeterminedException if a member may be negative */
    public Ball sqrt(int precision) {
        if (isExactZero()) {
            return ZERO;
        }
        if (isExact()) {
            if (mid.signum() < 0) {
                throw new UndeterminedException("square root of a negative value");
            }
            return sqrtExact(mid, exp, precision);
        }
        if (!isNonNegative()) {
            throw new UndeterminedException("square root of a value of undecided sign");
        }
        Ball low = lower().isExactZero() ? ZERO : sqrtExact(mid.subtract(rad), exp, precision);
        return hull(low, sqrtExact(mid.add(rad), exp, precision)).round(precision);
    }

    private static Ball sqrtExact(BigInteger value, int exponent, int precision) {
        int bits = Math.max(0, 2 * precision + 4 - value.bitLength());
        if (((exponent - bits) & 1) != 0) {
            bits++;
        }
        BigInteger[] root = value.shiftLeft(bits).sqrtAndRemainder();
        return new Ball(root[0], root[1].signum() == 0 ? BigInteger.ZERO : BigInteger.ONE, (exponent - bits) / 2)
                .round(precision);
    }

    /** True if the two balls have a member in common. */
    public boolean overlaps(Ball other) {
        return minus(other, 64 + Math.max(mid.bitLength(), other.mid.bitLength()))
                .containsZero();
    }

    /** Binary exponent of an upper bound of the magnitude; very small for an exact zero. */
    public int magnitude() {
        BigInteger upper = mid.abs().add(rad);
        return upper.signum() == 0 ? -LARGEST_EXPONENT : upper.bitLength() + exp;
    }

    /** The number of leading decimal digits that the radius leaves certain. */
    public int digits() {
        if (isExact()) {
            return Integer.MAX_VALUE;
        }
        int bits = mid.abs().bitLength() - rad.bitLength();
        return Math.max(0, (int) (bits * Math.log10(2)));
    }

    /** The double nearest to the midpoint; where that is subnormal, one of the two nearest. */
    public double toDouble() {
        int drop = mid.bitLength() - 66;
        BigInteger head = drop > 0 ? mid.shiftRight(drop) : mid;
        if (mid.signum() != 0 && mid.getLowestSetBit() < drop) {
            // the last bit stands for all those that are dropped
            head = head.setBit(0);
        }
        return Math.scalb(head.doubleValue(), Math.clamp((long) exp + Math.max(drop, 0), -5000, 5000));
    }

    /** The midpoint in decimal, to the given number of significant digits. */
    public String toDecimal(int digits) {
        if (mid.signum() == 0) {
            return "0";
        }
        if (Math.abs((long) exp) > 200_000) {
            return (mid.signum() < 0 ? "-" : "") + "2^" + (exp + mid.bitLength() - 1);
        }
        MathContext context = new MathContext(digits, RoundingMode.HALF_EVEN);
        BigDecimal value = exp >= 0
                ? new BigDecimal(mid.shiftLeft(exp))
                : new BigDecimal(mid).divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exp)), context);
        BigDecimal rounded = value.round(context).stripTrailingZeros();
        int adjusted = rounded.precision() - rounded.scale() - 1;
        return adjusted >= -5 && adjusted <= 20 ? rounded.toPlainString() : rounded.toString();
    }

    @Override
    public String toString() {
        if (isExact()) {
            return toDecimal(30);
        }
        Ball radius = new Ball(rad, BigInteger.ZERO, exp);
        return toDecimal(Math.clamp(digits(), 2, 30)) + " +/- " + radius.toDecimal(2);
    }
}
