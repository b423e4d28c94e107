package org.wickbench.symbolic.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.expr.Expr;

/**
 * The second opinion on series of letters: each letter is a matrix of small whole numbers, and a series in the step is
 * one matrix for each power of it. Four by four matrices satisfy no identity of degree below eight (Amitsur and
 * Levitzki), so two series that agree here to a lower degree are the same unless the numbers were chosen badly.
 */
final class MatrixSeries {
    private static final int SIZE = 4;
    /** Keeps the seeds of neighbouring letters apart. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final List<Scalar[][]> byOrder;

    private MatrixSeries(List<Scalar[][]> byOrder) {
        this.byOrder = byOrder;
    }

    static MatrixSeries letter(String name, int order) {
        Random random = new Random(name.hashCode() * SPREAD);
        return constant(order, (_, _) -> Scalar.of(Expr.num(random.nextInt(-2, 3))));
    }

    static MatrixSeries number(Scalar value, int order) {
        return constant(order, (i, j) -> i == j ? value : Scalar.ZERO);
    }

    static MatrixSeries step(int order) {
        MatrixSeries one = number(Scalar.ONE, order);
        List<Scalar[][]> shifted = new ArrayList<>();
        shifted.add(zero());
        shifted.addAll(one.byOrder.subList(0, order));
        return new MatrixSeries(shifted);
    }

    private interface Entry {
        Scalar at(int row, int column);
    }

    private static MatrixSeries constant(int order, Entry entry) {
        List<Scalar[][]> byOrder = new ArrayList<>();
        byOrder.add(matrix(entry));
        for (int k = 1; k <= order; k++) {
            byOrder.add(zero());
        }
        return new MatrixSeries(byOrder);
    }

    private static Scalar[][] matrix(Entry entry) {
        Scalar[][] matrix = new Scalar[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                matrix[i][j] = entry.at(i, j);
            }
        }
        return matrix;
    }

    private static Scalar[][] zero() {
        return matrix((_, _) -> Scalar.ZERO);
    }

    int order() {
        return byOrder.size() - 1;
    }

    /** The entries of all matrices in one row. */
    List<Scalar> entries() {
        List<Scalar> entries = new ArrayList<>();
        for (Scalar[][] matrix : byOrder) {
            for (Scalar[] row : matrix) {
                entries.addAll(List.of(row));
            }
        }
        return entries;
    }

    MatrixSeries plus(MatrixSeries other) {
        List<Scalar[][]> sum = new ArrayList<>();
        for (int k = 0; k <= order(); k++) {
            Scalar[][] left = byOrder.get(k);
            Scalar[][] right = other.byOrder.get(k);
            sum.add(matrix((i, j) -> left[i][j].plus(right[i][j])));
        }
        return new MatrixSeries(sum);
    }

    MatrixSeries times(MatrixSeries other) {
        List<Scalar[][]> product = new ArrayList<>();
        for (int k = 0; k <= order(); k++) {
            int power = k;
            product.add(matrix((i, j) -> {
                Scalar total = Scalar.ZERO;
                for (int a = 0; a <= power; a++) {
                    Scalar[][] left = byOrder.get(a);
                    Scalar[][] right = other.byOrder.get(power - a);
                    for (int m = 0; m < SIZE; m++) {
                        if (!left[i][m].isZero() && !right[m][j].isZero()) {
                            total = total.plus(left[i][m].times(right[m][j]));
                        }
                    }
                }
                return total;
            }));
        }
        return new MatrixSeries(product);
    }

    MatrixSeries adjoint(Signs signs) {
        List<Scalar[][]> adjoint = new ArrayList<>();
        for (Scalar[][] matrix : byOrder) {
            adjoint.add(matrix((i, j) -> matrix[j][i].conjugate(signs)));
        }
        return new MatrixSeries(adjoint);
    }

    /** The exponential series, summed term by term. */
    MatrixSeries exp() {
        MatrixSeries sum = number(Scalar.ONE, order());
        MatrixSeries term = sum;
        for (int k = 1; k <= order(); k++) {
            term = term.times(this).times(number(Scalar.of(Expr.num(1, k)), order()));
            sum = sum.plus(term);
        }
        return sum;
    }

    /** The logarithmic series, summed term by term. */
    MatrixSeries log() {
        MatrixSeries rest = plus(number(Scalar.ONE.negate(), order()));
        MatrixSeries sum = number(Scalar.ZERO, order());
        MatrixSeries power = number(Scalar.ONE, order());
        for (int k = 1; k <= order(); k++) {
            power = power.times(rest);
            sum = sum.plus(power.times(number(Scalar.of(Expr.num(k % 2 == 1 ? 1 : -1, k)), order())));
        }
        return sum;
    }
}
