package org.wickbench.numeric;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.wickbench.numeric.circuit.Dialect;
import org.wickbench.numeric.circuit.GeneratedCircuit;
import org.wickbench.numeric.emit.SourceFile;
import org.wickbench.numeric.emit.Standalone;
import org.wickbench.numeric.emit.StandaloneEmitter;
import org.wickbench.numeric.emit.Target;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.equation.TwoLevels;
import org.wickbench.numeric.evolve.AdaptiveEvolution;
import org.wickbench.numeric.evolve.AdaptiveSpan;
import org.wickbench.numeric.evolve.Evolution;
import org.wickbench.numeric.evolve.Evolver;
import org.wickbench.numeric.evolve.Footprint;
import org.wickbench.numeric.evolve.KernelSource;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.evolve.Observer;
import org.wickbench.numeric.evolve.Snapshot;
import org.wickbench.numeric.evolve.StandaloneEvolution;
import org.wickbench.numeric.evolve.Start;
import org.wickbench.numeric.evolve.TimeSpan;
import org.wickbench.numeric.evolve.TwoLevelEvolution;
import org.wickbench.numeric.evolve.TwoLevelEvolver;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.grid.Memory;
import org.wickbench.numeric.kernel.Interpreter;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.PointFunction;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.pass.Decision;
import org.wickbench.numeric.pass.Passes;
import org.wickbench.numeric.pass.ReduceToMoments;
import org.wickbench.numeric.run.KernelCompiler;
import org.wickbench.numeric.spectrum.Levels;
import org.wickbench.numeric.spectrum.Relaxation;
import org.wickbench.numeric.spectrum.Relaxed;
import org.wickbench.numeric.spectrum.Scout;
import org.wickbench.numeric.spectrum.Spectrum;
import org.wickbench.numeric.spectrum.StandaloneLevels;
import org.wickbench.numeric.spectrum.Thermal;
import org.wickbench.symbolic.expr.Expr;

/**
 * The door of the numeric module: from a typed problem to numbers with their error, or to a standalone program.
 *
 * <p>All methods throw {@link ProblemException} for input that cannot be solved as stated (unknown or unbound symbols, an
 * objective that is not real or not finite on the grid, {@code D <= 0}, a step beyond the stability limit, a grid that
 * does not fit the memory): its message is meant for the user. A solver is immutable apart from its kernel cache and may
 * be used from several threads.
 */
public final class Solver {
    /** Up to this many points walking the tree (below 10 ms) is faster than compiling it (about 100 ms). */
    private static final int INTERPRETED = 8_192;
    /** Stated in the head of generated files. */
    private static final String VERSION = "0.1.0";

    private final KernelCompiler compiler;
    private final KernelMutation mutation;
    private final int threads;

    /** A solver that keeps its compiled kernels in memory only. */
    public Solver() {
        this(Optional.empty(), KernelMutation.NONE);
    }

    /** A solver that also keeps compiled kernels as class files below a folder, named by content hash. */
    public Solver(Path cacheFolder) {
        this(Optional.of(cacheFolder), KernelMutation.NONE);
    }

    private Solver(Optional<Path> cacheFolder, KernelMutation mutation) {
        this(new KernelCompiler(cacheFolder, KernelCompiler.availableFlavour()), mutation);
    }

    private Solver(KernelCompiler compiler, KernelMutation mutation) {
        this.compiler = compiler;
        this.mutation = mutation;
        this.threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    }

    /** This solver with a fault put into every kernel it builds: for proving that a check catches it. */
    public Solver mutated(KernelMutation fault) {
        return new Solver(compiler, fault);
    }

    /**
     * The lowest eigenpairs of {@code H = -D lap + zeta} on a given grid, by the discrete variable representation of each
     * axis' transform and a restarted Lanczos iteration. Spectrally accurate for smooth objectives.
     *
     * @param levels how many, at least 1
     * @throws ProblemException also where the objective is unbounded below and an axis is periodic: such an axis stands for
     *     the whole line, or for a circle on which the objective would be periodic and bounded
     */
    public Levels ground(Problem problem, Grid grid, int levels) {
        requireSelfAdjoint(problem, "levels");
        boolean wholeLine = grid.axes().stream().anyMatch(axis -> axis.boundary() == Boundary.PERIODIC);
        if (wholeLine && !problem.isSampled()) {
            unboundedBelow(problem).ifPresent(reason -> {
                throw new ProblemException(
                        reason + "; to ask for the levels between walls, give the axis Dirichlet or Neumann ends");
            });
        }
        return new Spectrum(computed(problem, grid)).levels(grid, levels);
    }

    /**
     * The lowest eigenpairs on the whole space, box and grid chosen so that each energy's error estimate is below the
     * tolerance.
     *
     * @param tolerance the wanted bound on the energies' absolute errors [1/T]
     * @throws ProblemException also for an objective unbounded below (the message says along which direction) and for a
     *     tolerance that double precision cannot reach
     */
    public Levels ground(Problem problem, double tolerance, int levels) {
        requireSelfAdjoint(problem, "levels");
        requireFormula(problem, "a grid that is chosen");
        return Spectrum.automatic(computed(problem), tolerance, levels);
    }

    /** Partition function, energies, entropy and heat capacity at an inverse temperature, on a grid of at most 1500 points. */
    public Thermal thermal(Problem problem, Grid grid, double beta) {
        requireSelfAdjoint(problem, "thermal quantities");
        requireFormula(problem, "the error of thermal quantities");
        return new Spectrum(computed(problem, grid)).thermal(grid, beta);
    }

    private static void requireSelfAdjoint(Problem problem, String what) {
        if (problem.isCubic()) {
            throw new ProblemException(what + " are there for linear equations; with a cubic term, evolve a state");
        }
        if (problem.drifts()) {
            throw new ProblemException(what + " are there for equations without drift; with one, evolve a state");
        }
    }

    private static void requireFormula(Problem problem, String what) {
        if (problem.isSampled()) {
            throw new ProblemException(
                    what + " needs the objective as a formula: samples say nothing between their points");
        }
    }

    /** The problem in the form in which it is computed. */
    private static Problem computed(Problem problem, Grid grid) {
        return ReduceToMoments.apply(problem, Optional.of(grid)).problem();
    }

    private static Problem computed(Problem problem) {
        return ReduceToMoments.apply(problem, Optional.empty()).problem();
    }

    /** Why the objective has no lower bound on the whole space, with a direction and values, if it seems to have none. */
    public Optional<String> unboundedBelow(Problem problem) {
        Problem form = computed(problem);
        return new Scout(form, new PointFunction(form, form.objective(), "the objective")).unboundedBelow();
    }

    /**
     * The state {@code re(x) + i im(x)} on a grid.
     *
     * @param im the imaginary part, {@link Expr#ZERO} for a real state
     */
    public Field initial(Problem problem, Grid grid, Expr re, Expr im) {
        double[] realPart = sample(problem, grid, re, "the real part of the initial state");
        return im.equals(Expr.ZERO)
                ? Field.real(grid, realPart)
                : Field.complex(grid, realPart, sample(problem, grid, im, "the imaginary part of the initial state"));
    }

    /** The state of {@link #initial} with its formula, which says what it is between the points and outside of the box. */
    public Start start(Problem problem, Grid grid, Expr re, Expr im) {
        return Start.of(initial(problem, grid, re, im), problem, re, im);
    }

    /**
     * Evolves a state.
     *
     * @param initial on the grid; not modified
     * @param observer told of progress; {@link Observer#NONE} where nobody looks
     * @throws ProblemException also for a complex result where the boundary or flow allows none, and for negative steps
     *     in imaginary time
     */
    public Evolution evolve(
            Problem problem, Grid grid, Field initial, TimeSpan span, Method method, Observer observer) {
        return new Evolver(compiler, mutation, threads)
                .evolve(computed(problem, grid), grid, Start.of(initial), span, method, observer);
    }

    /**
     * Continues an evolution from where its observer was told that it stood ({@link Observer#pause}), bitwise as if it had
     * never stopped.
     *
     * @param start the run's initial state
     * @param from of a run of the same problem, grid, initial state, span and method
     * @throws ProblemException also if {@code from} cannot be of such a run
     */
    public Evolution resume(
            Problem problem, Grid grid, Start start, Snapshot from, TimeSpan span, Method method, Observer observer) {
        return new Evolver(compiler, mutation, threads)
                .resume(computed(problem, grid), grid, start, from, span, method, observer);
    }

    /**
     * Evolves a state in steps that are chosen on the way so that the error in time stays below a tolerance.
     *
     * @param initial on the grid; not modified
     * @throws ProblemException also for a tolerance that no step meets
     */
    public AdaptiveEvolution adaptive(
            Problem problem, Grid grid, Field initial, AdaptiveSpan span, Method method, Observer observer) {
        return new Evolver(compiler, mutation, threads)
                .adaptive(computed(problem, grid), grid, Start.of(initial), span, method, observer);
    }

    /** Continues such an evolution from where its observer was told that it stood, bitwise as if it had never stopped. */
    public AdaptiveEvolution resumeAdaptive(
            Problem problem,
            Grid grid,
            Start start,
            Snapshot from,
            AdaptiveSpan span,
            Method method,
            Observer observer) {
        return new Evolver(compiler, mutation, threads)
                .resumeAdaptive(computed(problem, grid), grid, start, from, span, method, observer);
    }

    /**
     * Evolves two states that are coupled at every point, by a splitting.
     *
     * @param first the first state at time 0
     * @param second the second one
     */
    public TwoLevelEvolution evolve(
            TwoLevels problem, Grid grid, Start first, Start second, TimeSpan span, Method method) {
        return new TwoLevelEvolver(compiler, mutation, threads).evolve(problem, grid, first, second, span, method);
    }

    /**
     * The ground state by normalised imaginary time, until energy and residual are below a tolerance.
     *
     * @param longest the first step's size and how many steps there may be
     * @throws ProblemException also for a tolerance below round-off and for finite differences
     */
    public Relaxed relax(Problem problem, Grid grid, Field initial, TimeSpan longest, Method method, double tolerance) {
        requireSelfAdjoint(problem, "relaxations");
        requireFormula(problem, "the error of a relaxation");
        return new Relaxation(new Evolver(compiler, mutation, threads), computed(problem, grid))
                .relax(grid, initial, longest, method, tolerance);
    }

    /** Continues such a relaxation from where its observer was told that it stood, bitwise as if it had never stopped. */
    public Relaxed resumeRelaxation(
            Problem problem,
            Grid grid,
            Field initial,
            Snapshot from,
            TimeSpan longest,
            Method method,
            double tolerance,
            Observer observer) {
        requireSelfAdjoint(problem, "relaxations");
        requireFormula(problem, "the error of a relaxation");
        return new Relaxation(new Evolver(compiler, mutation, threads), computed(problem, grid))
                .resume(grid, initial, from, longest, method, tolerance, observer);
    }

    /**
     * Refuses an evolution that does not fit the memory, before its initial state is made.
     *
     * @param complexInitial whether that state has an imaginary part
     */
    public void requireMemory(Problem problem, Grid grid, boolean complexInitial, Method method) {
        Footprint.require(problem, grid, complexInitial, method);
    }

    /** The same for steps that are chosen on the way. */
    public void requireMemoryAdaptive(Problem problem, Grid grid, boolean complexInitial, Method method) {
        Footprint.requireAdaptive(problem, grid, complexInitial, method);
    }

    private double[] sample(Problem problem, Grid grid, Expr expr, String what) {
        Memory.require(grid.size(), what + " on " + grid.size() + " points");
        Program program = new Program("Sample", List.of(OnGrid.routine(problem, grid, "sample", expr, what)));
        double[] values = new double[grid.size()];
        double[][] arrays = OnGrid.arrays(problem, grid, expr, values);
        double[] parameters = OnGrid.parameterValues(problem);
        if (grid.size() <= INTERPRETED) {
            new Interpreter(program).run("sample", arrays, new int[0], parameters);
        } else {
            compiler.compile(Passes.run(program).program(), what + " = " + expr)
                    .call("sample", arrays, new int[0], parameters);
        }
        OnGrid.requireFinite(grid, values, what);
        return values;
    }

    /**
     * A standalone program that computes the lowest energies of a problem on a grid: one readable source file, a README
     * with the build line, and a self-check that the program runs on itself.
     */
    public Generated generate(Problem problem, Grid grid, int levels, Target target) {
        requireSelfAdjoint(problem, "generated solvers");
        ReduceToMoments.Reduced form = ReduceToMoments.apply(problem, Optional.of(grid));
        return generated(StandaloneLevels.build(form.problem(), grid, levels), form.decision(), target);
    }

    /** A standalone program that evolves an initial state given as expressions and prints norm, energy and moments. */
    public Generated generate(
            Problem problem, Grid grid, Expr initialRe, Expr initialIm, TimeSpan span, Method method, Target target) {
        requireSelfAdjoint(problem, "generated evolutions");
        ReduceToMoments.Reduced form = ReduceToMoments.apply(problem, Optional.of(grid));
        Evolution reference = new Evolver(compiler, mutation, threads)
                .withoutError(
                        form.problem(),
                        grid,
                        initial(problem, grid, initialRe, initialIm),
                        span,
                        method,
                        Observer.NONE);
        return generated(
                StandaloneEvolution.build(form.problem(), grid, initialRe, initialIm, span, method, reference),
                form.decision(),
                target);
    }

    /**
     * The quantum circuit of an evolution in real time: OpenQASM, a README, what it costs and how far it is from the exact
     * evolution.
     *
     * @throws ProblemException also if the objective is no polynomial, an axis is not periodic or has not {@code 2^n} points,
     *     or the method is neither Strang's nor Suzuki and Chin's
     */
    public GeneratedCircuit circuit(Problem problem, Grid grid, TimeSpan span, Method method, Dialect dialect) {
        requireSelfAdjoint(problem, "circuits");
        requireFormula(problem, "a circuit");
        Problem form = ReduceToMoments.apply(problem, Optional.of(grid)).problem();
        return GeneratedCircuit.write(form, grid, span, method, dialect, VERSION);
    }

    private static Generated generated(Standalone standalone, Optional<Decision> form, Target target) {
        SourceFile source = StandaloneEmitter.source(standalone, target, VERSION);
        BuildReport report = BuildReport.of(form, standalone.compiled(), source);
        return new Generated(List.of(source, StandaloneEmitter.readme(standalone, target, report.table())), report);
    }

    /** What the compiler makes of a problem on a grid: costs before and after each pass, and the generated source. */
    public BuildReport describe(Problem problem, Grid grid, Method method) {
        ReduceToMoments.Reduced form = ReduceToMoments.apply(problem, Optional.of(grid));
        KernelSource source = KernelSource.of(form.problem(), grid, method);
        Passes.Optimised optimised = Passes.run(source.program());
        String text = compiler.source(optimised.program(), source.header());
        return BuildReport.of(
                form.decision(), optimised, new SourceFile(optimised.program().name() + ".java", text));
    }
}
