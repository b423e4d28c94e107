package org.wickbench.numeric.circuit;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Splittings as products of dense matrices: the Fourier transform is its matrix of roots of unity, potentials are functions
 * of the point. The tests' own reference, and the place where its wrong versions are made.
 *
 * @param lower the left end of each axis
 * @param upper the right end of each axis
 * @param points the points of each axis, the last axis contiguous
 * @param kinetic {@code D k^2} of a wavenumber
 */
record DenseSplitting(double[] lower, double[] upper, int[] points, DoubleUnaryOperator kinetic, boolean centred) {

    DenseSplitting(double lower, double upper, int points, double d) {
        this(new double[] {lower}, new double[] {upper}, new int[] {points}, k -> d * k * k, true);
    }

    int size() {
        int size = 1;
        for (int n : points) {
            size *= n;
        }
        return size;
    }

    /** The coordinates of a point. */
    double[] at(int index) {
        double[] x = new double[points.length];
        int rest = index;
        for (int axis = points.length - 1; axis >= 0; axis--) {
            x[axis] = lower[axis] + (upper[axis] - lower[axis]) / points[axis] * (rest % points[axis]);
            rest /= points[axis];
        }
        return x;
    }

    /** Multiplies by {@code exp(-i t V)}. */
    void potential(double[][] psi, double t, ToDoubleFunction<double[]> v) {
        for (int j = 0; j < size(); j++) {
            turn(psi, j, -t * v.applyAsDouble(at(j)));
        }
    }

    /** Multiplies by {@code F^-1 exp(-i t D k^2) F} along each axis. */
    void kinetic(double[][] psi, double t) {
        int stride = size();
        for (int axis = 0; axis < points.length; axis++) {
            stride /= points[axis];
            for (int j = 0; j < size(); j++) {
                if (j / stride % points[axis] == 0) {
                    line(psi, j, stride, axis, t);
                }
            }
        }
    }

    private void line(double[][] psi, int first, int stride, int axis, double t) {
        int n = points[axis];
        double[][] waves = new double[2][n];
        for (int m = 0; m < n; m++) {
            for (int j = 0; j < n; j++) {
                add(waves, m, psi, first + j * stride, -2 * Math.PI * ((long) m * j % n) / n, 1);
            }
            int signed = centred && 2 * m >= n ? m - n : m;
            turn(waves, m, -t * kinetic.applyAsDouble(2 * Math.PI * signed / (upper[axis] - lower[axis])));
        }
        for (int j = 0; j < n; j++) {
            psi[0][first + j * stride] = 0;
            psi[1][first + j * stride] = 0;
            for (int m = 0; m < n; m++) {
                add(psi, first + j * stride, waves, m, 2 * Math.PI * ((long) m * j % n) / n, 1.0 / n);
            }
        }
    }

    private static void add(double[][] to, int i, double[][] from, int j, double angle, double scale) {
        double c = scale * Math.cos(angle);
        double s = scale * Math.sin(angle);
        to[0][i] += c * from[0][j] - s * from[1][j];
        to[1][i] += s * from[0][j] + c * from[1][j];
    }

    private static void turn(double[][] psi, int j, double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        double re = psi[0][j];
        psi[0][j] = c * re - s * psi[1][j];
        psi[1][j] = s * re + c * psi[1][j];
    }
}
