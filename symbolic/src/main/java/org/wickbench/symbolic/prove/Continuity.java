package org.wickbench.symbolic.prove;

import java.util.List;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Assumptions.Domain;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.normal.NormalForm;
import org.wickbench.symbolic.normal.NormalFormException;

/**
 * Whether an expression is a continuous function on a connected domain, as far as rules can tell: no pole and no branch
 * cut lies inside the assumptions, which are linear inequalities between real symbols and so cut out a convex set.
 */
public final class Continuity {
    private final Assumptions assumptions;
    private final Signs signs;

    public Continuity(Assumptions assumptions) {
        this.assumptions = assumptions;
        this.signs = new Signs(assumptions);
    }

    /** True if the expression is continuous in all its symbols, and they range over a connected set. */
    public boolean holdsFor(Expr expr) {
        return isContinuous(expr)
                && assumptions.about(List.of(expr)).facts().stream().allMatch(this::isConvex);
    }

    private boolean isConvex(Relation fact) {
        return fact.op() != Relation.Op.NE && isAffine(fact.left()) && isAffine(fact.right());
    }

    private boolean isAffine(Expr expr) {
        return switch (expr) {
            case Num _ -> true;
            case Constant constant -> constant == Constant.PI;
            case Sym symbol -> isRealSymbol(symbol);
            case Add sum -> sum.terms().stream().allMatch(this::isAffine);
            case Mul product ->
                product.factors().stream()
                                        .filter(factor ->
                                                !Trees.freeSymbols(factor).isEmpty())
                                        .count()
                                <= 1
                        && product.factors().stream().allMatch(this::isAffine);
            default -> false;
        };
    }

    private boolean isRealSymbol(Sym symbol) {
        return symbol.indices().isEmpty() && assumptions.domainOf(symbol.name()) == Domain.REAL;
    }

    private boolean isContinuous(Expr expr) {
        return switch (expr) {
            case Num _ -> true;
            case Constant constant -> constant != Constant.INFINITY;
            case Sym symbol -> isRealSymbol(symbol);
            case Add sum -> sum.terms().stream().allMatch(this::isContinuous);
            case Mul product -> product.factors().stream().allMatch(this::isContinuous);
            case Pow power -> isContinuous(power.base()) && isContinuous(power.exponent()) && keepsItsBranch(power);
            case Call call -> call.arguments().stream().allMatch(this::isContinuous) && keepsItsBranch(call);
            default -> false;
        };
    }

    private boolean keepsItsBranch(Pow power) {
        if (power.exponent() instanceof Num number && number.isInteger()) {
            return number.signum() >= 0 || isNonZero(power.base());
        }
        return isPositive(power.base())
                || power.exponent() instanceof Num number && number.signum() > 0 && isNonNegative(power.base());
    }

    private boolean keepsItsBranch(Call call) {
        Expr u = call.arguments().getFirst();
        return switch (call.function()) {
            case EXP, EXPM1, SIN, COS, SINH, COSH, CONJ, RE, IM, ABS -> true;
            case TANH, ATAN, ASINH, ERF, ERFC, SOFTPLUS -> signs.isReal(u);
            case MIN, MAX -> call.arguments().stream().allMatch(signs::isReal);
            case LOG1P, FACTORIAL -> isPositive(Expr.add(Expr.ONE, u));
            case GAMMA, LGAMMA -> isPositive(u);
            case COTH -> signs.isReal(u) && isNonZero(u);
            case LOG -> isPositive(u);
            case ASIN, ACOS -> isNonNegative(Expr.sub(Expr.ONE, u)) && isNonNegative(Expr.add(Expr.ONE, u));
            case ATANH -> isPositive(Expr.sub(Expr.ONE, u)) && isPositive(Expr.add(Expr.ONE, u));
            case ACOSH -> isNonNegative(Expr.sub(u, Expr.ONE));
            default -> false;
        };
    }

    private boolean isNonZero(Expr expr) {
        return signs.isNonZero(expr) || signs.isNonZero(factored(expr));
    }

    private boolean isPositive(Expr expr) {
        return signs.isPositive(expr) || signs.isPositive(factored(expr));
    }

    private boolean isNonNegative(Expr expr) {
        return signs.isNonNegative(expr) || signs.isNonNegative(factored(expr));
    }

    /** The product form, which shows the sign best: {@code 1 - x^2} is {@code (1 - x)*(1 + x)}. */
    private Expr factored(Expr expr) {
        try {
            return new NormalForm(assumptions).factored(expr);
        } catch (NormalFormException e) {
            return expr;
        }
    }
}
