package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.calculus.CalculusException;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.prove.Prover;

/** The ways to read an equation as a rule: from left to right, from right to left, solved for something that stands in it. */
final class Orientation {
    private static final int MOST = 8;

    private final Assumptions assumptions;
    private final Prover prover;

    Orientation(Assumptions assumptions, Prover prover) {
        this.assumptions = assumptions;
        this.prover = prover;
    }

    /**
     * Rules that say what a symbol, an unknown function or a derivative of one is, the most natural first. A derivative is
     * rather replaced than what it is taken of.
     */
    List<Relation> solved(Relation equation) {
        Map<Expr, Relation> found = new LinkedHashMap<>();
        try {
            Expr left = Derivative.carryOut(equation.left());
            Expr right = Derivative.carryOut(equation.right());
            addDirect(left, right, found);
            addDirect(right, left, found);
            List<Expr> atoms = new ArrayList<>(atoms(Expr.sub(left, right)));
            atoms.sort(Comparator.comparingInt(Orientation::rank));
            for (Expr atom : atoms) {
                if (!found.containsKey(atom) && found.size() < MOST) {
                    solve(Expr.sub(left, right), atom).ifPresent(value -> found.put(atom, Expr.equation(atom, value)));
                }
            }
        } catch (CalculusException e) {
            return List.of();
        }
        return List.copyOf(found.values());
    }

    private static void addDirect(Expr pattern, Expr value, Map<Expr, Relation> found) {
        Expr atom = pattern instanceof Call call && call.function() == Fn.CONJ ? call.argument() : pattern;
        if (isAtom(atom) && !contains(value, atom)) {
            found.put(pattern, Expr.equation(pattern, value));
        }
    }

    /** {@code a*atom + b == 0} as {@code -b/a}, where a is known not to vanish and the atom stands nowhere else. */
    Optional<Expr> solve(Expr difference, Expr atom) {
        Sym place = Expr.sym("_solved");
        Expr linear = Trees.replace(difference, Map.of(atom, place));
        Expr factor;
        try {
            factor = Derivative.once(linear, place);
        } catch (CalculusException e) {
            return Optional.empty();
        }
        Expr rest = Trees.substitute(linear, place, Expr.ZERO);
        if (Trees.dependsOn(factor, place)
                || contains(factor, atom)
                || contains(rest, atom)
                || !prover.proves(new org.wickbench.symbolic.prove.Statement(
                        linear, Expr.add(Expr.mul(factor, place), rest), assumptions))) {
            return Optional.empty();
        }
        boolean solvable = prover.shows(new Relation(Relation.Op.NE, factor, Expr.ZERO), assumptions);
        return solvable ? Optional.of(Expr.neg(Expr.div(rest, factor))) : Optional.empty();
    }

    private static int rank(Expr atom) {
        return switch (atom) {
            case Partial partial ->
                -partial.orders().stream().mapToInt(Integer::intValue).sum();
            case Call conjugate when conjugate.argument() instanceof Partial partial -> rank(partial);
            case Apply _ -> 1;
            default -> 2;
        };
    }

    private static boolean isAtom(Expr expr) {
        return expr instanceof Sym || expr instanceof Apply || expr instanceof Partial;
    }

    private static Set<Expr> atoms(Expr expr) {
        Set<Expr> found = new LinkedHashSet<>();
        collect(expr, found);
        return found;
    }

    private static void collect(Expr expr, Set<Expr> found) {
        switch (expr) {
            case Sym _, Apply _, Partial _ -> found.add(expr);
            case Call call
            when call.function() == Fn.CONJ -> {
                // a conjugate is another unknown than what it is taken of
                if (isAtom(call.argument())) {
                    found.add(call);
                }
            }
            case Binder _, Piecewise _ -> {}
            default -> Trees.children(expr).forEach(child -> collect(child, found));
        }
    }

    static boolean contains(Expr expr, Expr part) {
        return expr.equals(part) || Trees.children(expr).stream().anyMatch(child -> contains(child, part));
    }
}
