package org.wickbench.numeric.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.wickbench.numeric.equation.InternalException;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.kernel.Value.BinaryOp;
import org.wickbench.numeric.kernel.Value.UnaryOp;
import org.wickbench.symbolic.expr.Expr;

/**
 * An expression of a problem as a function of boxes: an interval that holds every value it takes at points of the box, by
 * interval arithmetic in double precision with each end rounded outwards. A value that does not exist somewhere in the box is
 * left out; one that grows without bound makes the interval infinite.
 */
public final class BoxFunction {
    /** Beyond this many quarter turns a sine is not followed any more. */
    private static final double FAR = 1e8;

    private interface Node {
        /** @param rows the variables of the reductions around, by their slots */
        Range over(Range[] box, int[] rows);
    }

    private final Slots slots = new Slots();
    private final Map<String, Node> locals = new HashMap<>();
    private final Map<String, double[]> columns = new HashMap<>();
    private final Node root;
    private final SlopeFunction slopes;

    /**
     * The time, if the problem has one, is 0.
     *
     * @param what what the expression is, for messages
     */
    public BoxFunction(Problem problem, Expr expr, String what) {
        Map<Expr.Sym, String> names = OnGrid.names(problem);
        for (int i = 0; i < problem.dimension(); i++) {
            int axis = i;
            locals.put(names.get(problem.coordinates().get(i)), (box, _) -> box[axis]);
        }
        problem.parameters().forEach((name, value) -> {
            Range range = Range.of(value);
            locals.put(names.get(Expr.sym(name)), (_, _) -> range);
        });
        locals.put("time", (_, _) -> Range.of(0));
        locals.put(OnGrid.SAMPLE, (_, _) -> Range.ALL);
        for (int k = 0; k < problem.data().columns().size(); k++) {
            columns.put(Lowering.column(k), problem.data().columns().get(k).values());
        }
        Value value = new Lowering(names, problem.data(), what).lower(expr);
        this.root = node(value);
        this.slopes = new SlopeFunction(problem, value);
    }

    /** An interval that holds every value on a box, given by an interval for each coordinate. */
    public Range over(Range... box) {
        return root.over(box, slots.rows());
    }

    /**
     * An interval that holds every value on a box, narrower on a small one than {@link #over}: what the value in the middle and
     * the slopes allow (mean value form), whose excess falls with the square of the box's size.
     */
    public Range closelyOver(Range... box) {
        Range plain = root.over(box, slots.rows());
        Range[] slope = slopes.over(box);
        Range[] middle = new Range[box.length];
        for (int i = 0; i < box.length; i++) {
            middle[i] = Range.of(box[i].middle());
        }
        Range sum = root.over(middle, slots.rows());
        for (int i = 0; i < box.length; i++) {
            Range offset = binary(BinaryOp.SUBTRACT, box[i], middle[i]);
            sum = binary(BinaryOp.ADD, sum, product(slope[i], offset));
        }
        return new Range(Math.max(plain.lower(), sum.lower()), Math.min(plain.upper(), sum.upper()));
    }

    private Node node(Value value) {
        return switch (value) {
            case Value.Const(double constant) -> {
                Range range = Range.of(constant);
                yield (_, _) -> range;
            }
            case Value.Local(String name) -> Objects.requireNonNull(locals.get(name), name);
            case Value.Unary(UnaryOp op, Value argument) -> {
                Node x = node(argument);
                yield (box, rows) -> unary(op, x.over(box, rows));
            }
            case Value.Binary(BinaryOp op, Value left, Value right)
            when op == BinaryOp.MULTIPLY && left.equals(right) -> {
                Node x = node(left);
                yield (box, rows) -> power(x.over(box, rows), 2);
            }
            case Value.Binary(BinaryOp op, Value left, Value.Const(double n))
            when op == BinaryOp.POWER && n == Math.rint(n) && Math.abs(n) <= 1024 -> {
                Node x = node(left);
                yield (box, rows) -> power(x.over(box, rows), (int) n);
            }
            case Value.Binary(BinaryOp op, Value left, Value right) -> {
                Node a = node(left);
                Node b = node(right);
                yield (box, rows) -> binary(op, a.over(box, rows), b.over(box, rows));
            }
            case Value.Select(Value.Comparison op, Value left, Value right, Value whenTrue, Value whenFalse) -> {
                Node a = node(left);
                Node b = node(right);
                Node yes = node(whenTrue);
                Node no = node(whenFalse);
                yield (box, rows) -> select(op, a.over(box, rows), b.over(box, rows), yes, no, box, rows);
            }
            case Value.Load(String array, Index index) -> {
                double[] column = Objects.requireNonNull(columns.get(array), array);
                Slots.Place row = slots.place(index);
                yield (_, rows) -> Range.of(column[row.in(rows)]);
            }
            case Value.FromInt(Index index) -> {
                Slots.Place row = slots.place(index);
                yield (_, rows) -> Range.of(row.in(rows));
            }
            case Value.Reduction reduction -> reduction(reduction);
            case Value.Fma _ -> throw new InternalException("a lowered expression contains " + value);
        };
    }

    private Node reduction(Value.Reduction reduction) {
        int slot = slots.bind(reduction.variable());
        Node term = node(reduction.term());
        Range identity = Range.of(reduction.identity());
        return (box, rows) -> {
            Range total = identity;
            for (int row = 0; row < reduction.count(); row++) {
                rows[slot] = row;
                total = binary(reduction.op(), total, term.over(box, rows));
            }
            return total;
        };
    }

    private static Range select(Value.Comparison op, Range a, Range b, Node yes, Node no, Range[] box, int[] rows) {
        if (never(op, a, b)) {
            return no.over(box, rows);
        }
        return always(op, a, b) ? yes.over(box, rows) : hull(yes.over(box, rows), no.over(box, rows));
    }

    /** True if the relation holds for no two members. */
    static boolean never(Value.Comparison op, Range a, Range b) {
        return switch (op) {
            case LESS -> a.lower() >= b.upper();
            case LESS_EQUAL -> a.lower() > b.upper();
            case EQUAL -> a.lower() > b.upper() || a.upper() < b.lower();
            case NOT_EQUAL -> a.lower() == a.upper() && a.equals(b);
        };
    }

    /** True if the relation holds for any two members. */
    static boolean always(Value.Comparison op, Range a, Range b) {
        return switch (op) {
            case LESS -> a.upper() < b.lower();
            case LESS_EQUAL -> a.upper() <= b.lower();
            case EQUAL -> a.lower() == a.upper() && a.equals(b);
            case NOT_EQUAL -> a.lower() > b.upper() || a.upper() < b.lower();
        };
    }

    static Range unary(UnaryOp op, Range x) {
        return switch (op) {
            case NEGATE -> new Range(-x.upper(), -x.lower());
            case ABS ->
                new Range(
                        x.contains(0) ? 0 : Math.min(Math.abs(x.lower()), Math.abs(x.upper())),
                        Math.max(Math.abs(x.lower()), Math.abs(x.upper())));
            case SIGN -> new Range(Math.signum(x.lower()), Math.signum(x.upper()));
            case SQRT, LOG -> rising(op, new Range(Math.max(0, x.lower()), Math.max(0, x.upper())));
            case LOG1P -> rising(op, new Range(Math.max(-1, x.lower()), Math.max(-1, x.upper())));
            case ASIN -> rising(op, unit(x));
            case EXP, SINH, TANH, ATAN, ERF -> rising(op, x);
            case ERFC -> falling(op, x);
            case ACOS -> falling(op, unit(x));
            case COSH -> rising(op, unary(UnaryOp.ABS, x));
            case SIN -> wave(x, 1);
            case COS -> wave(x, 0);
            case TAN -> {
                double first = Math.floor(x.lower() / Math.PI - 0.5 - 1e-9);
                double last = Math.floor(x.upper() / Math.PI - 0.5 + 1e-9);
                yield first == last && Math.abs(first) < FAR ? rising(op, x) : Range.ALL;
            }
        };
    }

    private static Range unit(Range x) {
        return new Range(Math.clamp(x.lower(), -1, 1), Math.clamp(x.upper(), -1, 1));
    }

    private static Range rising(UnaryOp op, Range x) {
        return widened(Interpreter.apply(op, x.lower()), Interpreter.apply(op, x.upper()));
    }

    private static Range falling(UnaryOp op, Range x) {
        return widened(Interpreter.apply(op, x.upper()), Interpreter.apply(op, x.lower()));
    }

    /** {@code cos(x - quarter pi/2)}. */
    private static Range wave(Range x, int quarter) {
        double from = x.lower() / Math.PI - quarter / 2.0;
        double to = x.upper() / Math.PI - quarter / 2.0;
        if (!(to - from < 2) || Math.abs(from) > FAR || Math.abs(to) > FAR) {
            return new Range(-1, 1);
        }
        UnaryOp op = quarter == 0 ? UnaryOp.COS : UnaryOp.SIN;
        double left = Interpreter.apply(op, x.lower());
        double right = Interpreter.apply(op, x.upper());
        Range ends = widened(Math.min(left, right), Math.max(left, right));
        // multiples of pi in the argument are the peaks, even ones high and odd ones low
        double peak = Math.ceil(from - 1e-9);
        double lower = ends.lower();
        double upper = ends.upper();
        for (; peak <= to + 1e-9; peak++) {
            if (peak % 2 == 0) {
                upper = 1;
            } else {
                lower = -1;
            }
        }
        return new Range(Math.max(-1, lower), Math.min(1, upper));
    }

    static Range binary(BinaryOp op, Range a, Range b) {
        return switch (op) {
            case ADD -> widened(a.lower() + b.lower(), a.upper() + b.upper());
            case SUBTRACT -> widened(a.lower() - b.upper(), a.upper() - b.lower());
            case MULTIPLY -> product(a, b);
            case DIVIDE -> quotient(a, b);
            case MIN -> new Range(Math.min(a.lower(), b.lower()), Math.min(a.upper(), b.upper()));
            case MAX -> new Range(Math.max(a.lower(), b.lower()), Math.max(a.upper(), b.upper()));
            case POWER -> {
                Range base = new Range(Math.max(0, a.lower()), Math.max(0, a.upper()));
                yield unary(UnaryOp.EXP, product(b, unary(UnaryOp.LOG, base)));
            }
        };
    }

    static Range product(Range a, Range b) {
        double p = times(a.lower(), b.lower());
        double q = times(a.lower(), b.upper());
        double r = times(a.upper(), b.lower());
        double s = times(a.upper(), b.upper());
        return widened(Math.min(Math.min(p, q), Math.min(r, s)), Math.max(Math.max(p, q), Math.max(r, s)));
    }

    /** Zero times infinity is zero here: the infinite end is not a member. */
    private static double times(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    static Range quotient(Range a, Range b) {
        if (b.lower() < 0 && b.upper() > 0 || b.lower() == 0 && b.upper() == 0) {
            return Range.ALL;
        }
        // a zero at an end is approached from inside
        double lower = b.lower() == 0 ? 0.0 : b.lower();
        double upper = b.upper() == 0 ? -0.0 : b.upper();
        return product(a, widened(1 / upper, 1 / lower));
    }

    static Range power(Range x, int n) {
        if (n < 0) {
            return quotient(Range.of(1), power(x, -n));
        }
        if (n % 2 == 1) {
            return widened(Math.pow(x.lower(), n), Math.pow(x.upper(), n));
        }
        Range size = unary(UnaryOp.ABS, x);
        Range result = widened(Math.pow(size.lower(), n), Math.pow(size.upper(), n));
        return new Range(Math.max(0, result.lower()), result.upper());
    }

    /** By more than the rounding of one operation or library function. */
    private static Range widened(double lower, double upper) {
        if (Double.isNaN(lower) || Double.isNaN(upper)) {
            return Range.ALL;
        }
        return new Range(lower - 2 * Math.ulp(lower), upper + 2 * Math.ulp(upper));
    }

    static Range hull(Range a, Range b) {
        return new Range(Math.min(a.lower(), b.lower()), Math.max(a.upper(), b.upper()));
    }
}
