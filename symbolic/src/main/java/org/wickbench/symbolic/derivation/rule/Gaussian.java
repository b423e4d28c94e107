package org.wickbench.symbolic.derivation.rule;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.assume.Signs;
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
            return value(integral);
        }
        return inner;
    }

    private Expr value(Integral integral) {
        Sym y = inference.assumptions().nameFor(integral);
        Expr body = integral.scope().open(y);
        Optional<Expr> direct = direct(body, y);
        if (direct.isPresent()) {
            return direct.get();
        }
        // multiplied out, each term has one exponential and a power
        Expr expanded = inference.normalize(body, inference.assumptionsWithout(y));
        return direct(expanded, y)
                .orElseThrow(() -> new RuleException("the integrand is not a polynomial times the exponential of a"
                        + " quadratic in " + y + ": " + expanded));
    }

    private Optional<Expr> direct(Expr body, Sym y) {
        if (body instanceof Add sum) {
            List<Expr> values = new ArrayList<>();
            for (Expr term : sum.terms()) {
                Optional<Expr> value = direct(term, y);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                values.add(value.get());
            }
            return Optional.of(add(values));
        }
        List<Expr> outside = new ArrayList<>();
        List<Expr> exponents = new ArrayList<>();
        List<Expr> rest = new ArrayList<>();
        for (Expr factor : body instanceof Mul product ? product.factors() : List.of(body)) {
            collect(factor, y, outside, exponents, rest);
        }
        Optional<List<Expr>> exponent = PolynomialIn.coefficients(add(exponents), y);
        Optional<List<Expr>> polynomial = PolynomialIn.coefficients(mul(rest), y);
        if (exponent.isEmpty() || exponent.get().size() < 3 || polynomial.isEmpty()) {
            return Optional.empty();
        }
        for (Expr higher : exponent.get().subList(3, exponent.get().size())) {
            if (!inference.isZero(higher)) {
                return Optional.empty();
            }
        }
        return Optional.of(mul(mul(outside), quadratic(exponent.get(), polynomial.get(), y)));
    }

    private static void collect(Expr factor, Sym y, List<Expr> outside, List<Expr> exponents, List<Expr> rest) {
        switch (factor) {
            case Expr e when !Trees.dependsOn(e, y) -> outside.add(e);
            case Call call when call.function() == Fn.EXP -> exponents.add(call.argument());
            case Pow power
            when power.base() instanceof Call call
                    && call.function() == Fn.EXP
                    && power.exponent() instanceof Num n
                    && n.isInteger() -> exponents.add(mul(n, call.argument()));
            case Pow power
            when power.base() instanceof Mul product && power.exponent() instanceof Num n && n.isInteger() ->
                product.factors().forEach(inner -> collect(pow(inner, n), y, outside, exponents, rest));
            default -> rest.add(factor);
        }
    }

    private Expr quadratic(List<Expr> exponent, List<Expr> coefficients, Sym y) {
        Expr a = neg(exponent.get(2));
        Expr b = exponent.get(1);
        requireConvergence(a);
        Expr mean = div(b, mul(num(2), a));
        Expr variance = div(ONE, mul(num(2), a));
        List<Expr> moments = new ArrayList<>(List.of(ONE, mean));
        for (int k = 2; k < coefficients.size(); k++) {
            moments.add(add(mul(mean, moments.get(k - 1)), mul(num(k - 1L), variance, moments.get(k - 2))));
        }
        List<Expr> terms = new ArrayList<>();
        for (int k = 0; k < coefficients.size(); k++) {
            if (!coefficients.get(k).equals(ZERO)) {
                terms.add(mul(coefficients.get(k), moments.get(k)));
            }
        }
        Expr scale = exp(add(exponent.get(0), div(pow(b, 2), mul(num(4), a))));
        return mul(sqrt(div(PI, a)), scale, add(terms));
    }

    private void requireConvergence(Expr a) {
        Signs signs = inference.signs();
        if (!signs.isReal(a) && signs.isReal(mul(I, a)) && signs.isNonZero(a)) {
            obligations.add(new Obligation(
                    "the integral converges",
                    new Verdict.Proved(
                            "Fresnel integral", List.of("the oscillating integral is the limit of a damped one"))));
            return;
        }
        obligations.add(
                inference.holds("the integral converges: " + a + " > 0", new Relation(Relation.Op.GT, a, ZERO)));
    }
}
