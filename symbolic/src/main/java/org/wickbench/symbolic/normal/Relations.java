package org.wickbench.symbolic.normal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;

/**
 * Applies the relations between generators, so that a fraction that vanishes by them becomes the zero polynomial: whole
 * powers of radicands, even powers of absolute values, exponentials over different denominators, and algebraic numbers.
 */
final class Relations {
    private final Algebra algebra;
    private final AlgebraicNumbers numbers;

    Relations(Algebra algebra) {
        this.algebra = algebra;
        this.numbers = new AlgebraicNumbers(algebra);
    }

    /** True if the fraction is zero as far as the known relations can tell; true is a proof, false is not. */
    boolean isZero(Fraction fraction) {
        Polynomial numerator = expandPowers(fraction.numerator());
        if (numerator.isZero()) {
            return true;
        }
        if (numerator.isSingleTerm()) {
            return false;
        }
        numerator = commonExponents(numerator);
        return groupsVanish(numerator);
    }

    /** The fraction with powers of radicands and moduli expanded where that keeps it a polynomial over its bar. */
    Fraction expandPowers(Fraction fraction) {
        Polynomial numerator = fraction.numerator();
        for (int id = algebra.count() - 1; id > 0; id--) {
            Power power = powerOf(id);
            if (power != null && power.value.isPolynomial() && !hasNegativeWhole(numerator, id, power)) {
                numerator = expand(numerator, id, power);
            }
        }
        return numerator == fraction.numerator()
                ? fraction
                : algebra.times(Fraction.of(numerator), new Fraction(Polynomial.ONE, fraction.denominator()));
    }

    private boolean hasNegativeWhole(Polynomial polynomial, int id, Power power) {
        return polynomial.terms().keySet().stream()
                .anyMatch(monomial -> whole(monomial.exponentOf(id), power.step) < 0);
    }

    /** Up to a non-zero factor the same polynomial, with no whole power of a radicand or even power of a modulus left. */
    private Polynomial expandPowers(Polynomial polynomial) {
        Polynomial result = polynomial;
        // later generators are built from earlier ones
        for (int id = algebra.count() - 1; id > 0; id--) {
            Power power = powerOf(id);
            if (power != null) {
                result = expand(result, id, power);
            }
        }
        return result;
    }

    /** generator^step = value. */
    private record Power(Fraction value, int step) {}

    private @Nullable Power powerOf(int id) {
        return switch (algebra.generator(id)) {
            case Generator.Radicand radicand -> new Power(radicand.value(), 1);
            case Generator.Modulus modulus -> new Power(algebra.power(modulus.value(), 2), 2);
            default -> null;
        };
    }

    private static long whole(Ratio exponent, int step) {
        return exponent.times(new Ratio(1, step)).floor();
    }

    private Polynomial expand(Polynomial polynomial, int id, Power power) {
        long least = 0;
        long most = 0;
        for (Monomial monomial : polynomial.terms().keySet()) {
            long whole = whole(monomial.exponentOf(id), power.step);
            least = Math.min(least, whole);
            most = Math.max(most, whole);
        }
        if (least == 0 && most == 0) {
            return polynomial;
        }
        Polynomial top = power.value.numerator();
        Polynomial bottom = Polynomial.ONE;
        for (Map.Entry<Polynomial, Integer> factor : power.value.denominator().entrySet()) {
            bottom = algebra.times(bottom, algebra.power(factor.getKey(), factor.getValue()));
        }
        // multiply by top^-least and bottom^most, which are not zero
        Map<Long, Polynomial> byPower = new TreeMap<>();
        for (Map.Entry<Monomial, Num> term : polynomial.terms().entrySet()) {
            Ratio exponent = term.getKey().exponentOf(id);
            long whole = whole(exponent, power.step);
            Ratio rest = exponent.minus(Ratio.of(whole * power.step));
            Polynomial kept =
                    algebra.times(Polynomial.of(term.getValue(), term.getKey().without(id)), Monomial.of(id, rest));
            byPower.merge(whole, kept, Polynomial::plus);
        }
        Polynomial sum = Polynomial.ZERO;
        for (Map.Entry<Long, Polynomial> group : byPower.entrySet()) {
            Polynomial factor = algebra.times(
                    algebra.power(top, group.getKey() - least), algebra.power(bottom, most - group.getKey()));
            sum = sum.plus(algebra.times(group.getValue(), factor));
        }
        return sum;
    }

    /** Rewrites all exponentials over one common denominator, where they are independent. */
    private Polynomial commonExponents(Polynomial polynomial) {
        Map<Polynomial, Integer> common = new HashMap<>();
        for (int id : polynomial.generators()) {
            if (algebra.generator(id) instanceof Generator.Exponential exponential
                    && !exponential.denominator().isOne()) {
                common.merge(exponential.denominator(), 1, Math::max);
            }
        }
        if (common.isEmpty()) {
            return polynomial;
        }
        Polynomial bar = Polynomial.ONE;
        for (Polynomial factor : common.keySet()) {
            bar = algebra.times(bar, factor);
        }
        Map<Polynomial, Polynomial> byExponent = new HashMap<>();
        for (Map.Entry<Monomial, Num> term : polynomial.terms().entrySet()) {
            Fraction exponent = Fraction.ZERO;
            TreeMap<Integer, Ratio> kept = new TreeMap<>();
            for (int i = 0; i < term.getKey().size(); i++) {
                int id = term.getKey().generator(i);
                Ratio power = term.getKey().exponent(i);
                if (algebra.generator(id) instanceof Generator.Exponential exponential && !exponential.signLike()) {
                    Map<Polynomial, Integer> below =
                            exponential.denominator().isOne() ? Map.of() : Map.of(exponential.denominator(), 1);
                    exponent = algebra.plus(
                            exponent, new Fraction(Polynomial.of(power.toNum(), exponential.monomial()), below));
                } else {
                    kept.put(id, power);
                }
            }
            Polynomial over = expandPowers(algebra.raise(exponent, common));
            byExponent.merge(over, Polynomial.of(term.getValue(), Monomial.of(kept)), Polynomial::plus);
        }
        // terms with equal exponents were merged; different exponents are different functions up to constants
        Polynomial result = Polynomial.ZERO;
        Map<Monomial, Integer> fresh = new HashMap<>();
        for (Map.Entry<Polynomial, Polynomial> group : byExponent.entrySet()) {
            TreeMap<Integer, Ratio> exponents = new TreeMap<>();
            for (Map.Entry<Monomial, Num> part : group.getKey().terms().entrySet()) {
                int id = fresh.computeIfAbsent(
                        part.getKey(),
                        monomial -> algebra.add(new Generator.Exponential(monomial, Polynomial.ONE, false, Expr.ONE)));
                exponents.put(id, Ratio.of(part.getValue()));
            }
            result = result.plus(algebra.times(group.getValue(), Monomial.of(exponents)));
        }
        return result;
    }

    /** Sorts terms by their part in generators that are no algebraic numbers; each group's number has to vanish. */
    private boolean groupsVanish(Polynomial polynomial) {
        Map<Monomial, Polynomial> groups = new HashMap<>();
        for (Map.Entry<Monomial, Num> term : polynomial.terms().entrySet()) {
            Monomial key = term.getKey().part(id -> !numbers.isAlgebraic(id));
            Monomial number = term.getKey().part(numbers::isAlgebraic);
            groups.merge(key, Polynomial.of(term.getValue(), number), Polynomial::plus);
        }
        return List.copyOf(groups.values()).stream().allMatch(numbers::isZero);
    }

    /** The generators of a fraction, above and below the bar. */
    static TreeSet<Integer> generators(Fraction fraction) {
        TreeSet<Integer> all = new TreeSet<>(fraction.numerator().generators());
        fraction.denominator().keySet().forEach(factor -> all.addAll(factor.generators()));
        return all;
    }
}
