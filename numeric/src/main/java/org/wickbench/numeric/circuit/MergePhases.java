package org.wickbench.numeric.circuit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up the phases of neighbouring diagonal gates and writes them as global phase, {@code p}, {@code cp} and, for three
 * qubits or more, parity phases:
 * {@code b_1 ... b_k = 2^(1-k) sum over non-empty subsets S of (-1)^(|S|-1) parity(S)}, and
 * {@code parity(a, b) = a + b - 2 a b}. The parities of different products meet again and are computed once.
 */
final class MergePhases implements CircuitPass {
    /**
     * By the largest member, which takes the parity up; then by the smallest, the next, and so on, so that neighbours take up
     * the same qubits first.
     */
    private static final Comparator<Integer> BY_LADDER = Comparator.<Integer>comparingInt(Integer::highestOneBit)
            .thenComparing(Integer::reverse, (a, b) -> Integer.compareUnsigned(b, a));

    @Override
    public String title() {
        return "merge phases";
    }

    @Override
    public List<Gate> run(List<Gate> gates) {
        List<Gate> merged = new ArrayList<>();
        Sum sum = new Sum();
        for (Gate gate : gates) {
            switch (gate) {
                case Gate.Phase(int qubits, BigDecimal angle) -> sum.product(qubits, angle);
                case Gate.ParityPhase(int qubits, BigDecimal angle) -> sum.parity(qubits, angle);
                default -> {
                    sum.writeTo(merged);
                    sum = new Sum();
                    merged.add(gate);
                }
            }
        }
        sum.writeTo(merged);
        return merged;
    }

    /** A phase that is being added up. */
    private static final class Sum {
        private final Map<Integer, BigDecimal> products = new TreeMap<>(
                Comparator.<Integer>comparingInt(Integer::bitCount).thenComparingInt(qubits -> qubits));
        private final Map<Integer, BigDecimal> parities = new TreeMap<>(BY_LADDER);

        void product(int qubits, BigDecimal angle) {
            int size = Integer.bitCount(qubits);
            if (size <= 2) {
                products.merge(qubits, angle, (a, b) -> a.add(b, Polynomial.DIGITS));
                return;
            }
            BigDecimal share = angle.divide(BigDecimal.TWO.pow(size - 1), Polynomial.DIGITS);
            for (int subset = qubits; subset != 0; subset = (subset - 1) & qubits) {
                parity(subset, Integer.bitCount(subset) % 2 == 1 ? share : share.negate());
            }
        }

        void parity(int qubits, BigDecimal angle) {
            switch (Integer.bitCount(qubits)) {
                case 0 -> {}
                case 1 -> product(qubits, angle);
                case 2 -> {
                    int first = Integer.lowestOneBit(qubits);
                    product(first, angle);
                    product(qubits ^ first, angle);
                    product(qubits, angle.multiply(BigDecimal.valueOf(-2)));
                }
                default -> parities.merge(qubits, angle, (a, b) -> a.add(b, Polynomial.DIGITS));
            }
        }

        void writeTo(List<Gate> gates) {
            products.forEach((qubits, angle) -> {
                if (Angle.reduced(angle) != 0) {
                    gates.add(new Gate.Phase(qubits, angle));
                }
            });
            parities.forEach((qubits, angle) -> {
                if (Angle.reduced(angle) != 0) {
                    gates.add(new Gate.ParityPhase(qubits, angle));
                }
            });
        }
    }
}
