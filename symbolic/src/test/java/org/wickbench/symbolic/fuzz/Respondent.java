package org.wickbench.symbolic.fuzz;

/** Somebody who answers questions. */
@FunctionalInterface
interface Respondent {
    Answer answer(Question question);
}
