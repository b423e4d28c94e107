package org.wickbench.symbolic.derivation.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.prove.Counterexample;
import org.wickbench.symbolic.prove.Verdict;

/**
 * How far an objective falls. One that is bounded below has a slowest mode. One that falls no faster than a straight line,
 * {@code zeta >= -a - b |x|}, has no lowest level, and its flow is well-posed all the same. {@code -x^2} and what falls faster
 * carries a packet away in finite time.
 */
final class LowerBound {
    private static final String WELL_POSED = "the flow is well-posed";

    private final List<Sym> space;
    private final Inference inference;
    private final Signs signs;

    LowerBound(Apply state, Sym time, Inference inference) {
        this.space = state.arguments().stream()
                .filter(Sym.class::isInstance)
                .map(Sym.class::cast)
                .filter(argument -> !argument.equals(time))
                .toList();
        this.inference = inference;
        this.signs = inference.signs();
    }

    /** What is known of an objective. */
    Obligation of(Expr objective) {
        Expr simple = inference.normalize(objective);
        if (isBounded(objective) || isBounded(simple)) {
            return holds(objective + " is bounded below", "even powers and bounded functions", List.of());
        }
        for (Relation premise : inference.usingAll()) {
            Optional<Expr> bound = bound(premise, simple);
            if (bound.isPresent() && isBounded(bound.get())) {
                return holds(objective + " is bounded below", "the premise " + premise, List.of());
            }
            if (bound.isPresent() && fallsSlowly(bound.get())) {
                return holds(WELL_POSED, "the premise " + premise, List.of(objective + " may have no lower bound"));
            }
        }
        if (fallsSlowly(simple)) {
            return holds(
                    WELL_POSED, "it falls no faster than a straight line", List.of(objective + " has no lower bound"));
        }
        return new Obligation("the objective " + objective + " is bounded below", failed(simple));
    }

    private static Obligation holds(String what, String by, List<String> remarks) {
        return new Obligation(what, new Verdict.Proved(by, remarks));
    }

    /** The side of a premise {@code objective >= bound} in any of its spellings. */
    private Optional<Expr> bound(Relation premise, Expr objective) {
        boolean above = premise.op() == Relation.Op.GE || premise.op() == Relation.Op.GT;
        boolean below = premise.op() == Relation.Op.LE || premise.op() == Relation.Op.LT;
        if (!above && !below) {
            return Optional.empty();
        }
        Expr larger = above ? premise.left() : premise.right();
        Expr smaller = above ? premise.right() : premise.left();
        // objective = larger + rest, so that objective >= smaller + rest
        Expr rest = inference.normalize(Expr.sub(objective, larger));
        return Trees.unknownFunctions(rest).isEmpty()
                ? Optional.of(inference.normalize(Expr.add(smaller, rest)))
                : Optional.empty();
    }

    private boolean depends(Expr expr) {
        return space.stream().anyMatch(x -> Trees.dependsOn(expr, x));
    }

    private boolean isFinite(Expr expr) {
        return !Expr.isInfinite(expr)
                && expr != Expr.INFINITY
                && signs.isReal(expr)
                && Trees.children(expr).stream().noneMatch(child -> child == Expr.INFINITY || !noInfinity(child));
    }

    private static boolean noInfinity(Expr expr) {
        return expr != Expr.INFINITY && Trees.children(expr).stream().allMatch(LowerBound::noInfinity);
    }

    /** True if the expression is real and has a lower bound, as the rules of this class see it. */
    private boolean isBounded(Expr expr) {
        return isFinite(expr)
                && (signs.isNonNegative(expr) && Trees.unknownFunctions(expr).isEmpty() || bounded(expr, 1));
    }

    /** A bound on one side: below for the direction 1, above for -1. */
    private boolean bounded(Expr expr, int direction) {
        if (!depends(expr)) {
            return Trees.unknownFunctions(expr).isEmpty() && isFinite(expr);
        }
        if (direction > 0 && signs.isReal(expr) && signs.isNonNegative(expr)) {
            return true;
        }
        return switch (expr) {
            case Add sum ->
                sum.terms().stream().allMatch(term -> bounded(term, direction)) || evenPolynomial(expr, direction);
            case Mul product -> {
                List<Expr> outside =
                        product.factors().stream().filter(f -> !depends(f)).toList();
                List<Expr> inside =
                        product.factors().stream().filter(this::depends).toList();
                Expr factor = Expr.mul(outside);
                int sign = signs.isNonNegative(factor) ? 1 : signs.isNonNegative(Expr.neg(factor)) ? -1 : 0;
                yield sign != 0 && !outside.isEmpty() && bounded(Expr.mul(inside), sign * direction)
                        || evenPolynomial(expr, direction);
            }
            case Call call -> ofCall(call, direction);
            default -> evenPolynomial(expr, direction);
        };
    }

    private boolean ofCall(Call call, int direction) {
        if (!call.arguments().stream().allMatch(signs::isReal)) {
            return false;
        }
        return switch (call.function()) {
            case SIN, COS, TANH, ERF, ERFC, ATAN, SIGN, STEP -> true;
            case EXP, COSH, ABS -> direction > 0 || call.function() == Fn.EXP && bounded(call.argument(), -1);
            default -> false;
        };
    }

    /** A polynomial in one coordinate whose highest power is even, with a factor of the right sign. */
    private boolean evenPolynomial(Expr expr, int direction) {
        List<Sym> here = space.stream().filter(x -> Trees.dependsOn(expr, x)).toList();
        if (here.size() != 1) {
            return false;
        }
        Optional<List<Expr>> coefficients = PolynomialIn.coefficients(expr, here.getFirst());
        if (coefficients.isEmpty() || coefficients.get().size() % 2 == 0) {
            return false;
        }
        Expr highest = coefficients.get().getLast();
        return coefficients.get().stream()
                        .allMatch(each ->
                                isFinite(each) && Trees.unknownFunctions(each).isEmpty())
                && signs.isPositive(direction > 0 ? highest : Expr.neg(highest));
    }

    /** A sum of what is bounded below and of terms that are linear in one coordinate. */
    private boolean fallsSlowly(Expr expr) {
        List<Expr> terms = expr instanceof Add sum ? sum.terms() : List.of(expr);
        return terms.stream().allMatch(term -> isBounded(term) || isLinear(term));
    }

    private boolean isLinear(Expr term) {
        return space.stream().anyMatch(x -> PolynomialIn.coefficients(term, x)
                .filter(all -> all.size() == 2
                        && !depends(all.get(1))
                        && all.get(0).equals(Expr.ZERO)
                        && isFinite(all.get(1))
                        && Trees.unknownFunctions(all.get(1)).isEmpty())
                .isPresent());
    }

    /** Without a premise about it an unknown objective may be -x^4; a known one is shown where it is low. */
    private Verdict failed(Expr objective) {
        boolean open = Trees.unknownFunctions(objective).keySet().stream()
                .anyMatch(
                        head -> !inference.isFree(head.name(), inference.call().argument()));
        boolean known = Trees.unknownFunctions(objective).isEmpty();
        String nearest = "with a premise  zeta(x) >= c  in the clause using";
        if (known) {
            Sym x = space.getFirst();
            Optional<List<Expr>> coefficients = PolynomialIn.coefficients(objective, x);
            boolean falls = coefficients.isPresent()
                    && coefficients.get().size() > 2
                    && !depends(coefficients.get().getLast())
                    && (signs.isNegative(coefficients.get().getLast())
                            || coefficients.get().size() % 2 == 0
                                    && signs.isNonZero(coefficients.get().getLast()));
            return falls
                    ? new Verdict.Refuted(
                            new Counterexample(
                                    Map.of("objective", objective.toString()),
                                    "it falls like a power of " + x + " above 1: packets leave in finite time",
                                    "at most a linear fall",
                                    "unbounded",
                                    "undefined"),
                            Optional.empty())
                    : new Verdict.Undecided("whether " + objective + " is bounded below is not known");
        }
        return open
                ? new Verdict.Undecided(
                        "the premises that are used do not bound " + objective + " below by a finite value; " + nearest)
                : new Verdict.Refuted(
                        new Counterexample(
                                Map.of("objective", "-x^4"),
                                "no lower bound: the energy of a packet at x = a falls below -a^4 + 1",
                                "a finite lower bound",
                                "unbounded",
                                "undefined"),
                        Optional.of(nearest));
    }
}
