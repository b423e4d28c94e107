package org.wickbench.numeric.pass;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Trees;

/**
 * An expression as a polynomial in the distances of the coordinates from a centre, {@code sum c[k] (x - centre)^k}, with
 * coefficients in which no coordinate occurs.
 *
 * @param coefficients by the exponents of the coordinates
 */
record Expansion(Map<Exponents, Expr> coefficients) {
    private static final int HIGHEST_POWER = 12;
    private static final int MOST_TERMS = 84;
    private static final int LARGEST_COEFFICIENT = 4_000;

    /** The exponents of a monomial, one for each coordinate; in the order of total degree. */
    record Exponents(List<Integer> powers) implements Comparable<Exponents> {
        Exponents {
            powers = List.copyOf(powers);
        }

        static Exponents none(int dimension) {
            return new Exponents(java.util.Collections.nCopies(dimension, 0));
        }

        static Exponents of(int dimension, int... axes) {
            List<Integer> powers = new ArrayList<>(java.util.Collections.nCopies(dimension, 0));
            for (int axis : axes) {
                powers.set(axis, powers.get(axis) + 1);
            }
            return new Exponents(powers);
        }

        Exponents plus(Exponents other) {
            List<Integer> sum = new ArrayList<>();
            for (int i = 0; i < powers.size(); i++) {
                sum.add(powers.get(i) + other.powers.get(i));
            }
            return new Exponents(sum);
        }

        int degree() {
            return powers.stream().mapToInt(Integer::intValue).sum();
        }

        @Override
        public int compareTo(Exponents other) {
            int order = Integer.compare(degree(), other.degree());
            for (int i = 0; order == 0 && i < powers.size(); i++) {
                order = Integer.compare(other.powers.get(i), powers.get(i));
            }
            return order;
        }
    }

    Expansion {
        coefficients = java.util.Collections.unmodifiableMap(new TreeMap<>(coefficients));
    }

    /** The expansion, if the expression is a polynomial of moderate size. */
    static Optional<Expansion> of(Expr expr, List<Expr.Sym> coordinates, double[] centre) {
        if (coordinates.stream().noneMatch(coordinate -> Trees.dependsOn(expr, coordinate))) {
            return Optional.of(constant(expr, coordinates.size()));
        }
        return switch (expr) {
            case Expr.Sym symbol
            when coordinates.contains(symbol) -> {
                int axis = coordinates.indexOf(symbol);
                Expansion distance = new Expansion(Map.of(Exponents.of(coordinates.size(), axis), Expr.ONE));
                yield Optional.of(
                        centre[axis] == 0
                                ? distance
                                : distance.plus(constant(number(centre[axis]), coordinates.size())));
            }
            case Expr.Add(List<Expr> terms) ->
                terms.stream()
                        .map(term -> of(term, coordinates, centre))
                        .reduce((a, b) -> a.flatMap(left -> b.map(left::plus)))
                        .orElseThrow()
                        .filter(Expansion::isModerate);
            case Expr.Mul(List<Expr> factors) ->
                factors.stream()
                        .map(factor -> of(factor, coordinates, centre))
                        .reduce((a, b) -> a.flatMap(left -> b.flatMap(left::times)))
                        .orElseThrow();
            case Expr.Pow(Expr base, Expr.Num exponent)
            when exponent.isInt() && exponent.signum() > 0 && exponent.compareTo(Expr.num(HIGHEST_POWER)) <= 0 -> {
                Optional<Expansion> factor = of(base, coordinates, centre);
                Optional<Expansion> power = factor;
                for (int n = 1; n < exponent.numerator().intValueExact(); n++) {
                    power = power.flatMap(left -> factor.flatMap(left::times));
                }
                yield power;
            }
            default -> Optional.empty();
        };
    }

    /** The number as an expression that has this nearest double. */
    static Expr.Num number(double value) {
        return Expr.num(new BigDecimal(Double.toString(value)));
    }

    private static Expansion constant(Expr expr, int dimension) {
        return new Expansion(Map.of(Exponents.none(dimension), expr));
    }

    private Expansion plus(Expansion other) {
        Map<Exponents, Expr> sum = new TreeMap<>(coefficients);
        other.coefficients.forEach((exponents, coefficient) -> sum.merge(exponents, coefficient, Expr::add));
        return new Expansion(sum);
    }

    private Optional<Expansion> times(Expansion other) {
        Map<Exponents, Expr> product = new TreeMap<>();
        for (Map.Entry<Exponents, Expr> a : coefficients.entrySet()) {
            for (Map.Entry<Exponents, Expr> b : other.coefficients.entrySet()) {
                product.merge(a.getKey().plus(b.getKey()), Expr.mul(a.getValue(), b.getValue()), Expr::add);
            }
        }
        return Optional.of(new Expansion(product)).filter(Expansion::isModerate);
    }

    private boolean isModerate() {
        return coefficients.size() <= MOST_TERMS
                && coefficients.values().stream().allMatch(part -> Trees.size(part) <= LARGEST_COEFFICIENT);
    }

    /** The coefficients as numbers. */
    Map<Exponents, Double> map(ToDoubleFunction<Expr> value) {
        Map<Exponents, Double> values = new TreeMap<>();
        coefficients.forEach((exponents, coefficient) -> values.put(exponents, value.applyAsDouble(coefficient)));
        return values;
    }
}
