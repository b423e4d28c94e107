package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.derivation.Checked.CheckedStep;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.operator.OperatorException;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.symbolic.theorem.Hypothesis;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Theorem;

/** Checks the steps of a document in order, each by its rule. */
public final class Checker {
    private final Map<String, Rule> rules;
    private final Prover prover;

    /** The premises that were looked at last: many variants of a document differ in what follows from the same ones. */
    private final AtomicReference<Optional<Looked>> last = new AtomicReference<>(Optional.empty());

    /** The documents that others use, by id and text. */
    private final Map<String, Checked> sources = new ConcurrentHashMap<>();

    private record Looked(Scope scope, Optional<String> contradiction) {}

    public Checker(List<Rule> rules, Prover prover) {
        this.rules = rules.stream().collect(Collectors.toUnmodifiableMap(Rule::name, Function.identity()));
        // premises and definitions come back in every step, and with them the same questions
        this.prover = prover.remembering();
    }

    /**
     * The document with the verdict of every step.
     *
     * @throws SyntaxException with the place marked, for an unknown rule, a missing step or a misused clause
     */
    public Checked check(Document document) {
        return check(document, List.of());
    }

    /** @param users the documents that use this one, each using the next */
    private Checked check(Document document, List<Document> users) {
        Run run = new Run(document, users);
        for (Entry entry : document.entries()) {
            try {
                run.take(entry);
            } catch (OperatorException | RuleException e) {
                throw new SyntaxException(String.valueOf(e.getMessage()), document.text(), entry.offset());
            }
        }
        return new Checked(document, List.copyOf(run.done.values()), run.premises, run.uses);
    }

    /** A document that others use, checked once. */
    private Checked source(Document document, List<Document> users) {
        String key = document.id() + "\n" + document.text();
        Checked known = sources.get(key);
        if (known == null) {
            known = check(document, users);
            sources.put(key, known);
        }
        return known;
    }

    private Optional<String> contradiction(Scope scope) {
        Optional<Looked> known = last.get().filter(looked -> looked.scope.equals(scope));
        if (known.isPresent()) {
            return known.get().contradiction;
        }
        Optional<String> found = Hypotheses.contradiction(scope);
        last.set(Optional.of(new Looked(scope, found)));
        return found;
    }

    /** One document being checked: what is known after the entries so far. */
    private final class Run {
        private final Document document;
        private final Map<String, Relation> known = new LinkedHashMap<>();
        private final Map<String, CheckedStep> done = new LinkedHashMap<>();
        private final Definitions definitions;
        private final Quantities quantities;
        private final Map<String, Relation> premises = new LinkedHashMap<>();
        private final Map<String, Used> uses = new LinkedHashMap<>();
        private final List<Document> path;
        private final Rotations rotations = new Rotations();
        private Assumptions assumptions = Assumptions.NONE;
        private Optional<Optional<String>> contradiction = Optional.empty();

        Run(Document document, List<Document> users) {
            this.document = document;
            this.path = Stream.concat(users.stream(), Stream.of(document)).toList();
            this.definitions = new Definitions(document.letters());
            this.quantities = new Quantities(document);
        }

        void take(Entry entry) {
            switch (entry) {
                case Entry.Declaration _, Entry.NumericCheck _ -> {}
                case Entry.Assume assume -> {
                    assumptions = assumptions.and(expand(assume.added()));
                    contradiction = Optional.empty();
                }
                case Entry.UnitDeclaration units -> quantities.declare(units);
                case Entry.Reading reading -> {
                    reading.definitions().forEach(definitions::add);
                    quantities.read(reading.kind());
                }
                case Entry.Define define -> definitions.add(document, define);
                case Entry.Given given -> {
                    Relation relation = (Relation) definitions.expand(given.relation());
                    quantities.premise(given, relation);
                    known.put(given.label(), relation);
                    premise(given.label(), relation);
                }
                case Entry.Use use -> use(use);
                case Entry.Step step -> {
                    CheckedStep checked = check(step);
                    done.put(step.label(), checked);
                    // a refuted statement is no premise for anything
                    if (step.kind() != Entry.Step.Kind.REFUTE) {
                        known.put(step.label(), checked.relation());
                    }
                }
            }
        }

        /** A theorem is no hypothesis; what it was shown under is one here, too. */
        private void use(Entry.Use use) {
            Used used = new Uses(path, use, assumptions, definitions, prover).of(Checker.this::source);
            Checked.Subject subject = used.theorem().subject();
            quantities.use(use, used.relation(), subject.reading());
            uses.put(use.label(), used);
            known.put(use.label(), used.relation());
            rotations.add(use.label(), used.rotated(), Set.of());
            used.premises().forEach((label, relation) -> {
                if (!premises.containsValue(relation)) {
                    premise(label.isEmpty() ? use.label() : use.label() + "." + label, relation);
                }
            });
        }

        /** Operators are no hypotheses about numbers. */
        private void premise(String label, Relation relation) {
            if (document.operatorNames().bare(relation).isEmpty()) {
                premises.put(label, relation);
                contradiction = Optional.empty();
            }
        }

        /** Why the premises so far cannot hold together; looked for once. */
        private Optional<String> contradiction() {
            if (contradiction.isEmpty()) {
                contradiction = Optional.of(Checker.this.contradiction(new Scope(premises, assumptions, prover)));
            }
            return contradiction.get();
        }

        private Assumptions expand(Assumptions added) {
            return new Assumptions(
                    added.domains(),
                    added.facts().stream()
                            .map(fact -> (Relation) definitions.expand(fact))
                            .toList());
        }

        private CheckedStep check(Entry.Step step) {
            Rule rule = rules.get(step.rule().name());
            if (rule == null) {
                throw new SyntaxException(
                        "there is no rule called '" + step.rule().name() + "'; there are "
                                + rules.keySet().stream().sorted().collect(Collectors.joining(", ")),
                        document.text(),
                        step.rule().offset());
            }
            document.operatorNames().asVariable(step.relation()).ifPresent(name -> {
                throw new SyntaxException(name + " is an operator and no variable", document.text(), step.offset());
            });
            if (!rule.takesOperators()) {
                document.operatorNames().bare(step.relation()).ifPresent(name -> {
                    throw new SyntaxException(name + OperatorNames.ADVICE, document.text(), step.offset());
                });
            }
            Scope scope = new Scope(premises, assumptions, prover);
            Inference inference = new Inference(document, step, rule, known, scope, definitions);
            List<Obligation> obligations = new ArrayList<>();
            try {
                obligations.addAll(rule.apply(inference));
            } catch (RuleException | OperatorException e) {
                obligations.add(new Obligation(rule.name(), new Verdict.Undecided(String.valueOf(e.getMessage()))));
            }
            if (!rule.takesOperators()) {
                obligations.addAll(quantities.obligations(step, inference.result(), inference.parents()));
            }
            rotations
                    .conflict(inference.parents(), known)
                    .ifPresent(reason -> obligations.add(
                            new Obligation("the premises speak of one state", new Verdict.Undecided(reason))));
            rotations.add(step.label(), inference.rotated(), inference.parents());
            for (Relation supposed : inference.supposed()) {
                premise(step.label() + (premises.containsKey(step.label()) ? "_" + premises.size() : ""), supposed);
            }
            for (String parent : inference.parents()) {
                Used used = uses.get(parent);
                if (used != null) {
                    obligations.add(new Obligation(
                            parent + " is shown in " + used.source().document().id(),
                            new Verdict.Proved("the theorem " + used.entry().text(), used.conditions())));
                }
            }
            contradiction().ifPresent(reason -> {
                obligations.clear();
                obligations.add(new Obligation("the premises can hold together", new Verdict.Vacuous(reason)));
            });
            Verdict own = combined(obligations);
            if (own instanceof Verdict.Proved proof) {
                own = stated(proof, obligations, inference, rule);
            }
            if (own instanceof Verdict.Assumed) {
                premise(step.label(), inference.result());
            }
            Verdict path = own;
            String weakest = step.label();
            for (String parent : inference.parents()) {
                CheckedStep earlier = done.get(parent);
                if (earlier != null && earlier.path().strength().compareTo(path.strength()) > 0) {
                    path = earlier.path();
                    weakest = earlier.weakest();
                }
                Used used = uses.get(parent);
                if (used != null && used.verdict().strength().compareTo(path.strength()) > 0) {
                    path = used.verdict();
                    weakest = parent;
                }
            }
            return new CheckedStep(
                    step,
                    inference.result(),
                    assumptions,
                    own,
                    path,
                    weakest,
                    new ArrayList<>(inference.parents()),
                    obligations,
                    new Checked.Subject(rotations.of(step.label()), quantities.reading(step.label())));
        }
    }

    /**
     * The proof of a step with the theorem of what it states: that of one of its parts, or one under the steps used. Operators
     * are the same if they do the same to any function. A theorem that asks for more than the step says is none of it.
     */
    private static Verdict.Proved stated(
            Verdict.Proved proof, List<Obligation> obligations, Inference inference, Rule rule) {
        Proposition statement = Proposition.of(inference.result());
        Optional<Theorem> theorem = obligations.stream()
                .flatMap(obligation ->
                        obligation.verdict() instanceof Verdict.Proved part ? part.theorem().stream() : Stream.empty())
                .filter(part -> rule.takesOperators() || part.conclusion().equals(statement))
                .findFirst()
                .or(() -> rule.isByLaws() ? inference.theorem(inference.result()) : Optional.empty())
                .filter(found -> found.hypotheses(Hypothesis.Kind.CONDITION).stream()
                        .allMatch(condition -> proof.conditions().contains(condition.toString())));
        return new Verdict.Proved(proof.by(), proof.conditions(), theorem);
    }

    /** The weakest verdict; of several proofs one that states the conditions of all. */
    private static Verdict combined(List<Obligation> obligations) {
        Verdict weakest =
                Verdict.weakest(obligations.stream().map(Obligation::verdict).toList());
        if (weakest instanceof Verdict.Proved) {
            return new Verdict.Proved(
                    obligations.stream().map(o -> o.verdict().by()).distinct().collect(Collectors.joining("; ")),
                    obligations.stream()
                            .flatMap(o -> o.verdict().stated().stream())
                            .distinct()
                            .toList());
        }
        return weakest;
    }
}
