package org.wickbench.symbolic.prove;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.enclose.Effort;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;

/**
 * Looks for the nearest true statement to a refuted one: a missing factor, a sign, a factor inside a term, or a
 * hypothesis. A candidate that survives two samples is offered only if it is proved.
 */
final class Corrections {
    private static final int MOST_CANDIDATES = 400;

    /** Nodes of all candidates that are looked at: about a second. Counted, not timed, so that runs repeat. */
    private static final long MOST_WORK = 20_000;

    /** Larger statements are not varied term by term: a reader would not see the difference. */
    private static final int LARGEST_VARIED = 200;

    /** What the samples of all candidates may cost: a second. */
    private static final long MOST_EFFORT = 600_000;

    private static final List<Expr> FACTORS = List.of(
            Expr.MINUS_ONE,
            Expr.num(2),
            Expr.HALF,
            Expr.num(4),
            Expr.num(1, 4),
            Expr.I,
            Expr.neg(Expr.I),
            Expr.PI,
            Expr.pow(Expr.PI, -1),
            Expr.mul(Expr.num(2), Expr.PI),
            Expr.sqrt(Expr.num(2)),
            Expr.pow(Expr.sqrt(Expr.num(2)), -1),
            Expr.sqrt(Expr.PI),
            Expr.num(3),
            Expr.num(1, 3),
            Expr.num(-2),
            Expr.num(-1, 2));

    private static final List<Expr> LOCAL_FACTORS = List.of(Expr.MINUS_ONE, Expr.num(2), Expr.HALF);

    private final Predicate<Statement> proves;
    private final long seed;
    private long work;
    private final Effort effort = new Effort(MOST_EFFORT);

    Corrections(Predicate<Statement> proves, long seed) {
        this.proves = proves;
        this.seed = seed;
    }

    Optional<String> nearest(Statement statement) {
        for (Expr factor : FACTORS) {
            Statement candidate =
                    new Statement(statement.left(), Expr.mul(factor, statement.right()), statement.assumptions());
            if (isTrue(candidate)) {
                return Optional.of(
                        "the right side times " + factor + ": " + candidate.left() + " == " + candidate.right());
            }
        }
        for (Relation hypothesis : hypotheses(statement)) {
            Statement candidate = new Statement(
                    statement.left(), statement.right(), statement.assumptions().and(hypothesis));
            if (isTrue(candidate)) {
                return Optional.of("with the hypothesis " + hypothesis);
            }
        }
        if (Trees.size(statement.left()) + Trees.size(statement.right()) > LARGEST_VARIED) {
            return Optional.empty();
        }
        for (Expr right : variants(statement.right())) {
            Statement candidate = new Statement(statement.left(), right, statement.assumptions());
            if (isTrue(candidate)) {
                return Optional.of(candidate.left() + " == " + right);
            }
        }
        for (Expr left : variants(statement.left())) {
            Statement candidate = new Statement(left, statement.right(), statement.assumptions());
            if (isTrue(candidate)) {
                return Optional.of(left + " == " + candidate.right());
            }
        }
        return Optional.empty();
    }

    private boolean isTrue(Statement candidate) {
        work += Trees.size(candidate.left()) + Trees.size(candidate.right());
        if (work > MOST_WORK) {
            return false;
        }
        Sampler.Outcome quick =
                new Sampler(candidate.assumptions(), seed, effort).compare(candidate.left(), candidate.right(), 2);
        return !effort.isSpent() && quick.counterexample().isEmpty() && quick.points() > 0 && proves.test(candidate);
    }

    private static List<Relation> hypotheses(Statement statement) {
        Set<Sym> symbols = new LinkedHashSet<>(Trees.freeSymbols(statement.left()));
        symbols.addAll(Trees.freeSymbols(statement.right()));
        List<Relation> result = new ArrayList<>();
        for (Sym symbol : symbols) {
            if (statement.assumptions().domainOf(symbol.name()) == Assumptions.Domain.REAL) {
                result.add(new Relation(Relation.Op.GT, symbol, Expr.ZERO));
                result.add(new Relation(Relation.Op.LT, symbol, Expr.ZERO));
            }
        }
        return result;
    }

    /** The expression with one subtree multiplied by a small factor, or one whole exponent changed by one. */
    private static List<Expr> variants(Expr expr) {
        List<Expr> result = new ArrayList<>();
        collect(expr, result);
        return result;
    }

    private static void collect(Expr expr, List<Expr> result) {
        if (result.size() > MOST_CANDIDATES) {
            return;
        }
        Trees.Node node = Trees.Node.of(expr);
        List<Expr> children = node.children();
        boolean indexed = expr instanceof Sym;
        for (int i = 0; i < children.size() && !indexed && !(expr instanceof Relation); i++) {
            Expr child = children.get(i);
            if (child instanceof Relation) {
                continue;
            }
            int place = i;
            List<Expr> changed = new ArrayList<>();
            if (expr instanceof Pow && i == 1 && child instanceof Num number) {
                changed.add(number.plus(Expr.ONE));
                changed.add(number.plus(Expr.MINUS_ONE));
                changed.add(number.negate());
            } else {
                LOCAL_FACTORS.forEach(factor -> changed.add(Expr.mul(factor, child)));
                collect(child, changed);
            }
            for (Expr replacement : changed) {
                result.add(node.with(place, replacement));
            }
        }
    }
}
