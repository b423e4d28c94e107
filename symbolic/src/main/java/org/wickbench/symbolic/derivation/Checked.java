package org.wickbench.symbolic.derivation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.symbolic.theorem.Hypothesis;

/**
 * A document with what was found of each of its steps.
 *
 * @param steps every step, claim and expected refutation, in order
 * @param premises what holds by hypothesis, by label, with the definitions put in
 * @param uses the theorems of other documents, by label
 */
public record Checked(
        Document document, List<CheckedStep> steps, Map<String, Relation> premises, Map<String, Used> uses) {
    public Checked {
        steps = List.copyOf(steps);
        premises = Collections.unmodifiableMap(new LinkedHashMap<>(premises));
        uses = Collections.unmodifiableMap(new LinkedHashMap<>(uses));
    }

    /**
     * What kind of state a statement speaks of.
     *
     * @param rotated the states that are in imaginary time
     * @param reading how it reads probabilities off a state, if it does
     */
    public record Subject(Set<String> rotated, Optional<Entry.Reading.Kind> reading) {
        public Subject {
            rotated = Set.copyOf(rotated);
        }
    }

    /**
     * A step with its verdicts.
     *
     * @param entry as written
     * @param relation with the definitions put in
     * @param assumptions that were in force
     * @param own the verdict of this step alone
     * @param path the weakest verdict of this step and all that it rests on
     * @param weakest the label of the step that the path verdict comes from
     * @param parents the labels of the steps and premises that were used
     * @param obligations what the rule needed
     * @param subject what kind of state it speaks of
     */
    public record CheckedStep(
            Entry.Step entry,
            Relation relation,
            Assumptions assumptions,
            Verdict own,
            Verdict path,
            String weakest,
            List<String> parents,
            List<Obligation> obligations,
            Subject subject) {
        public CheckedStep {
            parents = List.copyOf(parents);
            obligations = List.copyOf(obligations);
        }

        /** True if the step is what the document says of it: it holds, or it is expected to be refuted and is. */
        public boolean asExpected() {
            return entry.kind() == Entry.Step.Kind.REFUTE ? own.strength() == Verdict.Strength.REFUTED : path.holds();
        }

        /** The conditions that the verdicts of this step state. */
        public List<String> conditions() {
            return obligations.stream()
                    .flatMap(obligation -> obligation.verdict().stated().stream())
                    .distinct()
                    .toList();
        }
    }

    public List<CheckedStep> claims() {
        return steps.stream()
                .filter(step -> step.entry().kind() != Entry.Step.Kind.STEP)
                .toList();
    }

    public Optional<CheckedStep> find(String label) {
        return steps.stream().filter(step -> step.entry().label().equals(label)).findFirst();
    }

    /** The labels of the premises that a step rests on, directly or through other steps, in the order of the document. */
    public List<String> premises(CheckedStep step) {
        Set<String> reached = reached(step);
        return document.entries().stream()
                .filter(Entry.Given.class::isInstance)
                .map(Document::labelOf)
                .filter(reached::contains)
                .toList();
    }

    /**
     * What a step rests on and does not prove, in all documents, those that are nearest first. The reading of a statement about
     * a density is a postulate, with the label {@code born} or {@code direct}.
     */
    public List<Root> roots(CheckedStep step) {
        Set<String> reached = reached(step);
        Set<Root> roots = new LinkedHashSet<>();
        for (Entry entry : document.entries()) {
            if (entry instanceof Entry.Given given && reached.contains(given.label())) {
                Root.Kind kind =
                        given.role() == Entry.Given.Role.POSTULATE ? Root.Kind.POSTULATE : Root.Kind.HYPOTHESIS;
                roots.add(new Root(kind, document.id(), given.label()));
            }
        }
        step.subject()
                .reading()
                .ifPresent(reading -> roots.add(new Root(
                        Root.Kind.POSTULATE, document.id(), reading.name().toLowerCase(Locale.ROOT))));
        for (Used used : uses(step)) {
            roots.add(new Root(
                    Root.Kind.DOCUMENT,
                    used.source().document().id(),
                    used.theorem().entry().label()));
            roots.addAll(used.source().roots(used.theorem()));
        }
        return List.copyOf(roots);
    }

    /** The theorems of other documents that a step rests on, directly or through other steps. */
    public List<Used> uses(CheckedStep step) {
        Set<String> reached = reached(step);
        return uses.values().stream()
                .filter(used -> reached.contains(used.entry().label()))
                .toList();
    }

    /** The step with all steps that it rests on, in the order of the document. */
    public List<CheckedStep> chain(CheckedStep last) {
        Set<String> reached = reached(last);
        return steps.stream()
                .filter(step ->
                        step.equals(last) || reached.contains(step.entry().label()))
                .toList();
    }

    private Set<String> reached(CheckedStep step) {
        Set<String> reached = new LinkedHashSet<>();
        collect(step, reached);
        return reached;
    }

    /** The hypotheses that a step was shown under: premises, and what the steps on the way suppose. */
    Map<String, Relation> hypotheses(CheckedStep step) {
        Set<String> reached = reached(step);
        reached.add(step.entry().label());
        Map<String, Relation> kept = new LinkedHashMap<>();
        premises.forEach((label, relation) -> {
            // those of a use are USE.LABEL, a second supposition of a step is STEP_2
            String owner = label.replaceFirst("\\..*", "");
            if (reached.contains(owner) || reached.contains(owner.replaceFirst("_\\d+$", ""))) {
                kept.put(label, relation);
            }
        });
        return kept;
    }

    private void collect(CheckedStep step, Set<String> reached) {
        for (String parent : step.parents()) {
            if (reached.add(parent)) {
                find(parent).ifPresent(earlier -> collect(earlier, reached));
            }
        }
    }

    /**
     * A premise of the document as a hypothesis of a step that uses it: stated for every value of the symbols that no premise
     * fixes, as the kernel takes it. Nothing for what is no premise, or no equation.
     */
    public Optional<Hypothesis> hypothesis(CheckedStep step, String label) {
        return Optional.ofNullable(premises.get(label))
                .filter(relation -> relation.op() == Relation.Op.EQ)
                .map(relation -> Premises.hypothesis(label, relation, premises, step.assumptions()));
    }

    /** True if some step is refuted or speaks of nothing, or a statement that should be refuted is not. */
    public boolean refuted() {
        return steps.stream()
                .anyMatch(step -> step.entry().kind() == Entry.Step.Kind.REFUTE
                        ? step.own().holds() || step.own().strength() == Verdict.Strength.VACUOUS
                        : step.path().strength().compareTo(Verdict.Strength.VACUOUS) >= 0);
    }

    /** True if some step or claim rests on samples: it holds at every one of them, and nobody has proved it. */
    public boolean sampled() {
        return steps.stream()
                .filter(step -> step.entry().kind() != Entry.Step.Kind.REFUTE)
                .anyMatch(step -> step.path().strength() == Verdict.Strength.SAMPLED);
    }

    /** True if nothing is refuted but something is not decided. */
    public boolean undecided() {
        return !refuted() && steps.stream().anyMatch(step -> !step.asExpected());
    }
}
