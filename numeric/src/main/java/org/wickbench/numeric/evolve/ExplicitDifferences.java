package org.wickbench.numeric.evolve;

import java.util.stream.IntStream;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.grid.Memory;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.pass.Passes;
import org.wickbench.numeric.run.CompiledKernel;
import org.wickbench.numeric.run.KernelCompiler;

/** Explicit Euler and Runge-Kutta steps of finite differences, within their stability limits. */
final class ExplicitDifferences implements Stepper {
    private final Problem problem;
    private final Grid grid;
    private double step;
    private final double diffusion;
    private final Method.Scheme scheme;
    private final DifferenceProgram layout;
    private final CompiledKernel kernel;
    private final int threads;
    private final double[] objective;
    private final double initialNorm;
    private final double bound;
    private double[] re;
    private double[] im;
    private double[] stageRe;
    private double[] stageIm;
    private double[] workRe;
    private double[] workIm;

    ExplicitDifferences(
            Problem problem,
            Grid grid,
            Field initial,
            double step,
            Method.FiniteDifference method,
            KernelCompiler compiler,
            KernelMutation mutation,
            int threads) {
        this.problem = problem;
        this.grid = grid;
        this.step = step;
        this.scheme = method.scheme();
        this.threads = threads;
        this.diffusion = OnGrid.diffusion(problem);
        this.layout = new DifferenceProgram(problem, grid, new Stencil(method.order()));
        for (Axis axis : grid.axes()) {
            if (axis.points() < method.order()) {
                throw new ProblemException("axis " + axis.name() + " has " + axis.points() + " points, fewer than the "
                        + method.order() + " that differences of order " + method.order() + " reach over");
            }
        }
        boolean complex = problem.flow() == Flow.REAL_TIME || !initial.isReal();
        Memory.require(
                (double) layout.paddedSize() * (complex ? 6 : 3) + grid.size(),
                "a finite-difference evolution on " + grid.size() + " points");
        this.kernel = compiler.compile(
                Passes.run(mutation.applyTo(layout.build())).program(),
                "Central differences of order " + method.order() + " of H = -D lap + zeta\nzeta = "
                        + problem.objective()
                        + "\nD = " + problem.diffusion() + "\nparameters p0, p1, ... = "
                        + problem.parameters().keySet());
        this.objective = new double[grid.size()];
        kernel.call("objective", OnGrid.arrays(grid, objective), new int[0], OnGrid.parameterValues(problem));
        OnGrid.requireFinite(grid, objective, "the objective");
        this.bound = bound(method);
        requireStable();
        this.initialNorm = Quadrature.norm(initial);
        this.re = pad(initial.re());
        this.stageRe = new double[re.length];
        this.workRe = new double[re.length];
        this.im = !complex ? new double[0] : initial.isReal() ? new double[re.length] : pad(initial.im());
        this.stageIm = new double[im.length];
        this.workIm = new double[im.length];
    }

    /** {@code max |lambda|} of the discrete H: the kinetic part's largest symbol plus the range of the objective. */
    private double bound(Method.FiniteDifference method) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (double v : objective) {
            lowest = Math.min(lowest, v);
            highest = Math.max(highest, v);
        }
        double kinetic = 0;
        for (Axis axis : grid.axes()) {
            kinetic += diffusion * new Stencil(method.order()).largestSymbol() / (axis.spacing() * axis.spacing());
        }
        return Math.max(Math.abs(lowest), Math.abs(kinetic + highest));
    }

    private void requireStable() {
        boolean real = problem.flow() == Flow.REAL_TIME;
        if (!real && step < 0) {
            throw new ProblemException("imaginary time runs forward only: exp(+tau H) is unbounded");
        }
        if (real && scheme == Method.Scheme.EULER) {
            throw new ProblemException("explicit Euler is unstable in real time for every step (|1 - i h E| > 1): use"
                    + " Runge-Kutta 4, Crank-Nicolson or a splitting");
        }
        double limit = stabilityLimit();
        if (Math.abs(step) * bound > limit) {
            throw new ProblemException("the step " + Math.abs(step) + " is beyond the stability limit " + limit / bound
                    + " = " + limit + " / " + bound + " (largest eigenvalue of H on this grid): take at least "
                    + Math.abs(step) * bound / limit
                    + " times as many steps, a coarser grid, or an implicit or splitting method");
        }
    }

    /** {@code |1 - z| <= 1; |1 - z + z^2/2 - z^3/6 + z^4/24| <= 1} on the positive real and on the imaginary axis. */
    private double stabilityLimit() {
        boolean real = problem.flow() == Flow.REAL_TIME;
        return scheme == Method.Scheme.EULER ? 2.0 : real ? 2 * Math.sqrt(2) : 2.785293563405282;
    }

    private double[] pad(double[] values) {
        double[] padded = new double[layout.paddedSize()];
        copyRows(values, padded, true);
        return padded;
    }

    private void copyRows(double[] plain, double[] padded, boolean in) {
        int last = grid.dimension() - 1;
        int n = grid.axis(last).points();
        for (int row = 0; row < plain.length / n; row++) {
            int at = layout.origin();
            for (int axis = 0; axis < last; axis++) {
                at += row * n / grid.stride(axis) % grid.axis(axis).points() * layout.paddedStride(axis);
            }
            if (in) {
                System.arraycopy(plain, row * n, padded, at, n);
            } else {
                System.arraycopy(padded, at, plain, row * n, n);
            }
        }
    }

    private double[] scalars(boolean withStep) {
        double[] scalars = new double[1 + grid.dimension() + (withStep ? 1 : 0)];
        scalars[0] = diffusion;
        for (int axis = 0; axis < grid.dimension(); axis++) {
            double h = grid.axis(axis).spacing();
            scalars[1 + axis] = 1 / (h * h);
        }
        if (withStep) {
            scalars[scalars.length - 1] = step;
        }
        return scalars;
    }

    private void apply(String name, double[] u, double[] out, double[] scalars) {
        kernel.call("ghosts", new double[][] {u}, new int[0]);
        int routine = kernel.routine(name);
        int rows = grid.axis(0).points();
        int workers = grid.size() < 10_000 ? 1 : Math.min(threads, rows);
        double[][] arrays = {u, objective, out};
        if (workers == 1) {
            kernel.call(routine, arrays, new int[] {0, rows}, scalars);
        } else {
            IntStream.range(0, workers)
                    .parallel()
                    .forEach(worker -> kernel.call(
                            routine,
                            arrays,
                            new int[] {
                                (int) ((long) rows * worker / workers), (int) ((long) rows * (worker + 1) / workers)
                            },
                            scalars));
        }
    }

    @Override
    public void advance(int steps) {
        for (int done = 0; done < steps; done++) {
            if (scheme == Method.Scheme.EULER) {
                euler();
            } else {
                rungeKutta();
            }
            if (problem.flow() == Flow.NORMALISED_IMAGINARY_TIME) {
                double factor = initialNorm / Quadrature.norm(state());
                scale(re, factor);
                scale(im, factor);
            }
        }
    }

    private static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private void euler() {
        apply("euler", re, workRe, scalars(true));
        double[] old = re;
        re = workRe;
        workRe = old;
        if (im.length > 0) {
            apply("euler", im, workIm, scalars(true));
            old = im;
            im = workIm;
            workIm = old;
        }
    }

    /** {@code exp(A) u} to fourth order by Horner's rule: {@code w <- u + (1/j) A w}, j = 4, 3, 2, 1. */
    private void rungeKutta() {
        boolean real = problem.flow() == Flow.REAL_TIME;
        double[] wRe = re;
        double[] wIm = im;
        for (int j = 4; j >= 1; j--) {
            double a = step / j;
            apply("hamiltonian", wRe, stageRe, scalars(false));
            if (im.length > 0) {
                apply("hamiltonian", wIm, stageIm, scalars(false));
            }
            // imaginary time: A w = -h H w; real time: A w = -i h H w
            combine(re, real ? stageIm : stageRe, workRe, real ? a : -a);
            if (im.length > 0) {
                combine(im, real ? stageRe : stageIm, workIm, -a);
            }
            wRe = workRe;
            wIm = workIm;
        }
        workRe = re;
        workIm = im;
        re = wRe;
        im = wIm;
    }

    private void combine(double[] u, double[] w, double[] out, double a) {
        kernel.call("combine", new double[][] {u, w, out}, new int[] {u.length}, a);
    }

    @Override
    public void restore(Field saved, long step) {
        re = pad(saved.re());
        im = saved.isReal() ? im : pad(saved.im());
    }

    @Override
    public void restart(Field from, double time, double newStep) {
        restore(from, 0);
        step = newStep;
        requireStable();
    }

    @Override
    public double longestStep() {
        return stabilityLimit() / bound;
    }

    @Override
    public Field state() {
        double[] plainRe = new double[grid.size()];
        copyRows(plainRe, re, false);
        double[] plainIm = new double[im.length == 0 ? 0 : grid.size()];
        if (im.length > 0) {
            copyRows(plainIm, im, false);
        }
        return new Field(grid, plainRe, plainIm);
    }

    @Override
    public Observables observe(double time) {
        Field psi = state();
        double squared = Quadrature.squaredNorm(psi);
        if (!Double.isFinite(squared)) {
            throw new ProblemException("the state overflowed at time " + time + ": shift the objective towards zero");
        }
        apply("observed", re, stageRe, scalars(false));
        double[] imageRe = new double[grid.size()];
        copyRows(imageRe, stageRe, false);
        double[] imageIm = new double[psi.im().length];
        if (im.length > 0) {
            apply("observed", im, stageIm, scalars(false));
            copyRows(imageIm, stageIm, false);
        }
        double energy = Quadrature.innerRe(psi, new Field(grid, imageRe, imageIm)) / squared;
        return new Observables(
                time,
                Math.sqrt(squared),
                Quadrature.mass(psi),
                energy,
                Quadrature.moments(psi, currents(psi, squared)));
    }

    /** {@code 2 D Im(conj(psi) psi_x)} by the central difference over two neighbours, summed. */
    private double[] currents(Field psi, double squared) {
        double[] currents = new double[grid.dimension()];
        if (psi.isReal()) {
            return currents;
        }
        for (int axis = 0; axis < grid.dimension(); axis++) {
            int stride = layout.paddedStride(axis);
            double sum = 0;
            double[] shiftedRe = new double[grid.size()];
            double[] shiftedIm = new double[grid.size()];
            for (int direction = -1; direction <= 1; direction += 2) {
                copyRows(shiftedRe, shifted(re, direction * stride), false);
                copyRows(shiftedIm, shifted(im, direction * stride), false);
                sum += direction * Quadrature.innerIm(psi, new Field(grid, shiftedRe, shiftedIm));
            }
            currents[axis] = 2 * diffusion * sum / (2 * grid.axis(axis).spacing()) / squared;
        }
        return currents;
    }

    private static double[] shifted(double[] values, int by) {
        double[] result = new double[values.length];
        System.arraycopy(values, Math.max(0, by), result, Math.max(0, -by), values.length - Math.abs(by));
        return result;
    }

    @Override
    public double operatorBound() {
        return bound;
    }
}
