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
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;

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
        body.add(new Statement.Accumulator("total", Value.ZERO));
        BodyBuilder sum = new BodyBuilder();
        Value density = density(sum);
        sum.add(addTo("total", density));
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

    /** The numbers that are printed, with the values that the same evolution had in memory. */
    List<Standalone.Output> outputs(double until, Observables last) {
        List<Standalone.Output> outputs = new ArrayList<>();
        outputs.add(new Standalone.Output("time", 0, until));
        outputs.add(new Standalone.Output("norm", 1, last.norm()));
        outputs.add(new Standalone.Output("energy", 2, last.energy()));
        for (int axis = 0; axis < grid.dimension(); axis++) {
            Observables.Moments moments = last.moments().get(axis);
            outputs.add(new Standalone.Output("mean of axis " + axis, 3 + 2 * axis, moments.mean()));
            outputs.add(new Standalone.Output("mean square of axis " + axis, 4 + 2 * axis, moments.meanSquare()));
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

    static Statement addTo(String accumulator, Value value) {
        return new Statement.Update(accumulator, Value.add(Value.local(accumulator), value));
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
        return new Routine("rescale", "Back to the initial norm.", withResult(), List.of(), List.of(), body.build());
    }

    private void moments(BodyBuilder body, int axis) {
        String mean = "mean" + axis;
        String square = "square" + axis;
        body.add(new Statement.Accumulator(mean, Value.ZERO));
        body.add(new Statement.Accumulator(square, Value.ZERO));
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

    List<String> withResult() {
        List<String> arrays = new ArrayList<>(state());
        arrays.add(buffer("result", RESULTS));
        return arrays;
    }

    /** The buffers that a body touches, in the order of their declaration. */
    List<String> used(BodyBuilder body) {
        Set<String> found = new LinkedHashSet<>();
        collect(body.build(), found);
        return buffers.keySet().stream().filter(found::contains).toList();
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

    void evaluate(BodyBuilder body, String routine, String out, List<String> nodes) {
        List<String> arrays = new ArrayList<>(List.of(out));
        arrays.addAll(nodes);
        body.call(routine, arrays, List.of(), parameters());
    }

    private List<Value> parameters() {
        return problem.parameters().values().stream().map(Value::constant).toList();
    }
}
