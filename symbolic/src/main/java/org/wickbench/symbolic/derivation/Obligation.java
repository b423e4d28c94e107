package org.wickbench.symbolic.derivation;

import org.wickbench.symbolic.prove.Verdict;

/**
 * Something that a rule needs to hold.
 *
 * @param what in words, with formulas
 * @param verdict what was found
 */
public record Obligation(String what, Verdict verdict) {}
