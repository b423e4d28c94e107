package org.wickbench.symbolic.derivation.rule;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.prove.Verdict;

/**
 * A positive Gaussian kernel tends to the delta distribution: {@code limit(integral(K*f(y), y, -infinity, infinity),
 * tau, 0, above) == f(x)} for bounded continuous f. It suffices that K is positive and that its mass tends to 1, its mean
 * to x and its variance to 0 (Chebyshev's inequality).
 */
final class DeltaLimit implements Rule {
    @Override
    public String name() {
        return "delta-limit";
    }

    @Override
    public String description() {
        return "delta-limit: a positive Gaussian kernel whose mass tends to 1, mean to x and variance to 0 tends to delta(x-y)";
    }

    @Override
    public List<Obligation> apply(Inference inference) {
        Relation result = inference.equation();
        if (!(result.left() instanceof Limit limit)
                || !(limit.body() instanceof Integral integral)
                || !(result.right() instanceof Apply target)
                || target.arguments().size() != 1) {
            throw inference.misuse(
                    "a delta limit is stated as  limit(integral(K*f(y), y, -infinity, infinity), tau, 0, above) == f(x)");
        }
        Sym y = inference.assumptions().nameFor(integral);
        Expr integrand = integral.scope().open(y);
        Expr point = target.arguments().getFirst();
        Apply test = new Apply(target.head(), List.of(y));
        List<Expr> factors = new ArrayList<>(integrand instanceof Mul product ? product.factors() : List.of(integrand));
        if (!factors.remove(test)) {
            throw inference.misuse("the integrand has to be the kernel times " + test);
        }
        Expr kernel = mul(factors);
        if (Trees.unknownFunctions(kernel).containsKey(target.head())) {
            throw inference.misuse("the kernel must not contain " + target.head());
        }
        List<Obligation> obligations = new ArrayList<>();
        obligations.add(inference.holds("the kernel is positive", new Relation(Relation.Op.GT, kernel, ZERO)));
        Gaussian gaussian = new Gaussian(inference, obligations);
        Expr mass = gaussian.integrate(line(kernel, y));
        Expr mean = gaussian.integrate(line(mul(sub(y, point), kernel), y));
        Expr spread = gaussian.integrate(line(mul(pow(sub(y, point), 2), kernel), y));
        addLimit("the mass tends to 1", mass, ONE, limit, inference, obligations);
        addLimit("the mean tends to " + point, mean, ZERO, limit, inference, obligations);
        addLimit("the variance tends to 0", spread, ZERO, limit, inference, obligations);
        obligations.add(new Obligation(
                "then the kernel tends to the delta distribution",
                new Verdict.Proved("Chebyshev's inequality", List.of(target.head() + " is bounded and continuous"))));
        return obligations;
    }

    private static Integral line(Expr body, Sym y) {
        return new Integral(body, y, neg(INFINITY), INFINITY);
    }

    private static void addLimit(
            String what, Expr moment, Expr value, Limit limit, Inference inference, List<Obligation> obligations) {
        Limits limits = new Limits(inference.assumptions());
        Expr reached = limits.evaluate(new Limit(moment, limit.variable(), limit.point(), limit.side()));
        obligations.addAll(limits.obligations());
        obligations.add(inference.equalUsing(what, reached, value, List.of()));
    }
}
