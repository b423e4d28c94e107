package org.wickbench.numeric.spectrum;

import org.wickbench.numeric.evolve.ErrorStatement;
import org.wickbench.numeric.grid.Field;

/**
 * A state at which imaginary time came to rest, or did not within the time given.
 *
 * @param state at the initial state's norm
 * @param energy {@code <psi|H psi>/<psi|psi>} [1/T]
 * @param residual {@code |(H - E) psi| / |psi|}: an exact level of the discrete problem lies this close to {@code energy} [1/T]
 * @param change by how much the energy moved in the last look [1/T]
 * @param steps steps taken
 * @param time imaginary time passed [T]
 * @param stepSize the size of the last steps; the splitting's own error is taken out by halving it [T]
 * @param converged whether residual and change are below the tolerance
 * @param error of {@code energy} against the lowest level of the continuous problem
 */
public record Relaxed(
        Field state,
        double energy,
        double residual,
        double change,
        long steps,
        double time,
        double stepSize,
        boolean converged,
        ErrorStatement error) {}
