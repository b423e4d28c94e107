package org.wickbench.numeric.spectrum;

import org.wickbench.numeric.grid.Axis;

/**
 * The matrix of {@code -d^2/dx^2} between the points of an axis, exact on the axis' trigonometric polynomials (discrete
 * variable representation; Colbert and Miller, J. Chem. Phys. 96 (1992) 1982, appendix A for the sine case).
 */
final class KineticMatrix {
    private KineticMatrix() {}

    /** Symmetric, {@code N x N}, row by row [1/L^2]. */
    static double[] of(Axis axis) {
        int n = axis.points();
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double value =
                        switch (axis.boundary()) {
                            case PERIODIC, ABSORBING -> {
                                double unit = 2 * Math.PI / axis.length();
                                yield unit * unit * circle(i - j, n);
                            }
                            // the odd (even) functions of the periodic sequence: a point minus (plus) its mirror image
                            case DIRICHLET -> {
                                double unit = Math.PI / axis.length();
                                int period = 2 * (n + 1);
                                yield unit * unit * (circle(i - j, period) - circle(i + j + 2, period));
                            }
                            case NEUMANN -> {
                                double unit = Math.PI / axis.length();
                                int period = 2 * n;
                                yield unit * unit * (circle(i - j, period) + circle(i + j + 1, period));
                            }
                        };
                matrix[i * n + j] = value;
                matrix[j * n + i] = value;
            }
        }
        return matrix;
    }

    /** {@code (1/m) sum_f f^2 cos(2 pi f d / m)} over the m signed frequencies, in closed form. */
    private static double circle(int d, int m) {
        double sine = Math.sin(Math.PI * d / m);
        boolean even = m % 2 == 0;
        if (Math.floorMod(d, m) == 0) {
            return even ? (m * (double) m + 2) / 12 : (m * (double) m - 1) / 12;
        }
        double sign = d % 2 == 0 ? 1 : -1;
        return even ? sign / (2 * sine * sine) : sign * Math.cos(Math.PI * d / m) / (2 * sine * sine);
    }
}
