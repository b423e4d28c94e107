package org.wickbench.numeric.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wickbench.numeric.equation.Data;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.equation.Samples;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Trees;

/**
 * Routines that evaluate an expression of a problem at every point of a grid, and single values of it. Coordinates are
 * called {@code x, y, z} and parameters {@code p0, p1, ...} in generated code, whatever the user calls them.
 */
public final class OnGrid {
    private static final List<String> COORDINATES = List.of("x", "y", "z");
    private static final List<String> NODES = List.of("xs", "ys", "zs");
    private static final List<String> INDICES = List.of("i", "j", "k");

    /** The local of a sample, and the array of all of them. */
    static final String SAMPLE = "sample";

    public static final String SAMPLES = "samples";

    private OnGrid() {}

    /** The local of every symbol of a problem. */
    public static Map<Expr.Sym, String> names(Problem problem) {
        Map<Expr.Sym, String> names = new HashMap<>();
        for (int i = 0; i < problem.dimension(); i++) {
            names.put(problem.coordinates().get(i), COORDINATES.get(i));
        }
        int number = 0;
        for (String parameter : problem.parameters().keySet()) {
            names.put(Expr.sym(parameter), "p" + number++);
        }
        if (problem.isTimeDependent()) {
            names.put(Problem.TIME, "time");
        }
        if (problem.isSampled()) {
            names.put(Problem.SAMPLES, SAMPLE);
        }
        return names;
    }

    /** The scalar parameters that {@link #routine} takes, in order; the time, if the problem has one, is 0. */
    public static double[] parameterValues(Problem problem) {
        return parameterValues(problem, 0);
    }

    /** The scalar parameters that {@link #routine} takes, in order, at a time. */
    public static double[] parameterValues(Problem problem, double time) {
        DoubleStream values = problem.parameters().values().stream().mapToDouble(Double::doubleValue);
        return problem.isTimeDependent()
                ? DoubleStream.concat(values, DoubleStream.of(time)).toArray()
                : values.toArray();
    }

    /** The value of an expression in the parameters and the time, such as {@code D}. */
    public static double constant(Problem problem, Expr expr, double time, String what) {
        Map<Expr.Sym, String> names = names(problem);
        problem.coordinates().forEach(names::remove);
        Value value = new Lowering(names, problem.data(), what).lower(expr);
        List<Statement> body = new ArrayList<>();
        body.add(new Statement.Store("out", Index.of(0), RowLoops.before(value, body)));
        List<String> arrays = new ArrayList<>(List.of("out"));
        arrays.addAll(columns(problem, expr));
        Program program = new Program(
                "Constant", List.of(new Routine("value", "", arrays, List.of(), parameterNames(problem), body)));
        double[] out = new double[1];
        List<double[]> values = new ArrayList<>(List.of(out));
        values.addAll(columnValues(problem, expr));
        new Interpreter(program)
                .run("value", values.toArray(double[][]::new), new int[0], parameterValues(problem, time));
        return out[0];
    }

    /** {@code D} at time 0, checked. */
    public static double diffusion(Problem problem) {
        return diffusion(problem, 0);
    }

    /** {@code D} at a time, checked. */
    public static double diffusion(Problem problem, double time) {
        double d = constant(problem, problem.diffusion(), time, "the diffusion coefficient D");
        if (!(d > 0) || Double.isInfinite(d)) {
            String moment = problem.isTimeDependent() ? " at t = " + time : "";
            throw new ProblemException("the diffusion coefficient D = " + d + moment
                    + " must be positive: with D = 0 nothing moves, with D < 0 the energy has no lower bound");
        }
        return d;
    }

    /**
     * A routine {@code (out, xs[, ys[, zs]][, column0, ...]; p0, ...)} that evaluates an expression at the tensor product of the
     * nodes. It takes the {@linkplain #columns columns of the data} that the expression mentions.
     *
     * @param what what the expression is, for messages
     */
    public static Routine routine(Problem problem, Grid grid, String name, Expr expr, String what) {
        int d = grid.dimension();
        if (problem.dimension() != d) {
            throw new ProblemException("the problem has the " + problem.dimension() + " coordinates "
                    + problem.coordinates() + " but the grid has " + d + " axes");
        }
        for (int i = 0; i < d; i++) {
            if (!problem.coordinates().get(i).toString().equals(grid.axis(i).name())) {
                throw new ProblemException("axis " + i + " of the grid is '"
                        + grid.axis(i).name() + "' where the problem has the coordinate '"
                        + problem.coordinates().get(i) + "'");
            }
        }
        Value value = new Lowering(names(problem), problem.data(), what).lower(expr);
        Index at = Index.of(0);
        for (int i = 0; i < d; i++) {
            at = at.plus(Index.of(INDICES.get(i)).times(grid.stride(i)));
        }
        List<Statement> body = new ArrayList<>();
        if (mentionsSamples(problem, expr)) {
            requireSamplesOn(problem, grid);
            body.add(new Statement.Let(SAMPLE, Value.load(SAMPLES, at)));
        }
        body.add(new Statement.Store("out", at, RowLoops.before(value, body)));
        for (int i = d - 1; i >= 0; i--) {
            List<Statement> inner = new ArrayList<>();
            inner.add(new Statement.Let(COORDINATES.get(i), Value.load(NODES.get(i), Index.of(INDICES.get(i)))));
            inner.addAll(body);
            body = List.of(Statement.loop(INDICES.get(i), 0, grid.axis(i).points(), inner));
        }
        List<String> arrays = new ArrayList<>(List.of("out"));
        arrays.addAll(NODES.subList(0, d));
        List<String> columns = columns(problem, expr);
        arrays.addAll(columns);
        return new Routine(
                name,
                "Evaluates " + what + " at every point.",
                arrays,
                List.of(),
                parameterNames(problem),
                body,
                facts(problem, grid, columns));
    }

    /** What holds for the nodes of a grid and the values of the parameters; nothing is known about the time. */
    private static Facts facts(Problem problem, Grid grid, List<String> columns) {
        Map<String, Integer> mirrored = new TreeMap<>();
        Map<String, Range> ranges = new TreeMap<>();
        for (int i = 0; i < grid.dimension(); i++) {
            Axis axis = grid.axis(i);
            if (axis.isSymmetric()) {
                mirrored.put(NODES.get(i), axis.mirrorSum());
            }
            // room for the rounding of the nodes
            double margin = 1e-9 * axis.length();
            ranges.put(NODES.get(i), new Range(axis.lower() - margin, axis.upper() + margin));
        }
        for (int k = 0; k < problem.data().columns().size(); k++) {
            if (columns.contains(Lowering.column(k))) {
                ranges.put(Lowering.column(k), range(problem.data().columns().get(k)));
            }
        }
        int number = 0;
        for (double value : problem.parameters().values()) {
            ranges.put("p" + number++, Range.of(value));
        }
        return new Facts(mirrored, ranges);
    }

    /** True if a sum or product runs over rows of the data. */
    public static boolean runsOverRows(Problem problem, Expr.Binder binder) {
        return Rows.runsOver(binder, problem.data());
    }

    private static Range range(Data.Column column) {
        double[] values = column.values();
        return new Range(
                Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow());
    }

    private static boolean mentionsSamples(Problem problem, Expr expr) {
        return problem.isSampled() && Trees.dependsOn(expr, Problem.SAMPLES);
    }

    private static void requireSamplesOn(Problem problem, Grid grid) {
        if (!problem.data().samples().orElseThrow().isOn(nodes(grid))) {
            throw new ProblemException("the objective is known on the grid of its samples alone, not on this one");
        }
    }

    private static List<double[]> nodes(Grid grid) {
        return grid.axes().stream().map(Axis::nodes).toList();
    }

    /** The arrays of the data that an expression mentions: columns in the order of the table, then samples. */
    public static List<String> columns(Problem problem, Expr expr) {
        Stream<String> columns = mentioned(problem.data(), expr).mapToObj(Lowering::column);
        return mentionsSamples(problem, expr)
                ? Stream.concat(columns, Stream.of(SAMPLES)).toList()
                : columns.toList();
    }

    /** The numbers in them. */
    public static List<double[]> columnValues(Problem problem, Expr expr) {
        Stream<double[]> columns = mentioned(problem.data(), expr)
                .mapToObj(k -> problem.data().columns().get(k).values());
        return mentionsSamples(problem, expr)
                ? Stream.concat(columns, problem.data().samples().stream().map(Samples::values))
                        .toList()
                : columns.toList();
    }

    private static IntStream mentioned(Data data, Expr expr) {
        Set<String> names = data.isEmpty()
                ? Set.of()
                : Trees.freeSymbols(expr).stream()
                        .filter(symbol -> !symbol.indices().isEmpty())
                        .map(Expr.Sym::name)
                        .collect(Collectors.toSet());
        return IntStream.range(0, data.columns().size())
                .filter(k -> names.contains(data.columns().get(k).name()));
    }

    /** The loop that fills an array with the nodes of an axis, with the bits of {@link Axis#nodes} if it is symmetric. */
    public static Statement nodes(Axis axis, String array) {
        Index j = Index.of("j");
        Value node = axis.isSymmetric()
                ? Value.div(
                        Value.mul(
                                Value.constant(axis.upper()),
                                new Value.FromInt(j.times(2).plus(axis.symmetricOffset()))),
                        Value.constant(axis.symmetricParts()))
                : Value.add(
                        Value.mul(new Value.FromInt(j), Value.constant(axis.spacing())), Value.constant(axis.node(0)));
        return Statement.loop(
                "j", 0, axis.points(), new BodyBuilder().store(array, j, node).build());
    }

    /** The arrays of the {@link #routine} of an expression without data. */
    public static double[][] arrays(Grid grid, double[] out) {
        List<double[]> arrays = new ArrayList<>(List.of(out));
        grid.axes().forEach(axis -> arrays.add(axis.nodes()));
        return arrays.toArray(double[][]::new);
    }

    /** The arrays of the {@link #routine} of an expression. */
    public static double[][] arrays(Problem problem, Grid grid, Expr expr, double[] out) {
        List<double[]> arrays = new ArrayList<>(Arrays.asList(arrays(grid, out)));
        arrays.addAll(columnValues(problem, expr));
        return arrays.toArray(double[][]::new);
    }

    /** The arrays of the routine of the objective. */
    public static double[][] arrays(Problem problem, Grid grid, double[] out) {
        return arrays(problem, grid, problem.objective(), out);
    }

    /** Refuses values that are not finite, naming the first such point. */
    public static void requireFinite(Grid grid, double[] values, String what) {
        for (int index = 0; index < values.length; index++) {
            if (!Double.isFinite(values[index])) {
                throw new ProblemException(what
                        + (Double.isNaN(values[index]) ? " is not a real number" : " is infinite") + " at "
                        + point(grid, index) + ": move the grid so that no point lies there, or restrict the box");
            }
        }
    }

    /** The coordinates of a grid point as text. */
    public static String point(Grid grid, int index) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < grid.dimension(); i++) {
            int j = index / grid.stride(i) % grid.axis(i).points();
            text.append(i == 0 ? "" : ", ")
                    .append(grid.axis(i).name())
                    .append(" = ")
                    .append(grid.axis(i).node(j));
        }
        return text.toString();
    }

    private static List<String> parameterNames(Problem problem) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < problem.parameters().size(); i++) {
            names.add("p" + i);
        }
        if (problem.isTimeDependent()) {
            names.add("time");
        }
        return names;
    }
}
