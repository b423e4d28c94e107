package org.wickbench.numeric.spectrum;

import java.util.List;

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
     * @param domain in words, the problem that they are against: the whole line, or the box with its walls
     * @param atLeast true if not all of them was measured, so that these are lower bounds
     * @param notes what was measured, in words
     */
    public record Errors(
            double partition,
            double energy,
            double freeEnergy,
            double entropy,
            double heatCapacity,
            String domain,
            boolean atLeast,
            List<String> notes) {
        private static final Errors NONE = new Errors(0, 0, 0, 0, 0, "", false, List.of());

        public Errors {
            notes = List.copyOf(notes);
        }

        private Errors plus(double z, double u, double f, double s, double c) {
            return new Errors(
                    partition + z, energy + u, freeEnergy + f, entropy + s, heatCapacity + c, domain, atLeast, notes);
        }
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
        return withDistance(safety, this, other);
    }

    /** These quantities with the distances of two other grids' added to their errors. */
    Thermal withDistance(double safety, Thermal one, Thermal other) {
        return with(errors.plus(
                safety * Math.abs(one.partition - other.partition),
                safety * Math.abs(one.energy - other.energy),
                safety * Math.abs(one.freeEnergy - other.freeEnergy),
                safety * Math.abs(one.entropy - other.entropy),
                safety * Math.abs(one.heatCapacity - other.heatCapacity)));
    }

    /** These quantities with the rounding of energies that are known to an absolute error. */
    Thermal withRounding(double rounding) {
        double relative = beta * rounding;
        return with(errors.plus(
                partition * relative,
                rounding * (1 + heatCapacity),
                rounding,
                relative * (2 + heatCapacity),
                relative * (1 + heatCapacity)));
    }

    /** These quantities with the problem that their errors are against. */
    Thermal stated(String domain, boolean atLeast, List<String> notes) {
        return with(new Errors(
                errors.partition,
                errors.energy,
                errors.freeEnergy,
                errors.entropy,
                errors.heatCapacity,
                domain,
                atLeast,
                notes));
    }

    private Thermal with(Errors other) {
        return new Thermal(beta, partition, energy, freeEnergy, entropy, heatCapacity, other);
    }

    /** How far two sets of quantities lie apart: without units, the largest distance. */
    double distance(Thermal other) {
        double logarithm = beta * Math.abs(freeEnergy - other.freeEnergy);
        double energies = beta * Math.abs(energy - other.energy);
        return Math.max(Math.max(logarithm, energies), Math.abs(heatCapacity - other.heatCapacity));
    }
}
