package org.wickbench.numeric.kernel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.numeric.equation.Data;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.kernel.Value.BinaryOp;
import org.wickbench.numeric.kernel.Value.Comparison;
import org.wickbench.numeric.kernel.Value.UnaryOp;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Trees;

/**
 * Turns a real-valued expression into a {@link Value}. Symbols become locals by the given map, so that no name of the
 * user's reaches generated code. Integer powers stay powers here; the pass {@code ExpandPowers} multiplies them out.
 */
public final class Lowering {
    private static final int MAX_NODES = 20_000;
    private static final int MAX_SUM_TERMS = 1_000;

    private final Map<Expr.Sym, String> names;
    private final Rows rows;
    private final String what;

    /**
     * @param names the local for each symbol that may occur
     * @param data the table whose columns may occur; column {@code k} is the array {@link #column}
     * @param what what the expression is, for messages: "the objective"
     */
    public Lowering(Map<Expr.Sym, String> names, Data data, String what) {
        this.names = Map.copyOf(names);
        this.rows = new Rows(data, what);
        this.what = what;
    }

    /** For expressions without data. */
    public Lowering(Map<Expr.Sym, String> names, String what) {
        this(names, Data.NONE, what);
    }

    /** The array of a column of the data. */
    public static String column(int k) {
        return "column" + k;
    }

    /** @throws ProblemException if the expression has no real value computable at a point */
    public Value lower(Expr expr) {
        if (Trees.size(expr) > MAX_NODES) {
            throw new ProblemException(what + " has more than " + MAX_NODES + " nodes: simplify it first");
        }
        return value(expr);
    }

    private Value value(Expr expr) {
        return switch (expr) {
            case Expr.Num number -> finite(number);
            case Expr.Constant constant ->
                switch (constant) {
                    case PI -> Value.constant(Math.PI);
                    case I ->
                        throw new ProblemException(what
                                + " contains the imaginary unit I, but a real expression is needed here; give the real and"
                                + " the imaginary part of a state separately");
                    case INFINITY ->
                        throw new ProblemException(what + " contains infinity, which has no value at a point");
                };
            case Expr.Sym symbol -> {
                String name = names.get(symbol);
                Optional<Value> number = rows.number(symbol);
                if (number.isPresent()) {
                    yield number.get();
                }
                if (name == null) {
                    throw new ProblemException(what + " contains the symbol '" + symbol
                            + "', which is neither a coordinate nor a parameter with a value; known here: " + known());
                }
                yield Value.local(name);
            }
            case Expr.Add sum ->
                sum.terms().stream().map(this::value).reduce(Value::add).orElseThrow();
            case Expr.Mul product ->
                product.factors().stream().map(this::value).reduce(Value::mul).orElseThrow();
            case Expr.Pow power -> power(power);
            case Expr.Call call -> call(call);
            case Expr.Piecewise piecewise -> {
                Value result = value(piecewise.otherwise());
                for (Expr.Piecewise.Branch branch : piecewise.branches().reversed()) {
                    result = select(branch.condition(), value(branch.value()), result);
                }
                yield result;
            }
            case Expr.Sum sum
            when rows.runsOver(sum) -> rows.reduction(BinaryOp.ADD, sum, sum.lower(), sum.upper(), this::value);
            case Expr.Product product
            when rows.runsOver(product) ->
                rows.reduction(BinaryOp.MULTIPLY, product, product.lower(), product.upper(), this::value);
            case Expr.Sum sum -> {
                Value total = Value.ZERO;
                for (Expr term : unrolled(sum, sum.lower(), sum.upper(), "sum")) {
                    total = Value.add(total, value(term));
                }
                yield total;
            }
            case Expr.Product product -> {
                Value total = Value.ONE;
                for (Expr factor : unrolled(product, product.lower(), product.upper(), "product")) {
                    total = Value.mul(total, value(factor));
                }
                yield total;
            }
            case Expr.Apply apply ->
                throw new ProblemException(what + " contains the unknown function '" + apply.head()
                        + "': define it before it can be computed");
            case Expr.Diff _, Expr.Partial _, Expr.Integral _, Expr.Limit _ ->
                throw new ProblemException(what + " contains " + expr
                        + ", which must be carried out symbolically before it can be computed");
            case Expr.Relation relation -> select(relation, Value.ONE, Value.ZERO);
            case Expr.Bound _ -> throw new IllegalStateException("a bound variable outside its scope");
        };
    }

    private String known() {
        List<String> known = new ArrayList<>(
                names.keySet().stream().map(Expr.Sym::toString).sorted().toList());
        known.addAll(rows.known());
        return known.isEmpty() ? "none" : String.join(", ", known);
    }

    private Value finite(Expr.Num number) {
        double value = number.toDouble();
        if (!Double.isFinite(value)) {
            throw new ProblemException(what + " contains a number too large for double precision");
        }
        return Value.constant(value);
    }

    private Value power(Expr.Pow power) {
        if (power.exponent() instanceof Expr.Num exponent) {
            if (exponent.equals(Expr.HALF)) {
                return Value.unary(UnaryOp.SQRT, value(power.base()));
            }
            if (exponent.equals(Expr.MINUS_ONE)) {
                return Value.div(Value.ONE, value(power.base()));
            }
            if (exponent.denominator().equals(BigInteger.TWO)
                    && exponent.numerator().bitLength() < 7) {
                Value root = Value.unary(UnaryOp.SQRT, value(power.base()));
                return new Value.Binary(
                        BinaryOp.POWER,
                        root,
                        Value.constant(exponent.numerator().intValue()));
            }
        }
        return new Value.Binary(BinaryOp.POWER, value(power.base()), value(power.exponent()));
    }

    private Value select(Expr.Relation relation, Value whenTrue, Value whenFalse) {
        Value left = value(relation.left());
        Value right = value(relation.right());
        return switch (relation.op()) {
            case LT -> new Value.Select(Comparison.LESS, left, right, whenTrue, whenFalse);
            case LE -> new Value.Select(Comparison.LESS_EQUAL, left, right, whenTrue, whenFalse);
            case GT -> new Value.Select(Comparison.LESS, right, left, whenTrue, whenFalse);
            case GE -> new Value.Select(Comparison.LESS_EQUAL, right, left, whenTrue, whenFalse);
            case EQ -> new Value.Select(Comparison.EQUAL, left, right, whenTrue, whenFalse);
            case NE -> new Value.Select(Comparison.NOT_EQUAL, left, right, whenTrue, whenFalse);
        };
    }

    private List<Expr> unrolled(Expr.Binder binder, Expr lower, Expr upper, String word) {
        return terms(binder, lower, upper)
                .orElseThrow(() -> new ProblemException(what + " contains " + binder + ": a " + word
                        + " needs integer bounds at most " + MAX_SUM_TERMS + " apart to be computed"));
    }

    /** The terms of a sum or the factors of a product one by one, if its bounds are whole numbers and there are not too many. */
    public static Optional<List<Expr>> terms(Expr.Binder binder, Expr lower, Expr upper) {
        if (!(lower instanceof Expr.Num first && upper instanceof Expr.Num last && first.isInt() && last.isInt())) {
            return Optional.empty();
        }
        long from = first.numerator().longValueExact();
        long to = last.numerator().longValueExact();
        if (to - from >= MAX_SUM_TERMS) {
            return Optional.empty();
        }
        List<Expr> terms = new ArrayList<>();
        for (long i = from; i <= to; i++) {
            terms.add(binder.scope().open(Expr.num(i)));
        }
        return Optional.of(terms);
    }

    private Value extreme(BinaryOp op, Expr.Call call) {
        return call.arguments().stream()
                .map(this::value)
                .reduce((a, b) -> new Value.Binary(op, a, b))
                .orElseThrow();
    }

    private Value call(Expr.Call call) {
        Value x = value(call.arguments().getFirst());
        return switch (call.function()) {
            case EXP -> Value.unary(UnaryOp.EXP, x);
            case LOG -> Value.unary(UnaryOp.LOG, x);
            case SIN -> Value.unary(UnaryOp.SIN, x);
            case COS -> Value.unary(UnaryOp.COS, x);
            case TAN -> Value.unary(UnaryOp.TAN, x);
            case COT -> Value.div(Value.unary(UnaryOp.COS, x), Value.unary(UnaryOp.SIN, x));
            case SINH -> Value.unary(UnaryOp.SINH, x);
            case COSH -> Value.unary(UnaryOp.COSH, x);
            case TANH -> Value.unary(UnaryOp.TANH, x);
            case COTH -> Value.div(Value.ONE, Value.unary(UnaryOp.TANH, x));
            case ASIN -> Value.unary(UnaryOp.ASIN, x);
            case ACOS -> Value.unary(UnaryOp.ACOS, x);
            case ATAN -> Value.unary(UnaryOp.ATAN, x);
            case ASINH -> {
                Value size = Value.unary(UnaryOp.ABS, x);
                // log(|x| + sqrt(x^2 + 1)), written so that a small x keeps its digits
                Value root = Value.unary(UnaryOp.SQRT, Value.add(Value.mul(x, x), Value.ONE));
                Value beyondOne = Value.mul(size, Value.div(size, Value.add(Value.ONE, root)));
                Value logarithm = Value.unary(UnaryOp.LOG1P, Value.add(size, beyondOne));
                yield Value.mul(Value.unary(UnaryOp.SIGN, x), logarithm);
            }
            case ACOSH -> {
                Value beyondOne = Value.sub(x, Value.ONE);
                Value root = Value.unary(UnaryOp.SQRT, Value.mul(beyondOne, Value.add(x, Value.ONE)));
                yield Value.unary(UnaryOp.LOG1P, Value.add(beyondOne, root));
            }
            case ATANH ->
                Value.mul(
                        Value.constant(0.5),
                        Value.sub(Value.unary(UnaryOp.LOG1P, x), Value.unary(UnaryOp.LOG1P, Value.neg(x))));
            case ERF -> Value.unary(UnaryOp.ERF, x);
            case ERFC -> Value.unary(UnaryOp.ERFC, x);
            case ABS -> Value.unary(UnaryOp.ABS, x);
            case SIGN -> Value.unary(UnaryOp.SIGN, x);
            case STEP -> new Value.Select(Comparison.LESS, x, Value.ZERO, Value.ZERO, Value.ONE);
            case CONJ, RE -> x;
            case IM -> Value.ZERO;
            case MIN -> extreme(BinaryOp.MIN, call);
            case MAX -> extreme(BinaryOp.MAX, call);
            case SOFTPLUS -> {
                // max(x, 0) + log(1 + exp(-|x|)) does not overflow
                Value decay = Value.unary(UnaryOp.EXP, Value.sub(Value.ZERO, Value.unary(UnaryOp.ABS, x)));
                Value rest = Value.unary(UnaryOp.LOG1P, decay);
                yield Value.add(new Value.Binary(BinaryOp.MAX, x, Value.ZERO), rest);
            }
            case LOG1P -> Value.unary(UnaryOp.LOG1P, x);
            case EXPM1 -> {
                // 2 sinh(x/2) exp(x/2) keeps the digits of a small x
                Value half = Value.mul(Value.constant(0.5), x);
                Value product = Value.mul(Value.unary(UnaryOp.SINH, half), Value.unary(UnaryOp.EXP, half));
                yield Value.mul(Value.constant(2), product);
            }
            case GAMMA, LGAMMA, FACTORIAL, BINOMIAL ->
                throw new ProblemException(what + " contains " + call + ", which cannot be compiled: put its value, or"
                        + " a formula for it");
            case KRONECKER ->
                new Value.Select(Comparison.EQUAL, x, value(call.arguments().get(1)), Value.ONE, Value.ZERO);
            case DIRAC ->
                throw new ProblemException(what + " contains dirac(...), which has no value at a point: use a narrow"
                        + " Gaussian instead");
        };
    }
}
