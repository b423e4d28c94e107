package org.wickbench.symbolic.theorem;

import static org.wickbench.symbolic.expr.Expr.ONE;
import static org.wickbench.symbolic.expr.Expr.ZERO;
import static org.wickbench.symbolic.expr.Expr.add;
import static org.wickbench.symbolic.expr.Expr.div;
import static org.wickbench.symbolic.expr.Expr.mul;
import static org.wickbench.symbolic.expr.Expr.num;
import static org.wickbench.symbolic.expr.Expr.pow;
import static org.wickbench.symbolic.expr.Expr.sub;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Diff;
import org.wickbench.symbolic.expr.Expr.Limit;
import org.wickbench.symbolic.expr.Expr.Num;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.theorem.Proposition.Equation;
import org.wickbench.symbolic.theorem.Proposition.Expands;
import org.wickbench.symbolic.theorem.Proposition.Tends;

/**
 * Landau's calculus: what functions of a growing real variable v are up to something small. The rules, by name, where m does
 * not vanish from some v on:
 *
 * <ul>
 *   <li>{@code exact}: e = e + o(m) for any m
 *   <li>{@code sum}: e_i = P_i + o(m) give sum e_i = sum P_i + o(m)
 *   <li>{@code product}: e = P + o(p), f = Q + o(q), and P q/m, Q p/m, p q/m have finite limits: e f = P Q + o(m)
 *   <li>{@code truncate}: e = P + o(m) and (P - Q)/m -> 0 give e = Q + o(m)
 *   <li>{@code scale}: e = P + o(p) and p/m with a finite limit give e = P + o(m)
 *   <li>{@code equal}: e = P + o(m), and f(v) == e(v) from some v on, give f = P + o(m)
 *   <li>{@code then}: e = P + o(m) and P = Q + o(m) give e = Q + o(m); {@code tends}: e -> L gives e = L + o(1)
 *   <li>{@code taylor}: u -> c and (u - c)^n/m with a finite limit give g(u) = sum over k <= n of g^(k)(c) (u - c)^k/k! +
 *       o(m), where g is n times differentiable at c, for complex u in the complex sense (Taylor's theorem with Peano's
 *       remainder)
 *   <li>{@code limit}: e = P + o(m), P -> L and m with a finite limit give e -> L; {@code dominant}: e = P + o(m), P ->
 *       infinity or -infinity and m/P with a finite limit give the same of a real e
 * </ul>
 *
 * <p>Source: N. G. de Bruijn, Asymptotic Methods in Analysis, chapter 1. What the parents say of v has to hold from some v
 * on, as in {@link Limiting}.
 */
final class Expansion implements Schema {
    private static final int HIGHEST_ORDER = 20;

    @Override
    public String name() {
        return "expansion";
    }

    /** Terms: v; then functions of v as limits at infinity, by the rule: e and m; m; m; Q; m; f; a derivative and u and m. */
    @Override
    public Inference infer(Context context, Instance instance, List<Theorem> parents) {
        if (!(instance.term(0) instanceof Sym v) || !v.indices().isEmpty() || context.domainOf(v) == Domain.INTEGER) {
            throw new RefusedException("a variable is needed that takes all real values");
        }
        Set<Proposition> known = new LinkedHashSet<>();
        parents.forEach(parent -> known.add(parent.conclusion()));
        Rules rules = new Rules(context, v, known, parents);
        Proposition conclusion =
                switch (instance.name()) {
                    case "exact" -> {
                        Limit e = Limiting.limit(instance.term(1));
                        yield new Expands(e, e, Limiting.limit(instance.term(2)));
                    }
                    case "sum" -> rules.sum();
                    case "product" -> rules.product(Limiting.limit(instance.term(1)));
                    case "truncate" -> rules.truncate(Limiting.limit(instance.term(1)));
                    case "scale" -> rules.scale(Limiting.limit(instance.term(1)));
                    case "equal" -> rules.equal(Limiting.limit(instance.term(1)));
                    case "taylor" ->
                        rules.taylor(
                                instance.term(1), Limiting.limit(instance.term(2)), Limiting.limit(instance.term(3)));
                    case "then" -> rules.then();
                    case "tends" -> rules.tends();
                    case "limit" -> rules.limit();
                    case "dominant" -> rules.dominant();
                    default -> throw new RefusedException("there is no rule of expansions called " + instance.name());
                };
        return new Inference(conclusion, Limiting.Eventually.without(v, conclusion, parents, known, context));
    }

    private record Rules(Context context, Sym v, Set<Proposition> known, List<Theorem> parents) {
        private Expands parent(int place) {
            if (parents.size() > place && parents.get(place).conclusion() instanceof Expands expands) {
                return expands;
            }
            throw new RefusedException("an expansion is needed");
        }

        private Expr at(Limit limit) {
            return limit.scope().open(v);
        }

        private Limit function(Expr body) {
            return Limiting.limit(v, body);
        }

        private void require(Proposition needed) {
            if (!known.contains(needed) && !LimitValue.isTrivial(needed)) {
                throw new RefusedException("the rule needs " + needed);
            }
        }

        /** A quotient by m, which does not vanish, has a limit. */
        private void requireFinite(Expr above, Expr m) {
            require(Proposition.nonZero(m));
            requireFinite(function(div(above, m)));
        }

        private void requireFinite(Limit function) {
            if (LimitValue.isInfinite(value(function))) {
                throw new RefusedException(
                        "the rule needs a finite limit of " + function.scope().open(v));
            }
        }

        private Expr value(Limit function) {
            for (Proposition each : known) {
                if (each instanceof Tends tends && tends.limit().equals(function)) {
                    return tends.value();
                }
            }
            throw new RefusedException(
                    "the rule needs the limit of " + function.scope().open(v));
        }

        Expands sum() {
            List<Expr> functions = new ArrayList<>();
            List<Expr> values = new ArrayList<>();
            Limit scale = parent(0).scale();
            for (int i = 0; i < parents.size(); i++) {
                functions.add(at(parent(i).function()));
                values.add(at(parent(i).value()));
                if (!parent(i).scale().equals(scale)) {
                    throw new RefusedException("a sum needs terms up to the same");
                }
            }
            return new Expands(function(Expr.add(functions)), function(Expr.add(values)), scale);
        }

        Expands product(Limit scale) {
            Expr p = at(parent(0).scale());
            Expr q = at(parent(1).scale());
            Expr m = at(scale);
            requireFinite(mul(at(parent(0).value()), q), m);
            requireFinite(mul(at(parent(1).value()), p), m);
            requireFinite(mul(p, q), m);
            return new Expands(
                    function(mul(at(parent(0).function()), at(parent(1).function()))),
                    function(mul(at(parent(0).value()), at(parent(1).value()))),
                    scale);
        }

        Expands truncate(Limit value) {
            Expr m = at(parent(0).scale());
            require(Proposition.nonZero(m));
            require(new Tends(function(div(sub(at(parent(0).value()), at(value)), m)), ZERO));
            return new Expands(parent(0).function(), value, parent(0).scale());
        }

        Expands scale(Limit scale) {
            requireFinite(at(parent(0).scale()), at(scale));
            return new Expands(parent(0).function(), parent(0).value(), scale);
        }

        Expands equal(Limit function) {
            require(new Equation(at(function), at(parent(0).function())));
            return new Expands(function, parent(0).value(), parent(0).scale());
        }

        Expands taylor(Expr term, Limit inner, Limit scale) {
            if (!(term instanceof Diff diff) || diff.order() < 1 || diff.order() > HIGHEST_ORDER) {
                throw new RefusedException("a derivative at the limit is needed");
            }
            Expr c = diff.point();
            Expr u = at(inner);
            require(new Tends(inner, c));
            requireFinite(pow(sub(u, c), diff.order()), at(scale));
            Structure structure = new Structure(context, known);
            boolean real = structure.isReal(u) && structure.isReal(c);
            List<Expr> terms = new ArrayList<>(List.of(diff.scope().open(c)));
            Num factorial = ONE;
            for (int k = 1; k <= diff.order(); k++) {
                factorial = factorial.times(num(k));
                Differentiation.Result result = Differentiation.of(new Diff(diff.scope(), c, k), context, real);
                if (!result.indices().isEmpty()) {
                    throw new RefusedException("a derivative without conditions on indices is needed");
                }
                result.conditions().forEach(this::require);
                terms.add(mul(div(result.value(), factorial), pow(sub(u, c), k)));
            }
            return new Expands(function(diff.scope().open(u)), function(add(terms)), scale);
        }

        Expands then() {
            if (!parent(0).value().equals(parent(1).function())
                    || !parent(0).scale().equals(parent(1).scale())) {
                throw new RefusedException("the second expansion has to be that of the first one's value");
            }
            return new Expands(
                    parent(0).function(), parent(1).value(), parent(0).scale());
        }

        Expands tends() {
            if (parents.size() == 1
                    && parents.getFirst().conclusion() instanceof Tends(Limit limit, Expr value)
                    && !LimitValue.isInfinite(value)) {
                return new Expands(limit, function(value), function(ONE));
            }
            throw new RefusedException("a finite limit is needed");
        }

        Tends limit() {
            Expr value = value(parent(0).value());
            requireFinite(parent(0).scale());
            if (LimitValue.isInfinite(value)) {
                requireReal();
            }
            return new Tends(parent(0).function(), value);
        }

        Tends dominant() {
            Expr value = value(parent(0).value());
            if (!LimitValue.isInfinite(value)) {
                throw new RefusedException("the rule is for values beyond all bounds");
            }
            requireFinite(function(div(at(parent(0).scale()), at(parent(0).value()))));
            requireReal();
            return new Tends(parent(0).function(), value);
        }

        private void requireReal() {
            if (!new Structure(context, known).isReal(at(parent(0).function()))) {
                throw new RefusedException("nothing says that the function is real");
            }
        }
    }
}
