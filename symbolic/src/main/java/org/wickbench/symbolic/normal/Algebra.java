package org.wickbench.symbolic.normal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;

/**
 * Arithmetic of polynomials and fractions over one growing list of generators. Powers of -1 and of primes are kept
 * reduced: their exponents lie in [0, 1).
 *
 * <p>Confined to one thread: the list of generators grows.
 */
final class Algebra {
    static final int UNIT = 0;

    /** Beyond this an expansion is given up; formulas that a person wrote stay two orders of magnitude below. */
    private static final int MOST_TERMS = 40_000;

    /** Monomial products that one question may cost, a fraction of a second. */
    private static final long MOST_PRODUCTS = 6_000_000;

    private final List<Generator> generators = new ArrayList<>(List.of(new Generator.Unit()));
    private long products;

    Generator generator(int id) {
        return generators.get(id);
    }

    int count() {
        return generators.size();
    }

    int add(Generator generator) {
        generators.add(generator);
        return generators.size() - 1;
    }

    /** True for generators that are algebraic numbers by themselves. */
    boolean isNumber(int id) {
        return generators.get(id) instanceof Generator.Unit || generators.get(id) instanceof Generator.Prime;
    }

    Polynomial power(int generator, Ratio exponent) {
        return reduce(Expr.ONE, Monomial.of(generator, exponent));
    }

    /** Brings the exponents of -1, of primes and of signs exp(I pi n) into [0, 1), [0, 1) and [0, 2). */
    private Polynomial reduce(Num coefficient, Monomial monomial) {
        for (int i = 0; i < monomial.size(); i++) {
            if (needsReduction(monomial.generator(i), monomial.exponent(i))) {
                return reduceSlowly(coefficient, monomial);
            }
        }
        return Polynomial.of(coefficient, monomial);
    }

    private boolean needsReduction(int id, Ratio exponent) {
        return switch (generators.get(id)) {
            case Generator.Unit _, Generator.Prime _ -> exponent.floor() != 0;
            case Generator.Exponential exponential ->
                exponential.signLike() && (exponent.signum() < 0 || exponent.floor() >= 2);
            default -> false;
        };
    }

    private Polynomial reduceSlowly(Num coefficient, Monomial monomial) {
        TreeMap<Integer, Ratio> exponents = new TreeMap<>();
        Num number = coefficient;
        for (int i = 0; i < monomial.size(); i++) {
            int id = monomial.generator(i);
            Ratio exponent = monomial.exponent(i);
            long whole = exponent.floor();
            switch (generators.get(id)) {
                case Generator.Unit _ -> {
                    if ((whole & 1) != 0) {
                        number = number.negate();
                    }
                    exponents.put(id, exponent.minus(Ratio.of(whole)));
                }
                case Generator.Prime prime -> {
                    number = number.times(wholePower(prime.prime(), whole));
                    exponents.put(id, exponent.minus(Ratio.of(whole)));
                }
                case Generator.Exponential exponential
                when exponential.signLike() -> exponents.put(id, exponent.minus(Ratio.of(2 * Math.floorDiv(whole, 2))));
                default -> exponents.put(id, exponent);
            }
        }
        return Polynomial.of(number, Monomial.of(exponents));
    }

    private static Num wholePower(BigInteger base, long exponent) {
        if (Math.abs(exponent) * base.bitLength() > 100_000) {
            throw new NormalFormException("a number with more than 30,000 digits");
        }
        Num power = Expr.num(base.pow((int) Math.abs(exponent)));
        return exponent < 0 ? power.reciprocal() : power;
    }

    Polynomial times(Polynomial left, Polynomial right) {
        if (left.isZero() || right.isZero()) {
            return Polynomial.ZERO;
        }
        if (left.isOne()) {
            return right;
        }
        if (right.isOne()) {
            return left;
        }
        products += (long) left.terms().size() * right.terms().size();
        if (products > MOST_PRODUCTS) {
            throw new NormalFormException("the expansion takes more than " + MOST_PRODUCTS + " products");
        }
        Map<Monomial, Num> product = new HashMap<>();
        for (Map.Entry<Monomial, Num> a : left.terms().entrySet()) {
            NormalFormException.ifInterrupted();
            for (Map.Entry<Monomial, Num> b : right.terms().entrySet()) {
                Polynomial term =
                        reduce(a.getValue().times(b.getValue()), a.getKey().times(b.getKey()));
                Polynomial.accumulate(product, term.term().getKey(), term.term().getValue());
            }
            if (product.size() > MOST_TERMS) {
                throw new NormalFormException("the expansion has more than " + MOST_TERMS + " terms");
            }
        }
        return new Polynomial(product);
    }

    Polynomial times(Polynomial polynomial, Monomial monomial) {
        return monomial.isOne() ? polynomial : times(polynomial, Polynomial.of(Expr.ONE, monomial));
    }

    Polynomial power(Polynomial base, long exponent) {
        if (base.isSingleTerm()) {
            Map.Entry<Monomial, Num> term = base.term();
            return reduce(power(term.getValue(), exponent), term.getKey().power(Ratio.of(exponent)));
        }
        if (exponent < 0) {
            throw new IllegalArgumentException("a negative power of a sum is a fraction");
        }
        Polynomial result = Polynomial.ONE;
        Polynomial square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = times(result, square);
            }
            if (rest > 1) {
                square = times(square, square);
            }
        }
        return result;
    }

    static Num power(Num base, long exponent) {
        long bits = Math.max(base.numerator().bitLength(), base.denominator().bitLength());
        if (Math.abs(exponent) * bits > 100_000) {
            throw new NormalFormException("a number with more than 30,000 digits");
        }
        int size = (int) Math.abs(exponent);
        Num power = new Num(base.numerator().pow(size), base.denominator().pow(size));
        return exponent < 0 ? power.reciprocal() : power;
    }

    Fraction plus(Fraction left, Fraction right) {
        if (left.numerator().isZero()) {
            return right;
        }
        if (right.numerator().isZero()) {
            return left;
        }
        if (left.denominator().equals(right.denominator())) {
            return cancel(left.numerator().plus(right.numerator()), left.denominator());
        }
        Map<Polynomial, Integer> common = new HashMap<>(left.denominator());
        right.denominator().forEach((factor, power) -> common.merge(factor, power, Math::max));
        Polynomial sum = raise(left, common).plus(raise(right, common));
        return cancel(sum, common);
    }

    /** The numerator that a fraction has over a larger denominator. */
    Polynomial raise(Fraction fraction, Map<Polynomial, Integer> denominator) {
        Polynomial numerator = fraction.numerator();
        for (Map.Entry<Polynomial, Integer> factor : denominator.entrySet()) {
            int missing = factor.getValue() - fraction.denominator().getOrDefault(factor.getKey(), 0);
            if (missing > 0) {
                numerator = times(numerator, power(factor.getKey(), missing));
            }
        }
        return numerator;
    }

    Fraction times(Fraction left, Fraction right) {
        Polynomial numerator = times(left.numerator(), right.numerator());
        if (left.isPolynomial() && right.isPolynomial()) {
            return Fraction.of(numerator);
        }
        Map<Polynomial, Integer> denominator = new HashMap<>(left.denominator());
        right.denominator().forEach((factor, power) -> denominator.merge(factor, power, Integer::sum));
        return cancel(numerator, denominator);
    }

    Fraction negate(Fraction fraction) {
        return new Fraction(fraction.numerator().negate(), fraction.denominator());
    }

    Fraction minus(Fraction left, Fraction right) {
        return plus(left, negate(right));
    }

    /** Divides out factors of the denominator that divide the numerator exactly. */
    private Fraction cancel(Polynomial numerator, Map<Polynomial, Integer> denominator) {
        if (numerator.isZero()) {
            return Fraction.ZERO;
        }
        Map<Polynomial, Integer> left = new HashMap<>();
        Polynomial rest = numerator;
        for (Map.Entry<Polynomial, Integer> factor : denominator.entrySet()) {
            int power = factor.getValue();
            while (power > 0) {
                Polynomial quotient = ExactDivision.quotient(this, rest, factor.getKey());
                if (quotient == null) {
                    break;
                }
                rest = quotient;
                power--;
            }
            if (power > 0) {
                left.put(factor.getKey(), power);
            }
        }
        return new Fraction(rest, left);
    }

    /** The reciprocal; the caller has made sure that the fraction is not identically zero. */
    Fraction reciprocal(Fraction fraction) {
        if (fraction.numerator().isZero()) {
            throw new NormalFormException("a division by zero");
        }
        Split split = split(fraction.numerator());
        Polynomial numerator =
                reduce(split.coefficient().reciprocal(), split.monomial().power(Ratio.of(-1)));
        for (Map.Entry<Polynomial, Integer> factor : fraction.denominator().entrySet()) {
            numerator = times(numerator, power(factor.getKey(), factor.getValue()));
        }
        return split.primitive().isOne() ? Fraction.of(numerator) : cancel(numerator, Map.of(split.primitive(), 1));
    }

    Fraction power(Fraction base, long exponent) {
        if (exponent < 0) {
            return power(reciprocal(base), -exponent);
        }
        Map<Polynomial, Integer> denominator = new HashMap<>();
        base.denominator().forEach((factor, power) -> {
            long raised = power * exponent;
            if (raised > 1_000) {
                throw new NormalFormException("a denominator to a power beyond 1000");
            }
            if (raised > 0) {
                denominator.put(factor, (int) raised);
            }
        });
        return new Fraction(power(base.numerator(), exponent), denominator);
    }

    /** A polynomial as number, monomial and a rest with no common monomial and leading coefficient 1. */
    record Split(Num coefficient, Monomial monomial, Polynomial primitive) {}

    Split split(Polynomial polynomial) {
        if (polynomial.isSingleTerm()) {
            return new Split(polynomial.term().getValue(), polynomial.term().getKey(), Polynomial.ONE);
        }
        Monomial common = commonMonomial(polynomial);
        Polynomial shifted = times(polynomial, common.power(Ratio.of(-1)));
        Num leading = shifted.leading().getValue();
        return new Split(leading, common, shifted.scale(leading.reciprocal()));
    }

    /** For each generator the least exponent over all terms; roots of unity and signs, which wrap round, are left out. */
    Monomial commonMonomial(Polynomial polynomial) {
        TreeMap<Integer, Ratio> least = null;
        for (Monomial monomial : polynomial.terms().keySet()) {
            TreeMap<Integer, Ratio> here = new TreeMap<>();
            for (int i = 0; i < monomial.size(); i++) {
                here.put(monomial.generator(i), monomial.exponent(i));
            }
            if (least == null) {
                least = here;
                continue;
            }
            TreeMap<Integer, Ratio> both = new TreeMap<>();
            for (int id : union(least, here)) {
                Ratio a = least.getOrDefault(id, Ratio.ZERO);
                Ratio b = here.getOrDefault(id, Ratio.ZERO);
                both.put(id, a.compareTo(b) <= 0 ? a : b);
            }
            both.values().removeIf(Ratio::isZero);
            least = both;
        }
        if (least == null) {
            return Monomial.ONE;
        }
        least.keySet().removeIf(id -> id == UNIT || isSignLike(id));
        return Monomial.of(least);
    }

    private boolean isSignLike(int id) {
        return generators.get(id) instanceof Generator.Exponential exponential && exponential.signLike();
    }

    private static Iterable<Integer> union(TreeMap<Integer, Ratio> left, TreeMap<Integer, Ratio> right) {
        java.util.TreeSet<Integer> all = new java.util.TreeSet<>(left.keySet());
        all.addAll(right.keySet());
        return all;
    }
}
