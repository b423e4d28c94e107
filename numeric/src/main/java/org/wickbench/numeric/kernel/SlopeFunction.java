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
 * The partial derivatives of a value as functions of boxes: intervals that hold every slope the value has between two points of
 * the box, by the rules of differentiation carried out in interval arithmetic beside the value itself. Where a case distinction
 * is not decided on the box the value may jump, and nothing is known of its slopes.
 */
final class SlopeFunction {
    private static final Range ZERO = Range.of(0);
    private static final Range ONE = Range.of(1);

    /** A value's interval and those of its slopes along each coordinate. */
    private record Jet(Range value, Range[] slopes) {
        /** The chain rule. */
        Jet mapped(Range newValue, Range factor) {
            Range[] turned = new Range[slopes.length];
            for (int i = 0; i < turned.length; i++) {
                turned[i] = BoxFunction.product(factor, slopes[i]);
            }
            return new Jet(newValue, turned);
        }
    }

    private interface Node {
        /** @param rows the variables of the reductions around, by their slots */
        Jet over(Range[] box, int[] rows);
    }

    private final Slots slots = new Slots();
    private final Map<String, Node> locals = new HashMap<>();
    private final Map<String, double[]> columns = new HashMap<>();
    private final int dimension;
    private final Node root;

    /** @param value lowered with the names of {@link OnGrid#names} */
    SlopeFunction(Problem problem, Value value) {
        this.dimension = problem.dimension();
        Map<Expr.Sym, String> names = OnGrid.names(problem);
        for (int i = 0; i < dimension; i++) {
            int axis = i;
            Range[] unit = constant(dimension);
            unit[axis] = ONE;
            locals.put(names.get(problem.coordinates().get(i)), (box, _) -> new Jet(box[axis], unit));
        }
        problem.parameters()
                .forEach((name, number) -> locals.put(
                        names.get(Expr.sym(name)), (_, _) -> new Jet(Range.of(number), constant(dimension))));
        locals.put("time", (_, _) -> new Jet(ZERO, constant(dimension)));
        Range[] anySlopes = constant(dimension);
        java.util.Arrays.fill(anySlopes, Range.ALL);
        locals.put(OnGrid.SAMPLE, (_, _) -> new Jet(Range.ALL, anySlopes));
        for (int k = 0; k < problem.data().columns().size(); k++) {
            columns.put(Lowering.column(k), problem.data().columns().get(k).values());
        }
        this.root = node(value);
    }

    /** For each coordinate an interval that holds every slope along it. */
    Range[] over(Range... box) {
        return root.over(box, slots.rows()).slopes();
    }

    private static Range[] constant(int dimension) {
        Range[] slopes = new Range[dimension];
        java.util.Arrays.fill(slopes, ZERO);
        return slopes;
    }

    private Node node(Value value) {
        return switch (value) {
            case Value.Const(double constant) -> {
                Jet jet = new Jet(Range.of(constant), constant(dimension));
                yield (_, _) -> jet;
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
                yield (_, rows) -> new Jet(Range.of(column[row.in(rows)]), constant(dimension));
            }
            case Value.FromInt(Index index) -> {
                Slots.Place row = slots.place(index);
                yield (_, rows) -> new Jet(Range.of(row.in(rows)), constant(dimension));
            }
            case Value.Reduction reduction -> reduction(reduction);
            case Value.Fma _ -> throw new InternalException("a lowered expression contains " + value);
        };
    }

    private Node reduction(Value.Reduction reduction) {
        int slot = slots.bind(reduction.variable());
        Node term = node(reduction.term());
        return (box, rows) -> {
            Jet total = new Jet(Range.of(reduction.identity()), constant(dimension));
            for (int row = 0; row < reduction.count(); row++) {
                rows[slot] = row;
                total = binary(reduction.op(), total, term.over(box, rows));
            }
            return total;
        };
    }

    private static Jet select(Value.Comparison op, Jet a, Jet b, Node yes, Node no, Range[] box, int[] rows) {
        if (BoxFunction.never(op, a.value, b.value)) {
            return no.over(box, rows);
        }
        return BoxFunction.always(op, a.value, b.value)
                ? yes.over(box, rows)
                : unknown(yes.over(box, rows), no.over(box, rows));
    }

    /** Of values that may be the one or the other. */
    private static Jet unknown(Jet a, Jet b) {
        Range[] slopes = constant(a.slopes.length);
        java.util.Arrays.fill(slopes, Range.ALL);
        return new Jet(BoxFunction.hull(a.value, b.value), slopes);
    }

    private static Jet unary(UnaryOp op, Jet x) {
        Range value = BoxFunction.unary(op, x.value);
        Range factor =
                switch (op) {
                    case NEGATE -> Range.of(-1);
                    case ABS -> new Range(x.value.lower() < 0 ? -1 : 1, x.value.upper() > 0 ? 1 : -1);
                    case SIGN -> x.value.contains(0) ? Range.ALL : ZERO;
                    case SQRT -> BoxFunction.quotient(Range.of(0.5), value);
                    case EXP -> value;
                    case LOG -> BoxFunction.quotient(ONE, positive(x.value));
                    case LOG1P -> BoxFunction.quotient(ONE, positive(sum(ONE, x.value)));
                    case SIN -> BoxFunction.unary(UnaryOp.COS, x.value);
                    case COS -> BoxFunction.unary(UnaryOp.NEGATE, BoxFunction.unary(UnaryOp.SIN, x.value));
                    case TAN -> sum(ONE, BoxFunction.power(value, 2));
                    case SINH -> BoxFunction.unary(UnaryOp.COSH, x.value);
                    case COSH -> BoxFunction.unary(UnaryOp.SINH, x.value);
                    case TANH -> difference(ONE, BoxFunction.power(value, 2));
                    case ATAN -> BoxFunction.quotient(ONE, sum(ONE, BoxFunction.power(x.value, 2)));
                    case ASIN -> arc(x.value);
                    case ACOS -> BoxFunction.unary(UnaryOp.NEGATE, arc(x.value));
                    case ERF -> bell(x.value);
                    case ERFC -> BoxFunction.unary(UnaryOp.NEGATE, bell(x.value));
                };
        return x.mapped(value, factor);
    }

    private static Range positive(Range x) {
        return new Range(Math.max(0, x.lower()), Math.max(0, x.upper()));
    }

    /** {@code 1/sqrt(1 - x^2)}. */
    private static Range arc(Range x) {
        Range rest = positive(difference(ONE, BoxFunction.power(x, 2)));
        return BoxFunction.quotient(ONE, BoxFunction.unary(UnaryOp.SQRT, rest));
    }

    /** {@code 2 exp(-x^2)/sqrt(pi)}. */
    private static Range bell(Range x) {
        Range exponent = BoxFunction.unary(UnaryOp.NEGATE, BoxFunction.power(x, 2));
        return BoxFunction.product(Range.of(2 / Math.sqrt(Math.PI)), BoxFunction.unary(UnaryOp.EXP, exponent));
    }

    private static Jet power(Jet x, int n) {
        Range factor = BoxFunction.product(Range.of(n), n == 1 ? ONE : BoxFunction.power(x.value, n - 1));
        return x.mapped(BoxFunction.power(x.value, n), n == 0 ? ZERO : factor);
    }

    private static Jet binary(BinaryOp op, Jet a, Jet b) {
        Range value = BoxFunction.binary(op, a.value, b.value);
        return switch (op) {
            case ADD, SUBTRACT -> {
                Range[] slopes = new Range[a.slopes.length];
                for (int i = 0; i < slopes.length; i++) {
                    slopes[i] = BoxFunction.binary(op, a.slopes[i], b.slopes[i]);
                }
                yield new Jet(value, slopes);
            }
            case MULTIPLY -> combined(value, b.value, a, a.value, b);
            case DIVIDE -> {
                Range inverse = BoxFunction.quotient(ONE, b.value);
                Range second = BoxFunction.unary(UnaryOp.NEGATE, BoxFunction.product(value, inverse));
                yield combined(value, inverse, a, second, b);
            }
            case MIN, MAX -> {
                Range difference = difference(a.value, b.value);
                if (!difference.contains(0)) {
                    yield (difference.lower() > 0) == (op == BinaryOp.MAX) ? a : b;
                }
                Range[] slopes = new Range[a.slopes.length];
                for (int i = 0; i < slopes.length; i++) {
                    slopes[i] = BoxFunction.hull(a.slopes[i], b.slopes[i]);
                }
                yield new Jet(value, slopes);
            }
            case POWER -> {
                // a^b = exp(b log a)
                Range logarithm = BoxFunction.unary(UnaryOp.LOG, positive(a.value));
                Range first = BoxFunction.product(value, BoxFunction.quotient(b.value, positive(a.value)));
                yield combined(value, first, a, BoxFunction.product(value, logarithm), b);
            }
        };
    }

    private static Jet combined(Range value, Range first, Jet a, Range second, Jet b) {
        Range[] slopes = new Range[a.slopes.length];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = sum(BoxFunction.product(first, a.slopes[i]), BoxFunction.product(second, b.slopes[i]));
        }
        return new Jet(value, slopes);
    }

    private static Range sum(Range a, Range b) {
        return BoxFunction.binary(BinaryOp.ADD, a, b);
    }

    private static Range difference(Range a, Range b) {
        return BoxFunction.binary(BinaryOp.SUBTRACT, a, b);
    }
}
