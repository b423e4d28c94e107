package org.wickbench.workbench.command;

import org.wickbench.numeric.equation.Data;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Add;
import org.wickbench.symbolic.expr.Expr.Call;
import org.wickbench.symbolic.expr.Expr.Mul;
import org.wickbench.symbolic.expr.Expr.Pow;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.workbench.console.InputException;

/**
 * An expression of real symbols as {@code re + I*im}. It takes apart sums, products, whole powers, {@code exp}, and what
 * contains no {@code I}; that is what wave packets are made of.
 */
record ComplexParts(Expr re, Expr im) {
    private static final int LARGEST_POWER = 16;

    /** The same with the number of rows in the place of {@code n}, if there are rows. */
    ComplexParts counted(Data data) {
        return new ComplexParts(ProblemOptions.counted(re, data), ProblemOptions.counted(im, data));
    }

    static ComplexParts of(Expr expr) {
        if (!containsI(expr)) {
            return new ComplexParts(expr, Expr.ZERO);
        }
        return switch (expr) {
            case Expr.Constant _ -> new ComplexParts(Expr.ZERO, Expr.ONE);
            case Add sum -> {
                ComplexParts total = new ComplexParts(Expr.ZERO, Expr.ZERO);
                for (Expr term : sum.terms()) {
                    ComplexParts parts = of(term);
                    total = new ComplexParts(plus(total.re, parts.re), plus(total.im, parts.im));
                }
                yield total;
            }
            case Mul product -> {
                ComplexParts total = new ComplexParts(Expr.ONE, Expr.ZERO);
                for (Expr factor : product.factors()) {
                    total = total.times(of(factor));
                }
                yield total;
            }
            case Pow power
            when power.exponent() instanceof Expr.Num number && number.isInt() -> {
                int exponent = number.numerator().intValueExact();
                if (Math.abs(exponent) > LARGEST_POWER) {
                    throw unknown(expr);
                }
                ComplexParts base = of(power.base());
                ComplexParts total = new ComplexParts(Expr.ONE, Expr.ZERO);
                for (int i = 0; i < Math.abs(exponent); i++) {
                    total = total.times(base);
                }
                yield exponent < 0 ? total.reciprocal() : total;
            }
            case Call call
            when call.function() == Fn.EXP -> {
                ComplexParts argument = of(call.argument());
                Expr modulus = Expr.exp(argument.re);
                yield new ComplexParts(
                        times(modulus, Expr.call(Fn.COS, argument.im)), times(modulus, Expr.call(Fn.SIN, argument.im)));
            }
            default -> throw unknown(expr);
        };
    }

    private ComplexParts times(ComplexParts other) {
        return new ComplexParts(
                plus(times(re, other.re), Expr.neg(times(im, other.im))),
                plus(times(re, other.im), times(im, other.re)));
    }

    private ComplexParts reciprocal() {
        Expr square = plus(times(re, re), times(im, im));
        return new ComplexParts(Expr.div(re, square), Expr.neg(Expr.div(im, square)));
    }

    private static Expr plus(Expr left, Expr right) {
        return left.equals(Expr.ZERO) ? right : right.equals(Expr.ZERO) || isZero(right) ? left : Expr.add(left, right);
    }

    private static Expr times(Expr left, Expr right) {
        return isZero(left) || isZero(right) ? Expr.ZERO : Expr.mul(left, right);
    }

    private static boolean isZero(Expr expr) {
        return expr instanceof Expr.Num number && number.isZero();
    }

    private static boolean containsI(Expr expr) {
        return expr.equals(Expr.I) || Trees.children(expr).stream().anyMatch(ComplexParts::containsI);
    }

    private static InputException unknown(Expr expr) {
        return new InputException("the real and imaginary parts of '" + expr + "' are not known: use sums, products,"
                + " whole powers and exp around I");
    }
}
