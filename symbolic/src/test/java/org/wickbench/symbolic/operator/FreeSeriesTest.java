package org.wickbench.symbolic.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;
import org.wickbench.symbolic.operator.FreeSeries.Word;

class FreeSeriesTest {
    private static FreeSeries x(int order) {
        return FreeSeries.step(order).times(FreeSeries.letter("X", order));
    }

    private static FreeSeries y(int order) {
        return FreeSeries.step(order).times(FreeSeries.letter("Y", order));
    }

    private static FreeSeries bch(int order) {
        return x(order).exp().times(y(order).exp()).log();
    }

    /** K. Goldberg, Duke Math. J. 23 (1956) 13: the word X^n Y has the coefficient B_n/n!, with B_1 = 1/2. */
    @ParameterizedTest
    @CsvSource({"1, 1/2", "2, 1/12", "3, 0", "4, -1/720", "5, 0", "6, 1/30240", "7, 0", "8, -1/1209600"})
    void theWordsWithOneLetterYHaveBernoulliNumbers(int power, String coefficient) {
        String[] word = new String[power + 1];
        java.util.Arrays.fill(word, 0, power, "X");
        word[power] = "Y";
        assertThat(bch(power + 1).coefficient(power + 1, word)).hasToString(coefficient);
    }

    /** Hairer, Lubich, Wanner, III.4, (4.15): the series in commutators, to fifth order. */
    @Test
    void theSeriesInCommutatorsIsThePublishedOne() {
        FreeSeries x = x(5);
        FreeSeries y = y(5);
        FreeSeries xy = x.commutator(y);
        FreeSeries published = x.plus(y)
                .plus(xy.times(Expr.HALF))
                .plus(x.commutator(xy).minus(y.commutator(xy)).times(Expr.num(1, 12)))
                .minus(y.commutator(x.commutator(xy)).times(Expr.num(1, 24)))
                .minus(x.commutator(x.commutator(x.commutator(xy)))
                        .minus(y.commutator(y.commutator(y.commutator(xy))))
                        .times(Expr.num(1, 720)))
                .plus(y.commutator(x.commutator(x.commutator(xy)))
                        .minus(x.commutator(y.commutator(y.commutator(xy))))
                        .times(Expr.num(1, 360)))
                .plus(y.commutator(x.commutator(y.commutator(xy)))
                        .minus(x.commutator(y.commutator(x.commutator(xy))))
                        .times(Expr.num(1, 120)));
        assertThat(bch(5)).isEqualTo(published).isNotEqualTo(bch(5).times(Expr.num(2)));
    }

    /** On strictly upper triangular matrices of size n all products of n factors vanish, so the series ends and is exact. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theExponentialOfTheSeriesIsTheProductOnNilpotentMatrices(long seed) {
        int size = 6;
        Random random = new Random(seed);
        Num[][] first = nilpotent(size, random);
        Num[][] second = nilpotent(size, random);
        FreeSeries series = bch(size - 1);
        Num[][] exponent = zero(size);
        for (int power = 1; power < size; power++) {
            for (Map.Entry<Word, Scalar> term : series.terms(power).entrySet()) {
                Num[][] product = scaled(identity(size), (Num) term.getValue().expr());
                for (String letter : term.getKey().letters()) {
                    product = times(product, letter.equals("X") ? first : second);
                }
                exponent = plus(exponent, product);
            }
        }
        assertThat(exp(exponent)).isDeepEqualTo(times(exp(first), exp(second)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 8})
    void theLogarithmUndoesTheExponential(int order) {
        FreeSeries exponent = x(order).plus(y(order)).plus(x(order).times(y(order)));
        assertThat(exponent.exp().log().minus(exponent)).hasToString("0");
    }

    @Test
    void jacobisIdentityHolds() {
        FreeSeries x = FreeSeries.letter("X", 0);
        FreeSeries y = FreeSeries.letter("Y", 0);
        FreeSeries z = FreeSeries.letter("Z", 0);
        assertThat(x.commutator(y.commutator(z))
                        .plus(y.commutator(z.commutator(x)))
                        .plus(z.commutator(x.commutator(y))))
                .hasToString("0");
        assertThat(x.commutator(y)).isNotEqualTo(y.commutator(x));
    }

    @Test
    void anExponentialThatDoesNotVanishWithTheStepIsRefused() {
        assertThatThrownBy(() -> FreeSeries.letter("X", 3).exp())
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("vanishes with the step");
        assertThatThrownBy(() -> x(3).log())
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("1 where the step is 0");
    }

    private static Num[][] nilpotent(int size, Random random) {
        Num[][] matrix = zero(size);
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                matrix[i][j] = Expr.num(random.nextInt(-4, 5));
            }
        }
        return matrix;
    }

    private static Num[][] zero(int size) {
        Num[][] matrix = new Num[size][size];
        for (Num[] row : matrix) {
            java.util.Arrays.fill(row, Expr.ZERO);
        }
        return matrix;
    }

    private static Num[][] identity(int size) {
        Num[][] matrix = zero(size);
        for (int i = 0; i < size; i++) {
            matrix[i][i] = Expr.ONE;
        }
        return matrix;
    }

    private static Num[][] exp(Num[][] matrix) {
        Num[][] sum = identity(matrix.length);
        Num[][] power = sum;
        for (int k = 1; k < matrix.length; k++) {
            power = scaled(times(power, matrix), Expr.num(1, k));
            sum = plus(sum, power);
        }
        return sum;
    }

    private static Num[][] scaled(Num[][] matrix, Num factor) {
        Num[][] result = zero(matrix.length);
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                result[i][j] = matrix[i][j].times(factor);
            }
        }
        return result;
    }

    private static Num[][] plus(Num[][] left, Num[][] right) {
        Num[][] result = zero(left.length);
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < left.length; j++) {
                result[i][j] = left[i][j].plus(right[i][j]);
            }
        }
        return result;
    }

    private static Num[][] times(Num[][] left, Num[][] right) {
        Num[][] result = zero(left.length);
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < left.length; j++) {
                for (int m = 0; m < left.length; m++) {
                    result[i][j] = result[i][j].plus(left[i][m].times(right[m][j]));
                }
            }
        }
        return result;
    }
}
