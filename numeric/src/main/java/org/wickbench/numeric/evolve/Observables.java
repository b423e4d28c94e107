package org.wickbench.numeric.evolve;

import java.util.List;

/**
 * Quadratures of a state at one time; expectations are over {@code |psi|^2 / norm^2} (Born reading).
 *
 * @param time {@code t} or {@code tau} [T]
 * @param norm {@code sqrt(Int |psi|^2 dx)}
 * @param mass {@code Int Re psi dx}, the L1 reading of an imaginary-time state
 * @param energy {@code <psi|H psi>/<psi|psi>} [1/T], with a cubic term also {@code G/2 Int |psi|^4 dx/<psi|psi>}
 * @param moments one entry per axis
 * @param overlap {@code |<psi_0|psi>| / (|psi_0| |psi|)} with the initial state {@code psi_0}, between 0 and 1
 */
public record Observables(double time, double norm, double mass, double energy, List<Moments> moments, double overlap) {
    public Observables {
        moments = List.copyOf(moments);
    }

    /** Of the initial state, which overlaps itself wholly. */
    public Observables(double time, double norm, double mass, double energy, List<Moments> moments) {
        this(time, norm, mass, energy, moments, 1);
    }

    Observables withOverlap(double newOverlap) {
        return new Observables(time, norm, mass, energy, moments, newOverlap);
    }

    /**
     * Moments along one axis.
     *
     * @param axis the coordinate's name
     * @param mean {@code <x>} [L]
     * @param meanSquare {@code <x^2>} [L^2]
     * @param current {@code Int j dx}, {@code j = 2 D Im(conj(psi) psi_x)}, over the squared norm [L/T]; equals
     *     {@code d<x>/dt} in real time
     */
    public record Moments(String axis, double mean, double meanSquare, double current) {
        /** {@code <x^2> - <x>^2} [L^2]. */
        public double variance() {
            return meanSquare - mean * mean;
        }
    }
}
