package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.grid.Memory;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.pass.Passes;
import org.wickbench.numeric.run.CompiledKernel;
import org.wickbench.numeric.run.KernelCompiler;
import org.wickbench.symbolic.expr.Expr;

/**
 * Finite volumes for {@code u_t = D lap u + div(B u) - zeta u}, the form of a Fokker-Planck equation. Between two neighbours along
 * an axis, a distance {@code h} apart, the flux is the one that is constant there:
 *
 * <pre>
 *   J = D/h (beta(-w) u_(j+1) - beta(w) u_j),   w = 1/D Int B dx from x_j to x_(j+1),   beta(w) = w/(exp(w) - 1)
 * </pre>
 *
 * (J. S. Chang, G. Cooper, J. Comput. Phys. 6 (1970) 1; with the mean of B). What leaves one cell enters the next, so that the mass
 * {@code Int u dx} stays to round-off, reaction and walls aside. Where B is the gradient of f, {@code exp(-f/D)} has no flux and
 * stays as it is. The integral of B is taken by Gauss' rule of four points, exact for polynomials of degree 7.
 *
 * <p>Ends: periodic; Neumann, through which nothing flows; Dirichlet, at which u is 0.
 *
 * <p>Each axis is stepped by the trapezoidal rule and the backward differentiation formula in one (TR-BDF2; R. E. Bank et al.,
 * IEEE Trans. Electron Devices 32 (1985) 1992), both stages with the matrix {@code 1 - c A}, {@code c = (1 - 1/sqrt 2) h_t}; it damps
 * what is stiff. Axes and reaction are composed to and fro (Strang). Order 2 in space and in time; a schedule is taken at the
 * middle of the step. Densities stay positive where the step is short, {@code c |A_jj| <= 1}; beyond that no scheme of order 2 keeps
 * them so (C. Bolley, M. Crouzeix, RAIRO 12 (1978) 237).
 */
final class ChangCooper implements Stepper {
    /** What the components of B are called in messages. */
    static final String DRIFT = "the drift";

    /** Gauss' rule on [0, 1]: places and weights. */
    private static final double[] PLACES = {
        0.5 - 0.8611363115940526 / 2,
        0.5 - 0.3399810435848563 / 2,
        0.5 + 0.3399810435848563 / 2,
        0.5 + 0.8611363115940526 / 2
    };

    private static final double[] WEIGHTS = {
        0.3478548451374538 / 2, 0.6521451548625461 / 2, 0.6521451548625461 / 2, 0.3478548451374538 / 2
    };

    private static final double GAMMA = 2 - Math.sqrt(2);
    private static final double OLD = (1 - GAMMA) * (1 - GAMMA) / (GAMMA * (2 - GAMMA));
    private static final double MIDDLE = 1 / (GAMMA * (2 - GAMMA));

    private final Problem problem;
    private final Grid grid;
    private final Workers workers;
    private final CompiledKernel kernel;
    private final Field state;
    private final double[] work;
    private final double[] reaction;
    private final double[] factor;
    private final boolean reacts;
    private final List<Lines> lines = new ArrayList<>();
    private double diffusion;
    private double step;
    private double origin;
    private long stepsDone;

    ChangCooper(Problem problem, Grid grid, Field initial, double step, KernelCompiler compiler, int threads) {
        for (Axis axis : grid.axes()) {
            if (axis.boundary() == Boundary.ABSORBING) {
                throw new ProblemException("absorbing ends are there for splittings in real time: with a drift use"
                        + " periodic, Dirichlet or Neumann ends");
            }
            if (axis.points() < 3) {
                throw new ProblemException(
                        "finite volumes need at least 3 points on axis " + axis.name() + ", not " + axis.points());
            }
        }
        if (!initial.isReal()) {
            throw new ProblemException("a density is real: the initial state has an imaginary part");
        }
        this.problem = problem;
        this.grid = grid;
        this.workers = new Workers(threads);
        Memory.require(
                (3.0 + 5 * grid.dimension()) * grid.size(), "an evolution with a drift on " + grid.size() + " points");
        this.kernel = compiler.compile(Passes.run(program(problem, grid)).program(), header(problem));
        this.state = initial.copy();
        this.work = new double[grid.size()];
        this.reaction = new double[grid.size()];
        this.factor = new double[grid.size()];
        this.reacts = !problem.objective().equals(Expr.ZERO);
        for (int axis = 0; axis < grid.dimension(); axis++) {
            lines.add(new Lines(axis));
        }
        this.step = step;
        requireForward();
        // a schedule is looked at anew in every step
        evaluate(0);
        prepare();
    }

    /** The objective and the drift's components at every point. */
    static Program program(Problem problem, Grid grid) {
        List<Routine> routines = new ArrayList<>();
        routines.add(OnGrid.routine(problem, grid, "objective", problem.objective(), "the objective"));
        for (int axis = 0; axis < problem.drift().size(); axis++) {
            routines.add(OnGrid.routine(
                    problem,
                    between(grid, axis),
                    "drift" + axis,
                    problem.drift().get(axis),
                    DRIFT));
        }
        return new Program("Drift", routines);
    }

    static String header(Problem problem) {
        return "Coefficients of u_t = D lap u + div(B u) - zeta u\nzeta = " + problem.statement() + "\nD = "
                + problem.diffusion() + "\nB = " + problem.drift() + "\nparameters p0, p1, ... = "
                + problem.parameters().keySet();
    }

    /** A grid on whose axis the places between the points lie as well; it claims no symmetry, which those places have not. */
    private static Grid between(Grid grid, int axis) {
        List<Axis> axes = new ArrayList<>(grid.axes());
        Axis along = grid.axis(axis);
        double h = along.spacing();
        double lower = along.node(0) - 2 * h;
        double upper = along.node(along.points() - 1) + 2 * h;
        axes.set(
                axis,
                new Axis(along.name(), lower, lower == -upper ? upper + h : upper, along.points(), Boundary.PERIODIC));
        return new Grid(axes);
    }

    private void requireForward() {
        if (step < 0) {
            throw new ProblemException("diffusion runs forward only: a negative final time has no solution");
        }
    }

    private void evaluate(double time) {
        diffusion = OnGrid.diffusion(problem, time);
        if (reacts) {
            kernel.call(
                    "objective",
                    OnGrid.arrays(problem, grid, reaction),
                    new int[0],
                    OnGrid.parameterValues(problem, time));
            OnGrid.requireFinite(grid, reaction, "the objective");
        }
        lines.forEach(each -> each.evaluate(time));
    }

    private void prepare() {
        for (int axis = 0; axis < lines.size(); axis++) {
            lines.get(axis).factorise(axis + 1 == lines.size() ? step : step / 2);
        }
        for (int i = 0; reacts && i < factor.length; i++) {
            factor[i] = Math.exp(-step / 2 * reaction[i]);
        }
        if (reacts) {
            OnGrid.requireFinite(grid, factor, "the factor exp(-h zeta) of a step, for this step size,");
        }
    }

    @Override
    public void advance(int steps) {
        for (int done = 0; done < steps; done++) {
            if (problem.isTimeDependent()) {
                evaluate(origin + (stepsDone + 0.5) * step);
                prepare();
            }
            react();
            for (int axis = 0; axis < lines.size(); axis++) {
                lines.get(axis).advance();
            }
            for (int axis = lines.size() - 2; axis >= 0; axis--) {
                lines.get(axis).advance();
            }
            react();
            stepsDone++;
        }
    }

    private void react() {
        if (reacts) {
            double[] u = state.re();
            for (int i = 0; i < u.length; i++) {
                u[i] *= factor[i];
            }
        }
    }

    @Override
    public void restore(Field saved, long at) {
        System.arraycopy(saved.re(), 0, state.re(), 0, saved.re().length);
        stepsDone = at;
    }

    @Override
    public void restart(Field from, double time, double newStep) {
        restore(from, 0);
        origin = time;
        step = newStep;
        requireForward();
        prepare();
    }

    @Override
    public Field state() {
        return state;
    }

    /** The density is the state itself, not its square: means and variances are over {@code u}. */
    @Override
    public Observables observe(double time) {
        double mass = Quadrature.mass(state);
        double squared = Quadrature.squaredNorm(state);
        if (!Double.isFinite(squared)) {
            throw new ProblemException("the state overflowed at time " + time
                    + ": the objective is too negative for this span; shift it towards zero");
        }
        if (problem.isTimeDependent()) {
            evaluate(time);
        }
        Arrays.fill(work, 0);
        lines.forEach(each -> each.addRate(1, state.re(), work));
        double rate = 0;
        for (int i = 0; i < work.length; i++) {
            rate += state.re()[i] * (reaction[i] * state.re()[i] - work[i]);
        }
        return new Observables(
                time, Math.sqrt(squared), mass, rate * grid.cell() / squared, Quadrature.momentsOfDensity(state));
    }

    @Override
    public double operatorBound() {
        double bound = 0;
        for (double value : reaction) {
            bound = Math.max(bound, Math.abs(value));
        }
        for (Lines each : lines) {
            bound += each.bound();
        }
        return bound;
    }

    /** {@code w/(exp(w) - 1)}. */
    static double bernoulli(double w) {
        return w == 0 ? 1 : w / Math.expm1(w);
    }

    /** The matrix A of one axis on all of its lines, and the elimination of {@code 1 - c A}. */
    private final class Lines {
        private final int axis;
        private final Axis along;
        private final int points;
        private final int stride;
        /** Of the flux through the upper face of each cell over h: what the next cell and what this one adds. */
        private final double[] fromNext;

        private final double[] fromHere;
        /** The same for the lower face of the first cell of each line, where a wall is. */
        private final double[] fromFirst;

        private final double[] multiplier;
        private final double[] pivot;
        /** On circles, what the corners of the matrix add (Sherman and Morrison). */
        private final double[] correction;

        private double c;

        Lines(int axis) {
            this.axis = axis;
            this.along = grid.axis(axis);
            this.points = along.points();
            this.stride = grid.stride(axis);
            int size = grid.size();
            this.fromNext = new double[size];
            this.fromHere = new double[size];
            this.fromFirst = new double[along.boundary() == Boundary.DIRICHLET ? size / points : 0];
            this.multiplier = new double[size];
            this.pivot = new double[size];
            this.correction = new double[along.boundary() == Boundary.PERIODIC ? size : 0];
        }

        /** The first point of a line. */
        private int start(int line) {
            return line / stride * stride * points + line % stride;
        }

        private int count() {
            return grid.size() / points;
        }

        void evaluate(double time) {
            double[] w = drops(time, 0);
            double scale = diffusion / (along.spacing() * along.spacing());
            for (int i = 0; i < w.length; i++) {
                double beta = bernoulli(w[i]);
                fromHere[i] = scale * beta;
                fromNext[i] = scale * (beta + w[i]);
            }
            if (along.boundary() == Boundary.NEUMANN) {
                for (int line = 0; line < count(); line++) {
                    int last = start(line) + (points - 1) * stride;
                    fromHere[last] = 0;
                    fromNext[last] = 0;
                }
            }
            if (along.boundary() == Boundary.DIRICHLET) {
                double[] below = drops(time, -1);
                for (int line = 0; line < count(); line++) {
                    fromFirst[line] = scale * bernoulli(-below[start(line)]);
                }
            }
        }

        /** {@code 1/D Int B dx} over the spacing that begins at every point, or the given number of spacings from it. */
        private double[] drops(double time, int offset) {
            double h = along.spacing();
            double[] w = new double[grid.size()];
            double[] values = new double[grid.size()];
            Expr component = problem.drift().get(axis);
            for (int g = 0; g < PLACES.length; g++) {
                double[][] arrays = OnGrid.arrays(problem, grid, component, values);
                double[] nodes = arrays[1 + axis];
                for (int j = 0; j < nodes.length; j++) {
                    nodes[j] = along.node(j) + (offset + PLACES[g]) * h;
                }
                kernel.call("drift" + axis, arrays, new int[0], OnGrid.parameterValues(problem, time));
                OnGrid.requireFinite(grid, values, DRIFT);
                for (int i = 0; i < w.length; i++) {
                    w[i] += h / diffusion * WEIGHTS[g] * values[i];
                }
            }
            return w;
        }

        void factorise(double duration) {
            c = (1 - Math.sqrt(0.5)) * duration;
            workers.share(count(), (_, from, to) -> {
                for (int line = from; line < to; line++) {
                    factoriseLine(line);
                }
            });
        }

        private void factoriseLine(int line) {
            int first = start(line);
            int last = first + (points - 1) * stride;
            boolean circle = along.boundary() == Boundary.PERIODIC;
            double corner = diagonal(line, first);
            for (int i = first; i <= last; i += stride) {
                double diagonal = diagonal(line, i);
                if (circle && i == first) {
                    diagonal += corner;
                } else if (circle && i == last) {
                    diagonal += c * fromNext[last] * c * fromHere[last] / corner;
                }
                if (i > first) {
                    multiplier[i] = -c * fromHere[i - stride] * pivot[i - stride];
                    diagonal += multiplier[i] * c * fromNext[i - stride];
                }
                pivot[i] = 1 / diagonal;
            }
            if (circle) {
                for (int i = first; i <= last; i += stride) {
                    correction[i] = 0;
                }
                correction[first] = -corner;
                correction[last] = -c * fromNext[last];
                eliminate(correction, first, last);
            }
        }

        /** Of {@code 1 - c A}. */
        private double diagonal(int line, int i) {
            int first = start(line);
            double out = fromHere[i];
            if (i > first) {
                out += fromNext[i - stride];
            } else if (along.boundary() == Boundary.PERIODIC) {
                out += fromNext[first + (points - 1) * stride];
            } else if (along.boundary() == Boundary.DIRICHLET) {
                out += fromFirst[line];
            }
            return 1 + c * out;
        }

        private void eliminate(double[] r, int first, int last) {
            for (int i = first + stride; i <= last; i += stride) {
                r[i] -= multiplier[i] * r[i - stride];
            }
            r[last] *= pivot[last];
            for (int i = last - stride; i >= first; i -= stride) {
                r[i] = (r[i] + c * fromNext[i] * r[i + stride]) * pivot[i];
            }
        }

        /** Solves {@code (1 - c A) x = r} in place. */
        private void solve(double[] r, int first, int last) {
            eliminate(r, first, last);
            if (along.boundary() == Boundary.PERIODIC) {
                // the row (1, 0, ..., 0, ratio) that the corners are a product with
                double ratio = c * fromHere[last] / (1 + c * (fromHere[first] + fromNext[last]));
                double share = (r[first] + ratio * r[last]) / (1 + correction[first] + ratio * correction[last]);
                for (int i = first; i <= last; i += stride) {
                    r[i] -= share * correction[i];
                }
            }
        }

        void advance() {
            double[] u = state.re();
            System.arraycopy(u, 0, work, 0, u.length);
            addRate(c, u, work);
            workers.share(count(), (_, from, to) -> {
                for (int line = from; line < to; line++) {
                    int first = start(line);
                    int last = first + (points - 1) * stride;
                    solve(work, first, last);
                    for (int i = first; i <= last; i += stride) {
                        work[i] = MIDDLE * work[i] - OLD * u[i];
                    }
                    solve(work, first, last);
                }
            });
            System.arraycopy(work, 0, u, 0, u.length);
        }

        /** Adds {@code scale A u}. */
        void addRate(double scale, double[] u, double[] into) {
            workers.share(count(), (_, from, to) -> {
                for (int line = from; line < to; line++) {
                    addRate(scale, u, into, line);
                }
            });
        }

        private void addRate(double scale, double[] u, double[] into, int line) {
            int first = start(line);
            int last = first + (points - 1) * stride;
            for (int i = first; i < last; i += stride) {
                double flux = scale * (fromNext[i] * u[i + stride] - fromHere[i] * u[i]);
                into[i] += flux;
                into[i + stride] -= flux;
            }
            switch (along.boundary()) {
                case PERIODIC -> {
                    double flux = scale * (fromNext[last] * u[first] - fromHere[last] * u[last]);
                    into[last] += flux;
                    into[first] -= flux;
                }
                case DIRICHLET -> {
                    into[last] -= scale * fromHere[last] * u[last];
                    into[first] -= scale * fromFirst[line] * u[first];
                }
                case NEUMANN, ABSORBING -> {}
            }
        }

        /** Of the eigenvalues of A, in absolute value (Gershgorin, by columns). */
        double bound() {
            double largest = 0;
            for (int i = 0; i < fromHere.length; i++) {
                largest = Math.max(largest, 2 * (fromHere[i] + fromNext[i]));
            }
            return largest;
        }
    }
}
