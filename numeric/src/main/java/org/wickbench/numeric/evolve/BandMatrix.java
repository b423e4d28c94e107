package org.wickbench.numeric.evolve;

import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;

/**
 * {@code -d^2/dx^2} on the points of an axis with walls or mirrors at its ends, by central differences: a symmetric band of
 * {@code reach} neighbours on each side, the boundary's reflection (odd or even) folded into it.
 */
final class BandMatrix {
    private final int points;
    private final int reach;
    /** Row by row, {@code 2 reach + 1} entries each; the middle one is the diagonal. */
    private final double[] entries;

    BandMatrix(Axis axis, Stencil stencil) {
        this.points = axis.points();
        this.reach = stencil.reach();
        this.entries = new double[points * width()];
        double[] weights = stencil.weights();
        double scale = -1 / (axis.spacing() * axis.spacing());
        for (int i = 0; i < points; i++) {
            for (int m = -reach; m <= reach; m++) {
                add(i, i + m, scale * weights[Math.abs(m)], axis.boundary() == Boundary.DIRICHLET);
            }
        }
    }

    /** A neighbour beyond an end is the mirror image of an inner one, with the other sign at a wall; a wall itself is 0. */
    private void add(int i, int j, double weight, boolean wall) {
        if (j >= 0 && j < points) {
            entries[i * width() + j - i + reach] += weight;
        } else if (wall && j != -1 && j != points) {
            int image = j < 0 ? -2 - j : 2 * points - j;
            entries[i * width() + image - i + reach] -= weight;
        } else if (!wall) {
            int image = j < 0 ? -1 - j : 2 * points - 1 - j;
            entries[i * width() + image - i + reach] += weight;
        }
    }

    int points() {
        return points;
    }

    int reach() {
        return reach;
    }

    int width() {
        return 2 * reach + 1;
    }

    /** The entry in row {@code i} and column {@code j}, 0 outside the band. */
    double at(int i, int j) {
        return Math.abs(i - j) > reach ? 0 : entries[i * width() + j - i + reach];
    }

    /** {@code u^T M u} of the line that starts at an index. */
    double quadratic(double[] u, int start, int stride) {
        double sum = 0;
        for (int i = 0; i < points; i++) {
            double image = 0;
            for (int j = Math.max(0, i - reach); j <= Math.min(points - 1, i + reach); j++) {
                image += entries[i * width() + j - i + reach] * u[start + j * stride];
            }
            sum += u[start + i * stride] * image;
        }
        return sum;
    }
}
