package org.wickbench.numeric.evolve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.wickbench.numeric.run.CompiledKernel;

/** The kinetic factors of one axis, a table for every share of the step, in the order of the axis' spectrum. */
final class Multipliers {
    private final CompiledKernel kernel;
    private final double[] wavenumbers;
    private final boolean complex;
    private final Map<Double, double[][]> byShare = new HashMap<>();

    /** @param wavenumbers [1/L] */
    Multipliers(CompiledKernel kernel, double[] wavenumbers, boolean complex, List<Double> shares) {
        this.kernel = kernel;
        this.wavenumbers = wavenumbers;
        this.complex = complex;
        for (double share : shares) {
            byShare.computeIfAbsent(share, _ -> new double[complex ? 2 : 1][wavenumbers.length]);
        }
    }

    double[] wavenumbers() {
        return wavenumbers;
    }

    /** Every table for a step and a diffusion coefficient, {@code h D} [L^2]; with the factor {@code 1/M} of the inverse. */
    void fill(double stepTimesDiffusion) {
        int[] n = {wavenumbers.length};
        double norm = 1.0 / wavenumbers.length;
        byShare.forEach((share, table) -> {
            double scale = share * stepTimesDiffusion;
            if (complex) {
                kernel.call("kineticRotation", new double[][] {wavenumbers, table[0], table[1]}, n, scale, norm);
            } else {
                kernel.call("kineticDecay", new double[][] {wavenumbers, table[0]}, n, scale, norm);
            }
        });
    }

    double[][] of(double share) {
        return Objects.requireNonNull(byShare.get(share));
    }
}
