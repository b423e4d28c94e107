package org.wickbench.verification.claim;

import java.util.LinkedHashMap;
import java.util.Map;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.normal.NormalForm;
import org.wickbench.symbolic.normal.NormalFormException;

/**
 * A derived equation read as an evolution problem. The equation is linear in the state f, its rate and its curvature,
 * {@code a f_t + b f_xx + c f == 0}; divided by a it is the rotated flow {@code f_t = D f_xx - zeta f} when {@code -b/a}
 * is real, and the quantum dynamic equation {@code i f_t = -D f_xx + zeta f} when it is imaginary.
 *
 * @param flow real or imaginary time
 * @param diffusion D
 * @param objective zeta
 * @param time the time variable
 * @param space the space variable
 */
public record EvolutionEquation(Flow flow, Expr diffusion, Expr objective, Sym time, Sym space) {
    private static final Sym RATE = Sym.internal("rate", 0);
    private static final Sym CURVATURE = Sym.internal("curvature", 0);
    private static final Sym STATE = Sym.internal("state", 0);

    /** Reads an equation in which the state is written as a named function; the names are not expanded in it. */
    public static EvolutionEquation of(Relation equation, Request request) {
        Diff rate = rate(equation, request);
        Expr state = rate.body();
        Sym time = rate.variable();
        Sym space = curvature(equation, state, request).variable();
        refuseOthers(Expr.sub(equation.left(), equation.right()), rate, state, space, equation, request);
        Map<Expr, Expr> places = new LinkedHashMap<>();
        places.put(rate, RATE);
        places.put(new Diff(state, space, 2), CURVATURE);
        places.put(state, STATE);
        Expr linear = request.expand(Trees.replace(Expr.sub(equation.left(), equation.right()), places));
        Expr a = Derivative.once(linear, RATE);
        Expr b = Derivative.once(linear, CURVATURE);
        Expr c = Derivative.once(linear, STATE);
        try {
            NormalForm form = new NormalForm(Assumptions.NONE);
            Expr rest = Expr.add(Expr.mul(a, RATE), Expr.mul(b, CURVATURE), Expr.mul(c, STATE));
            if (!form.isZero(Expr.sub(linear, rest))) {
                throw request.error("the equation " + equation + " is not linear in the state and its derivatives");
            }
            Expr diffusion = form.normalize(Expr.neg(Expr.div(b, a)));
            Expr objective = form.normalize(Expr.div(c, a));
            Signs signs = new Signs(Assumptions.NONE);
            if (signs.isReal(diffusion) && signs.isReal(objective)) {
                return new EvolutionEquation(Flow.IMAGINARY_TIME, diffusion, objective, time, space);
            }
            Expr turnedDiffusion = form.normalize(Expr.mul(Expr.MINUS_ONE, Expr.I, diffusion));
            Expr turnedObjective = form.normalize(Expr.mul(Expr.MINUS_ONE, Expr.I, objective));
            if (signs.isReal(turnedDiffusion) && signs.isReal(turnedObjective)) {
                return new EvolutionEquation(Flow.REAL_TIME, turnedDiffusion, turnedObjective, time, space);
            }
        } catch (NormalFormException e) {
            throw request.error("the equation " + equation + " is not understood: " + e.getMessage());
        }
        throw request.error("the equation " + equation + " is neither a real-time nor an imaginary-time evolution");
    }

    /** Refuses what the kernel would have to leave out: every other derivative of the state, and what is bound over it. */
    private static void refuseOthers(Expr expr, Diff rate, Expr state, Sym space, Relation equation, Request request) {
        if (expr.equals(rate) || expr.equals(new Diff(state, space, 2)) || expr.equals(state)) {
            return;
        }
        boolean binds =
                switch (expr) {
                    case Binder _, Partial _, Piecewise _, Call _ -> true;
                    case Sym family -> !family.indices().isEmpty();
                    case Apply apply ->
                        state instanceof Apply known && apply.head().equals(known.head());
                    default -> false;
                };
        if (binds && speaksOf(expr, state)) {
            throw request.error("the equation " + equation + " has the term " + expr + ", which is none of "
                    + rate + ", " + new Diff(state, space, 2) + " and " + state
                    + ": no kernel is generated for it");
        }
        Trees.children(expr).forEach(child -> refuseOthers(child, rate, state, space, equation, request));
    }

    private static boolean speaksOf(Expr expr, Expr state) {
        boolean here = expr.equals(state)
                || expr instanceof Apply apply
                        && state instanceof Apply known
                        && apply.head().equals(known.head());
        return here || Trees.children(expr).stream().anyMatch(child -> speaksOf(child, state));
    }

    /** The derivative in time: the left side, or the first derivative that is written. */
    private static Diff rate(Expr expr, Request request) {
        Diff first = find(expr, 1);
        if (first == null) {
            throw request.error("the equation has no first derivative in time");
        }
        return first;
    }

    private static Diff curvature(Expr expr, Expr state, Request request) {
        Diff second = find(expr, 2);
        if (second == null || !second.body().equals(state)) {
            throw request.error("the equation has no second derivative of its state");
        }
        return second;
    }

    private static @org.jspecify.annotations.Nullable Diff find(Expr expr, int order) {
        if (expr instanceof Diff diff && diff.order() == order) {
            return diff;
        }
        for (Expr child : Trees.children(expr)) {
            Diff found = find(child, order);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The typed problem for the numeric module. */
    public Problem problem(Request request) {
        return Problem.of(request.closed(objective), request.closed(diffusion), space.name())
                .in(flow);
    }
}
