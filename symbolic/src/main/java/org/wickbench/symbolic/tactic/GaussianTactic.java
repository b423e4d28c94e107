package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.I;
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
import static org.wickbench.symbolic.expr.Expr.sub;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Call;
import org.wickbench.symbolic.expr.Expr.Integral;
import org.wickbench.symbolic.expr.Expr.Mul;
import org.wickbench.symbolic.expr.Expr.Num;
import org.wickbench.symbolic.expr.Expr.Pow;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.polynomial.ArithmeticLimitException;
import org.wickbench.symbolic.polynomial.Monomial;
import org.wickbench.symbolic.polynomial.Polynomial;
import org.wickbench.symbolic.polynomial.Quotient;
import org.wickbench.symbolic.tactic.IntegralTactic.Found;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.Equation;
import org.wickbench.symbolic.theorem.Proposition.Less;
import org.wickbench.symbolic.theorem.Proposition.NotEqual;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Schemas;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Integrals over the whole line of a power times exponentials of polynomials of second degree. Sums of those are taken apart
 * before, by linearity.
 */
final class GaussianTactic {
    private final Bench bench;
    private final Sym v = Sym.internal("real", 6_003);

    GaussianTactic(Bench bench) {
        this.bench = bench;
    }

    /**
     * The value of an integral, and that it has one, if it is Gaussian and known to converge.
     *
     * @throws NoPrimitiveException if it is Gaussian and no value is found; no primitive helps there, since its ends depend
     *     on the same sign
     */
    Optional<Found> find(Integral integral) {
        if (!integral.lower().equals(neg(INFINITY)) || integral.upper() != INFINITY) {
            return Optional.empty();
        }
        Work work = new Work();
        Expr body = integral.scope().open(v);
        if (!work.collect(body, 1) || work.exponents.isEmpty() || work.power < 0) {
            return Optional.empty();
        }
        for (Generators generators = new Generators(); ; ) {
            try {
                return find(integral, work, generators);
            } catch (Generators.MoreNeeded e) {
                // once more, with finer roots
            } catch (NoPrimitiveException e) {
                throw e;
            } catch (NoProofException | RefusedException | ArithmeticLimitException e) {
                return Optional.empty();
            }
        }
    }

    /** A Gaussian for which no primitive need be tried. */
    static final class NoPrimitiveException extends NoProofException {
        private NoPrimitiveException(String message) {
            super(message);
        }
    }

    /** A product as {@code v^power*exp(sum of the exponents)}, and whether it has factors without v besides. */
    private final class Work {
        private long power;
        private boolean hasFactors;
        private final List<Expr> exponents = new ArrayList<>();

        boolean collect(Expr factor, long times) {
            if (!factor.equals(Expr.ONE) && !Trees.dependsOn(factor, v)) {
                hasFactors = true;
                return true;
            }
            return switch (factor) {
                case Num n -> n.isOne();
                case Sym _ -> {
                    power += times;
                    yield true;
                }
                case Mul product -> product.factors().stream().allMatch(each -> collect(each, times));
                case Pow(Expr base, Num n)
                when n.isInteger() && n.isInt() ->
                    collect(base, times * n.numerator().intValueExact());
                case Call call when call.function() == Fn.EXP -> exponents.add(mul(num(times), call.argument()));
                default -> false;
            };
        }
    }

    private Optional<Found> find(Integral integral, Work work, Generators generators) {
        Expr exponent = add(work.exponents);
        long power = work.power;
        Reducer reducer = new Reducer(bench, generators);
        reducer.reduce(exponent);
        Optional<List<Expr>> coefficients = quadratic(reducer, exponent);
        if (coefficients.isEmpty()) {
            return Optional.empty();
        }
        if (work.hasFactors) {
            throw new NoPrimitiveException("factors without the variable are to be taken out first");
        }
        Expr c = coefficients.get().get(0);
        Expr b = coefficients.get().get(1);
        Expr a = simplified(reducer, neg(coefficients.get().get(2)));
        Expr p = a;
        Expr q = ZERO;
        if (!bench.signs().isReal(a)) {
            Expr conjugate = Expr.call(Fn.CONJ, a);
            p = simplified(reducer, mul(num(1, 2), add(a, conjugate)));
            q = simplified(reducer, div(sub(a, conjugate), mul(num(2), I)));
        }
        List<Theorem> parents = new ArrayList<>();
        List<Expr> terms;
        String rule;
        if (p.equals(ZERO)) {
            Expr w = simplified(reducer, div(b, I));
            rule = "fresnel";
            b = w.equals(ZERO) ? ZERO : mul(I, w);
            terms = List.of(integral, v, q, w, c);
            parents.add(bench.show(new NotEqual(q, ZERO)).orElseThrow(() -> new NoProofException("no sign")));
            bench.show(Proposition.real(w)).ifPresent(parents::add);
        } else {
            rule = "";
            terms = List.of(integral, v, num(power), p, q, b, c);
            parents.add(positive(p));
            bench.show(Proposition.real(p)).ifPresent(parents::add);
        }
        bench.show(Proposition.real(q)).ifPresent(parents::add);
        Expr body = integral.scope().open(v);
        Expr form = form(power, p.equals(ZERO) ? mul(I, q) : q.equals(ZERO) ? p : add(p, mul(I, q)), b, c);
        if (!body.equals(form)) {
            parents.add(new EquationTactic(bench)
                    .prove(body, form)
                    .filter(theorem -> theorem.conclusion() instanceof Equation)
                    .orElseThrow(() -> new NoProofException("not Gaussian")));
        }
        return Optional.of(new Found(
                infer(rule.isEmpty() ? "value" : "fresnel", terms, parents),
                infer(rule.isEmpty() ? "converges" : "fresnel-converges", terms, parents)));
    }

    private Theorem positive(Expr p) {
        Less positive = new Less(ZERO, p);
        return bench.show(positive)
                .or(() -> new OrderTactic(bench).prove(positive))
                .orElseThrow(() -> new NoPrimitiveException("whether " + positive + " is not known"));
    }

    private Theorem infer(String rule, List<Expr> terms, List<Theorem> parents) {
        return bench.kernel().infer(Schemas.GAUSS, Instance.named(rule, terms), parents);
    }

    /** The integrand as the kernel writes it. */
    private Expr form(long n, Expr a, Expr b, Expr c) {
        List<Expr> exponent = new ArrayList<>(List.of(mul(Expr.MINUS_ONE, a, pow(v, 2))));
        if (!b.equals(ZERO)) {
            exponent.add(mul(b, v));
        }
        if (!c.equals(ZERO)) {
            exponent.add(c);
        }
        return mul(n == 0 ? ONE : n == 1 ? v : pow(v, n), exp(add(exponent)));
    }

    private static Expr simplified(Reducer reducer, Expr expr) {
        reducer.reduce(expr);
        return reducer.expr(reducer.value(expr));
    }

    /** The coefficients of 1, v and v^2, if there are no others. */
    private Optional<List<Expr>> quadratic(Reducer reducer, Expr expr) {
        Quotient value = reducer.value(expr);
        if (Trees.dependsOn(reducer.expr(new Quotient(Polynomial.of(ONE), value.denominator())), v)) {
            return Optional.empty();
        }
        Expr[] coefficients = {ZERO, ZERO, ZERO};
        for (Map.Entry<Monomial, Num> term : value.numerator().terms().entrySet()) {
            int degree = 0;
            Monomial rest = Monomial.ONE;
            for (int i = 0; i < term.getKey().size(); i++) {
                int generator = term.getKey().generator(i);
                long exponent = term.getKey().exponent(i);
                Expr factor = reducer.canonical().generatorAt(generator);
                if (factor.equals(v) && exponent <= 2) {
                    degree = (int) exponent;
                } else if (Trees.dependsOn(factor, v)) {
                    return Optional.empty();
                } else {
                    rest = rest.times(Monomial.of(generator, exponent));
                }
            }
            Expr part = reducer.expr(new Quotient(Polynomial.term(term.getValue(), rest), value.denominator()));
            coefficients[degree] = coefficients[degree].equals(ZERO) ? part : add(coefficients[degree], part);
        }
        return coefficients[2].equals(ZERO) ? Optional.empty() : Optional.of(Arrays.asList(coefficients));
    }
}
