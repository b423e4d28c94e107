package org.wickbench.numeric.spectrum;

import org.wickbench.numeric.grid.Grid;

/**
 * {@code H = D sum_axis K_axis + V} on a grid: one dense matrix per axis (Kronecker form), applied along every line.
 * {@code 2 N (n_1 + ... + n_d)} operations on {@code N = n_1 ... n_d} points.
 */
final class GridHamiltonian {
    private final Grid grid;
    private final double[][] kinetic;
    private final double[] potential;
    private final double diffusion;
    private final double bound;
    private long applications;

    GridHamiltonian(Grid grid, double diffusion, double[] potential) {
        this.grid = grid;
        this.potential = potential;
        this.diffusion = diffusion;
        this.kinetic = new double[grid.dimension()][];
        double norm = 0;
        for (int axis = 0; axis < grid.dimension(); axis++) {
            kinetic[axis] = KineticMatrix.of(grid.axis(axis));
            for (int i = 0; i < kinetic[axis].length; i++) {
                kinetic[axis][i] *= diffusion;
            }
            double wave = Math.PI / grid.axis(axis).spacing();
            norm += diffusion * wave * wave;
        }
        double largest = 0;
        for (double v : potential) {
            largest = Math.max(largest, Math.abs(v));
        }
        this.bound = norm + largest;
    }

    int size() {
        return potential.length;
    }

    Grid grid() {
        return grid;
    }

    double diffusion() {
        return diffusion;
    }

    double lowestPotential() {
        double lowest = Double.POSITIVE_INFINITY;
        for (double v : potential) {
            lowest = Math.min(lowest, v);
        }
        return lowest;
    }

    /** An upper bound of the spectral radius. */
    double bound() {
        return bound;
    }

    long applications() {
        return applications;
    }

    /** {@code out = H in}; both of {@link #size()}, not the same array. */
    void apply(double[] in, double[] out) {
        applications++;
        for (int i = 0; i < in.length; i++) {
            out[i] = potential[i] * in[i];
        }
        for (int axis = 0; axis < grid.dimension(); axis++) {
            int n = grid.axis(axis).points();
            int stride = grid.stride(axis);
            int slabs = in.length / (n * stride);
            for (int slab = 0; slab < slabs; slab++) {
                if (stride == 1) {
                    row(kinetic[axis], in, out, slab * n, n);
                } else {
                    columns(kinetic[axis], in, out, slab * n * stride, n, stride);
                }
            }
        }
    }

    /** The matrix is symmetric, so its row serves as column: contiguous sums that vectorise. */
    private static void row(double[] matrix, double[] in, double[] out, int at, int n) {
        for (int j = 0; j < n; j++) {
            double x = in[at + j];
            int row = j * n;
            for (int i = 0; i < n; i++) {
                out[at + i] += matrix[row + i] * x;
            }
        }
    }

    private static void columns(double[] matrix, double[] in, double[] out, int at, int n, int stride) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double weight = matrix[i * n + j];
                int from = at + j * stride;
                int to = at + i * stride;
                for (int k = 0; k < stride; k++) {
                    out[to + k] += weight * in[from + k];
                }
            }
        }
    }
}
