package org.wickbench.symbolic.normal;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.Optional;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;

/**
 * Exponentials of inverse functions in closed form, with q rational and every root and logarithm principal:
 *
 * <ul>
 *   <li>exp(I n asin u) = (sqrt(1 - u^2) + I u)^n for whole n
 *   <li>exp(2 I n atan u) = ((1 + I u)/(1 - I u))^n for whole n; for a real u also exp(I n atan u) = ((1 + I u)/sqrt(1 +
 *       u^2))^n
 *   <li>exp(n asinh u) = (u + sqrt(u^2 + 1))^n for whole n, and for a real u every rational n
 *   <li>exp(2 n atanh u) = ((1 + u)/(1 - u))^n and exp(n atanh u) = (sqrt(1 + u)/sqrt(1 - u))^n for whole n
 *   <li>exp(n acosh u) = (u + sqrt(u - 1) sqrt(u + 1))^n for whole n
 * </ul>
 *
 * <p>Source: DLMF 4.23 and 4.37, where these are the definitions of the principal branches.
 */
final class Inverses {
    private Inverses() {}

    /**
     * exp(q I^k f(u)) for an inverse function f.
     *
     * @param q the rational coefficient
     * @param imaginary whether the imaginary unit stands in the exponent too
     */
    static Optional<Expr> exponential(Num q, boolean imaginary, Call inverse, Signs signs) {
        Expr u = inverse.argument();
        boolean whole = q.isInteger();
        return switch (inverse.function()) {
            case ASIN ->
                imaginary && whole
                        ? Optional.of(pow(add(sqrt(sub(ONE, pow(u, 2))), mul(sign(q), I, u)), abs(q)))
                        : Optional.empty();
            case ATAN -> {
                if (!imaginary || !whole) {
                    yield Optional.empty();
                }
                Expr above = add(ONE, mul(I, u));
                if (isEven(q)) {
                    yield Optional.of(pow(div(above, sub(ONE, mul(I, u))), q.times(HALF)));
                }
                yield signs.isReal(u) ? Optional.of(pow(div(above, sqrt(add(ONE, pow(u, 2)))), q)) : Optional.empty();
            }
            case ASINH ->
                !imaginary && (whole || signs.isReal(u))
                        ? Optional.of(pow(add(mul(sign(q), u), sqrt(add(pow(u, 2), ONE))), abs(q)))
                        : Optional.empty();
            case ATANH -> {
                if (imaginary || !whole) {
                    yield Optional.empty();
                }
                Expr above = add(ONE, u);
                Expr below = sub(ONE, u);
                yield Optional.of(
                        isEven(q) ? pow(div(above, below), q.times(HALF)) : pow(div(sqrt(above), sqrt(below)), q));
            }
            case ACOSH ->
                !imaginary && whole
                        ? Optional.of(pow(add(u, mul(sign(q), sqrt(sub(u, ONE)), sqrt(add(u, ONE)))), abs(q)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The reciprocals of these sums are sums of the same kind, so no condition arises for them. */
    private static Num sign(Num number) {
        return num(number.signum());
    }

    private static Num abs(Num number) {
        return number.signum() < 0 ? number.negate() : number;
    }

    private static boolean isEven(Num number) {
        return !number.numerator().testBit(0);
    }
}
