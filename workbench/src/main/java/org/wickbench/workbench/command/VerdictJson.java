package org.wickbench.workbench.command;

import java.util.List;
import java.util.Map;
import org.wickbench.symbolic.prove.Counterexample;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.symbolic.theorem.Hypothesis;
import org.wickbench.symbolic.theorem.Theorem;
import org.wickbench.verification.report.Json;

/** A verdict as members of a JSON object, the same in every command. */
final class VerdictJson {
    private VerdictJson() {}

    static Json.Fields of(Verdict verdict) {
        return addTo(Json.object(), verdict);
    }

    static Json.Fields addTo(Json.Fields object, Verdict verdict) {
        Json.Fields fields = object.with("verdict", verdict.strength().name())
                .with("by", verdict.by())
                .with("conditions", verdict.stated(), ConditionJson::of);
        if (verdict instanceof Verdict.Proved proved) {
            fields = fields.with("theorem", proved.theorem().isPresent())
                    .with("restsOn", proved.theorem().map(VerdictJson::premises).orElse(List.of()), Json.Text::new);
        }
        if (verdict instanceof Verdict.Sampled sampled) {
            fields = fields.with("points", sampled.points()).with("digits", sampled.digits());
        }
        return verdict instanceof Verdict.Refuted refuted
                ? fields.with("counterexample", counterexample(refuted.counterexample()))
                        .with("nearest", refuted.nearest(), Json.Text::new)
                : fields.with("counterexample", Json.Nothing.NULL);
    }

    /** The premises and facts that a theorem rests on. */
    private static List<String> premises(Theorem theorem) {
        return theorem.hypotheses().stream()
                .filter(hypothesis -> hypothesis.kind() != Hypothesis.Kind.CONDITION)
                .map(Hypothesis::toString)
                .toList();
    }

    private static Json counterexample(Counterexample witness) {
        Json.Fields point = Json.object();
        for (Map.Entry<String, String> value : witness.point().entrySet()) {
            point = point.with(value.getKey(), value.getValue());
        }
        return Json.object()
                .with("point", point)
                .with("left", witness.left())
                .with("right", witness.right())
                .with("difference", witness.difference())
                .with("ratio", witness.ratio());
    }
}
