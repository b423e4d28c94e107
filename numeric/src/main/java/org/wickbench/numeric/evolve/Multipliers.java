package org.wickbench.numeric.evolve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.wickbench.numeric.run.CompiledKernel;
import org.wickbench.numeric.transform.PaddedMultiplier;

/** The kinetic factors of one axis, a table for every share of the step, in the order of the axis' spectrum. */
final class Multipliers {
    private final CompiledKernel kernel;
    private final double[] wavenumbers;
    private final boolean complex;
    private final Optional<PaddedMultiplier> padded;
    private final Map<Double, double[][]> byShare = new HashMap<>();
    private final Map<Double, double[][]> paddedByShare = new HashMap<>();

    /**
     * @param wavenumbers [1/L]
     * @param padded if the axis' lines are padded: the wavenumbers stand in their natural order then
     */
    Multipliers(
            CompiledKernel kernel,
            double[] wavenumbers,
            boolean complex,
            List<Double> shares,
            Optional<PaddedMultiplier> padded) {
        this.padded = padded;
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
            padded.ifPresent(to -> paddedByShare.put(share, to.of(table)));
        });
    }

    /** Real factors of the wavenumbers as the sweeps take them. */
    double[] inPlace(double[] factors) {
        return padded.map(to -> to.of(factors)[0]).orElse(factors);
    }

    double[][] of(double share) {
        return Objects.requireNonNull((padded.isPresent() ? paddedByShare : byShare).get(share));
    }
}
