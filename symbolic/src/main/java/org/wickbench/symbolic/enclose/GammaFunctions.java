package org.wickbench.symbolic.enclose;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The gamma function and what is made of it, on balls.
 *
 * <p>Far to the right Stirling's series encloses the logarithm,
 * {@code log gamma(z) = (z - 1/2) log z - z + log(2 pi)/2 + sum over k < n of B[2k]/(2k (2k-1) z^(2k-1)) + R}, with
 * {@code |R| <= |B[2n]|/(2n (2n-1) |z|^(2n-1)) sec(arg(z)/2)^(2n)}; {@code gamma(z+1) = z gamma(z)} leads there, and from
 * the left half plane {@code gamma(z) gamma(1-z) = pi/sin(pi z)}. Sources: DLMF 5.11.1, 5.11(ii), 5.5.1, 5.5.3.
 */
final class GammaFunctions {
    private static final int LARGEST_EXACT = 2_000;
    private static final int FARTHEST_SHIFT = 20_000;
    private static final int MOST_TERMS = 400;

    private final int precision;
    /** Even Bernoulli numbers as numerator and denominator, from B[0], as far as they were needed. */
    private final List<BigInteger[]> bernoulli = new ArrayList<>();

    /** @param precision bits of the results */
    GammaFunctions(int precision) {
        this.precision = precision;
    }

    /** The gamma function; its poles 0, -1, -2, ... are refused. */
    ComplexBall gamma(ComplexBall z) {
        Optional<BigInteger> whole = whole(z);
        if (whole.isPresent()) {
            if (whole.get().signum() <= 0) {
                throw new UndeterminedException("the gamma function has a pole there");
            }
            if (whole.get().bitLength() < 31 && whole.get().intValue() <= LARGEST_EXACT) {
                return ComplexBall.real(Ball.exact(factorial(whole.get().intValue() - 1)));
            }
        }
        Work work = new Work(z);
        if (z.re().toDouble() < 0) {
            return round(work.pi().dividedBy(work.sine(z).times(work.direct(work.reflected(z)), work.bits), work.bits));
        }
        return round(work.direct(z));
    }

    /** One over the gamma function, which has no poles. */
    private ComplexBall reciprocal(ComplexBall z) {
        Optional<BigInteger> whole = whole(z);
        if (whole.isPresent() && whole.get().signum() <= 0) {
            return ComplexBall.ZERO;
        }
        Work work = new Work(z);
        if (z.re().toDouble() < 0.5) {
            return round(work.sine(z)
                    .times(work.direct(work.reflected(z)), work.bits)
                    .dividedBy(work.pi(), work.bits));
        }
        return round(gamma(z).reciprocal(work.bits));
    }

    /** The logarithm of gamma that is real for positive numbers, with its cut along the negative ones. */
    ComplexBall logarithm(ComplexBall z) {
        if (whole(z).filter(n -> n.signum() <= 0).isPresent()) {
            throw new UndeterminedException("the gamma function has a pole there");
        }
        Work work = new Work(z);
        int steps = work.stepsFor(z);
        ComplexBall result = work.stirling(work.shifted(z, steps));
        for (int i = 0; i < steps; i++) {
            result = result.minus(work.functions.log(work.shifted(z, i)), work.bits);
        }
        return round(result);
    }

    /** {@code gamma(n + 1)}. */
    ComplexBall factorial(ComplexBall n) {
        return gamma(n.plus(ComplexBall.ONE, Integer.MAX_VALUE / 4));
    }

    /**
     * {@code n (n-1) ... (n-k+1)/k!} for a whole number k that is not negative, 0 for a negative one, and
     * {@code gamma(n+1)/(gamma(k+1) gamma(n-k+1))} for any other.
     */
    ComplexBall binomial(ComplexBall n, ComplexBall k) {
        Optional<BigInteger> chosen = whole(k);
        Optional<BigInteger> all = whole(n);
        if (chosen.isPresent() && chosen.get().signum() < 0) {
            return ComplexBall.ZERO;
        }
        if (chosen.isPresent() && all.isPresent() && all.get().signum() >= 0) {
            if (chosen.get().compareTo(all.get()) > 0) {
                return ComplexBall.ZERO;
            }
            chosen = Optional.of(chosen.get().min(all.get().subtract(chosen.get())));
        }
        if (chosen.isPresent() && chosen.get().compareTo(BigInteger.valueOf(LARGEST_EXACT)) <= 0) {
            int count = chosen.get().intValue();
            if (all.isPresent()) {
                return ComplexBall.real(Ball.exact(falling(all.get(), count).divide(factorial(count))));
            }
            int bits = precision + 20 + 2 * (32 - Integer.numberOfLeadingZeros(count));
            ComplexBall result = ComplexBall.ONE;
            for (int i = 0; i < count; i++) {
                ComplexBall factor = n.minus(ComplexBall.real(Ball.exact(i)), bits);
                result = result.times(factor, bits).dividedBy(ComplexBall.real(Ball.exact(i + 1L)), bits);
            }
            return round(result);
        }
        int bits = precision + 20;
        ComplexBall rest = n.minus(k, bits).plus(ComplexBall.ONE, bits);
        return round(factorial(n)
                .times(reciprocal(k.plus(ComplexBall.ONE, bits)), bits)
                .times(reciprocal(rest), bits));
    }

    private static BigInteger falling(BigInteger n, int count) {
        BigInteger result = BigInteger.ONE;
        for (int i = 0; i < count; i++) {
            result = result.multiply(n.subtract(BigInteger.valueOf(i)));
        }
        return result;
    }

    private static BigInteger factorial(int n) {
        return falling(BigInteger.valueOf(n), n);
    }

    private static Optional<BigInteger> whole(ComplexBall z) {
        Ball x = z.re();
        if (!z.isReal() || !x.isExact() || x.exp() > 60 || x.mid().signum() == 0) {
            return x.isExactZero() && z.isReal() ? Optional.of(BigInteger.ZERO) : Optional.empty();
        }
        if (x.exp() < 0 && x.mid().getLowestSetBit() < -x.exp()) {
            return Optional.empty();
        }
        return Optional.of(x.exp() >= 0 ? x.mid().shiftLeft(x.exp()) : x.mid().shiftRight(-x.exp()));
    }

    private ComplexBall round(ComplexBall z) {
        return new ComplexBall(z.re().round(precision), z.im().round(precision));
    }

    /** B[2k] as numerator and denominator: the sum over j < n of C(n+1, j) B[j] is -(n+1) B[n]. */
    private BigInteger[] bernoulli(int k) {
        for (int next = bernoulli.size(); next <= k; next++) {
            int n = 2 * next;
            BigInteger top = BigInteger.ZERO;
            BigInteger bottom = BigInteger.ONE;
            BigInteger choose = BigInteger.ONE;
            for (int j = 0; j < n; j++) {
                if (j == 1 || j % 2 == 0) {
                    // B[1] is -1/2
                    BigInteger[] b =
                            j == 1 ? new BigInteger[] {BigInteger.ONE.negate(), BigInteger.TWO} : bernoulli.get(j / 2);
                    top = top.multiply(b[1]).add(choose.multiply(b[0]).multiply(bottom));
                    bottom = bottom.multiply(b[1]);
                    BigInteger common = top.gcd(bottom);
                    top = top.divide(common);
                    bottom = bottom.divide(common);
                }
                choose = choose.multiply(BigInteger.valueOf(n + 1L - j)).divide(BigInteger.valueOf(j + 1L));
            }
            bernoulli.add(
                    n == 0
                            ? new BigInteger[] {BigInteger.ONE, BigInteger.ONE}
                            : new BigInteger[] {top.negate(), bottom.multiply(BigInteger.valueOf(n + 1L))});
        }
        return bernoulli.get(k);
    }

    /** The work on one argument: more bits for a large one, whose logarithm of gamma is larger still. */
    private final class Work {
        private final int bits;
        private final ComplexFunctions functions;

        Work(ComplexBall z) {
            int size = Math.max(0, Math.max(z.re().magnitude(), z.im().magnitude()));
            if (size > 40) {
                throw new UndeterminedException("the gamma function of a number beyond 10^12");
            }
            this.bits = precision + 40 + 2 * size;
            this.functions = new ComplexFunctions(bits);
        }

        ComplexBall pi() {
            return ComplexBall.real(functions.pi());
        }

        ComplexBall sine(ComplexBall z) {
            return functions.call(org.wickbench.symbolic.expr.Fn.SIN, pi().times(z, bits));
        }

        ComplexBall reflected(ComplexBall z) {
            return ComplexBall.ONE.minus(z, bits + 20);
        }

        ComplexBall shifted(ComplexBall z, int steps) {
            return z.plus(ComplexBall.real(Ball.exact(steps)), bits + 20);
        }

        /** How far right an argument has to go for Stirling's series to reach the precision. */
        int stepsFor(ComplexBall z) {
            double needed = bits / 4.0 + 4;
            double x = z.re().toDouble();
            if (x > 0 && Math.hypot(x, z.im().toDouble()) > needed) {
                return 0;
            }
            double steps = Math.ceil(needed - x);
            if (steps > FARTHEST_SHIFT) {
                throw new UndeterminedException("the logarithm of gamma far to the left");
            }
            return (int) Math.max(0, steps);
        }

        ComplexBall direct(ComplexBall z) {
            int steps = stepsFor(z);
            ComplexBall product = ComplexBall.ONE;
            for (int i = 0; i < steps; i++) {
                product = product.times(shifted(z, i), bits + 20);
            }
            return functions.exp(stirling(shifted(z, steps))).dividedBy(product, bits);
        }

        /** The logarithm of gamma, for an argument to the right of the imaginary axis. */
        ComplexBall stirling(ComplexBall z) {
            if (!z.re().isPositive()) {
                throw new UndeterminedException("the gamma function of a value that is known too roughly");
            }
            ComplexBall half = ComplexBall.real(Ball.ONE.shift(-1));
            ComplexBall sum = z.minus(half, bits)
                    .times(functions.log(z), bits)
                    .minus(z, bits)
                    .plus(functions.log(pi().plus(pi(), bits)).times(half, bits), bits);
            ComplexBall inverse = z.reciprocal(bits);
            ComplexBall square = inverse.times(inverse, bits);
            ComplexBall power = inverse;
            Ball modulus = z.modulus(64);
            // sec(arg/2)^2 = 2 |z|/(|z| + re z)
            Ball secant = modulus.shift(1).dividedBy(modulus.plus(z.re(), 64), 64);
            Ball spread = secant;
            for (int k = 1; k < MOST_TERMS; k++) {
                ComplexBall term = power.times(coefficient(k), bits);
                Ball remainder = term.modulus(64).times(spread, 64);
                if (remainder.magnitude() < -bits) {
                    return widen(sum, remainder);
                }
                sum = sum.plus(term, bits);
                power = power.times(square, bits);
                spread = spread.times(secant, 64);
            }
            throw new UndeterminedException("the gamma function of a value that is known too roughly");
        }

        private ComplexBall coefficient(int k) {
            BigInteger[] b = bernoulli(k);
            BigInteger below = b[1].multiply(BigInteger.valueOf(2L * k * (2L * k - 1)));
            return ComplexBall.real(Ball.exact(b[0]).dividedBy(Ball.exact(below), bits));
        }

        private static ComplexBall widen(ComplexBall z, Ball by) {
            return new ComplexBall(z.re().widen(by), z.isReal() ? z.im() : z.im().widen(by));
        }
    }
}
