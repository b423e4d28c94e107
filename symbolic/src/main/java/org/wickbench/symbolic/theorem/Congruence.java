package org.wickbench.symbolic.theorem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Proposition.*;

/**
 * Equal functions have equal sums, products, integrals, limits and derivatives: {@code H(v) |- f(v) == g(v)} gives {@code
 * B(f) == B(g)} for a binder B, where v occurs in no hypothesis but those that the range of the variable makes true:
 *
 * <ul>
 *   <li>sums and products from a to b: {@code v integer}, {@code a <= v}, {@code v <= b}
 *   <li>integrals from a to b, where one end is infinite or a parent says {@code a <= b}: {@code a < v}, {@code v < b};
 *       and {@code v != c}, which leaves out a point
 *   <li>limits: {@code v != p}, {@code p < v} from above, {@code v < p} from below, {@code c < v} at infinity
 *   <li>derivatives at p: {@code a != b} and {@code a < b} for smooth real a and b, which then have to hold at p, and so in
 *       a neighbourhood of it
 * </ul>
 */
final class Congruence implements Schema {
    @Override
    public String name() {
        return "congruence";
    }

    /** Terms: the variable v, and the binder of f. The first parent is the equation. */
    @Override
    public Inference infer(Context context, Instance instance, List<Theorem> parents) {
        if (parents.isEmpty()
                || !(instance.term(0) instanceof Sym variable)
                || !variable.indices().isEmpty()
                || !(instance.term(1) instanceof Binder binder)) {
            throw new RefusedException("an equation, its variable and a binder are needed");
        }
        Equation equation = parents.getFirst().equation();
        if (!binder.scope().equals(Scope.close(variable, equation.left()))) {
            throw new RefusedException("the left side is not what the binder binds");
        }
        if (binder.operands().stream().anyMatch(operand -> Trees.dependsOn(operand, variable))) {
            throw new RefusedException("the variable occurs outside the scope");
        }
        checkDomain(context, variable, binder);
        Set<Proposition> known = new LinkedHashSet<>();
        parents.forEach(parent -> known.add(parent.conclusion()));
        Set<Hypothesis> left = new LinkedHashSet<>();
        parents.subList(1, parents.size()).forEach(parent -> left.addAll(parent.hypotheses()));
        for (Hypothesis hypothesis : parents.getFirst().hypotheses()) {
            if (!hypothesis.freeSymbols().contains(variable)) {
                left.add(hypothesis);
            } else if (!hypothesis.general().isEmpty()) {
                throw new RefusedException("a premise about the variable");
            } else if (binder instanceof Diff diff && isOpen(context, hypothesis.statement(), variable)) {
                Proposition there = hypothesis.statement().map(e -> Trees.substitute(e, variable, diff.point()));
                if (!known.contains(there)) {
                    left.add(new Hypothesis(hypothesis.kind(), hypothesis.label(), List.of(), List.of(), there));
                }
            } else if (!holdsInRange(hypothesis.statement(), variable, binder, known)) {
                throw new RefusedException("nothing says that " + hypothesis.statement() + " for every value");
            }
        }
        Scope scope = new Scope(
                binder.scope().hint(), Scope.close(variable, equation.right()).body());
        return new Inference(new Equation(binder, binder.with(scope, binder.operands())), left);
    }

    /** The variable of the equation ranges over at least what the binder's variable ranges over. */
    static void checkDomain(Context context, Sym variable, Binder binder) {
        Domain domain = context.domainOf(variable);
        boolean wide =
                switch (binder) {
                    case Sum _, Product _ -> true;
                    case Integral _, Limit _ -> domain != Domain.INTEGER;
                    case Diff diff ->
                        domain == Domain.COMPLEX
                                || domain == Domain.REAL && new Structure(context, Set.of()).isReal(diff.point());
                };
        if (!wide) {
            throw new RefusedException("the equation is about too few values of " + variable);
        }
    }

    /** What holds in a neighbourhood of each value at which it holds. */
    private static boolean isOpen(Context context, Proposition statement, Sym variable) {
        return switch (statement) {
            case NotEqual(Expr a, Expr b) ->
                isSeparated(a, b, variable) || isContinuous(context, a, variable) && isContinuous(context, b, variable);
            case Less(Expr a, Expr b) ->
                isSeparated(a, b, variable) || isContinuous(context, a, variable) && isContinuous(context, b, variable);
            case Equation _, AtMost _, Member _, Converges _, Interchanges _, Tends _, Expands _ -> false;
        };
    }

    /** Real for every real value, with a derivative at each. */
    private static boolean isContinuous(Context context, Expr expr, Sym variable) {
        if (context.domainOf(variable) != Domain.REAL || !new Structure(context, Set.of()).isReal(expr)) {
            return false;
        }
        try {
            Differentiation.Result derivative =
                    Differentiation.of(new Diff(Scope.close(variable, expr), variable, 1), context);
            return derivative.conditions().isEmpty() && derivative.indices().isEmpty();
        } catch (RefusedException e) {
            return false;
        }
    }

    /** One side is the variable, and the other does not depend on it. */
    private static boolean isSeparated(Expr a, Expr b, Sym variable) {
        return a.equals(variable) && !Trees.dependsOn(b, variable)
                || b.equals(variable) && !Trees.dependsOn(a, variable);
    }

    static boolean holdsInRange(Proposition statement, Sym v, Binder binder, Set<Proposition> known) {
        return switch (binder) {
            case Sum sum -> isWithin(statement, v, sum.lower(), sum.upper());
            case Product product -> isWithin(statement, v, product.lower(), product.upper());
            case Integral(Scope _, Expr a, Expr b) -> {
                boolean forward =
                        a.equals(Expr.neg(Expr.INFINITY)) || b == Expr.INFINITY || known.contains(new AtMost(a, b));
                yield statement instanceof NotEqual(Expr l, Expr r) && isSeparated(l, r, v)
                        || forward && (statement.equals(new Less(a, v)) || statement.equals(new Less(v, b)));
            }
            case Limit(Scope _, Expr p, Limit.Side side) -> {
                if (p == Expr.INFINITY) {
                    yield statement instanceof Less(Expr c, Expr right) && right.equals(v) && !Trees.dependsOn(c, v);
                }
                yield statement.equals(new NotEqual(v, p))
                        || side == Limit.Side.ABOVE && statement.equals(new Less(p, v))
                        || side == Limit.Side.BELOW && statement.equals(new Less(v, p));
            }
            case Diff _ -> false;
        };
    }

    private static boolean isWithin(Proposition statement, Sym v, Expr lower, Expr upper) {
        return statement.equals(Proposition.integer(v))
                || statement.equals(new AtMost(lower, v))
                || statement.equals(new AtMost(v, upper));
    }
}
