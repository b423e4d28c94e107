package org.wickbench.symbolic.cas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.ISymbol;
import org.wickbench.symbolic.expr.Calls;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;

/** Builds Symja's expressions through its factory. */
final class SymjaTranslation {
    private final Map<Sym, ISymbol> symbols = new HashMap<>();

    IExpr translate(Expr expr) {
        return switch (expr) {
            case Num number when number.isInteger() -> F.ZZ(number.numerator());
            case Num number -> F.QQ(F.ZZ(number.numerator()), F.ZZ(number.denominator()));
            case Constant constant ->
                switch (constant) {
                    case PI -> F.Pi;
                    case I -> F.CI;
                    case INFINITY -> F.CInfinity;
                };
            case Sym symbol -> symbols.computeIfAbsent(symbol, name -> F.Dummy(name.name()));
            case Add sum -> F.Plus(sum.terms().stream().map(this::translate).toArray(IExpr[]::new));
            case Mul product ->
                F.Times(product.factors().stream().map(this::translate).toArray(IExpr[]::new));
            case Pow power -> F.Power(translate(power.base()), translate(power.exponent()));
            case Call call -> call(call);
            default -> throw new IllegalArgumentException("no translation of " + expr);
        };
    }

    private IExpr call(Call call) {
        IExpr u = translate(call.arguments().getFirst());
        return switch (call.function()) {
            case EXP -> F.Exp(u);
            case LOG -> F.Log(u);
            case SIN -> F.Sin(u);
            case COS -> F.Cos(u);
            case TAN -> F.Tan(u);
            case COT -> F.Cot(u);
            case SINH -> F.Sinh(u);
            case COSH -> F.Cosh(u);
            case TANH -> F.Tanh(u);
            case COTH -> F.Coth(u);
            case ASIN -> F.ArcSin(u);
            case ACOS -> F.ArcCos(u);
            case ATAN -> F.ArcTan(u);
            case ASINH -> F.ArcSinh(u);
            case ACOSH -> F.ArcCosh(u);
            case ATANH -> F.ArcTanh(u);
            case ERF -> F.Erf(u);
            case ERFC -> F.Erfc(u);
            case ABS -> F.Abs(u);
            case SIGN -> F.Sign(u);
            case STEP -> F.UnitStep(u);
            case CONJ -> F.Conjugate(u);
            case RE -> F.Re(u);
            case IM -> F.Im(u);
            case MIN -> pairs(call, F::Min);
            case MAX -> pairs(call, F::Max);
            case GAMMA -> F.Gamma(u);
            case LGAMMA -> F.LogGamma(u);
            case FACTORIAL -> F.Factorial(u);
            case BINOMIAL -> F.Binomial(u, translate(call.arguments().getLast()));
            case SOFTPLUS, LOG1P, EXPM1 -> translate(Calls.spelledOut(call).orElseThrow());
            case DIRAC, KRONECKER -> throw new IllegalArgumentException("no translation of " + call);
        };
    }

    private IExpr pairs(Call call, BinaryOperator<IExpr> function) {
        return call.arguments().stream().map(this::translate).reduce(function).orElseThrow();
    }

    /** The assumptions as one condition. */
    IExpr conjunction(List<Relation> facts) {
        IAST all = F.And(facts.stream().map(this::relation).toArray(IExpr[]::new));
        return all;
    }

    private IExpr relation(Relation fact) {
        IExpr left = translate(fact.left());
        IExpr right = translate(fact.right());
        return switch (fact.op()) {
            case EQ -> F.Equal(left, right);
            case NE -> F.Unequal(left, right);
            case LT -> F.Less(left, right);
            case LE -> F.LessEqual(left, right);
            case GT -> F.Greater(left, right);
            case GE -> F.GreaterEqual(left, right);
        };
    }
}
