package org.wickbench.numeric.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.symbolic.expr.Expr;

/**
 * Routines that evaluate an expression of a problem at every point of a grid, and single values of it. Coordinates are
 * called {@code x, y, z} and parameters {@code p0, p1, ...} in generated code, whatever the user calls them.
 */
public final class OnGrid {
    private static final List<String> COORDINATES = List.of("x", "y", "z");
    private static final List<String> NODES = List.of("xs", "ys", "zs");
    private static final List<String> INDICES = List.of("i", "j", "k");

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
        Value value = new Lowering(names, what).lower(expr);
        List<String> parameters = parameterNames(problem);
        Program program = new Program(
                "Constant",
                List.of(new Routine(
                        "value",
                        "",
                        List.of("out"),
                        List.of(),
                        parameters,
                        new BodyBuilder().store("out", Index.of(0), value).build())));
        double[] out = new double[1];
        new Interpreter(program).run("value", new double[][] {out}, new int[0], parameterValues(problem, time));
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
            throw new ProblemException("the diffusion coefficient D = " + d
                    + " must be positive: with D = 0 nothing moves, with D < 0 the energy has no lower bound");
        }
        return d;
    }

    /**
     * A routine {@code (out, xs[, ys[, zs]]; p0, ...)} that evaluates an expression at the tensor product of the nodes.
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
        Value value = new Lowering(names(problem), what).lower(expr);
        Index at = Index.of(0);
        for (int i = 0; i < d; i++) {
            at = at.plus(Index.of(INDICES.get(i)).times(grid.stride(i)));
        }
        List<Statement> body = List.of(new Statement.Store("out", at, value));
        for (int i = d - 1; i >= 0; i--) {
            List<Statement> inner = new ArrayList<>();
            inner.add(new Statement.Let(COORDINATES.get(i), Value.load(NODES.get(i), Index.of(INDICES.get(i)))));
            inner.addAll(body);
            body = List.of(Statement.loop(INDICES.get(i), 0, grid.axis(i).points(), inner));
        }
        List<String> arrays = new ArrayList<>(List.of("out"));
        arrays.addAll(NODES.subList(0, d));
        return new Routine(
                name,
                "Evaluates " + what + " at every point.",
                arrays,
                List.of(),
                parameterNames(problem),
                body,
                facts(problem, grid));
    }

    /** What holds for the nodes of a grid and the values of the parameters; nothing is known about the time. */
    private static Facts facts(Problem problem, Grid grid) {
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
        int number = 0;
        for (double value : problem.parameters().values()) {
            ranges.put("p" + number++, Range.of(value));
        }
        return new Facts(mirrored, ranges);
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

    /** The arrays of {@link #routine}. */
    public static double[][] arrays(Grid grid, double[] out) {
        double[][] arrays = new double[1 + grid.dimension()][];
        arrays[0] = out;
        for (int i = 0; i < grid.dimension(); i++) {
            arrays[i + 1] = grid.axis(i).nodes();
        }
        return arrays;
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
