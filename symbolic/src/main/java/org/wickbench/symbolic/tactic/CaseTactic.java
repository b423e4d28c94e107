package org.wickbench.symbolic.tactic;

import java.util.ArrayList;
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
import org.wickbench.symbolic.polynomial.Budget;
import org.wickbench.symbolic.theorem.Canonical;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.AtMost;
import org.wickbench.symbolic.theorem.Proposition.Equation;
import org.wickbench.symbolic.theorem.Proposition.Less;
import org.wickbench.symbolic.theorem.Proposition.NotEqual;
import org.wickbench.symbolic.theorem.Schemas;
import org.wickbench.symbolic.theorem.Theorem;

/** Proves relations with moduli, signs, maxima and choices case by case: on either side of where they change. */
final class CaseTactic {
    /** The triangle inequality has three moduli. */
    private static final int MOST_SPLITS = 3;

    private final Bench bench;
    private final int depth;

    CaseTactic(Bench bench) {
        this(bench, 0);
    }

    private CaseTactic(Bench bench, int depth) {
        this.bench = bench;
        this.depth = depth;
    }

    /** The relation in each of the cases, put together; nothing where it is not proved in one of them. */
    Optional<Theorem> prove(Relation relation) {
        if (depth >= MOST_SPLITS) {
            return Optional.empty();
        }
        Set<Less> splits = splits(relation);
        for (Less split : splits) {
            AtMost opposite = new AtMost(split.right(), split.left());
            Optional<Theorem> realLeft = bench.show(Proposition.real(split.left()));
            Optional<Theorem> realRight = bench.show(Proposition.real(split.right()));
            if (realLeft.isEmpty()
                    || realRight.isEmpty()
                    || bench.show(split).isPresent()
                    || bench.show(opposite).isPresent()) {
                continue;
            }
            Optional<Theorem> below = provedWhere(split, relation);
            Optional<Theorem> above = below.flatMap(_ -> provedWhere(opposite, relation));
            if (above.isPresent()) {
                return Optional.of(bench.infer(
                        Schemas.CASES,
                        Instance.of(split.left(), split.right()),
                        below.orElseThrow(),
                        above.get(),
                        realLeft.get(),
                        realRight.get()));
            }
            break;
        }
        return atEquality(relation, splits);
    }

    /** On and off the places where two sides of a condition are equal, which those of complex numbers have, too. */
    private Optional<Theorem> atEquality(Relation relation, Set<Less> splits) {
        Set<Equation> places = new LinkedHashSet<>();
        collectEqualities(relation, places);
        splits.forEach(split -> equality(split.left(), split.right()).ifPresent(places::add));
        for (Equation place : places) {
            if (bench.show(new NotEqual(place.left(), place.right())).isPresent()
                    || bench.byPremise(place.left()).isPresent()) {
                continue;
            }
            Optional<Theorem> on = provedIn(bench.where(place), relation);
            Optional<Theorem> off = on.flatMap(_ -> provedWhere(new NotEqual(place.left(), place.right()), relation));
            if (off.isPresent()) {
                return Optional.of(bench.infer(
                        Schemas.CASES,
                        Instance.named("equal", List.of(place.left(), place.right())),
                        on.orElseThrow(),
                        off.get()));
            }
        }
        return Optional.empty();
    }

    /** With a symbol on the left, for which the other side is put in. */
    private static Optional<Equation> equality(Expr left, Expr right) {
        if (left instanceof Sym && !Trees.dependsOn(right, (Sym) left)) {
            return Optional.of(new Equation(left, right));
        }
        return right instanceof Sym symbol && !Trees.dependsOn(left, symbol)
                ? Optional.of(new Equation(right, left))
                : Optional.empty();
    }

    private static void collectEqualities(Expr expr, Set<Equation> found) {
        if (expr instanceof Binder) {
            return;
        }
        Trees.children(expr).forEach(child -> collectEqualities(child, found));
        if (expr instanceof Piecewise piecewise) {
            for (Piecewise.Branch branch : piecewise.branches()) {
                Relation condition = branch.condition();
                if (condition.op() == Relation.Op.EQ || condition.op() == Relation.Op.NE) {
                    equality(condition.left(), condition.right()).ifPresent(found::add);
                }
            }
        }
        if (expr instanceof Call call && call.function() == Fn.SIGN) {
            equality(call.argument(), Expr.ZERO).ifPresent(found::add);
        }
    }

    private Optional<Theorem> provedWhere(Proposition fact, Relation relation) {
        return provedIn(bench.with(List.of(fact)), relation);
    }

    private Optional<Theorem> provedIn(Bench there, Relation relation) {
        return attempt(there, relation).or(() -> new CaseTactic(there, depth + 1).prove(relation));
    }

    private static Optional<Theorem> attempt(Bench bench, Relation relation) {
        try {
            return bench.prove(relation).or(() -> withoutModuli(bench, Proposition.of(relation)));
        } catch (NoProofException e) {
            return Optional.empty();
        }
    }

    /** An order relation with maxima, and moduli of what has a known sign, written out. */
    private static Optional<Theorem> withoutModuli(Bench bench, Proposition relation) {
        return switch (relation) {
            case Less(Expr left, Expr right) -> byDifference(bench, left, right, true);
            case AtMost(Expr left, Expr right) -> byDifference(bench, left, right, false);
            default -> Optional.empty();
        };
    }

    private static Optional<Theorem> byDifference(Bench bench, Expr left, Expr right, boolean strict) {
        Expr difference = Expr.sub(right, left);
        List<Theorem> parents = new ArrayList<>();
        Expr replaced = difference;
        for (Fn function : List.of(Fn.MAX, Fn.MIN, Fn.ABS)) {
            Map<Expr, Expr> values = new LinkedHashMap<>();
            for (Call call : calls(function, replaced)) {
                value(bench, call).ifPresent(law -> {
                    parents.add(law);
                    values.put(call, law.conclusion().parts().getLast());
                });
            }
            replaced = Trees.replace(replaced, values);
        }
        Canonical plain = new Canonical(new Budget(Budget.USUAL));
        Expr written = plain.expr(plain.of(replaced));
        Proposition sign = strict ? Proposition.positive(written) : Proposition.nonNegative(written);
        return bench.show(sign)
                .flatMap(theorem -> bench.moved(theorem, written, difference, parents))
                .flatMap(theorem -> bench.law(
                        strict ? "less-from-difference" : "atmost-from-difference", List.of(theorem), left, right));
    }

    private static Optional<Theorem> value(Bench bench, Call call) {
        Expr u = call.arguments().getFirst();
        return call.function() == Fn.ABS
                ? bench.law("abs-nonnegative", u).or(() -> bench.law("abs-nonpositive", u))
                : bench.law(
                        call.function().syntax() + "-abs", u, call.arguments().getLast());
    }

    private static Set<Call> calls(Fn function, Expr expr) {
        Set<Call> found = new LinkedHashSet<>();
        Trees.children(expr).forEach(child -> found.addAll(calls(function, child)));
        if (expr instanceof Call call
                && call.function() == function
                && call.arguments().size() <= 2) {
            found.add(call);
        }
        return found;
    }

    /** The order relations on which parts of an expression depend, the innermost first. */
    private static Set<Less> splits(Expr expr) {
        Set<Less> found = new LinkedHashSet<>();
        collect(expr, found);
        return found;
    }

    private static void collect(Expr expr, Set<Less> found) {
        if (expr instanceof Binder) {
            // what depends on a bound variable is no single case
            return;
        }
        List<Expr> parts = new ArrayList<>(Trees.children(expr));
        parts.forEach(part -> collect(part, found));
        switch (expr) {
            case Call call -> {
                List<Expr> u = call.arguments();
                switch (call.function()) {
                    case ABS, SIGN, STEP -> found.add(new Less(u.getFirst(), Expr.ZERO));
                    case MIN, MAX -> found.add(new Less(u.get(0), u.get(1)));
                    default -> {}
                }
            }
            case Piecewise piecewise ->
                piecewise.branches().forEach(branch -> {
                    switch (Proposition.of(branch.condition())) {
                        case Less less -> found.add(less);
                        case AtMost(Expr a, Expr b) -> found.add(new Less(b, a));
                        default -> {}
                    }
                });
            default -> {}
        }
    }
}
