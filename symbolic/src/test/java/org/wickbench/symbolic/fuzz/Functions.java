package org.wickbench.symbolic.fuzz;

import java.util.List;
import org.apfloat.Apcomplex;
import org.apfloat.ApcomplexMath;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.wickbench.symbolic.expr.Fn;

/**
 * The named functions at numbers of some precision, principal branches as in DLMF 4.2, 4.23 and 4.37. A zero is one that
 * Apfloat calls zero: digits that cancel leave a number of fewer digits, and one of hardly any is no basis for a decision.
 */
final class Functions {
    static final Apcomplex I = new Apcomplex(Apfloat.ZERO, Apfloat.ONE);

    /** A number with fewer digits than these is noise that a cancellation has left. */
    private static final int FEW = 8;

    /** Beyond it exponentials take long, and differences of them keep no digit. */
    private static final double LARGEST_EXPONENT = 1e8;

    /** Taylor's series of erf loses |z|^2/log(10) digits. */
    private static final int LARGEST_ERF = 7;

    private static final int LARGEST_GAMMA = 300;

    private final long precision;
    private final Elementary elementary;

    Functions(long precision) {
        this.precision = precision;
        this.elementary = new Elementary(precision);
    }

    Apfloat number(long value) {
        return new Apfloat(value, precision);
    }

    Apfloat pi() {
        return ApfloatMath.pi(precision);
    }

    static boolean isReal(Apcomplex z) {
        return z.imag().signum() == 0;
    }

    /** Whether it is zero. */
    boolean isZero(Apcomplex z) {
        if (z.real().signum() == 0 && z.imag().signum() == 0) {
            return true;
        }
        if (isNoise(z.real()) && isNoise(z.imag())) {
            throw new UnsureException("zero or nearly so");
        }
        return false;
    }

    private static boolean isNoise(Apfloat x) {
        return x.signum() == 0 || x.precision() <= FEW;
    }

    /** The sign of a real number. */
    int sign(Apcomplex z) {
        Apfloat x = real(z);
        if (x.signum() != 0 && isNoise(x)) {
            throw new UnsureException("a sign that is not decided");
        }
        return x.signum();
    }

    Apfloat real(Apcomplex z) {
        if (!isReal(z)) {
            throw isNoise(z.imag())
                    ? new UnsureException("real or nearly so")
                    : new NoValueException("an order of complex values");
        }
        return z.real();
    }

    /** The side of the cut along the negative reals is certain. */
    private void decided(Apcomplex z) {
        if (z.real().signum() <= 0
                && !isReal(z)
                && (isNoise(z.imag())
                        || z.real().signum() != 0 && z.imag().scale() < z.real().scale() - precision + 12)) {
            throw new UnsureException("on a cut or nearly so");
        }
    }

    Apcomplex exp(Apcomplex z) {
        if (Math.abs(z.real().doubleValue()) > LARGEST_EXPONENT
                || Math.abs(z.imag().doubleValue()) > LARGEST_EXPONENT) {
            throw new UnsureException("a large exponent");
        }
        return elementary.exp(z);
    }

    Apcomplex log(Apcomplex z) {
        if (isZero(z)) {
            throw new NoValueException("log(0)");
        }
        decided(z);
        if (isReal(z)) {
            Apfloat modulus = elementary.log(ApfloatMath.abs(z.real()));
            return z.real().signum() > 0 ? modulus : new Apcomplex(modulus, pi());
        }
        return elementary.log(z);
    }

    Apcomplex sqrt(Apcomplex z) {
        if (isZero(z)) {
            return Apfloat.ZERO;
        }
        decided(z);
        if (isReal(z)) {
            Apfloat root = ApfloatMath.sqrt(ApfloatMath.abs(z.real()));
            return z.real().signum() > 0 ? root : new Apcomplex(Apfloat.ZERO, root);
        }
        return ApcomplexMath.sqrt(z);
    }

    Apcomplex divide(Apcomplex a, Apcomplex b) {
        if (isZero(b)) {
            throw new NoValueException("a division by zero");
        }
        return a.divide(b);
    }

    Apcomplex whole(Apcomplex base, long n) {
        if (n == 0) {
            return number(1);
        }
        if (Math.abs(n) > 5_000) {
            throw new UnsureException("a large power");
        }
        if (isZero(base)) {
            if (n < 0) {
                throw new NoValueException("a division by zero");
            }
            return Apfloat.ZERO;
        }
        Apcomplex power = ApcomplexMath.pow(base, Math.abs(n));
        return n > 0 ? power : number(1).divide(power);
    }

    Apcomplex power(Apcomplex base, Apcomplex exponent) {
        if (isReal(exponent) && exponent.real().isInteger()) {
            return whole(base, exponent.real().longValueExact());
        }
        if (isZero(base)) {
            if (isZero(exponent.real()) || exponent.real().signum() < 0) {
                throw new NoValueException("a power of zero");
            }
            return Apfloat.ZERO;
        }
        if (isReal(base) && base.real().signum() > 0 || !isReal(base)) {
            return exp(exponent.multiply(log(base)));
        }
        if (isReal(exponent) && exponent.real().multiply(new Apfloat(2)).isInteger()) {
            // a root of a negative number to a whole power, with an exact zero where one belongs
            return whole(sqrt(base), exponent.real().multiply(new Apfloat(2)).longValueExact());
        }
        return exp(exponent.multiply(log(base)));
    }

    Apcomplex sin(Apcomplex z) {
        Apcomplex turn = exp(z.multiply(I));
        if (isReal(z)) {
            return turn.imag();
        }
        return turn.subtract(exp(z.multiply(I).negate())).divide(I.multiply(number(2)));
    }

    Apcomplex cos(Apcomplex z) {
        Apcomplex turn = exp(z.multiply(I));
        if (isReal(z)) {
            return turn.real();
        }
        return turn.add(exp(z.multiply(I).negate())).divide(number(2));
    }

    Apcomplex sinh(Apcomplex z) {
        return exp(z).subtract(exp(z.negate())).divide(number(2));
    }

    Apcomplex cosh(Apcomplex z) {
        return exp(z).add(exp(z.negate())).divide(number(2));
    }

    private Apcomplex asin(Apcomplex z) {
        if (isReal(z) && sign(number(1).subtract(ApfloatMath.abs(z.real()))) >= 0) {
            return elementary.angle(
                    new Apcomplex(sqrt(number(1).subtract(z.multiply(z))).real(), z.real()));
        }
        Apcomplex root = sqrt(number(1).subtract(z.multiply(z)));
        return log(root.add(z.multiply(I))).multiply(I).negate();
    }

    private Apcomplex atan(Apcomplex z) {
        if (isReal(z)) {
            return elementary.angle(new Apcomplex(number(1), z.real()));
        }
        Apcomplex turned = z.multiply(I);
        return log(number(1).subtract(turned))
                .subtract(log(number(1).add(turned)))
                .multiply(I)
                .divide(number(2));
    }

    private Apcomplex acosh(Apcomplex z) {
        Apcomplex roots = sqrt(z.subtract(number(1))).multiply(sqrt(z.add(number(1))));
        return log(z.add(roots));
    }

    private Apcomplex atanh(Apcomplex z) {
        return log(number(1).add(z)).subtract(log(number(1).subtract(z))).divide(number(2));
    }

    /** Taylor's series (DLMF 7.6.2), every term of which has the same sign for real z. */
    private Apcomplex erf(Apcomplex z) {
        if (ApcomplexMath.abs(z).doubleValue() > LARGEST_ERF) {
            throw new UnsureException("erf of a large number");
        }
        if (isZero(z)) {
            return Apfloat.ZERO;
        }
        Apcomplex square = z.multiply(z).multiply(number(2));
        Apcomplex term = z;
        Apcomplex total = z;
        for (int n = 1; n < 4_000 && term.scale() > total.scale() - precision - 2; n++) {
            term = term.multiply(square).divide(number(2L * n + 1));
            total = total.add(term);
        }
        return total.multiply(exp(z.multiply(z).negate())).multiply(number(2)).divide(ApfloatMath.sqrt(pi()));
    }

    private Apcomplex gamma(Apcomplex z) {
        if (isReal(z) && z.real().isInteger() && z.real().signum() <= 0) {
            throw new NoValueException("a pole of gamma");
        }
        if (ApcomplexMath.abs(z).doubleValue() > LARGEST_GAMMA) {
            throw new UnsureException("gamma of a large number");
        }
        if (isReal(z) && z.real().isInteger()) {
            Apfloat product = number(1);
            for (long k = 2; k < z.real().longValueExact(); k++) {
                product = product.multiply(number(k));
            }
            return product;
        }
        return isReal(z) ? ApfloatMath.gamma(z.real()) : ApcomplexMath.gamma(z);
    }

    private Apcomplex binomial(Apcomplex n, Apcomplex k) {
        if (!isReal(k) || !k.real().isInteger()) {
            Apcomplex one = number(1);
            return gamma(n.add(one))
                    .divide(gamma(k.add(one)).multiply(gamma(n.subtract(k).add(one))));
        }
        long count = k.real().longValueExact();
        if (count < 0) {
            return Apfloat.ZERO;
        }
        if (count > LARGEST_GAMMA) {
            throw new UnsureException("a large binomial");
        }
        Apcomplex product = number(1);
        for (long j = 0; j < count; j++) {
            product = product.multiply(n.subtract(number(j))).divide(number(j + 1));
        }
        return product;
    }

    Apcomplex call(Fn function, List<Apcomplex> arguments) {
        Apcomplex z = arguments.getFirst();
        return switch (function) {
            case EXP -> exp(z);
            case LOG -> log(z);
            case SIN -> sin(z);
            case COS -> cos(z);
            case TAN -> divide(sin(z), cos(z));
            case COT -> divide(cos(z), sin(z));
            case SINH -> sinh(z);
            case COSH -> cosh(z);
            case TANH -> divide(sinh(z), cosh(z));
            case COTH -> divide(cosh(z), sinh(z));
            case ASIN -> asin(z);
            case ACOS -> pi().divide(number(2)).subtract(asin(z));
            case ATAN -> atan(z);
            case ASINH ->
                isReal(z)
                        ? ApfloatMath.asinh(z.real())
                        : log(z.add(sqrt(z.multiply(z).add(number(1)))));
            case ACOSH -> acosh(z);
            case ATANH -> atanh(z);
            case ERF -> erf(z);
            case ERFC -> number(1).subtract(erf(z));
            case ABS -> isReal(z) ? ApfloatMath.abs(z.real()) : ApcomplexMath.abs(z);
            case SIGN -> isReal(z) ? number(sign(z)) : isZero(z) ? Apfloat.ZERO : z.divide(ApcomplexMath.abs(z));
            case STEP -> {
                int sign = sign(z);
                if (sign == 0) {
                    throw new UnsureException("a step at its edge");
                }
                yield sign > 0 ? number(1) : Apfloat.ZERO;
            }
            case CONJ -> z.conj();
            case RE -> z.real();
            case IM -> z.imag();
            case KRONECKER -> isZero(z.subtract(arguments.get(1))) ? number(1) : Apfloat.ZERO;
            case MIN, MAX -> {
                Apfloat best = real(z);
                for (Apcomplex each : arguments.subList(1, arguments.size())) {
                    int sign = sign(each.subtract(best));
                    best = (function == Fn.MAX ? sign > 0 : sign < 0) ? real(each) : best;
                }
                yield best;
            }
            case GAMMA -> gamma(z);
            case FACTORIAL -> gamma(z.add(number(1)));
            case BINOMIAL -> binomial(z, arguments.get(1));
            case LGAMMA -> {
                if (!isReal(z) || sign(z) <= 0) {
                    throw new UnsureException("lgamma away from the positive numbers");
                }
                yield elementary.log(gamma(z).real());
            }
            case SOFTPLUS -> log(number(1).add(exp(z)));
            case LOG1P -> log(number(1).add(z));
            case EXPM1 -> exp(z).subtract(number(1));
            case DIRAC -> throw new UnsureException("dirac");
        };
    }
}
