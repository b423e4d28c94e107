package org.wickbench.numeric.spectrum;

import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Grid;

/**
 * Carries a state from one grid to another along which it hardly changes, as a start for the search there: between grids on
 * the same box by the axes' own modes, onto a wider box with the same spacing by zeros outside.
 */
final class Continuation {
    private Continuation() {}

    /** The values at the points of another grid; each axis keeps its ends or its spacing. */
    static double[] carry(double[] values, Grid from, Grid to) {
        double[] carried = values;
        int inner = 1;
        for (int axis = from.dimension() - 1; axis >= 0; axis--) {
            carried = carry(carried, matrix(from.axis(axis), to.axis(axis)), inner);
            inner *= to.axis(axis).points();
        }
        return carried;
    }

    /** Every line whose neighbouring points lie {@code inner} apart. */
    private static double[] carry(double[] in, double[][] matrix, int inner) {
        int m = matrix.length;
        int n = matrix[0].length;
        int lines = in.length / (n * inner);
        double[] out = new double[lines * m * inner];
        for (int line = 0; line < lines; line++) {
            for (int row = 0; row < m; row++) {
                for (int j = 0; j < n; j++) {
                    double weight = matrix[row][j];
                    if (weight != 0) {
                        int read = (line * n + j) * inner;
                        int write = (line * m + row) * inner;
                        for (int i = 0; i < inner; i++) {
                            out[write + i] += weight * in[read + i];
                        }
                    }
                }
            }
        }
        return out;
    }

    private static double[][] matrix(Axis from, Axis to) {
        boolean sameBox = from.lower() == to.lower() && from.upper() == to.upper();
        return sameBox ? modes(from, to) : shift(from, to);
    }

    private static double[][] shift(Axis from, Axis to) {
        int first = (int) Math.round((from.lower() - to.lower()) / from.spacing());
        double[][] matrix = new double[to.points()][from.points()];
        for (int j = 0; j < from.points(); j++) {
            matrix[first + j][j] = 1;
        }
        return matrix;
    }

    /** {@code sum_k fine_k(row) coarse_k(j)} over the modes that both axes have. */
    private static double[][] modes(Axis from, Axis to) {
        int n = from.points();
        int m = to.points();
        int common = Math.min(n, m);
        double[][] matrix = new double[m][n];
        double[] coarse = new double[n];
        for (int k = 0; k < common; k++) {
            double square = 0;
            for (int j = 0; j < n; j++) {
                coarse[j] = KineticModes.mode(from, k, j);
                square += coarse[j] * coarse[j];
            }
            for (int row = 0; row < m; row++) {
                double weight = KineticModes.mode(to, k, row) / square;
                for (int j = 0; j < n; j++) {
                    matrix[row][j] += weight * coarse[j];
                }
            }
        }
        return matrix;
    }
}
