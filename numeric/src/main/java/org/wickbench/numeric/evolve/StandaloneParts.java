package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wickbench.numeric.emit.Standalone;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Lowering;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;
import org.wickbench.symbolic.expr.Expr;

/**
 * What standalone evolutions share, whatever their method: buffers, nodes, the state's norm and moments, and the numbers that
 * are printed. The state lies in the buffers {@code sr} and, if it is complex, {@code si}.
 */
final class StandaloneParts {
    private static final List<String> NODES = List.of("xs", "ys", "zs");
    /** Printed numbers, and in the last place the initial state's squared length. */
    static final int RESULTS = 16;

    private final Problem problem;
    private final Grid grid;
    private final boolean complex;
    private final Map<String, Integer> buffers = new LinkedHashMap<>();

    StandaloneParts(Problem problem, Grid grid, boolean complexState) {
        this.problem = problem;
        this.grid = grid;
        this.complex = complexState;
    }

    /** All arrays that were asked for. */
    List<Standalone.Buffer> buffers() {
        return buffers.entrySet().stream()
                .map(entry -> new Standalone.Buffer(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Value c(double value) {
        return Value.constant(value);
    }

    /** Fills the axes' nodes; their buffers. */
    List<String> nodes(BodyBuilder body) {
        List<String> nodes = new ArrayList<>();
        for (int i = 0; i < grid.dimension(); i++) {
            Axis axis = grid.axis(i);
            nodes.add(buffer(NODES.get(i), axis.points()));
            body.add(OnGrid.nodes(axis, nodes.get(i)));
        }
        return nodes;
    }

    /** Leaves the state's squared length in {@code result[15]}. */
    void keepLength(BodyBuilder body) {
        sum(body, "total");
        BodyBuilder sum = new BodyBuilder();
        Value density = density(sum);
        addTo(sum, "total", density);
        body.add(over(grid.size(), sum));
        body.store(buffer("result", RESULTS), Index.of(RESULTS - 1), Value.local("total"));
    }

    /** Stores time, norm, energy from the sums {@code total} and {@code energy}, and the moments. */
    void results(BodyBuilder body, double until) {
        body.store("result", Index.of(0), c(until));
        body.store(
                "result",
                Index.of(1),
                Value.unary(Value.UnaryOp.SQRT, Value.mul(Value.local("total"), c(grid.cell()))));
        body.store("result", Index.of(2), Value.div(Value.local("energy"), Value.local("total")));
        for (int axis = 0; axis < grid.dimension(); axis++) {
            moments(body, axis);
        }
    }

    /**
     * The bound on the numbers' differences from those in memory, relative to their sizes. Sums add two units of round-off,
     * 2e-16, whatever their length. What is left are the last bits in which C's and Java's exp, sin and cos differ: some
     * table entries are one unit off, and every step multiplies with them again. Over the points these differences cancel
     * to less than a tenth of a unit a step, 1e-17, which exceeds 1e-12 after 100 000 steps.
     */
    static double tolerance(int steps) {
        return Math.max(1e-12, 1e-17 * steps);
    }

    /**
     * The numbers that are printed, with the values that the same evolution had in memory. No energy is known better than
     * to the unit round-off times the largest kinetic energy on the grid, {@code D sum (pi/h)^2}.
     */
    List<Standalone.Output> outputs(TimeSpan span, Observables last) {
        double largest = 0;
        for (Axis axis : grid.axes()) {
            largest += OnGrid.diffusion(problem) * Math.pow(Math.PI / axis.spacing(), 2);
        }
        double energy = Math.max(Math.abs(last.energy()), Math.ulp(1.0) * largest / tolerance(span.steps()));
        List<Standalone.Output> outputs = new ArrayList<>();
        outputs.add(new Standalone.Output("time", 0, span.until(), span.until()));
        outputs.add(new Standalone.Output("norm", 1, last.norm(), last.norm()));
        outputs.add(new Standalone.Output("energy", 2, last.energy(), energy));
        for (int axis = 0; axis < grid.dimension(); axis++) {
            Observables.Moments moments = last.moments().get(axis);
            double square = moments.meanSquare();
            outputs.add(new Standalone.Output("mean of axis " + axis, 3 + 2 * axis, moments.mean(), Math.sqrt(square)));
            outputs.add(new Standalone.Output("mean square of axis " + axis, 4 + 2 * axis, square, square));
        }
        return outputs;
    }

    List<String> state() {
        List<String> state = new ArrayList<>();
        state.add(buffer("sr", grid.size()));
        if (complex) {
            state.add(buffer("si", grid.size()));
        }
        return state;
    }

    String buffer(String name, int size) {
        buffers.put(name, size);
        return name;
    }

    static Statement over(int n, BodyBuilder body) {
        return Statement.loop("i", 0, n, body.build());
    }

    /** Declares a sum for {@link #addTo}. */
    static void sum(BodyBuilder body, String name) {
        body.add(new Statement.Accumulator(name, Value.ZERO));
        body.add(new Statement.Accumulator(name + "Excess", Value.ZERO));
    }

    /**
     * Adds to a sum and keeps what rounding added to it too much, for the next term to make up (Kahan, Commun. ACM 8 (1965)
     * 40): the sum's error stays two units of round-off of the terms' sizes, however many there are.
     */
    static void addTo(BodyBuilder body, String name, Value value) {
        addTo(body, name, "", value);
    }

    /** @param which makes the names of two terms in one body differ */
    static void addTo(BodyBuilder body, String name, String which, Value value) {
        Value sum = Value.local(name);
        String excess = name + "Excess";
        Value term = body.let(name + "Term" + which, Value.sub(value, Value.local(excess)));
        Value next = body.let(name + "Next" + which, Value.add(sum, term));
        body.add(new Statement.Update(excess, Value.sub(Value.sub(next, sum), term)));
        body.add(new Statement.Update(name, next));
    }

    Value density(BodyBuilder body) {
        Index i = Index.of("i");
        Value re = body.let("a", Value.load("sr", i));
        Value sum = Value.mul(re, re);
        if (complex) {
            Value im = body.let("b", Value.load("si", i));
            sum = Value.add(sum, Value.mul(im, im));
        }
        return body.let("density", sum);
    }

    /** Back to the squared Euclidean length that {@code prepare} left in {@code result[15]}. */
    Routine rescale() {
        BodyBuilder body = new BodyBuilder();
        sum(body, "total");
        BodyBuilder sum = new BodyBuilder();
        Value density = density(sum);
        addTo(sum, "total", density);
        body.add(over(grid.size(), sum));
        Value factor = body.let(
                "factor",
                Value.unary(Value.UnaryOp.SQRT, Value.div(Value.load("result", Index.of(15)), Value.local("total"))));
        BodyBuilder scale = new BodyBuilder();
        for (String part : state()) {
            scale.store(part, Index.of("i"), Value.mul(Value.load(part, Index.of("i")), factor));
        }
        body.add(over(grid.size(), scale));
        return new Routine("rescale", "Back to the initial norm.", withResult(), List.of(), List.of(), body.build());
    }

    private void moments(BodyBuilder body, int axis) {
        String mean = "mean" + axis;
        String square = "square" + axis;
        sum(body, mean);
        sum(body, square);
        int stride = grid.stride(axis);
        int n = grid.axis(axis).points();
        Index at = Index.of("o")
                .times(n * stride)
                .plus(Index.of("j").times(stride))
                .plus(Index.of("i"));
        BodyBuilder inner = new BodyBuilder();
        Value re = inner.let("a", Value.load("sr", at));
        Value density = Value.mul(re, re);
        if (complex) {
            Value im = inner.let("b", Value.load("si", at));
            density = Value.add(density, Value.mul(im, im));
        }
        Value x = inner.let("x", Value.load(NODES.get(axis), Index.of("j")));
        Value weight = inner.let("weight", Value.mul(density, x));
        addTo(inner, mean, weight);
        addTo(inner, square, Value.mul(weight, x));
        body.add(Statement.loop(
                "o",
                0,
                grid.size() / (n * stride),
                List.of(Statement.loop("j", 0, n, List.of(Statement.loop("i", 0, stride, inner.build()))))));
        body.store("result", Index.of(3 + 2 * axis), Value.div(Value.local(mean), Value.local("total")));
        body.store("result", Index.of(4 + 2 * axis), Value.div(Value.local(square), Value.local("total")));
    }

    List<String> withResult() {
        List<String> arrays = new ArrayList<>(state());
        arrays.add(buffer("result", RESULTS));
        return arrays;
    }

    /** The buffers that a body touches, in the order of their declaration, then the columns of the data. */
    List<String> used(BodyBuilder body) {
        Set<String> found = new LinkedHashSet<>();
        collect(body.build(), found);
        List<String> used = new ArrayList<>(
                buffers.keySet().stream().filter(found::contains).toList());
        for (int k = 0; k < problem.data().columns().size(); k++) {
            if (found.contains(Lowering.column(k))) {
                used.add(Lowering.column(k));
            }
        }
        if (found.contains(OnGrid.SAMPLES)) {
            used.add(OnGrid.SAMPLES);
        }
        return used;
    }

    private static void collect(List<Statement> body, Set<String> found) {
        for (Statement statement : body) {
            statement
                    .values()
                    .forEach(value -> value.any(part -> {
                        if (part instanceof Value.Load load) {
                            found.add(load.array());
                        }
                        return false;
                    }));
            switch (statement) {
                case Statement.Store store -> found.add(store.array());
                case Statement.Call call -> found.addAll(call.arrays());
                case Statement.Loop loop -> collect(loop.body(), found);
                case Statement.Parallel parallel -> collect(parallel.loop().body(), found);
                default -> {}
            }
        }
    }

    /** Calls the routine of an expression. */
    void evaluate(BodyBuilder body, String routine, Expr expr, String out, List<String> nodes) {
        List<String> arrays = new ArrayList<>(List.of(out));
        arrays.addAll(nodes);
        arrays.addAll(OnGrid.columns(problem, expr));
        body.call(routine, arrays, List.of(), parameters());
    }

    private List<Value> parameters() {
        return problem.parameters().values().stream().map(Value::constant).toList();
    }
}
