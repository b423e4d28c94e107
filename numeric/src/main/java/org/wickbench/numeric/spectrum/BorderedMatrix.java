package org.wickbench.numeric.spectrum;

/**
 * A symmetric band matrix, with one full row and column behind it if the unknowns lie on a circle, factorised as
 * {@code L D L'} without pivoting. The signs of {@code D} are those of the eigenvalues (Sylvester).
 */
final class BorderedMatrix {
    /**
     * How such a matrix is stored.
     *
     * @param band the unknowns of the band
     * @param bordered true if there is one more
     * @param width how far from the diagonal the band reaches
     */
    record Shape(int band, boolean bordered, int width) {
        int size() {
            return bordered ? band + 1 : band;
        }
    }

    /** Entries to be filled in. */
    static final class Entries {
        private final Shape shape;
        private final double[][] rows;
        private final double[] border;
        private double corner;

        Entries(Shape shape) {
            this.shape = shape;
            this.rows = new double[shape.band()][shape.width() + 1];
            this.border = new double[shape.bordered() ? shape.band() : 0];
        }

        /** Adds to an entry and its mirror image. */
        void add(int i, int j, double value) {
            int row = Math.max(i, j);
            int column = Math.min(i, j);
            if (row < shape.band()) {
                rows[row][column - row + shape.width()] += value;
            } else if (column < shape.band()) {
                border[column] += value;
            } else {
                corner += value;
            }
        }
    }

    private final Shape shape;
    /** {@code L} below the diagonal, {@code D} on it. */
    private final double[][] rows;

    private final double[] border;
    private final double[] reduced;
    private final double schur;

    /** @param entries overwritten */
    BorderedMatrix(Shape shape, Entries entries) {
        this.shape = shape;
        this.rows = entries.rows;
        this.border = entries.border;
        int w = shape.width();
        double[] pending = new double[w + 1];
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            double diagonal = row[w];
            for (int j = Math.max(0, i - w); j < i; j++) {
                double[] other = rows[j];
                double sum = row[j - i + w];
                for (int k = Math.max(0, i - w); k < j; k++) {
                    int below = k - j + w;
                    if (below >= 0) {
                        sum -= pending[k - i + w] * other[below];
                    }
                }
                pending[j - i + w] = sum;
                row[j - i + w] = sum / other[w];
                diagonal -= sum * row[j - i + w];
            }
            row[w] = diagonal == 0 ? Double.MIN_NORMAL : diagonal;
        }
        this.reduced = border.clone();
        double corner = entries.corner;
        if (shape.bordered()) {
            solveBand(reduced);
            for (int i = 0; i < border.length; i++) {
                corner -= border[i] * reduced[i];
            }
        }
        this.schur = corner;
    }

    /** How many eigenvalues are negative. */
    int negative() {
        int count = shape.bordered() && schur < 0 ? 1 : 0;
        for (double[] row : rows) {
            if (row[shape.width()] < 0) {
                count++;
            }
        }
        return count;
    }

    /** Replaces a right-hand side by the solution. */
    void solve(double[] x) {
        solveBand(x);
        if (shape.bordered()) {
            int last = shape.band();
            double sum = x[last];
            for (int i = 0; i < last; i++) {
                sum -= border[i] * x[i];
            }
            x[last] = sum / schur;
            for (int i = 0; i < last; i++) {
                x[i] -= x[last] * reduced[i];
            }
        }
    }

    private void solveBand(double[] x) {
        int w = shape.width();
        for (int i = 0; i < rows.length; i++) {
            for (int j = Math.max(0, i - w); j < i; j++) {
                x[i] -= rows[i][j - i + w] * x[j];
            }
        }
        for (int i = 0; i < rows.length; i++) {
            x[i] /= rows[i][w];
        }
        for (int i = rows.length - 1; i >= 0; i--) {
            for (int j = Math.max(0, i - w); j < i; j++) {
                x[j] -= rows[i][j - i + w] * x[i];
            }
        }
    }
}
