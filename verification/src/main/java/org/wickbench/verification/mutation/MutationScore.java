package org.wickbench.verification.mutation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.symbolic.derivation.Checked.CheckedStep;
import org.wickbench.symbolic.derivation.Checker;
import org.wickbench.symbolic.derivation.Document;
import org.wickbench.symbolic.derivation.Entry;
import org.wickbench.symbolic.derivation.Mutations;
import org.wickbench.symbolic.derivation.Mutations.Mutant;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Statement;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.verification.report.ReportDocument.Check;
import org.wickbench.verification.report.ReportDocument.Measurement;
import org.wickbench.verification.report.ReportDocument.Note;
import org.wickbench.verification.report.ReportDocument.Part;
import org.wickbench.verification.report.ReportDocument.Section;

/**
 * Puts errors into every step of a document and counts what the checker refuses.
 *
 * <p>An accepted mutant is no error if it says the same as the original, by the normal form or at samples; if it is a true
 * statement of its own that somebody has read and listed; or, where a premise or an assumption was left out, if the step
 * is true without it. What is left are survivors: false statements that were accepted.
 */
public final class MutationScore {
    private final Prover prover =
            new Prover().withoutCorrections().withoutStatedTheorems().remembering();
    private final Checker checker = new Checker(Rules.all(), prover);
    private final long seed;
    private final int perStep;
    private final Collection<String> knownToBeTrue;

    /**
     * @param perStep how many changed relations are tried for each step, drawn by the seed
     * @param knownToBeTrue mutants that were read by hand and are true, as {@code document step: relation}
     */
    public MutationScore(long seed, int perStep, Collection<String> knownToBeTrue) {
        this.seed = seed;
        this.perStep = perStep;
        this.knownToBeTrue = knownToBeTrue;
    }

    /**
     * What became of the mutants of one document.
     *
     * @param tried how many there were
     * @param refused those that the checker did not accept
     * @param harmless those that it accepted and that are true
     * @param survivors the others, by name
     */
    public record Score(String id, int tried, int refused, int harmless, List<String> survivors) {
        public Score {
            survivors = List.copyOf(survivors);
        }
    }

    /** The score of one document. */
    public Score of(Document document) {
        Tally tally = new Tally(document.id());
        for (Entry entry : document.entries()) {
            if (entry instanceof Entry.Step step && isChecked(step)) {
                relations(document, step, tally);
                rules(document, step, tally);
            }
        }
        assumptions(document, tally);
        return new Score(document.id(), tally.tried, tally.refused, tally.harmless, tally.survivors);
    }

    private static final class Tally {
        private final String id;
        private int tried;
        private int refused;
        private int harmless;
        private final List<String> survivors = new ArrayList<>();

        Tally(String id) {
            this.id = id;
        }

        void refuse() {
            tried++;
            refused++;
        }

        void accept(boolean isTrue, String name) {
            tried++;
            if (isTrue) {
                harmless++;
            } else {
                survivors.add(name);
            }
        }
    }

    private static boolean isChecked(Entry.Step step) {
        return step.kind() != Entry.Step.Kind.REFUTE && !step.rule().name().equals("assumption");
    }

    private void relations(Document document, Entry.Step step, Tally tally) {
        List<Mutant> mutants = new ArrayList<>(Mutations.of(step.relation()));
        Collections.shuffle(mutants, new Random(seed));
        Optional<CheckedStep> original = Optional.empty();
        for (Mutant mutant : mutants.subList(0, Math.min(perStep, mutants.size()))) {
            Optional<CheckedStep> accepted = accepted(Mutations.with(document, step, mutant.relation()), step);
            if (accepted.isEmpty()) {
                tally.refuse();
                continue;
            }
            if (original.isEmpty()) {
                original = accepted(Mutations.with(document, step, step.relation()), step);
            }
            String name = tally.id + " " + step.label() + ": " + mutant.relation();
            boolean isTrue = knownToBeTrue.contains(name)
                    || Mutations.isEquivalent(document, original.orElseThrow(), accepted.get(), prover);
            tally.accept(isTrue, name + " (" + mutant.what() + ")");
        }
    }

    /** A step that still holds without a premise is proved without it; a rotation turned round has to be refused. */
    private void rules(Document document, Entry.Step step, Tally tally) {
        for (Mutations.Changed change : Mutations.ofRule(document, step)) {
            Optional<CheckedStep> accepted = accepted(change.document(), step);
            if (accepted.isEmpty()) {
                tally.refuse();
            } else {
                boolean isTrue = change.mayBeTrue() && !contradicted(accepted.get(), Optional.empty());
                tally.accept(isTrue, tally.id + " " + step.label() + " (" + change.what() + ")");
            }
        }
    }

    /** A step that still holds without an assumption, under no new condition, must not fail where the assumption does. */
    private void assumptions(Document document, Tally tally) {
        Map<String, CheckedStep> before = new HashMap<>();
        checker.check(document).steps().forEach(step -> before.put(step.entry().label(), step));
        for (Mutations.Without change : Mutations.ofAssumptions(document)) {
            Checked checked;
            try {
                checked = checker.check(change.document());
            } catch (SyntaxException e) {
                tally.refuse();
                continue;
            }
            for (CheckedStep step : checked.steps()) {
                CheckedStep original = before.get(step.entry().label());
                if (original == null || !isChecked(step.entry()) || original.equals(step)) {
                    continue;
                }
                boolean weaker = !step.own().holds()
                        || step.own().strength() != original.own().strength()
                        || !original.conditions().containsAll(step.conditions());
                if (weaker) {
                    tally.refuse();
                } else {
                    String name = tally.id + " " + step.entry().label() + " (without " + change.fact() + ")";
                    tally.accept(!contradicted(step, Optional.of(negated(change.fact()))), name);
                }
            }
        }
    }

    /** Whether samples refute a relation that the step rests on, where a further fact that speaks of it holds. */
    private boolean contradicted(CheckedStep step, Optional<Relation> further) {
        Assumptions assumptions = further.map(step.assumptions()::and).orElse(step.assumptions());
        for (Obligation obligation : step.obligations()) {
            for (Relation relation : obligation.asked()) {
                List<Expr> sides = List.of(relation.left(), relation.right());
                boolean speaks = !assumptions
                        .about(sides)
                        .facts()
                        .equals(step.assumptions().about(sides).facts());
                if (relation.op() == Relation.Op.EQ
                        && (further.isEmpty() || speaks)
                        && prover.sample(Statement.of(relation, assumptions)).strength() == Verdict.Strength.REFUTED) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Relation negated(Relation fact) {
        Relation.Op op =
                switch (fact.op()) {
                    case GT -> Relation.Op.LE;
                    case GE -> Relation.Op.LT;
                    case LT -> Relation.Op.GE;
                    case LE -> Relation.Op.GT;
                    case EQ -> Relation.Op.NE;
                    case NE -> Relation.Op.EQ;
                };
        return new Relation(op, fact.left(), fact.right());
    }

    private Optional<CheckedStep> accepted(Document document, Entry.Step step) {
        try {
            return checker.check(document).find(step.label()).filter(checked -> checked.own()
                    .holds());
        } catch (SyntaxException e) {
            return Optional.empty(); // the rule is not for steps of this form
        }
    }

    /** The scores as a section of the report: one check for each document, which fails if there are survivors. */
    public static Section section(List<Score> scores) {
        int tried = scores.stream().mapToInt(Score::tried).sum();
        int refused = scores.stream().mapToInt(Score::refused).sum();
        int harmless = scores.stream().mapToInt(Score::harmless).sum();
        List<Part> parts = new ArrayList<>();
        parts.add(Note.of(tried
                + " errors were put into the steps: signs, factors 2 and pi, exponents, exchanged symbols,"
                + " forgotten terms, premises and assumptions, rotations turned round. " + refused + " were refused, "
                + harmless + " were accepted and are true, and " + (tried - refused - harmless)
                + " survived though they are false."));
        for (Score score : scores) {
            int survivors = score.survivors().size();
            parts.add(Check.of(
                    "mutants-" + score.id(),
                    "Errors put into " + score.id(),
                    score.tried() + " tried, " + score.refused() + " refused, " + score.harmless() + " harmless"
                            + (survivors == 0 ? "" : "; survivors: " + String.join("; ", score.survivors())),
                    List.of(new Measurement("survivors", survivors, 0, survivors, 0))));
        }
        return new Section("mutants", "Errors put in on purpose", "", "", parts);
    }
}
