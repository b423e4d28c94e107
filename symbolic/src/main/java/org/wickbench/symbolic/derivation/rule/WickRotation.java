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
 * Three obligations: the rotated equation is the one stated; it is well-posed forwards in tau, that is, the coefficient
 * of its highest derivative damps short waves; and the objective is bounded below, so that the flow has a slowest mode.
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
        return "wick A where tau == I*t in x using B: the evolution equation A in imaginary time; B says that the objective"
                + " is bounded below:  zeta(x) >= c";
    }

    @Override
    public List<Obligation> apply(Inference inference) {
        Relation parent = inference.parent();
        Relation result = inference.result();
        if (!(inference.formula("where") instanceof Relation rotation)
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
        obligations.add(wellPosed(evolution, inference));
        obligations.add(boundedBelow(evolution, inference));
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
        Expr moved = new Rewriter(replacements, inference.signs(), (symbol, _) -> symbol.isInternal())
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
                return inference.equalUsing(what, difference, mul(unit, rotated), List.of());
            }
        }
        return inference.equalUsing(what, difference, rotated, List.of());
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
            List<Integer> orders = new ArrayList<>();
            for (Expr argument : state.arguments()) {
                orders.add(argument.equals(x) ? 2 : 0);
            }
            return coefficient(new Partial(state, orders));
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

    private static Obligation wellPosed(Evolution evolution, Inference inference) {
        List<Obligation> each = new ArrayList<>();
        for (Expr argument : evolution.state.arguments()) {
            if (argument instanceof Sym x && !x.equals(evolution.time)) {
                Expr diffusion = evolution.diffusion(x);
                Obligation positive = inference.holds(
                        "short waves in " + x + " are damped: " + diffusion + " > 0",
                        new Relation(Relation.Op.GT, diffusion, ZERO));
                if (positive.verdict() instanceof Verdict.Refuted refuted) {
                    return new Obligation(
                            positive.what(),
                            new Verdict.Refuted(
                                    growing(refuted.counterexample(), diffusion, x),
                                    Optional.of("the rotation tau == I*t")));
                }
                each.add(positive);
            }
        }
        return each.isEmpty()
                ? new Obligation("there is a second derivative", new Verdict.Undecided("no space variable"))
                : each.getFirst();
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

    private static Obligation boundedBelow(Evolution evolution, Inference inference) {
        Expr objective = evolution.objective();
        String what = "the objective " + objective + " is bounded below";
        for (Relation bound : inference.using()) {
            boolean below = bound.op() == Relation.Op.GE
                    && !Trees.unknownFunctions(bound.left()).isEmpty();
            if (below
                    && Trees.unknownFunctions(bound.right()).isEmpty()
                    && evolution.state.arguments().stream()
                            .noneMatch(argument -> argument instanceof Sym s && Trees.dependsOn(bound.right(), s))
                    && inference.isZero(sub(bound.left(), objective))) {
                return new Obligation(what, new Verdict.Proved("the premise " + bound, List.of()));
            }
        }
        return new Obligation(
                what,
                new Verdict.Refuted(
                        new Counterexample(
                                Map.of("objective", "-x^4"),
                                "no lower bound: the energy of a packet at x = a falls below -a^4 + 1",
                                "a finite lower bound",
                                "unbounded",
                                "undefined"),
                        Optional.of("with a premise  zeta(x) >= c  in the clause using")));
    }
}
