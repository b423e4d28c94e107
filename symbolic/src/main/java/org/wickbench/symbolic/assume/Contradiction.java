package org.wickbench.symbolic.assume;

import java.util.ArrayList;
import java.util.EnumSet;
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

/**
 * Finds facts that cannot hold together. Each is read as a linear inequality between the expressions in it; the unknowns
 * are eliminated one after the other (Fourier and Motzkin), and what is left is an inequality between numbers. Of the
 * unknowns it is known besides that squares and absolute values are not negative, exponentials positive, sines between -1
 * and 1; strict inequalities between whole numbers are one apart.
 */
public final class Contradiction {
    private static final int MOST_INEQUALITIES = 300;
    private static final int MOST_FACTS = 40;

    private final Signs signs;

    private Contradiction(Assumptions assumptions) {
        this.signs = new Signs(new Assumptions(assumptions.domains(), List.of()));
    }

    /** The facts that contradict each other, in words; empty if none are known to. */
    public static Optional<String> in(Assumptions assumptions) {
        List<Relation> facts = withMembers(assumptions.facts());
        if (facts.isEmpty() || facts.size() > MOST_FACTS) {
            return Optional.empty();
        }
        Contradiction search = new Contradiction(assumptions);
        return search.infeasible(facts)
                ? Optional.of(String.join(
                                ", ",
                                search.least(facts).stream()
                                        .map(Relation::toString)
                                        .toList())
                        + " cannot hold together")
                : Optional.empty();
    }

    /** General facts as they hold for the members of their families that other facts speak of. */
    private static List<Relation> withMembers(List<Relation> facts) {
        Set<Relation> all = new LinkedHashSet<>();
        for (Relation fact : facts) {
            if (!Assumptions.isGeneral(fact)) {
                all.add(fact);
                continue;
            }
            for (Relation other : facts) {
                for (Sym symbol : Trees.freeSymbols(other)) {
                    Relation here = Assumptions.about(fact, symbol);
                    if (!Assumptions.isGeneral(here)) {
                        all.add(here);
                    }
                }
            }
        }
        return List.copyOf(all);
    }

    /** The facts without those that the contradiction does not need. */
    private List<Relation> least(List<Relation> facts) {
        List<Relation> kept = new ArrayList<>(facts);
        for (Relation fact : facts) {
            List<Relation> rest = new ArrayList<>(kept);
            rest.remove(fact);
            if (infeasible(rest)) {
                kept = rest;
            }
        }
        return kept;
    }

    private boolean infeasible(List<Relation> facts) {
        List<Inequality> inequalities = new ArrayList<>();
        List<Linear> apart = new ArrayList<>();
        for (Relation fact : facts) {
            Linear difference = Linear.of(Expr.sub(fact.left(), fact.right()));
            switch (fact.op()) {
                case GT -> inequalities.add(new Inequality(difference, true));
                case GE -> inequalities.add(new Inequality(difference, false));
                case LT -> inequalities.add(new Inequality(negated(difference), true));
                case LE -> inequalities.add(new Inequality(negated(difference), false));
                case EQ -> {
                    inequalities.add(new Inequality(difference, false));
                    inequalities.add(new Inequality(negated(difference), false));
                }
                case NE -> apart.add(difference);
            }
        }
        addRanges(inequalities, apart);
        if (eliminate(inequalities)) {
            return true;
        }
        // unequal sides: both orders have to be impossible
        for (Linear difference : apart) {
            List<Inequality> above = new ArrayList<>(inequalities);
            above.add(new Inequality(difference, true));
            List<Inequality> below = new ArrayList<>(inequalities);
            below.add(new Inequality(negated(difference), true));
            if (eliminate(above) && eliminate(below)) {
                return true;
            }
        }
        return false;
    }

    /** {@code form > 0}, or {@code form >= 0}. */
    private record Inequality(Linear form, boolean strict) {}

    private static Linear negated(Linear form) {
        return scaled(form, Expr.MINUS_ONE);
    }

    private static Linear scaled(Linear form, Num factor) {
        Map<Expr, Num> terms = new LinkedHashMap<>();
        form.terms().forEach((term, value) -> terms.put(term, value.times(factor)));
        return new Linear(terms, form.constant().times(factor));
    }

    private static Linear plus(Linear left, Linear right) {
        Map<Expr, Num> terms = new LinkedHashMap<>(left.terms());
        right.terms().forEach((term, value) -> terms.merge(term, value, Num::plus));
        terms.values().removeIf(Num::isZero);
        return new Linear(terms, left.constant().plus(right.constant()));
    }

    /** What holds of the unknowns by themselves. */
    private void addRanges(List<Inequality> inequalities, List<Linear> apart) {
        Set<Expr> unknowns = new LinkedHashSet<>();
        inequalities.forEach(each -> unknowns.addAll(each.form.terms().keySet()));
        apart.forEach(each -> unknowns.addAll(each.terms().keySet()));
        for (Expr unknown : unknowns) {
            if (!signs.isReal(unknown)) {
                continue;
            }
            EnumSet<Signs.Sign> sign = signs.signOf(unknown);
            Linear itself = Linear.of(unknown);
            if (!sign.contains(Signs.Sign.NEGATIVE)) {
                inequalities.add(new Inequality(itself, !sign.contains(Signs.Sign.ZERO)));
            }
            if (!sign.contains(Signs.Sign.POSITIVE)) {
                inequalities.add(new Inequality(negated(itself), !sign.contains(Signs.Sign.ZERO)));
            }
            boolean strict = unknown instanceof Call call && (call.function() == Fn.TANH || call.function() == Fn.ERF);
            boolean bounded = unknown instanceof Call call
                    && (call.function() == Fn.SIN || call.function() == Fn.COS || call.function() == Fn.SIGN);
            if (strict || bounded) {
                inequalities.add(new Inequality(Linear.of(Expr.add(Expr.ONE, unknown)), strict));
                inequalities.add(new Inequality(Linear.of(Expr.sub(Expr.ONE, unknown)), strict));
            }
        }
    }

    /** True if the inequalities have no solution in real numbers, nor in whole ones where only those may stand. */
    private boolean eliminate(List<Inequality> start) {
        List<Inequality> current = start.stream().map(this::tightened).toList();
        while (true) {
            Optional<Expr> unknown = current.stream()
                    .flatMap(each -> each.form.terms().keySet().stream())
                    .findFirst();
            if (unknown.isEmpty()) {
                return current.stream().anyMatch(Contradiction::isFalse);
            }
            List<Inequality> next = new ArrayList<>();
            for (Inequality lower : current) {
                Num up = lower.form.terms().get(unknown.get());
                if (up == null) {
                    next.add(lower);
                } else if (up.signum() > 0) {
                    for (Inequality upper : current) {
                        Num down = upper.form.terms().get(unknown.get());
                        if (down != null && down.signum() < 0) {
                            Linear sum = plus(scaled(lower.form, down.negate()), scaled(upper.form, up));
                            next.add(tightened(new Inequality(sum, lower.strict || upper.strict)));
                        }
                    }
                }
            }
            if (next.stream().anyMatch(Contradiction::isFalse)) {
                return true;
            }
            if (next.size() > MOST_INEQUALITIES) {
                return false;
            }
            current = next.stream().distinct().toList();
        }
    }

    private static boolean isFalse(Inequality inequality) {
        int sign = inequality.form.constant().signum();
        return inequality.form.terms().isEmpty() && (inequality.strict ? sign <= 0 : sign < 0);
    }

    /** A strict inequality between whole numbers leaves at least one between them. */
    private Inequality tightened(Inequality inequality) {
        Linear form = inequality.form;
        boolean whole = inequality.strict
                && form.constant().isInteger()
                && !form.terms().isEmpty()
                && form.terms().entrySet().stream()
                        .allMatch(term -> term.getValue().isInteger() && signs.isInteger(term.getKey()));
        return whole
                ? new Inequality(new Linear(form.terms(), form.constant().plus(Expr.MINUS_ONE)), false)
                : inequality;
    }
}
