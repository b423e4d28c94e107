package org.wickbench.symbolic.enclose;

import java.util.List;
import org.wickbench.symbolic.expr.Fn;

/** The named functions of complex balls, on their principal branches; a ball across a branch cut is refused. */
public final class ComplexFunctions {
    private final RealFunctions real;
    private final GammaFunctions gamma;
    private final int precision;

    /** @param precision bits of the results */
    public ComplexFunctions(int precision) {
        this.precision = precision + 16;
        this.real = new RealFunctions(this.precision);
        this.gamma = new GammaFunctions(this.precision);
    }

    /** Bits that sums and products of results should be kept to. */
    public int precision() {
        return precision;
    }

    public Ball pi() {
        return real.pi();
    }

    public ComplexBall exp(ComplexBall z) {
        Ball size = real.exp(z.re());
        if (z.isReal()) {
            return ComplexBall.real(size);
        }
        Ball[] angle = real.cosSin(z.im());
        return new ComplexBall(size.times(angle[0], precision), size.times(angle[1], precision));
    }

    public ComplexBall log(ComplexBall z) {
        if (z.isReal() && z.re().isPositive()) {
            return ComplexBall.real(real.log(z.re()));
        }
        Ball norm = z.normSquared(precision);
        if (norm.containsZero()) {
            throw new UndeterminedException("logarithm of a value that may be zero");
        }
        return new ComplexBall(real.log(norm).shift(-1), real.atan2(z.im(), z.re()));
    }

    public ComplexBall sqrt(ComplexBall z) {
        if (z.isExactZero()) {
            return ComplexBall.ZERO;
        }
        if (z.isReal()) {
            if (z.re().isNonNegative()) {
                return ComplexBall.real(z.re().sqrt(precision));
            }
            if (z.re().isNegative()) {
                return new ComplexBall(Ball.ZERO, z.re().negate().sqrt(precision));
            }
            throw new UndeterminedException("square root of a value of undecided sign");
        }
        return power(z, ComplexBall.real(Ball.ONE.shift(-1)));
    }

    /** {@code exp(b log a)} on the principal branch; {@code 0^b} is 0 for a positive real b. */
    public ComplexBall power(ComplexBall base, ComplexBall exponent) {
        if (base.isExactZero()) {
            if (exponent.isReal() && exponent.re().isPositive()) {
                return ComplexBall.ZERO;
            }
            throw new UndeterminedException("zero to a power that is not positive");
        }
        return exp(exponent.times(log(base), precision));
    }

    /** The value of a named function of one argument. */
    public ComplexBall call(Fn function, ComplexBall z) {
        return switch (function) {
            case EXP -> exp(z);
            case LOG -> log(z);
            case SIN -> sin(z);
            case COS -> cos(z);
            case TAN -> sin(z).dividedBy(cos(z), precision);
            case COT -> cos(z).dividedBy(sin(z), precision);
            case SINH -> sinh(z);
            case COSH -> z.isReal() ? ComplexBall.real(realCosh(z.re())) : cos(z.timesI());
            case TANH -> tanh(z);
            case COTH -> tanh(z).reciprocal(precision);
            case ATAN -> atan(z);
            case ASIN -> asin(z);
            case ACOS -> ComplexBall.real(pi().shift(-1)).minus(asin(z), precision);
            case ASINH -> log(z.plus(sqrt(z.times(z, precision).plus(ComplexBall.ONE, precision)), precision));
            case ACOSH ->
                log(z.plus(
                        sqrt(z.plus(ComplexBall.ONE, precision))
                                .times(sqrt(z.minus(ComplexBall.ONE, precision)), precision),
                        precision));
            case ATANH ->
                half(log(ComplexBall.ONE.plus(z, precision))
                        .minus(log(ComplexBall.ONE.minus(z, precision)), precision));
            case ERF -> ComplexBall.real(real.erf(needReal(z, function)));
            case ERFC -> ComplexBall.real(real.erfc(needReal(z, function)));
            case ABS -> ComplexBall.real(z.modulus(precision));
            case SIGN -> {
                if (z.isReal()) {
                    yield ComplexBall.real(sign(z.re()));
                }
                if (z.containsZero()) {
                    throw new UndeterminedException("a sign that is not decided");
                }
                yield z.dividedBy(ComplexBall.real(z.modulus(precision)), precision);
            }
            case STEP -> ComplexBall.real(step(needReal(z, function)));
            case CONJ -> z.conjugate();
            case RE -> ComplexBall.real(z.re());
            case IM -> ComplexBall.real(z.im());
            case DIRAC -> {
                if (z.containsZero()) {
                    throw new UndeterminedException("a delta distribution has no value at its support");
                }
                yield ComplexBall.ZERO;
            }
            case GAMMA -> gamma.gamma(z);
            case LGAMMA -> gamma.logarithm(z);
            case FACTORIAL -> gamma.factorial(z);
            case SOFTPLUS -> softplus(z);
            case LOG1P -> log1p(z);
            case EXPM1 -> expm1(z);
            case KRONECKER, MIN, MAX, BINOMIAL ->
                throw new IllegalArgumentException(function + " takes more than one argument");
        };
    }

    /** The value of a named function. */
    public ComplexBall call(Fn function, List<ComplexBall> arguments) {
        ComplexBall first = arguments.getFirst();
        return switch (function) {
            case KRONECKER ->
                ComplexBall.real(kronecker(needReal(first, function), needReal(arguments.get(1), function)));
            case BINOMIAL -> gamma.binomial(first, arguments.get(1));
            case MIN, MAX ->
                ComplexBall.real(arguments.stream()
                        .map(argument -> needReal(argument, function))
                        .reduce((a, b) -> function == Fn.MAX
                                ? max(a, b)
                                : max(a.negate(), b.negate()).negate())
                        .orElseThrow());
            default -> call(function, first);
        };
    }

    private Ball kronecker(Ball a, Ball b) {
        Ball difference = a.minus(b, precision);
        if (difference.isExactZero()) {
            return Ball.ONE;
        }
        if (difference.containsZero()) {
            throw new UndeterminedException("indices that may be equal");
        }
        return Ball.ZERO;
    }

    private Ball max(Ball a, Ball b) {
        Ball difference = a.minus(b, precision);
        return difference.isNonNegative() ? a : difference.negate().isNonNegative() ? b : Ball.hull(a, b);
    }

    /** log(1 + z); a small argument loses as many bits as it is small, so it is given them. */
    private ComplexBall log1p(ComplexBall z) {
        int size = Math.max(z.re().magnitude(), z.im().magnitude());
        int lost = size < -8 && size > -100_000 ? -size : 0;
        ComplexFunctions wider = lost == 0 ? this : new ComplexFunctions(precision + lost);
        ComplexBall value = wider.log(ComplexBall.ONE.plus(z, precision + lost + 8));
        return new ComplexBall(value.re().round(precision), value.im().round(precision));
    }

    /** exp(z) - 1 = 2 sinh(z/2) exp(z/2). */
    private ComplexBall expm1(ComplexBall z) {
        if (z.isReal() && z.re().magnitude() > 3) {
            return exp(z).minus(ComplexBall.ONE, precision);
        }
        ComplexBall half = half(z);
        ComplexBall product = sinh(half).times(exp(half), precision);
        return product.plus(product, precision);
    }

    private ComplexBall softplus(ComplexBall z) {
        if (!z.isReal()) {
            return log1p(exp(z));
        }
        Ball x = z.re();
        if (x.containsZero() && !x.isExact()) {
            // it grows with x
            return ComplexBall.real(Ball.hull(
                            softplus(ComplexBall.real(x.lower())).re(),
                            softplus(ComplexBall.real(x.upper())).re())
                    .round(precision));
        }
        ComplexBall rest = log1p(exp(ComplexBall.real(x.isPositive() ? x.negate() : x)));
        return x.isPositive() ? z.plus(rest, precision) : rest;
    }

    private static Ball needReal(ComplexBall z, Fn function) {
        if (!z.isReal()) {
            throw new UndeterminedException(function.syntax() + " of a complex value");
        }
        return z.re();
    }

    private static Ball sign(Ball x) {
        if (x.isPositive()) {
            return Ball.ONE;
        }
        if (x.isNegative()) {
            return Ball.ONE.negate();
        }
        if (x.isExactZero()) {
            return Ball.ZERO;
        }
        throw new UndeterminedException("a sign that is not decided");
    }

    private static Ball step(Ball x) {
        if (x.isPositive()) {
            return Ball.ONE;
        }
        if (x.isNegative()) {
            return Ball.ZERO;
        }
        if (x.isExactZero()) {
            // the mean of both sides, (1 + sign(x))/2
            return Ball.ONE.shift(-1);
        }
        throw new UndeterminedException("a step taken at its edge");
    }

    /** sin(a + ib) = sin a cosh b + i cos a sinh b. */
    private ComplexBall sin(ComplexBall z) {
        Ball[] angle = real.cosSin(z.re());
        if (z.isReal()) {
            return ComplexBall.real(angle[1]);
        }
        return new ComplexBall(
                angle[1].times(realCosh(z.im()), precision), angle[0].times(realSinh(z.im()), precision));
    }

    private ComplexBall cos(ComplexBall z) {
        Ball[] angle = real.cosSin(z.re());
        if (z.isReal()) {
            return ComplexBall.real(angle[0]);
        }
        return new ComplexBall(
                angle[0].times(realCosh(z.im()), precision), angle[1].negate().times(realSinh(z.im()), precision));
    }

    private ComplexBall sinh(ComplexBall z) {
        return z.isReal()
                ? ComplexBall.real(realSinh(z.re()))
                : sin(z.timesI()).timesI().negate();
    }

    private ComplexBall tanh(ComplexBall z) {
        if (z.isReal()) {
            return ComplexBall.real(realSinh(z.re()).dividedBy(realCosh(z.re()), precision));
        }
        ComplexBall w = z.timesI();
        return sin(w).dividedBy(cos(w), precision).timesI().negate();
    }

    private Ball realCosh(Ball x) {
        Ball up = real.exp(x);
        return up.plus(up.reciprocal(precision), precision).shift(-1);
    }

    private Ball realSinh(Ball x) {
        if (x.isExactZero()) {
            return Ball.ZERO;
        }
        int lost = Math.max(0, -x.magnitude());
        if (lost > 8 && lost < 100_000) {
            // small argument: the difference of exponentials loses as many bits
            RealFunctions wider = new RealFunctions(precision + lost + 8);
            Ball up = wider.exp(x);
            return up.minus(up.reciprocal(precision + lost + 8), precision + lost + 8)
                    .shift(-1)
                    .round(precision);
        }
        Ball up = real.exp(x);
        return up.minus(up.reciprocal(precision), precision).shift(-1);
    }

    private ComplexBall atan(ComplexBall z) {
        if (z.isReal()) {
            return ComplexBall.real(real.atan(z.re()));
        }
        // atan z = (i/2) (log(1 - iz) - log(1 + iz))
        ComplexBall iz = z.timesI();
        return half(log(ComplexBall.ONE.minus(iz, precision))
                        .minus(log(ComplexBall.ONE.plus(iz, precision)), precision))
                .timesI();
    }

    private ComplexBall asin(ComplexBall z) {
        Ball rest = z.isReal() ? Ball.ONE.minus(z.re().times(z.re(), precision), precision) : Ball.ZERO;
        if (z.isReal() && rest.isNonNegative()) {
            return ComplexBall.real(real.atan2(z.re(), rest.sqrt(precision)));
        }
        // asin z = -i log(iz + sqrt(1 - z^2))
        ComplexBall root = sqrt(ComplexBall.ONE.minus(z.times(z, precision), precision));
        return log(z.timesI().plus(root, precision)).timesI().negate();
    }

    private static ComplexBall half(ComplexBall z) {
        return new ComplexBall(z.re().shift(-1), z.im().shift(-1));
    }
}
