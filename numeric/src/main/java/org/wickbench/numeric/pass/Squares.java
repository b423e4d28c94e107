package org.wickbench.numeric.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;

/**
 * A polynomial of degree 2 with one lowest point as a sum of squares, by completing one square after the other (Cholesky):
 * {@code lowest + sum p[j] (h[j] + sum m[j][k] h[k] + o[j])^2} with {@code h = x - centre}, {@code k > j} and positive {@code p}. It
 * shows its lower bound, and near the lowest point no large terms cancel.
 */
final class Squares {
    /** A direction that curves less than this share of its axis is flat up to rounding. */
    private static final double FLAT = 1e-12;

    private final double[] centre;
    private final double[] weights;
    private final double[][] mixed;
    private final double[] offsets;
    private final double lowestValue;

    private Squares(double[] centre, double[] weights, double[][] mixed, double[] offsets, double lowestValue) {
        this.centre = centre;
        this.weights = weights;
        this.mixed = mixed;
        this.offsets = offsets;
        this.lowestValue = lowestValue;
    }

    /** The squares of a polynomial, if it has degree 2 and curves upwards in every direction. */
    static Optional<Squares> of(RowPolynomial polynomial) {
        int n = polynomial.centre().length;
        if (polynomial.degree() != 2) {
            return Optional.empty();
        }
        // halves of the second derivatives, and slopes
        double[][] form = new double[n][n];
        double[] slopes = new double[n];
        for (int j = 0; j < n; j++) {
            slopes[j] = polynomial.coefficient(j);
            for (int k = 0; k < n; k++) {
                form[j][k] = polynomial.coefficient(j, k) * (j == k ? 1 : 0.5);
            }
        }
        double lowest = polynomial.coefficient();
        double[] weights = new double[n];
        double[][] mixed = new double[n][n];
        double[] offsets = new double[n];
        for (int j = 0; j < n; j++) {
            double weight = form[j][j];
            if (!(weight > FLAT * Math.abs(polynomial.coefficient(j, j)))) {
                return Optional.empty();
            }
            weights[j] = weight;
            offsets[j] = slopes[j] / (2 * weight);
            lowest -= weight * offsets[j] * offsets[j];
            for (int k = j + 1; k < n; k++) {
                mixed[j][k] = form[j][k] / weight;
            }
            for (int k = j + 1; k < n; k++) {
                slopes[k] -= 2 * weight * mixed[j][k] * offsets[j];
                for (int l = j + 1; l < n; l++) {
                    form[k][l] -= weight * mixed[j][k] * mixed[j][l];
                }
            }
        }
        return Optional.of(new Squares(polynomial.centre(), weights, mixed, offsets, lowest));
    }

    int count() {
        return weights.length;
    }

    /** Where every square is zero. */
    double[] lowest() {
        double[] h = new double[weights.length];
        for (int j = h.length - 1; j >= 0; j--) {
            h[j] = -offsets[j];
            for (int k = j + 1; k < h.length; k++) {
                h[j] -= mixed[j][k] * h[k];
            }
        }
        for (int j = 0; j < h.length; j++) {
            h[j] += centre[j];
        }
        return h;
    }

    Expr expr(List<Expr.Sym> coordinates) {
        List<Expr> terms = new ArrayList<>(List.of(Expansion.number(lowestValue)));
        for (int j = 0; j < weights.length; j++) {
            List<Expr> inside = new ArrayList<>();
            inside.add(RowPolynomial.distance(coordinates.get(j), centre[j] - offsets[j]));
            for (int k = j + 1; k < weights.length; k++) {
                inside.add(
                        Expr.mul(Expansion.number(mixed[j][k]), RowPolynomial.distance(coordinates.get(k), centre[k])));
            }
            terms.add(Expr.mul(Expansion.number(weights[j]), Expr.pow(Expr.add(inside), 2)));
        }
        return Expr.add(terms);
    }
}
