package org.wickbench.symbolic.theorem;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.wickbench.symbolic.theorem.Hypothesis.Kind;

/** A proved statement with all that it rests on and the inference that it comes from. Only the kernel makes one. */
public final class Theorem {
    private final Context context;
    private final Set<Hypothesis> hypotheses;
    private final Proposition conclusion;
    private final Schema schema;
    private final Instance instance;
    private final List<Theorem> parents;

    Theorem(Context context, Schema.Inference inference, Schema schema, Instance instance, List<Theorem> parents) {
        this.context = context;
        this.hypotheses = Collections.unmodifiableSet(new LinkedHashSet<>(inference.hypotheses()));
        this.conclusion = inference.conclusion();
        this.schema = schema;
        this.instance = instance;
        this.parents = List.copyOf(parents);
    }

    public Context context() {
        return context;
    }

    public Set<Hypothesis> hypotheses() {
        return hypotheses;
    }

    public Set<Hypothesis> hypotheses(Kind kind) {
        return hypotheses.stream()
                .filter(hypothesis -> hypothesis.kind() == kind)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    public Proposition conclusion() {
        return conclusion;
    }

    /** The schema by which it follows. */
    public Schema schema() {
        return schema;
    }

    /** What the schema was applied to. */
    public Instance instance() {
        return instance;
    }

    /** The theorems that it follows from. */
    public List<Theorem> parents() {
        return parents;
    }

    /** The equation that it states; anything else is refused. */
    public Proposition.Equation equation() {
        if (conclusion instanceof Proposition.Equation equation) {
            return equation;
        }
        throw new RefusedException("an equation is needed, not " + conclusion);
    }

    @Override
    public String toString() {
        return hypotheses.stream().map(Hypothesis::toString).collect(Collectors.joining(", ")) + " |- " + conclusion;
    }
}
