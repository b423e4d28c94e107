package org.wickbench.numeric.spectrum;

import org.wickbench.numeric.evolve.ErrorStatement;
import org.wickbench.numeric.grid.Field;

/**
 * One eigenpair {@code H phi = E phi}.
 *
 * @param energy {@code E} [1/T]
 * @param residual {@code ||H phi - E phi||_2} on the grid for {@code ||phi||_2 = 1} [1/T]; an eigenvalue of the grid's
 *     Hamiltonian lies within it
 * @param state {@code phi}, normalised in the grid's L2 norm, real
 * @param error bounds the distance of {@code energy} from the exact eigenvalue
 */
public record Level(double energy, double residual, Field state, ErrorStatement error) {}
