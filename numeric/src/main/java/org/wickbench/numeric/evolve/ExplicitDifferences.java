package org.wickbench.numeric.evolve;

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
    private final DifferenceLayout layout;
    private final DifferenceGhosts ghosts;
    private final DifferenceSweep sweep;
    private final Blocking blocking;
    private final CompiledKernel kernel;
    private final double[] objective;
    private final double initialNorm;
    private final double bound;
    private final double[][] re;
    private final double[][] im;

    ExplicitDifferences(
            Problem problem,
            Grid grid,
            Field initial,
            double step,
            Method.FiniteDifference method,
            KernelCompiler compiler,
            KernelMutation mutation,
            int threads) {
        this(
                problem,
                grid,
                initial,
                step,
                method,
                compiler,
                mutation,
                grid.size() < 10_000 ? 1 : threads,
                Blocking.of(grid, method, problem.flow() == Flow.NORMALISED_IMAGINARY_TIME));
    }

    ExplicitDifferences(
            Problem problem,
            Grid grid,
            Field initial,
            double step,
            Method.FiniteDifference method,
            KernelCompiler compiler,
            KernelMutation mutation,
            int threads,
            Blocking blocking) {
        this.problem = problem;
        this.grid = grid;
        this.step = step;
        this.scheme = method.scheme();
        this.blocking = blocking;
        this.diffusion = OnGrid.diffusion(problem);
        this.layout = new DifferenceLayout(grid, new Stencil(method.order()), blocking.levels());
        this.ghosts = new DifferenceGhosts(layout);
        this.sweep = new DifferenceSweep(layout, threads, blocking);
        for (Axis axis : grid.axes()) {
            if (axis.points() < method.order()) {
                throw new ProblemException("axis " + axis.name() + " has " + axis.points() + " points, fewer than the "
                        + method.order() + " that differences of order " + method.order() + " reach over");
            }
        }
        boolean complex = problem.flow() == Flow.REAL_TIME || !initial.isReal();
        int copies = scheme == Method.Scheme.EULER ? 2 : 3;
        Memory.require(
                (double) layout.size() * (1 + copies * (complex ? 2 : 1)) + grid.size(),
                "a finite-difference evolution on " + grid.size() + " points");
        this.kernel = compiler.compile(
                Passes.run(mutation.applyTo(new DifferenceProgram(problem, layout).build()))
                        .program(),
                "Central differences of order " + method.order() + " of H = -D lap + zeta\nzeta = "
                        + problem.statement()
                        + "\nD = " + problem.diffusion() + "\nparameters p0, p1, ... = "
                        + problem.parameters().keySet());
        double[] values = new double[grid.size()];
        kernel.call("objective", OnGrid.arrays(problem, grid, values), new int[0], OnGrid.parameterValues(problem));
        OnGrid.requireFinite(grid, values, "the objective");
        this.bound = bound(method, values);
        requireStable();
        this.objective = layout.pad(values);
        ghosts.wrap(objective, blocking.levels());
        this.initialNorm = Quadrature.norm(initial);
        this.re = new double[copies][layout.size()];
        this.im = new double[complex ? copies : 0][layout.size()];
        restore(initial, 0);
    }

    /** {@code max |lambda|} of the discrete H: the kinetic part's largest symbol plus the range of the objective. */
    private double bound(Method.FiniteDifference method, double[] values) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (double v : values) {
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

    /** {@code D, 1/h^2 of every axis}, and a factor if one is given. */
    private double[] scalars(double... factor) {
        double[] rates = layout.inverseSquares();
        double[] scalars = new double[1 + rates.length + factor.length];
        scalars[0] = diffusion;
        System.arraycopy(rates, 0, scalars, 1, rates.length);
        System.arraycopy(factor, 0, scalars, 1 + rates.length, factor.length);
        return scalars;
    }

    private int[] block(int first, int last, int rowFirst, int rowLast) {
        return grid.dimension() == 3 ? new int[] {first, last, rowFirst, rowLast} : new int[] {first, last};
    }

    @Override
    public void advance(int steps) {
        boolean normalised = problem.flow() == Flow.NORMALISED_IMAGINARY_TIME;
        for (int done = 0; done < steps; ) {
            if (scheme == Method.Scheme.EULER) {
                int together = normalised ? 1 : Math.min(blocking.levels(), steps - done);
                euler(together);
                done += together;
            } else {
                rungeKutta();
                done++;
            }
            if (normalised) {
                double factor = initialNorm / Quadrature.norm(state());
                scale(re[0], factor);
                if (im.length > 0) {
                    scale(im[0], factor);
                }
            }
        }
    }

    private static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private void euler(int steps) {
        int routine = kernel.routine("euler");
        double[] scalars = scalars(step);
        for (double[][] part : parts()) {
            ghosts.wrap(part[0], steps);
            sweep.run(steps, (t, first, last, rowFirst, rowLast) -> {
                double[] out = part[t % 2];
                double[][] arrays = {part[(t + 1) % 2], objective, out};
                kernel.call(routine, arrays, block(first, last, rowFirst, rowLast), scalars);
                ghosts.follow(out, first, last, rowFirst, rowLast);
            });
            if (steps % 2 == 1) {
                swap(part, 1);
            }
        }
    }

    private double[][][] parts() {
        return im.length > 0 ? new double[][][] {re, im} : new double[][][] {re};
    }

    private static void swap(double[][] part, int other) {
        double[] old = part[0];
        part[0] = part[other];
        part[other] = old;
    }

    /**
     * {@code exp(A) u} to fourth order by Horner's rule: {@code w <- u + (1/j) A w}, j = 4, 3, 2, 1, where {@code A w} is
     * {@code -h H w} in imaginary and {@code -i h H w} in real time. The stages lie in turns in the second and the third array.
     */
    private void rungeKutta() {
        if (blocking.levels() == 4) {
            stages(1, 4);
        } else {
            for (int stage = 1; stage <= 4; stage++) {
                stages(stage, stage);
            }
        }
        for (double[][] part : parts()) {
            swap(part, 2);
        }
    }

    private void stages(int from, int to) {
        for (double[][] part : parts()) {
            ghosts.wrap(part[source(from)], to - from + 1);
        }
        sweep.run(to - from + 1, (t, first, last, rowFirst, rowLast) -> {
            int[] block = block(first, last, rowFirst, rowLast);
            int stage = from + t - 1;
            boolean real = problem.flow() == Flow.REAL_TIME;
            double a = step / (5 - stage);
            stage(stage, real ? im : re, re, block, real ? a : -a);
            if (im.length > 0) {
                stage(stage, real ? re : im, im, block, -a);
            }
            for (double[][] part : parts()) {
                ghosts.follow(part[target(stage)], first, last, rowFirst, rowLast);
            }
        });
    }

    private static int source(int stage) {
        return stage == 1 ? 0 : target(stage - 1);
    }

    private static int target(int stage) {
        return stage % 2 == 1 ? 1 : 2;
    }

    private void stage(int stage, double[][] from, double[][] to, int[] block, double a) {
        double[][] arrays = {from[source(stage)], objective, to[0], to[target(stage)]};
        kernel.call("stage", arrays, block, scalars(a));
    }

    @Override
    public void restore(Field saved, long at) {
        re[0] = layout.pad(saved.re());
        ghosts.fill(re[0]);
        if (im.length > 0 && !saved.isReal()) {
            im[0] = layout.pad(saved.im());
            ghosts.fill(im[0]);
        }
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
        return new Field(grid, layout.plain(re[0]), im.length == 0 ? new double[0] : layout.plain(im[0]));
    }

    @Override
    public Observables observe(double time) {
        Field psi = state();
        double squared = Quadrature.squaredNorm(psi);
        if (!Double.isFinite(squared)) {
            throw new ProblemException("the state overflowed at time " + time + ": shift the objective towards zero");
        }
        double[] imageRe = image(re);
        double[] imageIm = im.length > 0 ? image(im) : new double[0];
        double energy = Quadrature.innerRe(psi, new Field(grid, imageRe, imageIm)) / squared;
        return new Observables(
                time,
                Math.sqrt(squared),
                Quadrature.mass(psi),
                energy,
                Quadrature.moments(psi, currents(psi, squared)));
    }

    /** {@code H u}; overwrites the second array of the part. */
    private double[] image(double[][] part) {
        ghosts.wrap(part[0], 1);
        int[] all = block(0, layout.points(0), 0, grid.dimension() == 3 ? layout.points(1) : 1);
        kernel.call("observed", new double[][] {part[0], objective, part[1]}, all, scalars());
        return layout.plain(part[1]);
    }

    /** {@code 2 D Im(conj(psi) psi_x)} by the central difference over two neighbours, summed; ghosts are filled. */
    private double[] currents(Field psi, double squared) {
        double[] currents = new double[grid.dimension()];
        if (psi.isReal()) {
            return currents;
        }
        for (int axis = 0; axis < grid.dimension(); axis++) {
            double sum = 0;
            for (int direction = -1; direction <= 1; direction += 2) {
                Field shifted =
                        new Field(grid, layout.shifted(re[0], axis, direction), layout.shifted(im[0], axis, direction));
                sum += direction * Quadrature.innerIm(psi, shifted);
            }
            currents[axis] = 2 * diffusion * sum / (2 * grid.axis(axis).spacing()) / squared;
        }
        return currents;
    }

    @Override
    public double operatorBound() {
        return bound;
    }
}
