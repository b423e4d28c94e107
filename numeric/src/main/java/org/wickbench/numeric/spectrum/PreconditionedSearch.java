package org.wickbench.numeric.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The lowest eigenpairs by the locally optimal block preconditioned conjugate gradient iteration (Knyazev, SIAM J. Sci.
 * Comput. 23 (2001) 517) with the kinetic part as preconditioner: the number of iterations does not grow with the number of
 * points, where that of Lanczos grows with the square root of the largest kinetic energy. The basis of states, residuals and
 * last directions is orthonormalised in every iteration.
 */
final class PreconditionedSearch {
    /** Beside the wanted states: the last ones of a block converge slowest. */
    private static final int GUARDS = 2;

    private static final int MAX_ITERATIONS = 250;
    /** What is left of a vector after orthogonalisation below this share is rounding. */
    private static final double DEPENDENT = 1e-10;

    private static final long SEED = 0x5EED;

    private final GridHamiltonian hamiltonian;
    private final KineticModes preconditioner;
    private final double lowestPotential;
    private final double tolerance;
    private final int n;

    PreconditionedSearch(GridHamiltonian hamiltonian, double tolerance) {
        this.hamiltonian = hamiltonian;
        this.preconditioner = new KineticModes(hamiltonian.grid(), hamiltonian.diffusion());
        this.lowestPotential = hamiltonian.lowestPotential();
        this.tolerance = tolerance;
        this.n = hamiltonian.size();
    }

    /** A vector and its image under H. */
    private record Imaged(double[] vector, double[] image) {}

    /** The lowest pairs in increasing order, or nothing where the iteration does not converge. */
    Optional<List<Lanczos.Pair>> lowest(int count, double[] start) {
        int block = Math.min(n, count + GUARDS);
        Random random = new Random(SEED);
        List<Imaged> states = new ArrayList<>();
        add(states, start.clone());
        while (states.size() < block) {
            add(states, random.doubles(n, -1, 1).toArray());
        }
        List<Imaged> directions = List.of();
        for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
            List<Imaged> basis = new ArrayList<>(states);
            directions.forEach(direction -> addImaged(basis, direction));
            boolean converged = iteration > 0;
            for (int k = 0; k < states.size(); k++) {
                Imaged state = states.get(k);
                double value = dot(state.vector(), state.image());
                double[] residual = state.image().clone();
                axpy(-value, state.vector(), residual);
                converged &= k >= count || Math.sqrt(dot(residual, residual)) <= tolerance;
                double shift = Math.max(value - lowestPotential, 1e-3 * Math.abs(value));
                add(basis, preconditioner.solve(residual, shift > 0 ? shift : 1));
            }
            if (converged) {
                return Optional.of(pairs(states.subList(0, count)));
            }
            SymmetricEigen ritz = new SymmetricEigen(projected(basis));
            List<Imaged> better = new ArrayList<>();
            List<Imaged> moves = new ArrayList<>();
            for (int k = 0; k < block; k++) {
                better.add(combine(ritz.vectors()[k], basis, 0));
                moves.add(combine(ritz.vectors()[k], basis, states.size()));
            }
            states = better;
            directions = moves;
        }
        return Optional.empty();
    }

    private static double[][] projected(List<Imaged> basis) {
        int size = basis.size();
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = dot(basis.get(i).vector(), basis.get(j).image());
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    private Imaged combine(double[] weights, List<Imaged> basis, int from) {
        double[] vector = new double[n];
        double[] image = new double[n];
        for (int j = from; j < basis.size(); j++) {
            axpy(weights[j], basis.get(j).vector(), vector);
            axpy(weights[j], basis.get(j).image(), image);
        }
        return new Imaged(vector, image);
    }

    /** Adds a new vector, made orthonormal, unless nothing is left of it. */
    private void add(List<Imaged> basis, double[] vector) {
        double before = Math.sqrt(dot(vector, vector));
        for (int pass = 0; pass < 2; pass++) {
            for (Imaged other : basis) {
                axpy(-dot(other.vector(), vector), other.vector(), vector);
            }
        }
        double after = Math.sqrt(dot(vector, vector));
        if (after > DEPENDENT * before) {
            scale(vector, 1 / after);
            double[] image = new double[n];
            hamiltonian.apply(vector, image);
            basis.add(new Imaged(vector, image));
        }
    }

    /** The same for a vector whose image is known. */
    private static void addImaged(List<Imaged> basis, Imaged direction) {
        double[] vector = direction.vector();
        double[] image = direction.image();
        double before = Math.sqrt(dot(vector, vector));
        for (int pass = 0; pass < 2; pass++) {
            for (Imaged other : basis) {
                double weight = -dot(other.vector(), vector);
                axpy(weight, other.vector(), vector);
                axpy(weight, other.image(), image);
            }
        }
        double after = Math.sqrt(dot(vector, vector));
        // an image loses digits with its vector: a direction that is nearly dependent is left out
        if (after > 1e-4 * before) {
            scale(vector, 1 / after);
            scale(image, 1 / after);
            basis.add(direction);
        }
    }

    private List<Lanczos.Pair> pairs(List<Imaged> states) {
        List<Lanczos.Pair> pairs = new ArrayList<>();
        double[] image = new double[n];
        for (Imaged state : states) {
            double[] vector = state.vector();
            scale(vector, 1 / Math.sqrt(dot(vector, vector)));
            hamiltonian.apply(vector, image);
            double value = dot(vector, image);
            axpy(-value, vector, image);
            pairs.add(new Lanczos.Pair(value, Math.sqrt(dot(image, image)), vector));
        }
        return pairs;
    }

    private static void scale(double[] x, double factor) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= factor;
        }
    }

    private static double dot(double[] a, double[] b) {
        return Lanczos.dot(a, b);
    }

    private static void axpy(double weight, double[] x, double[] y) {
        Lanczos.axpy(weight, x, y);
    }
}
