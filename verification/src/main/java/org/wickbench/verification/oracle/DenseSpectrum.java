package org.wickbench.verification.oracle;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * The lowest eigenvalues of {@code -D d^2/dx^2 + zeta} between walls, from Hipparchus' dense symmetric solver: the
 * second-order difference matrix on three grids, extrapolated (Richardson) to the sixth power of the spacing. Independent of the basis functions that the numeric module uses.
 */
public final class DenseSpectrum {
    private DenseSpectrum() {}

    /** The k lowest eigenvalues on [lower, upper] with walls at both ends. */
    public static double[] lowest(double diffusion, DoubleUnaryOperator objective, double lower, double upper, int k) {
        double[][] table = new double[3][];
        int[] intervals = {96, 192, 384};
        for (int level = 0; level < 3; level++) {
            table[level] = onGrid(diffusion, objective, lower, upper, intervals[level], k);
        }
        double[] result = new double[k];
        for (int i = 0; i < k; i++) {
            double first = table[1][i] + (table[1][i] - table[0][i]) / 3;
            double second = table[2][i] + (table[2][i] - table[1][i]) / 3;
            result[i] = second + (second - first) / 15;
        }
        return result;
    }

    private static double[] onGrid(
            double diffusion, DoubleUnaryOperator objective, double lower, double upper, int intervals, int k) {
        double[] values =
                new EigenDecompositionSymmetric(matrix(diffusion, objective, lower, upper, intervals)).getEigenvalues();
        Arrays.sort(values);
        return Arrays.copyOf(values, k);
    }

    private static Array2DRowRealMatrix matrix(
            double diffusion, DoubleUnaryOperator objective, double lower, double upper, int intervals) {
        int n = intervals - 1;
        double h = (upper - lower) / intervals;
        Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(n, n);
        for (int j = 0; j < n; j++) {
            matrix.setEntry(j, j, 2 * diffusion / (h * h) + objective.applyAsDouble(lower + (j + 1) * h));
            if (j + 1 < n) {
                matrix.setEntry(j, j + 1, -diffusion / (h * h));
                matrix.setEntry(j + 1, j, -diffusion / (h * h));
            }
        }
        return matrix;
    }

    /**
     * The share of the squared ground state right of a place, by the second-order difference matrix on one grid. Where two
     * wells compete it is 0 or 1 to many digits but very close to the crossing, so one grid is enough to tell the side.
     */
    public static double shareRightOf(
            double place, double diffusion, DoubleUnaryOperator objective, double lower, double upper) {
        int intervals = 800;
        EigenDecompositionSymmetric pairs =
                new EigenDecompositionSymmetric(matrix(diffusion, objective, lower, upper, intervals));
        double[] values = pairs.getEigenvalues();
        int lowest = 0;
        for (int i = 1; i < values.length; i++) {
            lowest = values[i] < values[lowest] ? i : lowest;
        }
        double[] state = pairs.getEigenvector(lowest).toArray();
        double right = 0;
        double all = 0;
        for (int j = 0; j < state.length; j++) {
            double x = lower + (j + 1) * (upper - lower) / intervals;
            all += state[j] * state[j];
            right += x > place ? state[j] * state[j] : 0;
        }
        return right / all;
    }
}
