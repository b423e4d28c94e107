package org.wickbench.numeric.grid;

import org.wickbench.numeric.equation.ProblemException;

/**
 * One axis of a grid.
 *
 * @param name the coordinate
 * @param lower the left end {@code a} [L]
 * @param upper the right end {@code b > a} [L]
 * @param points the number of unknowns {@code N}
 * @param boundary what holds at both ends
 */
public record Axis(String name, double lower, double upper, int points, Boundary boundary) {
    public Axis {
        if (!Double.isFinite(lower) || !Double.isFinite(upper) || !(lower < upper)) {
            throw new ProblemException(
                    "axis " + name + " needs finite ends with lower < upper, not " + lower + " and " + upper);
        }
        if (points < 2) {
            throw new ProblemException("axis " + name + " needs at least 2 points, not " + points);
        }
    }

    public double length() {
        return upper - lower;
    }

    /** The distance {@code h} of neighbouring points [L]. */
    public double spacing() {
        return boundary == Boundary.DIRICHLET ? length() / (points + 1) : length() / points;
    }

    /** The coordinate of point {@code j}, {@code 0 <= j < points}. */
    public double node(int j) {
        return switch (boundary) {
            case PERIODIC, ABSORBING -> lower + j * (length() / points);
            case DIRICHLET -> lower + (j + 1) * (length() / (points + 1));
            case NEUMANN -> lower + (j + 0.5) * (length() / points);
        };
    }

    /** All coordinates in increasing order. */
    public double[] nodes() {
        double[] nodes = new double[points];
        for (int j = 0; j < points; j++) {
            nodes[j] = node(j);
        }
        return nodes;
    }

    public Axis withPoints(int newPoints) {
        return new Axis(name, lower, upper, newPoints, boundary);
    }

    public Axis withEnds(double newLower, double newUpper) {
        return new Axis(name, newLower, newUpper, points, boundary);
    }
}
