package org.wickbench.symbolic.derivation.rule;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.prove.Continuity;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.symbolic.tactic.Proposer;

/**
 * The fundamental theorem of calculus: where F is continuous from a to b and its derivative is f, the integral of f from a
 * to b is {@code F(b) - F(a)}, and at an infinite bound the limit of F.
 */
final class Antiderivative implements Rule {
    @Override
    public String name() {
        return "antiderivative";
    }

    @Override
    public String description() {
        return "antiderivative F wrt x [using A]: equal once the integrals over x are F at their bounds; dF/dx is the integrand";
    }

    @Override
    public List<Obligation> apply(Inference inference) {
        Expr antiderivative = inference.rewritten(inference.formula(""));
        Sym variable = inference.symbol("wrt");
        Relation statement = inference.rewritten(inference.result());
        Work work = new Work(inference, antiderivative, variable);
        Expr left = work.carryOut(statement.left());
        Expr right = work.carryOut(statement.right());
        if (work.obligations.isEmpty()) {
            throw inference.misuse("there is no integral over " + variable + " in this step");
        }
        Optional<Obligation> settled = inference.settled(new Hint(antiderivative, variable));
        if (settled.isPresent()
                && work.derivatives.stream().allMatch(each -> each.verdict() instanceof Verdict.Proved)) {
            List<Obligation> both = new ArrayList<>(work.derivatives);
            both.add(settled.get());
            return both;
        }
        List<Obligation> obligations = new ArrayList<>(work.obligations);
        obligations.add(inference
                .holdsUsing(
                        "the relation holds after integration", new Relation(statement.op(), left, right), List.of())
                .from(statement));
        return obligations;
    }

    /** The author's primitive, for whatever is integrated over the variable. */
    private record Hint(Expr antiderivative, Sym variable) implements Proposer {
        @Override
        public Optional<Expr> primitive(Expr integrand, Sym over) {
            return Optional.of(Trees.substitute(antiderivative, variable, over));
        }
    }

    /** One step's integrals being carried out. */
    private record Work(
            Inference inference,
            Expr antiderivative,
            Sym variable,
            List<Obligation> derivatives,
            List<Obligation> obligations) {
        Work(Inference inference, Expr antiderivative, Sym variable) {
            this(inference, antiderivative, variable, new ArrayList<>(), new ArrayList<>());
        }

        Expr carryOut(Expr expr) {
            Expr inner = Trees.mapChildren(expr, this::carryOut);
            if (!(inner instanceof Integral integral)
                    || !integral.scope().hint().equals(variable.name())) {
                return inner;
            }
            Sym x = inference.assumptions().nameFor(integral);
            Expr primitive = Trees.substitute(antiderivative, variable, x);
            Assumptions inside = between(integral, x);
            derivatives.add(inference.equalWhere(
                    "the derivative of " + antiderivative + " is the integrand",
                    Derivative.once(Derivative.carryOut(primitive), x),
                    integral.scope().open(x),
                    inside));
            obligations.add(derivatives.getLast());
            boolean continuous = new Continuity(inside).holdsFor(primitive);
            obligations.add(new Obligation(
                    antiderivative + " is continuous from " + integral.lower() + " to " + integral.upper(),
                    continuous
                            ? new Verdict.Proved("no pole and no cut in between", List.of())
                            : new Verdict.Undecided("a pole or a cut may lie in between")));
            return sub(at(integral.upper()), at(integral.lower()));
        }

        /** What is known of x between the bounds, if they are in order. */
        private Assumptions between(Integral integral, Sym x) {
            Assumptions known = inference.assumptions();
            boolean finite = !Expr.isInfinite(integral.lower()) && !Expr.isInfinite(integral.upper());
            if (finite && !inference.signs().isNonNegative(sub(integral.upper(), integral.lower()))) {
                return known;
            }
            if (!Expr.isInfinite(integral.lower())) {
                known = known.and(new Relation(Relation.Op.GE, x, integral.lower()));
            }
            if (!Expr.isInfinite(integral.upper())) {
                known = known.and(new Relation(Relation.Op.LE, x, integral.upper()));
            }
            return known;
        }

        private Expr at(Expr bound) {
            if (!Expr.isInfinite(bound)) {
                return Trees.substitute(antiderivative, variable, bound);
            }
            Limits limits = new Limits(inference.assumptions());
            Expr value = limits.evaluate(new Limit(antiderivative, variable, bound, Limit.Side.BOTH));
            obligations.addAll(limits.obligations());
            return value;
        }
    }
}
