package org.wickbench.symbolic.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apfloat.Apcomplex;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;

/**
 * Exponential, sine, cosine, logarithm and angle by Taylor's series (DLMF 4.2, 4.6 and 4.19). Apfloat's own are made for
 * very many digits: at forty they take a millisecond, and quadratures ask for tens of thousands of them.
 *
 * <p>A result keeps the digits that those of the argument decide, and is zero where none is left.
 */
final class Elementary {
    /** Digits beyond those that are asked for; the squarings of the exponential lose three. */
    private static final int GUARD = 8;

    /** More of them for arguments up to 10^9, which are reduced by a multiple of pi or log(2). */
    private static final int LARGE = 10;

    /** The argument of the exponential is halved so often. */
    private static final int HALVINGS = 8;

    private static final long NONE = Long.MIN_VALUE / 4;

    private static final Map<Long, Constants> CONSTANTS = new ConcurrentHashMap<>();

    private final long precision;
    private final long working;
    private final Constants constants;

    Elementary(long precision) {
        this.precision = precision;
        this.working = precision + GUARD;
        this.constants = CONSTANTS.computeIfAbsent(working, Constants::of);
    }

    /** @param inverses 1/k! for k = 0, 1, ... until they vanish */
    private record Constants(Apfloat pi, Apfloat log2, List<Apfloat> inverses) {
        static Constants of(long working) {
            List<Apfloat> inverses = new ArrayList<>();
            Apfloat inverse = new Apfloat(1, working);
            for (int k = 1; inverse.scale() > -working - 4; k++) {
                inverses.add(inverse);
                inverse = inverse.divide(new Apfloat(k, working));
            }
            return new Constants(
                    ApfloatMath.pi(working + LARGE),
                    ApfloatMath.log(new Apfloat(2, working + LARGE)),
                    List.copyOf(inverses));
        }
    }

    /** The power of ten below which nothing is known of a number. */
    private static long uncertainty(Apfloat x) {
        return isExact(x) ? NONE : x.scale() - x.precision();
    }

    private static boolean isExact(Apfloat x) {
        return x.signum() == 0 || x.precision() == Apfloat.INFINITE;
    }

    /** The number as if all of its digits were known. */
    private Apfloat wide(Apfloat x) {
        return x.signum() == 0 ? x : x.precision(working + LARGE);
    }

    private Apfloat number(long n) {
        return new Apfloat(n, working + LARGE);
    }

    private Apfloat known(Apfloat value, long uncertainty) {
        if (value.signum() == 0 || value.scale() <= uncertainty) {
            return Apfloat.ZERO;
        }
        return value.precision(Math.min(precision, value.scale() - uncertainty));
    }

    Apcomplex exp(Apcomplex z) {
        Apfloat modulus = exp(z.real());
        return z.imag().signum() == 0 ? modulus : turn(z.imag()).multiply(modulus);
    }

    /** Relatively as uncertain as the argument is absolutely. */
    Apfloat exp(Apfloat x) {
        if (uncertainty(x) >= 0) {
            throw new UnsureException("an exponential of noise");
        }
        Apfloat value = series(x);
        return known(value, value.scale() + uncertainty(x));
    }

    private Apfloat series(Apfloat x) {
        long doublings = Math.round(x.doubleValue() / Math.log(2));
        Apfloat rest = wide(x).subtract(constants.log2().multiply(number(doublings)));
        Apfloat small = rest.divide(number(1L << HALVINGS));
        Apfloat total = Apfloat.ZERO;
        for (int k = terms(small) - 1; k >= 0; k--) {
            total = constants.inverses().get(k).add(total.multiply(small));
        }
        for (int j = 0; j < HALVINGS; j++) {
            total = total.multiply(total);
        }
        return total.multiply(ApfloatMath.pow(number(2), doublings));
    }

    /** How many terms x^k/k! count. */
    private int terms(Apfloat x) {
        double each = Math.log10(Math.max(1e-300, Math.abs(x.doubleValue())));
        double size = 0;
        int k = 1;
        while (size > -working - 2 && k < constants.inverses().size()) {
            size += each - Math.log10(k);
            k++;
        }
        return k;
    }

    /** cos(x) + i sin(x). */
    Apcomplex turn(Apfloat x) {
        if (uncertainty(x) >= 0) {
            throw new UnsureException("an angle that is noise");
        }
        long quarters = Math.round(x.doubleValue() / (Math.PI / 2));
        Apfloat rest =
                wide(x).subtract(constants.pi().multiply(number(quarters)).divide(number(2)));
        long uncertainty = quarters == 0 ? uncertainty(x) : Math.max(uncertainty(x), x.scale() - working);
        Apfloat square = rest.multiply(rest).negate();
        Apfloat cosine = Apfloat.ZERO;
        Apfloat sine = Apfloat.ZERO;
        int last = Math.min(terms(rest), constants.inverses().size() - 2) / 2 * 2;
        for (int k = last; k >= 0; k -= 2) {
            cosine = constants.inverses().get(k).add(cosine.multiply(square));
            sine = constants.inverses().get(k + 1).add(sine.multiply(square));
        }
        Apfloat across = known(cosine, uncertainty);
        Apfloat along = known(sine.multiply(rest), uncertainty);
        return switch (Math.floorMod(quarters, 4)) {
            case 0 -> new Apcomplex(across, along);
            case 1 -> new Apcomplex(along.negate(), across);
            case 2 -> new Apcomplex(across.negate(), along.negate());
            default -> new Apcomplex(along, across.negate());
        };
    }

    /** The logarithm of a positive number: a rough one, and that of what is left, which is nearly one. */
    Apfloat log(Apfloat x) {
        Apfloat gap = wide(x).subtract(Apfloat.ONE);
        double rough = Math.abs(gap.doubleValue()) < 0.1
                ? Math.log1p(gap.doubleValue())
                : Math.log(ApfloatMath.scale(x, -x.scale()).doubleValue()) + x.scale() * Math.log(10);
        Apfloat guess = new Apfloat(rough, working + LARGE);
        Apfloat left = rough == 0 ? wide(x) : wide(x).multiply(series(guess.negate()));
        Apfloat u = left.subtract(Apfloat.ONE).divide(left.add(Apfloat.ONE));
        return known(guess.add(odd(u, 1).multiply(number(2))), isExact(x) ? NONE : 1 - x.precision());
    }

    /** The angle of a number that is not zero, between -pi and pi. */
    Apfloat angle(Apcomplex z) {
        long scale = z.scale();
        Apfloat re = wide(ApfloatMath.scale(z.real(), -scale));
        Apfloat im = wide(ApfloatMath.scale(z.imag(), -scale));
        double rough = Math.atan2(im.doubleValue(), re.doubleValue());
        Apfloat guess = new Apfloat(rough, working + LARGE);
        Apcomplex back =
                rough == 0 ? Apfloat.ONE : new Elementary(working).turn(guess).conj();
        Apcomplex left = new Apcomplex(re, im).multiply(back);
        Apfloat u = left.imag().divide(left.real());
        long uncertainty = Math.max(uncertainty(z.real()), uncertainty(z.imag())) - scale + 1;
        return known(guess.add(odd(u, -1)), Math.max(NONE, uncertainty));
    }

    Apcomplex log(Apcomplex z) {
        Apfloat square = z.real().multiply(z.real()).add(z.imag().multiply(z.imag()));
        return new Apcomplex(log(square).divide(new Apfloat(2)), angle(z));
    }

    /** u + s u^3/3 + u^5/5 + ..., where u is of the size of a rounding error of double. */
    private Apfloat odd(Apfloat u, int s) {
        Apfloat square = u.multiply(u).multiply(number(s));
        Apfloat power = u;
        Apfloat total = u;
        for (int k = 3; power.signum() != 0 && power.scale() > -working - LARGE; k += 2) {
            power = power.multiply(square);
            total = total.add(power.divide(number(k)));
        }
        return total;
    }
}
