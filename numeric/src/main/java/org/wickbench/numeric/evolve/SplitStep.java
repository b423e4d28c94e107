package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.evolve.KineticFlows.Factor;
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
import org.wickbench.symbolic.expr.Expr;

/** Exponential splitting run by generated kernels; the kinetic flow is exact on the grid's trigonometric polynomials. */
final class SplitStep implements Stepper {
    /** How many steps the normalised flow goes without rescaling: keeps exp(-h E) far from under- and overflow. */
    private static final int RESCALE_EVERY = 8;

    /** Far from overflow, and times the least normal number still nothing. */
    private static final double LARGEST_FACTOR = 1e100;

    private final Problem problem;
    private final Grid grid;
    private double step;
    /** The time at which the steps are counted from. */
    private double origin;

    private double diffusion;
    /** What is taken from the potential so that a step at constant norm changes the norm in second order only. */
    private double shift;

    private long stepsDone;
    private final Arithmetic arithmetic;
    private final SplittingCoefficients coefficients;
    private final CompiledKernel kernel;

    private final Field state;
    private final double initialNorm;
    private final double[] objective;
    private final double[] gradient;
    private final double[] correctedObjective;
    private final double[] absorber;
    private final KineticFlows flows;
    private final Map<PotentialFlow, double[][]> phases = new HashMap<>();
    private final Map<PotentialFlow, Optional<Factor>> products = new HashMap<>();

    private record PotentialFlow(double coefficient, boolean corrected) {
        /** Where the potential's flow is not a factor. */
        static final PotentialFlow NOTHING = new PotentialFlow(0, false);
    }

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
        checkDirection();
        this.diffusion = OnGrid.diffusion(problem);
        this.arithmetic = arithmetic(problem, initial);
        SplitStepProgram source = SplitStepProgram.build(problem, grid, arithmetic, coefficients.needsGradient());
        int parts = arithmetic.hasComplexState() ? 2 : 1;
        int factors = arithmetic.hasComplexFactors() ? 2 : 1;
        Memory.require(
                (double) grid.size()
                        * (2.0 * parts + factors * (coefficients.kinetic().size() + 1) + 2),
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
        kernel.call("objective", OnGrid.arrays(problem, grid, objective), new int[0], OnGrid.parameterValues(problem));
        OnGrid.requireFinite(grid, objective, "the objective");
        this.gradient = coefficients.needsGradient() ? gradient() : new double[0];
        this.correctedObjective = coefficients.needsGradient() ? new double[grid.size()] : objective;
        correct();
        this.flows = KineticFlows.of(grid, source, kernel, coefficients.kinetic(), threads);
        flows.fill(step * diffusion);
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
                + "zeta = " + problem.statement() + "\n" + "D = " + problem.diffusion() + "\n"
                + "parameters p0, p1, ... = "
                + problem.parameters().keySet() + "\n" + "points "
                + grid.axes().stream()
                        .map(axis -> axis.points() + " " + axis.boundary())
                        .toList();
    }

    private void checkDirection() {
        if (problem.flow() == Flow.REAL_TIME) {
            return;
        }
        if (step < 0) {
            throw new ProblemException(
                    "imaginary time runs forward only: exp(+tau H) is unbounded, so a negative final time"
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

    private double[] gradient() {
        double[] values = new double[grid.size()];
        Expr square = problem.gradientSquared().orElseThrow();
        double[][] arrays = OnGrid.arrays(problem, grid, square, values);
        kernel.call("gradientSquared", arrays, new int[0], OnGrid.parameterValues(problem));
        OnGrid.requireFinite(grid, values, "the squared gradient of the objective");
        new GradientCheck(problem, grid).require(values);
        return values;
    }

    private void correct() {
        if (coefficients.needsGradient()) {
            double scale = SplittingCoefficients.correction(problem.flow(), step, diffusion);
            double[][] arrays = {objective, gradient, correctedObjective};
            kernel.call("corrected", arrays, new int[] {grid.size()}, scale);
        }
    }

    @Override
    public void restore(Field saved, long step) {
        System.arraycopy(saved.re(), 0, state.re(), 0, saved.re().length);
        System.arraycopy(saved.im(), 0, state.im(), 0, saved.im().length);
        stepsDone = step;
    }

    @Override
    public void restart(Field from, double time, double newStep) {
        restore(from, 0);
        origin = time;
        if (newStep != step) {
            step = newStep;
            checkDirection();
            correct();
            if (!problem.isTimeDependent()) {
                flows.fill(step * diffusion);
                phases.forEach(this::fillPhase);
                products.clear();
            }
        }
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
        // a cubic term sees how the norm changes
        int together = problem.isCubic() ? 1 : RESCALE_EVERY;
        for (int done = 0; done < steps; done += together) {
            if (problem.isCubic()) {
                shift = chemicalPotential();
            }
            run(Math.min(together, steps - done));
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
                // the midpoint's H: order 2 for Strang; its flows at the ends of neighbouring steps differ and cannot
                // be merged
                freeze(origin + (stepsDone + 0.5) * step);
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
        kernel.call(
                "objective",
                OnGrid.arrays(problem, grid, objective),
                new int[0],
                OnGrid.parameterValues(problem, time));
        OnGrid.requireFinite(grid, objective, "the objective at t = " + time);
        flows.fill(step * diffusion);
        phases.forEach(this::fillPhase);
    }

    private void constantSteps(int steps) {
        if (problem.isCubic()) {
            cubicSteps(steps);
            return;
        }
        int last = coefficients.kinetic().size();
        PotentialFlow first = flow(0);
        PotentialFlow end = flow(last);
        PotentialFlow merged = new PotentialFlow(first.coefficient() + end.coefficient(), false);
        applyPhase(first);
        flows.run(
                steps * last,
                i -> {
                    PotentialFlow next = flow(i % last + 1);
                    boolean isLast = i + 1 == steps * last;
                    if (i % last + 1 == last) {
                        next = isLast ? end : merged;
                    }
                    return new KineticFlows.Flow(
                            coefficients.kinetic().get(i % last), isLast ? table(next) : factor(next));
                },
                state);
    }

    /** The same where the potential's flow depends on the state, so that it is no factor of the sweeps. */
    private void cubicSteps(int steps) {
        int last = coefficients.kinetic().size();
        double first = coefficients.potential().getFirst();
        double end = coefficients.potential().getLast();
        cubicFlow(first);
        for (int i = 0; i < steps * last; i++) {
            double share = coefficients.kinetic().get(i % last);
            flows.run(1, _ -> new KineticFlows.Flow(share, table(PotentialFlow.NOTHING)), state);
            boolean ends = i % last + 1 == last;
            boolean isLast = i + 1 == steps * last;
            cubicFlow(
                    ends ? isLast ? end : first + end : coefficients.potential().get(i % last + 1));
        }
    }

    private void cubicFlow(double share) {
        if (share != 0) {
            double[][] arrays = arithmetic.hasComplexState()
                    ? new double[][] {state.re(), state.im(), objective}
                    : new double[][] {state.re(), objective};
            kernel.call(CubicFlow.ROUTINE, arrays, new int[] {grid.size()}, share * step, problem.cubic(), shift);
        }
    }

    private PotentialFlow flow(int i) {
        return new PotentialFlow(
                coefficients.potential().get(i), coefficients.corrected().get(i));
    }

    private double[][] phase(PotentialFlow flow) {
        return phases.computeIfAbsent(flow, wanted -> {
            double[][] phase = new double[arithmetic.hasComplexFactors() ? 2 : 1][grid.size()];
            fillPhase(wanted, phase);
            return phase;
        });
    }

    private Factor table(PotentialFlow flow) {
        return new Factor.Table(phase(flow));
    }

    /** A product where the objective is a sum over the axes, and neither time nor an absorbing layer stands against it. */
    private Factor factor(PotentialFlow flow) {
        if (problem.isTimeDependent() || absorber.length > 0) {
            return table(flow);
        }
        return products.computeIfAbsent(
                        flow, wanted -> Separation.of(grid, potential(wanted)).flatMap(parts -> product(wanted, parts)))
                .orElseGet(() -> table(flow));
    }

    private Optional<Factor> product(PotentialFlow flow, Separation parts) {
        int last = grid.dimension() - 1;
        Optional<double[][]> first = factors(flow, parts.parts()[0], parts.sums(1, last + 1));
        Optional<double[][]> rows = factors(flow, parts.parts()[last], parts.sums(0, last));
        return first.flatMap(one -> rows.map(other -> new Factor.Product(one, other)));
    }

    /** The factors of points and lines; none if one of them is so large that the other's underflow, or their product, counts. */
    private Optional<double[][]> factors(PotentialFlow flow, double[]... potentials) {
        List<double[]> factors = new ArrayList<>();
        for (double[] v : potentials) {
            double[][] factor = new double[arithmetic.hasComplexFactors() ? 2 : 1][v.length];
            fillFactor(v, flow.coefficient() * step, factor);
            for (double value : factor[0]) {
                if (!(Math.abs(value) <= LARGEST_FACTOR)) {
                    return Optional.empty();
                }
            }
            factors.addAll(List.of(factor));
        }
        return Optional.of(factors.toArray(double[][]::new));
    }

    private double[] potential(PotentialFlow flow) {
        return flow.corrected() ? correctedObjective : objective;
    }

    private void fillPhase(PotentialFlow flow, double[][] into) {
        double scale = flow.coefficient() * step;
        fillFactor(potential(flow), scale, into);
        if (!arithmetic.hasComplexFactors()) {
            OnGrid.requireFinite(grid, into[0], "the factor exp(-h zeta) of a step, for this step size,");
        } else if (absorber.length > 0) {
            kernel.call(
                    "absorb", new double[][] {absorber, into[0], into[1]}, new int[] {grid.size()}, Math.abs(scale));
        }
    }

    /** {@code exp(-scale v)}, or {@code exp(-i scale v)} with its parts. */
    private void fillFactor(double[] v, double scale, double[][] into) {
        int[] n = {v.length};
        if (arithmetic.hasComplexFactors()) {
            kernel.call("potentialRotation", new double[][] {v, into[0], into[1]}, n, scale);
        } else {
            kernel.call("potentialDecay", new double[][] {v, into[0]}, n, scale);
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

    @Override
    public Observables observe(double time) {
        if (problem.isTimeDependent()) {
            diffusion = OnGrid.diffusion(problem, time);
            kernel.call(
                    "objective",
                    OnGrid.arrays(problem, grid, objective),
                    new int[0],
                    OnGrid.parameterValues(problem, time));
            OnGrid.requireFinite(grid, objective, "the objective at t = " + time);
        }
        double squared = Quadrature.squaredNorm(state);
        if (!Double.isFinite(squared)) {
            throw new ProblemException("the state overflowed at time " + time
                    + ": the objective is too negative for this step or span; shift it towards zero");
        }
        double energy = (Quadrature.weighted(state, objective) + 0.5 * problem.cubic() * Quadrature.fourthPower(state))
                / squared;
        double[] currents = new double[grid.dimension()];
        for (int axis = 0; axis < grid.dimension(); axis++) {
            double[] k = flows.wavenumbers(axis);
            double[] multiplier = new double[k.length];
            int[] n = {k.length};
            energy += kineticEnergy(axis) / squared;
            if (!state.isReal()) {
                kernel.call(
                        "momentum",
                        new double[][] {k, multiplier},
                        n,
                        1.0 / k.length,
                        k.length / 2.0 * LinePlan.of(grid.axis(axis)).unit());
                currents[axis] = 2 * diffusion * expectation(axis, multiplier) / squared;
            }
        }
        return new Observables(
                time, Math.sqrt(squared), Quadrature.mass(state), energy, Quadrature.moments(state, currents));
    }

    /** {@code <psi|(H + G |psi|^2) psi>/<psi|psi>}: with it in the place of the zero of energy the norm stands still. */
    private double chemicalPotential() {
        double squared = Quadrature.squaredNorm(state);
        double sum = Quadrature.weighted(state, objective) + problem.cubic() * Quadrature.fourthPower(state);
        for (int axis = 0; axis < grid.dimension(); axis++) {
            sum += kineticEnergy(axis);
        }
        return sum / squared;
    }

    private double kineticEnergy(int axis) {
        double[] k = flows.wavenumbers(axis);
        double[] multiplier = new double[k.length];
        kernel.call("kineticEnergy", new double[][] {k, multiplier}, new int[] {k.length}, diffusion / k.length);
        return expectation(axis, multiplier);
    }

    private double expectation(int axis, double[] multiplier) {
        Field image = state.copy();
        flows.multiply(axis, multiplier, image);
        return Quadrature.innerRe(state, image);
    }

    @Override
    public double operatorBound() {
        double bound = 0;
        for (double v : objective) {
            bound = Math.max(bound, Math.abs(v));
        }
        for (int axis = 0; axis < grid.dimension(); axis++) {
            double largest = 0;
            for (double k : flows.wavenumbers(axis)) {
                largest = Math.max(largest, diffusion * k * k);
            }
            bound += largest;
        }
        return bound;
    }
}
