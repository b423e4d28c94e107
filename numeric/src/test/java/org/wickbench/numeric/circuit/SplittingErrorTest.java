package org.wickbench.numeric.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.wickbench.numeric.evolve.Method.Splitting;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;

class SplittingErrorTest {
    private static final double D = 0.7;

    private static Polynomial polynomial(double... coefficients) {
        Polynomial x = Polynomial.coordinate(1, 0);
        Polynomial power = Polynomial.constant(1, BigDecimal.ONE);
        Polynomial sum = Polynomial.constant(1, BigDecimal.ZERO);
        for (double c : coefficients) {
            sum = sum.plus(power.scaled(BigDecimal.valueOf(c)));
            power = power.times(x);
        }
        return sum;
    }

    private static Grid grid(double lower, double upper, int n) {
        return Grid.of(new Axis("x", lower, upper, 1 << n, Boundary.PERIODIC));
    }

    @Test
    void theDoubleCommutatorIsTheSquaredSlope() {
        Polynomial zeta = polynomial(1, -0.5, 2, 0.25, 0.1);
        PolynomialOperator v = PolynomialOperator.multiplication(zeta);
        PolynomialOperator t = PolynomialOperator.kinetic(1, D);
        PolynomialOperator square = v.commutator(t.commutator(v));
        Polynomial expected = zeta.gradientSquared().scaled(new BigDecimal(D).multiply(BigDecimal.TWO));
        assertThat(square.terms().keySet()).containsExactly(List.of(0));
        Polynomial difference =
                Objects.requireNonNull(square.terms().get(List.of(0))).plus(expected.scaled(BigDecimal.ONE.negate()));
        // coefficients are kept to sixty digits
        assertThat(difference.largest(grid(-1, 1, 1))).isLessThan(1e-50);
        assertThat(v.commutator(square).terms()).isEmpty();
        assertThat(t.commutator(square).terms()).isNotEmpty();
    }

    @Test
    void anOscillatorHasTheBoundThatIsWorkedOutByHand() {
        // T = -d^2/2, V = x^2/2 on [-8, 8): [T,[T,V]] = -d^2 and [V,[T,V]] = x^2, k <= 4 pi, x^2 <= 64
        SplittingError error = SplittingError.of(Splitting.STRANG, polynomial(0, 0, 0.5), 0.5, grid(-8, 8, 6));
        double k = 4 * Math.PI;
        assertThat(error.inside()).isCloseTo(k * k / 12 + 64.0 / 24, within(1e-10));
        // the widths of the spectra are k^2/2 and 32
        double t = k * k / 2;
        assertThat(error.anywhere()).isCloseTo(t * t * 16 / 12 + t * 32 * 16 / 24, within(1e-8));
        assertThat(error.stepsFor(1e-4, 2, error.inside())).isEqualTo(Math.ceil(Math.sqrt(8 * error.inside() / 1e-4)));
        assertThat(error.after(2, 100, error.inside())).isCloseTo(8 * error.inside() / 1e4, within(1e-12));
    }

    /** How far one step is from the exact evolution, at worst over all states, by the norm of the difference of matrices. */
    private static double worst(DenseSplitting dense, ToDoubleFunction<double[]> v, double dt, boolean fourth) {
        int n = dense.size();
        double[][][] difference = new double[n][][];
        for (int j = 0; j < n; j++) {
            double[][] exact = new double[2][n];
            exact[0][j] = 1;
            double[][] split = {exact[0].clone(), exact[1].clone()};
            step(dense, split, v, dt, fourth);
            int parts = 64;
            for (int i = 0; i < parts; i++) {
                // steps of 1/64 are off by 1/4000 of it
                step(dense, exact, v, dt / parts, fourth);
            }
            for (int i = 0; i < n; i++) {
                split[0][i] -= exact[0][i];
                split[1][i] -= exact[1][i];
            }
            difference[j] = split;
        }
        return norm(difference);
    }

    private static void step(
            DenseSplitting dense, double[][] psi, ToDoubleFunction<double[]> v, double dt, boolean fourth) {
        if (fourth) {
            dense.potential(psi, dt / 6, v);
            dense.kinetic(psi, dt / 2);
            ToDoubleFunction<double[]> corrected = x -> v.applyAsDouble(x) - dt * dt * D / 24 * slopeSquared(v, x);
            dense.potential(psi, 2 * dt / 3, corrected);
            dense.kinetic(psi, dt / 2);
            dense.potential(psi, dt / 6, v);
        } else {
            dense.potential(psi, dt / 2, v);
            dense.kinetic(psi, dt);
            dense.potential(psi, dt / 2, v);
        }
    }

    private static double slopeSquared(ToDoubleFunction<double[]> v, double[] x) {
        double h = 1e-4;
        double slope = (v.applyAsDouble(new double[] {x[0] + h}) - v.applyAsDouble(new double[] {x[0] - h})) / (2 * h);
        return slope * slope;
    }

    /** The largest singular value of a matrix of columns, by the power method on {@code A A*}. */
    private static double norm(double[][][] columns) {
        int n = columns.length;
        double[][] x = new double[2][n];
        for (int i = 0; i < n; i++) {
            x[0][i] = 1 + 0.1 * i;
        }
        double size = 0;
        for (int round = 0; round < 200; round++) {
            double[][] y = new double[2][n];
            for (double[][] column : columns) {
                double re = 0;
                double im = 0;
                for (int i = 0; i < n; i++) {
                    re += column[0][i] * x[0][i] + column[1][i] * x[1][i];
                    im += column[0][i] * x[1][i] - column[1][i] * x[0][i];
                }
                for (int i = 0; i < n; i++) {
                    y[0][i] += column[0][i] * re - column[1][i] * im;
                    y[1][i] += column[0][i] * im + column[1][i] * re;
                }
            }
            size = 0;
            for (int i = 0; i < n; i++) {
                size += y[0][i] * y[0][i] + y[1][i] * y[1][i];
            }
            size = Math.sqrt(size);
            for (int i = 0; i < n; i++) {
                x[0][i] = y[0][i] / size;
                x[1][i] = y[1][i] / size;
            }
        }
        return Math.sqrt(size);
    }

    @Test
    void noStateOnTheGridIsWorseThanTheBound() {
        ToDoubleFunction<double[]> v = x -> 0.3 * x[0] + 0.5 * x[0] * x[0] - 0.1 * x[0] * x[0] * x[0];
        SplittingError error = SplittingError.of(Splitting.STRANG, polynomial(0, 0.3, 0.5, -0.1), D, grid(-2, 3, 4));
        DenseSplitting dense = new DenseSplitting(-2, 3, 16, D);
        for (double dt : new double[] {0.01, 0.03, 0.1}) {
            double found = worst(dense, v, dt, false);
            double bound = error.after(dt, 1, error.anywhere());
            assertThat(found).isLessThan(bound);
        }
        // a bound of a hundredth of it would be broken: it is no empty one
        assertThat(worst(dense, v, 0.01, false)).isGreaterThan(error.after(0.01, 1, error.anywhere()) / 100);
    }

    @Test
    void theBoundAwayFromTheEndsIsBrokenByStatesThatCrossThem() {
        ToDoubleFunction<double[]> v = x -> 3 * x[0];
        SplittingError error = SplittingError.of(Splitting.STRANG, polynomial(0, 3), D, grid(-2, 3, 5));
        DenseSplitting dense = new DenseSplitting(-2, 3, 32, D);
        double dt = 0.01;
        double inside = error.after(dt, 1, error.inside());
        assertThat(worst(dense, v, dt, false)).isGreaterThan(inside).isLessThan(error.after(dt, 1, error.anywhere()));
        // a packet in the middle keeps to it
        double[][] psi = packet(dense);
        double[][] split = packet(dense);
        step(dense, split, v, dt, false);
        for (int i = 0; i < 64; i++) {
            step(dense, psi, v, dt / 64, false);
        }
        double distance = 0;
        for (int j = 0; j < dense.size(); j++) {
            distance += Math.pow(psi[0][j] - split[0][j], 2) + Math.pow(psi[1][j] - split[1][j], 2);
        }
        // the error of a force that is the same everywhere is a phase, as large as the bound; the reference is off by
        // 1/4000
        assertThat(Math.sqrt(distance)).isCloseTo(inside, within(1e-3 * inside));
    }

    private static double[][] packet(DenseSplitting dense) {
        double[][] psi = new double[2][dense.size()];
        double norm = 0;
        for (int j = 0; j < dense.size(); j++) {
            double x = dense.at(j)[0] - 0.5;
            psi[0][j] = Math.exp(-4 * x * x);
            norm += psi[0][j] * psi[0][j];
        }
        for (int j = 0; j < dense.size(); j++) {
            psi[0][j] /= Math.sqrt(norm);
        }
        return psi;
    }

    @Test
    void theFourthOrderTermsAreNoBoundButTheLimit() {
        SplittingError error = SplittingError.of(Splitting.SUZUKI_CHIN_4, polynomial(0, 0, 0.5), 0.5, grid(-8, 8, 5));
        assertThat(error.isBound()).isFalse();
        assertThat(error.order()).isEqualTo(4);
        // by hand, [T,V] = -(1 + 2 x d)/2: the nests TTTTV and VVVTV vanish, TTVTV = -2 d^2 and VTTTV = 2 (x^2 d^2 ...)
        // do not
        assertThat(error.inside()).isPositive();
        double twice = SplittingError.of(Splitting.SUZUKI_CHIN_4, polynomial(0, 0, 0.5), 0.5, grid(-8, 8, 6))
                .inside();
        assertThat(twice).isGreaterThan(error.inside());
    }
}
