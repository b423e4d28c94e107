package org.wickbench.numeric.spectrum;

import java.util.Arrays;
import java.util.Random;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.kernel.Pieces;

/**
 * The lowest levels of {@code -D d^2/dx^2 + zeta} between two ends by spectral elements: on each piece of the interval a
 * polynomial through the points of Gauss and Lobatto (Patera, J. Comput. Phys. 54 (1984) 468). The elements end where the
 * objective has kinks and jumps and are short where it changes quickly, so the error falls exponentially with the degree,
 * whatever the objective looks like. The levels are found by inverse iteration of a block of states, started below the lowest
 * level, which the inertia of a factorisation places; their values are Rayleigh quotients, in which derivatives are differences
 * of neighbouring values, so that short elements cost no digits.
 */
final class Elements {
    private static final int GUARDS = 6;
    private static final int MAX_ITERATIONS = 400;
    private static final long SEED = 0x5EED;

    private final int degree;
    private final double diffusion;
    private final GaussLobatto rule;
    private final double[] ends;
    /** Of every element its length and the objective at its points. */
    private final double[] lengths;

    private final double[][] potential;
    /** The number of the unknown at a point, or -1 at a wall; a circle's seam is the last unknown. */
    private final int[] unknown;

    private final BorderedMatrix.Shape shape;
    private final double[] mass;

    /** @throws ProblemException if the objective is not finite somewhere */
    Elements(Pieces pieces, int degree, double diffusion, Boundary boundary) {
        this.degree = degree;
        this.diffusion = diffusion;
        this.rule = GaussLobatto.of(degree);
        this.ends = pieces.ends();
        int count = ends.length - 1;
        this.lengths = new double[count];
        this.potential = new double[count][degree + 1];
        int points = count * degree + 1;
        this.unknown = new int[points];
        boolean walls = boundary == Boundary.DIRICHLET;
        boolean circle = boundary == Boundary.PERIODIC;
        for (int i = 0; i < points; i++) {
            boolean end = i == 0 || i == points - 1;
            unknown[i] = end && walls ? -1 : end && circle ? points - 2 : walls || circle ? i - 1 : i;
        }
        this.shape = new BorderedMatrix.Shape(walls || circle ? points - 2 : points, circle, degree);
        this.mass = new double[shape.size()];
        for (int e = 0; e < count; e++) {
            lengths[e] = ends[e + 1] - ends[e];
            for (int q = 0; q <= degree; q++) {
                int at = unknown[e * degree + q];
                if (at >= 0) {
                    potential[e][q] =
                            pieces.at(ends[e] + 0.5 * lengths[e] * (1 + rule.nodes()[q]), ends[e], ends[e + 1]);
                    mass[at] += 0.5 * lengths[e] * rule.weights()[q];
                    if (!Double.isFinite(potential[e][q])) {
                        throw new ProblemException("the objective is not finite near " + ends[e]);
                    }
                }
            }
        }
    }

    /**
     * Levels in increasing order.
     *
     * @param values the energies [1/T]
     * @param residuals an exact level of the elements' problem lies so close to each of them [1/T]
     * @param states their values at all points of all elements, one element after the other, ends counted once
     */
    record Found(double[] values, double[] residuals, double[][] states) {}

    /** The lowest levels, as often as they occur. */
    Found lowest(int count) {
        double floor = Double.POSITIVE_INFINITY;
        for (double[] values : potential) {
            for (double value : values) {
                floor = Math.min(floor, value);
            }
        }
        double unit = diffusion * Math.pow(Math.PI / Arrays.stream(lengths).sum(), 2);
        floor -= unit;
        double ceiling = floor + 2 * unit;
        while (below(ceiling) < count) {
            ceiling = floor + 2 * (ceiling - floor);
        }
        double first = place(0, floor, ceiling);
        double last = place(count - 1, first, ceiling);
        double shift = first - 0.02 * (last - first) - 1e-6 * Math.max(Math.abs(first), unit) - 0.02 * unit;
        return iterate(count, new BorderedMatrix(shape, shifted(shift)), shift);
    }

    /** A little below level {@code k}: no closer than a hundredth of its distance to the floor. */
    private double place(int k, double floor, double ceiling) {
        double from = floor;
        double to = ceiling;
        for (int i = 0; i < 60 && to - from > 1e-2 * (from - floor) + 1e-12 * Math.abs(from); i++) {
            double middle = 0.5 * (from + to);
            if (below(middle) > k) {
                to = middle;
            } else {
                from = middle;
            }
        }
        return from;
    }

    private int below(double value) {
        return new BorderedMatrix(shape, shifted(value)).negative();
    }

    /** The matrix of {@code H - shift}. */
    private BorderedMatrix.Entries shifted(double shift) {
        BorderedMatrix.Entries entries = new BorderedMatrix.Entries(shape);
        for (int e = 0; e < lengths.length; e++) {
            for (int i = 0; i <= degree; i++) {
                int row = unknown[e * degree + i];
                if (row < 0) {
                    continue;
                }
                entries.add(row, row, 0.5 * lengths[e] * rule.weights()[i] * (potential[e][i] - shift));
                for (int j = 0; j <= i; j++) {
                    int column = unknown[e * degree + j];
                    if (column >= 0) {
                        entries.add(row, column, 2 * diffusion / lengths[e] * rule.stiffness()[i][j]);
                    }
                }
            }
        }
        return entries;
    }

    private Found iterate(int count, BorderedMatrix inverse, double shift) {
        int block = Math.min(shape.size(), count + Math.max(GUARDS, count / 2));
        Random random = new Random(SEED);
        double[][] states = new double[block][];
        for (int k = 0; k < block; k++) {
            states[k] = random.doubles(shape.size(), -1, 1).toArray();
        }
        double[] values = new double[count];
        int settled = 0;
        // the states converge half as fast as the values: as many iterations again, once those have settled
        int end = MAX_ITERATIONS;
        for (int iteration = 0; iteration < end; iteration++) {
            for (double[] state : states) {
                apply(inverse, state);
            }
            orthonormalise(states);
            SymmetricEigen ritz = new SymmetricEigen(energies(states));
            states = combine(ritz.vectors(), states);
            double moved = 0;
            for (int k = 0; k < count; k++) {
                moved = Math.max(moved, Math.abs(values[k] - ritz.values()[k]) / (1e-300 + Math.abs(ritz.values()[k])));
                values[k] = ritz.values()[k];
            }
            settled = moved < 4e-15 || iteration > 100 && moved < 1e-12 ? settled + 1 : 0;
            if (settled == 2 && end == MAX_ITERATIONS) {
                end = 2 * iteration;
            }
        }
        double[] residuals = new double[count];
        double[][] found = new double[count][];
        for (int k = 0; k < count; k++) {
            residuals[k] = residual(inverse, states[k], values[k] - shift);
            found[k] = points(states[k]);
        }
        return new Found(values, residuals, found);
    }

    /** {@code (H - shift)^-1}. */
    private void apply(BorderedMatrix inverse, double[] state) {
        for (int i = 0; i < state.length; i++) {
            state[i] *= mass[i];
        }
        inverse.solve(state);
    }

    /** By the inverse, an eigenvalue of which lies within the length of its own residual: no digit goes into short elements. */
    private double residual(BorderedMatrix inverse, double[] state, double above) {
        double[] image = state.clone();
        apply(inverse, image);
        double value = inner(state, image);
        Lanczos.axpy(-value, state, image);
        return Math.sqrt(inner(image, image)) * above * above;
    }

    private double[] points(double[] state) {
        double[] points = new double[unknown.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = unknown[i] < 0 ? 0 : state[unknown[i]];
        }
        return points;
    }

    /** A state's value at a point of the interval. */
    double at(double[] points, double x) {
        int e = Arrays.binarySearch(ends, x);
        e = Math.clamp(e < 0 ? -e - 2 : e, 0, lengths.length - 1);
        return rule.interpolated(points, e * degree, Math.clamp(2 * (x - ends[e]) / lengths[e] - 1, -1, 1));
    }

    private void orthonormalise(double[][] states) {
        for (int k = 0; k < states.length; k++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < k; j++) {
                    Lanczos.axpy(-inner(states[j], states[k]), states[j], states[k]);
                }
                double norm = Math.sqrt(inner(states[k], states[k]));
                for (int i = 0; i < states[k].length; i++) {
                    states[k][i] /= norm;
                }
            }
        }
    }

    private double inner(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += mass[i] * a[i] * b[i];
        }
        return sum;
    }

    /** {@code <a|H b>} for all pairs: the integral of {@code D a' b' + zeta a b}. */
    private double[][] energies(double[][] states) {
        int block = states.length;
        double[][] matrix = new double[block][block];
        double[][] value = new double[block][degree + 1];
        double[][] slope = new double[block][degree + 1];
        for (int e = 0; e < lengths.length; e++) {
            for (int k = 0; k < block; k++) {
                for (int q = 0; q <= degree; q++) {
                    int at = unknown[e * degree + q];
                    value[k][q] = at < 0 ? 0 : states[k][at];
                }
                rule.differences(value[k], slope[k]);
            }
            for (int q = 0; q <= degree; q++) {
                double kinetic = 2 * diffusion / lengths[e] * rule.weights()[q];
                double weight = 0.5 * lengths[e] * rule.weights()[q] * potential[e][q];
                for (int k = 0; k < block; k++) {
                    for (int j = 0; j <= k; j++) {
                        matrix[k][j] += kinetic * slope[k][q] * slope[j][q] + weight * value[k][q] * value[j][q];
                    }
                }
            }
        }
        for (int k = 0; k < block; k++) {
            for (int j = 0; j < k; j++) {
                matrix[j][k] = matrix[k][j];
            }
        }
        return matrix;
    }

    private static double[][] combine(double[][] weights, double[][] states) {
        double[][] combined = new double[states.length][states[0].length];
        for (int k = 0; k < states.length; k++) {
            for (int j = 0; j < states.length; j++) {
                Lanczos.axpy(weights[k][j], states[j], combined[k]);
            }
        }
        return combined;
    }
}
