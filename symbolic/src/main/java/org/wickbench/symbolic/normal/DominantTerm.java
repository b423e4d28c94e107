package org.wickbench.symbolic.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.calculus.Derivative;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;

/**
 * Limits of fractions of sums of {@code c v^p log(v)^l exp(r(v))} as v tends to infinity, with a polynomial r in powers of
 * v: the terms of numerator and denominator are ordered by the exponential, then by the power, then by the logarithm; the
 * ratio of the largest decides. A logarithm of such an expression behaves like that of its largest term, or like its
 * distance from 1; the error function and the inverse tangent have finite limits. Signs are decided by the rules of signs
 * under the assumptions. Other points are moved to infinity first.
 */
public final class DominantTerm {
    private final Assumptions assumptions;
    private final Sym variable;
    private final List<String> conditions = new ArrayList<>();

    public DominantTerm(Assumptions assumptions, Sym variable) {
        this.assumptions = assumptions;
        this.variable = variable;
    }

    /** What had to be taken as not zero on the way. */
    public List<String> conditions() {
        return conditions;
    }

    /**
     * The limit; {@code infinity} or {@code -infinity} if the expression grows without bound.
     *
     * @throws NormalFormException if the expression is not of this form, or the signs do not decide
     */
    public Expr limit(Expr body, Expr point, Limit.Side side) {
        if (point == Expr.INFINITY) {
            return atInfinity(body);
        }
        if (point.equals(Expr.neg(Expr.INFINITY))) {
            return atInfinity(Trees.substitute(body, variable, Expr.neg(variable)));
        }
        Expr near = Expr.pow(variable, -1);
        Expr above = Trees.substitute(body, variable, Expr.add(point, near));
        Expr below = Trees.substitute(body, variable, Expr.sub(point, near));
        return switch (side) {
            case ABOVE -> atInfinity(above);
            case BELOW -> atInfinity(below);
            case BOTH -> {
                Expr right = atInfinity(above);
                Expr left = atInfinity(below);
                boolean same = Expr.isInfinite(right) || Expr.isInfinite(left)
                        ? right.equals(left)
                        : new NormalForm(assumptions).isZero(Expr.sub(right, left));
                if (!same) {
                    throw new NormalFormException("the limits from the two sides differ");
                }
                yield right;
            }
        };
    }

    private Expr atInfinity(Expr body) {
        Normalizer normalizer = new Normalizer(near());
        Fraction fraction = normalizer.relations.expandPowers(normalizer.normalize(Derivative.carryOut(body)));
        for (Expr factor : normalizer.nonZero()) {
            if (!Trees.dependsOn(factor, variable)) {
                conditions.add(factor + " != 0");
            }
        }
        conditions.addAll(normalizer.notes());
        if (fraction.numerator().isZero()) {
            return Expr.ZERO;
        }
        return valueOf(growthOf(fraction, normalizer));
    }

    private Signs near() {
        return new Signs(assumptions.and(new Relation(Relation.Op.GT, variable, Expr.ZERO)));
    }

    private Expr valueOf(Growth growth) {
        int order = orderOf(growth);
        if (order < 0) {
            return Expr.ZERO;
        }
        if (order > 0) {
            return signOf(growth.coefficient) > 0 ? Expr.INFINITY : Expr.neg(Expr.INFINITY);
        }
        return new NormalForm(assumptions).normalize(growth.coefficient);
    }

    private Growth growthOf(Fraction fraction, Normalizer normalizer) {
        Growth result = dominant(fraction.numerator(), normalizer);
        for (Map.Entry<Polynomial, Integer> factor : fraction.denominator().entrySet()) {
            Growth below = dominant(factor.getKey(), normalizer).exact();
            requireNonZero(below.coefficient);
            for (int i = 0; i < factor.getValue(); i++) {
                result = result.over(below);
            }
        }
        return result;
    }

    /** A divisor whose largest term may vanish has another growth then. */
    private void requireNonZero(Expr coefficient) {
        Expr normal = new NormalForm(assumptions).normalize(coefficient);
        Signs signs = new Signs(assumptions);
        String condition = normal + " != 0";
        if (!signs.isNonZero(coefficient) && !signs.isNonZero(normal) && !conditions.contains(condition)) {
            conditions.add(condition);
        }
    }

    /**
     * coefficient * v^power * log(v)^logs * exp(exponent), where the exponent is a sum of positive powers of v.
     *
     * @param mayVanish whether the coefficient may be zero, and the true growth then smaller; a limit that is finite is
     *     the coefficient all the same
     */
    private record Growth(Expr exponent, Expr power, Expr logs, Expr coefficient, boolean mayVanish) {
        Growth(Expr exponent, Expr power, Expr logs, Expr coefficient) {
            this(exponent, power, logs, coefficient, false);
        }

        static Growth constant(Expr value) {
            return new Growth(Expr.ZERO, Expr.ZERO, Expr.ZERO, value);
        }

        /** This growth, if it is known to be no smaller. */
        Growth exact() {
            if (mayVanish) {
                throw new NormalFormException("whether " + coefficient + " vanishes is not known");
            }
            return this;
        }

        Growth times(Growth other) {
            return new Growth(
                    Expr.add(exponent, other.exponent),
                    Expr.add(power, other.power),
                    Expr.add(logs, other.logs),
                    Expr.mul(coefficient, other.coefficient),
                    mayVanish || other.mayVanish);
        }

        Growth over(Growth below) {
            return times(new Growth(
                    Expr.neg(below.exponent),
                    Expr.neg(below.power),
                    Expr.neg(below.logs),
                    Expr.pow(below.coefficient, -1)));
        }

        Growth power(Num n) {
            return new Growth(
                    Expr.mul(n, exponent),
                    Expr.mul(n, power),
                    Expr.mul(n, logs),
                    Expr.pow(coefficient, n),
                    (n.signum() < 0 ? exact() : this).mayVanish);
        }
    }

    /** 1 if it grows without bound, 0 if it stays finite, -1 if it vanishes. */
    private int orderOf(Growth growth) {
        int order = signOfExponent(growth.exponent);
        if (order == 0) {
            order = signOf(growth.power);
        }
        return order == 0 ? signOf(growth.logs) : order;
    }

    /** The sign of a sum of positive powers of v for large v. */
    private int signOfExponent(Expr exponent) {
        if (new NormalForm(assumptions).isZero(exponent)) {
            return 0;
        }
        Normalizer normalizer = new Normalizer(near());
        Fraction fraction = normalizer.relations.expandPowers(normalizer.normalize(exponent));
        return signOf(growthOf(fraction, normalizer).coefficient);
    }

    private Growth dominant(Polynomial polynomial, Normalizer normalizer) {
        Growth largest = null;
        for (Map.Entry<Monomial, Num> term : polynomial.terms().entrySet()) {
            Growth growth = growth(term.getValue(), term.getKey(), normalizer);
            if (largest == null) {
                largest = growth;
                continue;
            }
            int order = orderOf(growth.over(largest));
            if (order > 0) {
                largest = growth;
            } else if (order == 0) {
                largest = new Growth(
                        largest.exponent,
                        largest.power,
                        largest.logs,
                        Expr.add(largest.coefficient, growth.coefficient),
                        largest.mayVanish || growth.mayVanish);
            }
        }
        if (largest == null) {
            throw new NormalFormException("an empty sum has no dominant term");
        }
        if (new NormalForm(assumptions).isZero(largest.coefficient)) {
            throw new NormalFormException("the dominant terms cancel");
        }
        return largest;
    }

    private Growth growth(Num number, Monomial monomial, Normalizer normalizer) {
        TreeMap<Integer, Ratio> kept = new TreeMap<>();
        Growth result = Growth.constant(Expr.ONE);
        for (int i = 0; i < monomial.size(); i++) {
            int id = monomial.generator(i);
            Generator generator = normalizer.algebra.generator(id);
            Ratio exponent = monomial.exponent(i);
            if (!Trees.dependsOn(generator.expr(), variable)) {
                kept.put(id, exponent);
            } else if (generator.expr().equals(variable)) {
                result = result.times(new Growth(Expr.ZERO, exponent.toNum(), Expr.ZERO, Expr.ONE));
            } else if (generator instanceof Generator.Exponential exponential) {
                result = result.times(ofExponential(((Call) exponential.expr()).argument(), exponent.toNum()));
            } else if (generator instanceof Generator.Logarithm logarithm) {
                result = result.times(ofLogarithm(logarithm, normalizer).power(exponent.toNum()));
            } else if (generator.expr() instanceof Call call
                    && (call.function() == Fn.ERF || call.function() == Fn.ATAN)) {
                result = result.times(ofSaturating(call).power(exponent.toNum()));
            } else {
                throw new NormalFormException("the growth of " + generator.expr() + " is not known");
            }
        }
        Expr coefficient = normalizer.readback.expr(number, Monomial.of(kept));
        return result.times(Growth.constant(coefficient));
    }

    /** exp(q inner): a positive power of v is kept as it is, an exponent that vanishes leaves 1. */
    private Growth ofExponential(Expr inner, Num q) {
        Normalizer normalizer = new Normalizer(near());
        Fraction fraction = normalizer.relations.expandPowers(normalizer.normalize(inner));
        Growth growth = growthOf(fraction, normalizer).exact();
        int order = orderOf(growth);
        if (order < 0) {
            return Growth.constant(Expr.ONE);
        }
        Expr single = Expr.mul(growth.coefficient, Expr.pow(variable, growth.power));
        if (order > 0
                && new NormalForm(assumptions.and(new Relation(Relation.Op.GT, variable, Expr.ZERO)))
                        .isZero(Expr.sub(inner, single))) {
            return new Growth(Expr.mul(q, single), Expr.ZERO, Expr.ZERO, Expr.ONE);
        }
        throw new NormalFormException("the growth of exp(" + inner + ") is not known");
    }

    /** log(g) where g is about c v^p log(v)^l exp(r): about r, else p log(v), else log(c), else g - 1. */
    private Growth ofLogarithm(Generator.Logarithm logarithm, Normalizer normalizer) {
        Growth growth = growthOf(logarithm.argument(), normalizer).exact();
        if (signOf(growth.coefficient) <= 0) {
            throw new NormalFormException("the sign of the argument of " + logarithm.expr() + " is not known");
        }
        if (!new NormalForm(assumptions).isZero(growth.exponent)) {
            Normalizer other = new Normalizer(near());
            Growth exponent = growthOf(other.relations.expandPowers(other.normalize(growth.exponent)), other);
            boolean known = new Signs(assumptions).isNonZero(exponent.coefficient);
            return new Growth(exponent.exponent, exponent.power, exponent.logs, exponent.coefficient, !known);
        }
        if (signOf(growth.power) != 0) {
            return new Growth(Expr.ZERO, Expr.ZERO, Expr.ONE, growth.power);
        }
        if (signOf(growth.logs) != 0) {
            throw new NormalFormException("the growth of " + logarithm.expr() + " is not known");
        }
        if (!new NormalForm(assumptions).isZero(Expr.sub(growth.coefficient, Expr.ONE))) {
            return Growth.constant(Expr.call(Fn.LOG, growth.coefficient));
        }
        Fraction distance = normalizer.algebra.minus(logarithm.argument(), Fraction.ONE);
        if (normalizer.isZero(distance)) {
            throw new NormalFormException("the logarithm of 1 was not seen");
        }
        return growthOf(distance, normalizer);
    }

    /** erf(u) or atan(u), which tend to a limit of their own where u grows, and are about u times a number where it vanishes. */
    private Growth ofSaturating(Call call) {
        Normalizer normalizer = new Normalizer(near());
        Fraction fraction = normalizer.relations.expandPowers(normalizer.normalize(call.argument()));
        Growth growth = growthOf(fraction, normalizer).exact();
        boolean erf = call.function() == Fn.ERF;
        int order = orderOf(growth);
        if (order < 0) {
            Expr slope = erf ? Expr.mul(Expr.num(2), Expr.pow(Expr.PI, Expr.num(-1, 2))) : Expr.ONE;
            return growth.times(Growth.constant(slope));
        }
        if (order == 0) {
            return Growth.constant(Expr.call(call.function(), growth.coefficient));
        }
        Expr end = erf ? Expr.ONE : Expr.div(Expr.PI, Expr.num(2));
        return Growth.constant(signOf(growth.coefficient) > 0 ? end : Expr.neg(end));
    }

    /** -1, 0 or 1. */
    private int signOf(Expr expr) {
        Signs signs = new Signs(assumptions);
        NormalForm form = new NormalForm(assumptions);
        if (form.isZero(expr)) {
            return 0;
        }
        for (Expr each : List.of(expr, form.normalize(expr))) {
            if (signs.isPositive(each)) {
                return 1;
            }
            if (signs.isNegative(each)) {
                return -1;
            }
        }
        throw new NormalFormException("the sign of " + form.normalize(expr) + " is not known");
    }
}
