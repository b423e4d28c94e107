package org.wickbench.symbolic.theorem;

import static org.wickbench.symbolic.expr.Expr.INFINITY;
import static org.wickbench.symbolic.expr.Expr.ONE;
import static org.wickbench.symbolic.expr.Expr.ZERO;
import static org.wickbench.symbolic.expr.Expr.add;
import static org.wickbench.symbolic.expr.Expr.div;
import static org.wickbench.symbolic.expr.Expr.exp;
import static org.wickbench.symbolic.expr.Expr.mul;
import static org.wickbench.symbolic.expr.Expr.neg;
import static org.wickbench.symbolic.expr.Expr.num;
import static org.wickbench.symbolic.expr.Expr.pow;
import static org.wickbench.symbolic.expr.Expr.sqrt;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Constant;
import org.wickbench.symbolic.expr.Expr.Integral;
import org.wickbench.symbolic.expr.Expr.Num;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Proposition.Converges;
import org.wickbench.symbolic.theorem.Proposition.Equation;
import org.wickbench.symbolic.theorem.Proposition.Less;
import org.wickbench.symbolic.theorem.Proposition.NotEqual;

/**
 * Gaussian integrals over the whole line. With {@code a = p + I*q} for real p and q and with the principal root, the rules,
 * by name:
 *
 * <ul>
 *   <li>{@code value}: for a whole n >= 0 and 0 < p, {@code integral(v^n*exp(-a*v^2 + b*v + c), v, -infinity, infinity) ==
 *       sqrt(pi/a)*exp(c + b^2/(4*a))*M}, where {@code M = sum_j n!/(j!*(n - 2*j)!)*(1/(4*a))^j*(b/(2*a))^(n - 2*j)}, j from
 *       0 to n/2, is the n-th moment of the normal distribution of mean b/(2a) and variance 1/(2a), continued to complex a
 *       and b; {@code converges} says of the same that the integral has a value
 *   <li>{@code fresnel}: for p = 0, n = 0, b = I*w with a real w, and q != 0 the same holds of the improper integral; {@code
 *       fresnel-converges}
 * </ul>
 *
 * <p>Both sides of the first are entire in b and analytic in a where 0 < Re a; they agree for real a and b by completing the
 * square, and n derivatives by b give the power. The second is the limit of the first as p comes down to 0 (NIST Digital
 * Library of Mathematical Functions, 7.2(iii)). A parent may say that the integrand is such a one.
 */
final class Gauss implements Schema {
    private static final int HIGHEST_POWER = 40;

    @Override
    public String name() {
        return "gaussian";
    }

    /** Terms: the integral, v, n, p, q, b, c, the last four without v; for {@code fresnel} the integral, v, q, w, c. */
    @Override
    public Inference infer(Context context, Instance instance, List<Theorem> parents) {
        Sym v = variable(context, instance);
        Set<Proposition> known = new LinkedHashSet<>();
        parents.forEach(parent -> known.add(parent.conclusion()));
        Structure structure = new Structure(context, known);
        return switch (instance.name()) {
            case "value", "converges" -> {
                Expr p = instance.term(3);
                Expr q = instance.term(4);
                if (!(instance.term(2) instanceof Num n)
                        || !n.isInteger()
                        || n.signum() < 0
                        || n.compareTo(num(HIGHEST_POWER)) > 0) {
                    throw new RefusedException("a whole power from 0 to " + HIGHEST_POWER + " is needed");
                }
                require(Integration.isKnown(new Less(ZERO, p), known), p + " is positive");
                require(structure.isReal(p) && structure.isReal(q), p + " and " + q + " are real");
                Expr a = q.equals(ZERO) ? p : add(p, mul(Constant.I, q));
                yield conclusion(
                        instance, v, n.numerator().intValueExact(), a, instance.term(5), instance.term(6), parents);
            }
            case "fresnel", "fresnel-converges" -> {
                Expr q = instance.term(2);
                Expr w = instance.term(3);
                require(Integration.isKnown(new NotEqual(q, ZERO), known), new NotEqual(q, ZERO).toString());
                require(structure.isReal(q) && structure.isReal(w), q + " and " + w + " are real");
                Expr b = w.equals(ZERO) ? ZERO : mul(Constant.I, w);
                yield conclusion(instance, v, 0, mul(Constant.I, q), b, instance.term(4), parents);
            }
            default -> throw new RefusedException("there is no rule of Gaussian integrals called " + instance.name());
        };
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new RefusedException("nothing says that " + what);
        }
    }

    private static Sym variable(Context context, Instance instance) {
        if (instance.term(1) instanceof Sym v
                && v.indices().isEmpty()
                && context.domainOf(v) == Domain.REAL
                && !Trees.dependsOn(instance.term(0), v)
                && instance.terms().stream().skip(2).noneMatch(term -> Trees.dependsOn(term, v))) {
            return v;
        }
        throw new RefusedException("a real variable that occurs in nothing else is needed");
    }

    private static Inference conclusion(
            Instance instance, Sym v, int n, Expr a, Expr b, Expr c, List<Theorem> parents) {
        if (!(instance.term(0) instanceof Integral integral)
                || !integral.lower().equals(neg(INFINITY))
                || integral.upper() != INFINITY) {
            throw new RefusedException("an integral over the whole line is needed");
        }
        List<Expr> exponent = new ArrayList<>(List.of(mul(Expr.MINUS_ONE, a, pow(v, 2))));
        if (!b.equals(ZERO)) {
            exponent.add(mul(b, v));
        }
        if (!c.equals(ZERO)) {
            exponent.add(c);
        }
        Equation form = new Equation(integral.scope().open(v), mul(power(v, n), exp(add(exponent))));
        if (!form.left().equals(form.right())
                && parents.stream().noneMatch(parent -> parent.conclusion().equals(form))) {
            throw new RefusedException("nothing says that " + form);
        }
        Inference inference = Inference.from(
                parents,
                instance.name().endsWith("converges")
                        ? new Converges(integral)
                        : new Equation(
                                integral,
                                mul(
                                        sqrt(div(Constant.PI, a)),
                                        exp(add(c, div(pow(b, 2), mul(num(4), a)))),
                                        moment(n, a, b))));
        if (inference.hypotheses().stream()
                .anyMatch(hypothesis -> hypothesis.freeSymbols().contains(v))) {
            throw new RefusedException("the integrand has to be of this form at every number");
        }
        return inference;
    }

    /** {@code sum_j n!/(j!*(n - 2*j)!)*(1/(4*a))^j*(b/(2*a))^(n - 2*j)}; for b = 0 only the term without b is there. */
    private static Expr moment(int n, Expr a, Expr b) {
        List<Expr> terms = new ArrayList<>();
        for (int j = 0; 2 * j <= n; j++) {
            if (!b.equals(ZERO) || 2 * j == n) {
                BigInteger ways = factorial(n).divide(factorial(j).multiply(factorial(n - 2 * j)));
                terms.add(mul(
                        new Num(ways, BigInteger.ONE),
                        power(div(ONE, mul(num(4), a)), j),
                        power(div(b, mul(num(2), a)), n - 2 * j)));
            }
        }
        return add(terms);
    }

    private static Expr power(Expr base, int exponent) {
        return exponent == 0 ? ONE : exponent == 1 ? base : pow(base, exponent);
    }

    private static BigInteger factorial(int n) {
        BigInteger product = BigInteger.ONE;
        for (int k = 2; k <= n; k++) {
            product = product.multiply(BigInteger.valueOf(k));
        }
        return product;
    }
}
