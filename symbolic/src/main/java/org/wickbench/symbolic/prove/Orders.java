package org.wickbench.symbolic.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.calculus.CalculusException;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.enclose.ComplexBall;
import org.wickbench.symbolic.enclose.Effort;
import org.wickbench.symbolic.enclose.Evaluator;
import org.wickbench.symbolic.enclose.UndeterminedException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.normal.NormalForm;
import org.wickbench.symbolic.normal.NormalFormException;

/** Order relations: proved by the rules of signs, refuted by a point, sampled otherwise. */
final class Orders {
    private static final int POINTS = 80;
    private static final int ATTEMPTS = 1_200;
    private static final int PRECISION = 256;

    /** What the points may cost together: a second or two. */
    private static final long MOST_EFFORT = 1_200_000;

    /** At so many points the normal form is asked whether both sides are the same number. */
    private static final int MOST_TIES = 20;

    private static final int LARGEST_TIE = 200;

    private final Assumptions assumptions;
    private final long seed;

    Orders(Assumptions assumptions, long seed) {
        this.assumptions = assumptions;
        this.seed = seed;
    }

    /** What points say of a relation that the kernel does not prove, for some reason. */
    Verdict sample(Relation relation, String reason) {
        try {
            return sampled(relation, reason);
        } catch (CalculusException e) {
            return new Verdict.Undecided(String.valueOf(e.getMessage()));
        }
    }

    private Verdict sampled(Relation relation, String reason) {
        List<Expr> expressions =
                new ArrayList<>(List.of(Derivative.carryOut(relation.left()), Derivative.carryOut(relation.right())));
        Optional<String> without = expressions.stream()
                .flatMap(side -> Sampler.withoutValue(side).stream())
                .findFirst();
        if (without.isPresent()) {
            return new Verdict.Undecided(reason + "; samples: " + without.get());
        }
        expressions.addAll(assumptions.about(List.of(relation)).facts());
        expressions.addAll(Kinks.of(relation));
        boolean constant = Trees.freeSymbols(relation).isEmpty()
                && Trees.unknownFunctions(relation).isEmpty();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Effort effort = new Effort(MOST_EFFORT);
        Evaluator evaluator = new Evaluator(PRECISION, effort);
        String obstacle = "no point inside the assumptions was found";
        int held = 0;
        int ties = 0;
        for (int round = 0; round < ATTEMPTS && held < POINTS && !effort.isSpent(); round++) {
            if (constant && round > 0) {
                break;
            }
            try {
                Instance instance = Instance.choose(expressions, assumptions, random, round);
                if (!inside(instance, evaluator)) {
                    continue;
                }
                Relation here = new Relation(
                        relation.op(),
                        instance.expressions().get(0),
                        instance.expressions().get(1));
                boolean holds;
                try {
                    holds = evaluator.holds(here, instance.point());
                } catch (UndeterminedException e) {
                    if (ties++ >= MOST_TIES || !isTie(here, instance)) {
                        throw e;
                    }
                    holds = relation.op() == Relation.Op.LE || relation.op() == Relation.Op.GE;
                }
                if (!holds) {
                    return new Verdict.Refuted(counterexample(instance, evaluator), Optional.empty());
                }
                held++;
            } catch (UndeterminedException e) {
                obstacle = e.getMessage();
            }
        }
        return held == 0
                ? new Verdict.Undecided(reason + "; samples: " + obstacle)
                : new Verdict.Sampled(held, (int) (PRECISION * Math.log10(2)), reason);
    }

    /** Whether both sides are the same number at a point, which no enclosure can tell. */
    private static boolean isTie(Relation here, Instance instance) {
        Expr difference = Expr.sub(here.left(), here.right());
        for (Map.Entry<Expr.Sym, Expr> value : instance.point().entrySet()) {
            difference = Trees.substitute(difference, value.getKey(), value.getValue());
        }
        if (Trees.size(difference) > LARGEST_TIE) {
            return false;
        }
        try {
            NormalForm form = new NormalForm(Assumptions.NONE);
            return form.isZero(difference) && form.conditions().isEmpty();
        } catch (NormalFormException e) {
            return false;
        }
    }

    private static boolean inside(Instance instance, Evaluator evaluator) {
        for (int i = 2; i < instance.expressions().size(); i++) {
            if (!evaluator.holds((Relation) instance.expressions().get(i), instance.point())) {
                return false;
            }
        }
        return true;
    }

    private static Counterexample counterexample(Instance instance, Evaluator evaluator) {
        Map<Expr.Sym, Expr> point = instance.point();
        ComplexBall left = evaluator.evaluate(instance.expressions().get(0), point);
        ComplexBall right = evaluator.evaluate(instance.expressions().get(1), point);
        return new Counterexample(
                instance.shown(),
                left.toString(),
                right.toString(),
                left.minus(right, PRECISION).toString(),
                "");
    }
}
