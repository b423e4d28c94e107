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

    /** True if the ends are opposite numbers; the points are exact opposites of each other then. */
    public boolean isSymmetric() {
        return lower == -upper;
    }

    /**
     * The coordinate of point {@code j}, {@code 0 <= j < points}. On a symmetric axis points {@code j} and {@code s - j} are
     * opposite to the last bit, {@code s} being {@link #mirrorSum}.
     */
    public double node(int j) {
        if (isSymmetric()) {
            // one rounding for the product and one for the quotient, both blind to the sign
            return upper * (2L * j + symmetricOffset()) / symmetricParts();
        }
        return switch (boundary) {
            case PERIODIC, ABSORBING -> lower + j * (length() / points);
            case DIRICHLET -> lower + (j + 1) * (length() / (points + 1));
            case NEUMANN -> lower + (j + 0.5) * (length() / points);
        };
    }

    /** The sum of the numbers of two points that lie opposite each other; the first point of a periodic axis is alone. */
    public int mirrorSum() {
        return boundary == Boundary.PERIODIC || boundary == Boundary.ABSORBING ? points : points - 1;
    }

    /** {@code M}: a point of a symmetric axis is {@code upper (2 j + m) / M} with {@code m} from {@link #symmetricOffset}. */
    public int symmetricParts() {
        return boundary == Boundary.DIRICHLET ? points + 1 : points;
    }

    /** {@code m}, see {@link #symmetricParts}. */
    public int symmetricOffset() {
        return switch (boundary) {
            case PERIODIC, ABSORBING -> -points;
            case DIRICHLET, NEUMANN -> 1 - points;
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

    /** With a share of the points more, at the same spacing, beyond the lower end, the upper one, or both. */
    public Axis wider(double share, boolean below, boolean above) {
        int extra = (int) Math.max(1, points * share);
        double h = spacing();
        return new Axis(
                name,
                lower - (below ? extra * h : 0),
                upper + (above ? extra * h : 0),
                points + (below ? extra : 0) + (above ? extra : 0),
                boundary);
    }

    public Axis withEnds(double newLower, double newUpper) {
        return new Axis(name, newLower, newUpper, points, boundary);
    }
}
