package org.wickbench.symbolic.polynomial;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;

/**
 * A polynomial in numbered generators with rational coefficients: a sum of monomials times numbers other than 0.
 *
 * @param terms the coefficient of each monomial
 */
public record Polynomial(Map<Monomial, Num> terms) {
    public static final Polynomial ZERO = new Polynomial(Map.of());
    public static final Polynomial ONE = of(Expr.ONE);

    public Polynomial {
        terms = Collections.unmodifiableMap(terms);
    }

    public static Polynomial of(Num number) {
        return term(number, Monomial.ONE);
    }

    public static Polynomial term(Num coefficient, Monomial monomial) {
        return coefficient.isZero() ? ZERO : new Polynomial(Map.of(monomial, coefficient));
    }

    public static Polynomial generator(int id) {
        return term(Expr.ONE, Monomial.of(id, 1));
    }

    public boolean isZero() {
        return terms.isEmpty();
    }

    public boolean isOne() {
        return equals(ONE);
    }

    public boolean isSingleTerm() {
        return terms.size() == 1;
    }

    /** The number that this is, if it is one. */
    public Optional<Num> number() {
        if (terms.isEmpty()) {
            return Optional.of(Expr.ZERO);
        }
        return terms.size() == 1 ? Optional.ofNullable(terms.get(Monomial.ONE)) : Optional.empty();
    }

    /** The term with the largest monomial. */
    public Map.Entry<Monomial, Num> leading() {
        return terms.entrySet().stream().max(Map.Entry.comparingByKey()).orElseThrow();
    }

    public Polynomial plus(Polynomial other, Budget budget) {
        if (isZero()) {
            return other;
        }
        if (other.isZero()) {
            return this;
        }
        budget.spend(terms.size() + other.terms.size());
        Map<Monomial, Num> sum = new HashMap<>(terms);
        other.terms.forEach((monomial, coefficient) -> accumulate(sum, monomial, coefficient));
        return new Polynomial(sum);
    }

    public Polynomial negate() {
        return scale(Expr.MINUS_ONE);
    }

    public Polynomial scale(Num factor) {
        if (factor.isOne()) {
            return this;
        }
        Map<Monomial, Num> scaled = new HashMap<>();
        if (!factor.isZero()) {
            terms.forEach((monomial, coefficient) -> scaled.put(monomial, coefficient.times(factor)));
        }
        return new Polynomial(scaled);
    }

    public Polynomial times(Polynomial other, Budget budget) {
        if (isOne()) {
            return other;
        }
        if (other.isOne()) {
            return this;
        }
        Map<Monomial, Num> product = new HashMap<>();
        for (Map.Entry<Monomial, Num> a : terms.entrySet()) {
            budget.spend(
                    (long) other.terms.size() * (1 + a.getValue().numerator().bitLength() / 512));
            other.terms.forEach((monomial, coefficient) ->
                    accumulate(product, a.getKey().times(monomial), a.getValue().times(coefficient)));
        }
        return new Polynomial(product);
    }

    /** The power with a non-negative exponent, multiplied out. */
    public Polynomial power(long exponent, Budget budget) {
        if (isSingleTerm()) {
            Map.Entry<Monomial, Num> only = leading();
            return term(power(only.getValue(), exponent, budget), only.getKey().power(exponent));
        }
        Polynomial result = ONE;
        Polynomial square = this;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = result.times(square, budget);
            }
            if (rest > 1) {
                square = square.times(square, budget);
            }
        }
        return result;
    }

    private static Num power(Num base, long exponent, Budget budget) {
        long bits = Math.max(base.numerator().bitLength(), base.denominator().bitLength());
        if (base.equals(Expr.ONE) || base.equals(Expr.MINUS_ONE) || base.isZero()) {
            return exponent == 0 ? Expr.ONE : exponent % 2 == 0 ? base.times(base) : base;
        }
        if (exponent > 1_000_000 || bits * exponent > 4_000_000) {
            throw new ArithmeticLimitException("a number of more than four million bits");
        }
        budget.spend(1 + bits * exponent / 64);
        return new Num(base.numerator().pow((int) exponent), base.denominator().pow((int) exponent));
    }

    /** The largest monomial that divides every term; 1 for the zero polynomial. */
    public Monomial content() {
        Monomial common = null;
        for (Monomial monomial : terms.keySet()) {
            common = common == null ? monomial : common.common(monomial);
            if (common.isOne()) {
                break;
            }
        }
        return common == null ? Monomial.ONE : common;
    }

    /** The quotient by a monomial that divides every term. */
    public Polynomial over(Monomial monomial) {
        if (monomial.isOne()) {
            return this;
        }
        Map<Monomial, Num> quotient = new HashMap<>();
        terms.forEach((each, coefficient) -> quotient.put(each.over(monomial), coefficient));
        return new Polynomial(quotient);
    }

    /** The quotient if the divisor, which is not zero, divides this polynomial. */
    public Optional<Polynomial> dividedBy(Polynomial divisor, Budget budget) {
        Map.Entry<Monomial, Num> leading = divisor.leading();
        Polynomial rest = this;
        Map<Monomial, Num> quotient = new HashMap<>();
        while (!rest.isZero()) {
            Map.Entry<Monomial, Num> top = rest.leading();
            if (!top.getKey().isDivisibleBy(leading.getKey())) {
                return Optional.empty();
            }
            Num coefficient = top.getValue().times(leading.getValue().reciprocal());
            Monomial monomial = top.getKey().over(leading.getKey());
            accumulate(quotient, monomial, coefficient);
            rest = rest.plus(divisor.times(term(coefficient.negate(), monomial), budget), budget);
        }
        return Optional.of(new Polynomial(quotient));
    }

    /** The highest exponent of a generator. */
    public long degree(int generator) {
        return terms.keySet().stream()
                .mapToLong(monomial -> monomial.exponentOf(generator))
                .max()
                .orElse(0);
    }

    private static void accumulate(Map<Monomial, Num> terms, Monomial monomial, Num coefficient) {
        Num sum = terms.containsKey(monomial) ? terms.get(monomial).plus(coefficient) : coefficient;
        if (sum.isZero()) {
            terms.remove(monomial);
        } else {
            terms.put(monomial, sum);
        }
    }
}
