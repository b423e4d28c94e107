package org.wickbench.symbolic.tactic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.polynomial.Budget;
import org.wickbench.symbolic.polynomial.Monomial;
import org.wickbench.symbolic.polynomial.Polynomial;
import org.wickbench.symbolic.polynomial.Quotient;
import org.wickbench.symbolic.theorem.Canonical;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Schemas;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Proves that a difference vanishes whose coefficients, in front of each product of independent generators, are algebraic
 * numbers that are zero without being zero by themselves: {@code sqrt(5 + 2*sqrt(6)) - sqrt(2) - sqrt(3)}.
 */
final class AlgebraicTactic {
    private static final int MOST_COEFFICIENTS = 40;

    private final Bench bench;
    private final Reducer reducer;

    AlgebraicTactic(Reducer reducer) {
        this.bench = reducer.bench;
        this.reducer = reducer;
    }

    Optional<Theorem> prove(Expr left, Expr right) {
        Canonical canonical = reducer.canonical();
        Quotient difference =
                canonical.reduced(canonical.of(left).minus(canonical.of(right), new Budget(Budget.USUAL)));
        Map<Monomial, Polynomial> groups = new LinkedHashMap<>();
        Budget budget = new Budget(Budget.USUAL);
        difference.numerator().terms().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(term -> {
                    Monomial algebraic = algebraic(term.getKey());
                    groups.merge(
                            term.getKey().over(algebraic),
                            Polynomial.term(term.getValue(), algebraic),
                            (a, b) -> a.plus(b, budget));
                });
        if (groups.size() > MOST_COEFFICIENTS || groups.values().stream().anyMatch(Polynomial::isSingleTerm)) {
            return Optional.empty();
        }
        List<Theorem> parents = new ArrayList<>(reducer.theorems());
        List<Expr> terms = new ArrayList<>();
        for (Map.Entry<Monomial, Polynomial> group : groups.entrySet()) {
            Expr coefficient = canonical.expr(Quotient.of(group.getValue()));
            try {
                parents.add(
                        bench.infer(Schemas.ALGEBRAIC, Instance.of(new Proposition.Equation(coefficient, Expr.ZERO))));
            } catch (RefusedException e) {
                return Optional.empty();
            }
            Expr other =
                    canonical.expr(new Quotient(Polynomial.term(Expr.ONE, group.getKey()), difference.denominator()));
            // a sum in a sum would be taken apart
            terms.add(other.equals(Expr.ONE) ? Expr.pow(coefficient, 1) : Expr.mul(coefficient, other));
        }
        Expr whole = Expr.add(terms);
        Expr zero = bench.difference(left, right);
        return bench.field(zero, whole, reducer.theorems()).flatMap(same -> {
            List<Theorem> all = new ArrayList<>(parents);
            all.add(same);
            return bench.field(zero, Expr.ZERO, all)
                    .flatMap(vanishes -> bench.law("equal-from-difference", List.of(vanishes), left, right));
        });
    }

    private Monomial algebraic(Monomial monomial) {
        Monomial part = Monomial.ONE;
        for (int i = 0; i < monomial.size(); i++) {
            if (isAlgebraic(reducer.canonical().generatorAt(monomial.generator(i)))) {
                part = part.times(Monomial.of(monomial.generator(i), monomial.exponent(i)));
            }
        }
        return part;
    }

    private static boolean isAlgebraic(Expr expr) {
        return switch (expr) {
            case Num _ -> true;
            case Constant constant -> constant == Constant.I;
            case Add sum -> sum.terms().stream().allMatch(AlgebraicTactic::isAlgebraic);
            case Mul product -> product.factors().stream().allMatch(AlgebraicTactic::isAlgebraic);
            case Pow(Expr base, Num _) -> isAlgebraic(base);
            case Call call
            when call.function() == Fn.EXP ->
                call.argument() instanceof Mul(List<Expr> factors)
                        && factors.contains(Expr.I)
                        && factors.contains(Expr.PI)
                        && factors.stream().allMatch(f -> f instanceof Num || f instanceof Constant);
            default -> false;
        };
    }
}
