package org.wickbench.symbolic.theorem;

import static org.wickbench.symbolic.expr.Expr.INFINITY;
import static org.wickbench.symbolic.expr.Expr.ZERO;
import static org.wickbench.symbolic.expr.Expr.add;
import static org.wickbench.symbolic.expr.Expr.neg;
import static org.wickbench.symbolic.expr.Expr.sub;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Diff;
import org.wickbench.symbolic.expr.Expr.Integral;
import org.wickbench.symbolic.expr.Expr.Limit;
import org.wickbench.symbolic.expr.Expr.Scope;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Proposition.AtMost;
import org.wickbench.symbolic.theorem.Proposition.Converges;
import org.wickbench.symbolic.theorem.Proposition.Equation;
import org.wickbench.symbolic.theorem.Proposition.Less;
import org.wickbench.symbolic.theorem.Proposition.Tends;

/**
 * Integrals from their primitives, and over parts of a range. An integral is that of Henstock and Kurzweil, which extends
 * Riemann's, Lebesgue's and the improper one; between complex bounds it runs along the line segment. The rules, by name:
 *
 * <ul>
 *   <li>{@code primitive}: F' == f on the open interval from a to b, with limits A and B of F at the ends, gives {@code
 *       integral(f, x, a, b) == B - A} (the fundamental theorem, and Hake's for the ends); {@code converges} says of the
 *       same that the integral has a value
 *   <li>{@code everywhere}: F' == f at all real or at all complex numbers gives {@code integral(f, x, a, b) == F(b) -
 *       F(a)} for any such bounds
 *   <li>{@code split}: the integral from a to b is that to c and that from there, where both have values and a <= c <= b; {@code
 *       split-converges}: it then has one, too
 *   <li>{@code reverse}: exchanged bounds change the sign; {@code point}: over a point it is 0
 * </ul>
 */
final class Integration implements Schema {
    @Override
    public String name() {
        return "integration";
    }

    /** Terms: the integral; for primitives v and F(v), for split c. */
    @Override
    public Inference infer(Context context, Instance instance, List<Theorem> parents) {
        if (!(instance.term(0) instanceof Integral integral)) {
            throw new RefusedException("an integral is needed");
        }
        Expr a = integral.lower();
        Expr b = integral.upper();
        return switch (instance.name()) {
            case "primitive", "converges" -> {
                Inference inference = primitive(context, instance, integral, parents);
                yield instance.name().equals("converges")
                        ? new Inference(new Converges(integral), inference.hypotheses())
                        : inference;
            }
            case "everywhere" -> {
                Sym v = variable(instance);
                Structure structure = new Structure(context, Set.of());
                boolean real = structure.isReal(a) && structure.isReal(b);
                require(!Expr.isInfinite(a) && !Expr.isInfinite(b), "finite bounds");
                require(context.domainOf(v) == (real ? Domain.REAL : Domain.COMPLEX), "a variable for all bounds");
                Expr primitive = derivative(context, instance, integral, parents, v);
                Set<Hypothesis> left = new LinkedHashSet<>();
                for (Theorem parent : parents) {
                    left.addAll(parent.hypotheses());
                }
                require(
                        left.stream()
                                .noneMatch(
                                        hypothesis -> hypothesis.freeSymbols().contains(v)),
                        "a primitive at every number");
                yield new Inference(
                        new Equation(
                                integral, sub(Trees.substitute(primitive, v, b), Trees.substitute(primitive, v, a))),
                        left);
            }
            case "split", "split-converges" -> {
                Expr c = instance.term(1);
                Set<Proposition> known = conclusions(parents);
                Integral first = new Integral(integral.scope(), a, c);
                Integral second = new Integral(integral.scope(), c, b);
                require(a.equals(neg(INFINITY)) || isKnown(new AtMost(a, c), known), a + " <= " + c);
                require(b == INFINITY || isKnown(new AtMost(c, b), known), c + " <= " + b);
                require(new Structure(context, known).isReal(c), "a real point");
                require(
                        known.contains(new Converges(first)) && known.contains(new Converges(second)),
                        "that both parts have values");
                yield Inference.from(
                        parents,
                        instance.name().equals("split")
                                ? new Equation(integral, add(first, second))
                                : new Converges(integral));
            }
            case "reverse" ->
                Inference.from(parents, new Equation(integral, neg(new Integral(integral.scope(), b, a))));
            case "point" -> {
                require(a.equals(b), "equal bounds");
                yield Inference.from(parents, new Equation(integral, ZERO));
            }
            default -> throw new RefusedException("there is no rule of integrals called " + instance.name());
        };
    }

    private static Set<Proposition> conclusions(List<Theorem> parents) {
        Set<Proposition> known = new LinkedHashSet<>();
        parents.forEach(parent -> known.add(parent.conclusion()));
        return known;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new RefusedException("the rule asks for " + what);
        }
    }

    static boolean isKnown(Proposition proposition, Set<Proposition> known) {
        return known.contains(proposition) || LimitValue.isTrivial(proposition);
    }

    private static Sym variable(Instance instance) {
        if (instance.term(1) instanceof Sym v && v.indices().isEmpty()) {
            return v;
        }
        throw new RefusedException("a variable is needed");
    }

    /** The primitive, whose derivative a parent says to be the integrand and whose conditions parents show. */
    private static Expr derivative(
            Context context, Instance instance, Integral integral, List<Theorem> parents, Sym v) {
        Expr primitive = instance.term(2);
        require(!Trees.dependsOn(integral, v), "a variable that occurs nowhere else");
        Set<Proposition> known = conclusions(parents);
        Differentiation.Result result = Differentiation.of(new Diff(Scope.close(v, primitive), v, 1), context);
        require(result.indices().isEmpty(), "a derivative without conditions on indices");
        for (Proposition condition : result.conditions()) {
            if (!isKnown(condition, known)) {
                throw new RefusedException("the derivative exists where " + condition);
            }
        }
        Equation equation = new Equation(result.value(), integral.scope().open(v));
        if (!equation.left().equals(equation.right()) && !known.contains(equation)) {
            throw new RefusedException("the rule asks for " + equation);
        }
        return primitive;
    }

    /** Parents: F' == f and its conditions, where only {@code a < v} and {@code v < b} are assumed of v; the ends; a < b. */
    private static Inference primitive(Context context, Instance instance, Integral integral, List<Theorem> parents) {
        Expr a = integral.lower();
        Expr b = integral.upper();
        Sym v = variable(instance);
        require(context.domainOf(v) == Domain.REAL, "a real variable");
        Expr primitive = derivative(context, instance, integral, parents, v);
        Set<Proposition> known = conclusions(parents);
        Structure structure = new Structure(context, known);
        boolean fromBelow = a.equals(neg(INFINITY));
        boolean toAbove = b == INFINITY;
        require(fromBelow || structure.isReal(a), "a real lower bound");
        require(toAbove || structure.isReal(b), "a real upper bound");
        require(fromBelow || toAbove || isKnown(new Less(a, b), known), a + " < " + b);
        Expr lower = end(primitive, v, fromBelow ? neg(v) : Tends.above(a, v), known);
        Expr upper = end(primitive, v, toAbove ? v : Tends.below(b, v), known);
        Set<Hypothesis> left = new LinkedHashSet<>();
        List<Proposition> range = new ArrayList<>();
        if (!fromBelow) {
            range.add(new Less(a, v));
        }
        if (!toAbove) {
            range.add(new Less(v, b));
        }
        for (Theorem parent : parents) {
            for (Hypothesis hypothesis : parent.hypotheses()) {
                if (!hypothesis.freeSymbols().contains(v)) {
                    left.add(hypothesis);
                } else if (!hypothesis.general().isEmpty() || !range.contains(hypothesis.statement())) {
                    throw new RefusedException("nothing says that " + hypothesis.statement() + " for every value");
                }
            }
        }
        return new Inference(new Equation(integral, sub(upper, lower)), left);
    }

    /** What F tends to on the way to an end. */
    private static Expr end(Expr primitive, Sym v, Expr way, Set<Proposition> known) {
        Scope scope = Scope.close(v, Trees.substitute(primitive, v, way));
        Limit limit = new Limit(scope, INFINITY, Limit.Side.BOTH);
        for (Proposition each : known) {
            if (each instanceof Tends tends && tends.limit().equals(limit)) {
                require(!Expr.isInfinite(tends.value()), "finite limits at the ends");
                require(!Trees.dependsOn(tends.value(), v), "limits without the variable");
                return tends.value();
            }
        }
        throw new RefusedException("the rule asks for what  " + limit + "  is");
    }
}
