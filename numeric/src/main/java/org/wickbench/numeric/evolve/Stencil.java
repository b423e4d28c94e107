package org.wickbench.numeric.evolve;

/**
 * Central differences of the second derivative: {@code u'' = (w_0 u_0 + sum_m w_m (u_m + u_-m)) / h^2 + O(h^order)}
 * (Fornberg, Math. Comp. 51 (1988) 699, table 1).
 *
 * @param order 2, 4, 6 or 8
 */
record Stencil(int order) {

    /** How many neighbours on each side. */
    int reach() {
        return order / 2;
    }

    double[] weights() {
        return switch (order) {
            case 2 -> new double[] {-2, 1};
            case 4 -> new double[] {-5.0 / 2, 4.0 / 3, -1.0 / 12};
            case 6 -> new double[] {-49.0 / 18, 3.0 / 2, -3.0 / 20, 1.0 / 90};
            default -> new double[] {-205.0 / 72, 8.0 / 5, -1.0 / 5, 8.0 / 315, -1.0 / 560};
        };
    }

    /** The largest eigenvalue of {@code -h^2 d^2/dx^2}: the symbol at the shortest wave, {@code pi/h}. */
    double largestSymbol() {
        double[] w = weights();
        double symbol = -w[0];
        for (int m = 1; m < w.length; m++) {
            symbol -= 2 * w[m] * (m % 2 == 0 ? 1 : -1);
        }
        return symbol;
    }
}
