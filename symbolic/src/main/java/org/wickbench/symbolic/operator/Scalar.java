package org.wickbench.symbolic.operator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.normal.Conjugate;

/**
 * What commutes: a polynomial with rational coefficients in atoms, which are symbols, function values and whatever else
 * is no sum, product or small whole power. Two scalars with the same terms are equal; two that differ may still be, and
 * the prover decides that. No atom is ever cancelled against its reciprocal, so no condition is lost here.
 */
final class Scalar {
    static final Scalar ZERO = new Scalar(Map.of());
    static final Scalar ONE = of(Expr.ONE);

    /** Powers of sums are multiplied out up to here; higher ones are atoms. */
    private static final int LARGEST_POWER = 12;
    /** Beyond this many terms a formula is no longer one that somebody wrote. */
    private static final int MOST_TERMS = 20_000;

    private final Map<Map<Expr, Integer>, Num> terms;

    private Scalar(Map<Map<Expr, Integer>, Num> terms) {
        this.terms = terms;
    }

    /** The value of an expression in which no operator occurs. */
    static Scalar of(Expr expr) {
        return read(Derivative.carryOut(expr));
    }

    private static Scalar read(Expr expr) {
        return switch (expr) {
            case Num number -> number.isZero() ? ZERO : new Scalar(Map.of(Map.of(), number));
            case Add sum -> {
                Scalar total = ZERO;
                for (Expr term : sum.terms()) {
                    total = total.plus(read(term));
                }
                yield total;
            }
            case Mul product -> {
                Scalar total = ONE;
                for (Expr factor : product.factors()) {
                    total = total.times(read(factor));
                }
                yield total;
            }
            case Pow power
            when power.exponent() instanceof Num exponent && exponent.isInteger() -> wholePower(power, exponent);
            default -> atom(expr);
        };
    }

    private static Scalar wholePower(Pow power, Num exponent) {
        if (power.base() instanceof Num base && !base.isZero() && exponent.equals(Expr.MINUS_ONE)) {
            return read(base.reciprocal());
        }
        if (exponent.signum() < 0 && power.base() instanceof Mul product) {
            Scalar total = ONE;
            for (Expr factor : product.factors()) {
                total = total.times(read(Expr.pow(factor, exponent)));
            }
            return total;
        }
        if (exponent.signum() <= 0 || exponent.compareTo(Expr.num(LARGEST_POWER)) > 0) {
            return atom(power);
        }
        return read(power.base()).power(exponent.numerator().intValueExact());
    }

    private static Scalar atom(Expr expr) {
        return new Scalar(Map.of(Map.of(expr, 1), Expr.ONE));
    }

    Scalar plus(Scalar other) {
        if (terms.isEmpty()) {
            return other;
        }
        if (other.terms.isEmpty()) {
            return this;
        }
        Map<Map<Expr, Integer>, Num> sum = new LinkedHashMap<>(terms);
        other.terms.forEach((monomial, coefficient) -> add(sum, monomial, coefficient));
        return new Scalar(sum);
    }

    private static void add(Map<Map<Expr, Integer>, Num> sum, Map<Expr, Integer> monomial, Num coefficient) {
        Num total = sum.getOrDefault(monomial, Expr.ZERO).plus(coefficient);
        if (total.isZero()) {
            sum.remove(monomial);
        } else {
            sum.put(monomial, total);
        }
    }

    Scalar times(Scalar other) {
        Map<Map<Expr, Integer>, Num> product = new LinkedHashMap<>();
        terms.forEach((left, first) -> other.terms.forEach((right, second) -> {
            Num coefficient = first.times(second);
            if (left.isEmpty() || right.isEmpty()) {
                add(product, left.isEmpty() ? right : left, coefficient);
                return;
            }
            Map<Expr, Integer> monomial = new HashMap<>(left);
            right.forEach((atom, exponent) -> monomial.merge(atom, exponent, Integer::sum));
            int turns = monomial.getOrDefault(Expr.I, 0);
            if (turns >= 2) {
                coefficient = (turns / 2) % 2 == 0 ? coefficient : coefficient.negate();
                monomial.remove(Expr.I);
                if (turns % 2 == 1) {
                    monomial.put(Expr.I, 1);
                }
            }
            add(product, monomial, coefficient);
        }));
        if (product.size() > MOST_TERMS) {
            throw new OperatorException("a coefficient grows beyond " + MOST_TERMS + " terms");
        }
        return new Scalar(product);
    }

    Scalar times(Num number) {
        if (number.isZero()) {
            return ZERO;
        }
        Map<Map<Expr, Integer>, Num> product = new LinkedHashMap<>();
        terms.forEach((monomial, coefficient) -> product.put(monomial, coefficient.times(number)));
        return new Scalar(product);
    }

    Scalar negate() {
        return times(Expr.MINUS_ONE);
    }

    Scalar power(int exponent) {
        Scalar result = ONE;
        for (int i = 0; i < exponent; i++) {
            result = result.times(this);
        }
        return result;
    }

    /** True if no term is left; a scalar with terms may be zero all the same. */
    boolean isZero() {
        return terms.isEmpty();
    }

    /** The derivative by a coordinate. */
    Scalar derivative(Sym coordinate) {
        Scalar total = ZERO;
        for (Map.Entry<Map<Expr, Integer>, Num> term : terms.entrySet()) {
            for (Map.Entry<Expr, Integer> factor : term.getKey().entrySet()) {
                Scalar inner = read(Derivative.carryOut(Derivative.once(factor.getKey(), coordinate)));
                if (!inner.isZero()) {
                    Map<Expr, Integer> rest = new HashMap<>(term.getKey());
                    if (factor.getValue() == 1) {
                        rest.remove(factor.getKey());
                    } else {
                        rest.put(factor.getKey(), factor.getValue() - 1);
                    }
                    Num coefficient = term.getValue().times(Expr.num(factor.getValue()));
                    total = total.plus(new Scalar(Map.of(rest, coefficient)).times(inner));
                }
            }
        }
        return total;
    }

    /** The complex conjugate. */
    Scalar conjugate(Signs signs) {
        Scalar total = ZERO;
        for (Map.Entry<Map<Expr, Integer>, Num> term : terms.entrySet()) {
            Scalar product = ONE.times(term.getValue());
            for (Map.Entry<Expr, Integer> factor : term.getKey().entrySet()) {
                Expr atom = factor.getKey();
                Expr conjugate = Conjugate.of(atom, signs).orElseGet(() -> Expr.call(Fn.CONJ, atom));
                product = product.times(of(conjugate).power(factor.getValue()));
            }
            total = total.plus(product);
        }
        return total;
    }

    Expr expr() {
        List<Expr> sum = new ArrayList<>();
        terms.forEach((monomial, coefficient) -> {
            List<Expr> product = new ArrayList<>(List.of(coefficient));
            monomial.entrySet().stream()
                    .sorted(java.util.Comparator.comparing(
                            factor -> factor.getKey().toString()))
                    .forEach(factor -> product.add(
                            factor.getValue() == 1 ? factor.getKey() : Expr.pow(factor.getKey(), factor.getValue())));
            sum.add(Expr.mul(product));
        });
        return Expr.add(sum);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scalar scalar && terms.equals(scalar.terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }

    @Override
    public String toString() {
        return expr().toString();
    }
}
