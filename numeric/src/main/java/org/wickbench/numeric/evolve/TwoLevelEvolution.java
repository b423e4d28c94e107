package org.wickbench.numeric.evolve;

import java.util.List;
import org.wickbench.numeric.grid.Field;

/**
 * How two coupled states evolved.
 *
 * @param first at the end
 * @param second at the end
 * @param observables at the times that were asked for, the start included
 * @param steps how many were taken
 * @param stepSize of each [T]
 * @param error of both states together, in L2
 */
public record TwoLevelEvolution(
        Field first, Field second, List<Observed> observables, int steps, double stepSize, ErrorStatement error) {
    public TwoLevelEvolution {
        observables = List.copyOf(observables);
    }

    /**
     * Quadratures at one time, over the density {@code |a|^2 + |b|^2}.
     *
     * @param norm {@code sqrt(Int (|a|^2 + |b|^2) dx)}
     * @param share of the first state, {@code Int |a|^2 dx} over the squared norm
     * @param energy {@code <psi|H psi>/<psi|psi>} [1/T]
     * @param means of each coordinate [L]
     * @param variances of each coordinate [L^2]
     */
    public record Observed(
            double time, double norm, double share, double energy, List<Double> means, List<Double> variances) {
        public Observed {
            means = List.copyOf(means);
            variances = List.copyOf(variances);
        }
    }
}
