package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Proposition.Less;
import org.wickbench.symbolic.theorem.Schemas;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Something that is known not to be negative.
 *
 * @param theorem {@code 0 < expr} or {@code 0 <= expr}
 */
record Margin(Expr expr, Theorem theorem) {
    static Margin of(Theorem theorem) {
        return new Margin(Bench.about(theorem), theorem);
    }

    /** Of a sign that is not negative. */
    static Optional<Margin> of(Optional<SignTactic.Signed> sign) {
        return sign.filter(known -> !known.negative()).map(known -> of(known.theorem()));
    }

    /** What is larger minus what is smaller, by a theorem {@code a < b} or {@code a <= b}. */
    static Optional<Margin> between(Bench bench, Theorem order) {
        Expr low = order.conclusion().parts().get(0);
        Expr high = order.conclusion().parts().get(1);
        return bench.law(
                        order.conclusion() instanceof Less ? "less-to-difference" : "atmost-to-difference",
                        List.of(order),
                        low,
                        high)
                .map(Margin::of);
    }

    boolean strict() {
        return theorem.conclusion() instanceof Less;
    }

    /** The same without being strict. */
    Optional<Margin> weak(Bench bench) {
        return strict() ? bench.law("less-atmost", List.of(theorem), ZERO, expr).map(Margin::of) : Optional.of(this);
    }

    Optional<Margin> times(Bench bench, Margin other) {
        if (strict() && other.strict()) {
            return bench.law("positive-product", List.of(theorem, other.theorem), expr, other.expr)
                    .map(Margin::of);
        }
        return weak(bench).flatMap(left -> other.weak(bench)
                .flatMap(right ->
                        bench.law("nonnegative-product", List.of(left.theorem, right.theorem), left.expr, right.expr))
                .map(Margin::of));
    }

    Optional<Margin> plus(Bench bench, Margin other) {
        if (!strict() && other.strict()) {
            return other.plus(bench, this);
        }
        return other.weak(bench)
                .flatMap(right -> bench.law(
                        strict() ? "positive-sum" : "nonnegative-sum",
                        List.of(theorem, right.theorem),
                        expr,
                        right.expr))
                .map(Margin::of);
    }

    /** The same of an expression that laws show to be equal. */
    Optional<Margin> rewritten(Bench bench, Expr to) {
        try {
            return moved(bench, to, List.of()).or(() -> new EquationTactic(bench)
                    .prove(expr, to)
                    .map(equal -> Margin.of(bench.infer(Schemas.SUBSTITUTE, Instance.of(), theorem, equal))));
        } catch (NoProofException e) {
            return Optional.empty();
        }
    }

    /** The same of an equal expression. */
    Optional<Margin> moved(Bench bench, Expr to, List<Theorem> parents) {
        return bench.moved(theorem, expr, to, parents).map(Margin::of);
    }
}
