package org.wickbench.numeric.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wickbench.numeric.Problems;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.evolve.Evolver;
import org.wickbench.numeric.evolve.Method;
import org.wickbench.numeric.evolve.Observer;
import org.wickbench.numeric.evolve.TimeSpan;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.run.KernelCompiler;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Fn;

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
        return Expr.num(new BigDecimal(text));
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

    private static double[][] reference(double[][] start, int n, int steps) {
        return strang(new DenseSplitting(-3, 5, 1 << n, D), start, steps, x -> quartic(x[0]));
    }

    private String text(Method method, int n, int steps) {
        Problem problem = Problem.of(QUARTIC, decimal("0.7"), "x");
        return solver.circuit(problem, grid(n), TimeSpan.of(steps * DT, steps), method, Dialect.OPENQASM3)
                .files()
                .getFirst()
                .text();
    }

    /** Every change of the text that a wrong emitter would make is seen, and the last one, that of a comment, is none. */
    @Test
    void wrongCircuitsAreSeen() {
        int n = 4;
        String right = text(Method.STRANG, n, 3);
        double[][] start = random(1 << n);
        double[][] expected = reference(start, n, 3);
        Map<String, String> wrong = new LinkedHashMap<>();
        String kinetic = right.substring(right.indexOf("gate kinetic_1"), right.indexOf("// exp(-i dt zeta)"));
        wrong.put(
                "flipped sign of the kinetic phase",
                right.replace(kinetic, kinetic.replaceAll("\\((-?\\d[^)]*)\\)", "(-($1))")));
        wrong.put("wrong bit order", right.replace("q_x[0], q_x[1], q_x[2], q_x[3]", "q_x[3], q_x[2], q_x[1], q_x[0]"));
        wrong.put(
                "wrong bit order inside the kinetic flow",
                right.replace("kinetic_1 q_x_0, q_x_1, q_x_2, q_x_3;", "kinetic_1 q_x_3, q_x_2, q_x_1, q_x_0;"));
        wrong.put("a step more", right.replace("[1:2]", "[0:2]"));
        wrong.put("a step less", right.replace("[1:2]", "[2:2]"));
        wrong.put("no global phase", right.replaceAll("gphase.*", ""));
        wrong.put("one gate left out", right.replaceFirst("cx .*", ""));
        wrong.put("flows exchanged", right.replaceFirst("(  kinetic_1 .*\\n)(  potential_2 .*\\n)", "$2$1"));
        wrong.forEach((name, text) -> {
            assertThat(text).as(name).isNotEqualTo(right);
            // dt is 0.03: the least of these changes is of the order of dt^2
            assertThat(distance(run(new QasmSimulator(text), start), expected))
                    .as(name)
                    .isGreaterThan(1e-4);
        });
        String remarked = right.replace("// order 2", "// second order");
        assertThat(distance(run(new QasmSimulator(remarked), start), expected)).isLessThan(ROUNDING);
    }

    @Test
    void frequenciesAreSigned() {
        int n = 5;
        double[][] start = random(1 << n);
        double[][] found = run(circuit(QUARTIC, grid(n), 2, Method.STRANG, Dialect.OPENQASM3), start);
        DenseSplitting signed = new DenseSplitting(-3, 5, 1 << n, D);
        DenseSplitting unsigned =
                new DenseSplitting(signed.lower(), signed.upper(), signed.points(), signed.kinetic(), false);
        DenseSplitting backward =
                new DenseSplitting(signed.lower(), signed.upper(), signed.points(), k -> -D * k * k, true);
        assertThat(distance(found, strang(signed, start, 2, x -> quartic(x[0]))))
                .isLessThan(ROUNDING);
        assertThat(distance(found, strang(unsigned, start, 2, x -> quartic(x[0]))))
                .isGreaterThan(0.1);
        assertThat(distance(found, strang(backward, start, 2, x -> quartic(x[0]))))
                .isGreaterThan(0.1);
    }

    @Test
    void theCorrectionHasTheSignOfRealTime() {
        int n = 5;
        double[][] start = random(1 << n);
        double[][] found = run(circuit(QUARTIC, grid(n), 2, Method.SUZUKI_CHIN_4, Dialect.OPENQASM3), start);
        assertThat(distance(found, suzukiChin(start, n, 2, -1))).isLessThan(ROUNDING);
        for (double wrong : new double[] {1, 0, -2}) {
            assertThat(distance(found, suzukiChin(start, n, 2, wrong)))
                    .as("%s", wrong)
                    .isGreaterThan(1e-4);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void severalAxesAreCoupledByTheirProducts(Dialect dialect) {
        Grid grid = Grid.of(
                new Axis("x", -3, 5, 8, Boundary.PERIODIC),
                new Axis("y", -1, 1, 4, Boundary.PERIODIC),
                new Axis("z", 0, 3, 2, Boundary.PERIODIC));
        Expr zeta = Expr.add(
                Expr.mul(Expr.pow(Problems.X, 2), Problems.Y),
                Expr.neg(Expr.mul(Problems.X, Problems.Y, Problems.Z)),
                Expr.pow(Expr.sub(Problems.Z, Problems.X), 2));
        DenseSplitting dense = new DenseSplitting(
                new double[] {-3, -1, 0}, new double[] {5, 1, 3}, new int[] {8, 4, 2}, k -> D * k * k, true);
        double[][] start = random(64);
        double[][] found = run(circuit(zeta, grid, 2, Method.STRANG, dialect), start);
        double[][] expected =
                strang(dense, start, 2, x -> x[0] * x[0] * x[1] - x[0] * x[1] * x[2] + Math.pow(x[2] - x[0], 2));
        assertThat(dialect == Dialect.OPENQASM3 ? distance(found, expected) : distanceOfRays(found, expected))
                .isLessThan(ROUNDING);
        double[][] uncoupled = strang(dense, start, 2, x -> x[0] * x[0] * x[1] + Math.pow(x[2] - x[0], 2));
        assertThat(distanceOfRays(found, uncoupled)).isGreaterThan(0.01);
    }

    @Test
    void manyStepsAreThoseOfTheSolver() {
        for (Method method : List.of(Method.STRANG, Method.SUZUKI_CHIN_4)) {
            int n = 6;
            Problem problem = Problem.of(QUARTIC, decimal("0.7"), "x")
                    .withGradientSquared(Expr.pow(
                            Expr.add(
                                    Expr.mul(decimal("0.4"), Expr.pow(Problems.X, 3)),
                                    Expr.mul(decimal("-0.9"), Expr.pow(Problems.X, 2)),
                                    Expr.HALF),
                            2));
            TimeSpan span = TimeSpan.of(50 * DT, 50);
            double[][] start = random(1 << n);
            Field field = Field.complex(grid(n), start[0].clone(), start[1].clone());
            Field expected = new Evolver(
                            new KernelCompiler(Optional.empty(), KernelCompiler.availableFlavour()),
                            KernelMutation.NONE,
                            1)
                    .withoutError(problem, grid(n), field, span, method, Observer.NONE)
                    .state();
            double[][] found = run(circuit(QUARTIC, grid(n), 50, method, Dialect.OPENQASM3), start);
            assertThat(distance(found, new double[][] {expected.re(), expected.im()}))
                    .as("%s", method)
                    .isLessThan(ROUNDING);
        }
    }

    /** A state of {@code x^2/2}, {@code D = 1/2} that swings as {@code x0 cos t}, with its phase. */
    private static double[] coherent(double x, double t) {
        double centre = 1.5 * Math.cos(t);
        double p = -1.5 * Math.sin(t);
        double modulus = Math.exp(-0.5 * (x - centre) * (x - centre));
        double phase = p * x - 0.5 * p * centre - 0.5 * t;
        return new double[] {modulus * Math.cos(phase), modulus * Math.sin(phase)};
    }

    private static double[][] coherent(Axis axis, double t) {
        double[][] psi = new double[2][axis.points()];
        for (int j = 0; j < axis.points(); j++) {
            double[] value = coherent(axis.lower() + j * axis.length() / axis.points(), t);
            psi[0][j] = value[0];
            psi[1][j] = value[1];
        }
        return psi;
    }

    @Test
    void theStateTendsToTheExactOneWithTheOrderOfTheMethod() {
        Axis axis = new Axis("x", -10, 10, 64, Boundary.PERIODIC);
        Problem problem = Problem.of(Expr.mul(Expr.HALF, Expr.pow(Problems.X, 2)), Expr.HALF, "x");
        for (Method method : List.of(Method.STRANG, Method.SUZUKI_CHIN_4)) {
            double[] errors = new double[2];
            for (int i = 0; i < 2; i++) {
                int steps = 20 << i;
                String text = solver.circuit(problem, Grid.of(axis), TimeSpan.of(2, steps), method, Dialect.OPENQASM3)
                        .files()
                        .getFirst()
                        .text();
                errors[i] = distance(run(new QasmSimulator(text), coherent(axis, 0)), coherent(axis, 2));
            }
            double order = Math.log(errors[0] / errors[1]) / Math.log(2);
            // the next term of the error is smaller by dt^2 = 0.01
            assertThat(order).as("%s", method).isCloseTo(method.timeOrder(), within(0.05));
        }
    }

    @Test
    void aFreePacketIsExactForAnyStep() {
        double d = 0.7;
        double q = 1.2;
        double t = 0.8;
        Axis axis = new Axis("x", -16, 16, 128, Boundary.PERIODIC);
        double[][] start = packet(axis, d, q, 0);
        Problem problem = Problem.of(Expr.ZERO, decimal("0.7"), "x");
        String text = solver.circuit(problem, Grid.of(axis), TimeSpan.of(t, 3), Method.STRANG, Dialect.OPENQASM3)
                .files()
                .getFirst()
                .text();
        // the packet is below 1e-14 at the ends of the box and of the band
        assertThat(distance(run(new QasmSimulator(text), start), packet(axis, d, q, t)))
                .isLessThan(1e-12);
        assertThat(distance(run(new QasmSimulator(text), start), packet(axis, d, q, -t)))
                .isGreaterThan(0.1);
    }

    /** {@code exp(-(x - 2 D q t)^2/(2 z) + i q x - i D q^2 t)/sqrt(z)}, {@code z = 1 + 2 i D t}. */
    private static double[][] packet(Axis axis, double d, double q, double t) {
        double[][] psi = new double[2][axis.points()];
        double zi = 2 * d * t;
        double size = 1 + zi * zi;
        for (int j = 0; j < axis.points(); j++) {
            double x = axis.lower() + j * axis.length() / axis.points();
            double u = x - 2 * d * q * t;
            double modulus = Math.pow(size, -0.25) * Math.exp(-u * u / (2 * size));
            double phase = -0.5 * Math.atan2(zi, 1) + u * u * zi / (2 * size) + q * x - d * q * q * t;
            psi[0][j] = modulus * Math.cos(phase);
            psi[1][j] = modulus * Math.sin(phase);
        }
        return psi;
    }

    @Test
    void versionTwoNamesThePhaseThatItDrops() {
        int n = 4;
        Problem problem = Problem.of(QUARTIC, decimal("0.7"), "x");
        TimeSpan span = TimeSpan.of(3 * DT, 3);
        GeneratedCircuit two = solver.circuit(problem, grid(n), span, Method.STRANG, Dialect.OPENQASM2);
        double[][] start = random(1 << n);
        double[][] found = run(new QasmSimulator(two.files().getFirst().text()), start);
        double[][] expected = reference(start, n, 3);
        assertThat(distance(found, expected)).isGreaterThan(0.01);
        double c = Math.cos(two.globalPhase());
        double s = Math.sin(two.globalPhase());
        for (int j = 0; j < 1 << n; j++) {
            double re = found[0][j];
            found[0][j] = c * re - s * found[1][j];
            found[1][j] = s * re + c * found[1][j];
        }
        assertThat(distance(found, expected)).isLessThan(ROUNDING);
        assertThat(two.files().getFirst().text()).contains("exp(" + two.globalPhase() + " i)");
    }

    @Test
    void quadraticObjectivesTakePhasesOfOneAndTwoQubitsOnly() {
        Problem problem = Problem.of(Expr.pow(Problems.X, 2), Expr.ONE, "x");
        int n = 6;
        GateCount step = solver.circuit(problem, grid(n), TimeSpan.of(1, 2), Method.STRANG, Dialect.OPENQASM3)
                .step();
        int pairs = n * (n - 1) / 2;
        // two Fourier transforms and two squares
        assertThat(step.byKind()).isEqualTo(Map.of("h", 2L * n, "p", 2L * n, "cp", 4L * pairs));
        GateCount cubic = solver.circuit(
                        Problem.of(Expr.pow(Problems.X, 3), Expr.ONE, "x"),
                        grid(n),
                        TimeSpan.of(1, 2),
                        Method.STRANG,
                        Dialect.OPENQASM3)
                .step();
        int triples = n * (n - 1) * (n - 2) / 6;
        assertThat(cubic.p()).isEqualTo(2L * n + triples);
        assertThat(cubic.cx()).isBetween(2L * triples, 4L * triples);
    }

    @Test
    void writingTwiceGivesTheSameText() {
        assertThat(text(Method.SUZUKI_CHIN_4, 5, 4)).isEqualTo(text(Method.SUZUKI_CHIN_4, 5, 4));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void namesFromUsersStayHarmless(Dialect dialect) {
        List<String> names = List.of("x", "gate", "pi", "q_x", "x_0", "ψ", "U", "a\n; h q", "*/ //", "Q");
        for (String name : names) {
            Expr.Sym x = Expr.sym(name);
            Problem problem = Problem.of(Expr.mul(Expr.sym("k\nqubit"), Expr.pow(x, 2)), Expr.ONE, name)
                    .with("k\nqubit", 0.5);
            Grid grid = Grid.of(new Axis(name, -2, 2, 8, Boundary.PERIODIC));
            String text = solver.circuit(problem, grid, TimeSpan.of(0.3, 2), Method.STRANG, dialect)
                    .files()
                    .getFirst()
                    .text();
            assertThat(text).matches("[\\x20-\\x7e\\n]*");
            QasmSimulator read = new QasmSimulator(text);
            assertThat(read.size()).isEqualTo(3);
            assertThat(read.registers()).hasSize(1);
        }
    }

    @Test
    void thePassesSaveGatesAndSayHowMany() {
        Problem problem = Problem.of(QUARTIC, decimal("0.7"), "x");
        GeneratedCircuit generated =
                solver.circuit(problem, grid(6), TimeSpan.of(1, 10), Method.STRANG, Dialect.OPENQASM3);
        List<GateCount> potential = generated.circuit().parts().getFirst().counts();
        assertThat(potential.getFirst().other()).isEqualTo(20 + 15);
        assertThat(potential.getLast().other()).isZero();
        assertThat(potential.getLast().cx())
                .isLessThan(potential.get(potential.size() - 2).cx());
        assertThat(generated.circuit().parts().get(1).counts().getFirst().swap())
                .isEqualTo(6);
        assertThat(generated.circuit().count().swap()).isZero();
        assertThat(generated.files().get(1).text()).contains("as formulated", "cancel controlled nots");
    }

    private void refused(String reason, Problem problem, Grid grid, Method method) {
        assertThatThrownBy(() -> solver.circuit(problem, grid, TimeSpan.of(1, 10), method, Dialect.OPENQASM3))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void whatHasNoCircuitIsRefusedWithItsReason() {
        Problem good = Problem.of(Expr.pow(Problems.X, 2), Expr.ONE, "x");
        refused("strang and suzuki-chin-4", good, grid(4), Method.YOSHIDA_4);
        refused(
                "strang and suzuki-chin-4",
                good,
                grid(4),
                new Method.FiniteDifference(2, Method.Scheme.CRANK_NICOLSON));
        refused("real time", good.in(Flow.IMAGINARY_TIME), grid(4), Method.STRANG);
        refused("real time", good.in(Flow.NORMALISED_IMAGINARY_TIME), grid(4), Method.STRANG);
        refused("take 64 or 128", good, Grid.of(new Axis("x", -1, 1, 100, Boundary.PERIODIC)), Method.STRANG);
        for (Boundary boundary : List.of(Boundary.DIRICHLET, Boundary.NEUMANN, Boundary.ABSORBING)) {
            refused("periodic axes", good, Grid.of(new Axis("x", -1, 1, 16, boundary)), Method.STRANG);
        }
        refused("at most 24", good, grid(25), Method.STRANG);
        refused("100000 terms", Problem.of(Expr.pow(Problems.X, 9), Expr.ONE, "x"), grid(24), Method.STRANG);
        refused("'y'", Problem.of(Problems.Y, Expr.ONE, "x"), grid(4), Method.STRANG);
        refused(
                "changes with the time",
                Problem.of(Expr.mul(Problem.TIME, Problems.X), Expr.ONE, "x"),
                grid(4),
                Method.STRANG);
        assertThatThrownBy(
                        () -> solver.circuit(good, grid(3), TimeSpan.of(1, 20_000), Method.STRANG, Dialect.OPENQASM2))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no loop");
    }

    @Test
    void whatIsNoPolynomialIsMarked() {
        Expr bad = Expr.exp(Expr.neg(Problems.X));
        Problem problem = Problem.of(Expr.add(Expr.pow(Problems.X, 2), Expr.mul(Expr.num(3), bad)), Expr.ONE, "x");
        refused(
                String.join(
                        System.lineSeparator(),
                        "a circuit needs an objective that is a polynomial in x, and 'exp(-x)' is none",
                        "  x^2 + 3*exp(-x)",
                        "          ^^^^^^^"),
                problem,
                grid(4),
                Method.STRANG);
        for (Expr other : List.of(
                Expr.pow(Problems.X, -1),
                Expr.sqrt(Problems.X),
                Expr.call(Fn.ABS, Problems.X),
                Expr.pow(Expr.num(2), Problems.X))) {
            refused("'" + other + "' is none", Problem.of(other, Expr.ONE, "x"), grid(4), Method.STRANG);
        }
        refused("power above", Problem.of(Expr.pow(Problems.X, 40), Expr.ONE, "x"), grid(4), Method.STRANG);
        refused("degree", Problem.of(Expr.pow(Expr.pow(Problems.X, 20), 2), Expr.ONE, "x"), grid(4), Method.STRANG);
    }

    @Test
    void constantsAreWhateverHasANumberAndSumsAreWrittenOut() {
        Expr zeta = Expr.add(
                Expr.mul(Expr.sqrt(Expr.sym("a")), Problems.X),
                new Expr.Sum(Expr.pow(Problems.X, Expr.sym("k")), Expr.sym("k"), Expr.ONE, Expr.num(3)));
        Problem problem = Problem.of(zeta, decimal("0.7"), "x").with("a", 3);
        double[][] start = random(16);
        String text = solver.circuit(problem, grid(4), TimeSpan.of(DT, 1), Method.STRANG, Dialect.OPENQASM3)
                .files()
                .getFirst()
                .text();
        double[][] expected = strang(
                new DenseSplitting(-3, 5, 16, D),
                start,
                1,
                x -> Math.sqrt(3) * x[0] + x[0] + x[0] * x[0] + x[0] * x[0] * x[0]);
        assertThat(distance(run(new QasmSimulator(text), start), expected)).isLessThan(ROUNDING);
    }
}
