package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.AtMost;
import org.wickbench.symbolic.theorem.Proposition.Less;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Where the operations of a statement have values. The kernel's functions are total, so that {@code 0/x == 0} is a theorem
 * for every x; a reader means it where the quotient is one, and is told so.
 */
public final class Definedness {
    private static final int FIRST_BOUND = 8_000;

    /** Something that divides, and what is known where it stands. */
    private record Place(Expr divisor, Bench bench) {}

    private Definedness() {}

    /**
     * What must not vanish for both sides to have values, without what can be shown. In the scope of a binder too: nothing
     * that has no value anywhere has an integral, nor a limit if it has none near the point on one side of it.
     *
     * @throws NoProofException if one of them is zero everywhere
     */
    public static Set<Proposition> conditions(List<Expr> sides, Bench bench) {
        Set<Place> divisors = new LinkedHashSet<>();
        Map<Sym, Sym> bound = new LinkedHashMap<>();
        sides.forEach(side -> collect(side, bench, divisors, bound));
        Set<Proposition> conditions = new LinkedHashSet<>();
        for (Place place : divisors) {
            Expr divisor = place.divisor;
            Proposition nonZero = Proposition.nonZero(divisor);
            if (place.bench.show(nonZero).isPresent()) {
                continue;
            }
            if (isZero(divisor, place.bench)) {
                throw new NoProofException("the statement has no value: it divides by "
                        + Trees.substitute(divisor, bound) + ", which is zero");
            }
            // at which values of its variable a scope divides by zero is the business of the binder
            if (bound.keySet().stream().noneMatch(variable -> Trees.dependsOn(divisor, variable))) {
                conditions.add(nonZero);
            }
        }
        return conditions;
    }

    /** The same beyond what is known to hold. */
    public static Set<Proposition> conditions(List<Expr> sides, Bench bench, Set<Proposition> known) {
        return conditions(sides, known.isEmpty() ? bench : bench.with(List.copyOf(known)));
    }

    private static boolean isZero(Expr expr, Bench bench) {
        try {
            Optional<Theorem> zero = new EquationTactic(bench).prove(expr, ZERO);
            return zero.isPresent();
        } catch (NoProofException e) {
            return false;
        }
    }

    /**
     * @param bench what is known where the expression stands: in a scope also the range of its variable
     * @param bound the symbols at which scopes have been opened, with the names that the variables are written with
     */
    private static void collect(Expr expr, Bench bench, Set<Place> divisors, Map<Sym, Sym> bound) {
        if (expr instanceof Binder binder) {
            binder.operands().forEach(operand -> collect(operand, bench, divisors, bound));
            Sym variable = Sym.internal("real", FIRST_BOUND + bound.size());
            bound.put(variable, binder.scope().variable());
            Expr body = binder.scope().open(variable);
            inside(binder, variable, bench).forEach(each -> collect(body, each, divisors, bound));
            return;
        }
        Trees.children(expr).forEach(child -> collect(child, bench, divisors, bound));
        divisor(expr).ifPresent(divisor -> divisors.add(new Place(divisor, bench)));
    }

    /** What is known in a scope, once for each way in which its variable may range. */
    private static List<Bench> inside(Binder binder, Sym variable, Bench bench) {
        return switch (binder) {
            case Limit limit -> Nearby.benches(limit, variable, bench);
            case Integral(Scope scope, Expr lower, Expr upper)
            when !Expr.isInfinite(lower)
                    && !Expr.isInfinite(upper)
                    && bench.show(new AtMost(lower, upper)).isEmpty() ->
                List.of(
                        bench,
                        bench.with(List.of(new Less(lower, upper))).inScope(binder, variable),
                        bench.with(List.of(new Less(upper, lower)))
                                .inScope(new Integral(scope, upper, lower), variable));
            case Sum _, Product _, Integral _, Diff _ -> List.of(bench.inScope(binder, variable));
        };
    }

    /** What must not vanish for a function or a power to have a value; the gamma function has no zeros, but poles. */
    private static Optional<Expr> divisor(Expr expr) {
        return switch (expr) {
            case Pow(Expr base, Num n) when n.signum() < 0 -> Optional.of(base);
            case Call call when call.function() == Fn.LOG -> Optional.of(call.argument());
            case Call call when call.function() == Fn.TAN -> Optional.of(Expr.call(Fn.COS, call.argument()));
            case Call call when call.function() == Fn.COT -> Optional.of(Expr.call(Fn.SIN, call.argument()));
            case Call call when call.function() == Fn.TANH -> Optional.of(Expr.call(Fn.COSH, call.argument()));
            case Call call when call.function() == Fn.COTH -> Optional.of(Expr.call(Fn.SINH, call.argument()));
            case Call call when call.function() == Fn.GAMMA -> Optional.of(call);
            case Call call when call.function() == Fn.LGAMMA -> Optional.of(Expr.call(Fn.GAMMA, call.argument()));
            case Call call
            when call.function() == Fn.FACTORIAL -> Optional.of(Expr.call(Fn.GAMMA, add(call.argument(), ONE)));
            case Call call when call.function() == Fn.ATAN -> Optional.of(add(ONE, pow(call.argument(), 2)));
            case Call call when call.function() == Fn.ATANH -> Optional.of(sub(ONE, pow(call.argument(), 2)));
            default -> Optional.empty();
        };
    }
}
