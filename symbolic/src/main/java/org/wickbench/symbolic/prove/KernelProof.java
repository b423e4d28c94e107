package org.wickbench.symbolic.prove;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.polynomial.ArithmeticLimitException;
import org.wickbench.symbolic.tactic.Bench;
import org.wickbench.symbolic.tactic.CarryOut;
import org.wickbench.symbolic.tactic.Definedness;
import org.wickbench.symbolic.tactic.NoProofException;
import org.wickbench.symbolic.tactic.Premise;
import org.wickbench.symbolic.tactic.Proposer;
import org.wickbench.symbolic.theorem.Domain;
import org.wickbench.symbolic.theorem.Hypothesis;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.*;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * What the tactics made of a relation: a theorem of the kernel with the conditions under which it speaks of values, or the
 * reason why there is none.
 *
 * @param conditions what has to hold beyond the facts
 */
record KernelProof(Optional<Theorem> theorem, Set<Proposition> conditions, String reason) {
    static KernelProof none(String reason) {
        return new KernelProof(Optional.empty(), Set.of(), reason);
    }

    /** @param detours whether the searches that take longer are made, instead of the usual one */
    static KernelProof of(Relation relation, Assumptions assumptions, boolean detours, Proposer proposer) {
        return of(relation, assumptions, List.of(), detours, proposer);
    }

    /** The same under premises. */
    static KernelProof of(
            Relation relation, Assumptions assumptions, List<Premise> premises, boolean detours, Proposer proposer) {
        try {
            Bench bench = new Bench(assumptions, premises, proposer);
            Optional<Theorem> theorem = detours ? byDetour(relation, bench) : bench.prove(relation);
            if (theorem.isEmpty()) {
                return none("no laws were found that make both sides the same");
            }
            Set<Proposition> conditions = new LinkedHashSet<>();
            theorem.get()
                    .hypotheses(Hypothesis.Kind.CONDITION)
                    .forEach(condition -> conditions.add(condition.statement()));
            conditions.addAll(Definedness.conditions(List.of(relation.left(), relation.right()), bench, conditions));
            return new KernelProof(theorem, conditions, "");
        } catch (NoProofException | RefusedException | ArithmeticLimitException e) {
            return none(String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            return none("the expression is nested too deeply");
        }
    }

    /** An order relation speaks of the values of both sides, so that they have some may be used. */
    private static Optional<Theorem> byDetour(Relation relation, Bench bench) {
        if (relation.op() == Relation.Op.EQ) {
            return bench.proveByDetour(relation);
        }
        Optional<Theorem> found = attempt(() -> bench.proveByDetour(relation));
        if (found.isPresent()) {
            return found;
        }
        Set<Proposition> defined = Definedness.conditions(List.of(relation.left(), relation.right()), bench);
        if (defined.isEmpty()) {
            return Optional.empty();
        }
        Bench granting = bench.granting(defined);
        return attempt(() -> granting.prove(relation)).or(() -> granting.proveByDetour(relation));
    }

    private static Optional<Theorem> attempt(Supplier<Optional<Theorem>> search) {
        try {
            return search.get();
        } catch (NoProofException | RefusedException | ArithmeticLimitException e) {
            return Optional.empty();
        }
    }

    /**
     * The relation with the values that the kernel finds of its limits and integrals, if there are any; the conditions are
     * what samples have to satisfy.
     */
    static Optional<CarriedOut> carriedOut(Relation relation, Assumptions assumptions, Proposer proposer) {
        Bench bench = new Bench(assumptions, proposer);
        CarryOut left = new CarryOut(bench);
        CarryOut right = new CarryOut(bench);
        Relation values = new Relation(relation.op(), left.of(relation.left()), right.of(relation.right()));
        Set<Proposition> all = new LinkedHashSet<>(left.conditions());
        all.addAll(right.conditions());
        try {
            all.addAll(Definedness.conditions(List.of(relation.left(), relation.right()), bench));
        } catch (NoProofException e) {
            return Optional.empty();
        }
        KernelProof conditions = new KernelProof(Optional.empty(), all, "");
        // where neither side has a value, the two are not told apart
        Optional<String> divergence =
                left.divergence().isPresent() && right.divergence().isPresent()
                        ? Optional.empty()
                        : left.divergence().or(right::divergence);
        boolean any = left.changed() || right.changed() || divergence.isPresent();
        return any && conditions.areRelations()
                ? Optional.of(new CarriedOut(values, conditions.relations(), divergence))
                : Optional.empty();
    }

    /**
     * A relation in which limits and integrals have values, and where they have these.
     *
     * @param divergence why a limit is no number, if one is none and the other side has no such limit
     */
    record CarriedOut(Relation relation, List<Relation> conditions, Optional<String> divergence) {}

    /** The verdict, if there is a theorem. */
    Optional<Verdict.Proved> verdict() {
        return theorem.map(found -> new Verdict.Proved(
                "a theorem of the kernel",
                conditions.stream().map(condition -> text(condition, found)).toList(),
                Optional.of(found)));
    }

    /** A condition of a theorem says for which values it is stated. */
    private static String text(Proposition condition, Theorem theorem) {
        return theorem.hypotheses(Hypothesis.Kind.CONDITION).stream()
                .filter(hypothesis -> hypothesis.statement().equals(condition))
                .findFirst()
                .map(hypothesis -> condition instanceof Member member
                                && hypothesis.general().isEmpty()
                        ? text(member)
                        : hypothesis.toString())
                .orElseGet(condition::toString);
    }

    private static String text(Member member) {
        return member.domain() == Domain.SLIT ? member.expr() + " is not zero or a negative number" : member.toString();
    }

    /** The conditions that samples can look at. */
    List<Relation> relations() {
        List<Relation> relations = new ArrayList<>();
        for (Proposition condition : conditions) {
            switch (condition) {
                case NotEqual(Expr left, Expr right) -> relations.add(new Relation(Relation.Op.NE, left, right));
                case Less(Expr left, Expr right) -> relations.add(new Relation(Relation.Op.LT, left, right));
                case AtMost(Expr left, Expr right) -> relations.add(new Relation(Relation.Op.LE, left, right));
                case Equation _, Member _, Converges _, Interchanges _, Tends _, Expands _ -> {}
            }
        }
        return relations;
    }

    /** True if samples can look at all of the conditions. */
    boolean areRelations() {
        return relations().size() == conditions.size();
    }
}
