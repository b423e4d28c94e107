package org.wickbench.symbolic.derivation.rule;

import java.util.List;
import org.wickbench.symbolic.derivation.Inference;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.prove.Verdict;

/** A step that the author vouches for; everything that rests on it is no better than assumed. */
final class Assumption implements Rule {
    @Override
    public String name() {
        return "assumption";
    }

    @Override
    public String description() {
        return "assumption REASON: not checked; whatever rests on it is no better than ASSUMED";
    }

    @Override
    public List<Obligation> apply(Inference inference) {
        String reason = inference.call().argument();
        if (reason.isEmpty()) {
            throw inference.misuse("an assumption needs a reason");
        }
        return List.of(new Obligation("stated by the author", new Verdict.Assumed(reason)));
    }
}
