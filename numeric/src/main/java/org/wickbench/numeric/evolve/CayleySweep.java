package org.wickbench.numeric.evolve;

/**
 * The Cayley transform {@code (1 - g M)/(1 + g M) = 2 (1 + g M)^-1 - 1} of a band matrix, with {@code g = h D/2} in imaginary
 * and {@code i h D/2} in real time: the trapezoidal rule, order 2 in time, along one line. {@code 1 + g M} is factorised once
 * for all lines; its Hermitian part is at least 1, so that no pivot vanishes.
 */
final class CayleySweep {
    private final int points;
    private final int reach;
    /** The triangular factors row by row: below the diagonal those of L, then the inverse of the pivot, then U. */
    private final double[] re;

    private final double[] im;

    CayleySweep(BandMatrix matrix, double gRe, double gIm) {
        this.points = matrix.points();
        this.reach = matrix.reach();
        int width = matrix.width();
        this.re = new double[points * width];
        this.im = new double[points * width];
        for (int i = 0; i < points; i++) {
            for (int j = Math.max(0, i - reach); j <= Math.min(points - 1, i + reach); j++) {
                re[at(i, j)] = (i == j ? 1 : 0) + gRe * matrix.at(i, j);
                im[at(i, j)] = gIm * matrix.at(i, j);
            }
        }
        factorise();
    }

    private int at(int i, int j) {
        return i * (2 * reach + 1) + j - i + reach;
    }

    private void factorise() {
        for (int k = 0; k < points; k++) {
            int pivot = at(k, k);
            double size = re[pivot] * re[pivot] + im[pivot] * im[pivot];
            re[pivot] /= size;
            im[pivot] = -im[pivot] / size;
            int last = Math.min(points - 1, k + reach);
            for (int i = k + 1; i <= last; i++) {
                int below = at(i, k);
                double a = re[below] * re[pivot] - im[below] * im[pivot];
                double b = re[below] * im[pivot] + im[below] * re[pivot];
                re[below] = a;
                im[below] = b;
                for (int j = k + 1; j <= last; j++) {
                    int upper = at(k, j);
                    re[at(i, j)] -= a * re[upper] - b * im[upper];
                    im[at(i, j)] -= a * im[upper] + b * re[upper];
                }
            }
        }
    }

    /** Transforms the complex line of every {@code stride}-th value from an index on. */
    void complexLine(double[] ur, double[] ui, int start, int stride, double[] wr, double[] wi) {
        for (int i = 0; i < points; i++) {
            double a = ur[start + i * stride];
            double b = ui[start + i * stride];
            for (int j = Math.max(0, i - reach); j < i; j++) {
                int l = at(i, j);
                a -= re[l] * wr[j] - im[l] * wi[j];
                b -= re[l] * wi[j] + im[l] * wr[j];
            }
            wr[i] = a;
            wi[i] = b;
        }
        for (int i = points - 1; i >= 0; i--) {
            double a = wr[i];
            double b = wi[i];
            for (int j = i + 1; j <= Math.min(points - 1, i + reach); j++) {
                int u = at(i, j);
                a -= re[u] * wr[j] - im[u] * wi[j];
                b -= re[u] * wi[j] + im[u] * wr[j];
            }
            int pivot = at(i, i);
            wr[i] = a * re[pivot] - b * im[pivot];
            wi[i] = a * im[pivot] + b * re[pivot];
            ur[start + i * stride] = 2 * wr[i] - ur[start + i * stride];
            ui[start + i * stride] = 2 * wi[i] - ui[start + i * stride];
        }
    }

    /** Transforms a real line; only where {@code g} is real. */
    void realLine(double[] u, int start, int stride, double[] w) {
        for (int i = 0; i < points; i++) {
            double a = u[start + i * stride];
            for (int j = Math.max(0, i - reach); j < i; j++) {
                a -= re[at(i, j)] * w[j];
            }
            w[i] = a;
        }
        for (int i = points - 1; i >= 0; i--) {
            double a = w[i];
            for (int j = i + 1; j <= Math.min(points - 1, i + reach); j++) {
                a -= re[at(i, j)] * w[j];
            }
            w[i] = a * re[at(i, i)];
            u[start + i * stride] = 2 * w[i] - u[start + i * stride];
        }
    }
}
