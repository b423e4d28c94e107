package org.wickbench.symbolic.operator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.OperatorForm;

/**
 * A linear differential operator in normal order, {@code sum over alpha of a_alpha(x) d^alpha}: every derivative stands
 * to the right of every function. The coordinates are those that occur; the coefficients are expressions, which may be
 * complex and may contain unknown functions.
 *
 * <p>Operators are immutable. Two with the same terms are equal; whether two that differ are is a question for
 * {@link OperatorEquality}.
 */
public final class DifferentialOperator {
    /** The highest total order of a derivative that is computed with. */
    private static final int HIGHEST_ORDER = 24;

    private static final int MOST_TERMS = 5_000;

    /** How often is differentiated by each coordinate; coordinates with order zero are left out. */
    record Orders(Map<Sym, Integer> byCoordinate) {
        static final Orders NONE = new Orders(Map.of());

        Orders raised(Sym coordinate) {
            Map<Sym, Integer> raised = new TreeMap<>(Comparator.comparing(Sym::toString));
            raised.putAll(byCoordinate);
            raised.merge(coordinate, 1, Integer::sum);
            return new Orders(raised);
        }

        int total() {
            return byCoordinate.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** {@code d(x)^2*d(y)}; 1 where nothing is differentiated. */
        Expr expr() {
            List<Expr> factors = new ArrayList<>();
            byCoordinate.forEach((coordinate, order) -> {
                Expr once = OperatorForm.DERIVATIVE.of(List.of(coordinate));
                factors.add(order == 1 ? once : Expr.pow(once, order));
            });
            return Expr.mul(factors);
        }
    }

    private final Map<Orders, Scalar> terms;

    private DifferentialOperator(Map<Orders, Scalar> terms) {
        this.terms = terms;
    }

    /** Multiplication by a function, or by a number. */
    public static DifferentialOperator multiplication(Expr function) {
        return multiplication(Scalar.of(function));
    }

    static DifferentialOperator multiplication(Scalar function) {
        return new DifferentialOperator(function.isZero() ? Map.of() : Map.of(Orders.NONE, function));
    }

    /** The partial derivative by a coordinate. */
    public static DifferentialOperator derivative(Sym coordinate) {
        return new DifferentialOperator(Map.of(Orders.NONE.raised(coordinate), Scalar.ONE));
    }

    Map<Orders, Scalar> terms() {
        return terms;
    }

    Scalar coefficient(Orders orders) {
        return terms.getOrDefault(orders, Scalar.ZERO);
    }

    /** The order of the highest derivative; 0 for a multiplication. */
    public int order() {
        return terms.keySet().stream().mapToInt(Orders::total).max().orElse(0);
    }

    public DifferentialOperator plus(DifferentialOperator other) {
        Map<Orders, Scalar> sum = new LinkedHashMap<>(terms);
        other.terms.forEach((orders, coefficient) -> add(sum, orders, coefficient));
        return checked(sum);
    }

    private static void add(Map<Orders, Scalar> sum, Orders orders, Scalar coefficient) {
        Scalar total = sum.getOrDefault(orders, Scalar.ZERO).plus(coefficient);
        if (total.isZero()) {
            sum.remove(orders);
        } else {
            sum.put(orders, total);
        }
    }

    private static DifferentialOperator checked(Map<Orders, Scalar> terms) {
        DifferentialOperator operator = new DifferentialOperator(terms);
        if (terms.size() > MOST_TERMS || operator.order() > HIGHEST_ORDER) {
            throw new OperatorException("an operator grows beyond " + MOST_TERMS + " terms or the order "
                    + HIGHEST_ORDER + " of derivatives");
        }
        return operator;
    }

    public DifferentialOperator negate() {
        return multiplication(Expr.MINUS_ONE).times(this);
    }

    public DifferentialOperator minus(DifferentialOperator other) {
        return plus(other.negate());
    }

    /** The product, this after the other, by Leibniz's rule {@code d_x (b d^beta) = (d_x b) d^beta + b d_x d^beta}. */
    public DifferentialOperator times(DifferentialOperator other) {
        Map<Orders, Scalar> product = new LinkedHashMap<>();
        terms.forEach((orders, coefficient) -> {
            DifferentialOperator differentiated = other;
            for (Map.Entry<Sym, Integer> coordinate : orders.byCoordinate().entrySet()) {
                for (int i = 0; i < coordinate.getValue(); i++) {
                    differentiated = differentiated.differentiated(coordinate.getKey());
                }
            }
            differentiated.terms.forEach((inner, value) -> add(product, inner, coefficient.times(value)));
        });
        return checked(product);
    }

    private DifferentialOperator differentiated(Sym coordinate) {
        Map<Orders, Scalar> result = new LinkedHashMap<>();
        terms.forEach((orders, coefficient) -> {
            add(result, orders, coefficient.derivative(coordinate));
            add(result, orders.raised(coordinate), coefficient);
        });
        return checked(result);
    }

    /** The product of this operator with itself; the power 0 is 1. */
    public DifferentialOperator power(int exponent) {
        DifferentialOperator result = multiplication(Expr.ONE);
        for (int i = 0; i < exponent; i++) {
            result = result.times(this);
        }
        return result;
    }

    /** {@code A B - B A}. */
    public DifferentialOperator commutator(DifferentialOperator other) {
        return times(other).minus(other.times(this));
    }

    /** {@code A B + B A}. */
    public DifferentialOperator anticommutator(DifferentialOperator other) {
        return times(other).plus(other.times(this));
    }

    /**
     * The formal adjoint for the inner product {@code integral(conj(u) v)}: {@code (a d^alpha)^+ = (-1)^|alpha| d^alpha
     * conj(a)}. It is the adjoint on functions that vanish with their derivatives at the boundary.
     */
    public DifferentialOperator adjoint(Signs signs) {
        DifferentialOperator sum = multiplication(Scalar.ZERO);
        for (Map.Entry<Orders, Scalar> term : terms.entrySet()) {
            Num sign = term.getKey().total() % 2 == 0 ? Expr.ONE : Expr.MINUS_ONE;
            DifferentialOperator derivative = new DifferentialOperator(Map.of(term.getKey(), Scalar.ONE.times(sign)));
            sum = sum.plus(derivative.times(multiplication(term.getValue().conjugate(signs))));
        }
        return sum;
    }

    /** {@code exp(S) A exp(-S)} for a function S. */
    public DifferentialOperator similar(Expr function) {
        // exp(S) d_x exp(-S) = d_x - S_x, put into every term
        DifferentialOperator sum = multiplication(Scalar.ZERO);
        for (Map.Entry<Orders, Scalar> term : terms.entrySet()) {
            DifferentialOperator product = multiplication(term.getValue());
            for (Map.Entry<Sym, Integer> coordinate :
                    term.getKey().byCoordinate().entrySet()) {
                DifferentialOperator covariant = derivative(coordinate.getKey())
                        .minus(multiplication(Scalar.of(function).derivative(coordinate.getKey())));
                product = product.times(covariant.power(coordinate.getValue()));
            }
            sum = sum.plus(product);
        }
        return sum;
    }

    /** The symbol {@code sum of a_alpha (I k)^alpha}: what the operator does to {@code exp(I k x)}, over that wave. */
    public Expr symbol(UnaryOperator<Sym> waveNumber) {
        List<Expr> sum = new ArrayList<>();
        terms.forEach((orders, coefficient) -> {
            List<Expr> product = new ArrayList<>(List.of(coefficient.expr()));
            orders.byCoordinate()
                    .forEach((coordinate, order) ->
                            product.add(Expr.pow(Expr.mul(Expr.I, waveNumber.apply(coordinate)), order)));
            sum.add(Expr.mul(product));
        });
        return Expr.add(sum);
    }

    /** The operator applied to an expression; derivatives are written, not carried out. */
    public Expr of(Expr function) {
        List<Expr> sum = new ArrayList<>();
        terms.forEach((orders, coefficient) -> {
            Expr derivative = function;
            for (Map.Entry<Sym, Integer> coordinate : orders.byCoordinate().entrySet()) {
                derivative = Expr.diff(derivative, coordinate.getKey(), coordinate.getValue());
            }
            sum.add(Expr.mul(coefficient.expr(), derivative));
        });
        return Expr.add(sum);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DifferentialOperator operator && terms.equals(operator.terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }

    @Override
    public String toString() {
        List<Expr> sum = new ArrayList<>();
        terms.forEach((orders, coefficient) -> sum.add(Expr.mul(coefficient.expr(), orders.expr())));
        return Expr.add(sum).toString();
    }
}
