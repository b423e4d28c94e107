package org.wickbench.symbolic.normal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;
import org.wickbench.symbolic.expr.Fn;

/**
 * Powers, roots, exponentials and logarithms on their principal branches. A product is split under a root or a logarithm
 * only into parts that are positive by the assumptions, and at most one other.
 */
final class Powers {
    /** Trial division finds the primes of numbers below its square. */
    private static final long LARGEST_TRIAL = 100_000;

    private final Normalizer normalizer;
    private final List<Integer> radicands = new ArrayList<>();
    private final List<Integer> moduli = new ArrayList<>();
    private final List<Integer> logarithms = new ArrayList<>();
    private final Map<BigInteger, Integer> primes = new HashMap<>();
    private final Map<Map.Entry<Monomial, Polynomial>, Integer> exponentials = new HashMap<>();

    Powers(Normalizer normalizer) {
        this.normalizer = normalizer;
    }

    private Algebra algebra() {
        return normalizer.algebra;
    }

    Fraction power(Expr base, Expr exponent) {
        if (exponent instanceof Num number) {
            if (number.isInteger()) {
                long n = whole(number);
                return n >= 0
                        ? algebra().power(normalizer.normalize(base), n)
                        : algebra().power(normalizer.reciprocal(base), -n);
            }
            if (number.signum() < 0) {
                normalizer.requireNonZero(base);
            }
            return root(normalizer.relations.expandPowers(normalizer.normalize(base)), number);
        }
        Fraction value = normalizer.normalize(exponent);
        if (value.isSingleTerm() && value.numerator().term().getKey().isOne()) {
            return power(base, value.numerator().term().getValue());
        }
        if (value.numerator().isZero()) {
            return Fraction.ONE;
        }
        normalizer.requireNonZero(base);
        return exponential(algebra().times(value, logarithm(normalizer.normalize(base))));
    }

    private static long whole(Num number) {
        if (number.numerator().bitLength() > 20) {
            throw new NormalFormException("a power beyond 10^6 is not expanded");
        }
        return number.numerator().longValueExact();
    }

    /** A piece of a product: a generator, a polynomial factor or a number, with its exponent. */
    private record Piece(Fraction value, Expr expr, Num exponent) {
        /** True for the rational coefficient; powers of primes and of -1 have exponents below 1. */
        boolean isCoefficient() {
            return expr instanceof Num && exponent.isOne();
        }
    }

    /** The number first; a factor that is negative by the assumptions gives its sign to the number. */
    private List<Piece> pieces(Fraction fraction) {
        List<Piece> signed = rawPieces(fraction);
        Num number = (Num) signed.getFirst().expr;
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : signed.subList(1, signed.size())) {
            if (!piece.value.isSingleTerm() && piece.exponent.isInteger() && normalizer.signs.isNegative(piece.expr)) {
                Fraction turned = algebra().negate(piece.value);
                pieces.add(new Piece(turned, normalizer.readback.expr(turned), piece.exponent));
                number = piece.exponent.numerator().testBit(0) ? number.negate() : number;
            } else {
                pieces.add(piece);
            }
        }
        pieces.addFirst(new Piece(normalizer.number(number), number, Expr.ONE));
        return pieces;
    }

    private List<Piece> rawPieces(Fraction fraction) {
        List<Piece> pieces = new ArrayList<>();
        Algebra.Split split = algebra().split(fraction.numerator());
        Num number = split.coefficient();
        pieces.add(new Piece(normalizer.number(number), number, Expr.ONE));
        Monomial monomial = split.monomial();
        for (int i = 0; i < monomial.size(); i++) {
            Monomial generator = Monomial.of(monomial.generator(i), Ratio.ONE);
            Fraction value = Fraction.of(Polynomial.of(Expr.ONE, generator));
            pieces.add(new Piece(
                    value,
                    algebra().generator(monomial.generator(i)).expr(),
                    monomial.exponent(i).toNum()));
        }
        if (!split.primitive().isOne()) {
            addFactors(split.primitive(), 1, pieces);
        }
        fraction.denominator().forEach((factor, power) -> addFactors(factor, -power, pieces));
        return pieces;
    }

    /** The fraction as a product of powers of irreducible factors. */
    Expr factored(Fraction fraction) {
        if (fraction.numerator().isZero()) {
            return Expr.ZERO;
        }
        return Expr.mul(pieces(fraction).stream()
                .map(piece -> piece.exponent.isOne() ? piece.expr : Expr.pow(piece.expr, piece.exponent))
                .toList());
    }

    private void addFactors(Polynomial polynomial, int power, List<Piece> pieces) {
        Factorization.of(algebra(), polynomial).forEach((factor, multiplicity) -> {
            Fraction value = Fraction.of(factor);
            pieces.add(new Piece(value, normalizer.readback.expr(value), Expr.num((long) power * multiplicity)));
        });
    }

    /** value^q with a rational q that is not whole. */
    private Fraction root(Fraction value, Num q) {
        if (value.numerator().isZero()) {
            if (q.signum() < 0) {
                throw new NormalFormException("a division by zero");
            }
            return Fraction.ZERO;
        }
        Fraction result = Fraction.ONE;
        List<Piece> others = new ArrayList<>();
        Num angle = Expr.ZERO;
        for (Piece piece : pieces(value)) {
            if (piece.isCoefficient()) {
                Num number = (Num) piece.expr;
                result = algebra().times(result, rootOfNumber(number, q));
                angle = number.signum() < 0 ? angle.plus(Expr.MINUS_ONE) : angle;
            } else if (isUnit(piece)) {
                angle = angle.plus(piece.exponent);
            } else if (normalizer.signs.isPositive(piece.expr)) {
                result = algebra().times(result, rationalPower(piece, piece.exponent.times(q)));
            } else if (isEven(piece.exponent) && normalizer.signs.isReal(piece.expr)) {
                Piece positive = new Piece(modulus(piece.expr), piece.expr, piece.exponent);
                result = algebra().times(result, rationalPower(positive, piece.exponent.times(q)));
            } else {
                others.add(piece);
            }
        }
        // the value is positive * exp(I pi angle) * others, with -1 <= angle < 1; the angle -1 is the angle 1
        if (angle.equals(Expr.MINUS_ONE)) {
            angle = Expr.ONE;
        }
        if (others.isEmpty()) {
            return algebra().times(result, unit(angle.times(q)));
        }
        if (others.size() == 1 && angle.isZero() && others.getFirst().exponent.isOne()) {
            return algebra().times(result, rationalPower(others.getFirst(), q));
        }
        Fraction rest = unit(angle);
        for (Piece piece : others) {
            rest = algebra().times(rest, rationalPower(piece, piece.exponent));
        }
        return algebra().times(result, radicand(rest, q));
    }

    /** exp(I pi angle). */
    private Fraction unit(Num angle) {
        return Fraction.of(algebra().power(Algebra.UNIT, Ratio.of(angle)));
    }

    private static boolean isEven(Num number) {
        return number.isInteger() && !number.numerator().testBit(0);
    }

    /** The power of a piece whose powers multiply: a single generator, or a polynomial as a radicand. */
    private Fraction rationalPower(Piece piece, Num exponent) {
        if (exponent.isInteger()) {
            long n = whole(exponent);
            return algebra().power(piece.value, n);
        }
        if (piece.value.isSingleTerm()) {
            Map.Entry<Monomial, Num> term = piece.value.numerator().term();
            if (term.getValue().isOne() && term.getKey().size() == 1) {
                int id = term.getKey().generator(0);
                if (algebra().generator(id) instanceof Generator.Radicand
                        || !(algebra().generator(id) instanceof Generator.Unit)) {
                    return Fraction.of(
                            algebra().power(id, term.getKey().exponent(0).times(Ratio.of(exponent))));
                }
            }
        }
        return radicand(piece.value, exponent);
    }

    /** |n|^q from the primes of n; the sign is left to the caller. */
    private Fraction rootOfNumber(Num number, Num q) {
        Fraction result = Fraction.ONE;
        TreeMap<BigInteger, Integer> factors = new TreeMap<>();
        factor(number.numerator().abs(), 1, factors);
        factor(number.denominator(), -1, factors);
        for (Map.Entry<BigInteger, Integer> factor : factors.entrySet()) {
            int id = primes.computeIfAbsent(factor.getKey(), prime -> algebra().add(new Generator.Prime(prime)));
            Ratio exponent = Ratio.of(q).times(Ratio.of(factor.getValue()));
            result = algebra().times(result, Fraction.of(algebra().power(id, exponent)));
        }
        return result;
    }

    /** The prime factors by trial division; a large rest counts as prime, which is sound and may miss a relation. */
    private static void factor(BigInteger number, int sign, TreeMap<BigInteger, Integer> factors) {
        BigInteger rest = number;
        for (long p = 2; p <= LARGEST_TRIAL && rest.compareTo(BigInteger.valueOf(p * p)) >= 0; p += p == 2 ? 1 : 2) {
            BigInteger prime = BigInteger.valueOf(p);
            BigInteger[] quotient = rest.divideAndRemainder(prime);
            while (quotient[1].signum() == 0) {
                factors.merge(prime, sign, Integer::sum);
                rest = quotient[0];
                quotient = rest.divideAndRemainder(prime);
            }
        }
        if (!rest.equals(BigInteger.ONE)) {
            factors.merge(rest, sign, Integer::sum);
        }
    }

    private Fraction radicand(Fraction value, Num exponent) {
        for (int id : radicands) {
            if (normalizer.equal(((Generator.Radicand) algebra().generator(id)).value(), value)) {
                return Fraction.of(algebra().power(id, Ratio.of(exponent)));
            }
        }
        int id = algebra().add(new Generator.Radicand(value, normalizer.readback.expr(value)));
        radicands.add(id);
        return Fraction.of(algebra().power(id, Ratio.of(exponent)));
    }

    /** |u| for a real u; for a complex one sqrt(u conj(u)). */
    Fraction modulus(Expr expr) {
        if (normalizer.signs.isNonNegative(expr)) {
            return normalizer.normalize(expr);
        }
        if (normalizer.signs.isNonNegative(Expr.neg(expr)) || normalizer.signs.isNegative(expr)) {
            return algebra().negate(normalizer.normalize(expr));
        }
        if (expr instanceof Expr.Mul product && !normalizer.signs.isReal(expr)) {
            Fraction result = Fraction.ONE;
            for (Expr factor : product.factors()) {
                result = algebra().times(result, modulus(factor));
            }
            return result;
        }
        if (!normalizer.signs.isReal(expr)) {
            return power(Expr.mul(expr, Expr.call(Fn.CONJ, expr)), Expr.HALF);
        }
        Fraction value = normalizer.normalize(expr);
        if (normalizer.isZero(value)) {
            return Fraction.ZERO;
        }
        Fraction result = Fraction.ONE;
        for (Piece piece : pieces(value)) {
            if (piece.isCoefficient()) {
                Num number = (Num) piece.expr;
                result = algebra().times(result, normalizer.number(number.signum() < 0 ? number.negate() : number));
            } else if (!isUnit(piece) && normalizer.signs.isPositive(piece.expr)
                    || isEven(piece.exponent) && normalizer.signs.isReal(piece.expr)) {
                result = algebra().times(result, rationalPower(piece, piece.exponent));
            } else if (piece.exponent.isInteger()) {
                result = algebra().times(result, algebra().power(modulusOf(piece), whole(piece.exponent)));
            } else {
                return modulusOf(new Piece(value, expr, Expr.ONE));
            }
        }
        return result;
    }

    private Fraction modulusOf(Piece piece) {
        for (int id : moduli) {
            Fraction known = ((Generator.Modulus) algebra().generator(id)).value();
            if (normalizer.equal(known, piece.value)
                    || normalizer.equal(known, algebra().negate(piece.value))) {
                return Fraction.of(Polynomial.of(Expr.ONE, Monomial.of(id, Ratio.ONE)));
            }
        }
        int id = algebra().add(new Generator.Modulus(piece.value, Expr.call(Fn.ABS, piece.expr)));
        moduli.add(id);
        return Fraction.of(Polynomial.of(Expr.ONE, Monomial.of(id, Ratio.ONE)));
    }

    /** The principal logarithm of a non-zero value. */
    Fraction logarithm(Fraction raw) {
        Fraction value = normalizer.relations.expandPowers(raw);
        if (normalizer.isZero(value)) {
            throw new NormalFormException("the logarithm of zero");
        }
        Fraction result = Fraction.ZERO;
        Fraction rest = Fraction.ONE;
        boolean trivial = true;
        Num angle = Expr.ZERO;
        for (Piece piece : pieces(value)) {
            if (piece.isCoefficient()) {
                Num number = (Num) piece.expr;
                angle = number.signum() < 0 ? angle.plus(Expr.MINUS_ONE) : angle;
                result = algebra().plus(result, logarithmOfNumber(number));
            } else if (isUnit(piece)) {
                angle = angle.plus(piece.exponent);
            } else if (piece.expr instanceof Num prime) {
                result = algebra()
                        .plus(result, algebra().times(logarithmOfNumber(prime), normalizer.number(piece.exponent)));
            } else if (exponentOf(piece) instanceof Fraction exponent && normalizer.signs.isReal(piece.expr)) {
                result = algebra().plus(result, algebra().times(exponent, normalizer.number(piece.exponent)));
            } else if (normalizer.signs.isPositive(piece.expr)) {
                result = algebra()
                        .plus(result, algebra().times(opaqueLogarithm(piece.value), normalizer.number(piece.exponent)));
            } else if (isEven(piece.exponent) && normalizer.signs.isReal(piece.expr)) {
                result = algebra()
                        .plus(
                                result,
                                algebra()
                                        .times(
                                                opaqueLogarithm(modulus(piece.expr)),
                                                normalizer.number(piece.exponent)));
            } else {
                rest = algebra().times(rest, rationalPower(piece, piece.exponent));
                trivial = false;
            }
        }
        if (angle.equals(Expr.MINUS_ONE)) {
            angle = Expr.ONE;
        }
        return algebra()
                .plus(
                        result,
                        trivial
                                ? normalizer.normalize(Expr.mul(angle, Expr.I, Expr.PI))
                                : opaqueLogarithm(algebra().times(rest, unit(angle))));
    }

    private boolean isUnit(Piece piece) {
        return piece.value.isSingleTerm()
                && piece.value.numerator().term().getKey().size() == 1
                && piece.value.numerator().term().getKey().generator(0) == Algebra.UNIT;
    }

    private @org.jspecify.annotations.Nullable Fraction exponentOf(Piece piece) {
        if (piece.value.isSingleTerm()
                && piece.value.numerator().term().getKey().size() == 1
                && algebra().generator(piece.value.numerator().term().getKey().generator(0))
                        instanceof Generator.Exponential exponential) {
            Map<Polynomial, Integer> below =
                    exponential.denominator().isOne() ? Map.of() : Map.of(exponential.denominator(), 1);
            return new Fraction(Polynomial.of(Expr.ONE, exponential.monomial()), below);
        }
        return null;
    }

    private Fraction logarithmOfNumber(Num number) {
        TreeMap<BigInteger, Integer> factors = new TreeMap<>();
        factor(number.numerator().abs(), 1, factors);
        factor(number.denominator(), -1, factors);
        Fraction result = Fraction.ZERO;
        for (Map.Entry<BigInteger, Integer> factor : factors.entrySet()) {
            result = algebra()
                    .plus(
                            result,
                            algebra()
                                    .times(
                                            opaqueLogarithm(normalizer.number(Expr.num(factor.getKey()))),
                                            normalizer.number(Expr.num(factor.getValue()))));
        }
        return result;
    }

    private Fraction opaqueLogarithm(Fraction argument) {
        for (int id : logarithms) {
            if (normalizer.equal(((Generator.Logarithm) algebra().generator(id)).argument(), argument)) {
                return Fraction.of(Polynomial.of(Expr.ONE, Monomial.of(id, Ratio.ONE)));
            }
        }
        Expr expr = Expr.call(Fn.LOG, normalizer.readback.expr(argument));
        int id = algebra().add(new Generator.Logarithm(argument, expr));
        logarithms.add(id);
        return Fraction.of(Polynomial.of(Expr.ONE, Monomial.of(id, Ratio.ONE)));
    }

    /** exp of a fraction: a product of one exponential for each term of its numerator. */
    Fraction exponential(Fraction raw) {
        Fraction exponent = normalizer.relations.expandPowers(raw);
        if (exponent.numerator().isZero()) {
            return Fraction.ONE;
        }
        Fraction result = Fraction.ONE;
        Polynomial above = exponent.numerator();
        Polynomial below = Polynomial.ONE;
        for (Map.Entry<Polynomial, Integer> factor : exponent.denominator().entrySet()) {
            below = algebra().times(below, algebra().power(factor.getKey(), factor.getValue()));
        }
        for (Map.Entry<Monomial, Num> term : above.terms().entrySet()) {
            result = algebra().times(result, exponentialOfTerm(term.getKey(), term.getValue(), below));
        }
        return result;
    }

    private Fraction exponentialOfTerm(Monomial monomial, Num coefficient, Polynomial below) {
        if (below.isOne()) {
            if (isIPi(monomial)) {
                return Fraction.of(algebra().power(Algebra.UNIT, Ratio.of(coefficient)));
            }
            if (monomial.size() == 1
                    && monomial.exponent(0).equals(Ratio.ONE)
                    && algebra().generator(monomial.generator(0)) instanceof Generator.Logarithm logarithm) {
                return coefficient.isInteger()
                        ? algebra().power(logarithm.argument(), whole(coefficient))
                        : root(logarithm.argument(), coefficient);
            }
            Monomial atom = monomial.part(id -> id != Algebra.UNIT);
            boolean imaginary = monomial.exponentOf(Algebra.UNIT).equals(Ratio.HALF);
            if ((imaginary || atom.size() == monomial.size())
                    && atom.size() == 1
                    && atom.exponent(0).equals(Ratio.ONE)
                    && algebra().generator(atom.generator(0)).expr() instanceof Expr.Call call) {
                var closed = Inverses.exponential(coefficient, imaginary, call, normalizer.signs);
                if (closed.isPresent()) {
                    return normalizer.normalize(closed.get());
                }
            }
        }
        int id = exponentials.computeIfAbsent(Map.entry(monomial, below), key -> newExponential(monomial, below));
        return Fraction.of(algebra().power(id, Ratio.of(coefficient)));
    }

    private int newExponential(Monomial monomial, Polynomial below) {
        Expr inner = normalizer.readback.expr(
                below.isOne()
                        ? Fraction.of(Polynomial.of(Expr.ONE, monomial))
                        : new Fraction(Polynomial.of(Expr.ONE, monomial), Map.of(below, 1)));
        return algebra()
                .add(new Generator.Exponential(
                        monomial, below, below.isOne() && isIPiTimesInteger(monomial), Expr.exp(inner)));
    }

    private boolean isIPi(Monomial monomial) {
        return monomial.size() == 2
                && monomial.exponentOf(Algebra.UNIT).equals(Ratio.HALF)
                && isPi(monomial.part(id -> id != Algebra.UNIT));
    }

    private boolean isPi(Monomial monomial) {
        return monomial.size() == 1
                && monomial.exponent(0).equals(Ratio.ONE)
                && algebra().generator(monomial.generator(0)).expr() == Expr.PI;
    }

    /** exp(I pi n m) with whole n, m: its square is 1. */
    private boolean isIPiTimesInteger(Monomial monomial) {
        if (!monomial.exponentOf(Algebra.UNIT).equals(Ratio.HALF)) {
            return false;
        }
        boolean pi = false;
        for (int i = 0; i < monomial.size(); i++) {
            int id = monomial.generator(i);
            if (id == Algebra.UNIT) {
                continue;
            }
            Expr expr = algebra().generator(id).expr();
            if (expr == Expr.PI && monomial.exponent(i).equals(Ratio.ONE)) {
                pi = true;
            } else if (!normalizer.signs.isInteger(expr)
                    || !monomial.exponent(i).isInteger()
                    || monomial.exponent(i).signum() < 0) {
                return false;
            }
        }
        return pi;
    }
}
