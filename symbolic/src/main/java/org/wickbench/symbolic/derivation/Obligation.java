package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.prove.Verdict;

/**
 * Something that a rule needs to hold.
 *
 * @param what in words, with formulas
 * @param verdict what was found
 * @param asked the relations that somebody else may check again: the one the prover was asked, and where a rule worked on
 *     the statement before that, also the statement it began with
 */
public record Obligation(String what, Verdict verdict, List<Relation> asked) {
    public Obligation {
        asked = List.copyOf(asked);
    }

    /** An obligation that is no single relation. */
    public Obligation(String what, Verdict verdict) {
        this(what, verdict, List.of());
    }

    /** The same obligation with the relation that the rule began with. */
    public Obligation from(Relation beginning) {
        List<Relation> both = new ArrayList<>(asked);
        both.add(beginning);
        return new Obligation(what, verdict, both);
    }
}
