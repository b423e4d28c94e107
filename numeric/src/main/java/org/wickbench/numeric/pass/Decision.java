package org.wickbench.numeric.pass;

import org.wickbench.numeric.kernel.Cost;

/**
 * A choice that a pass made by cost.
 *
 * @param pass the pass's name
 * @param routine where
 * @param choice what was weighed, as a formula: {@code tableY[j] = exp(-y^2)}
 * @param without the cost of one call of the routine without it
 * @param with the cost of one call of the routine with it
 * @param taken whether it was done
 */
public record Decision(String pass, String routine, String choice, Cost without, Cost with, boolean taken) {}
