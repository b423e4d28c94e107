package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wickbench.numeric.emit.Standalone;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;
import org.wickbench.numeric.pass.LeaveOutUnused;
import org.wickbench.numeric.pass.Passes;
import org.wickbench.numeric.transform.Arithmetic;
import org.wickbench.numeric.transform.LinePlan;
import org.wickbench.numeric.transform.Sweep;
import org.wickbench.numeric.transform.Sweep.Phase;
import org.wickbench.symbolic.expr.Expr;

/**
 * A whole split-step evolution as one kernel program: the same routines as in memory, with the tables' preparation, the
 * time loop and the observables as routines of the same tree, so that Java and C get the same program.
 */
public final class StandaloneEvolution {
    private final Problem problem;
    private final Grid grid;
    private final TimeSpan span;
    private final Arithmetic arithmetic;
    private final SplittingCoefficients coefficients;
    private final SplitStepProgram source;
    private final AxesPlan plan;
    private final double diffusion;
    private final List<Routine> routines;
    private final StandaloneParts parts;
    private final Expr initialRe;
    private final Expr initialIm;

    private StandaloneEvolution(
            Problem problem, Grid grid, Expr initialRe, Expr initialIm, TimeSpan span, Method.Splitting splitting) {
        this.problem = problem;
        this.grid = grid;
        this.span = span;
        this.initialRe = initialRe;
        this.initialIm = initialIm;
        this.diffusion = OnGrid.diffusion(problem);
        this.arithmetic = !problem.flow().keepsReal()
                ? Arithmetic.COMPLEX
                : initialIm.equals(Expr.ZERO) ? Arithmetic.REAL : Arithmetic.COMPLEX_STATE;
        this.parts = new StandaloneParts(problem, grid, arithmetic.hasComplexState());
        this.coefficients = SplittingCoefficients.of(splitting);
        this.source = SplitStepProgram.alongAxes(problem, grid, arithmetic, coefficients.needsGradient());
        this.plan = source.axes();
        plan.lines().forEach(line -> line.plan().requireUnpadded());
        this.routines = new ArrayList<>(withOwnPanels(source.program().routines(), plan));
    }

    /**
     * The program.
     *
     * @param reference the same evolution run in memory: the values that the self-check expects
     */
    public static Standalone build(
            Problem problem,
            Grid grid,
            Expr initialRe,
            Expr initialIm,
            TimeSpan span,
            Method method,
            Evolution reference) {
        if (method instanceof Method.FiniteDifference difference
                && difference.scheme() != Method.Scheme.CRANK_NICOLSON
                && !problem.isTimeDependent()) {
            return new StandaloneDifferences(problem, grid, initialRe, initialIm, span, difference).build(reference);
        }
        if (!(method instanceof Method.SplitStep(Method.Splitting splitting))) {
            throw new ProblemException("standalone programs are written for splittings and for explicit finite"
                    + " differences; Crank-Nicolson steps run in memory only");
        }
        if (problem.isTimeDependent()) {
            throw new ProblemException(
                    "standalone programs are written for problems that do not change with the time t");
        }
        if (grid.axes().stream().anyMatch(axis -> axis.boundary() == Boundary.ABSORBING)) {
            throw new ProblemException("standalone programs are written for periodic, Dirichlet and Neumann ends");
        }
        return new StandaloneEvolution(problem, grid, initialRe, initialIm, span, splitting)
                .build(splitting, reference);
    }

    private Standalone build(Method.Splitting splitting, Evolution reference) {
        routines.add(OnGrid.routine(problem, grid, "initialRe", initialRe, "the real part of the initial state"));
        if (arithmetic.hasComplexState()) {
            routines.add(
                    OnGrid.routine(problem, grid, "initialIm", initialIm, "the imaginary part of the initial state"));
        }
        parts.state();
        routines.add(prepare());
        if (problem.flow() == Flow.NORMALISED_IMAGINARY_TIME) {
            routines.add(parts.rescale());
        }
        routines.add(evolve());
        routines.add(observe());
        List<String> sequence = List.of("prepare", "evolve", "observe");
        String header = SplitStep.header(problem, grid, splitting) + "\nparameter values "
                + problem.parameters().values() + "\ninitial state " + initialRe + " + I*(" + initialIm + ")\naxes "
                + grid.axes().stream()
                        .map(axis -> axis.name() + " in [" + axis.lower() + ", " + axis.upper() + "]")
                        .toList()
                + "\nuntil " + span.until() + " in " + span.steps() + " steps";
        return new Standalone(
                "Evolution of a state under H = -D lap + zeta by exponential splitting",
                header,
                Passes.run(LeaveOutUnused.apply(new Program("Evolution", routines), sequence), sequence),
                parts.buffers(),
                Standalone.Constants.of(problem.data(), routines),
                sequence,
                parts.outputs(span, reference.last()),
                StandaloneParts.tolerance(span.steps()));
    }

    /** The routines with every sweep replaced by one that brings its panels. */
    private static List<Routine> withOwnPanels(List<Routine> routines, AxesPlan plan) {
        Map<String, Routine> changed = new HashMap<>();
        plan.all()
                .map(StandaloneSweep::new)
                .flatMap(sweep -> sweep.routines().stream())
                .forEach(routine -> changed.put(routine.name(), routine));
        return routines.stream()
                .map(routine -> changed.getOrDefault(routine.name(), routine))
                .toList();
    }

    private static Value c(double value) {
        return Value.constant(value);
    }

    private List<String> phase(int flow) {
        List<String> names = new ArrayList<>();
        names.add(parts.buffer("phaser" + flow, grid.size()));
        if (arithmetic.hasComplexFactors()) {
            names.add(parts.buffer("phasei" + flow, grid.size()));
        }
        return names;
    }

    private List<String> multiplier(int axis, int stage) {
        int same = coefficients.kinetic().indexOf(coefficients.kinetic().get(stage));
        int length = plan.lines().get(axis).plan().length();
        List<String> names = new ArrayList<>();
        names.add(parts.buffer("kr" + axis + "flow" + same, length));
        if (arithmetic.hasComplexFactors()) {
            names.add(parts.buffer("ki" + axis + "flow" + same, length));
        }
        return names;
    }

    private Routine prepare() {
        BodyBuilder body = new BodyBuilder();
        List<String> nodes = parts.nodes(body);
        parts.evaluate(body, "objective", problem.objective(), parts.buffer("v", grid.size()), nodes);
        if (coefficients.needsGradient()) {
            parts.evaluate(
                    body,
                    "gradientSquared",
                    problem.gradientSquared().orElseThrow(),
                    parts.buffer("g", grid.size()),
                    nodes);
            double scale = SplittingCoefficients.correction(problem.flow(), span.stepSize(), diffusion);
            body.call(
                    "corrected",
                    List.of("v", "g", parts.buffer("vc", grid.size())),
                    List.of(Index.of(grid.size())),
                    List.of(c(scale)));
        }
        parts.evaluate(body, "initialRe", initialRe, "sr", nodes);
        if (arithmetic.hasComplexState()) {
            parts.evaluate(body, "initialIm", initialIm, "si", nodes);
        }
        for (int axis = 0; axis < grid.dimension(); axis++) {
            prepareAxis(body, axis);
        }
        int last = coefficients.kinetic().size();
        for (int flow = 0; flow <= last; flow++) {
            prepareFlow(
                    body,
                    flow,
                    coefficients.potential().get(flow),
                    coefficients.corrected().get(flow));
        }
        if (problem.flow() == Flow.NORMALISED_IMAGINARY_TIME) {
            parts.keepLength(body);
        }
        prepareFlow(
                body,
                last + 1,
                coefficients.potential().getFirst() + coefficients.potential().getLast(),
                false);
        return new Routine(
                "prepare",
                "Fills the tables and the initial state.",
                parts.used(body),
                List.of(),
                List.of(),
                body.build());
    }

    private void prepareAxis(BodyBuilder body, int axis) {
        LinePlan line = plan.lines().get(axis).plan();
        body.call(
                "twiddles" + axis,
                List.of(parts.buffer("wr" + axis, line.twiddles()), parts.buffer("wi" + axis, line.twiddles())),
                List.of(),
                List.of());
        String k = parts.buffer("k" + axis, line.length());
        body.call("wavenumbers" + axis, List.of(k), List.of(), List.of(c(line.unit())));
        Index length = Index.of(line.length());
        Set<Double> done = new LinkedHashSet<>();
        for (int stage = 0; stage < coefficients.kinetic().size(); stage++) {
            double share = coefficients.kinetic().get(stage);
            if (done.add(share)) {
                List<String> arrays = new ArrayList<>(List.of(k));
                arrays.addAll(multiplier(axis, stage));
                body.call(
                        arithmetic.hasComplexFactors() ? "kineticRotation" : "kineticDecay",
                        arrays,
                        List.of(length),
                        List.of(c(share * span.stepSize() * diffusion), c(1.0 / line.length())));
            }
        }
        body.call(
                "kineticEnergy",
                List.of(k, parts.buffer("energy" + axis, line.length())),
                List.of(length),
                List.of(c(diffusion / line.length())));
    }

    private void prepareFlow(BodyBuilder body, int flow, double share, boolean corrected) {
        List<String> arrays = new ArrayList<>(List.of(corrected ? "vc" : "v"));
        arrays.addAll(phase(flow));
        body.call(
                arithmetic.hasComplexFactors() ? "potentialRotation" : "potentialDecay",
                arrays,
                List.of(Index.of(grid.size())),
                List.of(c(share * span.stepSize())));
    }

    private Routine evolve() {
        int last = coefficients.kinetic().size();
        BodyBuilder body = new BodyBuilder();
        List<String> first = new ArrayList<>(parts.state());
        first.addAll(phase(0));
        body.call("applyPhase", first, List.of(Index.of(grid.size())), List.of());
        int flows = last * span.steps();
        if (grid.dimension() > 1) {
            sweep(body, plan.sweep(0, Phase.NEVER), parts.state(), multiplier(0, 0), List.of());
        }
        // sweeps alternate their direction, so the loop repeats itself after an even number of flows
        int period = last % 2 == 0 || grid.dimension() == 1 ? last : 2 * last;
        int repeats = (flows - 1) / period;
        if (repeats > 0) {
            BodyBuilder steps = new BodyBuilder();
            for (int flow = 0; flow < period; flow++) {
                flow(steps, flow, false);
            }
            keepLength(steps);
            body.add(Statement.loop("step", 0, repeats, steps.build()));
        }
        for (int flow = repeats * period; flow < flows; flow++) {
            flow(body, flow, flow == flows - 1);
        }
        keepLength(body);
        return new Routine(
                "evolve",
                span.steps() + " steps. The potential flows at the ends of neighbouring steps are one, and every other"
                        + " kinetic flow visits the axes in reverse, so that the sweeps before and after the potential are"
                        + " one.",
                parts.used(body),
                List.of(),
                List.of(),
                body.build());
    }

    private void keepLength(BodyBuilder body) {
        if (problem.flow() == Flow.NORMALISED_IMAGINARY_TIME) {
            body.call("rescale", parts.withResult(), List.of(), List.of());
        }
    }

    /** A kinetic flow whose first axis is done already, the potential after it, and the first axis of the next flow. */
    private void flow(BodyBuilder body, int flow, boolean isLast) {
        int stages = coefficients.kinetic().size();
        int stage = flow % stages;
        int next = (flow + 1) % stages;
        int last = grid.dimension() - 1;
        for (int axis = 1; axis < last; axis++) {
            sweep(body, plan.sweep(axis, Phase.NEVER), parts.state(), multiplier(axis, stage), List.of());
        }
        int end = flow % 2 == 0 ? last : 0;
        boolean alone = isLast || last == 0;
        List<String> factors = new ArrayList<>(multiplier(end, stage));
        if (!alone) {
            factors.addAll(multiplier(end, next));
        }
        sweep(
                body,
                plan.sweep(end, alone ? Phase.AFTER : Phase.BETWEEN),
                parts.state(),
                factors,
                phase(isLast ? stages : next == 0 ? stages + 1 : next));
    }

    private void sweep(BodyBuilder body, Sweep sweep, List<String> state, List<String> factors, List<String> phase) {
        int axis = sweep.axis();
        List<String> arrays = new ArrayList<>(state);
        arrays.addAll(List.of("wr" + axis, "wi" + axis));
        arrays.addAll(factors);
        arrays.addAll(phase);
        if (sweep.panels() > 0) {
            body.call(sweep.sweepName(), arrays, List.of(), List.of());
        }
        if (sweep.hasRest()) {
            body.call(sweep.restName(), arrays, List.of(), List.of());
        }
    }

    private Routine observe() {
        parts.buffer("result", StandaloneParts.RESULTS);
        BodyBuilder body = new BodyBuilder();
        Index i = Index.of("i");
        StandaloneParts.sum(body, "total");
        StandaloneParts.sum(body, "energy");
        BodyBuilder sums = new BodyBuilder();
        Value density = parts.density(sums);
        StandaloneParts.addTo(sums, "total", density);
        StandaloneParts.addTo(sums, "energy", Value.mul(density, Value.load("v", i)));
        body.add(StandaloneParts.over(grid.size(), sums));
        for (int axis = 0; axis < grid.dimension(); axis++) {
            List<String> images = new ArrayList<>();
            BodyBuilder copy = new BodyBuilder();
            for (String part : parts.state()) {
                images.add(parts.buffer("image" + part, grid.size()));
                copy.store(images.getLast(), i, Value.load(part, i));
            }
            body.add(StandaloneParts.over(grid.size(), copy));
            sweep(body, plan.plainSweeps().get(axis), images, List.of("energy" + axis), List.of());
            BodyBuilder product = new BodyBuilder();
            for (String part : parts.state()) {
                Value term = Value.mul(Value.load(part, i), Value.load("image" + part, i));
                StandaloneParts.addTo(product, "energy", part, term);
            }
            body.add(StandaloneParts.over(grid.size(), product));
        }
        parts.results(body, span.until());
        return new Routine(
                "observe", "Norm, energy and moments.", parts.used(body), List.of(), List.of(), body.build());
    }
}
