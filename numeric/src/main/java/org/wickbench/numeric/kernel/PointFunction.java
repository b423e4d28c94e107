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
        double at(double[] point);
    }

    private final Node root;

    /**
     * The time, if the problem has one, is 0.
     *
     * @param what what the expression is, for messages
     */
    public PointFunction(Problem problem, Expr expr, String what) {
        Map<String, Node> locals = new HashMap<>();
        Map<Expr.Sym, String> names = OnGrid.names(problem);
        for (int i = 0; i < problem.dimension(); i++) {
            int axis = i;
            locals.put(names.get(problem.coordinates().get(i)), point -> point[axis]);
        }
        problem.parameters().forEach((name, value) -> locals.put(names.get(Expr.sym(name)), _ -> value));
        locals.put("time", _ -> 0);
        this.root = node(new Lowering(names, what).lower(expr), locals);
    }

    /** The value at a point, NaN where it is not real. */
    public double at(double... point) {
        return root.at(point);
    }

    /** The values on a grid. */
    public double[] onGrid(Grid grid) {
        double[] values = new double[grid.size()];
        double[] point = new double[grid.dimension()];
        double[][] nodes = new double[grid.dimension()][];
        for (int axis = 0; axis < nodes.length; axis++) {
            nodes[axis] = grid.axis(axis).nodes();
        }
        for (int i = 0; i < values.length; i++) {
            for (int axis = 0; axis < nodes.length; axis++) {
                point[axis] = nodes[axis][i / grid.stride(axis) % nodes[axis].length];
            }
            values[i] = root.at(point);
        }
        return values;
    }

    private static Node node(Value value, Map<String, Node> locals) {
        return switch (value) {
            case Value.Const(double constant) -> _ -> constant;
            case Value.Local(String name) -> Objects.requireNonNull(locals.get(name), name);
            case Value.Unary(Value.UnaryOp op, Value argument) -> {
                Node x = node(argument, locals);
                yield point -> Interpreter.apply(op, x.at(point));
            }
            case Value.Binary(Value.BinaryOp op, Value left, Value right) -> {
                Node a = node(left, locals);
                Node b = node(right, locals);
                if (op == Value.BinaryOp.POWER && right instanceof Value.Const(double exponent)
                        && exponent == Math.rint(exponent) && Math.abs(exponent) <= 64) {
                    yield point -> power(a.at(point), (int) exponent);
                }
                yield point -> Interpreter.apply(op, a.at(point), b.at(point));
            }
            case Value.Select(Value.Comparison op, Value left, Value right, Value whenTrue, Value whenFalse) -> {
                Node a = node(left, locals);
                Node b = node(right, locals);
                Node yes = node(whenTrue, locals);
                Node no = node(whenFalse, locals);
                yield point -> op.holds(a.at(point), b.at(point)) ? yes.at(point) : no.at(point);
            }
            case Value.Load _, Value.FromInt _, Value.Fma _ ->
                throw new InternalException("a lowered expression contains " + value);
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
