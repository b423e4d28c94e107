package org.wickbench.symbolic.tactic;

import cc.redberry.rings.Rational;
import cc.redberry.rings.Rings;
import cc.redberry.rings.bigint.BigInteger;
import cc.redberry.rings.poly.PolynomialFactorDecomposition;
import cc.redberry.rings.poly.PolynomialMethods;
import cc.redberry.rings.poly.multivar.DegreeVector;
import cc.redberry.rings.poly.multivar.MonomialOrder;
import cc.redberry.rings.poly.multivar.MultivariatePolynomial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;
import org.wickbench.symbolic.polynomial.Budget;
import org.wickbench.symbolic.polynomial.Monomial;
import org.wickbench.symbolic.polynomial.Polynomial;

/** Factors of polynomials over the rationals, by the library Rings. The kernel multiplies them out again. */
final class Factors {
    /** Polynomials with more terms, or of a higher degree, are left whole: what splits in practice is small. */
    private static final int MOST_TERMS = 60;

    private static final long HIGHEST_DEGREE = 40;

    private Factors() {}

    /** Irreducible factors with their multiplicities, each with leading coefficient 1, of a polynomial that is no number. */
    static Map<Polynomial, Integer> of(Polynomial polynomial) {
        Polynomial monic = monic(polynomial);
        List<Integer> variables = variables(polynomial);
        long degree = polynomial.terms().keySet().stream()
                .mapToLong(Factors::degree)
                .max()
                .orElse(0);
        if (polynomial.terms().size() > MOST_TERMS || degree > HIGHEST_DEGREE) {
            return Map.of(monic, 1);
        }
        try {
            Map<Polynomial, Integer> factors = split(polynomial, variables);
            return product(factors).equals(monic) ? factors : Map.of(monic, 1);
        } catch (RuntimeException | AssertionError e) {
            // the library fails at some polynomials; one that is left whole is no error
            return Map.of(monic, 1);
        }
    }

    private static Map<Polynomial, Integer> split(Polynomial polynomial, List<Integer> variables) {
        Map<Polynomial, Integer> factors = new LinkedHashMap<>();
        PolynomialFactorDecomposition<MultivariatePolynomial<Rational<BigInteger>>> found =
                PolynomialMethods.Factor(toRings(polynomial, variables));
        for (int i = 0; i < found.size(); i++) {
            factors.merge(monic(fromRings(found.get(i), variables)), found.getExponent(i), Integer::sum);
        }
        return factors;
    }

    private static Polynomial product(Map<Polynomial, Integer> factors) {
        Budget budget = new Budget(Budget.USUAL);
        Polynomial product = Polynomial.of(Expr.ONE);
        for (Map.Entry<Polynomial, Integer> factor : factors.entrySet()) {
            product = product.times(factor.getKey().power(factor.getValue(), budget), budget);
        }
        return product;
    }

    static Polynomial monic(Polynomial polynomial) {
        return polynomial.scale(polynomial.leading().getValue().reciprocal());
    }

    /** The generators that occur. */
    static List<Integer> variables(Polynomial polynomial) {
        TreeSet<Integer> variables = new TreeSet<>();
        polynomial.terms().keySet().forEach(monomial -> {
            for (int i = 0; i < monomial.size(); i++) {
                variables.add(monomial.generator(i));
            }
        });
        return new ArrayList<>(variables);
    }

    private static long degree(Monomial monomial) {
        long total = 0;
        for (int i = 0; i < monomial.size(); i++) {
            total += Math.min(monomial.exponent(i), HIGHEST_DEGREE + 1);
        }
        return total;
    }

    private static MultivariatePolynomial<Rational<BigInteger>> toRings(
            Polynomial polynomial, List<Integer> variables) {
        MultivariatePolynomial<Rational<BigInteger>> result =
                MultivariatePolynomial.zero(variables.size(), Rings.Q, MonomialOrder.LEX);
        polynomial.terms().forEach((monomial, coefficient) -> {
            int[] exponents = new int[variables.size()];
            for (int i = 0; i < monomial.size(); i++) {
                exponents[variables.indexOf(monomial.generator(i))] = Math.toIntExact(monomial.exponent(i));
            }
            Rational<BigInteger> value = new Rational<>(
                    Rings.Z, new BigInteger(coefficient.numerator()), new BigInteger(coefficient.denominator()));
            result.add(new cc.redberry.rings.poly.multivar.Monomial<>(new DegreeVector(exponents), value));
        });
        return result;
    }

    private static Polynomial fromRings(
            MultivariatePolynomial<Rational<BigInteger>> polynomial, List<Integer> variables) {
        Map<Monomial, Num> terms = new HashMap<>();
        for (cc.redberry.rings.poly.multivar.Monomial<Rational<BigInteger>> term : polynomial) {
            Monomial monomial = Monomial.ONE;
            for (int i = 0; i < variables.size(); i++) {
                monomial = monomial.times(Monomial.of(variables.get(i), term.exponents[i]));
            }
            terms.put(
                    monomial,
                    new Num(
                            new java.math.BigInteger(
                                    term.coefficient.numerator().toString()),
                            new java.math.BigInteger(
                                    term.coefficient.denominator().toString())));
        }
        return terms.isEmpty() ? Polynomial.of(Expr.ZERO) : new Polynomial(terms);
    }
}
