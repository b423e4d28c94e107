package org.wickbench.numeric.circuit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Grid;

/**
 * A differential operator with polynomial coefficients, {@code sum f_b(x) d^b}: where commutators of {@code T} and {@code V} live.
 *
 * @param terms the coefficient in front of each derivative, a list of orders; none is zero
 */
record PolynomialOperator(int dimension, Map<List<Integer>, Polynomial> terms) {
    PolynomialOperator {
        Map<List<Integer>, Polynomial> kept = new LinkedHashMap<>(terms);
        kept.values().removeIf(Polynomial::isZero);
        terms = Collections.unmodifiableMap(kept);
    }

    /** Multiplication by a polynomial. */
    static PolynomialOperator multiplication(Polynomial by) {
        return new PolynomialOperator(by.dimension(), Map.of(Collections.nCopies(by.dimension(), 0), by));
    }

    /** {@code -D lap}. */
    static PolynomialOperator kinetic(int dimension, double diffusion) {
        Polynomial coefficient = Polynomial.constant(dimension, new BigDecimal(-diffusion));
        Map<List<Integer>, Polynomial> terms = new LinkedHashMap<>();
        for (int axis = 0; axis < dimension; axis++) {
            terms.put(raised(Collections.nCopies(dimension, 0), axis, 2), coefficient);
        }
        return new PolynomialOperator(dimension, terms);
    }

    /** {@code [this, other]}. */
    PolynomialOperator commutator(PolynomialOperator other) {
        return after(other).plus(other.after(this).times(minusOne()));
    }

    private Polynomial minusOne() {
        return Polynomial.constant(dimension, BigDecimal.ONE.negate());
    }

    /** The product, the other acting first. */
    private PolynomialOperator after(PolynomialOperator other) {
        PolynomialOperator sum = new PolynomialOperator(dimension, Map.of());
        for (Map.Entry<List<Integer>, Polynomial> term : terms.entrySet()) {
            PolynomialOperator changed = other;
            for (int axis = 0; axis < dimension; axis++) {
                for (int order = 0; order < term.getKey().get(axis); order++) {
                    changed = changed.differentiated(axis);
                }
            }
            sum = sum.plus(changed.times(term.getValue()));
        }
        return sum;
    }

    /** {@code d/dx this}: a derivative of the coefficients and one more of what they stand before. */
    private PolynomialOperator differentiated(int axis) {
        Map<List<Integer>, Polynomial> result = new LinkedHashMap<>();
        terms.forEach((orders, coefficient) -> {
            result.merge(orders, coefficient.derivative(axis), Polynomial::plus);
            result.merge(raised(orders, axis, 1), coefficient, Polynomial::plus);
        });
        return new PolynomialOperator(dimension, result);
    }

    private PolynomialOperator times(Polynomial factor) {
        Map<List<Integer>, Polynomial> result = new LinkedHashMap<>();
        terms.forEach((orders, coefficient) -> result.put(orders, factor.times(coefficient)));
        return new PolynomialOperator(dimension, result);
    }

    private PolynomialOperator plus(PolynomialOperator other) {
        Map<List<Integer>, Polynomial> sum = new LinkedHashMap<>(terms);
        other.terms.forEach((orders, coefficient) -> sum.merge(orders, coefficient, Polynomial::plus));
        return new PolynomialOperator(dimension, sum);
    }

    private static List<Integer> raised(List<Integer> orders, int axis, int by) {
        List<Integer> changed = new ArrayList<>(orders);
        changed.set(axis, orders.get(axis) + by);
        return changed;
    }

    /**
     * A bound on its norm on functions that live inside a box and have no wavenumber above {@code pi/h}:
     * {@code sum max |f_b| (pi/h)^b}.
     */
    double norm(Grid grid) {
        double norm = 0;
        for (Map.Entry<List<Integer>, Polynomial> term : terms.entrySet()) {
            double bound = term.getValue().largest(grid);
            for (int i = 0; i < dimension; i++) {
                bound *= Math.pow(largestWavenumber(grid.axis(i)), term.getKey().get(i));
            }
            norm += bound;
        }
        return norm;
    }

    static double largestWavenumber(Axis axis) {
        return Math.PI / axis.spacing();
    }
}
