package org.wickbench.symbolic.normal;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wickbench.symbolic.expr.Expr.Num;

/** Division of polynomials in lexicographic order. */
final class ExactDivision {
    private ExactDivision() {}

    /** A quotient and a rest with {@code dividend = quotient * divisor + rest}. */
    record Result(Polynomial quotient, Polynomial rest) {}

    /** The exact quotient, or null if the divisor does not divide. */
    static @Nullable Polynomial quotient(Algebra algebra, Polynomial dividend, Polynomial divisor) {
        if (dividend.isZero()) {
            return dividend;
        }
        if (dividend.terms().size() < 2 || divisor.isSingleTerm()) {
            return null;
        }
        // work above the lowest exponents, where a quotient has none below zero
        Monomial low = algebra.commonMonomial(dividend);
        Polynomial shifted = algebra.times(dividend, low.power(Ratio.of(-1)));
        Map.Entry<Monomial, Num> leading = divisor.leading();
        Map<Monomial, Num> quotient = new HashMap<>();
        Polynomial rest = shifted;
        int steps = 8 * dividend.terms().size() + 64;
        while (!rest.isZero()) {
            NormalFormException.ifInterrupted();
            Map.Entry<Monomial, Num> top = rest.leading();
            Polynomial term = ratio(algebra, top, leading);
            if (steps-- == 0 || hasNegative(algebra, term.term().getKey())) {
                return null;
            }
            rest = rest.minus(algebra.times(divisor, term));
            Polynomial.accumulate(quotient, term.term().getKey(), term.term().getValue());
        }
        return algebra.times(new Polynomial(quotient), low);
    }

    private static Polynomial ratio(Algebra algebra, Map.Entry<Monomial, Num> top, Map.Entry<Monomial, Num> leading) {
        return algebra.times(
                Polynomial.of(top.getValue().times(leading.getValue().reciprocal()), top.getKey()),
                leading.getKey().power(Ratio.of(-1)));
    }

    private static boolean hasNegative(Algebra algebra, Monomial monomial) {
        for (int i = 0; i < monomial.size(); i++) {
            if (monomial.exponent(i).signum() < 0 && !algebra.isNumber(monomial.generator(i))) {
                return true;
            }
        }
        return false;
    }
}
