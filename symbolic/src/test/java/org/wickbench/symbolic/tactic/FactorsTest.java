package org.wickbench.symbolic.tactic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.polynomial.Budget;
import org.wickbench.symbolic.polynomial.Monomial;
import org.wickbench.symbolic.polynomial.Polynomial;

class FactorsTest {
    private static final Budget BUDGET = new Budget(Budget.USUAL);

    private static Polynomial term(long coefficient, long... exponents) {
        Monomial monomial = Monomial.ONE;
        for (int i = 0; i < exponents.length; i++) {
            monomial = monomial.times(Monomial.of(i, exponents[i]));
        }
        return Polynomial.term(Expr.num(coefficient), monomial);
    }

    private static Polynomial sum(Polynomial... terms) {
        Polynomial sum = Polynomial.ZERO;
        for (Polynomial term : terms) {
            sum = sum.plus(term, BUDGET);
        }
        return sum;
    }

    @Test
    void aDifferenceOfSquaresSplits() {
        Map<Polynomial, Integer> factors = Factors.of(sum(term(1, 2), term(-1, 0, 2)));
        assertThat(factors).isEqualTo(Map.of(sum(term(1, 1), term(1, 0, 1)), 1, sum(term(1, 1), term(-1, 0, 1)), 1));
    }

    @Test
    void whatTheLibraryFailsAtIsLeftWhole() {
        // c (u - a (s - r))^2 - a^2, with a, c, r, s, u in this order: the library says "not divisible"
        Polynomial polynomial = sum(
                term(1, 0, 1, 0, 0, 2),
                term(-2, 1, 1, 0, 1, 1),
                term(2, 1, 1, 1, 0, 1),
                term(-1, 2),
                term(1, 2, 1, 0, 2),
                term(-2, 2, 1, 1, 1),
                term(1, 2, 1, 2));
        assertThat(Factors.of(polynomial)).isEqualTo(Map.of(Factors.monic(polynomial), 1));
    }
}
