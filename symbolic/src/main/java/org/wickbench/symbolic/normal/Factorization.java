package org.wickbench.symbolic.normal;

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
import java.util.Objects;
import java.util.TreeMap;
import org.wickbench.symbolic.expr.Expr.Num;

/**
 * Factors of a polynomial over the rationals, by the library Rings. The product of the factors is compared with the
 * polynomial here, so a wrong factorisation cannot enter a proof.
 */
final class Factorization {
    /** Polynomials with more terms are left whole: what splits in practice is small. */
    private static final int MOST_TERMS = 60;

    private Factorization() {}

    /** Factors with multiplicities, each with leading coefficient 1; the whole polynomial once where none are found. */
    static Map<Polynomial, Integer> of(Algebra algebra, Polynomial polynomial) {
        Map<Polynomial, Integer> whole = Map.of(polynomial, 1);
        if (polynomial.terms().size() > MOST_TERMS) {
            return whole;
        }
        List<Integer> variables = new ArrayList<>(new java.util.TreeSet<>(polynomial.generators()));
        Map<Integer, Long> scales = new HashMap<>();
        for (Monomial monomial : polynomial.terms().keySet()) {
            for (int i = 0; i < monomial.size(); i++) {
                if (algebra.isNumber(monomial.generator(i))
                        || monomial.exponent(i).signum() < 0) {
                    return whole;
                }
                scales.merge(monomial.generator(i), monomial.exponent(i).denominator(), Factorization::lcm);
            }
        }
        long degree = polynomial.terms().keySet().stream()
                .mapToLong(monomial -> degree(monomial, scales))
                .max()
                .orElse(0);
        if (variables.isEmpty() || degree > 40) {
            return whole;
        }
        Map<Polynomial, Integer> factors = new LinkedHashMap<>();
        PolynomialFactorDecomposition<MultivariatePolynomial<Rational<BigInteger>>> found =
                PolynomialMethods.Factor(toRings(polynomial, variables, scales));
        Polynomial product = Polynomial.ONE;
        for (int i = 0; i < found.size(); i++) {
            Polynomial factor = fromRings(found.get(i), variables, scales);
            Polynomial monic = factor.scale(factor.leading().getValue().reciprocal());
            int multiplicity = found.getExponent(i);
            factors.merge(monic, multiplicity, Integer::sum);
            product = algebra.times(product, algebra.power(monic, multiplicity));
        }
        Polynomial monic = polynomial.scale(polynomial.leading().getValue().reciprocal());
        return product.equals(monic) && monic.equals(polynomial) ? factors : whole;
    }

    private static long degree(Monomial monomial, Map<Integer, Long> scales) {
        long total = 0;
        for (int i = 0; i < monomial.size(); i++) {
            total += monomial.exponent(i).numerator()
                    * (Objects.requireNonNull(scales.get(monomial.generator(i)))
                            / monomial.exponent(i).denominator());
        }
        return total;
    }

    private static long lcm(long a, long b) {
        return a
                / java.math.BigInteger.valueOf(a)
                        .gcd(java.math.BigInteger.valueOf(b))
                        .longValueExact()
                * b;
    }

    private static MultivariatePolynomial<Rational<BigInteger>> toRings(
            Polynomial polynomial, List<Integer> variables, Map<Integer, Long> scales) {
        MultivariatePolynomial<Rational<BigInteger>> result =
                MultivariatePolynomial.zero(variables.size(), Rings.Q, MonomialOrder.LEX);
        for (Map.Entry<Monomial, Num> term : polynomial.terms().entrySet()) {
            int[] exponents = new int[variables.size()];
            for (int i = 0; i < term.getKey().size(); i++) {
                Ratio exponent = term.getKey().exponent(i);
                long scaled = exponent.numerator()
                        * (Objects.requireNonNull(scales.get(term.getKey().generator(i))) / exponent.denominator());
                exponents[variables.indexOf(term.getKey().generator(i))] = Math.toIntExact(scaled);
            }
            Num coefficient = term.getValue();
            Rational<BigInteger> value = new Rational<>(
                    Rings.Z, new BigInteger(coefficient.numerator()), new BigInteger(coefficient.denominator()));
            result.add(new cc.redberry.rings.poly.multivar.Monomial<>(new DegreeVector(exponents), value));
        }
        return result;
    }

    private static Polynomial fromRings(
            MultivariatePolynomial<Rational<BigInteger>> polynomial,
            List<Integer> variables,
            Map<Integer, Long> scales) {
        Map<Monomial, Num> terms = new HashMap<>();
        for (cc.redberry.rings.poly.multivar.Monomial<Rational<BigInteger>> term : polynomial) {
            TreeMap<Integer, Ratio> exponents = new TreeMap<>();
            for (int i = 0; i < variables.size(); i++) {
                exponents.put(
                        variables.get(i),
                        new Ratio(term.exponents[i], Objects.requireNonNull(scales.get(variables.get(i)))));
            }
            Num coefficient = new Num(
                    new java.math.BigInteger(term.coefficient.numerator().toString()),
                    new java.math.BigInteger(term.coefficient.denominator().toString()));
            terms.put(Monomial.of(exponents), coefficient);
        }
        return new Polynomial(terms);
    }
}
