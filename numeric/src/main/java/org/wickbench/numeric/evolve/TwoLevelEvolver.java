package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.equation.TwoLevels;
import org.wickbench.numeric.evolve.ErrorStatement.Part;
import org.wickbench.numeric.evolve.TwoLevelEvolution.Observed;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.grid.Interpolation;
import org.wickbench.numeric.grid.Memory;
import org.wickbench.numeric.kernel.CellMeans;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.pass.Passes;
import org.wickbench.numeric.run.CompiledKernel;
import org.wickbench.numeric.run.KernelCompiler;
import org.wickbench.numeric.transform.Arithmetic;

/**
 * Evolves two coupled states by splittings: the flow of the matrix that couples them is exact at every point ({@link TwoLevelFlow}),
 * the kinetic flow of each state exact on the grid's trigonometric polynomials. Order 1 by Lie's splitting, 2 by Strang's, 4 in
 * real time by Yoshida's and by Blanes and Moan's; entries that change with time are taken at the middle of a step, to order 2.
 */
public final class TwoLevelEvolver {
    private static final List<String> ROUTINES = List.of("first", "second", "couplingRe", "couplingIm");
    /** What the entries are called in messages. */
    private static final List<String> NAMES = List.of(
            "the objective", "the second objective", "the coupling's real part", "the coupling's imaginary part");

    /** Covers the terms beyond the leading one, which a single refinement cannot see. */
    private static final double SAFETY = 1.5;
    /** Above this many point updates a finer grid is too dear. */
    private static final double AFFORDABLE = 4e8;

    private final KernelCompiler compiler;
    private final KernelMutation mutation;
    private final int threads;

    public TwoLevelEvolver(KernelCompiler compiler, KernelMutation mutation, int threads) {
        this.compiler = compiler;
        this.mutation = mutation;
        this.threads = threads;
    }

    /**
     * Evolves and measures the error in time and in space; that of the box is not measured.
     *
     * @throws ProblemException for what the method or the flow forbids
     */
    public TwoLevelEvolution evolve(
            TwoLevels problem, Grid grid, Start first, Start second, TimeSpan span, Method method) {
        TwoLevelEvolution plain = withoutError(problem, grid, first.field(), second.field(), span, method);
        TimeSpan halved = TimeSpan.of(span.until(), 2 * span.steps());
        double factor = Math.pow(2, method.timeOrder()) / (Math.pow(2, method.timeOrder()) - 1);
        Set<Part> open = EnumSet.of(Part.BOX);
        List<String> notes = new ArrayList<>(List.of("time: against half the step"));
        double time = SAFETY
                * factor
                * distance(plain, withoutError(problem, grid, first.field(), second.field(), halved, method), grid);
        Grid fine = Interpolation.finer(grid);
        double space = Double.NaN;
        boolean smooth = first.isSmooth(grid)
                && second.isSmooth(grid)
                && problem.entries().stream()
                        .allMatch(entry -> new CellMeans(problem.names(), entry, grid, "the objective").isSmooth());
        if ((double) fine.size() * span.steps() <= AFFORDABLE && Memory.fits(footprint(fine))) {
            Field a = first.isFormula() ? first.values(fine) : Interpolation.refine(first.field());
            Field b = second.isFormula() ? second.values(fine) : Interpolation.refine(second.field());
            space = SAFETY * distance(plain, withoutError(problem, fine, a, b, span, method), grid);
            notes.add("space: against a finer grid");
        } else {
            notes.add("space: NOT MEASURED, a finer grid is too dear");
        }
        if (Double.isNaN(space) || !smooth) {
            open.add(Part.SPACE);
        }
        if (!smooth) {
            notes.add("space: kinks, jumps or narrow places lie between the points");
        }
        notes.add("box: NOT MEASURED for two states; its ends are taken as part of the problem");
        double roundOff = Math.ulp(1.0) * plain.observables().getFirst().norm() * 8.0 * span.steps();
        ErrorStatement error = new ErrorStatement(
                "L2 distance of both states",
                "the box with its " + grid.axis(0).boundary().name().toLowerCase(java.util.Locale.ROOT) + " ends",
                space,
                time,
                Double.NaN,
                roundOff,
                open,
                notes);
        return new TwoLevelEvolution(
                plain.first(), plain.second(), plain.observables(), plain.steps(), plain.stepSize(), error);
    }

    private static double distance(TwoLevelEvolution one, TwoLevelEvolution other, Grid grid) {
        boolean finer = !other.first().grid().equals(grid);
        Field a = finer ? Interpolation.restrict(other.first(), grid) : other.first();
        Field b = finer ? Interpolation.restrict(other.second(), grid) : other.second();
        return Math.hypot(Quadrature.distance(one.first(), a), Quadrature.distance(one.second(), b));
    }

    /** Evolves once; the error statement has no parts. */
    public TwoLevelEvolution withoutError(
            TwoLevels problem, Grid grid, Field first, Field second, TimeSpan span, Method method) {
        if (!(method instanceof Method.SplitStep(Method.Splitting splitting))
                || splitting == Method.Splitting.SUZUKI_CHIN_4) {
            throw new ProblemException("two coupled states are stepped by the splittings lie, strang, yoshida-4 and"
                    + " blanes-moan-4, whose flow of the coupling is exact");
        }
        SplittingCoefficients coefficients = SplittingCoefficients.of(splitting);
        boolean scheduled = problem.names().isTimeDependent();
        if (scheduled && method.timeOrder() > 2) {
            throw new ProblemException("a problem that changes with the time t is stepped by Lie or Strang splitting");
        }
        if (problem.first().flow() != Flow.REAL_TIME && (span.until() < 0 || coefficients.stepsBackward())) {
            throw new ProblemException(
                    "imaginary time runs forward only: take lie or strang and a positive final time");
        }
        if (grid.axes().stream().anyMatch(axis -> axis.boundary() == Boundary.ABSORBING)) {
            throw new ProblemException("two coupled states take periodic, Dirichlet or Neumann ends");
        }
        Memory.require(footprint(grid), "the evolution of two states on " + grid.size() + " points");
        Run run = new Run(problem, grid, first, second, span.stepSize(), coefficients);
        List<Observed> observed = new ArrayList<>(List.of(run.observe(0)));
        long done = 0;
        for (int i = 1; i <= span.observations(); i++) {
            run.advance((int) (span.stepOf(i) - done), done);
            done = span.stepOf(i);
            observed.add(run.observe(span.until() * ((double) done / span.steps())));
        }
        return new TwoLevelEvolution(
                run.a,
                run.b,
                observed,
                span.steps(),
                span.stepSize(),
                ErrorStatement.none("L2 distance of both states"));
    }

    private static double footprint(Grid grid) {
        // both states with their images while they are observed, four entries, and a table of ones
        return 16.0 * grid.size();
    }

    private final class Run {
        private final Problem names;
        private final TwoLevels problem;
        private final Grid grid;
        private final double step;
        private final SplittingCoefficients coefficients;
        private final CompiledKernel kernel;
        private final KineticFlows flows;
        private final double[][] entries;
        private final double[][] ones;
        private final Field a;
        private final Field b;
        private double diffusion;

        Run(TwoLevels problem, Grid grid, Field first, Field second, double step, SplittingCoefficients coefficients) {
            this.problem = problem;
            this.names = problem.names();
            this.grid = grid;
            this.step = step;
            this.coefficients = coefficients;
            Arithmetic arithmetic = names.flow() == Flow.REAL_TIME ? Arithmetic.COMPLEX : Arithmetic.COMPLEX_STATE;
            List<Routine> routines = new ArrayList<>();
            for (int k = 0; k < ROUTINES.size(); k++) {
                routines.add(OnGrid.routine(
                        names, grid, ROUTINES.get(k), problem.entries().get(k), NAMES.get(k)));
            }
            SplitStepProgram source = SplitStepProgram.build(names, grid, arithmetic, false);
            routines.addAll(source.program().routines());
            routines.add(TwoLevelFlow.routine(arithmetic));
            Program program = Passes.run(mutation.applyTo(new Program("TwoLevels", routines)))
                    .program();
            this.kernel = compiler.compile(
                    program,
                    "Splitting of H = -D lap + C, " + names.flow() + "\nC = " + problem.entries() + "\nD = "
                            + names.diffusion());
            this.a = first.toComplex();
            this.b = second.toComplex();
            this.entries = new double[ROUTINES.size()][grid.size()];
            this.ones = new double[arithmetic.hasComplexFactors() ? 2 : 1][grid.size()];
            Arrays.fill(ones[0], 1);
            this.flows = KineticFlows.of(grid, source, kernel, coefficients.kinetic(), threads);
            freeze(0);
            double norm = Math.hypot(Quadrature.norm(a), Quadrature.norm(b));
            if (!(norm > 0) || Double.isInfinite(norm)) {
                throw new ProblemException("the initial states have the norm " + norm
                        + " on the grid: they must be finite functions, one of which is not zero everywhere");
            }
        }

        private void freeze(double time) {
            diffusion = OnGrid.diffusion(names, time);
            for (int k = 0; k < entries.length; k++) {
                kernel.call(
                        ROUTINES.get(k),
                        OnGrid.arrays(names, grid, problem.entries().get(k), entries[k]),
                        new int[0],
                        OnGrid.parameterValues(names, time));
                OnGrid.requireFinite(grid, entries[k], NAMES.get(k));
            }
            flows.fill(step * diffusion);
        }

        void advance(int steps, long done) {
            if (!names.isTimeDependent()) {
                constantSteps(steps);
                return;
            }
            for (int i = 0; i < steps; i++) {
                freeze((done + i + 0.5) * step);
                constantSteps(1);
            }
        }

        private void constantSteps(int steps) {
            int last = coefficients.kinetic().size();
            List<Double> potential = coefficients.potential();
            couple(potential.getFirst());
            for (int i = 0; i < steps * last; i++) {
                double share = coefficients.kinetic().get(i % last);
                for (Field state : List.of(a, b)) {
                    flows.run(1, _ -> new KineticFlows.Flow(share, new KineticFlows.Factor.Table(ones)), state);
                }
                boolean merges = i % last + 1 == last && i + 1 < steps * last;
                couple(potential.get(i % last + 1) + (merges ? potential.getFirst() : 0));
            }
        }

        private void couple(double share) {
            if (share != 0) {
                double[][] arrays = {a.re(), a.im(), b.re(), b.im(), entries[0], entries[1], entries[2], entries[3]};
                kernel.call(TwoLevelFlow.ROUTINE, arrays, new int[] {grid.size()}, share * step);
            }
        }

        Observed observe(double time) {
            if (names.isTimeDependent()) {
                freeze(time);
            }
            double first = Quadrature.squaredNorm(a);
            double squared = first + Quadrature.squaredNorm(b);
            if (!Double.isFinite(squared)) {
                throw new ProblemException("the states overflowed at time " + time
                        + ": an objective is too negative for this span; shift it towards zero");
            }
            double energy = Quadrature.weighted(a, entries[0]) + Quadrature.weighted(b, entries[1]);
            double crossed = 0;
            double[] density = new double[grid.size()];
            for (int i = 0; i < density.length; i++) {
                double re = a.re()[i] * b.re()[i] + a.im()[i] * b.im()[i];
                double im = a.re()[i] * b.im()[i] - a.im()[i] * b.re()[i];
                crossed += 2 * (entries[2][i] * re - entries[3][i] * im);
                density[i] =
                        a.re()[i] * a.re()[i] + a.im()[i] * a.im()[i] + b.re()[i] * b.re()[i] + b.im()[i] * b.im()[i];
            }
            energy += crossed * grid.cell();
            for (int axis = 0; axis < grid.dimension(); axis++) {
                energy += kinetic(axis, a) + kinetic(axis, b);
            }
            List<Observables.Moments> moments = Quadrature.momentsOfDensity(Field.real(grid, density));
            return new Observed(
                    time,
                    Math.sqrt(squared),
                    first / squared,
                    energy / squared,
                    moments.stream().map(Observables.Moments::mean).toList(),
                    moments.stream().map(Observables.Moments::variance).toList());
        }

        private double kinetic(int axis, Field state) {
            double[] k = flows.wavenumbers(axis);
            double[] multiplier = new double[k.length];
            kernel.call("kineticEnergy", new double[][] {k, multiplier}, new int[] {k.length}, diffusion / k.length);
            Field image = state.copy();
            flows.multiply(axis, multiplier, image);
            return Quadrature.innerRe(state, image);
        }
    }
}
