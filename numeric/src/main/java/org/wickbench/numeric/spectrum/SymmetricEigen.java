package org.wickbench.numeric.spectrum;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.wickbench.numeric.equation.InternalException;

/**
 * All eigenpairs of a dense symmetric matrix: Householder reduction to tridiagonal form, then QL iterations with implicit
 * Wilkinson shifts (Golub and Van Loan, Matrix Computations, 8.3). Errors of the values are a small multiple of
 * {@code eps ||A||}; about {@code 9 n^3} operations.
 */
final class SymmetricEigen {
    private static final int MAX_ITERATIONS = 50;

    private final int n;
    private final double[] diagonal;
    private final double[] off;
    /** {@code rows[k]} becomes the eigenvector of value k: rotations of columns are contiguous here. */
    private final double[][] rows;

    private final double[] values;
    private final double[][] vectors;

    /** @param matrix symmetric; overwritten */
    SymmetricEigen(double[][] matrix) {
        n = matrix.length;
        diagonal = new double[n];
        off = new double[n];
        rows = new double[n][n];
        tridiagonalise(matrix);
        for (int l = 0; l < n; l++) {
            isolate(l);
        }
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> diagonal[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        values = new double[n];
        vectors = new double[n][];
        for (int k = 0; k < n; k++) {
            values[k] = diagonal[order[k]];
            vectors[k] = rows[order[k]];
        }
    }

    private void tridiagonalise(double[][] a) {
        double[][] reflectors = new double[Math.max(0, n - 2)][];
        double[] p = new double[n];
        for (int k = 0; k + 2 < n; k++) {
            double scale = 0;
            for (int i = k + 1; i < n; i++) {
                scale = Math.max(scale, Math.abs(a[k][i]));
            }
            diagonal[k] = a[k][k];
            if (scale == 0) {
                off[k] = 0;
                continue;
            }
            double[] v = new double[n];
            double square = 0;
            for (int i = k + 1; i < n; i++) {
                v[i] = a[k][i] / scale;
                square += v[i] * v[i];
            }
            double alpha = v[k + 1] > 0 ? -Math.sqrt(square) : Math.sqrt(square);
            off[k] = alpha * scale;
            double half = square - alpha * v[k + 1];
            v[k + 1] -= alpha;
            double root = Math.sqrt(half);
            for (int i = k + 1; i < n; i++) {
                v[i] /= root;
            }
            // the reflector is 1 - v v^T with |v|^2 = 2; the rank-two update of the trailing block
            double kappa = 0;
            for (int i = k + 1; i < n; i++) {
                double sum = 0;
                double[] row = a[i];
                for (int j = k + 1; j < n; j++) {
                    sum += row[j] * v[j];
                }
                p[i] = sum;
                kappa += sum * v[i];
            }
            for (int i = k + 1; i < n; i++) {
                p[i] -= 0.5 * kappa * v[i];
            }
            for (int i = k + 1; i < n; i++) {
                double[] row = a[i];
                double vi = v[i];
                double pi = p[i];
                for (int j = k + 1; j < n; j++) {
                    row[j] -= vi * p[j] + pi * v[j];
                }
            }
            reflectors[k] = v;
        }
        if (n > 1) {
            diagonal[n - 2] = a[n - 2][n - 2];
            off[n - 2] = a[n - 2][n - 1];
        }
        diagonal[n - 1] = a[n - 1][n - 1];
        for (int i = 0; i < n; i++) {
            rows[i][i] = 1;
        }
        for (int k = n - 3; k >= 0; k--) {
            if (reflectors[k] != null) {
                for (double[] row : rows) {
                    reflect(row, reflectors[k], k + 1);
                }
            }
        }
    }

    private void reflect(double[] x, double[] v, int from) {
        double sum = 0;
        for (int i = from; i < n; i++) {
            sum += v[i] * x[i];
        }
        for (int i = from; i < n; i++) {
            x[i] -= sum * v[i];
        }
    }

    /** Iterates until {@code off[l]} vanishes, so that {@code diagonal[l]} is an eigenvalue. */
    private void isolate(int l) {
        for (int iteration = 0; ; iteration++) {
            int m = l;
            while (m < n - 1) {
                double sum = Math.abs(diagonal[m]) + Math.abs(diagonal[m + 1]);
                if (Math.abs(off[m]) <= Math.ulp(1.0) * 0.5 * sum) {
                    break;
                }
                m++;
            }
            if (m == l) {
                return;
            }
            if (iteration == MAX_ITERATIONS) {
                throw new InternalException("QL iterations do not converge");
            }
            double g = (diagonal[l + 1] - diagonal[l]) / (2 * off[l]);
            double r = Math.hypot(g, 1);
            g = diagonal[m] - diagonal[l] + off[l] / (g + Math.copySign(r, g));
            double s = 1;
            double c = 1;
            double p = 0;
            int i = m - 1;
            for (; i >= l; i--) {
                double f = s * off[i];
                double b = c * off[i];
                r = Math.hypot(f, g);
                off[i + 1] = r;
                if (r == 0) {
                    diagonal[i + 1] -= p;
                    off[m] = 0;
                    break;
                }
                s = f / r;
                c = g / r;
                g = diagonal[i + 1] - p;
                r = (diagonal[i] - g) * s + 2 * c * b;
                p = s * r;
                diagonal[i + 1] = g + p;
                g = c * r - b;
                rotate(rows[i], rows[i + 1], c, s);
            }
            if (r == 0 && i >= l) {
                continue;
            }
            diagonal[l] -= p;
            off[l] = g;
            off[m] = 0;
        }
    }

    private static void rotate(double[] lower, double[] upper, double c, double s) {
        for (int k = 0; k < lower.length; k++) {
            double f = upper[k];
            upper[k] = s * lower[k] + c * f;
            lower[k] = c * lower[k] - s * f;
        }
    }

    /** In increasing order. */
    double[] values() {
        return values;
    }

    /** {@code vectors()[k]} belongs to {@code values()[k]} and has length 1. */
    double[][] vectors() {
        return vectors;
    }
}
