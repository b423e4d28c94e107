package org.wickbench.numeric.circuit;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.kernel.Lowering;
import org.wickbench.numeric.kernel.PointFunction;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Trees;

/**
 * Reads the objective of a problem as a polynomial in its coordinates. Rational numbers are kept to {@link
 * Polynomial#DIGITS}, parameters are the doubles that they are, and any other constant is its nearest double.
 */
final class PolynomialReader {
    private static final int HIGHEST_POWER = 32;
    private static final int MOST_TERMS = 2_000;

    private final Problem problem;

    private PolynomialReader(Problem problem) {
        this.problem = problem;
    }

    /** @throws ProblemException with the place marked, if the objective is no polynomial or too long a one */
    static Polynomial objective(Problem problem) {
        return new PolynomialReader(problem).read(problem.objective());
    }

    private Polynomial read(Expr expr) {
        int dimension = problem.dimension();
        if (problem.coordinates().stream().noneMatch(coordinate -> Trees.dependsOn(expr, coordinate))) {
            return Polynomial.constant(dimension, constant(expr));
        }
        return switch (expr) {
            case Expr.Sym symbol ->
                Polynomial.coordinate(dimension, problem.coordinates().indexOf(symbol));
            case Expr.Add sum -> reduced(sum.terms(), Polynomial::plus);
            case Expr.Mul product -> reduced(product.factors(), this::product);
            case Expr.Pow(Expr base, Expr.Num exponent)
            when exponent.isInt() && exponent.signum() >= 0 ->
                power(expr, base, exponent.numerator().intValue());
            case Expr.Sum sum -> reduced(terms(sum, sum.lower(), sum.upper()), Polynomial::plus);
            case Expr.Product product -> reduced(terms(product, product.lower(), product.upper()), this::product);
            default -> throw refused(expr, "is none");
        };
    }

    private Polynomial reduced(List<Expr> parts, BinaryOperator<Polynomial> operation) {
        return parts.stream().map(this::read).reduce(operation).orElseThrow();
    }

    private List<Expr> terms(Expr.Binder binder, Expr lower, Expr upper) {
        return Lowering.terms(binder, lower, upper)
                .filter(list -> !list.isEmpty())
                .orElseThrow(() -> refused(binder, "needs whole numbers as bounds"));
    }

    private Polynomial power(Expr expr, Expr base, int exponent) {
        if (exponent > HIGHEST_POWER) {
            throw refused(expr, "has a power above " + HIGHEST_POWER);
        }
        Polynomial factor = read(base);
        return Collections.nCopies(exponent, factor).stream()
                .reduce(this::product)
                .orElseGet(() -> Polynomial.constant(problem.dimension(), BigDecimal.ONE));
    }

    private Polynomial product(Polynomial left, Polynomial right) {
        Polynomial product = left.times(right);
        if (product.terms().size() > MOST_TERMS || product.degree() > HIGHEST_POWER) {
            throw new ProblemException("a circuit needs an objective of degree " + HIGHEST_POWER
                    + " or less with at most " + MOST_TERMS + " terms, and multiplied out this one has more");
        }
        return product;
    }

    private BigDecimal constant(Expr expr) {
        if (expr instanceof Expr.Num number) {
            return new BigDecimal(number.numerator()).divide(new BigDecimal(number.denominator()), Polynomial.DIGITS);
        }
        double value = new PointFunction(problem, expr, "the objective").at(new double[problem.dimension()]);
        if (!Double.isFinite(value)) {
            throw refused(expr, "is not a finite real number");
        }
        return new BigDecimal(value);
    }

    private ProblemException refused(Expr part, String why) {
        String names = String.join(
                ", ", problem.coordinates().stream().map(Expr.Sym::toString).toList());
        return new ProblemException("a circuit needs an objective that is a polynomial in " + names + ", and '" + part
                + "' " + why + Marks.under(problem.objective().toString(), part.toString()));
    }
}
