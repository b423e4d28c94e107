package org.wickbench.numeric.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.evolve.ErrorStatement;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.grid.Memory;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.PointFunction;

/** The lowest levels of a problem on a given grid, with the error of each energy measured on a finer and on a wider grid. */
public final class Spectrum {
    /** Covers convergence as slow as first order: {@code 1/(1 - 1/1.5)} for half as many points again. */
    private static final double SAFETY = 3;
    /** Above this many multiplications for one application the finer grid is replaced by a coarser one. */
    private static final double AFFORDABLE = 3e7;

    /** The square still fits an array. */
    private static final int LONGEST_AXIS = 46_000;

    /** The error of a first guess' values, as a share of the bound of the spectrum. */
    private static final double ROUGH = 1e-6;
    /** How much of a guess is mixed into known states. */
    private static final double GUESS_SHARE = 1e-3;

    private static final int MAX_DENSE = 1_500;
    private static final long SEED = 0x5EED;

    private final Problem problem;
    private final double diffusion;
    private final PointFunction objective;
    private final Ends ends;
    private long applications;

    public Spectrum(Problem problem) {
        if (problem.isTimeDependent()) {
            throw new ProblemException(
                    "a problem that changes with the time t has no levels: give t a value as a parameter to"
                            + " freeze it");
        }
        this.problem = problem;
        this.diffusion = OnGrid.diffusion(problem);
        this.objective = new PointFunction(problem, problem.objective(), "the objective");
        this.ends = new Ends(objective);
    }

    /**
     * The lowest levels on the whole space, on a grid chosen for the tolerance.
     *
     * @throws ProblemException for an objective that is unbounded below or does not confine that many levels, and for a
     *     tolerance that is not positive or out of reach
     */
    public static Levels automatic(Problem problem, double tolerance, int count) {
        requireCount(count);
        if (!(tolerance > 0) || Double.isInfinite(tolerance)) {
            throw new ProblemException("the tolerance must be a positive number, not " + tolerance);
        }
        return new AutomaticGrid(problem, new Spectrum(problem), tolerance, count).solve();
    }

    double diffusion() {
        return diffusion;
    }

    PointFunction objective() {
        return objective;
    }

    private static String levelsText(int count) {
        return count == 1 ? "the lowest level" : count + " levels";
    }

    /** The pairs and states of a grid are kept while the grids that measure their error are solved. */
    private static double doubles(Grid grid, int count) {
        Grid compared = grid.refined(cost(grid) * 4 <= AFFORDABLE ? 1.5 : 2.0 / 3);
        return grid.size() * (2.0 * count + 2)
                + Math.max(Lanczos.doubles(compared, count), Lanczos.doubles(grid.refined(1.25), count));
    }

    /** The lowest levels on a grid and the error of their energies. */
    public Levels levels(Grid grid, int count) {
        requireCount(count);
        if (count <= grid.size()) {
            Memory.require(grid, on -> doubles(on, count), levelsText(count) + " with the measurement of the error");
        }
        Solution solution = solve(grid, count);
        double[] space = space(grid, count, solution);
        List<String> boxNotes = new ArrayList<>();
        double[] box = box(grid, count, solution, boxNotes);
        List<Level> levels = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            Lanczos.Pair pair = solution.pairs.get(k);
            List<String> notes = new ArrayList<>(List.of(
                    cost(grid) * 4 <= AFFORDABLE
                            ? "space: against a grid with half as many points again"
                            : "space: against a coarser grid, an upper bound"));
            notes.addAll(boxNotes);
            double roundOff = pair.residual() + 4 * Math.ulp(1.0) * solution.bound;
            ErrorStatement error = new ErrorStatement("energy", space[k], 0, box[k], roundOff, notes);
            levels.add(new Level(pair.value(), pair.residual(), state(grid, pair.vector()), error));
        }
        return new Levels(grid, levels, applications);
    }

    /**
     * Thermal quantities from all levels of a small grid.
     *
     * @param beta positive
     * @throws ProblemException also for more than 1500 points: all eigenvalues are needed
     */
    public Thermal thermal(Grid grid, double beta) {
        if (!(beta > 0) || Double.isInfinite(beta)) {
            throw new ProblemException("the inverse temperature must be a positive number, not " + beta);
        }
        if (grid.size() > MAX_DENSE) {
            throw new ProblemException("thermal quantities need all levels of the grid: at most " + MAX_DENSE
                    + " points, not " + grid.size());
        }
        double[] energies = all(grid);
        Thermal found = Thermal.of(energies, beta)
                .withRounding(4 * Math.ulp(1.0) * Math.abs(energies[energies.length - 1]))
                .withErrors(SAFETY, Thermal.of(all(grid.refined(4.0 / 3)), beta));
        List<Axis> wider = grid.axes().stream()
                .map(axis -> axis.boundary() == Boundary.PERIODIC
                                && ends.isCircle(grid, grid.axes().indexOf(axis))
                        ? axis
                        : wider(axis))
                .toList();
        try {
            return found.withErrors(SAFETY, Thermal.of(all(new Grid(wider)), beta));
        } catch (ProblemException notThere) {
            return found;
        }
    }

    private static Axis wider(Axis axis) {
        int extra = Math.max(1, axis.points() / 16);
        double h = axis.spacing();
        return new Axis(
                axis.name(),
                axis.lower() - extra * h,
                axis.upper() + extra * h,
                axis.points() + 2 * extra,
                axis.boundary());
    }

    private double[] all(Grid grid) {
        checkAxes(grid);
        double[] values = objective.onGrid(grid);
        OnGrid.requireFinite(grid, values, "the objective");
        GridHamiltonian hamiltonian = new GridHamiltonian(grid, diffusion, values);
        double[][] matrix = new double[values.length][values.length];
        double[] unit = new double[values.length];
        for (int j = 0; j < unit.length; j++) {
            unit[j] = 1;
            hamiltonian.apply(unit, matrix[j]);
            unit[j] = 0;
        }
        return new SymmetricEigen(matrix).values();
    }

    static void requireCount(int count) {
        if (count < 1) {
            throw new ProblemException("the number of levels must be at least 1, not " + count);
        }
    }

    /** Pairs on one grid. */
    record Solution(Grid grid, double[] potential, List<Lanczos.Pair> pairs, double bound) {}

    /** What a solution is for. */
    private sealed interface Aim {
        /** Values and states as exact as double precision. */
        record States() implements Aim {}

        /** Values to a few digits. */
        record Rough() implements Aim {}

        /** Values as exact as double precision, close to those of another grid. */
        record Near(Solution known) implements Aim {}
    }

    Solution solve(Grid grid, int count) {
        return solve(grid, count, new Aim.States());
    }

    /** A first guess: values to a few digits. */
    Solution rough(Grid grid, int count) {
        return solve(grid, count, new Aim.Rough());
    }

    private Solution solve(Grid grid, int count, Aim aim) {
        checkAxes(grid);
        if (count > grid.size()) {
            throw new ProblemException(
                    "a grid of " + grid.size() + " points has no " + count + " levels: take more points");
        }
        for (Axis axis : grid.axes()) {
            if (axis.points() > LONGEST_AXIS) {
                throw new ProblemException("axis " + axis.name() + " has " + axis.points()
                        + " points, and its matrix has the square of that many entries: take at most "
                        + LONGEST_AXIS * 4 / 5);
            }
        }
        Memory.require(grid, on -> Lanczos.doubles(on, count), "the Krylov basis for " + levelsText(count));
        double[] values = objective.onGrid(grid);
        OnGrid.requireFinite(grid, values, "the objective");
        GridHamiltonian hamiltonian = new GridHamiltonian(grid, diffusion, values);
        Lanczos search = new Lanczos(hamiltonian);
        double[] start = guess(grid, values);
        List<Lanczos.Pair> pairs =
                switch (aim) {
                    case Aim.States _ -> search.lowest(count, start);
                    case Aim.Rough _ -> search.lowest(count, start, ROUGH * hamiltonian.bound());
                    case Aim.Near(Solution known) -> {
                        near(known, grid, start);
                        yield search.lowest(count, start, Math.ulp(1.0) * hamiltonian.bound());
                    }
                };
        applications += hamiltonian.applications();
        return new Solution(grid, values, pairs, hamiltonian.bound());
    }

    private void checkAxes(Grid grid) {
        // the same refusals as for compiled kernels: dimension and names of the axes
        OnGrid.routine(problem, grid, "objective", problem.objective(), "the objective");
        for (Axis axis : grid.axes()) {
            if (axis.boundary() == Boundary.ABSORBING) {
                throw new ProblemException(
                        "axis " + axis.name()
                                + " absorbs: its Hamiltonian is not self-adjoint and has no real levels; use Dirichlet or periodic ends");
            }
        }
    }

    /**
     * Adds the known states to a guess. What is left of the guess reaches every level of the grid, so that one that the
     * known grid does not show is found as well.
     */
    private static void near(Solution known, Grid grid, double[] guess) {
        double square = 0;
        for (double v : guess) {
            square += v * v;
        }
        double scale = GUESS_SHARE / Math.sqrt(square);
        for (int i = 0; i < guess.length; i++) {
            guess[i] *= scale;
        }
        for (Lanczos.Pair pair : known.pairs()) {
            double[] state = Continuation.carry(pair.vector(), known.grid(), grid);
            for (int i = 0; i < guess.length; i++) {
                guess[i] += state[i];
            }
        }
    }

    /** Large where the objective is low, with noise that no symmetry shares. */
    private static double[] guess(Grid grid, double[] values) {
        double lowest = Double.POSITIVE_INFINITY;
        for (double v : values) {
            lowest = Math.min(lowest, v);
        }
        double spread = 0;
        for (double v : values) {
            spread += Math.log1p(v - lowest);
        }
        spread = Math.expm1(spread / values.length) / 4 + 1e-300;
        Random random = new Random(SEED);
        double[] start = new double[grid.size()];
        for (int i = 0; i < start.length; i++) {
            double u = (values[i] - lowest) / spread;
            start[i] = (1 + 0.5 * random.nextDouble()) / (1 + u * u);
        }
        return start;
    }

    private static double cost(Grid grid) {
        double cost = 0;
        for (Axis axis : grid.axes()) {
            cost += axis.points();
        }
        return cost * grid.size();
    }

    private double[] space(Grid grid, int count, Solution solution) {
        boolean finer = cost(grid) * 4 <= AFFORDABLE;
        Grid other = grid.refined(finer ? 1.5 : 2.0 / 3);
        return differences(solution, solve(other, count, new Aim.Near(solution)), count, finer ? SAFETY : 1);
    }

    private static double[] differences(Solution one, Solution other, int count, double factor) {
        double[] differences = new double[count];
        for (int k = 0; k < count; k++) {
            differences[k] = factor
                    * Math.abs(one.pairs.get(k).value() - other.pairs.get(k).value());
        }
        return differences;
    }

    private double[] box(Grid grid, int count, Solution solution, List<String> notes) {
        List<Axis> axes = new ArrayList<>();
        boolean widened = false;
        for (int i = 0; i < grid.dimension(); i++) {
            Axis axis = grid.axis(i);
            int extra = Math.max(1, axis.points() / 8);
            boolean lower = ends.truncate(solution, i, false);
            boolean upper = ends.truncate(solution, i, true);
            widened |= lower || upper;
            if (!lower || !upper) {
                notes.add("box: " + (lower ? "the upper end" : upper ? "the lower end" : "both ends") + " of "
                        + axis.name() + " taken as part of the problem");
            }
            double h = axis.spacing();
            axes.add(new Axis(
                    axis.name(),
                    axis.lower() - (lower ? extra * h : 0),
                    axis.upper() + (upper ? extra * h : 0),
                    axis.points() + (lower ? extra : 0) + (upper ? extra : 0),
                    axis.boundary()));
        }
        if (!widened) {
            return new double[count];
        }
        try {
            double[] box = differences(solution, solve(new Grid(axes), count, new Aim.Near(solution)), count, SAFETY);
            notes.add("box: against a wider one");
            return box;
        } catch (ProblemException unsolvable) {
            notes.add("box: NOT MEASURED, because on a wider box " + unsolvable.getMessage());
            return new double[count];
        }
    }

    /** Normalised in the grid's L2 norm, with a positive sum (or first moment of signs) so that the sign is reproducible. */
    private static Field state(Grid grid, double[] vector) {
        double sum = 0;
        int largest = 0;
        for (int i = 0; i < vector.length; i++) {
            sum += vector[i];
            if (Math.abs(vector[i]) > (1 + 1e-6) * Math.abs(vector[largest])) {
                largest = i;
            }
        }
        double sign = Math.abs(sum) > 1e-6 * Math.sqrt(vector.length) ? Math.signum(sum) : Math.signum(vector[largest]);
        double scale = sign / Math.sqrt(grid.cell());
        double[] values = new double[vector.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = scale * vector[i];
        }
        return Field.real(grid, values);
    }
}
