package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;
import org.wickbench.symbolic.polynomial.Budget;
import org.wickbench.symbolic.polynomial.Monomial;
import org.wickbench.symbolic.polynomial.Polynomial;
import org.wickbench.symbolic.tactic.SignTactic.Signed;
import org.wickbench.symbolic.theorem.Canonical;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.*;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Signs that a single fact implies: where a fact says {@code d > 0} and an expression is {@code c d + k} with numbers c and
 * k of the right signs.
 */
final class FactTactic {
    /** So many facts are added up. */
    private static final int DEEPEST = 2;

    /** A fact as a difference that is positive, not negative, or not zero. */
    private record Margin(Expr difference, Polynomial polynomial, Theorem theorem) {}

    private final Bench bench;
    private final Canonical plain = new Canonical(new Budget(Budget.USUAL));
    private final List<Margin> margins = new ArrayList<>();
    private int read;
    private int depth;

    FactTactic(Bench bench) {
        this.bench = bench;
    }

    private List<Margin> margins() {
        while (read < bench.facts().size()) {
            Theorem fact = bench.facts().get(read++);
            margin(fact);
            if (fact.conclusion() instanceof Less(Expr left, Expr right)
                    && bench.show(Proposition.integer(sub(right, left))).isPresent()) {
                bench.law("integer-gap", List.of(fact), left, right).ifPresent(this::margin);
            }
        }
        // a search for one sign may instantiate more facts about families
        return List.copyOf(margins);
    }

    private void margin(Theorem fact) {
        Optional<Theorem> difference =
                switch (fact.conclusion()) {
                    case Less(Expr left, Expr right) -> bench.law("less-to-difference", List.of(fact), left, right);
                    case AtMost(Expr left, Expr right) -> bench.law("atmost-to-difference", List.of(fact), left, right);
                    case NotEqual(Expr left, Expr right) ->
                        bench.law("nonequal-to-difference", List.of(fact), left, right);
                    case Equation _, Member _, Converges _, Interchanges _, Tends _, Expands _ -> Optional.empty();
                };
        difference.ifPresent(theorem -> {
            Expr about = theorem.conclusion() instanceof NotEqual relation
                    ? relation.left()
                    : theorem.conclusion().parts().get(1);
            polynomial(about).ifPresent(polynomial -> margins.add(new Margin(about, polynomial, theorem)));
        });
    }

    private Optional<Polynomial> polynomial(Expr expr) {
        try {
            return Optional.of(plain.of(expr)).filter(q -> q.isPolynomial()).map(q -> q.numerator());
        } catch (RefusedException | org.wickbench.symbolic.polynomial.ArithmeticLimitException e) {
            return Optional.empty();
        }
    }

    /** The factor c and the rest k with {@code claim = c known + k}, where known is no number. */
    private static Optional<Num[]> linear(Polynomial claim, Polynomial known) {
        Num factor = null;
        for (Monomial monomial : known.terms().keySet()) {
            if (!monomial.isOne()) {
                factor = claim.terms()
                        .getOrDefault(monomial, ZERO)
                        .times(known.terms().get(monomial).reciprocal());
                break;
            }
        }
        if (factor == null
                || factor.isZero()
                || claim.terms().size() > known.terms().size() + 1) {
            return Optional.empty();
        }
        Polynomial rest = claim.plus(known.scale(factor.negate()), new Budget(Budget.USUAL));
        Num c = factor;
        return rest.number().map(k -> new Num[] {c, k});
    }

    Optional<Signed> sign(Expr expr) {
        bench.instantiateFamilies(expr);
        Optional<Polynomial> polynomial = polynomial(expr);
        if (polynomial.isEmpty()) {
            return Optional.empty();
        }
        Signed weak = null;
        for (Margin margin : margins()) {
            if (margin.theorem.conclusion() instanceof NotEqual) {
                continue;
            }
            Optional<Signed> found = linear(polynomial.get(), margin.polynomial)
                    .flatMap(numbers -> implied(expr, margin, numbers[0], numbers[1]));
            if (found.isPresent() && found.get().strict()) {
                return found;
            }
            weak = found.isPresent() ? found.get() : weak;
        }
        if (weak == null) {
            return combined(expr, polynomial.get());
        }
        Signed known = weak;
        Optional<Theorem> nonZero = nonZero(known.about());
        return nonZero.flatMap(
                        theorem -> bench.law("positive-from-nonzero", List.of(known.theorem(), theorem), known.about()))
                .map(theorem -> new Signed(known.negative(), true, known.about(), theorem))
                .or(() -> Optional.of(known));
    }

    /** expr = c d + rest, where a fact says that d is not negative and others that rest is not. */
    private Optional<Signed> combined(Expr expr, Polynomial claim) {
        if (depth >= DEEPEST) {
            return Optional.empty();
        }
        depth++;
        try {
            for (Margin margin : margins()) {
                if (margin.theorem.conclusion() instanceof NotEqual) {
                    continue;
                }
                for (Monomial monomial : margin.polynomial.terms().keySet()) {
                    if (monomial.isOne() || !claim.terms().containsKey(monomial)) {
                        continue;
                    }
                    Num c = claim.terms()
                            .get(monomial)
                            .times(margin.polynomial.terms().get(monomial).reciprocal());
                    Optional<Signed> found = c.signum() > 0 ? sum(expr, margin, c) : Optional.empty();
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        } finally {
            depth--;
        }
    }

    private Optional<Signed> sum(Expr expr, Margin margin, Num c) {
        Expr part = mul(c, margin.difference);
        Expr rest = plain.expr(plain.of(sub(expr, part)));
        Optional<Signed> sign = bench.signs().sign(rest).filter(known -> !known.negative());
        if (sign.isEmpty()) {
            return Optional.empty();
        }
        boolean strict = margin.theorem.conclusion() instanceof Less;
        Optional<Theorem> left = bench.law(
                strict ? "positive-product" : "nonnegative-product", List.of(margin.theorem), c, margin.difference);
        boolean positive = strict || sign.get().strict();
        Optional<Theorem> right = !strict || !sign.get().strict()
                ? Optional.of(sign.get().theorem())
                : bench.law("less-atmost", List.of(sign.get().theorem()), ZERO, rest);
        return left.flatMap(a -> right.flatMap(b -> !positive
                        ? bench.law("nonnegative-sum", List.of(a, b), part, rest)
                        : strict
                                ? bench.law("positive-sum", List.of(a, b), part, rest)
                                : bench.law("positive-sum", List.of(b, a), rest, part)))
                .flatMap(theorem -> bench.moved(theorem, Bench.about(theorem), expr, List.of()))
                .map(theorem -> new Signed(false, positive, expr, theorem));
    }

    /** expr = c d + k: its sign, or that of -expr, if c and k have the same sign. */
    private Optional<Signed> implied(Expr expr, Margin margin, Num c, Num k) {
        boolean negative = c.signum() < 0;
        Num factor = negative ? c.negate() : c;
        Num rest = negative ? k.negate() : k;
        if (rest.signum() < 0) {
            return Optional.empty();
        }
        boolean strict = margin.theorem.conclusion() instanceof Less;
        Optional<Theorem> scaled = factor.isOne()
                ? Optional.of(margin.theorem)
                : bench.law(
                        strict ? "positive-product" : "nonnegative-product",
                        List.of(margin.theorem),
                        factor,
                        margin.difference);
        Expr about = factor.isOne() ? margin.difference : mul(factor, margin.difference);
        if (rest.signum() > 0 && scaled.isPresent()) {
            Theorem left = scaled.get();
            Expr old = about;
            scaled = (strict ? bench.law("less-atmost", List.of(left), ZERO, old) : Optional.of(left))
                    .flatMap(theorem -> bench.law("positive-sum", List.of(theorem), rest, old));
            strict = true;
        }
        Expr target = negative ? neg(expr) : expr;
        boolean isStrict = strict;
        return scaled.flatMap(theorem -> bench.moved(theorem, Bench.about(theorem), target, List.of()))
                .map(theorem -> new Signed(negative, isStrict, target, theorem));
    }

    /** That a fact says of a multiple of the expression that it is not zero. */
    Optional<Theorem> nonZero(Expr expr) {
        bench.instantiateFamilies(expr);
        Optional<Polynomial> polynomial = polynomial(expr);
        for (Margin margin : margins()) {
            if (polynomial.isPresent() && margin.theorem.conclusion() instanceof NotEqual) {
                Optional<Num[]> numbers = linear(polynomial.get(), margin.polynomial);
                if (numbers.isPresent() && numbers.get()[1].isZero()) {
                    Num factor = numbers.get()[0];
                    return bench.law("nonzero-product", List.of(margin.theorem), factor, margin.difference)
                            .flatMap(theorem -> bench.moved(theorem, Bench.about(theorem), expr, List.of()));
                }
            }
        }
        return Optional.empty();
    }
}
