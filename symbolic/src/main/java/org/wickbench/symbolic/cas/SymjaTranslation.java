package org.wickbench.symbolic.cas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IComplex;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IFraction;
import org.matheclipse.core.interfaces.IInteger;
import org.matheclipse.core.interfaces.ISymbol;
import org.wickbench.symbolic.expr.Calls;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;

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

    /**
     * An answer as an expression.
     *
     * @throws IllegalArgumentException if there is something in it that we do not know
     */
    Expr read(IExpr answer) {
        return switch (answer) {
            case IInteger number -> Expr.num(number.toBigNumerator());
            case IFraction number -> new Num(number.toBigNumerator(), number.toBigDenominator());
            case IComplex number ->
                Expr.add(
                        new Num(
                                number.reRational().toBigNumerator(),
                                number.reRational().toBigDenominator()),
                        Expr.mul(
                                new Num(
                                        number.imRational().toBigNumerator(),
                                        number.imRational().toBigDenominator()),
                                Expr.I));
            case ISymbol symbol -> symbol(symbol);
            case IAST call -> call(call);
            default -> throw unknown(answer);
        };
    }

    private static IllegalArgumentException unknown(IExpr answer) {
        return new IllegalArgumentException("no translation of " + answer);
    }

    private Expr symbol(ISymbol symbol) {
        if (symbol.equals(F.Pi)) {
            return Expr.PI;
        }
        if (symbol.equals(F.E)) {
            return Expr.exp(Expr.ONE);
        }
        return symbols.entrySet().stream()
                .filter(entry -> entry.getValue().equals(symbol))
                .findFirst()
                .map(entry -> (Expr) entry.getKey())
                .orElseThrow(() -> unknown(symbol));
    }

    private Expr call(IAST call) {
        List<Expr> arguments = new ArrayList<>();
        for (int i = 1; i < call.size(); i++) {
            arguments.add(read(call.get(i)));
        }
        IExpr head = call.head();
        if (head.equals(F.Plus)) {
            return Expr.add(arguments);
        }
        if (head.equals(F.Times)) {
            return Expr.mul(arguments);
        }
        if (head.equals(F.Power)) {
            return call.get(1).equals(F.E)
                    ? Expr.exp(arguments.getLast())
                    : Expr.pow(arguments.getFirst(), arguments.getLast());
        }
        if (arguments.size() != 1) {
            throw unknown(call);
        }
        Expr u = arguments.getFirst();
        Fn function = FUNCTIONS.get(head);
        if (function != null) {
            return Expr.call(function, u);
        }
        if (head.equals(F.Sec)) {
            return Expr.pow(Expr.call(Fn.COS, u), -1);
        }
        if (head.equals(F.Csc)) {
            return Expr.pow(Expr.call(Fn.SIN, u), -1);
        }
        if (head.equals(F.Sech)) {
            return Expr.pow(Expr.call(Fn.COSH, u), -1);
        }
        if (head.equals(F.Csch)) {
            return Expr.pow(Expr.call(Fn.SINH, u), -1);
        }
        if (head.equals(F.ArcCot)) {
            return Expr.call(Fn.ATAN, Expr.pow(u, -1));
        }
        if (head.equals(F.ArcCoth)) {
            return Expr.call(Fn.ATANH, Expr.pow(u, -1));
        }
        if (head.equals(F.Erfi)) {
            return Expr.mul(Expr.MINUS_ONE, Expr.I, Expr.call(Fn.ERF, Expr.mul(Expr.I, u)));
        }
        throw unknown(call);
    }

    private static final Map<IExpr, Fn> FUNCTIONS = Map.ofEntries(
            Map.entry(F.Log, Fn.LOG),
            Map.entry(F.Sin, Fn.SIN),
            Map.entry(F.Cos, Fn.COS),
            Map.entry(F.Tan, Fn.TAN),
            Map.entry(F.Cot, Fn.COT),
            Map.entry(F.Sinh, Fn.SINH),
            Map.entry(F.Cosh, Fn.COSH),
            Map.entry(F.Tanh, Fn.TANH),
            Map.entry(F.Coth, Fn.COTH),
            Map.entry(F.ArcSin, Fn.ASIN),
            Map.entry(F.ArcCos, Fn.ACOS),
            Map.entry(F.ArcTan, Fn.ATAN),
            Map.entry(F.ArcSinh, Fn.ASINH),
            Map.entry(F.ArcCosh, Fn.ACOSH),
            Map.entry(F.ArcTanh, Fn.ATANH),
            Map.entry(F.Erf, Fn.ERF),
            Map.entry(F.Erfc, Fn.ERFC),
            Map.entry(F.Abs, Fn.ABS),
            Map.entry(F.Sign, Fn.SIGN));
}
