package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.polynomial.ArithmeticLimitException;
import org.wickbench.symbolic.polynomial.Budget;
import org.wickbench.symbolic.polynomial.Monomial;
import org.wickbench.symbolic.polynomial.Polynomial;
import org.wickbench.symbolic.polynomial.Quotient;
import org.wickbench.symbolic.tactic.SignTactic.Signed;
import org.wickbench.symbolic.theorem.Canonical;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Theorem;

/** Signs seen in another form: over a common denominator, as a product of factors, as a square and a rest. */
final class FactorTactic {
    /** So many expressions of one question are taken apart, and no more. */
    private static final int MOST_TRIES = 150;

    private final Bench bench;
    private final Set<Expr> open = new HashSet<>();
    private final Set<Expr> irreducible = new HashSet<>();
    private int tries;

    FactorTactic(Bench bench) {
        this.bench = bench;
    }

    /** An equal expression, and what the equality rests on. */
    private record Form(Expr expr, List<Theorem> parents) {}

    Optional<Signed> sign(Expr expr) {
        return form(expr).flatMap(form -> bench.signs().sign(form.expr).flatMap(sign -> bench.signs()
                .moved(sign, expr, form.parents)));
    }

    /** The difference of two polynomials, if it is a positive number. */
    Optional<Expr> difference(Expr left, Expr right) {
        Canonical canonical = new Canonical(new Budget(Budget.USUAL));
        try {
            Quotient value = canonical.of(sub(left, right));
            return value.isPolynomial()
                    ? value.numerator()
                            .number()
                            .filter(number -> number.signum() > 0)
                            .map(number -> (Expr) number)
                    : Optional.empty();
        } catch (RefusedException | ArithmeticLimitException e) {
            return Optional.empty();
        }
    }

    Optional<Theorem> nonZero(Expr expr) {
        return form(expr)
                .filter(form -> form.expr instanceof Mul || form.expr instanceof Pow)
                .flatMap(form -> bench.show(Proposition.nonZero(form.expr))
                        .flatMap(theorem -> bench.moved(theorem, form.expr, expr, form.parents)));
    }

    private Optional<Form> form(Expr expr) {
        if (irreducible.contains(expr) || ++tries > MOST_TRIES || !open.add(expr)) {
            return Optional.empty();
        }
        try {
            return search(expr).filter(form -> !form.expr.equals(expr));
        } catch (RefusedException | ArithmeticLimitException e) {
            return Optional.empty();
        } finally {
            open.remove(expr);
        }
    }

    private Optional<Form> search(Expr expr) {
        Canonical canonical = new Canonical(new Budget(Budget.USUAL));
        List<Theorem> parents = new ArrayList<>();
        for (Expr divisor : divisors(expr)) {
            Optional<Theorem> nonZero =
                    divisor.equals(expr) ? Optional.empty() : bench.show(Proposition.nonZero(divisor));
            nonZero.ifPresent(theorem -> {
                parents.add(theorem);
                canonical.use(theorem.conclusion());
            });
        }
        Quotient quotient = canonical.reduced(canonical.of(expr));
        Polynomial numerator = quotient.numerator();
        if (numerator.number().isPresent()) {
            return numerator.isZero()
                    ? Optional.of(new Form(ZERO, parents))
                    : whole(canonical, quotient, numerator, parents);
        }
        return whole(canonical, quotient, numerator, parents);
    }

    private Optional<Form> whole(Canonical canonical, Quotient quotient, Polynomial numerator, List<Theorem> parents) {
        List<Expr> factors = new ArrayList<>();
        factors.add(numerator.leading().getValue());
        Monomial content = numerator.content();
        for (int i = 0; i < content.size(); i++) {
            factors.add(power(canonical.generatorAt(content.generator(i)), content.exponent(i)));
        }
        Polynomial primitive = Factors.monic(numerator.over(content));
        if (!primitive.isOne()) {
            Map<Polynomial, Integer> split = Factors.of(primitive);
            split.forEach((factor, multiplicity) -> {
                Expr form = square(canonical, factor);
                irreducible.add(form);
                factors.add(power(form, multiplicity));
            });
        }
        quotient.denominator()
                .forEach((factor, power) -> factors.add(power(canonical.expr(Quotient.of(factor)), -power)));
        return Optional.of(new Form(mul(factors), parents));
    }

    private static Expr power(Expr base, long exponent) {
        return exponent == 1 ? base : pow(base, exponent);
    }

    /** {@code a g^2 + b g + c} as {@code a (g + b/(2a))^2 + (c - b^2/(4a))}, for a number a; others as they are. */
    private Expr square(Canonical canonical, Polynomial polynomial) {
        Budget budget = new Budget(Budget.USUAL);
        for (int generator : Factors.variables(polynomial)) {
            if (polynomial.degree(generator) != 2 || !bench.signs().isReal(canonical.generatorAt(generator))) {
                continue;
            }
            Polynomial[] byDegree = {Polynomial.ZERO, Polynomial.ZERO, Polynomial.ZERO};
            for (Map.Entry<Monomial, Num> term : polynomial.terms().entrySet()) {
                int degree = (int) term.getKey().exponentOf(generator);
                byDegree[degree] = byDegree[degree].plus(
                        Polynomial.term(term.getValue(), term.getKey().over(Monomial.of(generator, degree))), budget);
            }
            Optional<Num> leading = byDegree[2].number();
            if (leading.isEmpty() || byDegree[1].isZero()) {
                continue;
            }
            Polynomial half = byDegree[1].scale(leading.get().times(num(2)).reciprocal());
            Polynomial rest = byDegree[0].plus(
                    half.times(half, budget).scale(leading.get().negate()), budget);
            Expr shifted =
                    canonical.expr(Quotient.of(Polynomial.generator(generator).plus(half, budget)));
            return Expr.add(mul(leading.get(), pow(shifted, 2)), canonical.expr(Quotient.of(rest)));
        }
        return canonical.expr(Quotient.of(polynomial));
    }

    /** What an expression divides by. */
    static Set<Expr> divisors(Expr expr) {
        Set<Expr> found = new LinkedHashSet<>();
        collect(expr, found);
        return found;
    }

    private static void collect(Expr expr, Set<Expr> found) {
        if (expr instanceof Add
                || expr instanceof Mul
                || expr instanceof Pow power && power.exponent() instanceof Num n && n.isInteger()) {
            Trees.children(expr).forEach(child -> collect(child, found));
            if (expr instanceof Pow(Expr base, Num n) && n.signum() < 0) {
                found.add(base);
            }
        }
    }
}
