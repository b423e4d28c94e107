package org.wickbench.numeric.spectrum;

/**
 * Thermal quantities at inverse temperature {@code beta = tau} [T], from {@code Z = Tr exp(-beta H)}.
 *
 * @param beta inverse temperature
 * @param partition {@code Z}
 * @param energy {@code U = -d ln Z / d beta}
 * @param freeEnergy {@code F = -ln Z / beta}
 * @param entropy {@code S = beta (U - F)}
 * @param heatCapacity {@code C = beta^2 (<H^2> - <H>^2)}
 * @param partitionError how far {@code Z} moves on a finer and on a wider grid, added up
 */
public record Thermal(
        double beta,
        double partition,
        double energy,
        double freeEnergy,
        double entropy,
        double heatCapacity,
        double partitionError) {

    /** From all eigenvalues, with the lowest one factored out so that nothing under- or overflows early. */
    static Thermal of(double[] energies, double beta, double error) {
        double lowest = energies[0];
        double z = 0;
        double first = 0;
        double second = 0;
        for (double energy : energies) {
            double e = energy - lowest;
            double weight = Math.exp(-beta * e);
            z += weight;
            first += weight * e;
            second += weight * e * e;
        }
        double mean = first / z;
        double u = lowest + mean;
        double f = lowest - Math.log(z) / beta;
        return new Thermal(
                beta,
                z * Math.exp(-beta * lowest),
                u,
                f,
                beta * (u - f),
                beta * beta * (second / z - mean * mean),
                error);
    }
}
