package org.wickbench.symbolic.normal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;

/** Turns normal forms back into expressions, terms and factors in a fixed order. */
final class Readback {
    private final Algebra algebra;

    Readback(Algebra algebra) {
        this.algebra = algebra;
    }

    Expr expr(Fraction fraction) {
        Expr numerator = expr(fraction.numerator());
        if (fraction.isPolynomial()) {
            return numerator;
        }
        List<Expr> factors = new ArrayList<>();
        fraction.denominator().entrySet().stream()
                .map(factor -> factor.getValue() == 1
                        ? expr(factor.getKey())
                        : Expr.pow(expr(factor.getKey()), factor.getValue()))
                .sorted(java.util.Comparator.comparing(Expr::toString))
                .forEach(factors::add);
        return Expr.div(numerator, Expr.mul(factors));
    }

    Expr expr(Polynomial polynomial) {
        List<Map.Entry<Monomial, Num>> terms =
                new ArrayList<>(polynomial.terms().entrySet());
        terms.sort(Collections.reverseOrder(Map.Entry.comparingByKey()));
        return Expr.add(
                terms.stream().map(term -> expr(term.getValue(), term.getKey())).toList());
    }

    Expr expr(Num coefficient, Monomial monomial) {
        List<Expr> factors = new ArrayList<>();
        factors.add(coefficient);
        List<Expr> exponents = new ArrayList<>();
        for (int i = 0; i < monomial.size(); i++) {
            Generator generator = algebra.generator(monomial.generator(i));
            Ratio exponent = monomial.exponent(i);
            if (generator instanceof Generator.Exponential exponential) {
                Expr inner = ((Expr.Call) exponential.expr()).argument();
                exponents.add(Expr.mul(exponent.toNum(), inner));
            } else {
                factors.add(power(generator, exponent));
            }
        }
        if (!exponents.isEmpty()) {
            factors.add(Expr.exp(Expr.add(exponents)));
        }
        return Expr.mul(factors);
    }

    private static Expr power(Generator generator, Ratio exponent) {
        if (generator instanceof Generator.Unit) {
            return exponent.equals(Ratio.HALF) ? Expr.I : Expr.pow(Expr.MINUS_ONE, exponent.toNum());
        }
        return exponent.equals(Ratio.ONE) ? generator.expr() : Expr.pow(generator.expr(), exponent.toNum());
    }
}
