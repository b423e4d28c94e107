package org.wickbench.numeric.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.wickbench.numeric.equation.InternalException;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.symbolic.expr.Expr;

/**
 * An expression of a problem as a function of a point, by nested closures: no compiler has to start, and a value costs
 * some ten nanoseconds per operation. For scouting an objective and for small grids; large ones use compiled kernels.
 */
public final class PointFunction {
    private interface Node {
        /** @param rows the variables of the reductions around, by their slots */
        double at(double[] point, int[] rows);
    }

    private final Node root;
    private final Slots slots = new Slots();
    private final Map<String, Node> locals = new HashMap<>();
    private final Map<String, double[]> columns = new HashMap<>();
    private final long terms;

    /**
     * The time, if the problem has one, is 0.
     *
     * @param what what the expression is, for messages
     */
    public PointFunction(Problem problem, Expr expr, String what) {
        Map<Expr.Sym, String> names = OnGrid.names(problem);
        for (int i = 0; i < problem.dimension(); i++) {
            int axis = i;
            locals.put(names.get(problem.coordinates().get(i)), (point, _) -> point[axis]);
        }
        problem.parameters().forEach((name, value) -> locals.put(names.get(Expr.sym(name)), (_, _) -> value));
        locals.put("time", (_, _) -> 0);
        problem.data().samples().ifPresent(samples -> locals.put(OnGrid.SAMPLE, (point, _) -> samples.at(point)));
        for (int k = 0; k < problem.data().columns().size(); k++) {
            columns.put(Lowering.column(k), problem.data().columns().get(k).values());
        }
        Value value = new Lowering(names, problem.data(), what).lower(expr);
        this.root = node(value);
        this.terms = Math.max(1, terms(value));
    }

    /**
     * The value of a sum over rows in which no coordinate occurs. The terms are added in twice the precision: what rounding takes
     * from each addition is added up as well (Neumaier, Z. Angew. Math. Mech. 54 (1974) 39).
     */
    public static double moment(Problem problem, Expr.Sum sum, String what) {
        PointFunction function = new PointFunction(problem, Expr.ZERO, what);
        Value value = new Lowering(OnGrid.names(problem), problem.data(), what).lower(sum);
        if (!(value instanceof Value.Reduction reduction)) {
            return function.node(value).at(new double[problem.dimension()], function.slots.rows());
        }
        int slot = function.slots.bind(reduction.variable());
        Node term = function.node(reduction.term());
        int[] rows = function.slots.rows();
        double[] nowhere = new double[problem.dimension()];
        double total = 0;
        double lost = 0;
        for (int row = 0; row < reduction.count(); row++) {
            rows[slot] = row;
            double next = term.at(nowhere, rows);
            double with = total + next;
            lost += Math.abs(total) >= Math.abs(next) ? (total - with) + next : (next - with) + total;
            total = with;
        }
        return total + lost;
    }

    /** How many terms of reductions one value takes, 1 for a formula without data. */
    public long terms() {
        return terms;
    }

    private static long terms(Value value) {
        long inside = value.children().stream().mapToLong(PointFunction::terms).sum();
        return value instanceof Value.Reduction reduction ? reduction.count() * Math.max(1, inside) : inside;
    }

    /** The value at a point, NaN where it is not real. */
    public double at(double... point) {
        return root.at(point, slots.rows());
    }

    /** The values on a grid. */
    public double[] onGrid(Grid grid) {
        double[] values = new double[grid.size()];
        double[] point = new double[grid.dimension()];
        int[] rows = slots.rows();
        double[][] nodes = new double[grid.dimension()][];
        for (int axis = 0; axis < nodes.length; axis++) {
            nodes[axis] = grid.axis(axis).nodes();
        }
        for (int i = 0; i < values.length; i++) {
            for (int axis = 0; axis < nodes.length; axis++) {
                point[axis] = nodes[axis][i / grid.stride(axis) % nodes[axis].length];
            }
            values[i] = root.at(point, rows);
        }
        return values;
    }

    private Node node(Value value) {
        return switch (value) {
            case Value.Const(double constant) -> (_, _) -> constant;
            case Value.Local(String name) -> Objects.requireNonNull(locals.get(name), name);
            case Value.Unary(Value.UnaryOp op, Value argument) -> {
                Node x = node(argument);
                yield (point, rows) -> Interpreter.apply(op, x.at(point, rows));
            }
            case Value.Binary(Value.BinaryOp op, Value left, Value right) -> {
                Node a = node(left);
                Node b = node(right);
                if (op == Value.BinaryOp.POWER
                        && right instanceof Value.Const(double exponent)
                        && exponent == Math.rint(exponent)
                        && Math.abs(exponent) <= 64) {
                    yield (point, rows) -> power(a.at(point, rows), (int) exponent);
                }
                yield (point, rows) -> Interpreter.apply(op, a.at(point, rows), b.at(point, rows));
            }
            case Value.Select(Value.Comparison op, Value left, Value right, Value whenTrue, Value whenFalse) -> {
                Node a = node(left);
                Node b = node(right);
                Node yes = node(whenTrue);
                Node no = node(whenFalse);
                yield (point, rows) ->
                        op.holds(a.at(point, rows), b.at(point, rows)) ? yes.at(point, rows) : no.at(point, rows);
            }
            case Value.Load(String array, Index index) -> {
                double[] column = Objects.requireNonNull(columns.get(array), array);
                Slots.Place row = slots.place(index);
                yield (_, rows) -> column[row.in(rows)];
            }
            case Value.FromInt(Index index) -> {
                Slots.Place row = slots.place(index);
                yield (_, rows) -> row.in(rows);
            }
            case Value.Reduction reduction -> reduction(reduction);
            case Value.Fma _ -> throw new InternalException("a lowered expression contains " + value);
        };
    }

    private Node reduction(Value.Reduction reduction) {
        int slot = slots.bind(reduction.variable());
        Node term = node(reduction.term());
        int count = reduction.count();
        double identity = reduction.identity();
        Value.BinaryOp op = reduction.op();
        return (point, rows) -> {
            double total = identity;
            for (int row = 0; row < count; row++) {
                rows[slot] = row;
                total = Interpreter.apply(op, total, term.at(point, rows));
            }
            return total;
        };
    }

    private static double power(double base, int exponent) {
        double result = 1;
        double square = base;
        for (int n = Math.abs(exponent); n > 0; n >>= 1) {
            if ((n & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return exponent < 0 ? 1 / result : result;
    }
}
