package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.symbolic.cas.Script.Question;
import org.wickbench.symbolic.derivation.Checked.CheckedStep;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.prove.Verdict;

/** What of a checked derivation a foreign system can check again: every relation that a rule asked for. */
public final class Recheck {
    private Recheck() {}

    /**
     * The relations that were found to hold, labelled {@code step.1, step.2, ...} in their order, and those that were
     * refuted, labelled {@code step.refuted.1, ...}.
     */
    public static List<Question> questions(Checked checked) {
        List<Question> questions = new ArrayList<>();
        for (CheckedStep step : checked.steps()) {
            int holding = 0;
            int refuted = 0;
            for (Obligation obligation : step.obligations()) {
                boolean holds = obligation.verdict().holds();
                if (!holds && obligation.verdict().strength() != Verdict.Strength.REFUTED) {
                    continue;
                }
                for (Relation relation : obligation.asked()) {
                    String place = holds ? "." + ++holding : ".refuted." + ++refuted;
                    questions.add(new Question(step.entry().label() + place, relation, step.assumptions()));
                }
            }
        }
        return questions;
    }
}
