package org.wickbench.numeric.circuit;

import java.util.ArrayList;
import java.util.List;

/**
 * The Fourier transform of the {@code n} qubits from {@code first} on, {@code |j> -> 2^(-n/2) sum_m exp(2 pi i j m/2^n) |m>}:
 * Coppersmith's circuit with all its phases, and the swaps at its end that bring the digits of {@code m} into order.
 */
final class FourierTransform {
    private FourierTransform() {}

    static List<Gate> gates(int first, int n) {
        List<Gate> gates = new ArrayList<>();
        for (int target = n - 1; target >= 0; target--) {
            gates.add(new Gate.Hadamard(first + target));
            for (int control = target - 1; control >= 0; control--) {
                gates.add(new Gate.Phase(
                        1 << (first + control) | 1 << (first + target), Angle.halvedTurn(target - control)));
            }
        }
        for (int k = 0; k < n / 2; k++) {
            gates.add(new Gate.Swap(first + k, first + n - 1 - k));
        }
        return gates;
    }

    /** The inverse transform, with {@code exp(-2 pi i j m/2^n)}. */
    static List<Gate> inverse(int first, int n) {
        return gates(first, n).reversed().stream().map(Gate::inverse).toList();
    }
}
