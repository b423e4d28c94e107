package org.wickbench.symbolic.prove;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.calculus.CalculusException;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.enclose.ComplexBall;
import org.wickbench.symbolic.enclose.Effort;
import org.wickbench.symbolic.enclose.Evaluator;
import org.wickbench.symbolic.enclose.UndeterminedException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;

/**
 * Compares two sides at points inside the assumptions by rigorous enclosures at rising precision. Enclosures with no
 * common value are a refutation; overlap to 50 digits at every point is evidence, no proof.
 */
final class Sampler {
    /** A sample has to agree to this many digits. */
    static final int DIGITS = 50;

    private static final int[] PRECISIONS = {96, 200, 400, 1200};
    /** What is said of values that agree exactly: the digits of the highest precision. */
    private static final int MOST_DIGITS = 361;

    private static final int ATTEMPTS_PER_POINT = 60;

    /** What the points of one comparison may cost together: a second or two. */
    private static final long MOST_EFFORT = 1_200_000;

    /** What it takes to choose a point. */
    private static final int ONE_INSTANCE = 100;

    private final Assumptions assumptions;
    private final long seed;
    private final Effort effort;
    private final Map<Integer, Evaluator> evaluators = new HashMap<>();

    Sampler(Assumptions assumptions, long seed) {
        this(assumptions, seed, new Effort(MOST_EFFORT));
    }

    /** @param effort what all comparisons may cost together */
    Sampler(Assumptions assumptions, long seed, Effort effort) {
        this.assumptions = assumptions;
        this.seed = seed;
        this.effort = effort;
    }

    /** What sampling found: a counterexample, or how many points agreed and why others were passed over. */
    record Outcome(Optional<Counterexample> counterexample, int points, int digits, String obstacle, String instances) {
        Outcome(Optional<Counterexample> counterexample, int points, int digits, String obstacle) {
            this(counterexample, points, digits, obstacle, "");
        }
    }

    Outcome compare(Expr left, Expr right, int points) {
        List<Expr> expressions = new ArrayList<>();
        try {
            expressions.add(Derivative.carryOut(left));
            expressions.add(Derivative.carryOut(right));
        } catch (CalculusException e) {
            return new Outcome(Optional.empty(), 0, 0, e.getMessage());
        }
        Optional<String> without = expressions.stream()
                .flatMap(side -> withoutValue(side).stream())
                .findFirst();
        if (without.isPresent()) {
            return new Outcome(Optional.empty(), 0, 0, without.get());
        }
        expressions.addAll(assumptions.about(List.of(left, right)).facts());
        expressions.addAll(Kinks.of(Expr.sub(left, right)));
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int agreed = 0;
        int digits = Integer.MAX_VALUE;
        Map<String, Set<Integer>> whole = new TreeMap<>();
        Trees.indexNames(Expr.sub(left, right)).forEach(name -> whole.put(name, new TreeSet<>()));
        String obstacle = "no point inside the assumptions was found";
        int most = ATTEMPTS_PER_POINT * points;
        int fruitless = 0;
        for (int round = 0; round < most && agreed < points && fruitless < 400 && !effort.isSpent(); round++) {
            try {
                effort.spend(ONE_INSTANCE);
                Instance instance = Instance.choose(expressions, assumptions, random, round);
                if (instance.point().isEmpty() && instance.shown().isEmpty() && round > 1) {
                    // a statement about constants has one point only
                    break;
                }
                Optional<Integer> outcome = compareAt(instance);
                if (outcome.isEmpty()) {
                    fruitless++;
                    continue;
                }
                if (outcome.get() < 0) {
                    return new Outcome(Optional.of(counterexample(instance)), agreed, 0, "");
                }
                agreed++;
                fruitless = 0;
                whole.forEach(
                        (name, values) -> Optional.ofNullable(instance.shown().get(name))
                                .filter(value -> value.matches("-?[0-9]{1,9}"))
                                .ifPresent(value -> values.add(Integer.valueOf(value))));
                digits = Math.min(digits, outcome.get());
            } catch (UndeterminedException e) {
                fruitless++;
                obstacle = e.getMessage();
            }
        }
        return new Outcome(Optional.empty(), agreed, agreed == 0 ? 0 : digits, obstacle, named(whole));
    }

    /** Why an expression has no value at any point, as far as the evaluator goes. */
    static Optional<String> withoutValue(Expr expr) {
        return switch (expr) {
            case Integral _ -> Optional.of("an integral has no value here");
            case Limit _ -> Optional.of("a limit has no value here");
            case Piecewise _ -> Optional.empty();
            default ->
                Trees.children(expr).stream()
                        .flatMap(child -> withoutValue(child).stream())
                        .findFirst();
        };
    }

    /** The whole numbers that stood for the bounds and indices of sums. */
    private static String named(Map<String, Set<Integer>> whole) {
        List<String> instances = new ArrayList<>();
        whole.forEach((name, values) -> {
            if (!values.isEmpty()) {
                instances.add(
                        name + " = " + values.stream().map(String::valueOf).collect(Collectors.joining(", ")));
            }
        });
        return String.join("; ", instances);
    }

    /** An enclosure of an expression at the first point found inside the assumptions. */
    Optional<ComplexBall> valueInside(Expr expr) {
        List<Expr> expressions = new ArrayList<>();
        try {
            expressions.add(Derivative.carryOut(expr));
        } catch (CalculusException e) {
            return Optional.empty();
        }
        expressions.addAll(assumptions.about(List.of(expr)).facts());
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int round = 0; round < ATTEMPTS_PER_POINT * 10; round++) {
            Instance instance = Instance.choose(expressions, assumptions, random, round);
            try {
                Evaluator evaluator = evaluator(PRECISIONS[1]);
                boolean inside = instance.expressions().stream()
                        .skip(1)
                        .allMatch(fact -> evaluator.holds((Relation) fact, instance.point()));
                if (inside) {
                    return Optional.of(evaluator.evaluate(instance.expressions().getFirst(), instance.point()));
                }
            } catch (UndeterminedException e) {
                // the next point may do
            }
        }
        return Optional.empty();
    }

    /** True if some point lies inside the assumptions. */
    boolean isPossible() {
        List<Expr> expressions = new ArrayList<>(assumptions.facts());
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int round = 0; round < ATTEMPTS_PER_POINT * 10; round++) {
            try {
                Instance instance = Instance.choose(expressions, assumptions, random, round);
                Evaluator evaluator = evaluator(PRECISIONS[0]);
                if (instance.expressions().stream()
                        .allMatch(fact -> evaluator.holds((Relation) fact, instance.point()))) {
                    return true;
                }
            } catch (UndeterminedException e) {
                // the next point may do
            }
        }
        return false;
    }

    /** One for all points: the constants of a precision are computed once. */
    private Evaluator evaluator(int precision) {
        return evaluators.computeIfAbsent(precision, bits -> new Evaluator(bits, effort));
    }

    /** Digits of agreement, -1 for a refutation, empty for a point outside the assumptions. */
    private Optional<Integer> compareAt(Instance instance) {
        for (int i = 2; i < instance.expressions().size(); i++) {
            Relation fact = (Relation) instance.expressions().get(i);
            if (!evaluator(PRECISIONS[1]).holds(fact, instance.point())) {
                return Optional.empty();
            }
        }
        UndeterminedException last = null;
        for (int precision : PRECISIONS) {
            try {
                Evaluator evaluator = evaluator(precision);
                ComplexBall left = evaluator.evaluate(instance.expressions().get(0), instance.point());
                ComplexBall right = evaluator.evaluate(instance.expressions().get(1), instance.point());
                if (!left.overlaps(right)) {
                    return Optional.of(-1);
                }
                int digits = Math.min(digits(left), digits(right));
                if (digits >= DIGITS) {
                    return Optional.of(Math.min(digits, MOST_DIGITS));
                }
            } catch (UndeterminedException e) {
                last = e;
            }
        }
        throw last != null ? last : new UndeterminedException("the two sides agree, but to fewer than 50 digits");
    }

    /** Digits after which the radius sets in, relative to the value or, for an enclosure of zero, to 1. */
    private static int digits(ComplexBall value) {
        int scale = value.containsZero()
                ? 0
                : Math.max(value.re().magnitude(), value.im().magnitude());
        return Math.min(digits(value.re(), scale), digits(value.im(), scale));
    }

    private static int digits(org.wickbench.symbolic.enclose.Ball part, int scale) {
        if (part.isExact()) {
            return Integer.MAX_VALUE;
        }
        int radius = part.rad().bitLength() + part.exp();
        return Math.max(0, (int) ((scale - radius) * Math.log10(2)));
    }

    private Counterexample counterexample(Instance instance) {
        for (int precision : PRECISIONS) {
            try {
                Evaluator evaluator = new Evaluator(precision);
                ComplexBall left = evaluator.evaluate(instance.expressions().get(0), instance.point());
                ComplexBall right = evaluator.evaluate(instance.expressions().get(1), instance.point());
                if (left.overlaps(right)) {
                    continue;
                }
                String ratio = right.containsZero()
                        ? "undefined"
                        : left.dividedBy(right, precision).toString();
                return new Counterexample(
                        instance.shown(),
                        left.toString(),
                        right.toString(),
                        left.minus(right, precision).toString(),
                        ratio);
            } catch (UndeterminedException e) {
                // the precision that separated the sides will come
            }
        }
        throw new IllegalStateException("a counterexample that cannot be reproduced");
    }
}
