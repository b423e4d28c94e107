package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.polynomial.Budget;
import org.wickbench.symbolic.theorem.Canonical;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.*;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Where the operations of a statement have values. The kernel's functions are total, so that {@code 0/x == 0} is a theorem
 * for every x; a reader means it where the quotient is one, and is told so.
 */
public final class Definedness {
    private static final int FIRST_BOUND = 8_000;

    /** A range of so few terms is looked at term by term. */
    private static final int FEW = 32;

    /** Something that divides, what is known where it stands, and the sums and products around it. */
    private record Place(Expr divisor, Bench bench, List<Range> ranges) {}

    /** From where to where a whole number runs in a scope. */
    private record Range(Sym variable, Expr lower, Expr upper, Bench outside) {
        /** Values that the variable certainly takes: all of a few, otherwise both ends and zero, if they are in the range. */
        List<Expr> values() {
            if (lower instanceof Num from && upper instanceof Num to && sub(to, from) instanceof Num length) {
                if (length.signum() < 0) {
                    return List.of();
                }
                if (length.compareTo(num(FEW)) < 0 && length.isInteger()) {
                    return IntStream.rangeClosed(0, length.numerator().intValueExact())
                            .mapToObj(k -> add(from, num(k)))
                            .toList();
                }
            }
            return Stream.of(lower, upper, ZERO).filter(this::takes).toList();
        }

        private boolean takes(Expr value) {
            return !Expr.isInfinite(value)
                    && Stream.of(new AtMost(lower, value), new AtMost(value, upper))
                            .allMatch(bound -> bound.left().equals(bound.right())
                                    || outside.show(bound).isPresent());
        }
    }

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
        sides.forEach(side -> new Collector(divisors, bound).collect(side, bench, List.of()));
        Set<Proposition> conditions = new LinkedHashSet<>();
        for (Place place : divisors) {
            Expr divisor = place.divisor;
            Proposition nonZero = Proposition.nonZero(divisor);
            if (place.bench.show(nonZero).isPresent()) {
                continue;
            }
            if (vanishes(place)) {
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

    /**
     * The same beyond what is taken for granted.
     *
     * @throws NoProofException also if what is taken for granted cannot hold
     */
    public static Set<Proposition> conditions(List<Expr> sides, Bench bench, Set<Proposition> known) {
        known.stream().filter(each -> cannotHold(each, bench)).findFirst().ifPresent(each -> {
            throw new NoProofException("it would follow from " + each + ", which does not hold");
        });
        return conditions(sides, known.isEmpty() ? bench : bench.with(List.copyOf(known)));
    }

    private static boolean cannotHold(Proposition proposition, Bench bench) {
        return switch (proposition) {
            case NotEqual(Expr left, Num zero) when zero.isZero() -> isZero(left, bench);
            case NotEqual(Expr left, Expr right) -> isZero(sub(left, right), bench);
            case Less(Expr left, Expr right) ->
                bench.show(new AtMost(right, left)).isPresent();
            case AtMost(Expr left, Expr right) ->
                bench.show(new Less(right, left)).isPresent();
            case Equation _, Member _, Converges _, Interchanges _, Tends _, Expands _ -> false;
        };
    }

    /** Whether a divisor is zero, or is at a value that the variable of a sum or product takes. */
    private static boolean vanishes(Place place) {
        return isZero(place.divisor, place.bench)
                || place.ranges.stream()
                        .filter(range -> Trees.dependsOn(place.divisor, range.variable))
                        .anyMatch(range -> range.values().stream()
                                .anyMatch(value ->
                                        isZero(Trees.substitute(place.divisor, range.variable, value), range.outside)));
    }

    private static boolean isZero(Expr expr, Bench bench) {
        if (expr instanceof Call(Fn function, List<Expr> arguments) && function == Fn.GAMMA) {
            return isPole(arguments.getFirst(), bench);
        }
        try {
            Optional<Theorem> zero = new EquationTactic(bench).prove(expr, ZERO);
            return zero.isPresent();
        } catch (NoProofException e) {
            return false;
        }
    }

    /** Whether the gamma function has a pole there, where it counts as zero. */
    private static boolean isPole(Expr argument, Bench bench) {
        Canonical plain = new Canonical(new Budget(Budget.USUAL));
        Expr at = plain.expr(plain.of(argument));
        return bench.show(Proposition.integer(at)).isPresent()
                && (at.equals(ZERO) || bench.show(new AtMost(at, ZERO)).isPresent());
    }

    /**
     * Finds what divides in an expression.
     *
     * @param bound the symbols at which scopes have been opened, with the names that the variables are written with
     */
    private record Collector(Set<Place> divisors, Map<Sym, Sym> bound) {
        /** @param bench what is known where the expression stands: in a scope also the range of its variable */
        void collect(Expr expr, Bench bench, List<Range> ranges) {
            if (expr instanceof Binder binder) {
                binder.operands().forEach(operand -> collect(operand, bench, ranges));
                Sym variable = Sym.internal("real", FIRST_BOUND + bound.size());
                bound.put(variable, binder.scope().variable());
                Expr body = binder.scope().open(variable);
                List<Range> within = new ArrayList<>(ranges);
                range(binder, variable, bench).ifPresent(within::add);
                inside(binder, variable, bench).forEach(each -> collect(body, each, within));
                return;
            }
            Trees.children(expr).forEach(child -> collect(child, bench, ranges));
            divisor(expr).ifPresent(divisor -> divisors.add(new Place(divisor, bench, ranges)));
        }
    }

    private static Optional<Range> range(Binder binder, Sym variable, Bench bench) {
        return switch (binder) {
            case Sum(Scope _, Expr lower, Expr upper) -> Optional.of(new Range(variable, lower, upper, bench));
            case Product(Scope _, Expr lower, Expr upper) -> Optional.of(new Range(variable, lower, upper, bench));
            case Integral _, Limit _, Diff _ -> Optional.empty();
        };
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
            case Pow(Expr base, Num n)
            when n.signum() < 0 -> Optional.of(base instanceof Pow(Expr root, Num m) && m.signum() > 0 ? root : base);
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
