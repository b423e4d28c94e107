package org.wickbench.symbolic.enclose;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;

/** Encloses the value of an expression at a point. Not for use by several threads at once. */
public final class Evaluator {
    /** Sums with more terms than this are not added up one by one. */
    private static final int MOST_TERMS = 2_000;

    /** What it takes to put a number for the index of a sum. */
    private static final int ONE_TERM = 20;

    private final ComplexFunctions functions;
    private final int precision;
    private final Effort effort;

    /** @param precision bits that the operations are carried out with */
    public Evaluator(int precision) {
        this(precision, Effort.unlimited());
    }

    /** @param effort what the evaluations may cost together */
    public Evaluator(int precision, Effort effort) {
        this.functions = new ComplexFunctions(precision);
        this.precision = functions.precision();
        this.effort = effort;
    }

    /**
     * The enclosure of the value.
     *
     * @param point the value of each symbol that occurs free
     * @throws UndeterminedException if the expression has no value there, or none that this precision can enclose
     */
    public ComplexBall evaluate(Expr expr, Map<Sym, ? extends Expr> point) {
        Map<Expr, ComplexBall> known = new HashMap<>();
        for (Map.Entry<Sym, ? extends Expr> entry : point.entrySet()) {
            known.put(entry.getKey(), value(entry.getValue(), known));
        }
        return value(expr, known);
    }

    private ComplexBall value(Expr expr, Map<Expr, ComplexBall> known) {
        ComplexBall found = known.get(expr);
        if (found != null) {
            return found;
        }
        // a function is a series of about as many terms as a tenth of its bits
        effort.spend(expr instanceof Call || expr instanceof Pow ? 1 + precision / 8 : 1);
        ComplexBall result = compute(expr, known);
        if (!(expr instanceof Num)) {
            known.put(expr, result);
        }
        return result;
    }

    private ComplexBall compute(Expr expr, Map<Expr, ComplexBall> known) {
        return switch (expr) {
            case Num number -> ComplexBall.real(number(number));
            case Constant constant ->
                switch (constant) {
                    case PI -> ComplexBall.real(functions.pi());
                    case I -> ComplexBall.I;
                    case INFINITY -> throw new UndeterminedException("infinity is not a number");
                };
            case Add sum -> {
                ComplexBall total = ComplexBall.ZERO;
                for (Expr term : sum.terms()) {
                    total = total.plus(value(term, known), precision);
                }
                yield total;
            }
            case Mul product -> {
                ComplexBall total = ComplexBall.ONE;
                for (Expr factor : product.factors()) {
                    total = total.times(value(factor, known), precision);
                }
                yield total;
            }
            case Pow power -> power(power, known);
            case Call call ->
                functions.call(
                        call.function(),
                        call.arguments().stream()
                                .map(part -> value(part, known))
                                .toList());
            case Piecewise piecewise -> {
                for (Piecewise.Branch branch : piecewise.branches()) {
                    if (decide(branch.condition(), known)) {
                        yield value(branch.value(), known);
                    }
                }
                yield value(piecewise.otherwise(), known);
            }
            case Sum sum -> sum(sum, known);
            case Product product -> product(product, known);
            case Sym symbol -> throw new UndeterminedException("the symbol " + symbol + " has no value");
            case Apply apply -> throw new UndeterminedException("the function " + apply.head() + " has no value");
            case Partial partial -> throw new UndeterminedException("no value for " + partial);
            case Diff diff -> throw new UndeterminedException("a derivative that is not carried out: " + diff);
            case Integral _ -> throw new UndeterminedException("an integral has no value here");
            case Limit _ -> throw new UndeterminedException("a limit has no value here");
            case Relation _ -> throw new UndeterminedException("a relation has no value");
            case Bound _ -> throw new IllegalStateException("a bound variable outside its scope");
        };
    }

    private ComplexBall power(Pow power, Map<Expr, ComplexBall> known) {
        ComplexBall base = value(power.base(), known);
        Expr exponent = power.exponent();
        if (exponent.equals(Expr.HALF)) {
            return functions.sqrt(base);
        }
        if (exponent instanceof Num number && number.isInteger()) {
            if (number.numerator().bitLength() > 31) {
                throw new UndeterminedException("a power beyond 2^31");
            }
            return base.power(number.numerator().longValueExact(), precision);
        }
        ComplexBall value = value(exponent, known);
        Ball re = value.re();
        if (value.isReal() && re.isExact() && re.exp() >= 0 && re.magnitude() < 31) {
            return base.power(re.mid().shiftLeft(re.exp()).longValueExact(), precision);
        }
        return functions.power(base, value);
    }

    private ComplexBall sum(Sum sum, Map<Expr, ComplexBall> known) {
        ComplexBall total = ComplexBall.ZERO;
        for (Num k : range("sum", sum.lower(), sum.upper(), known)) {
            effort.spend(ONE_TERM);
            total = total.plus(value(sum.scope().open(k), known), precision);
        }
        return total;
    }

    private ComplexBall product(Product product, Map<Expr, ComplexBall> known) {
        ComplexBall total = ComplexBall.ONE;
        for (Num k : range("product", product.lower(), product.upper(), known)) {
            total = total.times(value(product.scope().open(k), known), precision);
        }
        return total;
    }

    private List<Num> range(String what, Expr lower, Expr upper, Map<Expr, ComplexBall> known) {
        BigInteger from = whole(what, value(lower, known));
        BigInteger to = whole(what, value(upper, known));
        if (to.subtract(from).compareTo(BigInteger.valueOf(MOST_TERMS)) > 0) {
            throw new UndeterminedException("a " + what + " of more than " + MOST_TERMS + " terms");
        }
        List<Num> range = new ArrayList<>();
        for (BigInteger k = from; k.compareTo(to) <= 0; k = k.add(BigInteger.ONE)) {
            range.add(Expr.num(k));
        }
        return range;
    }

    private static BigInteger whole(String what, ComplexBall value) {
        Ball re = value.re();
        if (!value.isReal()
                || !re.isExact()
                || re.exp() < 0
                        && re.mid().getLowestSetBit() < -re.exp()
                        && re.mid().signum() != 0) {
            throw new UndeterminedException("the bound of a " + what + " is not a whole number");
        }
        return re.exp() >= 0
                ? re.mid().shiftLeft(Math.min(re.exp(), 64))
                : re.mid().shiftRight(-re.exp());
    }

    /** Whether a relation certainly holds; undecided relations are an exception. */
    private boolean decide(Relation relation, Map<Expr, ComplexBall> known) {
        ComplexBall left = value(relation.left(), known);
        ComplexBall right = value(relation.right(), known);
        ComplexBall difference = left.minus(right, precision);
        if (relation.op() == Relation.Op.EQ || relation.op() == Relation.Op.NE) {
            boolean equal = difference.isExactZero();
            if (!equal && difference.containsZero()) {
                throw new UndeterminedException("equality that this precision cannot decide");
            }
            return equal == (relation.op() == Relation.Op.EQ);
        }
        if (!difference.isReal()) {
            throw new UndeterminedException("an order relation between complex values");
        }
        Ball d = difference.re();
        if (d.containsZero() && !d.isExactZero()) {
            throw new UndeterminedException("an order that this precision cannot decide");
        }
        return switch (relation.op()) {
            case LT -> d.isNegative();
            case LE -> d.isNegative() || d.isExactZero();
            case GT -> d.isPositive();
            case GE -> d.isPositive() || d.isExactZero();
            case EQ, NE -> throw new AssertionError(relation.op());
        };
    }

    /** Whether a relation certainly holds at a point. */
    public boolean holds(Relation relation, Map<Sym, ? extends Expr> point) {
        Map<Expr, ComplexBall> known = new HashMap<>();
        for (Map.Entry<Sym, ? extends Expr> entry : point.entrySet()) {
            known.put(entry.getKey(), value(entry.getValue(), known));
        }
        return decide(relation, known);
    }

    private Ball number(Num number) {
        Ball numerator = Ball.exact(number.numerator());
        return number.isInteger() ? numerator : numerator.dividedBy(Ball.exact(number.denominator()), precision);
    }

    /** The functions at this precision. */
    public ComplexFunctions functions() {
        return functions;
    }
}
