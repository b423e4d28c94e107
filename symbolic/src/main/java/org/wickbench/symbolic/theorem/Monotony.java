package org.wickbench.symbolic.theorem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Proposition.*;

/**
 * Sums of what is positive, and sums and integrals of what is not negative:
 *
 * <ul>
 *   <li>{@code 0 <= f(v) |- 0 <= sum(f, k, a, b)}, and {@code 0 < f(v), a <= b |- 0 < sum(f, k, a, b)}
 *   <li>{@code 0 < f(v) |- 0 < product(f, k, a, b)}
 *   <li>{@code 0 <= f(v) |- 0 <= integral(f, x, a, b)} where one end is infinite or a parent says {@code a <= b}; an
 *       integral that diverges counts as 0
 *   <li>{@code 0 < f(v) |- 0 < integral(f, x, a, b)} where parents say that it converges and, for finite ends, {@code a < b}
 *   <li>{@code f(v) real |- sum(f, k, a, b) real}, and likewise of products and integrals
 * </ul>
 *
 * <p>The variable v occurs in no hypothesis but those that its range makes true, as in {@link Congruence}.
 */
final class Monotony implements Schema {
    @Override
    public String name() {
        return "monotony";
    }

    /** Terms: the variable v, and the binder of f. The first parent is about f(v). */
    @Override
    public Inference infer(Context context, Instance instance, List<Theorem> parents) {
        if (parents.isEmpty()
                || !(instance.term(0) instanceof Sym variable)
                || !variable.indices().isEmpty()
                || !(instance.term(1) instanceof Binder binder)
                || binder instanceof Diff
                || binder instanceof Limit) {
            throw new RefusedException("a sign, its variable and a sum, a product or an integral are needed");
        }
        Congruence.checkDomain(context, variable, binder);
        if (Trees.dependsOn((Expr) binder, variable)) {
            throw new RefusedException("the variable occurs outside the scope, or free in it");
        }
        Set<Proposition> known = new LinkedHashSet<>();
        parents.forEach(parent -> known.add(parent.conclusion()));
        Set<Hypothesis> left = new LinkedHashSet<>();
        parents.subList(1, parents.size()).forEach(parent -> left.addAll(parent.hypotheses()));
        for (Hypothesis hypothesis : parents.getFirst().hypotheses()) {
            if (!hypothesis.freeSymbols().contains(variable)) {
                left.add(hypothesis);
            } else if (!hypothesis.general().isEmpty()
                    || !Congruence.holdsInRange(hypothesis.statement(), variable, binder, known)) {
                throw new RefusedException("nothing says that " + hypothesis.statement() + " for every value");
            }
        }
        Expr body = binder.scope().open(variable);
        Proposition sign = parents.getFirst().conclusion();
        if (sign.equals(Proposition.real(body))) {
            return new Inference(real(binder, context, known), left);
        }
        boolean strict = sign.equals(Proposition.positive(body));
        if (!strict && !sign.equals(Proposition.nonNegative(body))) {
            throw new RefusedException("the sign is not that of the body");
        }
        return new Inference(conclusion(binder, strict, context, known), left);
    }

    private static Proposition real(Binder binder, Context context, Set<Proposition> known) {
        Structure structure = new Structure(context, known);
        for (Expr bound : binder.operands()) {
            boolean fits = binder instanceof Integral
                    ? Expr.isInfinite(bound) || structure.isReal(bound)
                    : structure.isInteger(bound);
            require(fits, "bounds that are numbers of the line");
        }
        return Proposition.real((Expr) binder);
    }

    private static Proposition conclusion(Binder binder, boolean strict, Context context, Set<Proposition> known) {
        Structure structure = new Structure(context, known);
        return switch (binder) {
            case Sum sum -> {
                require(structure.isInteger(sum.lower()) && structure.isInteger(sum.upper()), "whole bounds");
                AtMost filled = new AtMost(sum.lower(), sum.upper());
                boolean any = known.contains(filled)
                        || sum.lower() instanceof Num a && sum.upper() instanceof Num b && a.compareTo(b) <= 0;
                yield strict && any ? Proposition.positive(sum) : Proposition.nonNegative(sum);
            }
            case Product product -> {
                require(strict, "positive factors");
                require(structure.isInteger(product.lower()) && structure.isInteger(product.upper()), "whole bounds");
                yield Proposition.positive(product);
            }
            case Integral integral -> {
                Expr a = integral.lower();
                Expr b = integral.upper();
                boolean up = a.equals(Expr.neg(Expr.INFINITY)) && (b == Expr.INFINITY || structure.isReal(b))
                        || b == Expr.INFINITY && structure.isReal(a)
                        || known.contains(new Less(a, b));
                require(up || known.contains(new AtMost(a, b)), "a lower bound that is at most the upper one");
                yield up && strict && known.contains(new Converges(integral))
                        ? Proposition.positive(integral)
                        : Proposition.nonNegative(integral);
            }
            case Diff _, Limit _ -> throw new RefusedException("no sum, product or integral");
        };
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new RefusedException("the rule asks for " + what);
        }
    }
}
