package org.wickbench.verification.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.enclose.Evaluator;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.normal.NormalForm;
import org.wickbench.symbolic.normal.NormalFormException;

/**
 * A derived equation read as an evolution problem. The equation is linear in the state f and its derivatives,
 * {@code a f_t + b lap f + d . grad f + c f == 0}; divided by a it is the flow {@code f_t = D lap f + B . grad f - zeta f}
 * when {@code -b/a} is real, and the quantum dynamic equation {@code i f_t = -D lap f + zeta f} when it is imaginary. In both
 * {@code zeta + G |f|^2} may stand for {@code zeta}: the equation of Gross and Pitaevskii.
 *
 * @param flow real or imaginary time
 * @param diffusion D [L^2/T], the same along all axes
 * @param drift B [L/T], a component for each axis; zero in real time
 * @param objective zeta [1/T]
 * @param cubic G, a number, per unit of {@code |f|^2} [1/T]; zero in a linear equation
 * @param time the time variable
 * @param axes the space variables, in the order of the state's arguments
 */
public record EvolutionEquation(
        Flow flow, Expr diffusion, List<Expr> drift, Expr objective, Expr cubic, Sym time, List<Sym> axes) {
    public EvolutionEquation {
        drift = List.copyOf(drift);
        axes = List.copyOf(axes);
    }

    /**
     * Reads an equation in which the state is written as a named function; the names are not expanded in it.
     *
     * @throws org.wickbench.symbolic.parse.SyntaxException if it is none of these equations; the message names the term
     */
    public static EvolutionEquation of(Relation equation, Setting setting) {
        return new EquationReader(equation, setting).read();
    }

    /** True if some first derivative in space stands in the equation. */
    public boolean drifts() {
        return !drift.stream().allMatch(Expr.ZERO::equals);
    }

    /**
     * The typed problem for the numeric module, where the time is called {@code t}.
     *
     * @throws org.wickbench.symbolic.parse.SyntaxException if the equation has a drift, which that problem cannot state
     */
    public Problem problem(Setting setting) {
        for (int i = 0; i < drift.size(); i++) {
            if (!drift.get(i).equals(Expr.ZERO)) {
                throw setting.error("the drift " + drift.get(i) + " along " + axes.get(i)
                        + " has no place in H = -D lap + objective");
            }
        }
        return Problem.of(
                        clocked(objective),
                        clocked(diffusion),
                        axes.stream().map(Sym::name).toArray(String[]::new))
                .in(flow)
                .withCubic(coupling());
    }

    /**
     * The problem in conservative form, {@code f_t = D lap f + div(B f) - (zeta + div B) f}, for methods that step fluxes; where the
     * objective is {@code -div B}, nothing but the flux is left.
     */
    public Problem conservative(Setting setting) {
        List<Expr> terms = new ArrayList<>(List.of(objective));
        for (int i = 0; i < drift.size(); i++) {
            terms.add(Derivative.of(drift.get(i), axes.get(i), 1));
        }
        Expr reaction;
        try {
            reaction = EquationReader.simplified(new NormalForm(Assumptions.NONE), Expr.add(terms));
        } catch (NormalFormException e) {
            throw setting.error("the drift is not understood: " + e.getMessage());
        }
        return Problem.of(
                        clocked(reaction),
                        clocked(diffusion),
                        axes.stream().map(Sym::name).toArray(String[]::new))
                .in(flow)
                .withDrift(drift.stream().map(this::clocked).toList());
    }

    /** G as a double, within an ulp of its value. */
    public double coupling() {
        return new Evaluator(80).evaluate(cubic, Map.of()).re().toDouble();
    }

    /** With the numeric module's name for the time. */
    private Expr clocked(Expr expr) {
        return Trees.substitute(expr, time, Problem.TIME);
    }
}
