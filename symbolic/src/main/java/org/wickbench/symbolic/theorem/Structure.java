package org.wickbench.symbolic.theorem;

import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Proposition.*;

/** Which expressions are real or whole by the way they are built, given some propositions about parts of them. */
public final class Structure {
    private final Context context;
    private final Set<Proposition> known;

    public Structure(Context context, Set<Proposition> known) {
        this.context = context;
        this.known = known;
    }

    public boolean isReal(Expr expr) {
        if (known.contains(Proposition.real(expr))
                || known.contains(Proposition.integer(expr))
                || known.contains(Proposition.positive(expr))
                || known.contains(Proposition.nonNegative(expr))) {
            return true;
        }
        return switch (expr) {
            case Num _ -> true;
            case Constant constant -> constant == Constant.PI;
            case Sym symbol -> context.domainOf(symbol) != Domain.COMPLEX;
            case Apply apply ->
                context.domainOf(apply.head()) != Domain.COMPLEX
                        && apply.arguments().stream().allMatch(this::isReal);
            case Partial partial -> isReal(partial.function());
            case Add sum -> sum.terms().stream().allMatch(this::isReal);
            case Mul product -> {
                long units = product.factors().stream()
                        .filter(factor -> factor == Constant.I)
                        .count();
                yield units % 2 == 0
                        && product.factors().stream()
                                .filter(factor -> factor != Constant.I)
                                .allMatch(this::isReal);
            }
            case Pow power ->
                isReal(power.base())
                        && (isInteger(power.exponent()) || isReal(power.exponent()) && isNotNegative(power.base()));
            case Call call -> isReal(call);
            case Piecewise piecewise ->
                piecewise.branches().stream().allMatch(branch -> isReal(branch.value()))
                        && isReal(piecewise.otherwise());
            case Binder binder -> isReal(binder);
            case Bound _, Relation _ -> false;
        };
    }

    private boolean isReal(Call call) {
        return switch (call.function()) {
            case ABS, RE, IM -> true;
            case LOG -> isReal(call.argument()) && isNotNegative(call.argument());
            case ASIN, ACOS, ATANH -> {
                Expr u = call.argument();
                yield isReal(u) && isNotNegative(Expr.sub(Expr.ONE, u)) && isNotNegative(Expr.add(Expr.ONE, u));
            }
            case ACOSH -> isReal(call.argument()) && isNotNegative(Expr.sub(call.argument(), Expr.ONE));
            case LOG1P -> isReal(call.argument()) && isNotNegative(Expr.add(Expr.ONE, call.argument()));
            case LGAMMA -> isNotNegative(call.argument());
            case DIRAC, BINOMIAL -> false;
            default -> call.arguments().stream().allMatch(this::isReal);
        };
    }

    /** Sums, products, integrals, limits along the reals, and derivatives at a real point, of what is real there. */
    private boolean isReal(Binder binder) {
        return isReal(binder.scope().open(fresh(binder)))
                && binder.operands().stream().allMatch(part -> Expr.isInfinite(part) || isReal(part));
    }

    public boolean isInteger(Expr expr) {
        if (known.contains(Proposition.integer(expr))) {
            return true;
        }
        return switch (expr) {
            case Num number -> number.isInteger();
            case Sym symbol -> context.domainOf(symbol) == Domain.INTEGER;
            case Add sum -> sum.terms().stream().allMatch(this::isInteger);
            case Mul product -> product.factors().stream().allMatch(this::isInteger);
            case Pow power ->
                isInteger(power.base()) && power.exponent() instanceof Num n && n.isInteger() && n.signum() >= 0;
            default -> false;
        };
    }

    /** A real variable of which nothing is known. */
    private Sym fresh(Binder binder) {
        for (int number = 0; ; number++) {
            Sym variable = Sym.internal("real", number);
            if (!Trees.dependsOn((Expr) binder, variable)
                    && known.stream()
                            .flatMap(fact -> fact.parts().stream())
                            .noneMatch(part -> Trees.dependsOn(part, variable))) {
                return variable;
            }
        }
    }

    private boolean isNotNegative(Expr expr) {
        if (known.contains(Proposition.nonNegative(expr)) || known.contains(Proposition.positive(expr))) {
            return true;
        }
        return switch (expr) {
            case Num number -> number.signum() >= 0;
            case Constant constant -> constant == Constant.PI;
            case Add sum -> sum.terms().stream().allMatch(this::isNotNegative);
            case Mul product -> product.factors().stream().allMatch(this::isNotNegative);
            case Pow(Expr base, Num n) when n.isInteger() && !n.numerator().testBit(0) -> isReal(base);
            case Pow(Expr base, Expr exponent) -> isNotNegative(base) && isReal(exponent);
            case Call call ->
                switch (call.function()) {
                    case ABS -> true;
                    case EXP, COSH -> isReal(call.argument());
                    default -> false;
                };
            default -> false;
        };
    }
}
