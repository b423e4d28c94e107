package org.wickbench.numeric.spectrum;

/**
 * The rule of Gauss and Lobatto on [-1, 1], exact for polynomials of degree {@code 2 p - 1}, and the derivative of the
 * polynomial of degree {@code p} through its points.
 *
 * @param nodes the {@code p + 1} points, the ends among them
 * @param weights of the points, adding up to 2
 * @param derivative {@code derivative[q][j]}: the slope at point {@code q} of the polynomial that is 1 at point {@code j} alone
 * @param stiffness the integrals of the products of slopes
 */
record GaussLobatto(double[] nodes, double[] weights, double[][] derivative, double[][] stiffness) {

    static GaussLobatto of(int degree) {
        double[] nodes = new double[degree + 1];
        double[] weights = new double[degree + 1];
        double[] legendre = new double[degree + 1];
        for (int i = 0; i <= degree; i++) {
            double x = -Math.cos(Math.PI * i / degree);
            // Newton on (1 - x^2) P' (Canuto, Hussaini, Quarteroni, Zang, Spectral Methods, 2.3)
            for (int step = 0; step < 100; step++) {
                double[] p = legendre(degree, x);
                double move = (x * p[0] - p[1]) / ((degree + 1) * p[0]);
                x -= move;
                if (Math.abs(move) < 1e-16) {
                    break;
                }
            }
            nodes[i] = i == 0 ? -1 : i == degree ? 1 : x;
            legendre[i] = legendre(degree, nodes[i])[0];
            weights[i] = 2.0 / (degree * (degree + 1) * legendre[i] * legendre[i]);
        }
        double[][] derivative = new double[degree + 1][degree + 1];
        for (int q = 0; q <= degree; q++) {
            double others = 0;
            for (int j = 0; j <= degree; j++) {
                if (j != q) {
                    derivative[q][j] = legendre[q] / legendre[j] / (nodes[q] - nodes[j]);
                    others += derivative[q][j];
                }
            }
            derivative[q][q] = -others;
        }
        double[][] stiffness = new double[degree + 1][degree + 1];
        for (int i = 0; i <= degree; i++) {
            for (int j = 0; j <= degree; j++) {
                for (int q = 0; q <= degree; q++) {
                    stiffness[i][j] += weights[q] * derivative[q][i] * derivative[q][j];
                }
            }
        }
        return new GaussLobatto(nodes, weights, derivative, stiffness);
    }

    /** Legendre's polynomials of a degree and of the one before. */
    private static double[] legendre(int degree, double x) {
        double before = 1;
        double here = x;
        for (int n = 2; n <= degree; n++) {
            double next = ((2 * n - 1) * x * here - (n - 1) * before) / n;
            before = here;
            here = next;
        }
        return new double[] {here, before};
    }

    /** The polynomial through {@code p + 1} values from a place in an array on, at a point of [-1, 1]. */
    double interpolated(double[] values, int from, double x) {
        double above = 0;
        double below = 0;
        for (int j = 0; j < nodes.length; j++) {
            double distance = x - nodes[j];
            if (distance == 0) {
                return values[from + j];
            }
            // barycentric: the weights of these points are 1 over Legendre's polynomial there
            double weight = (j % 2 == 0 ? 1 : -1) * Math.sqrt(weights[j]) / distance;
            above += weight * values[from + j];
            below += weight;
        }
        return above / below;
    }

    /** The slopes at the points, from differences of values, so that a constant has none whatever its size. */
    void differences(double[] values, double[] slopes) {
        for (int q = 0; q < values.length; q++) {
            double slope = 0;
            for (int j = 0; j < values.length; j++) {
                if (j != q) {
                    slope += derivative[q][j] * (values[j] - values[q]);
                }
            }
            slopes[q] = slope;
        }
    }
}
