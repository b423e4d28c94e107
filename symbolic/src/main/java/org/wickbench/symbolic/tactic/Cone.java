package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr.Num;
import org.wickbench.symbolic.polynomial.Monomial;
import org.wickbench.symbolic.polynomial.Polynomial;

/**
 * Writes a polynomial as a combination of others with factors that are not negative: by the simplex method over the rational
 * numbers, with Bland's rule, so that it ends. Every monomial is a row, every polynomial a column.
 */
final class Cone {
    /** More pivots are not worth the time of one inequality. */
    private static final int MOST_PIVOTS = 400;

    private final List<Polynomial> columns;
    private final Polynomial target;

    private Cone(List<Polynomial> columns, Polynomial target) {
        this.columns = columns;
        this.target = target;
    }

    /**
     * The positive factors, by the places of the polynomials.
     *
     * @param strict if it is not empty, one of these has to take part
     */
    static Optional<Map<Integer, Num>> combination(List<Polynomial> columns, Polynomial target, Set<Integer> strict) {
        return new Cone(columns, target).solve(strict);
    }

    private Optional<Map<Integer, Num>> solve(Set<Integer> strict) {
        List<Integer> useful = useful();
        Set<Monomial> monomials = new LinkedHashSet<>(target.terms().keySet());
        useful.forEach(place -> monomials.addAll(columns.get(place).terms().keySet()));
        List<Monomial> rows = new ArrayList<>(monomials);
        Tableau tableau = new Tableau(rows.size(), useful.size());
        for (int r = 0; r < rows.size(); r++) {
            Num right = target.terms().getOrDefault(rows.get(r), ZERO);
            boolean turned = right.signum() < 0;
            for (int c = 0; c < useful.size(); c++) {
                Num entry = columns.get(useful.get(c)).terms().getOrDefault(rows.get(r), ZERO);
                tableau.put(r, c, turned ? entry.negate() : entry);
            }
            tableau.put(r, useful.size(), turned ? right.negate() : right);
        }
        if (!tableau.feasible()) {
            return Optional.empty();
        }
        if (!strict.isEmpty()) {
            Set<Integer> wanted = new HashSet<>();
            for (int c = 0; c < useful.size(); c++) {
                if (strict.contains(useful.get(c))) {
                    wanted.add(c);
                }
            }
            if (!tableau.contains(wanted)) {
                return Optional.empty();
            }
        }
        Map<Integer, Num> factors = new LinkedHashMap<>();
        tableau.values().forEach((column, value) -> factors.put(useful.get(column), value));
        return Optional.of(factors);
    }

    /** Those whose terms others can cancel where the target has none. */
    private List<Integer> useful() {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            left.add(i);
        }
        boolean changed = true;
        while (changed) {
            Set<Monomial> positive = new HashSet<>();
            Set<Monomial> negative = new HashSet<>();
            left.forEach(place -> columns.get(place)
                    .terms()
                    .forEach((monomial, factor) -> (factor.signum() > 0 ? positive : negative).add(monomial)));
            target.terms().forEach((monomial, factor) -> (factor.signum() > 0 ? negative : positive).add(monomial));
            changed = left.removeIf(place -> columns.get(place).terms().keySet().stream()
                    .anyMatch(monomial -> !(positive.contains(monomial) && negative.contains(monomial))));
        }
        return left;
    }

    /** The rows of the equations, one artificial variable each; the last column is the right side, which stays positive. */
    private static final class Tableau {
        private final int columns;
        private final Num[][] rows;

        /** The column that each row is solved for; -1 for its artificial variable. */
        private final int[] basis;

        private int pivots;

        Tableau(int rows, int columns) {
            this.columns = columns;
            this.rows = new Num[rows][columns + 1];
            this.basis = new int[rows];
            java.util.Arrays.fill(basis, -1);
        }

        void put(int row, int column, Num value) {
            rows[row][column] = value;
        }

        /** Drives the artificial variables to zero. */
        boolean feasible() {
            while (true) {
                int entering = -1;
                for (int c = 0; c < columns && entering < 0; c++) {
                    if (artificial(c).signum() > 0) {
                        entering = c;
                    }
                }
                if (entering < 0) {
                    return artificial(columns).isZero();
                }
                if (!enter(entering)) {
                    return false;
                }
            }
        }

        /** What a unit of the column takes off the sum of the artificial variables. */
        private Num artificial(int column) {
            Num total = ZERO;
            for (int r = 0; r < rows.length; r++) {
                total = basis[r] < 0 ? total.plus(rows[r][column]) : total;
            }
            return total;
        }

        /** Brings in one of some columns, keeping the artificial variables at zero. */
        boolean contains(Set<Integer> wanted) {
            while (true) {
                for (int r = 0; r < rows.length; r++) {
                    if (wanted.contains(basis[r]) && rows[r][columns].signum() > 0) {
                        return true;
                    }
                }
                int entering = -1;
                for (int c = 0; c < columns && entering < 0; c++) {
                    if (!isBasic(c) && gain(c, wanted).signum() > 0) {
                        entering = c;
                    }
                }
                if (entering < 0 || !enter(entering)) {
                    return false;
                }
            }
        }

        private Num gain(int column, Set<Integer> wanted) {
            Num gain = wanted.contains(column) ? ONE : ZERO;
            for (int r = 0; r < rows.length; r++) {
                if (wanted.contains(basis[r])) {
                    gain = gain.plus(rows[r][column].negate());
                }
            }
            return gain;
        }

        private boolean isBasic(int column) {
            for (int each : basis) {
                if (each == column) {
                    return true;
                }
            }
            return false;
        }

        private boolean enter(int column) {
            if (++pivots > MOST_PIVOTS) {
                return false;
            }
            int leaving = -1;
            Num least = ZERO;
            for (int r = 0; r < rows.length; r++) {
                boolean atZero = basis[r] < 0 && rows[r][columns].isZero() && !rows[r][column].isZero();
                if (rows[r][column].signum() > 0 || atZero) {
                    Num ratio = rows[r][columns].times(rows[r][column].reciprocal());
                    int order = leaving < 0 ? -1 : ratio.compareTo(least);
                    if (order < 0 || order == 0 && basis[r] < basis[leaving]) {
                        leaving = r;
                        least = ratio;
                    }
                }
            }
            if (leaving < 0) {
                return false;
            }
            pivot(leaving, column);
            return true;
        }

        private void pivot(int row, int column) {
            Num scale = rows[row][column].reciprocal();
            for (int c = 0; c <= columns; c++) {
                rows[row][c] = rows[row][c].times(scale);
            }
            for (int r = 0; r < rows.length; r++) {
                Num factor = rows[r][column].negate();
                if (r == row || factor.isZero()) {
                    continue;
                }
                for (int c = 0; c <= columns; c++) {
                    if (!rows[row][c].isZero()) {
                        rows[r][c] = rows[r][c].plus(rows[row][c].times(factor));
                    }
                }
            }
            basis[row] = column;
        }

        /** The values of the columns that are not zero. */
        Map<Integer, Num> values() {
            Map<Integer, Num> values = new LinkedHashMap<>();
            for (int r = 0; r < rows.length; r++) {
                if (basis[r] >= 0 && rows[r][columns].signum() > 0) {
                    values.put(basis[r], rows[r][columns]);
                }
            }
            return values;
        }
    }
}
