package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.ZERO;
import static org.wickbench.symbolic.expr.Expr.exp;
import static org.wickbench.symbolic.expr.Expr.mul;
import static org.wickbench.symbolic.expr.Expr.neg;
import static org.wickbench.symbolic.expr.Expr.sub;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Apply;
import org.wickbench.symbolic.expr.Expr.Diff;
import org.wickbench.symbolic.expr.Expr.Integral;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.expr.Expr.Scope;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Differentiation;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Schemas;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * The solution of a linear equation of first order, {@code u' == a u + b}: with an integral A of a, {@code (u - S) exp(-A)} has
 * the derivative 0 for any solution S, and is 0 where both have the same value.
 */
public final class FirstOrderTactic {
    private final Bench bench;
    private final Sym v = Sym.internal("real", 6_005);

    /** @param bench with the equation among its premises */
    public FirstOrderTactic(Bench bench) {
        this.bench = bench;
    }

    /**
     * The theorem {@code u(x) == S(x)}.
     *
     * @param start where u and S are the same
     */
    public Optional<Theorem> prove(Relation statement, Sym x, Expr start) {
        if (!(statement.left() instanceof Apply function)) {
            return Optional.empty();
        }
        Expr solution = statement.right();
        Apply unknown = (Apply) Trees.substitute(function, x, v);
        return weight(unknown).flatMap(weight -> {
            Expr scaled = mul(sub(unknown, Trees.substitute(solution, x, v)), weight);
            return constant(scaled, start, x).flatMap(theorem -> new EquationTactic(bench)
                    .solved(theorem, Trees.substitute(weight, v, x), function, solution));
        });
    }

    /** {@code W(x) - W(start) == 0} for a function whose derivative vanishes. */
    private Optional<Theorem> constant(Expr scaled, Expr start, Sym x) {
        Integral nothing = new Integral(new Scope(x.name(), ZERO), start, x);
        List<Theorem> parents = IntegralTactic.derivative(nothing, v, scaled, bench);
        Theorem difference = bench.kernel()
                .infer(Schemas.INTEGRATION, Instance.named("everywhere", List.of(nothing, v, scaled)), parents);
        return new EquationTactic(bench)
                .prove(nothing, ZERO)
                .map(zero -> bench.infer(Schemas.SUBSTITUTE, Instance.of(), difference, zero))
                .flatMap(turned -> bench.law(
                        "equal-symmetric",
                        List.of(turned),
                        ZERO,
                        turned.equation().right()));
    }

    /** {@code exp(-A)} for an equation that is linear in the unknown function. */
    private Optional<Expr> weight(Apply unknown) {
        Reducer reducer = new Reducer(bench, new Generators());
        Diff rate = new Diff(Scope.close(v, unknown), v, 1);
        reducer.reduce(rate);
        Sym place = Sym.internal("real", 6_006);
        Expr right = Trees.replace(reducer.expr(reducer.value(rate)), Map.of(unknown, place));
        Expr factor = Differentiation.of(
                        new Diff(Scope.close(place, right), place, 1),
                        bench.kernel().context())
                .value();
        if (Trees.dependsOn(factor, place)) {
            return Optional.empty();
        }
        return new Primitives(bench, v).of(factor).map(integral -> exp(neg(integral)));
    }
}
