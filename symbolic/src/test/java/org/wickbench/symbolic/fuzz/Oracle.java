package org.wickbench.symbolic.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apfloat.Apcomplex;
import org.apfloat.ApcomplexMath;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatRuntimeException;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;

/**
 * The value of an expression at a point, by its definition and by nothing that the prover uses: Apfloat's numbers, limits
 * as sequences, integrals by quadrature, derivatives as difference quotients.
 */
final class Oracle {
    /** Evaluations of nodes that one value may take. */
    private static final int PATIENCE = 20_000;

    private static final int MOST_TERMS = 400;

    /** Digits of a derivative by the quotients below, from steps of 10^-6 and an error of their eighth power. */
    private static final int DERIVATIVE_DIGITS = 30;

    /** DLMF 3.4, nine points: the weights of f(x + jh) - f(x - jh), j = 1 to 4. */
    private static final int[][] WEIGHTS = {{4, 5}, {-1, 5}, {4, 105}, {-1, 280}};

    /** So many digits have to be left of a sum. */
    private static final long LEFT = 10;

    /** A step that meets no special place by chance. */
    private static final String STEP = "1.03e-6";

    private final long precision;
    private final Set<String> complex;
    private final Functions functions;
    private final Approach approach;
    private int spent;
    private double digits;

    /** @param complex the names whose derivatives are those of complex functions */
    Oracle(long precision, Set<String> complex) {
        this.precision = precision;
        this.complex = complex;
        this.functions = new Functions(precision);
        this.approach = new Approach(functions);
        this.digits = precision;
    }

    /** The values of free symbols and, innermost first, of bound variables. */
    record Place(Map<Sym, Apcomplex> free, List<Apcomplex> bound) {
        Place inside(Apcomplex value) {
            List<Apcomplex> deeper = new ArrayList<>(bound.size() + 1);
            deeper.add(value);
            deeper.addAll(bound);
            return new Place(free, deeper);
        }
    }

    /** How many digits of the values so far may be counted on, as long as nothing cancels. */
    double digits() {
        return digits;
    }

    void atMost(double fewer) {
        digits = Math.min(digits, fewer);
    }

    Functions functions() {
        return functions;
    }

    long precision() {
        return precision;
    }

    /** @throws NoValueException if there surely is none; {@link UnsureException} if nothing can be said */
    Apcomplex value(Expr expr, Map<Sym, Apcomplex> point) {
        try {
            return value(expr, new Place(point, List.of()));
        } catch (ApfloatRuntimeException | ArithmeticException e) {
            throw new UnsureException(String.valueOf(e.getMessage()));
        }
    }

    Apcomplex value(Expr expr, Place at) {
        if (++spent > PATIENCE || Thread.currentThread().isInterrupted()) {
            throw new UnsureException("too much work");
        }
        return switch (expr) {
            case Num number ->
                number.isInteger()
                        ? new Apfloat(number.numerator(), precision)
                        : new Apfloat(number.numerator(), precision)
                                .divide(new Apfloat(number.denominator(), precision));
            case Constant constant ->
                switch (constant) {
                    case PI -> functions.pi();
                    case I -> Functions.I.precision(precision);
                    case INFINITY -> throw new UnsureException("infinity");
                };
            case Sym symbol -> {
                Apcomplex known = at.free().get(symbol);
                if (known == null) {
                    throw new UnsureException("no value is given for " + symbol);
                }
                yield known;
            }
            case Bound bound -> at.bound().get(bound.index());
            case Add sum -> {
                Apcomplex total = Apfloat.ZERO;
                long largest = 0;
                for (Expr term : sum.terms()) {
                    Apcomplex value = value(term, at);
                    largest = Math.max(largest, value.scale());
                    total = total.add(value);
                }
                if (largest - precision > Math.max(0, total.scale()) - LEFT) {
                    throw new UnsureException("the terms cancel to their last digits");
                }
                yield total;
            }
            case Mul product -> {
                Apcomplex total = functions.number(1);
                for (Expr factor : product.factors()) {
                    total = total.multiply(value(factor, at));
                }
                yield total;
            }
            case Pow(Expr base, Expr exponent) when exponent.equals(Expr.HALF) -> functions.sqrt(value(base, at));
            case Pow(Expr base, Expr exponent) -> functions.power(value(base, at), value(exponent, at));
            case Call call -> {
                List<Apcomplex> arguments = new ArrayList<>();
                for (Expr argument : call.arguments()) {
                    arguments.add(value(argument, at));
                }
                if ((call.function() == Fn.SIGN || call.function() == Fn.STEP)
                        && digits < precision
                        && Approach.abs(arguments.getFirst()) < Math.pow(10, -digits / 2)) {
                    throw new UnsureException("the sign of what may be zero");
                }
                yield functions.call(call.function(), arguments);
            }
            case Piecewise piecewise -> {
                for (Piecewise.Branch branch : piecewise.branches()) {
                    if (holds(branch.condition(), at)) {
                        yield value(branch.value(), at);
                    }
                }
                yield value(piecewise.otherwise(), at);
            }
            case Sum sum -> {
                Apcomplex total = Apfloat.ZERO;
                long upper = whole(sum.upper(), at);
                for (long k = whole(sum.lower(), at, upper); k <= upper; k++) {
                    total = total.add(value(sum.scope().body(), at.inside(functions.number(k))));
                }
                yield total;
            }
            case Product product -> {
                Apcomplex total = functions.number(1);
                long upper = whole(product.upper(), at);
                for (long k = whole(product.lower(), at, upper); k <= upper; k++) {
                    total = total.multiply(value(product.scope().body(), at.inside(functions.number(k))));
                }
                yield total;
            }
            case Diff diff -> derivative(diff, at);
            case Integral integral -> new Quadrature(this, integral, at).value();
            case Limit limit ->
                approach.limit(
                        Expr.isInfinite(limit.point()),
                        limit.point() == Expr.INFINITY,
                        Expr.isInfinite(limit.point()) ? Apfloat.ZERO : value(limit.point(), at),
                        limit.side(),
                        x -> value(limit.scope().body(), at.inside(x)),
                        this);
            case Apply _, Partial _, Relation _ -> throw new UnsureException("no value is known of " + expr);
        };
    }

    private long whole(Expr bound, Place at) {
        Apcomplex value = value(bound, at);
        if (!Functions.isReal(value) || !value.real().isInteger()) {
            throw new UnsureException("a bound that is no whole number");
        }
        return value.real().longValueExact();
    }

    private long whole(Expr bound, Place at, long upper) {
        long lower = whole(bound, at);
        if (upper - lower > MOST_TERMS) {
            throw new UnsureException("a long sum");
        }
        return lower;
    }

    /** Whether a relation surely holds or surely fails. */
    boolean holds(Relation relation, Place at) {
        Apcomplex difference = value(relation.left(), at).subtract(value(relation.right(), at));
        return switch (relation.op()) {
            case EQ -> functions.isZero(difference);
            case NE -> !functions.isZero(difference);
            case LT -> functions.sign(difference) < 0;
            case LE -> functions.sign(difference) <= 0;
            case GT -> functions.sign(difference) > 0;
            case GE -> functions.sign(difference) >= 0;
        };
    }

    boolean holds(Relation relation, Map<Sym, Apcomplex> point) {
        try {
            return holds(relation, new Place(point, List.of()));
        } catch (ApfloatRuntimeException | ArithmeticException e) {
            throw new UnsureException(String.valueOf(e.getMessage()));
        }
    }

    private Apcomplex derivative(Diff diff, Place at) {
        Apcomplex point = value(diff.point(), at);
        atMost(DERIVATIVE_DIGITS);
        Approach.Curve body = x -> value(diff.scope().body(), at.inside(x));
        Apcomplex along = derivative(body, point, functions.number(1), diff.order());
        if (diff.point() instanceof Sym symbol && complex.contains(symbol.name())) {
            Apcomplex across = derivative(body, point, Functions.I.precision(precision), diff.order());
            double gap = ApcomplexMath.abs(along.subtract(across)).doubleValue();
            double scale = 1 + ApcomplexMath.abs(along).doubleValue();
            if (gap > 1e-3 * scale) {
                throw new NoValueException("no complex derivative");
            }
            if (gap > 1e-12 * scale) {
                throw new UnsureException("a derivative that depends on the direction, or nearly so");
            }
        }
        return along;
    }

    private Apcomplex derivative(Approach.Curve body, Apcomplex x, Apcomplex direction, int order) {
        if (order == 0) {
            return body.at(x);
        }
        Apcomplex h = direction.multiply(new Apfloat(STEP, precision));
        Apcomplex centre = derivative(body, x, direction, order - 1);
        List<Apcomplex> above = new ArrayList<>();
        List<Apcomplex> below = new ArrayList<>();
        try {
            for (int j = 1; j <= WEIGHTS.length; j++) {
                Apcomplex offset = h.multiply(functions.number(j));
                above.add(derivative(body, x.add(offset), direction, order - 1));
                below.add(derivative(body, x.subtract(offset), direction, order - 1));
            }
        } catch (NoValueException e) {
            throw new UnsureException("a derivative at the edge of what is defined");
        }
        Apcomplex forward = above.getFirst().subtract(centre).divide(h);
        Apcomplex backward = centre.subtract(below.getFirst()).divide(h);
        double gap = ApcomplexMath.abs(forward.subtract(backward)).doubleValue();
        double scale = 1 + ApcomplexMath.abs(forward).doubleValue();
        if (gap > 1e-3 * scale) {
            // a kink, a jump, or a derivative that grows
            throw gap > 0.1 * scale
                    ? new NoValueException("a derivative at a kink or a jump")
                    : new UnsureException("a derivative at a kink, or nearly so");
        }
        Apcomplex total = Apfloat.ZERO;
        for (int j = 0; j < WEIGHTS.length; j++) {
            Apfloat weight = functions.number(WEIGHTS[j][0]).divide(functions.number(WEIGHTS[j][1]));
            total = total.add(above.get(j).subtract(below.get(j)).multiply(weight));
        }
        return total.divide(h);
    }
}
