package org.wickbench.numeric.spectrum;

import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Grid;

/**
 * {@code (D K + s)^-1} on a grid: the kinetic part is diagonal in the axes' sine, cosine or Fourier modes, whose matrices are
 * applied along every line. As dear as two applications of the Hamiltonian.
 */
final class KineticModes {
    private final Grid grid;
    private final double[][] modes;
    /** {@code D k^2} of each mode of each axis. */
    private final double[][] energies;

    KineticModes(Grid grid, double diffusion) {
        this.grid = grid;
        this.modes = new double[grid.dimension()][];
        this.energies = new double[grid.dimension()][];
        for (int i = 0; i < grid.dimension(); i++) {
            Axis axis = grid.axis(i);
            int n = axis.points();
            modes[i] = new double[n * n];
            energies[i] = new double[n];
            for (int k = 0; k < n; k++) {
                double wave = wave(axis, k);
                energies[i][k] = diffusion * wave * wave;
                double square = 0;
                for (int j = 0; j < n; j++) {
                    double value = mode(axis, k, j);
                    modes[i][k * n + j] = value;
                    square += value * value;
                }
                for (int j = 0; j < n; j++) {
                    modes[i][k * n + j] /= Math.sqrt(square);
                }
            }
        }
    }

    /** The wavenumber of the {@code k}-th mode [1/L]. */
    private static double wave(Axis axis, int k) {
        return switch (axis.boundary()) {
            case DIRICHLET -> Math.PI * (k + 1) / axis.length();
            case NEUMANN -> Math.PI * k / axis.length();
            case PERIODIC, ABSORBING -> 2 * Math.PI * ((k + 1) / 2) / axis.length();
        };
    }

    /** The {@code k}-th mode at the {@code j}-th point, not normalised. */
    static double mode(Axis axis, int k, int j) {
        int n = axis.points();
        return switch (axis.boundary()) {
            case DIRICHLET -> Math.sin(Math.PI * ((k + 1L) * (j + 1L) % (2L * (n + 1))) / (n + 1));
            case NEUMANN -> Math.cos(Math.PI * (k * (2L * j + 1) % (4L * n)) / (2.0 * n));
            case PERIODIC, ABSORBING -> {
                double angle = 2 * Math.PI * ((k + 1L) / 2 * j % n) / n;
                // 1, cos, sin, cos, sin, ...: an even number of points ends with the cosine of the shortest wave
                yield k % 2 == 1 || k == 0 ? Math.cos(angle) : Math.sin(angle);
            }
        };
    }

    /** {@code (D K + shift)^-1 in}. */
    double[] solve(double[] in, double shift) {
        double[] values = in;
        for (int axis = 0; axis < grid.dimension(); axis++) {
            values = along(axis, values, true);
        }
        for (int i = 0; i < values.length; i++) {
            double energy = shift;
            for (int axis = 0; axis < grid.dimension(); axis++) {
                energy += energies[axis][i / grid.stride(axis) % grid.axis(axis).points()];
            }
            values[i] /= energy;
        }
        for (int axis = 0; axis < grid.dimension(); axis++) {
            values = along(axis, values, false);
        }
        return values;
    }

    /** Every line of an axis from points to modes, or back. */
    private double[] along(int axis, double[] in, boolean forward) {
        int n = grid.axis(axis).points();
        int stride = grid.stride(axis);
        double[] matrix = modes[axis];
        double[] out = new double[in.length];
        for (int slab = 0; slab < in.length; slab += n * stride) {
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < n; j++) {
                    double weight = matrix[k * n + j];
                    int to = slab + (forward ? k : j) * stride;
                    int from = slab + (forward ? j : k) * stride;
                    for (int line = 0; line < stride; line++) {
                        out[to + line] += weight * in[from + line];
                    }
                }
            }
        }
        return out;
    }
}
