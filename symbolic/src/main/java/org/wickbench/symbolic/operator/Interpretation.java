package org.wickbench.symbolic.operator;

import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.OperatorForm;

/** Computes an operator expression in an algebra, from the leaves up and with every product in the order it is written. */
final class Interpretation<T> {
    /** Powers are repeated products. */
    private static final int LARGEST_POWER = 20;

    private final OperatorAlgebra<T> algebra;

    Interpretation(OperatorAlgebra<T> algebra) {
        this.algebra = algebra;
    }

    /** @throws OperatorException if some part means nothing as an operator */
    T of(Expr expr) {
        if (algebra.isScalar(expr)) {
            return algebra.scalar(expr);
        }
        return switch (expr) {
            case Sym symbol -> algebra.symbol(symbol);
            case Add sum ->
                sum.terms().stream().map(this::of).reduce(algebra::plus).orElseThrow();
            case Mul product ->
                product.factors().stream().map(this::of).reduce(algebra::times).orElseThrow();
            case Pow power -> power(power);
            case Call call when call.function() == Fn.EXP -> algebra.exponential(of(call.argument()));
            case Call call when call.function() == Fn.LOG -> algebra.logarithm(of(call.argument()));
            case Apply apply
            when OperatorForm.of(apply).isPresent() ->
                form(OperatorForm.of(apply).orElseThrow(), apply);
            default -> throw new OperatorException("an operator cannot stand inside " + expr);
        };
    }

    private T power(Pow power) {
        if (!(power.exponent() instanceof Num exponent)
                || !exponent.isInteger()
                || exponent.signum() < 0
                || exponent.compareTo(Expr.num(LARGEST_POWER)) > 0) {
            throw new OperatorException("the exponent of an operator is a whole number from 0 to " + LARGEST_POWER
                    + ", and it has no inverse here: " + power);
        }
        T base = of(power.base());
        T result = algebra.scalar(Expr.ONE);
        for (int i = 0; i < exponent.numerator().intValueExact(); i++) {
            result = algebra.times(result, base);
        }
        return result;
    }

    private T form(OperatorForm form, Apply apply) {
        Expr first = apply.arguments().getFirst();
        Expr last = apply.arguments().getLast();
        return switch (form) {
            case DERIVATIVE -> {
                if (first instanceof Sym coordinate) {
                    yield algebra.derivative(coordinate);
                }
                throw new OperatorException("d needs a coordinate, not " + first);
            }
            case COMMUTATOR -> bracket(of(first), of(last), Expr.MINUS_ONE);
            case ANTICOMMUTATOR -> bracket(of(first), of(last), Expr.ONE);
            case ADJOINT -> algebra.adjoint(of(first));
        };
    }

    private T bracket(T left, T right, Num sign) {
        return algebra.plus(
                algebra.times(left, right), algebra.times(algebra.scalar(sign), algebra.times(right, left)));
    }
}
