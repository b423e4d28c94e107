package org.wickbench.numeric.circuit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Grid;

/**
 * A real polynomial in the coordinates of a grid.
 *
 * @param dimension the number of coordinates
 * @param terms the coefficient of each monomial, a list of exponents; none is zero
 */
record Polynomial(int dimension, Map<List<Integer>, BigDecimal> terms) {
    /** Far more digits than a phase of any size loses when whole turns are taken off it. */
    static final MathContext DIGITS = new MathContext(60);

    Polynomial {
        Map<List<Integer>, BigDecimal> kept = new LinkedHashMap<>();
        terms.forEach((monomial, coefficient) -> {
            if (coefficient.signum() != 0) {
                kept.put(List.copyOf(monomial), coefficient);
            }
        });
        terms = Collections.unmodifiableMap(kept);
    }

    static Polynomial constant(int dimension, BigDecimal value) {
        return new Polynomial(dimension, Map.of(Collections.nCopies(dimension, 0), value));
    }

    static Polynomial coordinate(int dimension, int axis) {
        return new Polynomial(dimension, Map.of(shifted(Collections.nCopies(dimension, 0), axis, 1), BigDecimal.ONE));
    }

    private static List<Integer> shifted(List<Integer> exponents, int axis, int by) {
        List<Integer> changed = new ArrayList<>(exponents);
        changed.set(axis, exponents.get(axis) + by);
        return changed;
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    /** The largest sum of exponents, 0 for a constant. */
    int degree() {
        return terms.keySet().stream()
                .mapToInt(monomial -> monomial.stream().mapToInt(e -> e).sum())
                .max()
                .orElse(0);
    }

    Polynomial plus(Polynomial other) {
        Map<List<Integer>, BigDecimal> sum = new LinkedHashMap<>(terms);
        other.terms.forEach((monomial, coefficient) -> add(sum, monomial, coefficient));
        return new Polynomial(dimension, sum);
    }

    Polynomial scaled(BigDecimal factor) {
        Map<List<Integer>, BigDecimal> scaled = new LinkedHashMap<>();
        terms.forEach((monomial, coefficient) -> scaled.put(monomial, coefficient.multiply(factor, DIGITS)));
        return new Polynomial(dimension, scaled);
    }

    Polynomial times(Polynomial other) {
        Map<List<Integer>, BigDecimal> product = new LinkedHashMap<>();
        terms.forEach((left, a) -> other.terms.forEach((right, b) -> {
            List<Integer> monomial = new ArrayList<>();
            for (int axis = 0; axis < dimension; axis++) {
                monomial.add(left.get(axis) + right.get(axis));
            }
            add(product, monomial, a.multiply(b, DIGITS));
        }));
        return new Polynomial(dimension, product);
    }

    private static void add(Map<List<Integer>, BigDecimal> sum, List<Integer> monomial, BigDecimal coefficient) {
        sum.merge(monomial, coefficient, (a, b) -> a.add(b, DIGITS));
    }

    /** The partial derivative by a coordinate. */
    Polynomial derivative(int axis) {
        Map<List<Integer>, BigDecimal> derivative = new LinkedHashMap<>();
        terms.forEach((monomial, coefficient) -> {
            int exponent = monomial.get(axis);
            if (exponent > 0) {
                derivative.put(shifted(monomial, axis, -1), coefficient.multiply(BigDecimal.valueOf(exponent), DIGITS));
            }
        });
        return new Polynomial(dimension, derivative);
    }

    /** {@code |grad p|^2}. */
    Polynomial gradientSquared() {
        Polynomial sum = constant(dimension, BigDecimal.ZERO);
        for (int axis = 0; axis < dimension; axis++) {
            Polynomial slope = derivative(axis);
            sum = sum.plus(slope.times(slope));
        }
        return sum;
    }

    /** A bound on {@code |p|} over the box of a grid: the sum of the bounds of its terms. */
    double largest(Grid box) {
        return terms.entrySet().stream()
                .mapToDouble(term -> {
                    Span span = span(term.getKey(), box);
                    return term.getValue().abs().doubleValue() * Math.max(Math.abs(span.low), Math.abs(span.high));
                })
                .sum();
    }

    /** A bound on {@code max p - min p} over the box of a grid, by its terms as well. */
    double variation(Grid box) {
        return terms.entrySet().stream()
                .mapToDouble(term -> {
                    Span span = span(term.getKey(), box);
                    return term.getValue().abs().doubleValue() * (span.high - span.low);
                })
                .sum();
    }

    private static Span span(List<Integer> monomial, Grid box) {
        Span span = new Span(1, 1);
        for (int i = 0; i < monomial.size(); i++) {
            span = span.times(Span.power(box.axis(i), monomial.get(i)));
        }
        return span;
    }

    /** Where a product of powers lies. */
    private record Span(double low, double high) {
        static Span power(Axis axis, int exponent) {
            double a = Math.pow(axis.lower(), exponent);
            double b = Math.pow(axis.upper(), exponent);
            boolean turns = exponent > 0 && exponent % 2 == 0 && axis.lower() < 0 && axis.upper() > 0;
            return new Span(turns ? 0 : Math.min(a, b), Math.max(a, b));
        }

        Span times(Span other) {
            double[] ends = {low * other.low, low * other.high, high * other.low, high * other.high};
            return new Span(
                    Math.min(Math.min(ends[0], ends[1]), Math.min(ends[2], ends[3])),
                    Math.max(Math.max(ends[0], ends[1]), Math.max(ends[2], ends[3])));
        }
    }
}
