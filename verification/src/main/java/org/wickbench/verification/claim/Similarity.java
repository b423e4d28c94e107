package org.wickbench.verification.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.normal.NormalForm;
import org.wickbench.symbolic.normal.NormalFormException;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.tactic.Proposer;

/**
 * The similarity transform {@code u = exp(g) v} with {@code g' = -B/(2D)}, which removes the drift of
 * {@code u_t = D u_xx + B(x) u_x - zeta u} and leaves {@code v_t = D v_xx - V v} with
 * {@code V = zeta + B'/2 + B^2/(4D)}. For {@code B = f'}, {@code zeta = -f''} and {@code D = T} it turns the Fokker-Planck
 * equation into the flow of {@code V = f'^2/(4T) - f''/2} (H. Risken, The Fokker-Planck Equation, 1989, section 5.4).
 *
 * @param exponent g, a function of the axis
 * @param equation that of v
 */
public record Similarity(Expr exponent, EvolutionEquation equation) {
    private static final Expr TWO = Expr.num(2);
    private static final Sym TRANSFORMED = Sym.internal("transformed", 0);

    /**
     * The transform of an equation. That it is one is not taken from the formulas above: the kernel proves that putting
     * {@code exp(g) v} into the equation gives {@code exp(g)} times the equation of v, for any v and under no condition.
     *
     * @param proposer of the primitive of B; what it proposes is proved with the rest
     * @throws org.wickbench.symbolic.parse.SyntaxException where there is no such transform, or none is found
     */
    public static Similarity of(EvolutionEquation equation, Setting setting, Proposer proposer, Prover prover) {
        if (equation.axes().size() > 1) {
            throw setting.error("a drift is transformed away on one axis, and the equation has " + equation.axes()
                    + ": take the method chang-cooper");
        }
        Sym x = equation.axes().getFirst();
        Expr drift = equation.drift().getFirst();
        for (Expr coefficient : List.of(drift, equation.diffusion())) {
            if (Trees.dependsOn(coefficient, equation.time())) {
                throw setting.error("with a drift, " + coefficient + " must not depend on the time " + equation.time()
                        + "; the method chang-cooper takes schedules");
            }
        }
        Optional<Expr> primitive = proposer.primitive(drift, x);
        if (primitive.isEmpty()) {
            throw setting.error("no primitive of the drift " + drift + " was found, which removing it takes;"
                    + " the method chang-cooper needs none");
        }
        Expr d = equation.diffusion();
        Expr exponent = normalized(Expr.neg(Expr.div(primitive.get(), Expr.mul(TWO, d))), setting);
        Expr objective = normalized(
                Expr.add(
                        equation.objective(),
                        Expr.div(Derivative.of(drift, x, 1), TWO),
                        Expr.div(Expr.pow(drift, 2), Expr.mul(Expr.num(4), d))),
                setting);
        Similarity found = new Similarity(
                exponent,
                new EvolutionEquation(
                        equation.flow(),
                        d,
                        List.of(Expr.ZERO),
                        objective,
                        Expr.ZERO,
                        equation.time(),
                        equation.axes()));
        if (!prover.shows(found.statement(equation), Assumptions.NONE)) {
            throw setting.error("the drift " + drift + " is not removed: it is not proved that exp(" + exponent
                    + ") times a solution with the objective " + objective + " solves the equation");
        }
        return found;
    }

    /** {@code L(exp(g) v) == exp(g) M(v)}, L and M the differences between the sides of the two equations. */
    Relation statement(EvolutionEquation drifting) {
        Expr v = new Apply(TRANSFORMED, List.of(equation.axes().getFirst(), equation.time()));
        Expr factor = Expr.exp(exponent);
        return Expr.equation(residual(drifting, Expr.mul(factor, v)), Expr.mul(factor, residual(equation, v)));
    }

    private static Expr residual(EvolutionEquation equation, Expr u) {
        Sym x = equation.axes().getFirst();
        return Expr.sub(
                Expr.add(
                        Expr.mul(equation.diffusion(), new Diff(u, x, 2)),
                        Expr.mul(equation.drift().getFirst(), new Diff(u, x, 1)),
                        Expr.neg(Expr.mul(equation.objective(), u))),
                new Diff(u, equation.time(), 1));
    }

    /** {@code v = exp(-g) u}, its exponentials merged, so that none of them overflows where their product does not. */
    public Expr transformed(Expr u) {
        List<Expr> exponents = new ArrayList<>(List.of(Expr.neg(exponent)));
        List<Expr> factors = new ArrayList<>();
        for (Expr factor : u instanceof Mul product ? product.factors() : List.of(u)) {
            if (factor instanceof Call call && call.function() == Fn.EXP) {
                exponents.add(call.argument());
            } else {
                factors.add(factor);
            }
        }
        factors.add(Expr.exp(Expr.add(exponents)));
        return Expr.mul(factors);
    }

    private static Expr normalized(Expr expr, Setting setting) {
        try {
            return EquationReader.simplified(new NormalForm(Assumptions.NONE), expr);
        } catch (NormalFormException e) {
            throw setting.error("the drift is not understood: " + e.getMessage());
        }
    }
}
