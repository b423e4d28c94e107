package org.wickbench.symbolic.tactic;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Integral;
import org.wickbench.symbolic.expr.Expr.Limit;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.polynomial.ArithmeticLimitException;
import org.wickbench.symbolic.theorem.Hypothesis;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.Equation;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Theorem;

/** Puts values for the limits and integrals of an expression, each by a theorem. */
public final class CarryOut {
    private final Bench bench;
    private final Set<Proposition> conditions = new LinkedHashSet<>();
    private Optional<String> divergence = Optional.empty();
    private boolean any;

    public CarryOut(Bench bench) {
        this.bench = bench;
    }

    /** What had to be taken for granted so far. */
    public Set<Proposition> conditions() {
        return conditions;
    }

    /** True if a value was put somewhere. */
    public boolean changed() {
        return any;
    }

    /** Why a limit is no number, if one is seen to be none. */
    public Optional<String> divergence() {
        return divergence;
    }

    /** The expression with values in the place of limits and integrals, as far as they are found. */
    public Expr of(Expr expr) {
        Optional<Theorem> theorem =
                switch (expr) {
                    case Limit limit -> bench.limits().value(limit);
                    case Integral integral -> bench.integrals().value(integral);
                    default -> Optional.empty();
                };
        if (theorem.isPresent() && theorem.get().conclusion() instanceof Equation(Expr _, Expr value)) {
            any = true;
            theorem.get()
                    .hypotheses(Hypothesis.Kind.CONDITION)
                    .forEach(condition -> conditions.add(condition.statement()));
            look(expr);
            return of(value);
        }
        look(expr);
        return expr instanceof Expr.Binder binder ? inside(binder) : Trees.mapChildren(expr, this::of);
    }

    private void look(Expr expr) {
        if (expr instanceof Limit limit && divergence.isEmpty()) {
            divergence = bench.limits().divergence(limit).map(why -> limit + " " + why);
        }
    }

    /** A limit or an integral of something that has to be carried out first. */
    private Expr inside(Expr.Binder binder) {
        Expr whole = (Expr) binder;
        try {
            Reducer reducer = new Reducer(bench, new Generators());
            reducer.reduce(whole);
            Expr form = reducer.expr(reducer.value(whole));
            if (form instanceof Expr.Binder
                    || !reducer.theorems().stream().allMatch(theorem -> theorem.hypotheses(Hypothesis.Kind.CONDITION)
                            .isEmpty())) {
                return whole;
            }
            any = true;
            return form;
        } catch (NoProofException | RefusedException | ArithmeticLimitException | Generators.MoreNeeded e) {
            return whole;
        }
    }
}
