package org.wickbench.symbolic.normal;

import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;

/** Complex conjugation moved inwards, as far as it commutes with what it meets. */
public final class Conjugate {
    private Conjugate() {}

    /** The conjugate, with {@code conj} left on complex symbols and functions; empty where it does not move inwards. */
    public static Optional<Expr> of(Expr expr, Signs signs) {
        if (signs.isReal(expr)) {
            return Optional.of(expr);
        }
        return switch (expr) {
            case Constant _ -> Optional.of(Expr.neg(expr));
            case Add sum -> all(sum.terms(), signs).map(Expr::add);
            case Mul product -> all(product.factors(), signs).map(Expr::mul);
            case Pow power
            when power.exponent() instanceof Num n && n.isInteger() ->
                of(power.base(), signs).map(base -> Expr.pow(base, power.exponent()));
            case Pow power
            when signs.isPositive(power.base()) ->
                of(power.exponent(), signs).map(exponent -> Expr.pow(power.base(), exponent));
            case Call call when call.function() == Fn.CONJ -> Optional.of(call.argument());
            case Call call
            when commutes(call.function()) ->
                of(call.argument(), signs).map(argument -> Expr.call(call.function(), argument));
            case Sum sum -> inside(sum, signs);
            case Product product -> inside(product, signs);
            case Integral integral
            when signs.isReal(integral.lower()) && signs.isReal(integral.upper()) -> inside(integral, signs);
            case Sym _, Apply _, Partial _ -> Optional.of(Expr.call(Fn.CONJ, expr));
            default -> Optional.empty();
        };
    }

    /** The conjugate of the body, over the same real variable. */
    private static Optional<Expr> inside(Binder binder, Signs signs) {
        Sym variable = binder.scope().fresh();
        return of(binder.scope().open(variable), signs)
                .map(body -> binder.with(Scope.close(variable, body), binder.operands()));
    }

    /** Entire functions with real Taylor coefficients, and quotients of them. */
    private static boolean commutes(Fn function) {
        return switch (function) {
            case EXP, SIN, COS, TAN, COT, SINH, COSH, TANH, COTH, ERF, ERFC, EXPM1, GAMMA, FACTORIAL -> true;
            default -> false;
        };
    }

    private static Optional<List<Expr>> all(List<Expr> parts, Signs signs) {
        List<Optional<Expr>> each = parts.stream().map(part -> of(part, signs)).toList();
        return each.stream().allMatch(Optional::isPresent)
                ? Optional.of(each.stream().map(Optional::orElseThrow).toList())
                : Optional.empty();
    }
}
