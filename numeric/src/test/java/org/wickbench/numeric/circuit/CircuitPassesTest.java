package org.wickbench.numeric.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wickbench.numeric.circuit.Gate.ControlledNot;
import org.wickbench.numeric.circuit.Gate.Hadamard;
import org.wickbench.numeric.circuit.Gate.ParityPhase;
import org.wickbench.numeric.circuit.Gate.Phase;
import org.wickbench.numeric.circuit.Gate.Swap;

class CircuitPassesTest {
    private static final int QUBITS = 5;
    /** Some sixty gates, each of which rounds amplitudes below 1 to 1e-16. */
    private static final double ROUNDING = 1e-13;

    static List<CircuitPass> passes() {
        return CircuitPass.ORDER;
    }

    private static List<Gate> random(Random random) {
        List<Gate> gates = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int one = random.nextInt(QUBITS);
            int other = (one + 1 + random.nextInt(QUBITS - 1)) % QUBITS;
            int set = random.nextInt(1 << QUBITS);
            BigDecimal angle = BigDecimal.valueOf(random.nextInt(-40, 40), 1);
            if (random.nextInt(10) == 0) {
                gates.add(new ControlledNot(one, other));
                gates.add(new ControlledNot(one, other));
            }
            gates.add(
                    switch (random.nextInt(8)) {
                        case 0 -> new Hadamard(one);
                        case 1 -> new Swap(one, other);
                        case 2 -> new ControlledNot(one, other);
                        case 3 -> new ParityPhase(set, angle);
                        default -> new Phase(set, angle);
                    });
        }
        return gates;
    }

    /** The image of a state, straight from the definitions of the gates. */
    private static double[][] image(List<Gate> gates, double[] start) {
        double[][] psi = {start.clone(), new double[start.length]};
        for (Gate gate : gates) {
            double[][] next = new double[2][start.length];
            for (int j = 0; j < start.length; j++) {
                switch (gate) {
                    case Hadamard(int q) -> {
                        add(next, j & ~(1 << q), psi, j, 0, Math.sqrt(0.5));
                        add(next, j | (1 << q), psi, j, 0, (j >> q & 1) == 1 ? -Math.sqrt(0.5) : Math.sqrt(0.5));
                    }
                    case Swap(int a, int b) -> {
                        int different = (j >> a ^ j >> b) & 1;
                        add(next, j ^ (different << a | different << b), psi, j, 0, 1);
                    }
                    case ControlledNot(int c, int t) -> add(next, j ^ ((j >> c & 1) << t), psi, j, 0, 1);
                    case Phase(int set, BigDecimal angle) ->
                        add(next, j, psi, j, (j & set) == set ? angle.doubleValue() : 0, 1);
                    case ParityPhase(int set, BigDecimal angle) ->
                        add(next, j, psi, j, Integer.bitCount(j & set) % 2 == 1 ? angle.doubleValue() : 0, 1);
                }
            }
            psi = next;
        }
        return psi;
    }

    private static void add(double[][] to, int i, double[][] from, int j, double angle, double factor) {
        to[0][i] += factor * (Math.cos(angle) * from[0][j] - Math.sin(angle) * from[1][j]);
        to[1][i] += factor * (Math.sin(angle) * from[0][j] + Math.cos(angle) * from[1][j]);
    }

    /** The largest difference of two matrices' images of the basis states. */
    private static double distance(List<Gate> a, List<Gate> b) {
        double largest = 0;
        for (int j = 0; j < 1 << QUBITS; j++) {
            double[] start = new double[1 << QUBITS];
            start[j] = 1;
            double[][] x = image(a, start);
            double[][] y = image(b, start);
            for (int i = 0; i < start.length; i++) {
                largest = Math.max(largest, Math.hypot(x[0][i] - y[0][i], x[1][i] - y[1][i]));
            }
        }
        return largest;
    }

    @ParameterizedTest
    @MethodSource("passes")
    void aPassKeepsTheMatrixAndHasNothingLeftToDo(CircuitPass pass) {
        for (int seed = 1; seed <= 20; seed++) {
            List<Gate> gates = random(new Random(seed));
            List<Gate> changed = pass.run(gates);
            assertThat(distance(gates, changed))
                    .as("%s, seed %d", pass.title(), seed)
                    .isLessThan(ROUNDING);
            assertThat(changed).isNotEqualTo(gates);
            List<Gate> again = pass.run(changed);
            assertThat(again).hasSameSizeAs(changed);
            assertThat(distance(again, changed)).isLessThan(ROUNDING);
        }
    }

    /** Passes with a mistake that comes to mind, each of which the comparison of matrices sees. */
    @Test
    void aWrongPassIsSeen() {
        List<Gate> gates = random(new Random(1));
        List<CircuitPass> wrong = List.of(
                new Wrong("drops swaps alone", all -> all.stream()
                        .filter(gate -> !(gate instanceof Swap))
                        .toList()),
                new Wrong("turns parities into products", all -> all.stream()
                        .map(gate ->
                                gate instanceof ParityPhase(int set, BigDecimal angle) ? new Phase(set, angle) : gate)
                        .toList()),
                new Wrong("merges across what is not diagonal", all -> new MergePhases()
                        .run(all.stream()
                                .sorted((a, b) -> Boolean.compare(a.isDiagonal(), b.isDiagonal()))
                                .toList())),
                new Wrong(
                        "inverts",
                        all -> all.reversed().stream().map(Gate::inverse).toList()),
                new Wrong("relabels", all -> all.stream()
                        .map(gate -> gate.relabelled(q -> (q + 1) % QUBITS))
                        .toList()));
        for (CircuitPass pass : wrong) {
            assertThat(distance(gates, pass.run(gates))).as(pass.title()).isGreaterThan(0.1);
        }
    }

    private record Wrong(String title, UnaryOperator<List<Gate>> change) implements CircuitPass {
        @Override
        public List<Gate> run(List<Gate> gates) {
            return change.apply(gates);
        }
    }

    @Test
    void anInverseUndoes() {
        List<Gate> gates = random(new Random(3));
        List<Gate> both = new ArrayList<>(gates);
        both.addAll(gates.reversed().stream().map(Gate::inverse).toList());
        assertThat(distance(both, List.of())).isLessThan(ROUNDING);
    }

    @Test
    void theFourierTransformIsTheMatrixOfRootsOfUnity() {
        List<Gate> gates = FourierTransform.gates(0, QUBITS);
        int n = 1 << QUBITS;
        for (int j = 0; j < n; j++) {
            double[] start = new double[n];
            start[j] = 1;
            double[][] image = image(gates, start);
            for (int m = 0; m < n; m++) {
                double angle = 2 * Math.PI * (j * m % n) / n;
                assertThat(image[0][m]).isCloseTo(Math.cos(angle) / Math.sqrt(n), within(ROUNDING));
                assertThat(image[1][m]).isCloseTo(Math.sin(angle) / Math.sqrt(n), within(ROUNDING));
            }
        }
    }

    @Test
    void swapsThatLeaveAnOrderAreRestored() {
        List<Gate> cycle = List.of(new Swap(0, 1), new Swap(1, 2), new Hadamard(0), new Swap(3, 4), new Swap(2, 4));
        List<Gate> changed = new RelabelSwaps().run(cycle);
        assertThat(distance(cycle, changed)).isLessThan(ROUNDING);
        assertThat(changed).hasSize(5);
    }

    @Test
    void gatesOnDifferentQubitsTakeOneLayer() {
        Phase global = new Phase(0, BigDecimal.ONE);
        List<Gate> gates = List.of(
                new Hadamard(0),
                new Hadamard(1),
                new ControlledNot(0, 1),
                new ControlledNot(2, 3),
                global,
                new Hadamard(3));
        GateCount count = GateCount.of(gates);
        assertThat(count.total()).isEqualTo(5);
        assertThat(count.depth()).isEqualTo(2);
        assertThat(count.twoQubitDepth()).isEqualTo(1);
        assertThat(count.twoQubit()).isEqualTo(2);
        assertThat(count.plus(count.times(2)).depth()).isEqualTo(6);
    }

    @Test
    void wholeTurnsAreTakenOffWithoutLossOfDigits() {
        BigDecimal half = new BigDecimal("0.5");
        BigDecimal turns = Angle.PI.multiply(BigDecimal.valueOf(2_000_000_000_000L));
        assertThat(Angle.reduced(turns.add(half))).isEqualTo(0.5);
        assertThat(Angle.reduced(turns.negate().subtract(half))).isEqualTo(-0.5);
        assertThat(Angle.reduced(turns)).isZero();
        assertThat(OpenQasm.angle(Angle.PI)).isIn("pi", "-pi");
        assertThat(OpenQasm.angle(Angle.halvedTurn(3).negate())).isEqualTo("-pi/8");
        assertThat(OpenQasm.angle(new BigDecimal("1E-7"))).isEqualTo("1.0E-7");
    }
}
