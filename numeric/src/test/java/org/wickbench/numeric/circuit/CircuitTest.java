package org.wickbench.numeric.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wickbench.numeric.Problems;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.evolve.TimeSpan;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.symbolic.expr.Expr;

/** Circuits are read from their text by another program and held against products of dense matrices. */
class CircuitTest {
    /** A thousand roundings of amplitudes and phases, each below 2e-16 of a state of norm 1. */
    private static final double ROUNDING = 1e-12;

    private static final double D = 0.7;
    private static final double DT = 0.03;

    private final Solver solver = new Solver();

    private static Grid grid(int n) {
        return Grid.of(new Axis("x", -3, 5, 1 << n, Boundary.PERIODIC));
    }

    private static Expr decimal(String text) {
        return Expr.num(new java.math.BigDecimal(text));
    }

    /** {@code 0.1 x^4 - 0.3 x^3 + x/2 - 0.7}: every degree, no symmetry, a global phase. */
    private static final Expr QUARTIC = Expr.add(
            Expr.mul(decimal("0.1"), Expr.pow(Problems.X, 4)),
            Expr.mul(decimal("-0.3"), Expr.pow(Problems.X, 3)),
            Expr.mul(Expr.HALF, Problems.X),
            decimal("-0.7"));

    private static double quartic(double x) {
        return 0.1 * x * x * x * x - 0.3 * x * x * x + x / 2 - 0.7;
    }

    private static double slope(double x) {
        return 0.4 * x * x * x - 0.9 * x * x + 0.5;
    }

    private QasmSimulator circuit(Expr zeta, Grid grid, int steps, Method method, Dialect dialect) {
        Problem problem = Problem.of(
                zeta, decimal("0.7"), grid.axes().stream().map(Axis::name).toArray(String[]::new));
        return new QasmSimulator(solver.circuit(problem, grid, TimeSpan.of(steps * DT, steps), method, dialect)
                .files()
                .getFirst()
                .text());
    }

    private static double[][] random(int size) {
        Random random = new Random(7);
        double[][] psi = new double[2][size];
        double norm = 0;
        for (int i = 0; i < 2 * size; i++) {
            double value = random.nextGaussian();
            psi[i % 2][i / 2] = value;
            norm += value * value;
        }
        for (double[] part : psi) {
            for (int i = 0; i < size; i++) {
                part[i] /= Math.sqrt(norm);
            }
        }
        return psi;
    }

    private static double[][] copy(double[][] psi) {
        return new double[][] {psi[0].clone(), psi[1].clone()};
    }

    private static double distance(double[][] a, double[][] b) {
        double sum = 0;
        for (int i = 0; i < a[0].length; i++) {
            sum += Math.pow(a[0][i] - b[0][i], 2) + Math.pow(a[1][i] - b[1][i], 2);
        }
        return Math.sqrt(sum);
    }

    /** The distance up to a factor of modulus 1. */
    private static double distanceOfRays(double[][] a, double[][] b) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < a[0].length; i++) {
            re += a[0][i] * b[0][i] + a[1][i] * b[1][i];
            im += a[0][i] * b[1][i] - a[1][i] * b[0][i];
        }
        double size = Math.hypot(re, im);
        double[][] turned = copy(a);
        for (int i = 0; i < a[0].length; i++) {
            turned[0][i] = (a[0][i] * re - a[1][i] * im) / size;
            turned[1][i] = (a[0][i] * im + a[1][i] * re) / size;
        }
        return distance(turned, b);
    }

    private static double[][] strang(DenseSplitting dense, double[][] start, int steps, ToDoubleFunction<double[]> v) {
        double[][] psi = copy(start);
        for (int step = 0; step < steps; step++) {
            dense.potential(psi, DT / 2, v);
            dense.kinetic(psi, DT);
            dense.potential(psi, DT / 2, v);
        }
        return psi;
    }

    private static double[][] suzukiChin(double[][] start, int n, int steps, double correction) {
        DenseSplitting dense = new DenseSplitting(-3, 5, 1 << n, D);
        double[][] psi = copy(start);
        for (int step = 0; step < steps; step++) {
            dense.potential(psi, DT / 6, x -> quartic(x[0]));
            dense.kinetic(psi, DT / 2);
            // V - (dt^2/48) [V,[T,V]], the commutator being 2 D V'^2
            dense.potential(
                    psi, 2 * DT / 3, x -> quartic(x[0]) + correction * DT * DT / 48 * 2 * D * Math.pow(slope(x[0]), 2));
            dense.kinetic(psi, DT / 2);
            dense.potential(psi, DT / 6, x -> quartic(x[0]));
        }
        return psi;
    }

    private static double[][] run(QasmSimulator circuit, double[][] start) {
        return circuit.run(start[0], start[1]);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aStrangCircuitIsTheProductOfItsMatrices(Dialect dialect) {
        for (int n = 1; n <= 6; n++) {
            for (int steps = 1; steps <= 3; steps++) {
                double[][] start = random(1 << n);
                double[][] found = run(circuit(QUARTIC, grid(n), steps, Method.STRANG, dialect), start);
                double[][] expected = strang(new DenseSplitting(-3, 5, 1 << n, D), start, steps, x -> quartic(x[0]));
                assertThat(dialect == Dialect.OPENQASM3 ? distance(found, expected) : distanceOfRays(found, expected))
                        .as("%d qubits, %d steps", n, steps)
                        .isLessThan(ROUNDING);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aSuzukiChinCircuitIsTheProductOfItsMatrices(Dialect dialect) {
        for (int n = 1; n <= 6; n++) {
            for (int steps = 1; steps <= 3; steps++) {
                double[][] start = random(1 << n);
                double[][] found = run(circuit(QUARTIC, grid(n), steps, Method.SUZUKI_CHIN_4, dialect), start);
                double[][] expected = suzukiChin(start, n, steps, -1);
                assertThat(dialect == Dialect.OPENQASM3 ? distance(found, expected) : distanceOfRays(found, expected))
                        .as("%d qubits, %d steps", n, steps)
                        .isLessThan(ROUNDING);
            }
        }
    }
}
