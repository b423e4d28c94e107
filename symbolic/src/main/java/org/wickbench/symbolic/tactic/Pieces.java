package org.wickbench.symbolic.tactic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;
import org.wickbench.symbolic.polynomial.Monomial;
import org.wickbench.symbolic.polynomial.Polynomial;
import org.wickbench.symbolic.polynomial.Quotient;
import org.wickbench.symbolic.theorem.Canonical;

/**
 * A value as a number, a power of I and a product of powers of others.
 *
 * @param number the rational factor, not zero
 * @param turned whether I is a factor
 * @param others the other factors
 */
record Pieces(Num number, boolean turned, List<Piece> others) {
    /** Trial division finds the primes of numbers below its square; a larger rest counts as prime. */
    private static final long LARGEST_TRIAL = 10_000;

    record Piece(Expr base, long exponent) {
        Expr expr() {
            return exponent == 1 ? base : Expr.pow(base, exponent);
        }
    }

    static Pieces of(Quotient value, Canonical canonical) {
        Polynomial numerator = value.numerator();
        Num number = numerator.leading().getValue();
        List<Piece> pieces = new ArrayList<>();
        boolean turned = false;
        Monomial content = numerator.content();
        for (int i = 0; i < content.size(); i++) {
            Expr generator = canonical.generatorAt(content.generator(i));
            if (generator == Expr.I) {
                turned = true;
            } else {
                pieces.add(new Piece(generator, content.exponent(i)));
            }
        }
        Polynomial primitive = numerator.over(content).scale(number.reciprocal());
        if (!primitive.isOne()) {
            Factors.of(primitive)
                    .forEach((factor, power) -> pieces.add(new Piece(canonical.expr(Quotient.of(factor)), power)));
        }
        value.denominator().forEach((factor, power) -> {
            if (factor.isSingleTerm()) {
                Monomial monomial = factor.leading().getKey();
                for (int i = 0; i < monomial.size(); i++) {
                    pieces.add(new Piece(canonical.generatorAt(monomial.generator(i)), -power * monomial.exponent(i)));
                }
            } else {
                Factors.of(factor)
                        .forEach((each, multiplicity) ->
                                pieces.add(new Piece(canonical.expr(Quotient.of(each)), -power * multiplicity)));
            }
        });
        return new Pieces(number, turned, pieces);
    }

    /** The product of everything but one factor of a piece. */
    Expr without(Piece one) {
        List<Expr> factors = new ArrayList<>(List.of(number));
        if (turned) {
            factors.add(Expr.I);
        }
        for (Piece piece : others) {
            long exponent = piece.equals(one) ? piece.exponent() - 1 : piece.exponent();
            if (exponent != 0) {
                factors.add(new Piece(piece.base, exponent).expr());
            }
        }
        return Expr.mul(factors);
    }

    /** The angle r in (-1, 1] with number * I^turned = |number| exp(I pi r). */
    Num angle() {
        if (number.signum() > 0) {
            return turned ? Expr.HALF : Expr.ZERO;
        }
        return turned ? Expr.num(-1, 2) : Expr.ONE;
    }

    /** The prime powers of |number|, smallest prime first. */
    List<Piece> primes() {
        TreeMap<BigInteger, Integer> factors = new TreeMap<>();
        factor(number.numerator().abs(), 1, factors);
        factor(number.denominator(), -1, factors);
        List<Piece> primes = new ArrayList<>();
        factors.forEach((prime, power) -> primes.add(new Piece(Expr.num(prime), power)));
        return primes;
    }

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
}
