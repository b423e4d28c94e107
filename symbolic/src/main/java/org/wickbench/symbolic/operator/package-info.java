/**
 * Operators, whose products depend on the order: linear differential operators with functions as coefficients, and
 * series of words in letters that stand for any operators.
 */
@NullMarked
package org.wickbench.symbolic.operator;

import org.jspecify.annotations.NullMarked;
