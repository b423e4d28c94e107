package org.wickbench.numeric.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wickbench.numeric.equation.Data;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;

/**
 * Where an expression may fail to be smooth: at the zeros of a few functions, which are read off its operations. The absolute
 * value of {@code u} has a kink at most where {@code u = 0}, a case distinction {@code a < b} a kink or a jump at most where
 * {@code a = b}, a root or a quotient a singularity at most where its argument or its denominator is 0. Everywhere else the
 * expression is analytic.
 */
public final class Seams {
    private static final int FIRST_CELLS = 64;
    /** An interval so often halved is as short as the rounding of its ends. */
    private static final int MAX_HALVINGS = 48;
    /** More places than that are not told apart. */
    private static final int MAX_CELLS = 512;

    private final List<BoxFunction> functions = new ArrayList<>();

    /** @param what what the expression is, for messages */
    public Seams(Problem problem, Expr expr, String what) {
        Set<Expr> zeros = new LinkedHashSet<>();
        collect(expr, problem.data(), zeros);
        for (Expr zero : zeros) {
            functions.add(new BoxFunction(problem, zero, what));
        }
    }

    /** True if the expression is analytic everywhere, as far as its operations show. */
    public boolean isEmpty() {
        return functions.isEmpty();
    }

    /** True if the expression may fail to be smooth somewhere in a box; false is certain. */
    public boolean mayCross(Range... box) {
        for (BoxFunction function : functions) {
            if (function.over(box).contains(0)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The places in an interval of the one coordinate where the expression may fail to be smooth, in increasing order, each to
     * a few roundings. Where they lie densely, some places among them.
     */
    public double[] places(double lower, double upper) {
        List<Double> places = new ArrayList<>();
        for (BoxFunction function : functions) {
            List<Range> cells = new ArrayList<>();
            for (int i = 0; i < FIRST_CELLS; i++) {
                cells.add(new Range(
                        lower + (upper - lower) * i / FIRST_CELLS, lower + (upper - lower) * (i + 1) / FIRST_CELLS));
            }
            for (int level = 0; level < MAX_HALVINGS && cells.size() <= MAX_CELLS; level++) {
                List<Range> halves = new ArrayList<>();
                for (Range cell : cells) {
                    double middle = cell.middle();
                    for (Range half : List.of(new Range(cell.lower(), middle), new Range(middle, cell.upper()))) {
                        if (function.over(half).contains(0)) {
                            halves.add(half);
                        }
                    }
                }
                cells = halves;
            }
            merged(cells).forEach(cell -> places.add(cell.middle()));
        }
        double apart = 1e-13 * (upper - lower);
        List<Double> distinct = new ArrayList<>();
        places.stream().sorted().forEach(place -> {
            double last = distinct.isEmpty() ? lower : distinct.getLast();
            if (place - last > apart && upper - place > apart) {
                distinct.add(place);
            }
        });
        return distinct.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Cells in increasing order, neighbours made one. */
    private static List<Range> merged(List<Range> cells) {
        List<Range> merged = new ArrayList<>();
        for (Range cell : cells) {
            if (!merged.isEmpty() && merged.getLast().upper() >= cell.lower()) {
                merged.set(merged.size() - 1, new Range(merged.getLast().lower(), cell.upper()));
            } else {
                merged.add(cell);
            }
        }
        return merged;
    }

    private static void collect(Expr expr, Data data, Set<Expr> zeros) {
        switch (expr) {
            case Expr.Call call -> call(call, zeros);
            case Expr.Pow(Expr base, Expr exponent) -> {
                boolean whole = exponent instanceof Expr.Num n && n.isInteger();
                if (!whole || ((Expr.Num) exponent).signum() < 0) {
                    add(base, zeros);
                } else if (isEven((Expr.Num) exponent) && base instanceof Expr.Call call && call.function() == Fn.ABS) {
                    collect(call.arguments().getFirst(), data, zeros);
                    return;
                }
            }
            case Expr.Relation relation -> add(Expr.sub(relation.left(), relation.right()), zeros);
            case Expr.Binder binder
            when Rows.runsOver(binder, data) -> {
                inRows(binder, data, zeros);
                return;
            }
            default -> {}
        }
        parts(expr).forEach(part -> collect(part, data, zeros));
    }

    /** What is zero in some row makes the product of all rows' signs zero, which neither over- nor underflows. */
    private static void inRows(Expr.Binder binder, Data data, Set<Expr> zeros) {
        Expr.Sym row = binder.scope().fresh();
        Set<Expr> inside = new LinkedHashSet<>();
        collect(binder.scope().open(row), data, inside);
        for (Expr zero : inside) {
            Expr lower = binder.operands().getFirst();
            Expr upper = binder.operands().getLast();
            boolean everywhere = !Trees.dependsOn(zero, row);
            add(everywhere ? zero : new Expr.Product(Expr.call(Fn.SIGN, zero), row, lower, upper), zeros);
        }
    }

    private static boolean isEven(Expr.Num number) {
        return !number.numerator().testBit(0);
    }

    private static void call(Expr.Call call, Set<Expr> zeros) {
        Expr u = call.arguments().getFirst();
        switch (call.function()) {
            case ABS, SIGN, STEP, LOG, COTH -> add(u, zeros);
            case LOG1P -> add(Expr.add(Expr.ONE, u), zeros);
            case TAN -> add(Expr.call(Fn.COS, u), zeros);
            case COT -> add(Expr.call(Fn.SIN, u), zeros);
            case ASIN, ACOS, ATANH, ACOSH -> {
                add(Expr.sub(u, Expr.ONE), zeros);
                add(Expr.add(Expr.ONE, u), zeros);
            }
            case MIN, MAX -> {
                for (int i = 0; i < call.arguments().size(); i++) {
                    for (int j = 0; j < i; j++) {
                        add(Expr.sub(call.arguments().get(i), call.arguments().get(j)), zeros);
                    }
                }
            }
            case KRONECKER -> add(Expr.sub(u, call.arguments().get(1)), zeros);
            default -> {}
        }
    }

    private static void add(Expr zero, Set<Expr> zeros) {
        if (!(zero instanceof Expr.Num)) {
            zeros.add(zero);
        }
    }

    private static List<Expr> parts(Expr expr) {
        return switch (expr) {
            case Expr.Add sum -> sum.terms();
            case Expr.Mul product -> product.factors();
            case Expr.Pow power -> List.of(power.base(), power.exponent());
            case Expr.Call call -> call.arguments();
            case Expr.Relation relation -> List.of(relation.left(), relation.right());
            case Expr.Piecewise piecewise -> {
                List<Expr> parts = new ArrayList<>();
                for (Expr.Piecewise.Branch branch : piecewise.branches()) {
                    parts.add(branch.condition());
                    parts.add(branch.value());
                }
                parts.add(piecewise.otherwise());
                yield parts;
            }
            case Expr.Sum sum -> Lowering.terms(sum, sum.lower(), sum.upper()).orElse(List.of());
            case Expr.Product product ->
                Lowering.terms(product, product.lower(), product.upper()).orElse(List.of());
            default -> List.of();
        };
    }
}
