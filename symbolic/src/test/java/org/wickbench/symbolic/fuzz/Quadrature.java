package org.wickbench.symbolic.fuzz;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apfloat.Apcomplex;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;

/**
 * An integral along the reals by the double exponential formulas (H. Takahasi and M. Mori, 1974) between the places where
 * the integrand may be singular: zeros of divisors and radicands, kinks, jumps, cuts. A value counts when two step widths
 * agree.
 */
final class Quadrature {
    /** Places are looked for between this many points. */
    private static final int GRID = 40;

    /** Digits to which step widths have to agree, and which are then counted on. */
    private static final int DIGITS = 14;

    private static final double REACH = 4.2;
    private static final int FINEST = 32;

    private final Oracle oracle;
    private final Functions functions;
    private final Integral integral;
    private final Oracle.Place at;

    Quadrature(Oracle oracle, Integral integral, Oracle.Place at) {
        this.oracle = oracle;
        this.functions = oracle.functions();
        this.integral = integral;
        this.at = at;
    }

    Apcomplex value() {
        Expr from = integral.lower();
        Expr to = integral.upper();
        oracle.atMost(DIGITS);
        if (Expr.isInfinite(from) || Expr.isInfinite(to)) {
            return improper(from, to);
        }
        Apcomplex a = oracle.value(from, at);
        Apcomplex b = oracle.value(to, at);
        if (!Functions.isReal(a) || !Functions.isReal(b)) {
            throw new UnsureException("an integral between complex bounds");
        }
        int order = functions.sign(b.subtract(a));
        if (order == 0) {
            return Apfloat.ZERO;
        }
        return order > 0
                ? between(a.real(), b.real())
                : between(b.real(), a.real()).negate();
    }

    private Apcomplex improper(Expr from, Expr to) {
        boolean reversed = from == Expr.INFINITY || !Expr.isInfinite(from) && to != Expr.INFINITY;
        Expr low = reversed ? to : from;
        Expr high = reversed ? from : to;
        // far out nothing singular is looked for: everything is, between here and there
        Apfloat left = Expr.isInfinite(low) ? functions.number(-8) : functions.real(oracle.value(low, at));
        Apfloat right = Expr.isInfinite(high) ? functions.number(8) : functions.real(oracle.value(high, at));
        if (left.compareTo(right) >= 0) {
            throw new UnsureException("an improper integral far out");
        }
        Apcomplex total = between(left, right);
        if (Expr.isInfinite(low)) {
            total = total.add(tail(left, -1));
        }
        if (Expr.isInfinite(high)) {
            total = total.add(tail(right, 1));
        }
        return reversed ? total.negate() : total;
    }

    private Apcomplex f(Apcomplex x) {
        return oracle.value(integral.scope().body(), at.inside(x));
    }

    private Apcomplex between(Apfloat a, Apfloat b) {
        List<Apfloat> places = new ArrayList<>(places(a, b));
        Apcomplex total = Apfloat.ZERO;
        Apfloat last = a;
        places.add(b);
        for (Apfloat place : places) {
            total = total.add(piece(last, place));
            last = place;
        }
        return total;
    }

    private Apcomplex piece(Apfloat a, Apfloat b) {
        withoutValue(a, b);
        Apfloat half = b.subtract(a).divide(functions.number(2));
        converges(a, 1, half);
        converges(b, -1, half);
        return agreed((t, _) -> {
            // 1 - tanh(u) without cancellation, where u = pi/2 sinh(t)
            Apfloat u = ApfloatMath.abs(functions
                    .pi()
                    .divide(functions.number(2))
                    .multiply(functions.sinh(t).real()));
            Apfloat e = functions.exp(u.multiply(functions.number(2)).negate()).real();
            Apfloat rest =
                    functions.number(2).multiply(e).divide(functions.number(1).add(e));
            Apfloat distance = half.multiply(rest);
            if (distance.signum() == 0 || distance.scale() < half.scale() - oracle.precision() + 8) {
                return Apfloat.ZERO;
            }
            Apfloat x = t.signum() < 0 ? a.add(distance) : b.subtract(distance);
            Apfloat one = functions.number(1).add(e);
            Apfloat weight = half.multiply(functions.pi())
                    .multiply(functions.number(2))
                    .multiply(functions.cosh(t).real())
                    .multiply(e)
                    .divide(one.multiply(one));
            return f(x).multiply(weight);
        });
    }

    /** From a bound to infinity in a direction: x = bound + direction exp(pi/2 sinh(t)). */
    private Apcomplex tail(Apfloat bound, int direction) {
        Apcomplex far = f(bound.add(functions.number(direction * 1000L)));
        Apcomplex farther = f(bound.add(functions.number(direction * 100_000L)));
        if (Approach.abs(far) > 1e-4 && Approach.abs(farther) * 100 > Approach.abs(far) * 0.9) {
            boolean steady = Approach.abs(f(bound.add(functions.number(direction * 1431L)))) > 0.6 * Approach.abs(far)
                    && Approach.abs(f(bound.add(functions.number(direction * 143_171L)))) > 0.6 * Approach.abs(farther);
            if (steady
                    && Functions.isReal(far)
                    && Functions.isReal(farther)
                    && far.real().signum() == farther.real().signum()
                    && Approach.abs(farther) * 100 > Approach.abs(far) * 10) {
                throw new NoValueException("an integral that diverges far out");
            }
            throw new UnsureException("an integrand that does not fall off");
        }
        return agreed((t, _) -> {
            Apfloat u = functions
                    .pi()
                    .divide(functions.number(2))
                    .multiply(functions.sinh(t).real());
            if (Math.abs(u.doubleValue()) > 60) {
                return Apfloat.ZERO;
            }
            Apfloat distance = functions.exp(u).real();
            Apfloat weight = functions
                    .pi()
                    .divide(functions.number(2))
                    .multiply(functions.cosh(t).real())
                    .multiply(distance);
            return f(bound.add(distance.multiply(functions.number(direction)))).multiply(weight);
        });
    }

    @FunctionalInterface
    private interface Term {
        Apcomplex at(Apfloat t, int level);
    }

    private Apcomplex agreed(Term term) {
        Apcomplex total = Apfloat.ZERO;
        Apcomplex last = Apfloat.ZERO;
        int agreements = 0;
        for (int n = 2; n <= FINEST; n *= 2) {
            int most = (int) Math.floor(REACH * n);
            for (int k = -most; k <= most; k++) {
                if (n > 2 && k % 2 == 0) {
                    continue;
                }
                try {
                    total = total.add(term.at(functions.number(k).divide(functions.number(n)), n));
                } catch (NoValueException e) {
                    throw new UnsureException("an integrand that has no value somewhere: " + e.getMessage());
                }
            }
            Apcomplex value = total.divide(functions.number(n));
            double gap = Approach.abs(value.subtract(last));
            double scale = Approach.abs(value) + 1e-3;
            agreements = n > 2 && gap < Math.pow(10, -DIGITS) * scale ? agreements + 1 : 0;
            if (agreements == 1 && n >= 8) {
                return value;
            }
            last = value;
        }
        throw new UnsureException("a quadrature that does not settle");
    }

    /** An integrand that has no value at any point of a whole stretch has no integral. */
    private void withoutValue(Apfloat a, Apfloat b) {
        int without = 0;
        int tried = 6;
        for (int k = 1; k <= tried; k++) {
            Apfloat part = functions.number(37L * k).divide(functions.number(37L * (tried + 1) + 5));
            try {
                f(a.add(b.subtract(a).multiply(part)));
            } catch (NoValueException e) {
                without++;
            }
        }
        if (without == tried) {
            throw new NoValueException("an integral of what has no value");
        }
        if (without > 0) {
            throw new UnsureException("an integrand that has no value here and there");
        }
    }

    /** Looks at x f(x) near an end: where it does not fall, and f does not turn, the integral diverges. */
    private void converges(Apfloat end, int direction, Apfloat half) {
        double[] products = new double[8];
        Apcomplex first = Apfloat.ZERO;
        boolean steady = true;
        for (int k = 0; k < products.length; k++) {
            Apfloat distance =
                    half.multiply(new Apfloat((k % 2 == 0 ? "1.07e-" : "1.61e-") + (4 + k), oracle.precision()));
            Apcomplex value;
            try {
                value = f(end.add(distance.multiply(functions.number(direction))));
            } catch (NoValueException e) {
                throw new UnsureException("an integrand that has no value near an end");
            }
            products[k] = Approach.abs(value) * distance.doubleValue();
            if (k == 0) {
                first = value;
            } else if (products[k] > 0 && products[0] > 0) {
                // the same direction in the plane, up to a sixth of a turn
                Apcomplex ratio = value.divide(first);
                steady &= ratio.real().doubleValue() > 0.5 * Approach.abs(ratio);
            }
        }
        double least = Double.MAX_VALUE;
        for (double product : products) {
            least = Math.min(least, product);
        }
        double last = products[products.length - 1];
        if (last < 1e-3 * products[0] || last < 1e-9) {
            return;
        }
        if (steady && least > 1e-7 && last > 0.9 * products[0]) {
            throw new NoValueException("an integral up to a pole");
        }
        if (last > 0.3 * products[0]) {
            throw new UnsureException("an integral up to a pole, or nearly so");
        }
    }

    /** Where something of the integrand vanishes or crosses its cut, in order. */
    private Iterable<Apfloat> placesOf(Apfloat a, Apfloat b, Set<Expr> critical) {
        TreeMap<Apfloat, Boolean> found = new TreeMap<>();
        for (Expr each : critical) {
            search(each, a, b, found);
        }
        return found.keySet();
    }

    private List<Apfloat> places(Apfloat a, Apfloat b) {
        Set<Expr> critical = new LinkedHashSet<>();
        collect(integral.scope().body(), critical);
        List<Apfloat> places = new ArrayList<>();
        placesOf(a, b, critical).forEach(places::add);
        return places;
    }

    private Apcomplex critical(Expr expr, Apfloat x) {
        try {
            return oracle.value(expr, at.inside(x));
        } catch (NoValueException e) {
            // a pole of the argument is a place of its own
            return functions.number(1);
        }
    }

    private void search(Expr expr, Apfloat a, Apfloat b, TreeMap<Apfloat, Boolean> found) {
        Apfloat[] x = new Apfloat[GRID + 1];
        double[] size = new double[GRID + 1];
        int[] signs = new int[GRID + 1];
        for (int k = 0; k <= GRID; k++) {
            // an odd denominator and an offset keep away from round numbers; the ends are looked at in the pieces
            x[k] = a.add(b.subtract(a)
                    .multiply(functions.number(1000L * k + 7).divide(functions.number(1000L * GRID + 19))));
            Apcomplex value = critical(expr, x[k]);
            size[k] = Approach.abs(value);
            signs[k] = Functions.isReal(value) ? value.real().signum() : 2;
        }
        for (int k = 0; k <= GRID; k++) {
            if (k < GRID && signs[k] * signs[k + 1] == -1) {
                add(bisected(expr, x[k], x[k + 1], signs[k]), a, b, found);
            } else if (k > 0 && k < GRID && size[k] <= size[k - 1] && size[k] <= size[k + 1] && size[k] > 0) {
                least(expr, x[k - 1], x[k + 1], size[k], a, b, found);
            }
        }
    }

    private Apfloat bisected(Expr expr, Apfloat low, Apfloat high, int sign) {
        Apfloat from = low;
        Apfloat to = high;
        for (int i = 0; i < 3.4 * oracle.precision(); i++) {
            Apfloat middle = from.add(to).divide(functions.number(2));
            int here = critical(expr, middle).real().signum();
            if (here == 0) {
                return middle;
            }
            if (here == sign) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return to;
    }

    /** A zero without a change of sign, by thirds. */
    private void least(
            Expr expr,
            Apfloat low,
            Apfloat high,
            double before,
            Apfloat a,
            Apfloat b,
            TreeMap<Apfloat, Boolean> found) {
        Apfloat from = low;
        Apfloat to = high;
        double least = before;
        for (int i = 0; i < 80; i++) {
            Apfloat third = to.subtract(from).divide(functions.number(3));
            double left = Approach.abs(critical(expr, from.add(third)));
            double right = Approach.abs(critical(expr, to.subtract(third)));
            least = Math.min(left, right);
            if (i > 12 && least > 0.05 * before) {
                return;
            }
            if (left < right) {
                to = to.subtract(third);
            } else {
                from = from.add(third);
            }
        }
        if (least < 1e-6 * before) {
            add(from.add(to).divide(functions.number(2)), a, b, found);
        }
    }

    /** A place near a simple fraction is taken to be that fraction. */
    private void add(Apfloat place, Apfloat a, Apfloat b, TreeMap<Apfloat, Boolean> found) {
        Apfloat moved = place;
        for (int denominator = 1; denominator <= 24; denominator++) {
            Apfloat scaled = place.multiply(functions.number(denominator));
            Apfloat rounded = ApfloatMath.round(scaled, Math.max(1, scaled.scale()), java.math.RoundingMode.HALF_EVEN);
            if (scaled.scale() < 1) {
                rounded = functions.number(Math.round(scaled.doubleValue()));
            }
            if (ApfloatMath.abs(scaled.subtract(rounded)).doubleValue() < 1e-9) {
                moved = rounded.signum() == 0
                        ? Apfloat.ZERO
                        : rounded.precision(oracle.precision()).divide(functions.number(denominator));
                break;
            }
        }
        if (moved.compareTo(a) > 0 && moved.compareTo(b) < 0) {
            found.put(moved, true);
        }
    }

    private static void collect(Expr expr, Set<Expr> critical) {
        switch (expr) {
            case Pow(Expr base, Expr exponent) -> {
                if (!(exponent instanceof Num n && n.isInteger() && n.signum() >= 0)) {
                    whole(base, critical);
                }
                collect(base, critical);
                collect(exponent, critical);
            }
            case Call call -> {
                Expr z = call.argument();
                switch (call.function()) {
                    case LOG, ABS, SIGN, STEP -> whole(z, critical);
                    case LOG1P -> whole(Expr.add(ONE, z), critical);
                    case TAN -> critical.add(call(Fn.COS, z));
                    case COT -> critical.add(call(Fn.SIN, z));
                    case TANH -> critical.add(call(Fn.COSH, z));
                    case COTH -> critical.add(call(Fn.SINH, z));
                    case ASIN, ACOS, ACOSH, ATANH -> whole(sub(ONE, pow(z, 2)), critical);
                    case ATAN, ASINH -> whole(Expr.add(ONE, pow(z, 2)), critical);
                    case GAMMA, FACTORIAL, LGAMMA, BINOMIAL, KRONECKER -> critical.add(call(Fn.SIN, mul(PI, z)));
                    case MIN, MAX -> {
                        for (int i = 1; i < call.arguments().size(); i++) {
                            for (int j = 0; j < i; j++) {
                                critical.add(sub(
                                        call.arguments().get(i),
                                        call.arguments().get(j)));
                            }
                        }
                    }
                    default -> {}
                }
                call.arguments().forEach(argument -> collect(argument, critical));
            }
            case Add sum -> sum.terms().forEach(term -> collect(term, critical));
            case Mul product -> product.factors().forEach(factor -> collect(factor, critical));
            case Piecewise piecewise -> {
                for (Piecewise.Branch branch : piecewise.branches()) {
                    critical.add(
                            sub(branch.condition().left(), branch.condition().right()));
                    collect(branch.condition().left(), critical);
                    collect(branch.condition().right(), critical);
                    collect(branch.value(), critical);
                }
                collect(piecewise.otherwise(), critical);
            }
            case Sum sum -> inner(sum.scope().body());
            case Product product -> inner(product.scope().body());
            case Integral _, Limit _, Diff _ -> throw new UnsureException("limits inside of integrals");
            default -> {}
        }
    }

    /** What sums over may be singular as well, at places that would have to be looked for term by term. */
    private static void inner(Expr body) {
        Set<Expr> inside = new LinkedHashSet<>();
        collect(body, inside);
        if (!inside.isEmpty()) {
            throw new UnsureException("singular terms inside of an integral");
        }
    }

    private static void whole(Expr z, Set<Expr> critical) {
        if (z instanceof Num) {
            return;
        }
        critical.add(z);
        critical.add(call(Fn.IM, z));
    }
}
