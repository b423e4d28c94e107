package org.wickbench.symbolic.tactic;

import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.theorem.Hypothesis;

/**
 * An equation that a document gives, and what it is read as: a rule that replaces one expression by another.
 *
 * @param hypothesis the equation, with the symbols for whose every value it is stated
 * @param pattern what is replaced: a symbol, an unknown function or a derivative of one, or any expression as it stands
 * @param value what replaces it
 * @param factor by what the difference of the sides is a multiple: {@code left - right == factor*(pattern - value)}
 */
public record Premise(Hypothesis hypothesis, Expr pattern, Expr value, Expr factor) {}
