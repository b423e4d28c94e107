package org.wickbench.symbolic.operator;

import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Sym;

/**
 * What an operator expression can be computed in. {@link Interpretation} walks the expression; an algebra says what a
 * number, a letter, a derivative, a sum and a product are.
 *
 * @param <T> the elements
 */
interface OperatorAlgebra<T> {
    /** True if the expression is taken as a whole, as something that commutes with its like. */
    boolean isScalar(Expr expr);

    /** The element of an expression that {@link #isScalar} accepts. */
    T scalar(Expr expr);

    /** The element of a symbol that is no scalar: a letter, or the step. */
    T symbol(Sym symbol);

    /** The partial derivative by a coordinate. */
    T derivative(Sym coordinate);

    T plus(T left, T right);

    /** The product; the order counts. */
    T times(T left, T right);

    T adjoint(T element);

    T exponential(T element);

    T logarithm(T element);
}
