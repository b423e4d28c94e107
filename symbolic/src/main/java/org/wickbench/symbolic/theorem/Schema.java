package org.wickbench.symbolic.theorem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A way in which one theorem follows from others. The closed list of all of them is {@link Schemas#ALL}. */
public interface Schema {
    /** The name in certificates. */
    String name();

    /** True if it is told what to show, as its one proposition; it then concludes just that. */
    default boolean isTold() {
        return false;
    }

    /**
     * What follows.
     *
     * @throws RefusedException if nothing does
     */
    Inference infer(Context context, Instance instance, List<Theorem> parents);

    /** A conclusion and everything that it rests on. */
    record Inference(Proposition conclusion, Set<Hypothesis> hypotheses) {
        /** A conclusion that rests on all that its parents rest on. */
        static Inference from(List<Theorem> parents, Proposition conclusion) {
            Set<Hypothesis> all = new LinkedHashSet<>();
            parents.forEach(parent -> all.addAll(parent.hypotheses()));
            return new Inference(conclusion, all);
        }
    }
}
