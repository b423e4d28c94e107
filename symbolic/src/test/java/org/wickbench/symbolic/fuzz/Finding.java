package org.wickbench.symbolic.fuzz;

/**
 * A false answer.
 *
 * @param at where it shows, with the values there
 */
record Finding(Question question, Kind kind, String at) {
    enum Kind {
        /** Proved, and the relation fails. */
        FALSE_PROOF,
        /** Proved, and one side has no value. */
        PROOF_WITHOUT_VALUE,
        /** Refuted, and the relation holds at the point that is given, or at all of many. */
        FALSE_REFUTATION,
        /** The prover contradicts itself. */
        CONTRADICTION,
        /** The prover ends with an error. */
        ERROR
    }

    @Override
    public String toString() {
        return kind + ": " + question.command() + "\n    " + at;
    }
}
