package org.wickbench.numeric.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.wickbench.numeric.equation.Data;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Trees;

/**
 * The rows of a table in a formula: {@code y[i]} becomes an element of the column's array, the row number {@code i} an integer, and a
 * sum whose variable is a row number a {@link Value.Reduction}, whatever its length. A row is {@code i + 2} or any other affine
 * whole number, so that a formula can speak of neighbouring rows; one outside of the table is refused.
 */
final class Rows {
    /** Bounds and factors of a row beyond this are a mistake; within it nothing overflows. */
    private static final int FARTHEST = 1 << 28;

    private final Data data;
    private final String what;
    private final Map<Expr.Sym, Index> variables = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    Rows(Data data, String what) {
        this.data = data;
        this.what = what;
    }

    /** The columns as a formula mentions them. */
    List<String> known() {
        return data.columns().stream().map(column -> column.name() + "[i]").toList();
    }

    /**
     * True if some column is read at a row that depends on the variable of a sum or product, and, beside data, for one that is as long
     * as a table may be.
     */
    static boolean runsOver(Expr.Binder binder, Data data) {
        if (data.isEmpty() || !(binder instanceof Expr.Sum || binder instanceof Expr.Product)) {
            return false;
        }
        if (isNear(binder.operands().getFirst())
                && isNear(binder.operands().getLast())
                && Lowering.terms(
                                binder,
                                binder.operands().getFirst(),
                                binder.operands().getLast())
                        .isEmpty()) {
            return true;
        }
        Expr.Sym variable = binder.scope().fresh();
        return reads(binder.scope().open(variable), variable, data);
    }

    boolean runsOver(Expr.Binder binder) {
        return runsOver(binder, data);
    }

    private static boolean reads(Expr expr, Expr.Sym variable, Data data) {
        return expr instanceof Expr.Sym(String name, List<Expr> indices)
                        && !indices.isEmpty()
                        && data.indexOf(name).isPresent()
                        && Trees.dependsOn(expr, variable)
                || Trees.children(expr).stream().anyMatch(part -> reads(part, variable, data));
    }

    /** The value of a row's number or of an element of a column; empty for any other symbol. */
    Optional<Value> number(Expr.Sym symbol) {
        Index row = variables.get(symbol);
        if (row != null) {
            return Optional.of(new Value.FromInt(row));
        }
        OptionalInt column = data.indexOf(symbol.name());
        if (column.isEmpty()) {
            return Optional.empty();
        }
        if (symbol.indices().size() != 1) {
            throw new ProblemException(what + " contains '" + symbol + "', and " + symbol.name()
                    + " is a column of the data: write its number in row i as " + symbol.name()
                    + "[i] inside of a sum over i");
        }
        Index at = affine(symbol.indices().getFirst(), symbol);
        requireInside(at, symbol);
        return Optional.of(Value.load(Lowering.column(column.getAsInt()), at.plus(-1)));
    }

    private Index affine(Expr row, Expr.Sym symbol) {
        return switch (row) {
            case Expr.Num number
            when isNear(number) -> Index.of(number.numerator().intValueExact());
            case Expr.Sym variable
            when variables.containsKey(variable) -> variables.getOrDefault(variable, Index.of(0));
            case Expr.Add(List<Expr> terms) ->
                terms.stream().map(term -> affine(term, symbol)).reduce(Index.of(0), Index::plus);
            case Expr.Mul(List<Expr> factors)
            when factors.size() == 2 && factors.getFirst() instanceof Expr.Num number && isStride(number) ->
                affine(factors.getLast(), symbol).times(number.numerator().intValueExact());
            default ->
                throw new ProblemException(what + " contains " + symbol + ", whose row is not the variable of a sum, a"
                        + " whole number, or a sum of these");
        };
    }

    private static boolean isNear(Expr expr) {
        return expr instanceof Expr.Num number
                && number.isInt()
                && Math.abs(number.numerator().longValueExact()) <= FARTHEST;
    }

    /** Strides stay so small that a product with a row number is an {@code int}. */
    private static boolean isStride(Expr.Num number) {
        return number.isInt() && Math.abs(number.numerator().longValueExact()) <= 4;
    }

    private void requireInside(Index row, Expr.Sym symbol) {
        long first = row.offset();
        long last = row.offset();
        for (Map.Entry<String, Integer> term : row.coefficients().entrySet()) {
            long reach = (long) term.getValue() * (counts.getOrDefault(term.getKey(), 1) - 1);
            first += Math.min(0, reach);
            last += Math.max(0, reach);
        }
        if (first < 1 || last > data.rows()) {
            throw new ProblemException(what + " reads " + symbol.name() + " in the rows " + first + " to " + last
                    + ", and the data have the rows 1 to " + data.rows());
        }
    }

    /** A sum or product over rows; its bounds are whole numbers. */
    Value reduction(Value.BinaryOp op, Expr.Binder binder, Expr lower, Expr upper, Function<Expr, Value> lowering) {
        if (!isNear(lower) || !isNear(upper)) {
            throw new ProblemException(what + " contains " + binder + ", which runs over rows of the data from " + lower
                    + " to " + upper + ": the bounds have to be whole numbers, or n, the number of rows");
        }
        int from = ((Expr.Num) lower).numerator().intValueExact();
        int count = Math.max(0, ((Expr.Num) upper).numerator().intValueExact() - from + 1);
        Expr.Sym row = binder.scope().fresh();
        String variable = "r" + counts.size();
        variables.put(row, Index.of(variable).plus(from));
        counts.put(variable, Math.max(1, count));
        Value term = lowering.apply(binder.scope().open(row));
        variables.remove(row);
        return new Value.Reduction(op, variable, count, term);
    }
}
