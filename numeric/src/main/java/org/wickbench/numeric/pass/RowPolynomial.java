package org.wickbench.numeric.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wickbench.numeric.pass.Expansion.Exponents;
import org.wickbench.symbolic.expr.Expr;

/**
 * A polynomial {@code sum c[k] (x - centre)^k} with numbers as coefficients.
 *
 * @param coefficients by the exponents of the coordinates, in the order of total degree
 */
record RowPolynomial(Map<Exponents, Double> coefficients, double[] centre) {
    int size() {
        return coefficients.size();
    }

    int degree() {
        return coefficients.keySet().stream().mapToInt(Exponents::degree).max().orElse(0);
    }

    double coefficient(int... axes) {
        return coefficients.getOrDefault(Exponents.of(centre.length, axes), 0.0);
    }

    /** The distance of a coordinate from a place on its axis. */
    static Expr distance(Expr.Sym coordinate, double from) {
        return Expr.sub(coordinate, Expansion.number(from));
    }

    /** The sum of all monomials. */
    Expr expr(List<Expr.Sym> coordinates) {
        List<Expr> terms = new ArrayList<>();
        coefficients.forEach((exponents, coefficient) -> {
            List<Expr> factors = new ArrayList<>(List.of(Expansion.number(coefficient)));
            for (int i = 0; i < centre.length; i++) {
                factors.add(Expr.pow(
                        distance(coordinates.get(i), centre[i]),
                        exponents.powers().get(i)));
            }
            terms.add(Expr.mul(factors));
        });
        return Expr.add(terms);
    }
}
