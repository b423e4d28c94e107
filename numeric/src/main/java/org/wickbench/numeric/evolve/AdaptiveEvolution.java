package org.wickbench.numeric.evolve;

/**
 * An evolution whose steps were chosen on the way.
 *
 * @param evolution its outcome; {@code steps} counts the half steps that made the state, {@code stepSize} is their mean
 * @param tolerance the error in time that was asked for, relative to the norm
 * @param accepted steps that were kept, each made of two halves
 * @param rejected steps that were tried, found too coarse and repeated
 * @param smallest the size of the smallest accepted step [T]
 * @param largest the size of the largest accepted step [T]
 */
public record AdaptiveEvolution(
        Evolution evolution, double tolerance, long accepted, long rejected, double smallest, double largest) {}
