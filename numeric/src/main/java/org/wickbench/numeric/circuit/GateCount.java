package org.wickbench.numeric.circuit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a list of gates costs.
 *
 * @param h Hadamard gates
 * @param p phases of one qubit
 * @param cp controlled phases
 * @param cx controlled nots
 * @param swap exchanges
 * @param other gates of three qubits and more and parity phases, which are there before the passes only
 * @param depth how many layers the gates take if those on different qubits act at once; of parts that follow one another
 *     the sum, which is at least the depth of the whole
 * @param twoQubitDepth the same where gates on one qubit take no time
 */
public record GateCount(long h, long p, long cp, long cx, long swap, long other, long depth, long twoQubitDepth) {

    static GateCount of(List<Gate> gates) {
        long[] kinds = new long[6];
        for (Gate gate : gates) {
            int width = Integer.bitCount(gate.qubits());
            switch (gate) {
                case Gate.Hadamard _ -> kinds[0]++;
                case Gate.Swap _ -> kinds[4]++;
                case Gate.ControlledNot _ -> kinds[3]++;
                case Gate.ParityPhase _ -> kinds[width == 1 ? 1 : 5]++;
                case Gate.Phase _ -> {
                    if (width > 0) {
                        kinds[width == 1 ? 1 : width == 2 ? 2 : 5]++;
                    }
                }
            }
        }
        return new GateCount(
                kinds[0], kinds[1], kinds[2], kinds[3], kinds[4], kinds[5], depth(gates, 1), depth(gates, 2));
    }

    /** Each gate starts when its qubits are free; only those on so many qubits take time. */
    private static long depth(List<Gate> gates, int narrowest) {
        long[] busy = new long[Integer.SIZE];
        long depth = 0;
        for (Gate gate : gates) {
            if (Integer.bitCount(gate.qubits()) >= narrowest) {
                long start = 0;
                for (int rest = gate.qubits(); rest != 0; rest &= rest - 1) {
                    start = Math.max(start, busy[Integer.numberOfTrailingZeros(rest)]);
                }
                for (int rest = gate.qubits(); rest != 0; rest &= rest - 1) {
                    busy[Integer.numberOfTrailingZeros(rest)] = start + 1;
                }
                depth = Math.max(depth, start + 1);
            }
        }
        return depth;
    }

    GateCount plus(GateCount more) {
        return new GateCount(
                h + more.h,
                p + more.p,
                cp + more.cp,
                cx + more.cx,
                swap + more.swap,
                other + more.other,
                depth + more.depth,
                twoQubitDepth + more.twoQubitDepth);
    }

    GateCount times(long n) {
        return new GateCount(n * h, n * p, n * cp, n * cx, n * swap, n * other, n * depth, n * twoQubitDepth);
    }

    /** Gates on two qubits. */
    public long twoQubit() {
        return cp + cx + swap;
    }

    /** All gates; the global phase is none. */
    public long total() {
        return h + p + twoQubit() + other;
    }

    /** The count of each kind that occurs, under its name in OpenQASM 3. */
    public Map<String, Long> byKind() {
        Map<String, Long> kinds = new LinkedHashMap<>();
        kinds.put("h", h);
        kinds.put("p", p);
        kinds.put("cp", cp);
        kinds.put("cx", cx);
        kinds.put("swap", swap);
        kinds.values().removeIf(count -> count == 0);
        return kinds;
    }
}
