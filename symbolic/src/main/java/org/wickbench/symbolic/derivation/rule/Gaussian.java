package org.wickbench.symbolic.derivation.rule;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.RuleException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.prove.Verdict;

/**
 * Integrals {@code P(y) exp(-A y^2 + B y + C)} over the whole line by completing the square: with mean {@code m = B/(2A)}
 * and variance {@code v = 1/(2A)} the result is {@code sqrt(pi/A) exp(C + B^2/(4A))} times the moments of P. Needs
 * {@code Re A > 0}; a purely imaginary A is taken as the limit from there (Fresnel) and the verdict says so.
 */
final class Gaussian {
    private static final int HIGHEST_DEGREE = 12;

    private final Inference inference;
    private final List<Obligation> obligations;
    private boolean found;

    Gaussian(Inference inference, List<Obligation> obligations) {
        this.inference = inference;
        this.obligations = obligations;
    }

    boolean found() {
        return found;
    }

    /** The expression with every Gaussian integral replaced by its value, inner ones first. */
    Expr integrate(Expr expr) {
        Expr inner = Trees.mapChildren(expr, this::integrate);
        if (inner instanceof Integral integral
                && integral.lower().equals(neg(INFINITY))
                && integral.upper() == INFINITY) {
            found = true;
            return value(integral.body(), integral.variable());
        }
        return inner;
    }

    private Expr value(Expr body, Sym y) {
        if (body instanceof Add sum) {
            return add(sum.terms().stream().map(term -> value(term, y)).toList());
        }
        List<Expr> outside = new ArrayList<>();
        List<Expr> exponents = new ArrayList<>();
        List<Expr> rest = new ArrayList<>();
        for (Expr factor : body instanceof Mul product ? product.factors() : List.of(body)) {
            collect(factor, y, outside, exponents, rest);
        }
        if (exponents.isEmpty()) {
            throw new RuleException("the integrand has no exponential in " + y + ": " + body);
        }
        Expr polynomial = mul(rest);
        if (polynomial instanceof Add sum) {
            // a sum that holds further exponentials is integrated term by term
            if (sum.terms().stream().anyMatch(term -> hasExponential(term, y))) {
                List<Expr> common = new ArrayList<>(outside);
                exponents.forEach(exponent -> common.add(exp(exponent)));
                return add(sum.terms().stream()
                        .map(term -> value(mul(mul(common), term), y))
                        .toList());
            }
        }
        return mul(mul(outside), quadratic(add(exponents), polynomial, y));
    }

    private static boolean hasExponential(Expr expr, Sym y) {
        return expr instanceof Call call && call.function() == Fn.EXP && Trees.dependsOn(call, y)
                || Trees.children(expr).stream().anyMatch(child -> hasExponential(child, y));
    }

    private static void collect(Expr factor, Sym y, List<Expr> outside, List<Expr> exponents, List<Expr> rest) {
        switch (factor) {
            case Expr e when !Trees.dependsOn(e, y) -> outside.add(e);
            case Call call when call.function() == Fn.EXP -> exponents.add(call.argument());
            case Pow power
                    when power.base() instanceof Call call
                            && call.function() == Fn.EXP
                            && power.exponent() instanceof Num n
                            && n.isInteger() ->
                exponents.add(mul(n, call.argument()));
            case Pow power when power.base() instanceof Mul product && power.exponent() instanceof Num n && n.isInteger() ->
                product.factors().forEach(inner -> collect(pow(inner, n), y, outside, exponents, rest));
            default -> rest.add(factor);
        }
    }

    private Expr quadratic(Expr exponent, Expr polynomial, Sym y) {
        Expr first = Derivative.once(exponent, y);
        Expr second = Derivative.once(first, y);
        obligations.add(inference.equalUsing(
                "the exponent is quadratic in " + y, Derivative.once(second, y), ZERO, List.of()));
        Expr a = mul(num(-1, 2), atZero(second, y));
        Expr b = atZero(first, y);
        Expr c = atZero(exponent, y);
        requireConvergence(a);
        Expr mean = div(b, mul(num(2), a));
        Expr variance = div(ONE, mul(num(2), a));
        List<Expr> coefficients = coefficients(polynomial, y);
        List<Expr> moments = new ArrayList<>(List.of(ONE, mean));
        for (int k = 2; k < coefficients.size(); k++) {
            moments.add(add(
                    mul(mean, moments.get(k - 1)), mul(num(k - 1L), variance, moments.get(k - 2))));
        }
        List<Expr> terms = new ArrayList<>();
        for (int k = 0; k < coefficients.size(); k++) {
            terms.add(mul(coefficients.get(k), moments.get(k)));
        }
        Expr scale = exp(add(c, div(pow(b, 2), mul(num(4), a))));
        return mul(sqrt(div(PI, a)), scale, add(terms));
    }

    private static Expr atZero(Expr expr, Sym y) {
        return Trees.substitute(expr, y, ZERO);
    }

    /** The Taylor coefficients of a polynomial, whose next derivative has to vanish identically. */
    private List<Expr> coefficients(Expr polynomial, Sym y) {
        List<Expr> coefficients = new ArrayList<>();
        Expr derivative = polynomial;
        Num factorial = ONE;
        for (int k = 0; k <= HIGHEST_DEGREE; k++) {
            if (k > 0) {
                derivative = Derivative.once(derivative, y);
                factorial = factorial.times(num(k));
            }
            if (isZero(derivative)) {
                return coefficients.isEmpty() ? List.of(ZERO) : coefficients;
            }
            coefficients.add(mul(factorial.reciprocal(), atZero(derivative, y)));
        }
        throw new RuleException("the factor beside the exponential is no polynomial in " + y + ": " + polynomial);
    }

    private boolean isZero(Expr expr) {
        return expr.equals(ZERO)
                || inference.equalUsing("", expr, ZERO, List.of()).verdict() instanceof Verdict.Proved;
    }

    private void requireConvergence(Expr a) {
        Signs signs = inference.signs();
        if (!signs.isReal(a) && signs.isReal(mul(I, a)) && signs.isNonZero(a)) {
            obligations.add(new Obligation(
                    "the integral converges",
                    new Verdict.Proved(
                            "Fresnel integral",
                            List.of("the oscillating integral is the limit of a damped one"))));
            return;
        }
        obligations.add(inference.holds(
                "the integral converges: " + a + " > 0", new Relation(Relation.Op.GT, a, ZERO)));
    }
}
