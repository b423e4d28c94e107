package org.wickbench.symbolic.tactic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.polynomial.Budget;
import org.wickbench.symbolic.polynomial.Monomial;
import org.wickbench.symbolic.polynomial.Polynomial;
import org.wickbench.symbolic.polynomial.Quotient;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Laws;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.*;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Schemas;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Sums, products, integrals and limits: their bodies are brought to canonical form under the binder, sums and integrals are
 * taken apart into independent ones, and those with a known value get it.
 */
final class BinderTactic {
    private static final long MOST_TERMS = 400;

    private final Reducer reducer;
    private final Bench bench;

    BinderTactic(Reducer reducer) {
        this.reducer = reducer;
        this.bench = reducer.bench;
    }

    void reduce(Binder binder) {
        if (value(binder)) {
            return;
        }
        binder.operands().stream().filter(operand -> !Expr.isInfinite(operand)).forEach(reducer::reduce);
        if (known(binder)) {
            return;
        }
        Sym variable = Sym.internal("real", reducer.depth());
        Expr body = binder.scope().open(variable);
        Reducer inside = reducer.inside(binder, variable);
        inside.reduce(body);
        Quotient value = inside.value(body);
        Expr form = binder instanceof Sum || binder instanceof Integral
                ? grouped(value, variable, inside)
                : inside.expr(value);
        Binder canonical = binder;
        if (!form.equals(body)) {
            Optional<Theorem> equal = bench.field(body, form, inside.theorems());
            Optional<Theorem> lifted = equal.flatMap(theorem -> lifted(binder, variable, theorem));
            if (lifted.isPresent()) {
                reducer.add(lifted.get());
                canonical = (Binder) ((Equation) lifted.get().conclusion()).right();
                reducer.markDone((Expr) canonical);
                if (value(canonical)) {
                    return;
                }
            }
        }
        boolean split = (canonical instanceof Sum || canonical instanceof Integral) && linear(canonical);
        if (!split && (canonical instanceof Sum || canonical instanceof Product)) {
            moved(canonical, canonical.operands().get(0), canonical.operands().get(1));
        }
    }

    /** Puts the value of a limit or an integral on the list, if it is found. */
    private boolean value(Binder binder) {
        Optional<Theorem> value =
                switch (binder) {
                    case Limit limit -> bench.limits().value(limit);
                    case Integral integral -> bench.integrals().value(integral);
                    case Sum _, Product _, Diff _ -> Optional.empty();
                };
        value.ifPresent(reducer::rewrite);
        return value.isPresent();
    }

    /** The derivative of an equal function that has a simpler form; false if it has none. */
    boolean simplify(Diff diff) {
        if (!bench.signs().isReal(diff.point())) {
            return false;
        }
        Sym variable = Sym.internal("real", reducer.depth());
        Expr body = diff.scope().open(variable);
        Reducer inside = reducer.inside(diff, variable);
        inside.reduce(body);
        Expr form = inside.expr(inside.value(body));
        if (form.equals(body)) {
            return false;
        }
        Optional<Theorem> lifted =
                bench.field(body, form, inside.theorems()).flatMap(theorem -> lifted(diff, variable, theorem));
        lifted.ifPresent(reducer::rewrite);
        return lifted.isPresent();
    }

    private Optional<Theorem> lifted(Binder binder, Sym variable, Theorem equal) {
        List<Theorem> parents = new ArrayList<>(List.of(equal));
        if (binder instanceof Integral integral
                && !Expr.isInfinite(integral.lower())
                && !Expr.isInfinite(integral.upper())) {
            bench.show(new AtMost(integral.lower(), integral.upper())).ifPresent(parents::add);
        }
        try {
            return Optional.of(bench.kernel().infer(Schemas.CONGRUENCE, Instance.of(variable, (Expr) binder), parents));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    /** The value as a sum of products, each of a factor without the variable and one of the parts that depend on it. */
    private static Expr grouped(Quotient value, Sym variable, Reducer inside) {
        Map<Polynomial, Long> outer = new HashMap<>();
        Map<Polynomial, Long> inner = new HashMap<>();
        value.denominator()
                .forEach(
                        (factor, power) -> (Trees.dependsOn(inside.expr(Quotient.of(factor)), variable) ? inner : outer)
                                .put(factor, power));
        Map<Monomial, Polynomial> groups = new LinkedHashMap<>();
        Budget budget = new Budget(Budget.USUAL);
        value.numerator().terms().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(term -> {
                    Monomial moving = moving(term.getKey(), variable, inside);
                    groups.merge(
                            moving,
                            Polynomial.term(term.getValue(), term.getKey().over(moving)),
                            (a, b) -> a.plus(b, budget));
                });
        List<Expr> terms = new ArrayList<>();
        groups.forEach((moving, factor) -> terms.add(Expr.mul(
                inside.expr(new Quotient(factor, outer)),
                inside.expr(new Quotient(Polynomial.term(Expr.ONE, moving), inner)))));
        return Expr.add(terms);
    }

    private static Monomial moving(Monomial monomial, Sym variable, Reducer inside) {
        Monomial part = Monomial.ONE;
        for (int i = 0; i < monomial.size(); i++) {
            if (Trees.dependsOn(inside.canonical().generatorAt(monomial.generator(i)), variable)) {
                part = part.times(Monomial.of(monomial.generator(i), monomial.exponent(i)));
            }
        }
        return part;
    }

    /** False if there is nothing to take apart. */
    private boolean linear(Binder binder) {
        Sym index = binder.scope().fresh();
        Expr body = binder.scope().open(index);
        boolean single = !(body instanceof Add)
                && !(body instanceof Mul product
                        && product.factors().stream().anyMatch(factor -> !Trees.dependsOn(factor, index)));
        if (single && Trees.dependsOn(body, index)) {
            return false;
        }
        if (single && body.equals(Expr.ONE)) {
            return false;
        }
        List<Theorem> parents = new ArrayList<>();
        if (binder instanceof Integral && body instanceof Add sum) {
            for (Expr term : sum.terms()) {
                List<Expr> moving = (term instanceof Mul product ? product.factors() : List.of(term))
                        .stream()
                                .filter(factor -> Trees.dependsOn(factor, index))
                                .toList();
                Scope scope = new Scope(
                        binder.scope().hint(),
                        Scope.close(index, Expr.mul(moving)).body());
                parents.add(converges(binder.with(scope, binder.operands())));
            }
        }
        reducer.rewrite(bench.kernel().infer(Schemas.LINEARITY, Instance.of((Expr) binder), parents));
        return true;
    }

    private Theorem converges(Binder part) {
        Optional<Theorem> shown =
                part instanceof Integral integral ? bench.integrals().converges(integral) : Optional.empty();
        return shown.orElseGet(() -> bench.assume(new Converges(part)));
    }

    /** Sums with few terms, with none, of a constant or of Kronecker's delta. */
    private boolean known(Binder binder) {
        if (!(binder instanceof Sum || binder instanceof Product)) {
            return false;
        }
        Expr a = binder.operands().get(0);
        Expr b = binder.operands().get(1);
        if (a instanceof Num first && b instanceof Num last && first.isInteger() && last.isInteger()) {
            if (last.compareTo(first) < 0) {
                return apply("empty", binder, List.of());
            }
            return last.plus(first.negate()).compareTo(Expr.num(MOST_TERMS)) <= 0 && apply("last", binder, List.of());
        }
        if (bench.show(new Less(b, a)).isPresent()) {
            return apply("empty", binder, List.of(new Less(b, a)));
        }
        Sym index = binder.scope().fresh();
        Expr body = binder.scope().open(index);
        if (!Trees.dependsOn(body, index)) {
            Expr beyond = Laws.folded(Expr.add(b, Expr.ONE));
            return apply("constant", binder, List.of(new AtMost(a, beyond)));
        }
        for (Expr factor : body instanceof Mul product ? product.factors() : List.of(body)) {
            if (binder instanceof Sum
                    && factor instanceof Call(Fn function, List<Expr> pair)
                    && function == Fn.KRONECKER
                    && (pair.getFirst().equals(index) || pair.getLast().equals(index))) {
                Expr other = pair.getFirst().equals(index) ? pair.getLast() : pair.getFirst();
                return !Trees.dependsOn(other, index)
                        && apply("delta", binder, List.of(new AtMost(a, other), new AtMost(other, b)), other);
            }
        }
        return false;
    }

    /** A sum that begins at 0 and ends at a bound with the constant -1: others are shifted, and lose or gain last terms. */
    private boolean moved(Binder binder, Expr lower, Expr end) {
        if (!(lower instanceof Num first) || !first.isInteger()) {
            return false;
        }
        if (!first.isZero()) {
            return apply("shift", binder, List.of(), first);
        }
        Num constant = Expr.ZERO;
        for (Expr term : end instanceof Add parts ? parts.terms() : List.of(end)) {
            constant = term instanceof Num number ? constant.plus(number) : constant;
        }
        if (end instanceof Num || constant.equals(Expr.MINUS_ONE) || !constant.isInteger()) {
            return false;
        }
        if (constant.signum() >= 0) {
            return apply("last", binder, List.of(new AtMost(lower, end)));
        }
        if (!(binder instanceof Sum sum)) {
            return false;
        }
        Expr upper = reducer.expr(reducer.value(Expr.add(sum.upper(), Expr.ONE)));
        Sum longer = new Sum(sum.scope(), sum.lower(), upper);
        Optional<Theorem> filled = bench.show(new AtMost(sum.lower(), upper));
        if (filled.isEmpty()) {
            return false;
        }
        try {
            Theorem last = bench.kernel()
                    .infer(Schemas.SUMMATION, Instance.named("last", List.of(longer)), List.of(filled.get()));
            Expr without = Expr.sub(longer, sum.scope().open(upper));
            Optional<Theorem> shorter = bench.field(sum, without, List.of(last));
            shorter.ifPresent(reducer::rewrite);
            return shorter.isPresent();
        } catch (RefusedException e) {
            return false;
        }
    }

    private boolean apply(String rule, Binder binder, List<Proposition> conditions, Expr... more) {
        List<Theorem> parents = new ArrayList<>();
        for (Proposition condition : conditions) {
            Optional<Theorem> shown = bench.show(condition);
            if (shown.isEmpty()) {
                return false;
            }
            parents.add(shown.get());
        }
        List<Expr> terms = new ArrayList<>(List.of((Expr) binder));
        terms.addAll(List.of(more));
        try {
            reducer.rewrite(bench.kernel().infer(Schemas.SUMMATION, Instance.named(rule, terms), parents));
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }
}
