package org.wickbench.symbolic.derivation.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.derivation.RuleException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.prove.Counterexample;
import org.wickbench.symbolic.prove.Verdict;

/**
 * Integration by parts over the whole line: left - right is the integral of {@code dF/dx}, which vanishes when F is the same
 * at both ends. The limits of F decide that; of an unknown function it is a condition of the verdict.
 */
final class Parts implements Rule {
    @Override
    public String name() {
        return "parts";
    }

    @Override
    public String description() {
        return "parts F wrt x [using A]: left - right is the integral of dF/dx over the line; F vanishes at both ends";
    }

    @Override
    public List<Obligation> apply(Inference inference) {
        Sym variable = inference.symbol("wrt");
        if (!inference.using().isEmpty() && !inference.mayVary(variable)) {
            throw new RuleException("a premise speaks of one value of " + variable);
        }
        Expr boundary = inference.rewritten(inference.formula(""));
        Relation result = inference.equation();
        Expr integral = new Integral(
                Derivative.once(Derivative.carryOut(boundary), variable),
                variable,
                Expr.neg(Expr.INFINITY),
                Expr.INFINITY);
        Obligation derivative = inference.equal(
                "left - right is the integral of a derivative", Expr.sub(result.left(), result.right()), integral);
        List<Obligation> ends = boundary(boundary, variable, inference);
        List<Obligation> obligations = new ArrayList<>(List.of(derivative));
        obligations.addAll(ends);
        // a theorem under a condition at the ends is none where the condition is known to fail, or may
        boolean vanishes = !(derivative.verdict() instanceof Verdict.Refuted)
                && ends.stream().allMatch(end -> end.verdict() instanceof Verdict.Proved);
        return vanishes
                ? inference
                        .byParts(inference.formula(""), variable)
                        .map(proved -> List.of(new Obligation(derivative.what(), proved, derivative.asked())))
                        .orElse(obligations)
                : obligations;
    }

    /** The difference of the boundary term between both ends. Where it has an unknown function, that it vanishes is a condition. */
    private static List<Obligation> boundary(Expr term, Sym variable, Inference inference) {
        Expr known = inference.rewrittenByAll(Derivative.carryOut(term));
        if (!Trees.unknownFunctions(known).isEmpty()) {
            return List.of(new Obligation(
                    "the boundary term vanishes",
                    new Verdict.Proved(
                            "fundamental theorem of calculus",
                            List.of(inference.call().argument() + " tends to 0 as " + variable
                                    + " tends to +-infinity"))));
        }
        Limits limits = new Limits(inference.assumptionsWithout(variable));
        try {
            Expr right = limits.evaluate(new Limit(known, variable, Expr.INFINITY, Limit.Side.BOTH));
            Expr left = limits.evaluate(new Limit(known, variable, Expr.neg(Expr.INFINITY), Limit.Side.BOTH));
            List<Obligation> obligations = new ArrayList<>(limits.obligations());
            boolean infinite = Expr.isInfinite(left) || Expr.isInfinite(right);
            obligations.add(
                    infinite
                            ? new Obligation(
                                    "the boundary term is the same at both ends",
                                    new Verdict.Refuted(
                                            new Counterexample(
                                                    Map.of("boundary term", known.toString()),
                                                    left + " at -infinity",
                                                    right + " at infinity",
                                                    "infinite",
                                                    "undefined"),
                                            Optional.empty()))
                            : inference.equalUsing(
                                    "the boundary term is the same at both ends", right, left, List.of()));
            return obligations;
        } catch (RuleException e) {
            return List.of(new Obligation("the boundary term vanishes", new Verdict.Undecided(e.getMessage())));
        }
    }
}
