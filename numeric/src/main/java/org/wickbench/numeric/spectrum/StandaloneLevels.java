package org.wickbench.numeric.spectrum;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.emit.Standalone;
import org.wickbench.numeric.equation.Problem;
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
import org.wickbench.numeric.kernel.Value.UnaryOp;
import org.wickbench.numeric.pass.LeaveOutUnused;
import org.wickbench.numeric.pass.Passes;

/**
 * The lowest levels as one kernel program without data-dependent control flow: Chebyshev-filtered subspace iteration (Zhou,
 * Saad, Tiago and Chelikowsky, J. Comput. Phys. 219 (2006) 172). The filter's interval, its degree and the number of
 * rounds are literals, chosen from the spectrum that was computed in memory when the program was written; a block of vectors
 * finds degenerate levels as often as they occur.
 */
public final class StandaloneLevels {
    private static final List<String> NODES = List.of("xs", "ys", "zs");
    private static final int MAX_GUARDS = 10;
    private static final int JACOBI_SWEEPS = 12;
    /** Between two projections no component may outgrow another by more, or the smaller ones would be rounded away. */
    private static final double GROWTH = Math.log(1e6);

    private final Problem problem;
    private final Grid grid;
    private final int count;
    private final int block;
    private final double bound;
    private final double cut;
    private final int degree;
    private final int rounds;
    private final double lowestPotential;
    private final double spread;
    private final List<Double> energies;
    private final double diffusion;

    private StandaloneLevels(Problem problem, Grid grid, int count) {
        this.problem = problem;
        this.grid = grid;
        this.count = count;
        Spectrum spectrum = new Spectrum(problem);
        this.diffusion = spectrum.diffusion();
        int guards = Math.min(MAX_GUARDS, grid.size() - count - 1);
        Spectrum.Solution solution = spectrum.solve(grid, count + Math.max(0, guards));
        energies = solution.pairs().stream().map(Lanczos.Pair::value).toList();
        bound = solution.bound() * 1.01;
        // the guard that gains most per vector: the farther the cut, the steeper the filter and the larger the block
        int best = count;
        for (int p = count; p < energies.size(); p++) {
            if (gain(p) / (p + 1) > gain(best) / (best + 1)) {
                best = p;
            }
        }
        block = best + 1;
        cut = best < energies.size() ? energies.get(best) : energies.getLast() + 1;
        double fastest = rate(energies.getFirst());
        double slowest = Math.max(rate(energies.get(count - 1)), 1e-4);
        degree = Math.max(2, (int) Math.floor(GROWTH / fastest));
        // the wanted components gain 16 digits on the cut: the energies' errors are the square of what is left
        rounds = (int) Math.ceil(Math.log(1e16) / (slowest * degree)) + 2;
        double lowest = Double.POSITIVE_INFINITY;
        double sum = 0;
        for (double v : solution.potential()) {
            lowest = Math.min(lowest, v);
        }
        for (double v : solution.potential()) {
            sum += Math.log1p(v - lowest);
        }
        lowestPotential = lowest;
        spread = Math.expm1(sum / grid.size()) / 4 + 1e-3;
    }

    private double gain(int guard) {
        return guard < energies.size() ? Math.sqrt(Math.max(0, energies.get(guard) - energies.get(count - 1))) : 0;
    }

    /** The growth exponent per degree of a component at an energy below the cut. */
    private double rate(double energy) {
        double x = (bound + cut - 2 * energy) / (bound - cut);
        return Math.log(x + Math.sqrt(Math.max(0, x * x - 1)));
    }

    /** The program. The self-check expects the energies that the solver finds in memory. */
    public static Standalone build(Problem problem, Grid grid, int count) {
        Spectrum.requireCount(count);
        return new StandaloneLevels(problem, grid, count).build();
    }

    private int n() {
        return grid.size();
    }

    private static Value c(double value) {
        return Value.constant(value);
    }

    private static Index i() {
        return Index.of("i");
    }

    private Standalone build() {
        List<Routine> routines = new ArrayList<>();
        routines.add(OnGrid.routine(problem, grid, "objective", problem.objective(), "the objective"));
        for (int axis = 0; axis < grid.dimension(); axis++) {
            routines.add(matrix(axis));
        }
        routines.add(hamiltonian());
        routines.add(filter());
        routines.add(orthonormalise());
        routines.add(project());
        routines.add(jacobi());
        routines.add(rotate());
        routines.add(prepare());
        routines.add(iterate());
        routines.add(report());
        List<Standalone.Buffer> buffers = new ArrayList<>();
        for (int axis = 0; axis < grid.dimension(); axis++) {
            int points = grid.axis(axis).points();
            buffers.add(new Standalone.Buffer(NODES.get(axis), points));
            buffers.add(new Standalone.Buffer("m" + axis, points * points));
        }
        buffers.add(new Standalone.Buffer("v", n()));
        for (String name : List.of("x", "y", "w")) {
            buffers.add(new Standalone.Buffer(name, Math.multiplyExact(n(), block)));
        }
        buffers.add(new Standalone.Buffer("s", block * block));
        buffers.add(new Standalone.Buffer("u", block * block));
        buffers.add(new Standalone.Buffer("result", Math.max(16, 2 * block)));
        List<Standalone.Output> outputs = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            outputs.add(
                    new Standalone.Output("energy " + k, k, energies.get(k), Math.max(1, Math.abs(energies.get(k)))));
        }
        String header = "zeta = " + problem.statement() + "\nD = " + problem.diffusion() + "\nparameters p0, p1, ... = "
                + problem.parameters() + "\n"
                + String.join(
                        "\n",
                        grid.axes().stream()
                                .map(axis -> "axis " + axis.name() + " in [" + axis.lower() + ", " + axis.upper()
                                        + "], " + axis.points() + " points, " + axis.boundary())
                                .toList())
                + "\n" + count + " levels from a block of " + block + ", " + rounds + " rounds of degree " + degree;
        List<String> sequence = List.of("prepare", "iterate", "report");
        return new Standalone(
                "The lowest levels of H = -D lap + zeta by Chebyshev-filtered subspace iteration",
                header,
                Passes.run(LeaveOutUnused.apply(new Program("Levels", routines), sequence), sequence),
                buffers,
                Standalone.Constants.of(problem.data(), routines),
                sequence,
                outputs,
                // the operator's size times the unit round-off, as in the error statement of the levels
                Math.max(1e-12, 16 * Math.ulp(1.0) * bound));
    }

    private List<String> matrices() {
        List<String> names = new ArrayList<>();
        for (int axis = 0; axis < grid.dimension(); axis++) {
            names.add("m" + axis);
        }
        return names;
    }

    private static List<String> concat(List<String> one, List<String> other) {
        List<String> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static Statement over(String variable, int from, int to, BodyBuilder body) {
        return Statement.loop(variable, from, to, body.build());
    }

    private static Statement addTo(String accumulator, Value value) {
        return new Statement.Update(accumulator, Value.add(Value.local(accumulator), value));
    }

    /** As {@link KineticMatrix}, times D. */
    private Routine matrix(int number) {
        Axis axis = grid.axis(number);
        int points = axis.points();
        BodyBuilder body = new BodyBuilder();
        double unit;
        Value value;
        Index near = i().plus(Index.of("j").times(-1));
        if (axis.boundary() == Boundary.PERIODIC || axis.boundary() == Boundary.ABSORBING) {
            unit = 2 * Math.PI / axis.length();
            value = circle(body, "near", near, points);
        } else {
            unit = Math.PI / axis.length();
            boolean odd = axis.boundary() == Boundary.DIRICHLET;
            int period = odd ? 2 * (points + 1) : 2 * points;
            Value here = circle(body, "near", near, period);
            Value image = circle(body, "far", i().plus(Index.of("j")).plus(odd ? 2 : 1), period);
            value = odd ? Value.sub(here, image) : Value.add(here, image);
        }
        body.store("m", i().times(points).plus(Index.of("j")), Value.mul(value, c(diffusion * unit * unit)));
        return new Routine(
                "matrix" + number,
                "D times the matrix of -d^2/dx^2 between the points of axis " + number + ".",
                List.of("m"),
                List.of(),
                List.of(),
                List.of(Statement.loop("i", 0, points, List.of(over("j", 0, points, body)))));
    }

    private static Value circle(BodyBuilder body, String name, Index distance, int period) {
        Value d = body.let(name, new Value.FromInt(distance));
        Value angle = body.let(name + "Angle", Value.div(Value.mul(d, c(Math.PI)), c(period)));
        Value sine = body.let(name + "Sine", Value.unary(UnaryOp.SIN, angle));
        // cos(pi d) is exactly 1 or -1
        Value sign = Value.unary(UnaryOp.COS, Value.mul(d, c(Math.PI)));
        boolean even = period % 2 == 0;
        Value elsewhere = Value.div(
                even ? sign : Value.mul(sign, Value.unary(UnaryOp.COS, angle)), Value.mul(c(2), Value.mul(sine, sine)));
        double m = period;
        return body.let(
                name + "Value",
                new Value.Select(
                        Value.Comparison.EQUAL,
                        d,
                        Value.ZERO,
                        c(even ? (m * m + 2) / 12 : (m * m - 1) / 12),
                        elsewhere));
    }

    private Routine hamiltonian() {
        BodyBuilder body = new BodyBuilder();
        Index at = Index.of("at");
        body.add(over(
                "i",
                0,
                n(),
                new BodyBuilder()
                        .store("out", at.plus(i()), Value.mul(Value.load("v", i()), Value.load("in", at.plus(i()))))));
        for (int axis = 0; axis < grid.dimension(); axis++) {
            int points = grid.axis(axis).points();
            int stride = grid.stride(axis);
            Index base = at.plus(Index.of("slab").times(points * stride));
            BodyBuilder pair = new BodyBuilder();
            BodyBuilder lanes = new BodyBuilder();
            Index to;
            if (stride == 1) {
                // the matrix is symmetric: its row serves as its column
                Value x = pair.let("weight", Value.load("in", base.plus(Index.of("j"))));
                to = base.plus(i());
                lanes.store(
                        "out",
                        to,
                        Value.add(
                                Value.load("out", to),
                                Value.mul(
                                        Value.load(
                                                "m" + axis,
                                                Index.of("j").times(points).plus(i())),
                                        x)));
                pair.add(over("i", 0, points, lanes));
                body.add(Statement.loop("slab", 0, n() / points, List.of(over("j", 0, points, pair))));
            } else {
                Value weight = pair.let(
                        "weight",
                        Value.load("m" + axis, Index.of("row").times(points).plus(Index.of("j"))));
                to = base.plus(Index.of("row").times(stride)).plus(i());
                Index from = base.plus(Index.of("j").times(stride)).plus(i());
                lanes.store("out", to, Value.add(Value.load("out", to), Value.mul(Value.load("in", from), weight)));
                pair.add(over("i", 0, stride, lanes));
                body.add(Statement.loop(
                        "slab",
                        0,
                        n() / (points * stride),
                        List.of(Statement.loop("row", 0, points, List.of(over("j", 0, points, pair))))));
            }
        }
        return new Routine(
                "hamiltonian",
                "out = H in for the vector that begins at at.",
                concat(List.of("in", "out", "v"), matrices()),
                List.of("at"),
                List.of(),
                body.build());
    }

    /** {@code x <- T_degree((H - centre)/half) x}; y and w are work space. */
    private Routine filter() {
        double half = (bound - cut) / 2;
        double centre = (bound + cut) / 2;
        BodyBuilder body = new BodyBuilder();
        Index at = Index.of("at");
        Index here = at.plus(i());
        body.call("hamiltonian", concat(List.of("x", "y", "v"), matrices()), List.of(at), List.of());
        BodyBuilder first = new BodyBuilder();
        Value shifted = Value.sub(Value.load("y", here), Value.mul(Value.load("x", here), c(centre)));
        first.store("y", here, Value.mul(shifted, c(1 / half)));
        body.add(over("i", 0, n(), first));
        BodyBuilder step = new BodyBuilder();
        step.call("hamiltonian", concat(List.of("y", "w", "v"), matrices()), List.of(at), List.of());
        BodyBuilder next = new BodyBuilder();
        Value current = next.let("current", Value.load("y", here));
        Value image = Value.mul(Value.sub(Value.load("w", here), Value.mul(current, c(centre))), c(2 / half));
        next.store("w", here, Value.sub(image, Value.load("x", here)));
        next.store("x", here, current);
        step.add(over("i", 0, n(), next));
        BodyBuilder copy = new BodyBuilder().store("y", here, Value.load("w", here));
        step.add(over("i", 0, n(), copy));
        body.add(over("step", 1, degree, step));
        BodyBuilder last = new BodyBuilder().store("x", here, Value.load("y", here));
        body.add(over("i", 0, n(), last));
        return new Routine(
                "filter",
                "Damps everything between " + cut + " and " + bound + " by a Chebyshev polynomial of degree " + degree
                        + ".",
                concat(List.of("x", "y", "w", "v"), matrices()),
                List.of("at"),
                List.of(),
                body.build());
    }

    private Routine orthonormalise() {
        BodyBuilder perVector = new BodyBuilder();
        Index a = Index.of("a").times(n()).plus(i());
        Index b = Index.of("b").times(n()).plus(i());
        // first to length 1, so that the projections below cannot lose small vectors
        normalise(perVector, "before", a);
        BodyBuilder perPair = new BodyBuilder();
        perPair.add(new Statement.Accumulator("overlap", Value.ZERO));
        perPair.add(over(
                "i",
                0,
                n(),
                new BodyBuilder().add(addTo("overlap", Value.mul(Value.load("x", a), Value.load("x", b))))));
        perPair.add(over(
                "i",
                0,
                n(),
                new BodyBuilder()
                        .store(
                                "x",
                                a,
                                Value.sub(Value.load("x", a), Value.mul(Value.load("x", b), Value.local("overlap"))))));
        perVector.add(over(
                "pass", 0, 2, new BodyBuilder().add(Statement.loop("b", Index.of(0), Index.of("a"), perPair.build()))));
        normalise(perVector, "after", a);
        return new Routine(
                "orthonormalise",
                "Modified Gram-Schmidt, twice.",
                List.of("x"),
                List.of(),
                List.of(),
                List.of(over("a", 0, block, perVector)));
    }

    private void normalise(BodyBuilder body, String name, Index at) {
        body.add(new Statement.Accumulator(name, Value.ZERO));
        body.add(over(
                "i", 0, n(), new BodyBuilder().add(addTo(name, Value.mul(Value.load("x", at), Value.load("x", at))))));
        Value factor = body.let(name + "Factor", Value.div(Value.ONE, Value.unary(UnaryOp.SQRT, Value.local(name))));
        body.add(over("i", 0, n(), new BodyBuilder().store("x", at, Value.mul(Value.load("x", at), factor))));
    }

    private Routine project() {
        BodyBuilder images = new BodyBuilder();
        images.call(
                "hamiltonian",
                concat(List.of("x", "y", "v"), matrices()),
                List.of(Index.of("a").times(n())),
                List.of());
        BodyBuilder pair = new BodyBuilder();
        pair.add(new Statement.Accumulator("overlap", Value.ZERO));
        pair.add(over(
                "i",
                0,
                n(),
                new BodyBuilder()
                        .add(addTo(
                                "overlap",
                                Value.mul(
                                        Value.load("x", Index.of("a").times(n()).plus(i())),
                                        Value.load("y", Index.of("b").times(n()).plus(i())))))));
        pair.store("s", Index.of("a").times(block).plus(Index.of("b")), Value.local("overlap"));
        return new Routine(
                "project",
                "s = x^T H x.",
                concat(List.of("x", "y", "v", "s"), matrices()),
                List.of(),
                List.of(),
                List.of(
                        over("a", 0, block, images),
                        Statement.loop("a", 0, block, List.of(over("b", 0, block, pair)))));
    }

    private static Index entry(String row, String column, int size) {
        return Index.of(row).times(size).plus(Index.of(column));
    }

    private Routine jacobi() {
        BodyBuilder identity = new BodyBuilder();
        identity.store(
                "u",
                entry("a", "b", block),
                new Value.Select(
                        Value.Comparison.EQUAL,
                        new Value.FromInt(Index.of("a")),
                        new Value.FromInt(Index.of("b")),
                        Value.ONE,
                        Value.ZERO));
        BodyBuilder rotation = new BodyBuilder();
        Value off = rotation.let("off", Value.load("s", entry("a", "b", block)));
        Value theta = rotation.let(
                "theta",
                Value.div(
                        Value.sub(Value.load("s", entry("b", "b", block)), Value.load("s", entry("a", "a", block))),
                        Value.mul(c(2), off)));
        Value size = Value.add(
                Value.unary(UnaryOp.ABS, theta),
                Value.unary(UnaryOp.SQRT, Value.add(Value.mul(theta, theta), Value.ONE)));
        Value sign = new Value.Select(Value.Comparison.LESS, theta, Value.ZERO, c(-1), Value.ONE);
        Value tangent = rotation.let(
                "tangent",
                new Value.Select(Value.Comparison.EQUAL, off, Value.ZERO, Value.ZERO, Value.div(sign, size)));
        Value cosine = rotation.let(
                "cosine",
                Value.div(Value.ONE, Value.unary(UnaryOp.SQRT, Value.add(Value.mul(tangent, tangent), Value.ONE))));
        Value sine = rotation.let("sine", Value.mul(tangent, cosine));
        for (String matrix : List.of("s", "u")) {
            rotation.add(
                    over("c", 0, block, turn(matrix, entry("c", "a", block), entry("c", "b", block), cosine, sine)));
        }
        rotation.add(over("c", 0, block, turn("s", entry("a", "c", block), entry("b", "c", block), cosine, sine)));
        return new Routine(
                "jacobi",
                "Diagonalises s by cyclic rotations, which u collects.",
                List.of("s", "u"),
                List.of(),
                List.of(),
                List.of(
                        Statement.loop("a", 0, block, List.of(over("b", 0, block, identity))),
                        Statement.loop(
                                "sweep",
                                0,
                                JACOBI_SWEEPS,
                                List.of(Statement.loop(
                                        "a",
                                        0,
                                        block,
                                        List.of(Statement.loop(
                                                "b", Index.of("a").plus(1), Index.of(block), rotation.build())))))));
    }

    private static BodyBuilder turn(String matrix, Index one, Index other, Value cosine, Value sine) {
        BodyBuilder body = new BodyBuilder();
        Value p = body.let("p", Value.load(matrix, one));
        Value q = body.let("q", Value.load(matrix, other));
        return body.store(matrix, one, Value.sub(Value.mul(p, cosine), Value.mul(q, sine)))
                .store(matrix, other, Value.add(Value.mul(p, sine), Value.mul(q, cosine)));
    }

    private Routine rotate() {
        Index a = Index.of("a").times(n()).plus(i());
        Index b = Index.of("b").times(n()).plus(i());
        BodyBuilder sum = new BodyBuilder();
        Value part = Value.mul(Value.load("y", b), Value.load("u", entry("b", "a", block)));
        sum.store("x", a, Value.add(Value.load("x", a), part));
        BodyBuilder copy = new BodyBuilder().store("y", i(), Value.load("x", i()));
        BodyBuilder clear = new BodyBuilder().store("x", i(), Value.ZERO);
        return new Routine(
                "rotate",
                "x <- x u, through y.",
                List.of("x", "y", "u"),
                List.of(),
                List.of(),
                List.of(
                        over("i", 0, n() * block, copy),
                        over("i", 0, n() * block, clear),
                        Statement.loop(
                                "a",
                                0,
                                block,
                                List.of(Statement.loop("b", 0, block, List.of(over("i", 0, n(), sum)))))));
    }

    private Routine prepare() {
        BodyBuilder body = new BodyBuilder();
        List<String> nodes = NODES.subList(0, grid.dimension());
        for (int axis = 0; axis < grid.dimension(); axis++) {
            Axis a = grid.axis(axis);
            body.add(OnGrid.nodes(a, nodes.get(axis)));
            body.call("matrix" + axis, List.of("m" + axis), List.of(), List.of());
        }
        List<String> columns = OnGrid.columns(problem, problem.objective());
        body.call(
                "objective",
                concat(concat(List.of("v"), nodes), columns),
                List.of(),
                problem.parameters().values().stream().map(Value::constant).toList());
        BodyBuilder start = new BodyBuilder();
        Value height =
                start.let("height", Value.mul(Value.sub(Value.load("v", i()), c(lowestPotential)), c(1 / spread)));
        Value number = Value.add(new Value.FromInt(i()), Value.ONE);
        Value vector = Value.add(new Value.FromInt(Index.of("a")), Value.ONE);
        // any function without the problem's symmetries
        Value noise = Value.add(
                c(1.5), Value.unary(UnaryOp.SIN, Value.mul(Value.mul(number, number), Value.mul(vector, c(12.9898)))));
        start.store(
                "x",
                Index.of("a").times(n()).plus(i()),
                Value.div(noise, Value.add(Value.ONE, Value.mul(height, height))));
        body.add(Statement.loop("a", 0, block, List.of(over("i", 0, n(), start))));
        body.call("orthonormalise", List.of("x"), List.of(), List.of());
        return new Routine(
                "prepare",
                "Nodes, matrices, objective, and a block of start vectors.",
                concat(concat(concat(List.of("x", "v"), nodes), columns), matrices()),
                List.of(),
                List.of(),
                body.build());
    }

    private Routine iterate() {
        BodyBuilder round = new BodyBuilder();
        round.add(over(
                "a",
                0,
                block,
                new BodyBuilder()
                        .call(
                                "filter",
                                concat(List.of("x", "y", "w", "v"), matrices()),
                                List.of(Index.of("a").times(n())),
                                List.of())));
        round.call("orthonormalise", List.of("x"), List.of(), List.of());
        round.call("project", concat(List.of("x", "y", "v", "s"), matrices()), List.of(), List.of());
        round.call("jacobi", List.of("s", "u"), List.of(), List.of());
        round.call("rotate", List.of("x", "y", "u"), List.of(), List.of());
        return new Routine(
                "iterate",
                rounds + " rounds of filter and Rayleigh-Ritz projection.",
                concat(List.of("x", "y", "w", "v", "s", "u"), matrices()),
                List.of(),
                List.of(),
                List.of(over("round", 0, rounds, round)));
    }

    private Routine report() {
        BodyBuilder copy = new BodyBuilder();
        copy.store("result", Index.of("a"), Value.load("s", entry("a", "a", block)));
        BodyBuilder swap = new BodyBuilder();
        Value left = swap.let("left", Value.load("result", Index.of("b")));
        Value right = swap.let("right", Value.load("result", Index.of("b").plus(1)));
        swap.store("result", Index.of("b"), new Value.Binary(Value.BinaryOp.MIN, left, right));
        swap.store("result", Index.of("b").plus(1), new Value.Binary(Value.BinaryOp.MAX, left, right));
        return new Routine(
                "report",
                "The energies in increasing order.",
                List.of("s", "result"),
                List.of(),
                List.of(),
                List.of(
                        over("a", 0, block, copy),
                        Statement.loop("a", 0, block, List.of(over("b", 0, block - 1, swap)))));
    }
}
