package org.wickbench.numeric.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.wickbench.numeric.kernel.PointFunction;

/**
 * The lowest values of an objective on spheres around the origin. A fall without end along a narrow or a bent valley, such
 * as {@code (y - x^2)^2 - x^2} has, is seen here and not along any straight ray.
 */
final class Spheres {
    private static final int FIRST_OCTAVE = -2;
    private static final int LAST_OCTAVE = 40;
    private static final int STARTS = 4;
    private static final double FINEST = 1e-15;
    private static final long SEED = 0x5EED;

    private final PointFunction objective;
    private final double[][] scan;

    /** Where it is lowest on one sphere; of the dimension's length. */
    record Lowest(double[] point, double value) {}

    Spheres(PointFunction objective, int dimension) {
        this.objective = objective;
        this.scan = scan(dimension);
    }

    /** From small spheres to large ones, as long as the values are finite; the radius doubles. */
    List<Lowest> lowest() {
        List<Lowest> found = new ArrayList<>();
        double[] before = scan[0];
        for (int octave = FIRST_OCTAVE; octave <= LAST_OCTAVE; octave++) {
            double radius = Math.scalb(1.0, octave);
            double[] best = refined(before, radius);
            for (double[] start : lowestStarts(radius)) {
                double[] other = refined(start, radius);
                if (at(other, radius) < at(best, radius)) {
                    best = other;
                }
            }
            double value = at(best, radius);
            if (!Double.isFinite(value) && value != Double.NEGATIVE_INFINITY) {
                break;
            }
            double[] point = best.clone();
            for (int i = 0; i < point.length; i++) {
                point[i] *= radius;
            }
            found.add(new Lowest(point, value));
            if (value == Double.NEGATIVE_INFINITY) {
                break;
            }
            before = best;
        }
        return found;
    }

    private List<double[]> lowestStarts(double radius) {
        double[] values = new double[scan.length];
        for (int i = 0; i < scan.length; i++) {
            double value = at(scan[i], radius);
            values[i] = Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
        }
        List<double[]> starts = new ArrayList<>();
        boolean[] taken = new boolean[scan.length];
        while (starts.size() < STARTS) {
            int best = -1;
            for (int i = 0; i < scan.length; i++) {
                if (!taken[i] && (best < 0 || values[i] < values[best])) {
                    best = i;
                }
            }
            taken[best] = true;
            starts.add(scan[best]);
        }
        return starts;
    }

    /** Moves a direction downhill along the coordinates, with halved steps, and back onto the sphere. */
    private double[] refined(double[] start, double radius) {
        double[] direction = start;
        double value = at(direction, radius);
        for (double step = 0.02; step > FINEST; step /= 2) {
            for (int moves = 0; moves < 20; moves++) {
                double[] better = direction;
                for (int i = 0; i < direction.length; i++) {
                    for (int sign = -1; sign <= 1; sign += 2) {
                        double[] moved = direction.clone();
                        moved[i] += sign * step;
                        normalise(moved);
                        double here = at(moved, radius);
                        if (here < value) {
                            value = here;
                            better = moved;
                        }
                    }
                }
                if (better == direction) {
                    break;
                }
                direction = better;
            }
        }
        return direction;
    }

    private double at(double[] direction, double radius) {
        double[] point = direction.clone();
        for (int i = 0; i < point.length; i++) {
            point[i] *= radius;
        }
        return objective.at(point);
    }

    private static double[][] scan(int dimension) {
        if (dimension == 2) {
            double[][] circle = new double[180][];
            for (int i = 0; i < circle.length; i++) {
                double angle = 2 * Math.PI * (i + 0.5) / circle.length;
                circle[i] = new double[] {Math.cos(angle), Math.sin(angle)};
            }
            return circle;
        }
        Random random = new Random(SEED);
        double[][] directions = new double[600][];
        for (int i = 0; i < directions.length; i++) {
            directions[i] = random.doubles(dimension, -1, 1).toArray();
            normalise(directions[i]);
        }
        return directions;
    }

    private static void normalise(double[] direction) {
        double square = 0;
        for (double part : direction) {
            square += part * part;
        }
        for (int i = 0; i < direction.length; i++) {
            direction[i] /= Math.sqrt(square);
        }
    }
}
