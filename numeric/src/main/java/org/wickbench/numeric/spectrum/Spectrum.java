package org.wickbench.numeric.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.evolve.ErrorStatement;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.grid.Memory;
import org.wickbench.numeric.kernel.CellMeans;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.Pieces;
import org.wickbench.numeric.kernel.PointFunction;

/** The lowest levels of a problem on a given grid, with the error of each energy measured on a finer and on a wider grid. */
public final class Spectrum {

    /** The square still fits an array. */
    private static final int LONGEST_AXIS = 46_000;

    /** The error of a first guess' values, as a share of the bound of the spectrum. */
    private static final double ROUGH = 1e-6;
    /** How much of a guess is mixed into known states. */
    private static final double GUESS_SHARE = 1e-3;

    private static final int LOOKS = 2_000;
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
        this.ends = new Ends(problem, objective);
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

    /** How often a Hamiltonian was applied so far. */
    long applications() {
        return applications;
    }

    PointFunction objective() {
        return objective;
    }

    Ends ends() {
        return ends;
    }

    /** The objective on a grid with means where values do not stand for their cells. */
    CellMeans means(Grid grid) {
        return new CellMeans(problem, problem.objective(), grid, "the objective");
    }

    /** The objective on an axis, cut into smooth pieces. */
    Pieces pieces(Axis axis, double longest) {
        return new Pieces(problem, problem.objective(), axis.lower(), axis.upper(), longest, "the objective");
    }

    /** The lowest value of the objective that some points of an axis show. */
    double lowestOn(Axis axis) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < LOOKS; i++) {
            double value = objective.at(axis.lower() + axis.length() * (i + 0.5) / LOOKS);
            lowest = value < lowest ? value : lowest;
        }
        return lowest;
    }

    private static String levelsText(int count) {
        return count == 1 ? "the lowest level" : count + " levels";
    }

    /** The pairs and states of a grid are kept while the grids that measure their error are solved. */
    private static double doubles(Grid grid, int count) {
        Grid compared = LevelErrors.compared(grid);
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
        IntFunction<ErrorStatement> errors =
                problem.isSampled() ? k -> sampledError(solution, k) : new LevelErrors(this, grid, count, solution)::of;
        List<Level> levels = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            Lanczos.Pair pair = solution.pairs.get(k);
            levels.add(new Level(pair.value(), pair.residual(), normalised(grid, pair.vector()), errors.apply(k)));
        }
        return new Levels(grid, levels, applications);
    }

    /** What is known of a level where the objective is known on the grid alone: how far it is from the grid's. */
    private static ErrorStatement sampledError(Solution solution, int level) {
        return new ErrorStatement(
                "energy",
                ErrorStatement.SAMPLED,
                Double.NaN,
                0,
                Double.NaN,
                LevelErrors.roundOff(solution, level),
                Set.of(ErrorStatement.Part.SPACE, ErrorStatement.Part.BOX),
                List.of(ErrorStatement.BETWEEN_SAMPLES));
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
        return new ThermalErrors(this, grid, beta).measured();
    }

    /** All levels of a grid. */
    double[] all(Grid grid) {
        return all(grid, objective.onGrid(grid));
    }

    /** All levels of a grid with other values of the objective. */
    double[] all(Grid grid, double[] values) {
        checkAxes(grid);
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
        return solve(grid, count, new Aim.States(), objective.onGrid(grid));
    }

    /** Energies on another grid than that of a known solution. */
    Solution solve(Grid grid, int count, Solution known) {
        return solve(grid, count, known, objective.onGrid(grid));
    }

    /** The same with other values of the objective. */
    Solution solve(Grid grid, int count, Solution known, double[] values) {
        return solve(grid, count, new Aim.Near(known), values);
    }

    /** A first guess: values to a few digits. */
    Solution rough(Grid grid, int count) {
        return solve(grid, count, new Aim.Rough(), objective.onGrid(grid));
    }

    private Solution solve(Grid grid, int count, Aim aim, double[] values) {
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

    /** Normalised in the grid's L2 norm, with a positive sum (or first moment of signs) so that the sign is reproducible. */
    static Field normalised(Grid grid, double[] vector) {
        double sum = 0;
        int largest = 0;
        for (int i = 0; i < vector.length; i++) {
            sum += vector[i];
            if (Math.abs(vector[i]) > (1 + 1e-6) * Math.abs(vector[largest])) {
                largest = i;
            }
        }
        double sign = Math.abs(sum) > 1e-6 * Math.sqrt(vector.length) ? Math.signum(sum) : Math.signum(vector[largest]);
        double scale = sign / Math.sqrt(grid.cell() * Lanczos.dot(vector, vector));
        double[] values = new double[vector.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = scale * vector[i];
        }
        return Field.real(grid, values);
    }
}
