package org.wickbench.symbolic.calculus;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wickbench.symbolic.expr.Calls;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Members;
import org.wickbench.symbolic.expr.Trees;

/**
 * Differentiation by the rules of calculus. Derivatives of unknown functions become {@link Partial}s by the chain rule;
 * a sum is differentiated term by term, an integral under its sign and at its bounds (Leibniz).
 */
public final class Derivative {
    /** A prover that meets more nodes than this has lost its way; a derivative of a readable formula has far fewer. */
    private static final int LARGEST_RESULT = 200_000;

    private Derivative() {}

    /**
     * Carries out every derivative in an expression.
     *
     * @throws CalculusException if a derivative has no rule
     */
    public static Expr carryOut(Expr expr) {
        return switch (expr) {
            case Diff diff when diff.isPlain() -> of(carryOut(diff.body()), diff.variable(), diff.order());
            case Diff diff -> {
                Sym variable = diff.scope().fresh();
                Expr derivative = of(carryOut(diff.scope().open(variable)), variable, diff.order());
                yield Trees.substitute(derivative, variable, carryOut(diff.point()));
            }
            default -> Trees.mapChildren(expr, Derivative::carryOut);
        };
    }

    /** The derivative of an expression in which all inner derivatives are carried out already. */
    public static Expr of(Expr body, Sym variable, int order) {
        Expr result = body;
        for (int i = 0; i < order; i++) {
            result = once(result, variable);
            if (Trees.size(result) > LARGEST_RESULT) {
                throw new CalculusException("the derivative grows beyond " + LARGEST_RESULT + " nodes");
            }
        }
        return result;
    }

    /** The first derivative; zero terms and unit factors are left out. */
    public static Expr once(Expr expr, Sym x) {
        if (!mentions(expr, x)) {
            return ZERO;
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new CalculusException("the time for this derivative is over");
        }
        return switch (expr) {
            case Num _, Constant _ -> ZERO;
            case Sym symbol -> ofSymbol(symbol, x);
            case Add sum ->
                sumOf(sum.terms().stream().map(term -> once(term, x)).toList());
            case Mul product -> {
                List<Expr> terms = new ArrayList<>();
                List<Expr> factors = product.factors();
                for (int i = 0; i < factors.size(); i++) {
                    List<Expr> changed = new ArrayList<>(factors);
                    changed.set(i, once(factors.get(i), x));
                    terms.add(productOf(changed));
                }
                yield sumOf(terms);
            }
            case Pow power -> ofPower(power, x);
            case Call call -> ofCall(call, x);
            case Apply apply -> {
                List<Expr> terms = new ArrayList<>();
                for (int slot = 0; slot < apply.arguments().size(); slot++) {
                    List<Integer> orders = new ArrayList<>(
                            Collections.nCopies(apply.arguments().size(), 0));
                    orders.set(slot, 1);
                    terms.add(productOf(List.of(
                            new Partial(apply, orders), once(apply.arguments().get(slot), x))));
                }
                yield sumOf(terms);
            }
            case Partial partial -> {
                List<Expr> terms = new ArrayList<>();
                List<Expr> arguments = partial.function().arguments();
                for (int slot = 0; slot < arguments.size(); slot++) {
                    List<Integer> orders = new ArrayList<>(partial.orders());
                    orders.set(slot, orders.get(slot) + 1);
                    terms.add(
                            productOf(List.of(new Partial(partial.function(), orders), once(arguments.get(slot), x))));
                }
                yield sumOf(terms);
            }
            case Diff diff -> once(carryOut(diff), x);
            case Integral integral -> ofIntegral(integral, x);
            case Sum sum -> {
                fixedBounds(sum, "a sum", x);
                Sym index = sum.scope().fresh();
                Expr inner = once(sum.scope().open(index), x);
                yield inner.equals(ZERO) ? ZERO : new Sum(inner, index, sum.lower(), sum.upper());
            }
            case Product product -> ofProduct(product, x);
            case Bound _ -> throw new IllegalStateException("a bound variable outside its scope");
            case Piecewise piecewise ->
                new Piecewise(
                        piecewise.branches().stream()
                                .map(branch -> new Piecewise.Branch(branch.condition(), once(branch.value(), x)))
                                .toList(),
                        once(piecewise.otherwise(), x));
            case Limit _ -> throw new CalculusException("the derivative of a limit");
            case Relation _ -> throw new CalculusException("the derivative of a relation");
        };
    }

    /** True if the derivative by x may be non-zero: x occurs free, or an indexed symbol of the same family does. */
    private static boolean mentions(Expr expr, Sym x) {
        for (Sym free : Trees.freeSymbols(expr)) {
            if (free.equals(x) || Members.sameFamily(free, x)) {
                return true;
            }
        }
        return false;
    }

    /** d E[i] / d E[j] is Kronecker's delta of the indices. */
    private static Expr ofSymbol(Sym symbol, Sym x) {
        if (symbol.equals(x)) {
            return ONE;
        }
        return Members.deltas(symbol, x).map(Derivative::productOf).orElse(ZERO);
    }

    private static Expr ofPower(Pow power, Sym x) {
        Expr base = power.base();
        Expr exponent = power.exponent();
        if (!mentions(exponent, x)) {
            Expr lowered = exponent instanceof Num number ? number.plus(MINUS_ONE) : sub(exponent, ONE);
            Expr rest = lowered.equals(ONE) ? base : lowered.equals(ZERO) ? ONE : pow(base, lowered);
            return productOf(List.of(exponent, rest, once(base, x)));
        }
        // d a^b = a^b (b' log a + b a'/a)
        Expr first = productOf(List.of(once(exponent, x), call(Fn.LOG, base)));
        Expr second = productOf(List.of(exponent, once(base, x), pow(base, -1)));
        return productOf(List.of(power, sumOf(List.of(first, second))));
    }

    private static Expr ofCall(Call call, Sym x) {
        Expr u = call.arguments().getFirst();
        return switch (call.function()) {
            case CONJ, RE, IM -> call(call.function(), once(u, x));
            // along the reals, where u may be complex: |u|' = Re(conj(u) u')/|u|
            case ABS ->
                productOf(List.of(call(Fn.RE, productOf(List.of(call(Fn.CONJ, u), once(u, x)))), pow(call, -1)));
            case MIN, MAX -> {
                if (call.arguments().size() > 2) {
                    yield once(Calls.pairwise(call), x);
                }
                Expr v = call.arguments().getLast();
                boolean smaller = call.function() == Fn.MIN;
                Relation first = new Relation(smaller ? Relation.Op.LT : Relation.Op.GT, u, v);
                yield new Piecewise(List.of(new Piecewise.Branch(first, once(u, x))), once(v, x));
            }
            case KRONECKER -> ZERO;
            case BINOMIAL ->
                once(
                        Calls.fallingProduct(call)
                                .orElseThrow(() -> new CalculusException(
                                        "the derivative of " + call + ": the lower entry is no whole number")),
                        x);
            default -> productOf(List.of(outer(call.function(), u), once(u, x)));
        };
    }

    /** The derivative of a function of one argument, at u. */
    private static Expr outer(Fn function, Expr u) {
        return switch (function) {
            case EXP -> exp(u);
            case LOG -> pow(u, -1);
            case SIN -> call(Fn.COS, u);
            case COS -> neg(call(Fn.SIN, u));
            case TAN -> add(ONE, pow(call(Fn.TAN, u), 2));
            case COT -> neg(add(ONE, pow(call(Fn.COT, u), 2)));
            case SINH -> call(Fn.COSH, u);
            case COSH -> call(Fn.SINH, u);
            case TANH -> sub(ONE, pow(call(Fn.TANH, u), 2));
            case COTH -> sub(ONE, pow(call(Fn.COTH, u), 2));
            case ASIN -> pow(sqrt(sub(ONE, pow(u, 2))), -1);
            case ACOS -> neg(pow(sqrt(sub(ONE, pow(u, 2))), -1));
            case ATAN -> pow(add(ONE, pow(u, 2)), -1);
            case ASINH -> pow(sqrt(add(ONE, pow(u, 2))), -1);
            case ACOSH -> pow(mul(sqrt(sub(u, ONE)), sqrt(add(u, ONE))), -1);
            case ATANH -> pow(sub(ONE, pow(u, 2)), -1);
            case ERF -> mul(num(2), pow(sqrt(PI), -1), exp(neg(pow(u, 2))));
            case ERFC -> mul(num(-2), pow(sqrt(PI), -1), exp(neg(pow(u, 2))));
            case SIGN -> mul(num(2), call(Fn.DIRAC, u));
            case STEP -> call(Fn.DIRAC, u);
            case SOFTPLUS -> pow(add(ONE, exp(neg(u))), -1);
            case LOG1P -> pow(add(ONE, u), -1);
            case EXPM1 -> exp(u);
            case GAMMA, LGAMMA, FACTORIAL ->
                throw new CalculusException("the derivative of " + function.syntax()
                        + ", which takes the digamma function, that has no name here");
            case ABS, DIRAC, CONJ, RE, IM, KRONECKER, MIN, MAX, BINOMIAL ->
                throw new CalculusException("the derivative of " + function.syntax());
        };
    }

    private static void fixedBounds(Binder binder, String what, Sym x) {
        if (binder.operands().stream().anyMatch(bound -> mentions(bound, x))) {
            throw new CalculusException("the derivative of " + what + " by its bounds");
        }
    }

    /** The sum over k of f'(k) times the product over all j but k of f(j). */
    private static Expr ofProduct(Product product, Sym x) {
        fixedBounds(product, "a product", x);
        Sym k = product.scope().fresh();
        Expr inner = once(product.scope().open(k), x);
        if (inner.equals(ZERO)) {
            return ZERO;
        }
        Sym j = product.scope().fresh();
        Expr others = new Piecewise(
                List.of(new Piecewise.Branch(equation(j, k), ONE)),
                product.scope().open(j));
        Expr rest = new Product(others, j, product.lower(), product.upper());
        return new Sum(mul(inner, rest), k, product.lower(), product.upper());
    }

    private static Expr ofIntegral(Integral integral, Sym x) {
        List<Expr> terms = new ArrayList<>();
        Sym y = integral.scope().fresh();
        Expr inner = once(integral.scope().open(y), x);
        if (!inner.equals(ZERO)) {
            terms.add(new Integral(inner, y, integral.lower(), integral.upper()));
        }
        terms.add(boundary(integral, integral.upper(), x));
        terms.add(neg(boundary(integral, integral.lower(), x)));
        return sumOf(terms);
    }

    private static Expr boundary(Integral integral, Expr bound, Sym x) {
        Expr speed = once(bound, x);
        return speed.equals(ZERO) ? ZERO : productOf(List.of(integral.scope().open(bound), speed));
    }

    /** The sum with equal terms counted together: without that, products would grow by a factor with each derivative. */
    private static Expr sumOf(List<Expr> terms) {
        Map<Map<Expr, Integer>, Num> collected = new LinkedHashMap<>();
        for (Expr each : terms) {
            for (Expr term : each instanceof Add inner ? inner.terms() : List.of(each)) {
                Num coefficient = ONE;
                Map<Expr, Integer> factors = new LinkedHashMap<>();
                for (Expr factor : term instanceof Mul product ? product.factors() : List.of(term)) {
                    if (factor instanceof Num number) {
                        coefficient = coefficient.times(number);
                    } else {
                        factors.merge(factor, 1, Integer::sum);
                    }
                }
                collected.merge(factors, coefficient, Num::plus);
            }
        }
        List<Expr> kept = new ArrayList<>();
        collected.forEach((factors, coefficient) -> {
            if (!coefficient.isZero()) {
                List<Expr> product = new ArrayList<>(List.of(coefficient));
                factors.forEach((factor, count) -> product.addAll(Collections.nCopies(count, factor)));
                kept.add(mul(product));
            }
        });
        return add(kept);
    }

    private static Expr productOf(List<Expr> factors) {
        if (factors.stream().anyMatch(Derivative::isZero)) {
            return ZERO;
        }
        return mul(factors);
    }

    private static boolean isZero(Expr expr) {
        return expr instanceof Num number && number.isZero()
                || expr instanceof Mul product
                        && product.factors().getFirst() instanceof Num coefficient
                        && coefficient.isZero();
    }
}
