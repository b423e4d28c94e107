package org.wickbench.numeric.pass;

/**
 * A choice that a pass made by cost.
 *
 * @param pass the pass's name
 * @param routine where
 * @param choice what was weighed, as a formula: {@code tableY[j] = exp(-y^2)}
 * @param without what one call of the routine takes without it
 * @param with what one call of the routine takes with it
 * @param taken whether it was done
 */
public record Decision(String pass, String routine, String choice, Balance without, Balance with, boolean taken) {}
