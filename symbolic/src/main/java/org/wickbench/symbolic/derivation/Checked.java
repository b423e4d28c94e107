package org.wickbench.symbolic.derivation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.prove.Verdict;

/**
 * A document with what was found of each of its steps.
 *
 * @param steps every step, claim and expected refutation, in order
 */
public record Checked(Document document, List<CheckedStep> steps) {
    public Checked {
        steps = List.copyOf(steps);
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
     */
    public record CheckedStep(
            Entry.Step entry,
            Relation relation,
            Assumptions assumptions,
            Verdict own,
            Verdict path,
            String weakest,
            List<String> parents,
            List<Obligation> obligations) {
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
        Set<String> reached = new LinkedHashSet<>();
        collect(step, reached);
        return document.entries().stream()
                .filter(Entry.Given.class::isInstance)
                .map(Document::labelOf)
                .filter(reached::contains)
                .toList();
    }

    private void collect(CheckedStep step, Set<String> reached) {
        for (String parent : step.parents()) {
            if (reached.add(parent)) {
                find(parent).ifPresent(earlier -> collect(earlier, reached));
            }
        }
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
