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
import org.wickbench.symbolic.expr.Trees;

/**
 * Limits of fractions of sums of {@code c v^p exp(r v)} as v tends to infinity: the terms of numerator and denominator
 * are ordered by the exponential rate r and then the power p; the ratio of the largest decides. Rates are compared by the
 * rules of signs under the assumptions. Other points are moved to infinity first.
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
     * The limit.
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
                if (!new NormalForm(assumptions).isZero(Expr.sub(right, atInfinity(below)))) {
                    throw new NormalFormException("the limits from the two sides differ");
                }
                yield right;
            }
        };
    }

    private Expr atInfinity(Expr body) {
        Signs signs = new Signs(assumptions.and(new Relation(Relation.Op.GT, variable, Expr.ZERO)));
        Normalizer normalizer = new Normalizer(signs);
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
        Growth above = dominant(fraction.numerator(), normalizer, signs);
        Growth result = above;
        for (Map.Entry<Polynomial, Integer> factor : fraction.denominator().entrySet()) {
            Growth below = dominant(factor.getKey(), normalizer, signs);
            for (int i = 0; i < factor.getValue(); i++) {
                result = result.over(below);
            }
        }
        int order = signOf(result.rate, signs);
        if (order == 0) {
            order = signOf(result.power, signs);
        }
        if (order < 0) {
            return Expr.ZERO;
        }
        if (order > 0) {
            throw new NormalFormException("it grows without bound");
        }
        return new NormalForm(assumptions).normalize(result.coefficient);
    }

    /** coefficient * v^power * exp(rate v). */
    private record Growth(Expr rate, Expr power, Expr coefficient) {
        Growth over(Growth below) {
            return new Growth(
                    Expr.sub(rate, below.rate), Expr.sub(power, below.power), Expr.div(coefficient, below.coefficient));
        }
    }

    private Growth dominant(Polynomial polynomial, Normalizer normalizer, Signs signs) {
        Growth largest = null;
        for (Map.Entry<Monomial, Num> term : polynomial.terms().entrySet()) {
            Growth growth = growth(term.getValue(), term.getKey(), normalizer);
            if (largest == null) {
                largest = growth;
                continue;
            }
            int order = signOf(Expr.sub(growth.rate, largest.rate), signs);
            if (order == 0) {
                order = signOf(Expr.sub(growth.power, largest.power), signs);
            }
            if (order > 0) {
                largest = growth;
            } else if (order == 0) {
                largest = new Growth(largest.rate, largest.power, Expr.add(largest.coefficient, growth.coefficient));
            }
        }
        if (largest == null) {
            throw new NormalFormException("an empty sum has no dominant term");
        }
        NormalForm form = new NormalForm(assumptions);
        if (form.isZero(largest.coefficient)) {
            throw new NormalFormException("the dominant terms cancel");
        }
        return largest;
    }

    private Growth growth(Num number, Monomial monomial, Normalizer normalizer) {
        Expr rate = Expr.ZERO;
        Expr power = Expr.ZERO;
        TreeMap<Integer, Ratio> kept = new TreeMap<>();
        List<Expr> decaying = new ArrayList<>();
        for (int i = 0; i < monomial.size(); i++) {
            int id = monomial.generator(i);
            Ratio exponent = monomial.exponent(i);
            Expr expr = normalizer.algebra.generator(id).expr();
            if (!Trees.dependsOn(expr, variable)) {
                kept.put(id, exponent);
            } else if (expr.equals(variable)) {
                power = Expr.add(power, exponent.toNum());
            } else if (normalizer.algebra.generator(id) instanceof Generator.Exponential exponential) {
                Expr inner = ((Call) exponential.expr()).argument();
                Expr slope = Derivative.once(inner, variable);
                if (new NormalForm(assumptions).isZero(Derivative.once(slope, variable))
                        && new NormalForm(assumptions).isZero(Expr.sub(inner, Expr.mul(variable, slope)))) {
                    rate = Expr.add(rate, Expr.mul(exponent.toNum(), slope));
                } else {
                    // an exponent that vanishes at infinity: its exponential tends to 1
                    decaying.add(inner);
                }
            } else {
                throw new NormalFormException("the growth of " + expr + " is not known");
            }
        }
        for (Expr exponent : decaying) {
            Expr limit = new DominantTerm(assumptions, variable).atInfinity(exponent);
            if (!new NormalForm(assumptions).isZero(limit)) {
                throw new NormalFormException("the growth of exp(" + exponent + ") is not known");
            }
        }
        Expr coefficient = normalizer.readback.expr(number, Monomial.of(kept));
        return new Growth(rate, power, coefficient);
    }

    /** -1, 0 or 1. */
    private int signOf(Expr expr, Signs signs) {
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
