package org.wickbench.symbolic.coq;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.calculus.CalculusException;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.symbolic.derivation.Checked.CheckedStep;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.OperatorForm;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.symbolic.theorem.Context;
import org.wickbench.symbolic.theorem.Domain;
import org.wickbench.symbolic.theorem.Hypothesis;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Theorem;

/** Lemmas of the relations that the checker proved, under nothing but what it proved them under. */
final class Lemmas {
    /** What some rules show is more than, or something else than, a relation between the values of both sides. */
    private static final Map<String, String> NO_RELATION_OF_NUMBERS = Map.of(
            "operators", "operators",
            "series", "a series up to an order",
            "euler-lagrange", "a variation of an action");

    private final Checked checked;

    Lemmas(Checked checked) {
        this.checked = checked;
    }

    /**
     * The lemma of a step with a proof of its own.
     *
     * @throws OutsideException if it is no statement about real numbers that can be written here
     */
    Lemma of(CheckedStep step) {
        if (!(step.own() instanceof Verdict.Proved proved)) {
            throw new IllegalArgumentException("not proved: " + step.entry().label());
        }
        String reason = NO_RELATION_OF_NUMBERS.get(step.entry().rule().name());
        if (reason != null) {
            throw new OutsideException(reason);
        }
        try {
            return new Writing(step, proved).lemma();
        } catch (CalculusException | ArithmeticException e) {
            throw new OutsideException(String.valueOf(e.getMessage()));
        }
    }

    private static Context context(Assumptions assumptions) {
        Map<String, Domain> domains = new LinkedHashMap<>();
        assumptions.domains().forEach((name, domain) -> domains.put(name, Domain.valueOf(domain.name())));
        return new Context(domains);
    }

    private static Optional<Relation> relation(Proposition proposition) {
        return switch (proposition) {
            case Proposition.Equation(Expr left, Expr right) -> Optional.of(Expr.equation(left, right));
            case Proposition.NotEqual(Expr left, Expr right) -> Optional.of(new Relation(Relation.Op.NE, left, right));
            case Proposition.Less(Expr left, Expr right) -> Optional.of(new Relation(Relation.Op.LT, left, right));
            case Proposition.AtMost(Expr left, Expr right) -> Optional.of(new Relation(Relation.Op.LE, left, right));
            default -> Optional.empty();
        };
    }

    /** One lemma being written. */
    private final class Writing {
        private final CheckedStep step;
        private final Verdict.Proved proved;
        private final Parts parts;
        private final Context context;
        private final Fresh fresh = new Fresh();
        private final List<Premise> premises = new ArrayList<>();
        private final List<Premise> facts = new ArrayList<>();
        private final Set<String> stated = new LinkedHashSet<>();
        private final List<Expr> written = new ArrayList<>();
        private final Set<String> integers = new LinkedHashSet<>();

        Writing(CheckedStep step, Verdict.Proved proved) {
            this.step = step;
            this.proved = proved;
            this.context = proved.theorem().map(Theorem::context).orElseGet(() -> context(step.assumptions()));
            this.parts = new Parts(context);
        }

        Lemma lemma() {
            commuting(step.relation());
            List<Relation> goals = parts.of(step.relation());
            if (goals.isEmpty()) {
                throw new OutsideException("both sides are the same");
            }
            written.add(step.relation());
            hypotheses();
            integers.addAll(Unknowns.indexNames(written));
            context.domains().forEach((name, domain) -> {
                if (domain == Domain.INTEGER) {
                    integers.add(name);
                }
            });
            distinct();
            CoqPrinter printer = new CoqPrinter(integers);

            List<Relation> formulas = new ArrayList<>(goals);
            premises.forEach(premise -> formulas.add(premise.relation()));
            facts.forEach(fact -> formulas.add(fact.relation()));
            premises.forEach(premise -> formulas.addAll(premise.guards()));
            List<Expr> all = new ArrayList<>(formulas);
            goals.forEach(goal -> all.add(DerivativeProof.carriedOut(goal)));
            List<Conditions.Condition> defined = Conditions.of(goals, printer, fresh);

            List<Relation> open = new ArrayList<>();
            facts.stream().filter(fact -> fact.general().isEmpty()).forEach(fact -> open.add(fact.relation()));
            ProofWriter proof = new ProofWriter(printer, fresh, open);
            List<String> conclusion = new ArrayList<>();
            List<String> names = new ArrayList<>();
            for (Premise premise : premises) {
                for (Conditions.Condition condition : Conditions.of(List.of(premise.relation()), printer, fresh)) {
                    if (condition.relation().op() != Relation.Op.NE) {
                        defined(
                                condition.text(printer),
                                new Premise("", premise.general(), premise.guards(), condition.relation())
                                        .text(printer),
                                proof,
                                conclusion,
                                names);
                    }
                }
            }
            premises.forEach(proof::premise);
            for (Conditions.Condition condition : defined) {
                String text = condition.text(printer);
                if (!conclusion.contains(text)) {
                    String name = fresh.name("P");
                    proof.condition(condition, name);
                    conclusion.add(text);
                    names.add(name);
                }
            }
            Map<Diff, String> derivatives = proof.derivatives(goals);
            List<String> steps = new ArrayList<>();
            names.forEach(name -> steps.add("split; [exact " + name + " |]."));
            derivatives.forEach((diff, name) -> {
                conclusion.add("ex_derive " + proof.function(diff) + " " + printer.print(diff.point()));
                steps.add("split; [exact (ex_intro _ _ " + name + ") |].");
            });
            steps.forEach(proof::line);
            for (int i = 0; i < goals.size(); i++) {
                conclusion.add(printer.relation(goals.get(i)));
                if (goals.size() > 1) {
                    if (i + 1 < goals.size()) {
                        proof.line("split.");
                    }
                    proof.line("{");
                }
                ProofWriter one = proof.branch();
                one.goal(goals.get(i), derivatives);
                proof.take(one);
                if (goals.size() > 1) {
                    proof.line("}");
                }
            }
            Unknowns unknowns = new Unknowns(proof.seen(all));
            Set<String> bound = new LinkedHashSet<>();
            premises.forEach(premise -> premise.general().forEach(symbol -> bound.add(CoqNames.symbol(symbol))));
            facts.forEach(fact -> fact.general().forEach(symbol -> bound.add(CoqNames.symbol(symbol))));
            Unknowns free = new Unknowns(freeParts(goals));
            bound.removeAll(free.plainNames());
            List<String> hypotheses = new ArrayList<>(unknowns.smoothness());
            StringBuilder intro = new StringBuilder("  intros");
            unknowns.introduced(bound).forEach(name -> intro.append(' ').append(name));
            for (int i = 1; i <= hypotheses.size(); i++) {
                intro.append(" C").append(i);
            }
            facts.forEach(fact -> hypotheses.add(fact.text(printer)));
            premises.forEach(premise -> hypotheses.add(premise.text(printer)));
            facts.forEach(fact -> intro.append(' ').append(fact.name()));
            premises.forEach(premise -> intro.append(' ').append(premise.name()));
            String beginning = intro.toString().equals("  intros") ? "" : intro + ".\n";
            return new Lemma(
                    step.entry().label(),
                    CoqNames.lemma(step.entry().label()),
                    unknowns.binders(printer, bound),
                    hypotheses,
                    conclusion,
                    beginning + proof.text());
        }

        private void defined(String key, String text, ProofWriter proof, List<String> conclusion, List<String> names) {
            if (conclusion.contains(text) || conclusion.contains(key)) {
                return;
            }
            String name = fresh.name("P");
            proof.line("assert (" + name + " : " + text + ") by wick_sign.");
            conclusion.add(text);
            names.add(name);
        }

        /** Products of operators depend on their order, which no formula between numbers says. */
        private void commuting(Expr expr) {
            String name =
                    switch (expr) {
                        case Sym symbol -> symbol.name();
                        case Apply apply -> apply.head().name();
                        default -> "";
                    };
            if (OperatorForm.of(expr).isPresent()
                    || checked.document().names().operators().contains(name)) {
                throw new OutsideException("operators");
            }
            Trees.children(expr).forEach(this::commuting);
        }

        /** Facts that come from two places are stated once. */
        private void distinct() {
            CoqPrinter printer = new CoqPrinter(integers);
            Set<String> texts = new LinkedHashSet<>();
            facts.removeIf(fact -> !texts.add(fact.text(printer)));
        }

        /** What is free in the goals and in what is stated of fixed symbols. */
        private List<Expr> freeParts(List<Relation> goals) {
            List<Expr> free = new ArrayList<>(goals);
            facts.stream().filter(fact -> fact.general().isEmpty()).forEach(fact -> free.add(fact.relation()));
            premises.stream().filter(premise -> premise.general().isEmpty()).forEach(p -> free.add(p.relation()));
            return free;
        }

        private void hypotheses() {
            if (proved.theorem().isPresent()) {
                for (Hypothesis hypothesis : proved.theorem().get().hypotheses()) {
                    hypothesis(hypothesis);
                }
            } else if (!step.parents().isEmpty()) {
                for (String parent : step.parents()) {
                    checked.hypothesis(step, parent).ifPresentOrElse(this::hypothesis, () -> {
                        throw new OutsideException("it rests on " + parent + ", which is no premise");
                    });
                }
            }
            Assumptions about = step.assumptions().about(written);
            for (Relation fact : about.facts()) {
                fact(readable(fact), indices(fact));
            }
            for (String condition : proved.conditions()) {
                parsed(condition).ifPresent(relation -> fact(relation, List.of()));
            }
        }

        private Relation readable(Relation fact) {
            return Assumptions.readable(fact);
        }

        private List<Sym> indices(Relation fact) {
            return Assumptions.isGeneral(fact) && fact.left() instanceof Sym member
                    ? member.indices().stream()
                            .filter(index -> index instanceof Sym symbol && symbol.isInternal())
                            .map(index -> Expr.sym(((Sym) index).stem()))
                            .toList()
                    : List.of();
        }

        /** A condition that is shown as text: one that is no relation is not needed here. */
        private Optional<Relation> parsed(String condition) {
            try {
                return Parser.parse(condition, checked.document().names()) instanceof Relation relation
                        ? Optional.of(relation)
                        : Optional.empty();
            } catch (SyntaxException e) {
                return Optional.empty();
            }
        }

        private void hypothesis(Hypothesis hypothesis) {
            if (hypothesis.kind() != Hypothesis.Kind.PREMISE) {
                if (hypothesis.statement() instanceof Proposition.Member(Expr expr, Domain domain)
                        && domain == Domain.SLIT) {
                    throw new OutsideException("the condition " + expr + " slit");
                }
                relation(hypothesis.statement())
                        .ifPresent(fact -> fact(readable(fact), named(hypothesis.general(), fact)));
                return;
            }
            Relation stated = relation(hypothesis.statement())
                    .orElseThrow(() -> new OutsideException("the premise " + hypothesis.statement()));
            Map<Sym, Expr> names = new LinkedHashMap<>();
            List<Sym> general = new ArrayList<>();
            for (Sym symbol : hypothesis.general()) {
                Sym own = fresh.next(symbol.stem());
                names.put(symbol, own);
                general.add(own);
                if (context.domainOf(symbol) == Domain.INTEGER
                        || context(step.assumptions()).domainOf(symbol) == Domain.INTEGER
                        || Trees.indexNames(stated).contains(symbol.name())) {
                    integers.add(own.name());
                }
            }
            Relation relation = (Relation) Trees.substitute(stated, names);
            commuting(relation);
            written.add(relation);
            List<Relation> guards = new ArrayList<>();
            for (Proposition guard : hypothesis.guards()) {
                Relation condition = relation(guard)
                        .orElseThrow(() -> new OutsideException("the condition " + guard + " of a premise"));
                guards.addAll(parts.of((Relation) Trees.substitute(condition, names)));
            }
            for (Relation part : parts.of(relation)) {
                premises.add(new Premise("H" + (premises.size() + 1), general, guards, part));
            }
        }

        private List<Sym> named(List<Sym> general, Relation fact) {
            return general.isEmpty()
                    ? indices(fact)
                    : general.stream()
                            .map(symbol -> symbol.isInternal() ? Expr.sym(symbol.stem()) : symbol)
                            .toList();
        }

        /** A fact about real numbers; one that cannot be written is left out, and the lemma has to do without. */
        private void fact(Relation fact, List<Sym> general) {
            try {
                for (Relation part : parts.of(fact)) {
                    if (stated.add(part.toString())) {
                        written.add(part);
                        facts.add(new Premise("A" + (facts.size() + 1), general, List.of(), part));
                    }
                }
            } catch (OutsideException e) {
                // a lemma with one hypothesis less says more
            }
        }
    }
}
