package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.grid.Memory;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.kernel.KernelMutation.Coefficient;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.run.CompiledKernel;
import org.wickbench.numeric.run.KernelCompiler;

/**
 * Alternating directions: {@code exp(-h V/2) C_1 ... C_d exp(-h V/2)} with the trapezoidal rule {@code C_a} of one axis' kinetic
 * part at a time, each a band of equations per line. The axes' parts commute, so that the product of the {@code C_a} has the
 * error of one of them; the whole is of order 2 in time (Strang), of the differences' order in space, unitary in real time
 * and stable for every step.
 */
final class SplitCrankNicolson implements Stepper {
    private static final int WORTH_THREADS = 10_000;

    private final Problem problem;
    private final Grid grid;
    private final double diffusion;
    private final double potentialFactor;
    private final double kineticFactor;
    private final int threads;
    private final List<BandMatrix> matrices = new ArrayList<>();
    private final List<CayleySweep> sweeps = new ArrayList<>();
    private final double[] objective;
    /** The factor of half a step of the potential; the second part is there in real time only. */
    private final double[][] half;

    private final Field state;
    private final double initialNorm;
    private double step;

    SplitCrankNicolson(
            Problem problem,
            Grid grid,
            Field initial,
            double step,
            Method.FiniteDifference method,
            KernelCompiler compiler,
            KernelMutation mutation,
            int threads) {
        for (Axis axis : grid.axes()) {
            if (axis.boundary() != Boundary.DIRICHLET && axis.boundary() != Boundary.NEUMANN) {
                throw new ProblemException("Crank-Nicolson is there for Dirichlet and Neumann ends, not for "
                        + axis.boundary() + " ones: use a splitting");
            }
            if (axis.points() <= method.order()) {
                throw new ProblemException("Crank-Nicolson with differences of order " + method.order() + " needs more"
                        + " than " + method.order() + " points, and axis " + axis.name() + " has " + axis.points());
            }
        }
        this.problem = problem;
        this.grid = grid;
        this.diffusion = OnGrid.diffusion(problem);
        this.potentialFactor = mutation.coefficient() == Coefficient.POTENTIAL ? mutation.factor() : 1;
        this.kineticFactor = mutation.coefficient() == Coefficient.KINETIC ? mutation.factor() : 1;
        this.threads = grid.size() < WORTH_THREADS ? 1 : threads;
        Memory.require(10.0 * grid.size(), "a Crank-Nicolson evolution on " + grid.size() + " points");
        for (Axis axis : grid.axes()) {
            matrices.add(new BandMatrix(axis, new Stencil(method.order())));
        }
        CompiledKernel kernel = compiler.compile(
                org.wickbench.numeric.pass.Passes.run(ObjectiveProgram.build(problem, grid))
                        .program(),
                "The objective of a Crank-Nicolson evolution\nzeta = " + problem.statement());
        this.objective = new double[grid.size()];
        kernel.call("objective", OnGrid.arrays(problem, grid, objective), new int[0], OnGrid.parameterValues(problem));
        OnGrid.requireFinite(grid, objective, "the objective");
        boolean real = problem.flow() == Flow.REAL_TIME;
        this.half = new double[real ? 2 : 1][grid.size()];
        this.state = real ? initial.toComplex() : initial.copy();
        this.initialNorm = Quadrature.norm(state);
        this.step = step;
        fill();
    }

    private void fill() {
        boolean real = problem.flow() == Flow.REAL_TIME;
        if (!real && step < 0) {
            throw new ProblemException("imaginary time runs forward only: exp(+tau H) is unbounded");
        }
        double share = potentialFactor * step / 2;
        for (int i = 0; i < objective.length; i++) {
            if (real) {
                half[0][i] = Math.cos(share * objective[i]);
                half[1][i] = -Math.sin(share * objective[i]);
            } else {
                half[0][i] = Math.exp(-share * objective[i]);
            }
        }
        OnGrid.requireFinite(grid, half[0], "the factor exp(-h zeta/2) of a step, for this step size,");
        double g = kineticFactor * diffusion * step / 2;
        sweeps.clear();
        for (BandMatrix matrix : matrices) {
            sweeps.add(new CayleySweep(matrix, real ? 0 : g, real ? g : 0));
        }
    }

    @Override
    public void advance(int steps) {
        for (int done = 0; done < steps; done++) {
            potential();
            for (int axis = 0; axis < grid.dimension(); axis++) {
                kinetic(axis);
            }
            potential();
            if (problem.flow() == Flow.NORMALISED_IMAGINARY_TIME) {
                double factor = initialNorm / Quadrature.norm(state);
                scale(state.re(), factor);
                scale(state.im(), factor);
            }
        }
    }

    private static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private void potential() {
        double[] re = state.re();
        double[] im = state.im();
        if (half.length == 2) {
            for (int i = 0; i < re.length; i++) {
                double a = re[i];
                re[i] = a * half[0][i] - im[i] * half[1][i];
                im[i] = a * half[1][i] + im[i] * half[0][i];
            }
            return;
        }
        for (int i = 0; i < re.length; i++) {
            re[i] *= half[0][i];
        }
        for (int i = 0; i < im.length; i++) {
            im[i] *= half[0][i];
        }
    }

    private void kinetic(int axis) {
        int lines = grid.size() / grid.axis(axis).points();
        if (threads == 1) {
            lines(axis, 0, lines);
        } else {
            IntStream.range(0, threads)
                    .parallel()
                    .forEach(worker -> lines(axis, (int) ((long) lines * worker / threads), (int)
                            ((long) lines * (worker + 1) / threads)));
        }
    }

    private void lines(int axis, int from, int to) {
        int points = grid.axis(axis).points();
        double[] wr = new double[points];
        double[] wi = new double[points];
        CayleySweep sweep = sweeps.get(axis);
        for (int line = from; line < to; line++) {
            if (half.length == 2) {
                sweep.complexLine(state.re(), state.im(), start(axis, line), grid.stride(axis), wr, wi);
            } else {
                sweep.realLine(state.re(), start(axis, line), grid.stride(axis), wr);
                if (!state.isReal()) {
                    sweep.realLine(state.im(), start(axis, line), grid.stride(axis), wr);
                }
            }
        }
    }

    private int start(int axis, int line) {
        int stride = grid.stride(axis);
        return line / stride * stride * grid.axis(axis).points() + line % stride;
    }

    @Override
    public void restore(Field saved, long steps) {
        System.arraycopy(saved.re(), 0, state.re(), 0, saved.re().length);
        System.arraycopy(saved.im(), 0, state.im(), 0, saved.im().length);
    }

    @Override
    public void restart(Field from, double time, double newStep) {
        restore(from, 0);
        if (newStep != step) {
            step = newStep;
            fill();
        }
    }

    @Override
    public Field state() {
        return state;
    }

    @Override
    public Observables observe(double time) {
        double squared = Quadrature.squaredNorm(state);
        if (!Double.isFinite(squared)) {
            throw new ProblemException("the state overflowed at time " + time + ": shift the objective towards zero");
        }
        double energy = energy(state.re()) + (state.isReal() ? 0 : energy(state.im()));
        double[] currents = new double[grid.dimension()];
        for (int axis = 0; axis < grid.dimension() && !state.isReal(); axis++) {
            currents[axis] = current(axis)
                    * grid.cell()
                    * 2
                    * diffusion
                    / grid.axis(axis).spacing()
                    / squared;
        }
        return new Observables(
                time,
                Math.sqrt(squared),
                Quadrature.mass(state),
                energy * grid.cell() / squared,
                Quadrature.moments(state, currents));
    }

    private double energy(double[] u) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += objective[i] * u[i] * u[i];
        }
        for (int axis = 0; axis < grid.dimension(); axis++) {
            int lines = grid.size() / grid.axis(axis).points();
            for (int line = 0; line < lines; line++) {
                sum += diffusion * matrices.get(axis).quadratic(u, start(axis, line), grid.stride(axis));
            }
        }
        return sum;
    }

    /** The sum of {@code Im(conj(psi_j) psi_(j+1))} over all pairs of neighbours along an axis. */
    private double current(int axis) {
        double[] re = state.re();
        double[] im = state.im();
        int stride = grid.stride(axis);
        int points = grid.axis(axis).points();
        double sum = 0;
        for (int i = 0; i < re.length; i++) {
            if (i / stride % points < points - 1) {
                sum += re[i] * im[i + stride] - im[i] * re[i + stride];
            }
        }
        return sum;
    }

    @Override
    public double operatorBound() {
        double bound = Arrays.stream(objective).map(Math::abs).max().orElse(0);
        for (int axis = 0; axis < grid.dimension(); axis++) {
            double h = grid.axis(axis).spacing();
            bound += diffusion * new Stencil(2 * matrices.get(axis).reach()).largestSymbol() / (h * h);
        }
        return bound;
    }
}
