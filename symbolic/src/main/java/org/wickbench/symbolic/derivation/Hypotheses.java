package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Contradiction;
import org.wickbench.symbolic.calculus.CalculusException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.prove.Statement;
import org.wickbench.symbolic.prove.Verdict;

/**
 * The premises of a step as hypotheses: a statement is refuted only where all of them hold, and premises that cannot hold
 * together prove nothing.
 *
 * <p>Equations are made rules, each for a symbol, a function or a derivative of its own. What is left once all are put in
 * is free: by the theorem of Cauchy and Kovalevskaya there are functions with any values of what no rule replaces.
 */
final class Hypotheses {
    private final Scope scope;
    private final Map<String, Relation> rules = new LinkedHashMap<>();
    private final List<String> unsolved = new ArrayList<>();
    private final List<Relation> facts = new ArrayList<>();

    /** @param about what the statement speaks of: premises that share no name with it, directly or not, are left out */
    Hypotheses(Scope scope, List<Expr> about) {
        this.scope = scope;
        Orientation orientation = new Orientation(scope.assumptions(), scope.prover());
        for (Map.Entry<String, Relation> premise :
                connected(scope.premises(), about).entrySet()) {
            if (premise.getValue().op() != Relation.Op.EQ) {
                facts.add(premise.getValue());
                continue;
            }
            Optional<Relation> rule = orientation.solved(premise.getValue()).stream()
                    .filter(each -> rules.values().stream()
                            .noneMatch(other -> other.left().equals(each.left())
                                    || Orientation.contains(other.right(), each.left())
                                            && Orientation.contains(each.right(), other.left())))
                    .findFirst();
            if (rule.isPresent()) {
                rules.put(premise.getKey(), rule.get());
            } else {
                unsolved.add(premise.getKey());
            }
        }
    }

    private static Map<String, Relation> connected(Map<String, Relation> premises, List<Expr> about) {
        Set<String> names = new LinkedHashSet<>();
        about.forEach(expr -> addNames(expr, names));
        Map<String, Relation> kept = new LinkedHashMap<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Map.Entry<String, Relation> premise : premises.entrySet()) {
                Set<String> here = new LinkedHashSet<>();
                addNames(premise.getValue(), here);
                if (!kept.containsKey(premise.getKey()) && here.stream().anyMatch(names::contains)) {
                    kept.put(premise.getKey(), premise.getValue());
                    names.addAll(here);
                    grown = true;
                }
            }
        }
        Map<String, Relation> ordered = new LinkedHashMap<>();
        premises.forEach((label, relation) -> {
            if (kept.containsKey(label)) {
                ordered.put(label, relation);
            }
        });
        return ordered;
    }

    /** Names of what a premise may restrict; an argument of an unknown function is no such thing. */
    private static void addNames(Expr expr, Set<String> names) {
        Trees.unknownFunctions(expr).keySet().forEach(head -> names.add(head.name()));
        Trees.freeSymbols(expr).stream()
                .filter(symbol -> !Scope.isArgument(expr, symbol))
                .forEach(symbol -> names.add(symbol.name()));
    }

    /** The verdict on a statement with every premise put in; a refutation stands only if every premise holds there. */
    Verdict verdict(Relation statement) {
        Relation here;
        try {
            Rewriter rewriter = scope.rewriter(List.copyOf(rules.values()));
            here = new Relation(
                    statement.op(), rewriter.rewrite(statement.left()), rewriter.rewrite(statement.right()));
        } catch (RuleException | CalculusException e) {
            return new Verdict.Undecided(String.valueOf(e.getMessage()));
        }
        Assumptions all = scope.assumptions();
        for (Relation fact : facts) {
            all = all.and(fact);
        }
        return scope.prover().prove(here, all);
    }

    /** True if no premise speaks of what the statement does. */
    boolean isEmpty() {
        return rules.isEmpty() && unsolved.isEmpty() && facts.isEmpty();
    }

    /** The premises that speak of what the statement does. */
    List<String> labels() {
        return scope.premises().keySet().stream()
                .filter(label -> rules.containsKey(label)
                        || unsolved.contains(label)
                        || facts.contains(scope.premises().get(label)))
                .toList();
    }

    /** The premises of which it is not known whether they hold at the points of a refutation. */
    List<String> open() {
        List<String> open = new ArrayList<>(unsolved);
        rules.forEach((label, rule) -> {
            if (!holdsWithTheOthers(label, rule)) {
                open.add(label);
            }
        });
        return open;
    }

    /** Whether a rule says nothing new where the others have been put in before it. */
    private boolean holdsWithTheOthers(String label, Relation rule) {
        List<Relation> order = new ArrayList<>();
        rules.forEach((other, each) -> {
            if (!other.equals(label)) {
                order.add(each);
            }
        });
        order.add(rule);
        try {
            Rewriter rewriter = scope.rewriter(order);
            Expr difference = Expr.sub(rewriter.rewrite(rule.left()), rewriter.rewrite(rule.right()));
            return scope.prover().proves(new Statement(difference, Expr.ZERO, scope.assumptions()));
        } catch (RuleException | CalculusException e) {
            return false;
        }
    }

    /** Why the premises cannot hold together, if that is found. */
    static Optional<String> contradiction(Scope scope) {
        Assumptions all = scope.assumptions();
        for (Relation premise : scope.premises().values()) {
            all = premise.op() == Relation.Op.EQ ? all : all.and(premise);
        }
        Optional<String> facts = Contradiction.in(all);
        if (facts.isPresent()) {
            return facts;
        }
        for (Map.Entry<String, Relation> premise : scope.premises().entrySet()) {
            Map<String, Relation> others = new LinkedHashMap<>(scope.premises());
            others.remove(premise.getKey());
            Scope rest = new Scope(others, scope.assumptions(), scope.prover());
            Hypotheses hypotheses = new Hypotheses(rest, List.of(premise.getValue()));
            List<Relation> rules = List.copyOf(hypotheses.rules.values());
            try {
                Rewriter rewriter = scope.rewriter(rules);
                Relation left = new Relation(
                        premise.getValue().op(),
                        rewriter.rewrite(premise.getValue().left()),
                        rewriter.rewrite(premise.getValue().right()));
                if (isFalse(left, scope)) {
                    List<String> labels = new ArrayList<>(List.of(premise.getKey()));
                    labels.addAll(hypotheses.rules.keySet());
                    return Optional.of(
                            "the premises " + String.join(", ", labels) + " cannot hold together: they say " + left);
                }
            } catch (RuleException | CalculusException e) {
                // nothing is found here
            }
        }
        return Optional.empty();
    }

    /** True if a relation fails for some values of symbols for all values of which it would have to hold, or for all. */
    private static boolean isFalse(Relation relation, Scope scope) {
        boolean universal = Trees.unknownFunctions(relation).isEmpty()
                && Trees.freeSymbols(relation).stream().allMatch(symbol -> isUniversal(symbol, scope));
        if (universal) {
            return scope.prover().refutes(relation, scope.assumptions());
        }
        Relation negation = new Relation(
                switch (relation.op()) {
                    case EQ -> Relation.Op.NE;
                    case NE -> Relation.Op.EQ;
                    case LT -> Relation.Op.GE;
                    case LE -> Relation.Op.GT;
                    case GT -> Relation.Op.LE;
                    case GE -> Relation.Op.LT;
                },
                relation.left(),
                relation.right());
        return scope.prover().shows(negation, scope.assumptions());
    }

    private static boolean isUniversal(Sym symbol, Scope scope) {
        return symbol.indices().isEmpty()
                && !scope.isFixed(symbol)
                && scope.premises().values().stream().anyMatch(premise -> Scope.isArgument(premise, symbol));
    }
}
