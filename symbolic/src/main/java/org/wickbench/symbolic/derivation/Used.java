package org.wickbench.symbolic.derivation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wickbench.symbolic.derivation.Checked.CheckedStep;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.prove.Verdict;

/**
 * A theorem of another document as it is used here.
 *
 * @param relation what it says, with the values and the definitions put in
 * @param premises what holds here by hypothesis with it, by label: what it was shown under, with the values put in, and
 *     under the empty label the theorem itself where that does not imply it
 * @param rotated the states of this document that it has in imaginary time
 * @param source the document that it comes from
 * @param theorem the theorem as it was checked there
 */
public record Used(
        Entry.Use entry,
        Relation relation,
        Map<String, Relation> premises,
        Set<String> rotated,
        Checked source,
        CheckedStep theorem) {
    public Used {
        premises = Collections.unmodifiableMap(new LinkedHashMap<>(premises));
        rotated = Set.copyOf(rotated);
    }

    /** The weakest verdict among all that the theorem rests on. */
    public Verdict verdict() {
        return theorem.path();
    }

    /** What the theorem's proof asks for beyond the assumptions, in the words of its document. */
    public List<String> conditions() {
        return source.chain(theorem).stream()
                .flatMap(step -> step.conditions().stream())
                .distinct()
                .map(condition -> condition + " (in " + source.document().id() + ")")
                .toList();
    }
}
