package org.wickbench.numeric.spectrum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Grid;

/**
 * The lowest eigenpairs of a grid Hamiltonian by the thick-restart Lanczos iteration (Wu and Simon, SIAM J. Matrix Anal. 22
 * (2000) 602) with full reorthogonalisation. Because a Krylov space holds one vector of each eigenspace only, the
 * complement of what was found is searched again until it holds nothing lower: degenerate levels are found as often as they
 * occur.
 */
final class Lanczos {
    /** Any fixed seed: results are reproducible, and no symmetry of the problem is shared by the start vector. */
    private static final long SEED = 0x5EED;
    /** Residuals cannot fall below the round-off of one application, a few ulps of the operator's size. */
    private static final double RESIDUAL_ULPS = 64;

    private static final int MAX_RESTARTS = 400;
    /** A search for a few levels that takes longer is stiff: a preconditioned one takes over. */
    private static final int PATIENCE = 6;

    private static final int FEW = 4;
    /** Up to this size all pairs of the matrix cost less (9 n^3 operations) than an iteration. */
    private static final int DENSE = 96;

    /** The search looks whether it has converged after so many applications: more often costs more than it saves. */
    private static final int LOOK = 10;
    /** A square of a length that a projection has reduced by more has lost digits. */
    private static final double CANCELLED = 0.5;

    private final GridHamiltonian hamiltonian;
    private final int n;
    private final double tolerance;

    Lanczos(GridHamiltonian hamiltonian) {
        this.hamiltonian = hamiltonian;
        this.n = hamiltonian.size();
        this.tolerance = RESIDUAL_ULPS * Math.ulp(1.0) * hamiltonian.bound();
    }

    /** How many doubles a search for so many levels holds at its peak, the Hamiltonian and its potential included. */
    static double doubles(Grid grid, int count) {
        double points = grid.size();
        double basis = Math.min(points, Math.max(40, 2.0 * count + 24));
        double matrices = 5 * basis * basis;
        for (Axis axis : grid.axes()) {
            // the kinetic matrix, and for a few levels the modes that precondition the search
            matrices += (count <= FEW ? 2.0 : 1.0) * axis.points() * axis.points();
        }
        // a restart holds its new vectors beside the old basis; the last of them are the pairs
        double vectors = basis + 1 + Math.min(basis, count + Math.min(count, 8) + 4) + 2.0 * count + 6;
        return points * vectors + matrices;
    }

    /** An eigenpair; the vector has Euclidean length 1. */
    record Pair(double value, double residual, double[] vector) {}

    /**
     * The lowest pairs in increasing order, with residuals at round-off.
     *
     * @param start not orthogonal to them; a good guess saves iterations
     */
    List<Pair> lowest(int count, double[] start) {
        return lowest(count, start, 0);
    }

    /**
     * The lowest pairs in increasing order.
     *
     * @param enough the search also ends where a value's error, by its residual and its distance to the next value found
     *     (Temple, Kato), is below this; 0 asks for residuals at round-off
     */
    List<Pair> lowest(int count, double[] start, double enough) {
        if (count > n) {
            throw new ProblemException("a grid of " + n + " points has no " + count + " levels: take more points");
        }
        if (n <= DENSE) {
            return dense(count);
        }
        int restarts = count <= FEW ? PATIENCE : MAX_RESTARTS;
        Optional<List<Pair>> quick = search(count, start, List.of(), enough, restarts);
        if (quick.isEmpty() && count <= FEW) {
            Optional<List<Pair>> blocks = new PreconditionedSearch(hamiltonian, tolerance).lowest(count, start);
            if (blocks.isPresent()) {
                return blocks.get();
            }
        }
        List<Pair> found = new ArrayList<>(quick.isPresent() ? quick.get() : search(count, start, List.of(), enough));
        if (count == 1) {
            return found;
        }
        Random random = new Random(SEED);
        while (found.size() < n) {
            Pair other =
                    search(1, random.doubles(n, -1, 1).toArray(), found, enough).getFirst();
            if (found.size() == count) {
                if (other.value() >= found.getLast().value() - 8 * tolerance) {
                    break;
                }
                found.removeLast();
            }
            found.add(other);
            found.sort(Comparator.comparingDouble(Pair::value));
        }
        return found;
    }

    private List<Pair> dense(int count) {
        double[][] matrix = new double[n][n];
        double[] unit = new double[n];
        for (int j = 0; j < n; j++) {
            unit[j] = 1;
            hamiltonian.apply(unit, matrix[j]);
            unit[j] = 0;
        }
        return pairs(new SymmetricEigen(matrix), identity(), n, count);
    }

    private double[][] identity() {
        double[][] basis = new double[n][n];
        for (int j = 0; j < n; j++) {
            basis[j][j] = 1;
        }
        return basis;
    }

    private List<Pair> search(int count, double[] start, List<Pair> deflated, double enough) {
        return search(count, start, deflated, enough, MAX_RESTARTS)
                .orElseThrow(() -> new ProblemException("the Lanczos iteration did not converge in " + MAX_RESTARTS
                        + " restarts: the levels lie too close for the grid's largest energy " + hamiltonian.bound()
                        + "; use a smaller box or a coarser grid"));
    }

    private Optional<List<Pair>> search(int count, double[] start, List<Pair> deflated, double enough, int restarts) {
        int size = Math.min(n - deflated.size(), Math.max(40, 2 * count + 24));
        int keep = Math.min(size - 2, count + Math.min(count, 8) + 4);
        double[][] basis = new double[size + 1][];
        double[][] projected = new double[size][size];
        double[] coupling = new double[size];
        basis[0] = start.clone();
        orthogonalise(basis[0], basis, 0, deflated);
        normalise(basis[0]);
        int kept = 0;
        double[] work = new double[n];
        for (int restart = 0; restart < restarts; restart++) {
            double beta = 0;
            for (int j = kept; j < size; j++) {
                hamiltonian.apply(basis[j], work);
                double[] next = work.clone();
                projected[j][j] = dot(basis[j], next);
                axpy(-projected[j][j], basis[j], next);
                if (j == kept) {
                    for (int i = 0; i < kept; i++) {
                        projected[i][j] = coupling[i];
                        projected[j][i] = coupling[i];
                        axpy(-coupling[i], basis[i], next);
                    }
                } else {
                    axpy(-beta, basis[j - 1], next);
                }
                orthogonalise(next, basis, j + 1, deflated);
                beta = normalise(next);
                basis[j + 1] = next;
                if (j + 1 < size) {
                    projected[j][j + 1] = beta;
                    projected[j + 1][j] = beta;
                }
                int filled = j + 1;
                // an invariant subspace: its pairs are exact
                boolean exact = beta <= tolerance || filled >= n - deflated.size();
                if (exact || filled == size || (filled - kept) % LOOK == 0 && filled > count) {
                    SymmetricEigen ritz = new SymmetricEigen(leading(projected, filled));
                    int wanted = Math.min(count, filled);
                    if (exact || converged(ritz, beta, wanted, enough)) {
                        return Optional.of(pairs(ritz, basis, filled, wanted));
                    }
                    if (filled == size) {
                        restart(ritz, basis, projected, coupling, size, keep, beta);
                    }
                }
            }
            kept = keep;
        }
        return Optional.empty();
    }

    private boolean converged(SymmetricEigen ritz, double beta, int wanted, double enough) {
        double[] values = ritz.values();
        int last = values.length - 1;
        for (int k = 0; k < wanted; k++) {
            double residual = Math.abs(beta * ritz.vectors()[k][last]);
            double gap = Math.min(
                    k == 0 ? Double.POSITIVE_INFINITY : values[k] - values[k - 1],
                    k == last ? 0 : values[k + 1] - values[k]);
            if (residual > tolerance && !(residual * residual <= enough * gap)) {
                return false;
            }
        }
        return true;
    }

    private void restart(
            SymmetricEigen ritz,
            double[][] basis,
            double[][] projected,
            double[] coupling,
            int filled,
            int kept,
            double beta) {
        double[][] rotated = new double[kept][];
        for (int k = 0; k < kept; k++) {
            rotated[k] = combine(ritz.vectors()[k], basis, filled);
            coupling[k] = beta * ritz.vectors()[k][filled - 1];
        }
        double[] last = basis[filled];
        for (double[] row : projected) {
            Arrays.fill(row, 0);
        }
        for (int k = 0; k < kept; k++) {
            basis[k] = rotated[k];
            projected[k][k] = ritz.values()[k];
        }
        basis[kept] = last;
    }

    private List<Pair> pairs(SymmetricEigen ritz, double[][] basis, int filled, int wanted) {
        List<Pair> pairs = new ArrayList<>();
        double[] image = new double[n];
        for (int k = 0; k < wanted; k++) {
            double[] vector = combine(ritz.vectors()[k], basis, filled);
            normalise(vector);
            hamiltonian.apply(vector, image);
            double value = dot(vector, image);
            double square = 0;
            for (int i = 0; i < n; i++) {
                double r = image[i] - value * vector[i];
                square += r * r;
            }
            pairs.add(new Pair(value, Math.sqrt(square), vector));
        }
        return pairs;
    }

    private static double[][] leading(double[][] matrix, int size) {
        double[][] copy = new double[size][];
        for (int i = 0; i < size; i++) {
            copy[i] = Arrays.copyOf(matrix[i], size);
        }
        return copy;
    }

    private double[] combine(double[] weights, double[][] basis, int filled) {
        double[] sum = new double[n];
        for (int j = 0; j < filled; j++) {
            axpy(weights[j], basis[j], sum);
        }
        return sum;
    }

    /** Once more where the first pass has cancelled digits; twice is enough (Kahan, Parlett). */
    private static void orthogonalise(double[] x, double[][] basis, int count, List<Pair> deflated) {
        double left = dot(x, x);
        double before = Double.POSITIVE_INFINITY;
        while (left < CANCELLED * before && before > 0) {
            before = left;
            for (Pair pair : deflated) {
                axpy(-dot(pair.vector(), x), pair.vector(), x);
            }
            for (int i = 0; i < count; i++) {
                axpy(-dot(basis[i], x), basis[i], x);
            }
            left = dot(x, x);
        }
    }

    private static double normalise(double[] x) {
        double norm = Math.sqrt(dot(x, x));
        if (norm > 0) {
            for (int i = 0; i < x.length; i++) {
                x[i] /= norm;
            }
        }
        return norm;
    }

    static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    static void axpy(double weight, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] += weight * x[i];
        }
    }
}
