package org.wickbench.symbolic.derivation;

import java.util.List;

/** A way in which a step may follow. */
public interface Rule {
    /** The name after {@code by}. */
    String name();

    /** One line for the guide: what the rule says and which clauses it takes. */
    String description();

    /** True if operators may stand in the step, and their products keep their order under this rule. */
    default boolean takesOperators() {
        return false;
    }

    /** True if what a step states follows from the steps that it names by laws alone, so that the kernel may show it at once. */
    default boolean isByLaws() {
        return false;
    }

    /**
     * The obligations of a step under this rule, each with its verdict.
     *
     * @throws RuleException if the rule does not fit the step
     */
    List<Obligation> apply(Inference inference);
}
