package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wickbench.numeric.emit.Standalone;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;
import org.wickbench.numeric.pass.Passes;
import org.wickbench.numeric.transform.Arithmetic;
import org.wickbench.numeric.transform.LinePlan;
import org.wickbench.numeric.transform.LineTransform;
import org.wickbench.numeric.transform.Sweep;
import org.wickbench.symbolic.expr.Expr;

/**
 * A whole split-step evolution as one kernel program: the same routines as in memory, with the tables' preparation, the
 * time loop and the observables as routines of the same tree, so that Java and C get the same program.
 */
public final class StandaloneEvolution {
    private static final List<String> NODES = List.of("xs", "ys", "zs");

    private final Problem problem;
    private final Grid grid;
    private final TimeSpan span;
    private final Arithmetic arithmetic;
    private final SplittingCoefficients coefficients;
    private final SplitStepProgram source;
    private final double diffusion;
    private final List<Routine> routines;
    private final Map<String, Integer> buffers = new LinkedHashMap<>();
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
        this.coefficients = SplittingCoefficients.of(splitting);
        this.source = SplitStepProgram.build(problem, grid, arithmetic, coefficients.needsGradient());
        this.routines = new ArrayList<>(source.program().routines());
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
        if (!(method instanceof Method.SplitStep(Method.Splitting splitting))) {
            throw new ProblemException("standalone programs are written for splittings (Lie, Strang, Suzuki-Chin, Yoshida);"
                    + " finite differences run in memory only");
        }
        if (problem.isTimeDependent()) {
            throw new ProblemException("standalone programs are written for problems that do not change with the time t");
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
            routines.add(OnGrid.routine(problem, grid, "initialIm", initialIm, "the imaginary part of the initial state"));
        }
        state();
        routines.add(prepare());
        if (problem.flow() == Flow.NORMALISED_IMAGINARY_TIME) {
            routines.add(rescale());
        }
        routines.add(evolve());
        routines.add(observe());
        List<Standalone.Output> outputs = new ArrayList<>();
        Observables last = reference.last();
        outputs.add(new Standalone.Output("time", 0, span.until()));
        outputs.add(new Standalone.Output("norm", 1, last.norm()));
        outputs.add(new Standalone.Output("energy", 2, last.energy()));
        for (int axis = 0; axis < grid.dimension(); axis++) {
            Observables.Moments moments = last.moments().get(axis);
            outputs.add(new Standalone.Output("mean of axis " + axis, 3 + 2 * axis, moments.mean()));
            outputs.add(new Standalone.Output("mean square of axis " + axis, 4 + 2 * axis, moments.meanSquare()));
        }
        Program program = Passes.run(new Program("Evolution", routines)).program();
        String header = SplitStep.header(problem, grid, splitting) + "\nparameter values "
                + problem.parameters().values() + "\ninitial state " + initialRe + " + I*(" + initialIm + ")\naxes "
                + grid.axes().stream()
                        .map(axis -> axis.name() + " in [" + axis.lower() + ", " + axis.upper() + "]")
                        .toList()
                + "\nuntil " + span.until() + " in " + span.steps() + " steps";
        return new Standalone(
                "Evolution of a state under H = -D lap + zeta by exponential splitting",
                header,
                program,
                buffers.entrySet().stream()
                        .map(entry -> new Standalone.Buffer(entry.getKey(), entry.getValue()))
                        .toList(),
                List.of("prepare", "evolve", "observe"),
                outputs,
                // C's and Java's exp, sin and cos differ in the last bit, once per table entry; steps add up linearly
                1e-15 * (1000 + 10.0 * span.steps()));
    }

    private List<String> state() {
        List<String> state = new ArrayList<>();
        state.add(buffer("sr", grid.size()));
        if (arithmetic.hasComplexState()) {
            state.add(buffer("si", grid.size()));
        }
        return state;
    }

    private String buffer(String name, int size) {
        buffers.put(name, size);
        return name;
    }

    private static Value c(double value) {
        return Value.constant(value);
    }

    private List<String> phase(int flow) {
        List<String> names = new ArrayList<>();
        names.add(buffer("phaser" + flow, grid.size()));
        if (arithmetic.hasComplexFactors()) {
            names.add(buffer("phasei" + flow, grid.size()));
        }
        return names;
    }

    private List<String> multiplier(int axis, int stage) {
        int same = coefficients.kinetic().indexOf(coefficients.kinetic().get(stage));
        int length = source.plans().get(axis).length();
        List<String> names = new ArrayList<>();
        names.add(buffer("kr" + axis + "flow" + same, length));
        if (arithmetic.hasComplexFactors()) {
            names.add(buffer("ki" + axis + "flow" + same, length));
        }
        return names;
    }

    private List<Value> parameters() {
        return problem.parameters().values().stream().map(Value::constant).toList();
    }

    private Routine prepare() {
        BodyBuilder body = new BodyBuilder();
        List<String> nodes = new ArrayList<>();
        for (int i = 0; i < grid.dimension(); i++) {
            Axis axis = grid.axis(i);
            nodes.add(buffer(NODES.get(i), axis.points()));
            double first = axis.boundary() == Boundary.DIRICHLET
                    ? axis.lower() + axis.spacing()
                    : axis.boundary() == Boundary.NEUMANN ? axis.lower() + axis.spacing() / 2 : axis.lower();
            body.add(Statement.loop(
                    "j",
                    0,
                    axis.points(),
                    new BodyBuilder()
                            .store(
                                    nodes.get(i),
                                    Index.of("j"),
                                    Value.add(
                                            Value.mul(new Value.FromInt(Index.of("j")), c(axis.spacing())), c(first)))
                            .build()));
        }
        evaluate(body, "objective", buffer("v", grid.size()), nodes);
        if (coefficients.needsGradient()) {
            evaluate(body, "gradientSquared", buffer("g", grid.size()), nodes);
            double sign = problem.flow() == Flow.REAL_TIME ? -1 : 1;
            double h = span.stepSize();
            body.call(
                    "corrected",
                    List.of("v", "g", buffer("vc", grid.size())),
                    List.of(Index.of(grid.size())),
                    List.of(c(sign * h * h * diffusion / 24)));
        }
        evaluate(body, "initialRe", "sr", nodes);
        if (arithmetic.hasComplexState()) {
            evaluate(body, "initialIm", "si", nodes);
        }
        for (int axis = 0; axis < grid.dimension(); axis++) {
            prepareAxis(body, axis);
        }
        int last = coefficients.kinetic().size();
        for (int flow = 0; flow <= last; flow++) {
            prepareFlow(body, flow, coefficients.potential().get(flow), coefficients.corrected().get(flow));
        }
        if (problem.flow() == Flow.NORMALISED_IMAGINARY_TIME) {
            body.add(new Statement.Accumulator("total", Value.ZERO));
            BodyBuilder sum = new BodyBuilder();
            Value density = density(sum);
            sum.add(addTo("total", density));
            body.add(over(grid.size(), sum));
            body.store(buffer("result", 16), Index.of(15), Value.local("total"));
        }
        prepareFlow(body, last + 1, coefficients.potential().getFirst() + coefficients.potential().getLast(), false);
        return new Routine(
                "prepare", "Fills the tables and the initial state.", used(body), List.of(), List.of(), body.build());
    }

    private void evaluate(BodyBuilder body, String routine, String out, List<String> nodes) {
        List<String> arrays = new ArrayList<>(List.of(out));
        arrays.addAll(nodes);
        body.call(routine, arrays, List.of(), parameters());
    }

    private void prepareAxis(BodyBuilder body, int axis) {
        LinePlan plan = source.plans().get(axis);
        body.call(
                "twiddles" + axis,
                List.of(buffer("wr" + axis, plan.twiddles()), buffer("wi" + axis, plan.twiddles())),
                List.of(),
                List.of());
        String k = buffer("k" + axis, plan.length());
        body.call("wavenumbers" + axis, List.of(k), List.of(), List.of(c(2 * Math.PI / plan.period())));
        Index length = Index.of(plan.length());
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
                        List.of(c(share * span.stepSize() * diffusion), c(1.0 / plan.length())));
            }
        }
        body.call(
                "kineticEnergy",
                List.of(k, buffer("energy" + axis, plan.length())),
                List.of(length),
                List.of(c(diffusion / plan.length())));
        int width = source.sweeps().get(axis).line().width();
        buffer("panelr" + axis, plan.length() * width);
        buffer("paneli" + axis, plan.length() * width);
        if (width == 1) {
            buffer("tr", LineTransform.SCRATCH);
            buffer("ti", LineTransform.SCRATCH);
        }
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
        List<String> first = new ArrayList<>(state());
        first.addAll(phase(0));
        body.call("applyPhase", first, List.of(Index.of(grid.size())), List.of());
        if (span.steps() > 1) {
            BodyBuilder step = new BodyBuilder();
            step(step, last + 1);
            body.add(Statement.loop("step", 0, span.steps() - 1, step.build()));
        }
        step(body, last);
        return new Routine(
                "evolve",
                span.steps() + " steps; the potential flows at the ends of neighbouring steps are one.",
                used(body),
                List.of(),
                List.of(),
                body.build());
    }

    private void step(BodyBuilder body, int finalFlow) {
        int last = coefficients.kinetic().size();
        for (int stage = 0; stage < last; stage++) {
            int flow = stage + 1 == last ? finalFlow : stage + 1;
            for (int axis = 0; axis < grid.dimension(); axis++) {
                sweep(body, source.sweeps().get(axis), state(), multiplier(axis, stage), phase(flow));
            }
        }
        if (problem.flow() == Flow.NORMALISED_IMAGINARY_TIME) {
            body.call("rescale", concat(state(), List.of(buffer("result", 16))), List.of(), List.of());
        }
    }

    private void sweep(
            BodyBuilder body, Sweep sweep, List<String> state, List<String> multiplier, List<String> phase) {
        int axis = sweep.axis();
        List<String> arrays = new ArrayList<>(state);
        arrays.addAll(List.of("panelr" + axis, "paneli" + axis));
        if (sweep.line().width() == 1) {
            arrays.addAll(List.of("tr", "ti"));
        }
        arrays.addAll(List.of("wr" + axis, "wi" + axis));
        arrays.addAll(multiplier);
        if (sweep.phased()) {
            arrays.addAll(phase);
        }
        body.call(sweep.sweepName(), arrays, List.of(Index.of(0), Index.of(sweep.panels())), List.of());
        if (sweep.hasRest()) {
            body.call(sweep.restName(), arrays, List.of(), List.of());
        }
    }

    private static Statement over(int n, BodyBuilder body) {
        return Statement.loop("i", 0, n, body.build());
    }

    private static Statement addTo(String accumulator, Value value) {
        return new Statement.Update(accumulator, Value.add(Value.local(accumulator), value));
    }

    private Value density(BodyBuilder body) {
        Index i = Index.of("i");
        Value re = body.let("a", Value.load("sr", i));
        Value sum = Value.mul(re, re);
        if (arithmetic.hasComplexState()) {
            Value im = body.let("b", Value.load("si", i));
            sum = Value.add(sum, Value.mul(im, im));
        }
        return body.let("density", sum);
    }

    /** Back to the squared Euclidean length that {@code prepare} left in {@code result[15]}. */
    private Routine rescale() {
        BodyBuilder body = new BodyBuilder();
        body.add(new Statement.Accumulator("total", Value.ZERO));
        BodyBuilder sum = new BodyBuilder();
        Value density = density(sum);
        sum.add(addTo("total", density));
        body.add(over(grid.size(), sum));
        Value factor = body.let(
                "factor",
                Value.unary(Value.UnaryOp.SQRT, Value.div(Value.load("result", Index.of(15)), Value.local("total"))));
        BodyBuilder scale = new BodyBuilder();
        for (String part : state()) {
            scale.store(part, Index.of("i"), Value.mul(Value.load(part, Index.of("i")), factor));
        }
        body.add(over(grid.size(), scale));
        return new Routine(
                "rescale",
                "Back to the initial norm.",
                concat(state(), List.of("result")),
                List.of(),
                List.of(),
                body.build());
    }

    private Routine observe() {
        buffer("result", 16);
        BodyBuilder body = new BodyBuilder();
        Index i = Index.of("i");
        body.add(new Statement.Accumulator("total", Value.ZERO));
        body.add(new Statement.Accumulator("energy", Value.ZERO));
        BodyBuilder sums = new BodyBuilder();
        Value density = density(sums);
        sums.add(addTo("total", density));
        sums.add(addTo("energy", Value.mul(density, Value.load("v", i))));
        body.add(over(grid.size(), sums));
        for (int axis = 0; axis < grid.dimension(); axis++) {
            List<String> images = new ArrayList<>();
            BodyBuilder copy = new BodyBuilder();
            for (String part : state()) {
                images.add(buffer("image" + part, grid.size()));
                copy.store(images.getLast(), i, Value.load(part, i));
            }
            body.add(over(grid.size(), copy));
            sweep(body, source.plainSweeps().get(axis), images, List.of("energy" + axis), List.of());
            BodyBuilder product = new BodyBuilder();
            for (String part : state()) {
                product.add(addTo("energy", Value.mul(Value.load(part, i), Value.load("image" + part, i))));
            }
            body.add(over(grid.size(), product));
        }
        body.store("result", Index.of(0), c(span.until()));
        body.store(
                "result",
                Index.of(1),
                Value.unary(Value.UnaryOp.SQRT, Value.mul(Value.local("total"), c(grid.cell()))));
        body.store("result", Index.of(2), Value.div(Value.local("energy"), Value.local("total")));
        for (int axis = 0; axis < grid.dimension(); axis++) {
            moments(body, axis);
        }
        return new Routine("observe", "Norm, energy and moments.", used(body), List.of(), List.of(), body.build());
    }

    private void moments(BodyBuilder body, int axis) {
        String mean = "mean" + axis;
        String square = "square" + axis;
        body.add(new Statement.Accumulator(mean, Value.ZERO));
        body.add(new Statement.Accumulator(square, Value.ZERO));
        int stride = grid.stride(axis);
        int n = grid.axis(axis).points();
        Index at = Index.of("o").times(n * stride).plus(Index.of("j").times(stride)).plus(Index.of("i"));
        BodyBuilder inner = new BodyBuilder();
        Value re = inner.let("a", Value.load("sr", at));
        Value density = Value.mul(re, re);
        if (arithmetic.hasComplexState()) {
            Value im = inner.let("b", Value.load("si", at));
            density = Value.add(density, Value.mul(im, im));
        }
        Value x = inner.let("x", Value.load(NODES.get(axis), Index.of("j")));
        Value weight = inner.let("weight", Value.mul(density, x));
        inner.add(addTo(mean, weight));
        inner.add(addTo(square, Value.mul(weight, x)));
        body.add(Statement.loop(
                "o",
                0,
                grid.size() / (n * stride),
                List.of(Statement.loop("j", 0, n, List.of(Statement.loop("i", 0, stride, inner.build()))))));
        body.store("result", Index.of(3 + 2 * axis), Value.div(Value.local(mean), Value.local("total")));
        body.store("result", Index.of(4 + 2 * axis), Value.div(Value.local(square), Value.local("total")));
    }

    /** The buffers that a body touches, in the order of their declaration. */
    private List<String> used(BodyBuilder body) {
        Set<String> found = new LinkedHashSet<>();
        collect(body.build(), found);
        return buffers.keySet().stream().filter(found::contains).toList();
    }

    private static void collect(List<Statement> body, Set<String> found) {
        for (Statement statement : body) {
            statement.values().forEach(value -> value.any(part -> {
                if (part instanceof Value.Load load) {
                    found.add(load.array());
                }
                return false;
            }));
            switch (statement) {
                case Statement.Store store -> found.add(store.array());
                case Statement.Call call -> found.addAll(call.arrays());
                case Statement.Loop loop -> collect(loop.body(), found);
                default -> {}
            }
        }
    }

    private static List<String> concat(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
