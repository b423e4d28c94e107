package org.wickbench.symbolic.derivation.rule;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.Rewriter;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.prove.Counterexample;
import org.wickbench.symbolic.prove.Verdict;

/**
 * Wick rotation of an evolution equation: the state {@code psi(x,t)} becomes {@code psi(x,tau)} with {@code tau == I*t}.
 * Three obligations: the rotated equation is the one stated; every coefficient of its highest derivatives damps short
 * waves; and the objective does not fall so fast that the flow leaves at once. Together they say that the flow is
 * well-posed forwards in tau.
 */
final class WickRotation implements Rule {
    /** Tells a function of imaginary time from the one of real time. */
    private static final String ROTATED = "rotated";

    @Override
    public String name() {
        return "wick";
    }

    @Override
    public String description() {
        return "wick A where tau == I*t [using B]: the evolution equation A in imaginary time; the flow is well-posed, for"
                + " which B may say that an objective is bounded below:  zeta(x) >= c";
    }

    @Override
    public List<Obligation> apply(Inference inference) {
        Relation parent = inference.parent();
        Relation result = inference.equation();
        if (!(inference.formula("where") instanceof Relation rotation)
                || rotation.op() != Relation.Op.EQ
                || !(rotation.left() instanceof Sym imaginary)
                || Trees.freeSymbols(rotation.right()).size() != 1) {
            throw inference.misuse("the rotation is given as  where tau == I*t");
        }
        Sym real = Trees.freeSymbols(rotation.right()).iterator().next();
        Expr factor = Derivative.once(rotation.right(), real);
        List<Obligation> obligations = new ArrayList<>();
        obligations.add(
                inference.equalUsing("the rotation is tau = I t or tau = -I t", pow(factor, 2), MINUS_ONE, List.of()));

        Expr rotated = rotate(parent, real, imaginary, rotation.right(), factor, inference);
        obligations.add(upToUnit("the rotated equation is the one stated", result, rotated, inference));

        Evolution evolution = Evolution.of(result, imaginary)
                .orElseThrow(() -> inference.misuse(
                        "the result is stated as  diff(psi(x,tau), tau) == ... with second derivatives on the right"));
        obligations.addAll(wellPosed(evolution, inference));
        obligations.add(new LowerBound(evolution.state, evolution.time, inference).of(evolution.objective()));
        inference.rotates(evolution.state.head().name());
        return obligations;
    }

    /** left - right with psi(.., t) -> psi(.., tau(t)) and then t -> t(tau). */
    private static Expr rotate(
            Relation parent, Sym real, Sym imaginary, Expr rotation, Expr factor, Inference inference) {
        List<Relation> replacements = new ArrayList<>();
        Map<Sym, Integer> heads = new LinkedHashMap<>(Trees.unknownFunctions(parent));
        List<Apply> functions = new ArrayList<>();
        collectFunctions(parent, functions);
        for (Apply function : functions) {
            if (heads.containsKey(function.head()) && function.arguments().contains(real)) {
                List<Expr> rotatedArguments = new ArrayList<>(function.arguments());
                rotatedArguments.replaceAll(argument -> argument.equals(real) ? rotation : argument);
                replacements.add(equation(function, new Apply(function.head().tagged(ROTATED), rotatedArguments)));
            }
        }
        Expr moved = new Rewriter(replacements, inference.signs(), (symbol, _) -> symbol.isInternal(), _ -> true)
                .rewrite(sub(parent.left(), parent.right()));
        Expr inTau = Trees.substitute(moved, real, div(imaginary, factor));
        return restoreNames(inTau, imaginary);
    }

    private static void collectFunctions(Expr expr, List<Apply> functions) {
        if (expr instanceof Apply apply && !functions.contains(apply)) {
            functions.add(apply);
        }
        Trees.children(expr).forEach(child -> collectFunctions(child, functions));
    }

    /** Takes the rotated names back and writes {@code factor*(tau/factor)} as tau in their arguments. */
    private static Expr restoreNames(Expr expr, Sym imaginary) {
        if (expr instanceof Apply apply && apply.head().untagged(ROTATED).isPresent()) {
            List<Expr> arguments = new ArrayList<>(apply.arguments());
            arguments.replaceAll(argument -> Trees.dependsOn(argument, imaginary) ? imaginary : argument);
            return new Apply(apply.head().untagged(ROTATED).get(), arguments);
        }
        if (expr instanceof Partial partial) {
            return new Partial((Apply) restoreNames(partial.function(), imaginary), partial.orders());
        }
        return Trees.mapChildren(expr, child -> restoreNames(child, imaginary));
    }

    private static Obligation upToUnit(String what, Relation result, Expr rotated, Inference inference) {
        Expr difference = sub(result.left(), result.right());
        for (Expr unit : List.of(MINUS_ONE, I, neg(I))) {
            if (inference.isZero(sub(difference, mul(unit, rotated)))) {
                return inference.identical(what, difference, mul(unit, rotated));
            }
        }
        return inference.identical(what, difference, rotated);
    }

    /** diff(psi, tau) = a psi_xx - zeta psi, read off the stated result. */
    private record Evolution(Apply state, Sym time, Expr right) {
        static Optional<Evolution> of(Relation result, Sym time) {
            Expr left = Derivative.carryOut(result.left());
            if (left instanceof Partial partial
                    && partial.orders().stream().mapToInt(Integer::intValue).sum() == 1
                    && partial.function().arguments().indexOf(time) >= 0
                    && partial.orders().get(partial.function().arguments().indexOf(time)) == 1) {
                return Optional.of(new Evolution(partial.function(), time, Derivative.carryOut(result.right())));
            }
            return Optional.empty();
        }

        /** The coefficient of the second derivative by an argument. */
        Expr diffusion(Sym x) {
            return coefficient(jet(x, 2));
        }

        /** The derivative of some order by one argument. */
        Expr jet(Sym x, int order) {
            List<Integer> orders = new ArrayList<>();
            for (Expr argument : state.arguments()) {
                orders.add(argument.equals(x) ? order : 0);
            }
            return new Partial(state, orders);
        }

        /** Minus the coefficient of the state itself. */
        Expr objective() {
            return neg(coefficient(state));
        }

        private Expr coefficient(Expr jet) {
            Sym place = Sym.internal("place");
            Expr linear = Trees.replace(right, Map.of(jet, place));
            return Derivative.once(linear, place);
        }
    }

    /** Short waves are damped along every axis, and no derivative stands in the equation that could undo it. */
    private static List<Obligation> wellPosed(Evolution evolution, Inference inference) {
        List<Obligation> each = new ArrayList<>();
        List<Expr> known = new ArrayList<>();
        for (Expr argument : evolution.state.arguments()) {
            if (argument instanceof Sym x && !x.equals(evolution.time)) {
                Expr diffusion = evolution.diffusion(x);
                Obligation positive = inference.holds(
                        "short waves in " + x + " are damped: " + diffusion + " > 0",
                        new Relation(Relation.Op.GT, diffusion, ZERO));
                if (positive.verdict() instanceof Verdict.Refuted refuted) {
                    return List.of(new Obligation(
                            positive.what(),
                            new Verdict.Refuted(
                                    growing(refuted.counterexample(), diffusion, x),
                                    Optional.of("the rotation tau == I*t"))));
                }
                each.add(positive);
                known.add(mul(diffusion, evolution.jet(x, 2)));
                known.add(mul(evolution.coefficient(evolution.jet(x, 1)), evolution.jet(x, 1)));
            }
        }
        if (each.isEmpty()) {
            return List.of(new Obligation("there is a second derivative", new Verdict.Undecided("no space variable")));
        }
        known.add(mul(evolution.coefficient(evolution.state), evolution.state));
        if (!inference.isZero(sub(evolution.right, add(known)))) {
            each.add(new Obligation(
                    "the equation is linear, with pure second derivatives and lower ones",
                    new Verdict.Undecided("whether the flow is well-posed is not known for " + evolution.right)));
        }
        return each;
    }

    /** The wave exp(I k x) whose amplitude grows at the rate -(coefficient) k^2, without bound in k. */
    private static Counterexample growing(Counterexample point, Expr diffusion, Sym x) {
        Map<String, String> shown = new LinkedHashMap<>(point.point());
        shown.put("psi at the start", "exp(I*k*" + x + ")");
        return new Counterexample(
                shown,
                "growth rate -(" + diffusion + ")*k^2 = " + point.left() + " times -k^2, unbounded in k",
                "a well-posed flow bounds the growth rate of all waves",
                point.difference(),
                point.ratio());
    }
}
