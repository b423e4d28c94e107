package org.wickbench.symbolic.derivation.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/**
 * A combination of earlier equations: with {@code A: a == a'} and so on, the certificate {@code m*A + n*B} says
 * that left - right of the result is {@code m (a - a') + n (b - b')}.
 */
final class Combination implements Rule {
    @Override
    public String name() {
        return "combination";
    }

    @Override
    public String description() {
        return "combination m*A + n*B: left - right is this combination of the earlier relations A and B; inequalities with"
                + " factors of the right sign";
    }

    @Override
    public List<Obligation> apply(Inference inference) {
        Expr certificate = inference.formulaWithLabels("");
        Map<Expr, Expr> differences = new LinkedHashMap<>();
        Map<Expr, Expr> zeros = new LinkedHashMap<>();
        Map<Sym, Relation> parents = new LinkedHashMap<>();
        for (Sym symbol : Trees.freeSymbols(certificate)) {
            if (symbol.indices().isEmpty() && inference.isKnown(symbol.name())) {
                Relation parent = inference.relation(symbol.name(), "");
                parents.put(symbol, parent);
                differences.put(symbol, Expr.sub(parent.left(), parent.right()));
                zeros.put(symbol, Expr.ZERO);
            }
        }
        if (differences.isEmpty()) {
            throw inference.misuse("a combination names at least one earlier equation");
        }
        Expr combination = inference.expand(Trees.writeIn(certificate, differences));
        Expr constant = inference.expand(Trees.writeIn(certificate, zeros));
        Relation result = inference.result();
        Obligation difference = inference.equal(
                "left - right is the combination", Expr.sub(result.left(), result.right()), combination);
        Obligation equal = (result.op() == Relation.Op.EQ
                        ? factors(certificate, parents, inference)
                        : Optional.<Map<String, Expr>>empty())
                .map(factors -> inference.combined(difference, result, factors))
                .orElse(difference);
        List<Obligation> obligations = new ArrayList<>(List.of(
                inference.equalUsing("the combination has no term without an equation", constant, Expr.ZERO, List.of()),
                equal));
        obligations.addAll(orders(certificate, parents, result, inference));
        return obligations;
    }

    /** The factor of each equation, where they are equations and none of them is differentiated. */
    private static Optional<Map<String, Expr>> factors(
            Expr certificate, Map<Sym, Relation> parents, Inference inference) {
        Map<String, Expr> factors = new LinkedHashMap<>();
        for (Map.Entry<Sym, Relation> parent : parents.entrySet()) {
            if (parent.getValue().op() != Relation.Op.EQ || isDifferentiated(certificate, parent.getKey())) {
                return Optional.empty();
            }
            Expr factor = Derivative.once(certificate, parent.getKey());
            if (parents.keySet().stream().anyMatch(each -> Trees.dependsOn(factor, each))) {
                return Optional.empty();
            }
            factors.put(parent.getKey().name(), inference.expand(factor));
        }
        return Optional.of(factors);
    }

    private static boolean isDifferentiated(Expr certificate, Sym label) {
        return certificate instanceof Binder binder && Trees.dependsOn(binder, label)
                || Trees.children(certificate).stream().anyMatch(child -> isDifferentiated(child, label));
    }

    /**
     * What the kinds of the relations owe. Equations may be multiplied by anything; of {@code a >= a'} a multiple by a number
     * that is not negative is {@code >=} too, by one that is not positive {@code <=}. A sum of such relations is as strict
     * as its strictest, and {@code !=} adds to equations only.
     */
    private static List<Obligation> orders(
            Expr certificate, Map<Sym, Relation> parents, Relation result, Inference inference) {
        List<Map.Entry<Sym, Relation>> orders = parents.entrySet().stream()
                .filter(parent -> parent.getValue().op() != Relation.Op.EQ)
                .toList();
        if (orders.isEmpty()) {
            if (!follows(Relation.Op.EQ, result.op())) {
                throw new RuleException("of equations no strict relation follows: " + result);
            }
            for (Sym label : parents.keySet()) {
                requireNoDerivative(certificate, label, inference);
            }
            return List.of();
        }
        List<Obligation> obligations = new ArrayList<>();
        Relation.Op reached = Relation.Op.EQ;
        for (Map.Entry<Sym, Relation> order : orders) {
            Sym label = order.getKey();
            Expr factor = inference.expand(Derivative.once(certificate, label));
            if (parents.keySet().stream().anyMatch(each -> Trees.dependsOn(factor, each))) {
                throw new RuleException("a relation that is no equation is multiplied by an expression without labels");
            }
            Relation.Op op = order.getValue().op();
            Obligation sign = sign(label, factor, op, result.op(), inference);
            obligations.add(sign);
            reached = sum(reached, scaled(op, factor, inference));
        }
        if (!follows(reached, result.op())) {
            throw new RuleException("the relations "
                    + String.join(
                            ", ",
                            orders.stream().map(order -> order.getKey().name()).toList())
                    + " are of other kinds, or multiplied by other signs, than " + result + " needs");
        }
        return obligations;
    }

    private static Obligation sign(Sym label, Expr factor, Relation.Op op, Relation.Op wanted, Inference inference) {
        if (op == Relation.Op.NE) {
            return inference.holds("the factor of " + label + " does not vanish", relation(Relation.Op.NE, factor));
        }
        boolean up = (op == Relation.Op.GT || op == Relation.Op.GE)
                == (wanted == Relation.Op.GT || wanted == Relation.Op.GE);
        return inference.holds(
                "the factor of " + label + " has the right sign",
                relation(up ? Relation.Op.GE : Relation.Op.LE, factor));
    }

    private static Relation relation(Relation.Op op, Expr factor) {
        return new Relation(op, factor, Expr.ZERO);
    }

    /** The relation of {@code factor*(a - a')} to zero, as far as signs tell: a factor that may vanish leaves no strict one. */
    private static Relation.Op scaled(Relation.Op op, Expr factor, Inference inference) {
        boolean positive = inference.signs().isPositive(factor);
        boolean negative = inference.signs().isNegative(factor);
        if (op == Relation.Op.NE || positive) {
            return op;
        }
        boolean up = op == Relation.Op.GT || op == Relation.Op.GE;
        if (negative) {
            return switch (op) {
                case GT -> Relation.Op.LT;
                case GE -> Relation.Op.LE;
                case LT -> Relation.Op.GT;
                default -> Relation.Op.GE;
            };
        }
        boolean notNegative = inference.signs().isNonNegative(factor);
        return up == notNegative ? Relation.Op.GE : Relation.Op.LE;
    }

    private static Relation.Op sum(Relation.Op left, Relation.Op right) {
        if (left == Relation.Op.EQ) {
            return right;
        }
        boolean leftUp = left == Relation.Op.GT || left == Relation.Op.GE;
        boolean rightUp = right == Relation.Op.GT || right == Relation.Op.GE;
        if (left == Relation.Op.NE || right == Relation.Op.NE || leftUp != rightUp) {
            throw new RuleException(
                    "relations of these kinds do not add up: " + left.syntax() + " and " + right.syntax());
        }
        boolean strict =
                left == Relation.Op.GT || left == Relation.Op.LT || right == Relation.Op.GT || right == Relation.Op.LT;
        return leftUp ? strict ? Relation.Op.GT : Relation.Op.GE : strict ? Relation.Op.LT : Relation.Op.LE;
    }

    /** Whether a relation of one kind says that one of another kind holds. */
    static boolean follows(Relation.Op from, Relation.Op to) {
        return from == to
                || switch (from) {
                    case EQ -> to == Relation.Op.LE || to == Relation.Op.GE;
                    case LT -> to == Relation.Op.LE || to == Relation.Op.NE;
                    case GT -> to == Relation.Op.GE || to == Relation.Op.NE;
                    case LE, GE, NE -> false;
                };
    }

    /** An equation between numbers may be multiplied, and differentiated only where it holds around every value. */
    private static void requireNoDerivative(Expr certificate, Sym label, Inference inference) {
        if (certificate instanceof Diff diff
                && Trees.dependsOn(diff.body(), label)
                && !inference.mayVary(diff.variable())) {
            throw new RuleException("a premise or an assumption speaks of one value of " + diff.variable()
                    + ", and one value cannot be differentiated by");
        }
        Trees.children(certificate).forEach(child -> requireNoDerivative(child, label, inference));
    }
}
