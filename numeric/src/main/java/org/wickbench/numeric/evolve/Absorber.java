package org.wickbench.numeric.evolve;

import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;

/**
 * A layer of negative imaginary objective {@code -i w(x)} at each end of the absorbing axes, {@code w = w_0 s^3} with the
 * depth {@code s} from 0 to 1: smooth at its edge, so that little is reflected, and strong enough that a wave of the given
 * speed is damped to {@code exp(-12)} in amplitude on its way through. Much slower waves are reflected, much faster ones pass
 * through to the other side: absorption is approximate, and the box part of the error statement measures it.
 */
record Absorber(Grid grid) {
    /** The share of an axis that each of its two layers takes. */
    private static final double LAYER = 0.15;

    private static final int POWER = 3;
    private static final double ATTENUATION = 12;

    /** {@code w} at every point [1/T]. */
    double[] profile(double speed) {
        if (!(speed > 0)) {
            throw new ProblemException("absorbing ends need a state that moves: this one has no kinetic energy");
        }
        double[] profile = new double[grid.size()];
        for (int i = 0; i < grid.dimension(); i++) {
            Axis axis = grid.axis(i);
            if (axis.boundary() != Boundary.ABSORBING) {
                continue;
            }
            double width = LAYER * axis.length();
            // attenuation = Int w dx / speed = w_0 width / ((power + 1) speed)
            double strength = ATTENUATION * (POWER + 1) * speed / width;
            for (int index = 0; index < profile.length; index++) {
                double x = axis.node(index / grid.stride(i) % axis.points());
                double depth = Math.max(axis.lower() + width - x, x - (axis.upper() - width)) / width;
                if (depth > 0) {
                    profile[index] += strength * Math.pow(depth, POWER);
                }
            }
        }
        return profile;
    }
}
