package org.wickbench.symbolic.coq;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.wickbench.symbolic.expr.Calls;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Context;
import org.wickbench.symbolic.theorem.Domain;

/** Real and imaginary parts of expressions. Real ones come back with their rarer functions written by others. */
final class Parts {
    private final Context context;

    Parts(Context context) {
        this.context = context;
    }

    /** An expression as a complex number; both parts are real. */
    record Pair(Expr re, Expr im) {
        boolean isReal() {
            return im.equals(ZERO);
        }

        Pair plus(Pair other) {
            return new Pair(sum(re, other.re), sum(im, other.im));
        }

        Pair times(Pair other) {
            return new Pair(
                    sum(product(re, other.re), negative(product(im, other.im))),
                    sum(product(re, other.im), product(im, other.re)));
        }

        /** Zero for zero, as 1/0 is in the kernel. */
        Pair inverse() {
            if (isReal()) {
                return new Pair(pow(re, -1), ZERO);
            }
            if (re.equals(ZERO)) {
                return new Pair(ZERO, negative(pow(im, -1)));
            }
            Expr square = add(pow(re, 2), pow(im, 2));
            return new Pair(div(re, square), negative(div(im, square)));
        }
    }

    private static Expr sum(Expr left, Expr right) {
        return left.equals(ZERO) ? right : right.equals(ZERO) ? left : add(left, right);
    }

    private static Expr product(Expr left, Expr right) {
        return left.equals(ZERO) || right.equals(ZERO) ? ZERO : mul(left, right);
    }

    private static Expr negative(Expr expr) {
        return expr.equals(ZERO) ? ZERO : neg(expr);
    }

    /** The relations between real numbers that a relation comes to. */
    List<Relation> of(Relation relation) {
        Pair left = of(relation.left());
        Pair right = of(relation.right());
        if (left.isReal() && right.isReal()) {
            return List.of(new Relation(relation.op(), left.re, right.re));
        }
        if (relation.op() != Relation.Op.EQ) {
            throw new OutsideException("a relation between complex numbers that is no equation");
        }
        List<Relation> parts = new ArrayList<>();
        parts.add(equation(left.re, right.re));
        parts.add(equation(left.im, right.im));
        parts.removeIf(part -> part.left().equals(part.right()));
        return parts;
    }

    Pair of(Expr expr) {
        return switch (expr) {
            case Num number -> real(number);
            case Constant constant ->
                switch (constant) {
                    case PI -> real(PI);
                    case I -> new Pair(ZERO, ONE);
                    case INFINITY -> throw new OutsideException("infinity");
                };
            case Sym symbol ->
                context.domainOf(symbol) == Domain.COMPLEX
                        ? new Pair(symbol.tagged("re"), symbol.tagged("im"))
                        : real(symbol);
            case Add sum -> sum.terms().stream().map(this::of).reduce(real(ZERO), Pair::plus);
            case Mul product -> product.factors().stream().map(this::of).reduce(real(ONE), Pair::times);
            case Pow power -> power(of(power.base()), of(power.exponent()));
            case Call call -> call(call);
            case Apply apply -> apply(apply, apply);
            case Partial partial -> apply(partial.function(), partial);
            case Diff diff -> diff(diff);
            case Sum sum -> {
                Sym index = sum.scope().fresh();
                Pair body = of(sum.scope().open(index));
                yield new Pair(
                        new Sum(body.re, index, sum.lower(), sum.upper()),
                        body.isReal() ? ZERO : new Sum(body.im, index, sum.lower(), sum.upper()));
            }
            case Integral _ -> throw new OutsideException("an integral");
            case Product _ -> throw new OutsideException("a product over an index");
            case Limit _ -> throw new OutsideException("a limit");
            case Piecewise _ -> throw new OutsideException("a piecewise expression");
            case Relation _, Bound _ -> throw new OutsideException("a relation inside of a formula");
        };
    }

    private static Pair real(Expr expr) {
        return new Pair(expr, ZERO);
    }

    private Pair diff(Diff diff) {
        Pair point = of(diff.point());
        if (!point.isReal()) {
            throw new OutsideException("a derivative at a complex point");
        }
        Sym variable = diff.scope().fresh();
        Pair body = of(diff.scope().open(variable));
        Scope re = Scope.close(variable, body.re);
        Scope im = Scope.close(variable, body.im);
        return new Pair(
                new Diff(named(re, diff), point.re, diff.order()),
                body.isReal() ? ZERO : new Diff(named(im, diff), point.re, diff.order()));
    }

    private static Scope named(Scope scope, Diff diff) {
        return new Scope(diff.scope().hint(), scope.body());
    }

    private static Pair power(Pair base, Pair exponent) {
        if (base.isReal() && exponent.isReal()) {
            return real(pow(base.re, exponent.re));
        }
        if (exponent.isReal() && exponent.re instanceof Num n && n.isInt() && Math.abs(n.toDouble()) <= 12) {
            int times = Math.abs(n.numerator().intValueExact());
            Pair result = real(ONE);
            for (int i = 0; i < times; i++) {
                result = result.times(base);
            }
            return n.signum() < 0 ? result.inverse() : result;
        }
        throw new OutsideException("a power of a complex number");
    }

    private Pair call(Call call) {
        if (Calls.spelledOut(call).isPresent()) {
            return of(Calls.spelledOut(call).get());
        }
        List<Pair> arguments = call.arguments().stream().map(this::of).toList();
        Pair u = arguments.getFirst();
        switch (call.function()) {
            case CONJ:
                return new Pair(u.re, negative(u.im));
            case RE:
                return real(u.re);
            case IM:
                return real(u.im);
            default:
                break;
        }
        if (arguments.stream().allMatch(Pair::isReal)) {
            return real(
                    realCall(call.function(), arguments.stream().map(Pair::re).toList()));
        }
        return switch (call.function()) {
            case EXP -> {
                Expr size = u.re.equals(ZERO) ? ONE : exp(u.re);
                yield new Pair(mul(size, Expr.call(Fn.COS, u.im)), mul(size, Expr.call(Fn.SIN, u.im)));
            }
            case ABS -> real(sqrt(add(pow(u.re, 2), pow(u.im, 2))));
            default -> throw new OutsideException(call.function().syntax() + " of a complex number");
        };
    }

    private static Expr realCall(Fn function, List<Expr> arguments) {
        Expr u = arguments.getFirst();
        return switch (function) {
            case KRONECKER -> new Call(function, arguments);
            case EXP, LOG, SIN, COS, SINH, COSH, TANH, ATAN, ERF, ABS -> Expr.call(function, u);
            case TAN -> div(Expr.call(Fn.SIN, u), Expr.call(Fn.COS, u));
            case COT -> div(Expr.call(Fn.COS, u), Expr.call(Fn.SIN, u));
            case COTH -> div(Expr.call(Fn.COSH, u), Expr.call(Fn.SINH, u));
            case ERFC -> sub(ONE, Expr.call(Fn.ERF, u));
            default -> throw new OutsideException("the function " + function.syntax());
        };
    }

    private Pair apply(Apply apply, Expr written) {
        List<Expr> arguments = apply.arguments().stream()
                .map(argument -> {
                    Pair pair = of(argument);
                    if (!pair.isReal()) {
                        throw new OutsideException("an unknown function of a complex number");
                    }
                    return pair.re;
                })
                .toList();
        if (arguments.size() > 2) {
            throw new OutsideException("an unknown function of more than two arguments");
        }
        if (context.domainOf(apply.head()) != Domain.COMPLEX) {
            return real(with(written, apply.head(), arguments));
        }
        return new Pair(
                with(written, apply.head().tagged("re"), arguments),
                with(written, apply.head().tagged("im"), arguments));
    }

    private static Expr with(Expr written, Sym head, List<Expr> arguments) {
        Apply apply = new Apply(head, arguments);
        return written instanceof Partial partial ? new Partial(apply, partial.orders()) : apply;
    }

    /** True if no derivative stands in the expression. */
    static boolean isCarriedOut(Expr expr) {
        return !(Objects.requireNonNull(expr) instanceof Diff)
                && Trees.children(expr).stream().allMatch(Parts::isCarriedOut);
    }
}
