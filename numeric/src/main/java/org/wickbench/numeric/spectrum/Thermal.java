package org.wickbench.numeric.spectrum;

/**
 * Thermal quantities at inverse temperature {@code beta = tau} [T], from {@code Z = Tr exp(-beta H)}.
 *
 * @param beta inverse temperature
 * @param partition {@code Z}
 * @param energy {@code U = -d ln Z / d beta} [1/T]
 * @param freeEnergy {@code F = -ln Z / beta} [1/T]
 * @param entropy {@code S = beta (U - F)}
 * @param heatCapacity {@code C = beta^2 (<H^2> - <H>^2)}
 * @param errors an estimate for each of them
 */
public record Thermal(
        double beta,
        double partition,
        double energy,
        double freeEnergy,
        double entropy,
        double heatCapacity,
        Errors errors) {

    /**
     * How far each quantity moves on a finer and on a wider grid, added up, with a margin.
     *
     * @param partition of {@code Z}
     * @param energy of {@code U}
     * @param freeEnergy of {@code F}
     * @param entropy of {@code S}
     * @param heatCapacity of {@code C}
     */
    public record Errors(double partition, double energy, double freeEnergy, double entropy, double heatCapacity) {
        private static final Errors NONE = new Errors(0, 0, 0, 0, 0);
    }

    /** How far {@code Z} may be off. */
    public double partitionError() {
        return errors.partition();
    }

    /** From all eigenvalues, with the lowest one factored out so that nothing under- or overflows early. */
    static Thermal of(double[] energies, double beta) {
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
                Errors.NONE);
    }

    /** These quantities with the distances to another grid's added to their errors. */
    Thermal withErrors(double safety, Thermal other) {
        Errors more = new Errors(
                errors.partition + safety * Math.abs(partition - other.partition),
                errors.energy + safety * Math.abs(energy - other.energy),
                errors.freeEnergy + safety * Math.abs(freeEnergy - other.freeEnergy),
                errors.entropy + safety * Math.abs(entropy - other.entropy),
                errors.heatCapacity + safety * Math.abs(heatCapacity - other.heatCapacity));
        return new Thermal(beta, partition, energy, freeEnergy, entropy, heatCapacity, more);
    }

    /** These quantities with the rounding of energies that are known to an absolute error. */
    Thermal withRounding(double rounding) {
        double relative = beta * rounding;
        Errors more = new Errors(
                errors.partition + partition * relative,
                errors.energy + rounding * (1 + heatCapacity),
                errors.freeEnergy + rounding,
                errors.entropy + relative * (2 + heatCapacity),
                errors.heatCapacity + relative * (1 + heatCapacity));
        return new Thermal(beta, partition, energy, freeEnergy, entropy, heatCapacity, more);
    }
}
