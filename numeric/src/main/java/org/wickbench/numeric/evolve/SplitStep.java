package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.grid.Memory;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.pass.Passes;
import org.wickbench.numeric.run.CompiledKernel;
import org.wickbench.numeric.run.KernelCompiler;
import org.wickbench.numeric.transform.Arithmetic;
import org.wickbench.numeric.transform.LinePlan;
import org.wickbench.numeric.transform.LineTransform;
import org.wickbench.numeric.transform.Sweep;

/** Exponential splitting run by generated kernels; the kinetic flow is exact on the grid's trigonometric polynomials. */
final class SplitStep implements Stepper {
    /** How many steps the normalised flow goes without rescaling: keeps exp(-h E) far from under- and overflow. */
    private static final int RESCALE_EVERY = 8;

    private final Problem problem;
    private final Grid grid;
    private final double step;
    private double diffusion;
    private long stepsDone;
    private final Arithmetic arithmetic;
    private final SplittingCoefficients coefficients;
    private final SplitStepProgram source;
    private final CompiledKernel kernel;
    private final int threads;

    private final Field state;
    private final double initialNorm;
    private final double[] objective;
    private final double[] correctedObjective;
    private final double[] absorber;
    private final List<AxisTables> tables = new ArrayList<>();
    private final Map<PotentialFlow, double[][]> phases = new HashMap<>();

    private record PotentialFlow(double coefficient, boolean corrected) {}

    /** What one axis needs: twiddles, wavenumbers, one multiplier per kinetic coefficient, panel and scratch per thread. */
    private record AxisTables(
            double[] wr, double[] wi, double[] k, Map<Double, double[][]> multipliers, double[][][] panels) {}

    SplitStep(
            Problem problem,
            Grid grid,
            Field initial,
            double step,
            Method.Splitting splitting,
            KernelCompiler compiler,
            KernelMutation mutation,
            int threads) {
        this.problem = problem;
        this.grid = grid;
        this.step = step;
        this.coefficients = SplittingCoefficients.of(splitting);
        this.threads = grid.dimension() == 1 ? 1 : threads;
        checkDirection();
        this.diffusion = OnGrid.diffusion(problem);
        this.arithmetic = arithmetic(problem, initial);
        this.source = SplitStepProgram.build(problem, grid, arithmetic, coefficients.needsGradient());
        int parts = arithmetic.hasComplexState() ? 2 : 1;
        int factors = arithmetic.hasComplexFactors() ? 2 : 1;
        Memory.require(
                (double) grid.size() * (2.0 * parts + factors * (coefficients.kinetic().size() + 1) + 2),
                "a split-step evolution on " + grid.size() + " points");
        Program program = Passes.run(mutation.applyTo(source.program())).program();
        this.kernel = compiler.compile(program, header(problem, grid, splitting));

        this.state = arithmetic.hasComplexState() ? initial.toComplex() : initial.copy();
        this.initialNorm = Quadrature.norm(state);
        if (!(initialNorm > 0) || Double.isInfinite(initialNorm)) {
            throw new ProblemException("the initial state has the norm " + initialNorm
                    + " on the grid: it must be a finite function that is not zero everywhere");
        }
        this.objective = new double[grid.size()];
        kernel.call("objective", OnGrid.arrays(grid, objective), new int[0], OnGrid.parameterValues(problem));
        OnGrid.requireFinite(grid, objective, "the objective");
        this.correctedObjective = coefficients.needsGradient() ? correct() : objective;
        for (int axis = 0; axis < grid.dimension(); axis++) {
            tables.add(axisTables(source.plans().get(axis)));
        }
        this.absorber = grid.axes().stream().anyMatch(axis -> axis.boundary() == Boundary.ABSORBING)
                ? new Absorber(grid).profile(speed())
                : new double[0];
    }

    /** The typical speed {@code 2 sqrt(D <T>)} of the initial state. */
    private double speed() {
        Observables start = observe(0);
        double potential = 0;
        double total = 0;
        for (int i = 0; i < objective.length; i++) {
            double density = state.re()[i] * state.re()[i] + state.im()[i] * state.im()[i];
            potential += density * objective[i];
            total += density;
        }
        return 2 * Math.sqrt(diffusion * Math.max(start.energy() - potential / total, 0));
    }

    static String header(Problem problem, Grid grid, Method.Splitting splitting) {
        return "Split-step kernels (" + splitting + ") of H = -D lap + zeta, " + problem.flow() + "\n"
                + "zeta = " + problem.objective() + "\n" + "D = " + problem.diffusion() + "\n" + "parameters p0, p1, ... = "
                + problem.parameters().keySet() + "\n" + "points " + grid.axes().stream()
                        .map(axis -> axis.points() + " " + axis.boundary())
                        .toList();
    }

    private void checkDirection() {
        if (problem.flow() == Flow.REAL_TIME) {
            return;
        }
        if (step < 0) {
            throw new ProblemException("imaginary time runs forward only: exp(+tau H) is unbounded, so a negative final time"
                    + " has no solution");
        }
        if (coefficients.stepsBackward()) {
            throw new ProblemException("this splitting takes a negative substep, which imaginary time forbids (every"
                    + " splitting beyond order 2 with real coefficients does, Sheng 1989, Suzuki 1991): use the forward"
                    + " Suzuki-Chin splitting, whose commutator correction avoids it");
        }
    }

    static Arithmetic arithmetic(Problem problem, Field initial) {
        if (!problem.flow().keepsReal()) {
            return Arithmetic.COMPLEX;
        }
        return initial.isReal() ? Arithmetic.REAL : Arithmetic.COMPLEX_STATE;
    }

    private double[] correct() {
        double[] gradient = new double[grid.size()];
        kernel.call("gradientSquared", OnGrid.arrays(grid, gradient), new int[0], OnGrid.parameterValues(problem));
        OnGrid.requireFinite(grid, gradient, "the squared gradient of the objective");
        // V + (h^2/48) [V,[T,V]] with [V,[T,V]] = 2 D |grad V|^2; in real time h -> i dt turns the sign
        double sign = problem.flow() == Flow.REAL_TIME ? -1 : 1;
        double scale = sign * step * step * diffusion / 24;
        double[] corrected = new double[grid.size()];
        kernel.call("corrected", new double[][] {objective, gradient, corrected}, new int[] {grid.size()}, scale);
        return corrected;
    }

    private AxisTables axisTables(LinePlan plan) {
        int axis = tables.size();
        double[] wr = new double[plan.twiddles()];
        double[] wi = new double[plan.twiddles()];
        kernel.call("twiddles" + axis, new double[][] {wr, wi}, new int[0]);
        double[] k = new double[plan.length()];
        kernel.call("wavenumbers" + axis, new double[][] {k}, new int[0], unit(plan));
        Map<Double, double[][]> multipliers = new HashMap<>();
        for (double coefficient : coefficients.kinetic()) {
            multipliers.computeIfAbsent(
                    coefficient,
                    c -> fillMultiplier(c, k, new double[arithmetic.hasComplexFactors() ? 2 : 1][plan.length()]));
        }
        Sweep sweep = source.sweeps().get(axis);
        int width = sweep.line().width();
        int panel = plan.length() * width;
        double[][][] panels = new double[threads][4][];
        for (double[][] each : panels) {
            each[0] = new double[sweep.needsPanel() ? panel : 0];
            each[1] = new double[sweep.needsPanel() || !arithmetic.hasComplexState() ? panel : 0];
            each[2] = new double[width == 1 ? LineTransform.SCRATCH : 0];
            each[3] = new double[width == 1 ? LineTransform.SCRATCH : 0];
        }
        return new AxisTables(wr, wi, k, multipliers, panels);
    }

    private double[][] fillMultiplier(double coefficient, double[] k, double[][] into) {
        int[] n = {k.length};
        double scale = coefficient * step * diffusion;
        double norm = 1.0 / k.length;
        if (arithmetic.hasComplexFactors()) {
            kernel.call("kineticRotation", new double[][] {k, into[0], into[1]}, n, scale, norm);
        } else {
            kernel.call("kineticDecay", new double[][] {k, into[0]}, n, scale, norm);
        }
        return into;
    }

    private static double unit(LinePlan plan) {
        return 2 * Math.PI / plan.period();
    }

    @Override
    public void restore(Field saved, long step) {
        System.arraycopy(saved.re(), 0, state.re(), 0, saved.re().length);
        System.arraycopy(saved.im(), 0, state.im(), 0, saved.im().length);
        stepsDone = step;
    }

    @Override
    public Field state() {
        return state;
    }

    @Override
    public void advance(int steps) {
        if (problem.flow() != Flow.NORMALISED_IMAGINARY_TIME) {
            run(steps);
            return;
        }
        for (int done = 0; done < steps; done += RESCALE_EVERY) {
            run(Math.min(RESCALE_EVERY, steps - done));
            double factor = initialNorm / Quadrature.norm(state);
            if (!Double.isFinite(factor)) {
                throw new ProblemException("the state vanished or overflowed within " + RESCALE_EVERY
                        + " steps: take smaller steps or shift the objective towards zero");
            }
            for (int i = 0; i < state.re().length; i++) {
                state.re()[i] *= factor;
            }
            for (int i = 0; i < state.im().length; i++) {
                state.im()[i] *= factor;
            }
        }
    }

    private void run(int steps) {
        if (problem.isTimeDependent()) {
            for (int done = 0; done < steps; done++) {
                // the midpoint's H: order 2 for Strang; its flows at the ends of neighbouring steps differ and cannot be merged
                freeze((stepsDone + 0.5) * step);
                constantSteps(1);
                stepsDone++;
            }
        } else {
            constantSteps(steps);
            stepsDone += steps;
        }
    }

    /** Sets every table to the values at a time. */
    private void freeze(double time) {
        diffusion = OnGrid.diffusion(problem, time);
        kernel.call("objective", OnGrid.arrays(grid, objective), new int[0], OnGrid.parameterValues(problem, time));
        OnGrid.requireFinite(grid, objective, "the objective at t = " + time);
        for (AxisTables axis : tables) {
            axis.multipliers().forEach((coefficient, multiplier) -> fillMultiplier(coefficient, axis.k(), multiplier));
        }
        phases.forEach(this::fillPhase);
    }

    private void constantSteps(int steps) {
        int last = coefficients.kinetic().size();
        PotentialFlow first = flow(0);
        PotentialFlow end = flow(last);
        PotentialFlow merged = new PotentialFlow(first.coefficient() + end.coefficient(), false);
        applyPhase(first);
        for (int done = 1; done <= steps; done++) {
            for (int stage = 0; stage < last; stage++) {
                PotentialFlow next = flow(stage + 1);
                if (stage + 1 == last) {
                    next = done < steps ? merged : end;
                }
                kinetic(coefficients.kinetic().get(stage), phase(next));
            }
        }
    }

    /** The factors of an axis for a share of the step; every share of the splitting has its table. */
    private double[][] multipliers(int axis, double share) {
        return Objects.requireNonNull(tables.get(axis).multipliers().get(share));
    }

    /** All axes; in three dimensions the last two slab by slab, so that a slab is read from memory once. */
    private void kinetic(double share, double[][] phase) {
        int last = grid.dimension() - 1;
        if (last == 2 && slabsAreWhole(source.sweeps().get(1), source.sweeps().get(2))) {
            sweep(source.sweeps().get(0), state, multipliers(0, share), phase);
            slabs(share, phase);
            return;
        }
        for (int axis = 0; axis <= last; axis++) {
            sweep(source.sweeps().get(axis), state, multipliers(axis, share), phase);
        }
    }

    private static boolean slabsAreWhole(Sweep middle, Sweep rows) {
        return !rows.hasRest() && rows.panels() % middle.panels() == 0;
    }

    private void slabs(double share, double[][] phase) {
        Sweep middle = source.sweeps().get(1);
        Sweep rows = source.sweeps().get(2);
        int perSlab = rows.panels() / middle.panels();
        int middleRoutine = kernel.routine(middle.sweepName());
        int rowsRoutine = kernel.routine(rows.sweepName());
        int count = middle.panels();
        int workers = Math.min(threads, count);
        IntStream workerNumbers = IntStream.range(0, workers);
        (workers > 1 ? workerNumbers.parallel() : workerNumbers).forEach(worker -> {
            double[][] first = arrays(middle, state, tables.get(1), worker, multipliers(1, share), phase);
            double[][] second = arrays(rows, state, tables.get(2), worker, multipliers(2, share), phase);
            int to = (int) ((long) count * (worker + 1) / workers);
            for (int slab = (int) ((long) count * worker / workers); slab < to; slab++) {
                kernel.call(middleRoutine, first, new int[] {slab, slab + 1});
                kernel.call(rowsRoutine, second, new int[] {slab * perSlab, (slab + 1) * perSlab});
            }
        });
    }

    private PotentialFlow flow(int i) {
        return new PotentialFlow(coefficients.potential().get(i), coefficients.corrected().get(i));
    }

    private double[][] phase(PotentialFlow flow) {
        return phases.computeIfAbsent(flow, wanted -> {
            double[][] phase = new double[arithmetic.hasComplexFactors() ? 2 : 1][grid.size()];
            fillPhase(wanted, phase);
            return phase;
        });
    }

    private void fillPhase(PotentialFlow flow, double[][] into) {
        double[] v = flow.corrected() ? correctedObjective : objective;
        int[] n = {v.length};
        double scale = flow.coefficient() * step;
        if (!arithmetic.hasComplexFactors()) {
            kernel.call("potentialDecay", new double[][] {v, into[0]}, n, scale);
            OnGrid.requireFinite(grid, into[0], "the factor exp(-h zeta) of a step, for this step size,");
            return;
        }
        kernel.call("potentialRotation", new double[][] {v, into[0], into[1]}, n, scale);
        if (absorber.length > 0) {
            kernel.call("absorb", new double[][] {absorber, into[0], into[1]}, n, Math.abs(scale));
        }
    }

    private void applyPhase(PotentialFlow flow) {
        if (flow.coefficient() == 0) {
            return;
        }
        double[][] phase = phase(flow);
        double[][] arrays = arithmetic.hasComplexFactors()
                ? new double[][] {state.re(), state.im(), phase[0], phase[1]}
                : arithmetic.hasComplexState()
                        ? new double[][] {state.re(), state.im(), phase[0]}
                        : new double[][] {state.re(), phase[0]};
        kernel.call("applyPhase", arrays, new int[] {grid.size()});
    }

    private void sweep(Sweep sweep, Field psi, double[][] multiplier, double[][] phase) {
        AxisTables axis = tables.get(sweep.axis());
        int routine = kernel.routine(sweep.sweepName());
        int panels = sweep.panels();
        int workers = Math.min(threads, Math.max(1, panels));
        if (workers == 1) {
            kernel.call(routine, arrays(sweep, psi, axis, 0, multiplier, phase), new int[] {0, panels});
        } else {
            IntStream.range(0, workers).parallel().forEach(worker -> {
                int from = (int) ((long) panels * worker / workers);
                int to = (int) ((long) panels * (worker + 1) / workers);
                kernel.call(routine, arrays(sweep, psi, axis, worker, multiplier, phase), new int[] {from, to});
            });
        }
        if (sweep.hasRest()) {
            kernel.call(sweep.restName(), arrays(sweep, psi, axis, 0, multiplier, phase), new int[0]);
        }
    }

    private static double[][] arrays(
            Sweep sweep, Field psi, AxisTables axis, int worker, double[][] multiplier, double[][] phase) {
        List<double[]> arrays = new ArrayList<>();
        arrays.add(psi.re());
        if (sweep.arithmetic().hasComplexState()) {
            arrays.add(psi.im());
        }
        arrays.add(axis.panels()[worker][0]);
        arrays.add(axis.panels()[worker][1]);
        if (sweep.line().width() == 1) {
            arrays.add(axis.panels()[worker][2]);
            arrays.add(axis.panels()[worker][3]);
        }
        arrays.add(axis.wr());
        arrays.add(axis.wi());
        int factors = sweep.arithmetic().hasComplexFactors() ? 2 : 1;
        for (int i = 0; i < factors; i++) {
            arrays.add(multiplier[i]);
        }
        if (sweep.phased()) {
            for (int i = 0; i < factors; i++) {
                arrays.add(phase[i]);
            }
        }
        return arrays.toArray(double[][]::new);
    }

    @Override
    public Observables observe(double time) {
        if (problem.isTimeDependent()) {
            diffusion = OnGrid.diffusion(problem, time);
            kernel.call("objective", OnGrid.arrays(grid, objective), new int[0], OnGrid.parameterValues(problem, time));
            OnGrid.requireFinite(grid, objective, "the objective at t = " + time);
        }
        double squared = Quadrature.squaredNorm(state);
        if (!Double.isFinite(squared)) {
            throw new ProblemException("the state overflowed at time " + time
                    + ": the objective is too negative for this step or span; shift it towards zero");
        }
        double energy = 0;
        for (int i = 0; i < objective.length; i++) {
            double density = state.re()[i] * state.re()[i] + (state.isReal() ? 0 : state.im()[i] * state.im()[i]);
            energy += density * objective[i];
        }
        energy *= grid.cell() / squared;
        double[] currents = new double[grid.dimension()];
        for (int axis = 0; axis < grid.dimension(); axis++) {
            Sweep sweep = source.plainSweeps().get(axis);
            LinePlan plan = sweep.line().plan();
            double[] k = tables.get(axis).k();
            double[] multiplier = new double[k.length];
            int[] n = {k.length};
            kernel.call("kineticEnergy", new double[][] {k, multiplier}, n, diffusion / plan.length());
            Field image = state.copy();
            sweep(sweep, image, new double[][] {multiplier}, new double[0][]);
            energy += Quadrature.innerRe(state, image) / squared;
            if (!state.isReal()) {
                kernel.call(
                        "momentum",
                        new double[][] {k, multiplier},
                        n,
                        1.0 / plan.length(),
                        plan.length() / 2.0 * unit(plan));
                currents[axis] = 2 * diffusion * momentum(sweep, multiplier) / squared;
            }
        }
        return new Observables(
                time, Math.sqrt(squared), Quadrature.mass(state), energy, Quadrature.moments(state, currents));
    }

    private double momentum(Sweep sweep, double[] multiplier) {
        Field image = state.copy();
        sweep(sweep, image, new double[][] {multiplier}, new double[0][]);
        return Quadrature.innerRe(state, image);
    }

    @Override
    public double operatorBound() {
        double bound = 0;
        for (double v : objective) {
            bound = Math.max(bound, Math.abs(v));
        }
        for (AxisTables axis : tables) {
            double largest = 0;
            for (double k : axis.k()) {
                largest = Math.max(largest, diffusion * k * k);
            }
            bound += largest;
        }
        return bound;
    }
}
