package org.wickbench.symbolic.theorem;

import static org.wickbench.symbolic.expr.Expr.INFINITY;
import static org.wickbench.symbolic.expr.Expr.ZERO;
import static org.wickbench.symbolic.expr.Expr.add;
import static org.wickbench.symbolic.expr.Expr.div;
import static org.wickbench.symbolic.expr.Expr.mul;
import static org.wickbench.symbolic.expr.Expr.neg;
import static org.wickbench.symbolic.expr.Expr.pow;
import static org.wickbench.symbolic.expr.Expr.sub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Limit;
import org.wickbench.symbolic.expr.Expr.Scope;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Proposition.AtMost;
import org.wickbench.symbolic.theorem.Proposition.Equation;
import org.wickbench.symbolic.theorem.Proposition.Less;
import org.wickbench.symbolic.theorem.Proposition.Member;
import org.wickbench.symbolic.theorem.Proposition.NotEqual;
import org.wickbench.symbolic.theorem.Proposition.Tends;

/**
 * Limits of functions of a real variable v that grows without bound; all others come down to them by {@code p + 1/v} and
 * {@code -v}. What tends to an infinity is real from some v on. The rules, by name:
 *
 * <ul>
 *   <li>{@code value}: f tends to what its parts say, by {@link LimitValue}
 *   <li>{@code equal}: f -> L and f(v) == g(v) give g -> L; {@code rewrite}: f -> L and L == M give f -> M
 *   <li>{@code reciprocal}: u -> 0 and 0 < u(v) give 1/u -> infinity
 *   <li>{@code squeeze}: g -> 0 and |f(v)| <= g(v) give f -> 0
 *   <li>{@code bounded}: g -> 0 and |f(v)| <= c give f g -> 0
 *   <li>{@code slow}: u -> infinity gives log(u)/u -> 0
 *   <li>{@code limit}: f(p + 1/v) -> L gives {@code limit(f(x), x, p, above) == L}, and so for the other limits
 * </ul>
 *
 * <p>The parents' statements about v have to hold from some v on only: a hypothesis about v must be one of {@link
 * Eventually}'s, and is dropped.
 */
final class Limiting implements Schema {
    @Override
    public String name() {
        return "limiting";
    }

    /** Terms: v; then limit(f, v, infinity) for value, equal, squeeze and bounded (of f; then c). */
    @Override
    public Inference infer(Context context, Instance instance, List<Theorem> parents) {
        if (!(instance.term(0) instanceof Sym v) || !v.indices().isEmpty() || context.domainOf(v) == Domain.INTEGER) {
            throw new RefusedException("a variable is needed that takes all real values");
        }
        Set<Proposition> known = new LinkedHashSet<>();
        parents.forEach(parent -> known.add(parent.conclusion()));
        Proposition conclusion =
                switch (instance.name()) {
                    case "value" -> {
                        Limit limit = limit(instance.term(1));
                        yield new Tends(
                                limit,
                                new LimitValue(context, v, known)
                                        .of(limit.scope().open(v)));
                    }
                    case "equal" -> {
                        Tends tends = tends(parents, 0);
                        Limit limit = limit(instance.term(1));
                        require(
                                known,
                                new Equation(
                                        tends.limit().scope().open(v),
                                        limit.scope().open(v)));
                        yield new Tends(limit, tends.value());
                    }
                    case "rewrite" -> {
                        Tends tends = tends(parents, 0);
                        Equation equation = parents.getLast().equation();
                        if (!equation.left().equals(tends.value())) {
                            throw new RefusedException("the limit is " + tends.value());
                        }
                        yield new Tends(tends.limit(), equation.right());
                    }
                    case "reciprocal" -> {
                        Tends tends = tends(parents, 0);
                        Expr u = tends.limit().scope().open(v);
                        require(tends.value(), ZERO);
                        require(known, Proposition.positive(u));
                        yield new Tends(limit(v, pow(u, -1)), INFINITY);
                    }
                    case "squeeze" -> {
                        Tends tends = tends(parents, 0);
                        Limit limit = limit(instance.term(1));
                        require(tends.value(), ZERO);
                        Expr modulus = Expr.call(Fn.ABS, limit.scope().open(v));
                        require(known, new AtMost(modulus, tends.limit().scope().open(v)));
                        yield new Tends(limit, ZERO);
                    }
                    case "bounded" -> {
                        Tends tends = tends(parents, 0);
                        Expr f = limit(instance.term(1)).scope().open(v);
                        Expr bound = instance.term(2);
                        require(tends.value(), ZERO);
                        requireFree(bound, v);
                        require(known, new AtMost(Expr.call(Fn.ABS, f), bound));
                        yield new Tends(limit(v, mul(f, tends.limit().scope().open(v))), ZERO);
                    }
                    case "slow" -> {
                        Tends tends = tends(parents, 0);
                        Expr u = tends.limit().scope().open(v);
                        require(tends.value(), INFINITY);
                        yield new Tends(limit(v, div(Expr.call(Fn.LOG, u), u)), ZERO);
                    }
                    case "limit" -> limit(v, instance.term(1), parents);
                    default -> throw new RefusedException("there is no rule of limits called " + instance.name());
                };
        return new Inference(conclusion, Eventually.without(v, conclusion, parents, known, context));
    }

    private static void requireFree(Expr expr, Sym v) {
        if (Trees.dependsOn(expr, v)) {
            throw new RefusedException("the variable occurs outside the scope");
        }
    }

    static Limit limit(Expr term) {
        if (term instanceof Limit limit && limit.point() == INFINITY) {
            return limit;
        }
        throw new RefusedException("a limit at infinity is needed");
    }

    static Limit limit(Sym v, Expr body) {
        return new Limit(body, v, INFINITY, Limit.Side.BOTH);
    }

    private static Tends tends(List<Theorem> parents, int place) {
        if (parents.size() > place && parents.get(place).conclusion() instanceof Tends tends) {
            return tends;
        }
        throw new RefusedException("a function that tends to something is needed");
    }

    private static void require(Set<Proposition> known, Proposition needed) {
        if (!known.contains(needed)) {
            throw new RefusedException("the rule needs " + needed);
        }
    }

    private static void require(Expr value, Expr needed) {
        if (!value.equals(needed)) {
            throw new RefusedException("the limit has to be " + needed + ", not " + value);
        }
    }

    /** The limit of a function at any point, from one side or from both. */
    private static Equation limit(Sym v, Expr term, List<Theorem> parents) {
        if (!(term instanceof Limit limit)) {
            throw new RefusedException("a limit is needed");
        }
        Expr p = limit.point();
        List<Expr> ways = new ArrayList<>();
        if (p == INFINITY) {
            ways.add(v);
        } else if (p.equals(neg(INFINITY))) {
            ways.add(neg(v));
        } else {
            if (limit.side() != Limit.Side.BELOW) {
                ways.add(Law.folded(add(p, pow(v, -1))));
            }
            if (limit.side() != Limit.Side.ABOVE) {
                ways.add(Law.folded(sub(p, pow(v, -1))));
            }
        }
        if (parents.size() != ways.size()) {
            throw new RefusedException("a theorem for each side is needed");
        }
        for (int i = 0; i < ways.size(); i++) {
            Tends tends = tends(parents, i);
            Scope expected = Scope.close(v, limit.scope().open(ways.get(i)));
            if (!tends.limit().scope().equals(expected)
                    || !tends.value().equals(tends(parents, 0).value())) {
                throw new RefusedException("the sides have to tend to the same");
            }
        }
        return new Equation(limit, tends(parents, 0).value());
    }

    /** The values of functions at infinity, by the functions that tend to them. */
    static Map<Expr, Expr> given(Set<Proposition> known, Sym v) {
        Map<Expr, Expr> given = new LinkedHashMap<>();
        for (Proposition each : known) {
            if (each instanceof Tends tends) {
                given.put(tends.limit().scope().open(v), tends.value());
            }
        }
        return given;
    }

    /** What holds for every v from some value on. */
    static final class Eventually {
        private Eventually() {}

        /**
         * What a conclusion about growing v rests on: the hypotheses of its parents without those about v, each of which has to hold from some v on: {@code c < v}, {@code
         * c <= v}, {@code v != c} for a real c; or a relation between g(v) and c that holds, strictly, between the limit of g
         * and c, where g and c are real if the relation is one of order.
         */
        static Set<Hypothesis> without(
                Sym v, Proposition conclusion, List<Theorem> parents, Set<Proposition> known, Context context) {
            conclusion.parts().forEach(part -> requireFree(part, v));
            Set<Hypothesis> left = new LinkedHashSet<>();
            for (Theorem parent : parents) {
                if (parent.conclusion() instanceof Tends || parent.conclusion() instanceof Proposition.Expands) {
                    parent.conclusion().parts().forEach(part -> requireFree(part, v));
                }
                for (Hypothesis hypothesis : parent.hypotheses()) {
                    if (!hypothesis.freeSymbols().contains(v)) {
                        left.add(hypothesis);
                    } else if (!hypothesis.general().isEmpty()
                            || !holds(hypothesis.statement(), v, known, new Structure(context, Set.of()))) {
                        throw new RefusedException(
                                "nothing says that " + hypothesis.statement() + " from some value on");
                    }
                }
            }
            return left;
        }

        private static boolean holds(Proposition statement, Sym v, Set<Proposition> known, Structure structure) {
            Map<Expr, Expr> limits = given(known, v);
            limits.put(v, INFINITY);
            return switch (statement) {
                case NotEqual(Expr a, Expr b) -> differ(a, b, limits, v, known) || differ(b, a, limits, v, known);
                case Less(Expr a, Expr b) -> isBelow(a, b, limits, v, known, structure);
                case AtMost(Expr a, Expr b) -> isBelow(a, b, limits, v, known, structure);
                case Member(Expr g, Domain domain) ->
                    domain == Domain.SLIT
                            && limits.get(g) instanceof Expr limit
                            && (isKnown(new Member(limit, Domain.SLIT), known)
                                    || isKnown(Proposition.positive(limit), known));
                default -> false;
            };
        }

        private static boolean differ(Expr g, Expr c, Map<Expr, Expr> limits, Sym v, Set<Proposition> known) {
            Expr limit = limits.get(g);
            return limit != null
                    && !Trees.dependsOn(c, v)
                    && c != INFINITY
                    && !c.equals(neg(INFINITY))
                    && (limit == INFINITY || limit.equals(neg(INFINITY)) || isKnown(new NotEqual(limit, c), known));
        }

        private static boolean isBelow(
                Expr a, Expr b, Map<Expr, Expr> limits, Sym v, Set<Proposition> known, Structure structure) {
            boolean rising = !Trees.dependsOn(a, v);
            Expr g = rising ? b : a;
            Expr c = rising ? a : b;
            Expr limit = limits.get(g);
            if (limit == null || Trees.dependsOn(c, v) || !structure.isReal(c)) {
                return false;
            }
            return limit.equals(rising ? INFINITY : neg(INFINITY))
                    || structure.isReal(g) && isKnown(rising ? new Less(c, limit) : new Less(limit, c), known);
        }

        private static boolean isKnown(Proposition proposition, Set<Proposition> known) {
            return known.contains(proposition) || LimitValue.isTrivial(proposition);
        }
    }
}
