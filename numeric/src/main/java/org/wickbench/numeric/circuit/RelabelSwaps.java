package org.wickbench.numeric.circuit;

import java.util.ArrayList;
import java.util.List;

/**
 * Drops swaps and lets the gates after them act where the qubits went. What order is left at the end is restored by swaps;
 * between a Fourier transform and its inverse nothing is left.
 */
final class RelabelSwaps implements CircuitPass {
    @Override
    public String title() {
        return "relabel swaps";
    }

    @Override
    public List<Gate> run(List<Gate> gates) {
        int[] place = new int[Integer.SIZE];
        for (int q = 0; q < place.length; q++) {
            place[q] = q;
        }
        List<Gate> kept = new ArrayList<>();
        for (Gate gate : gates) {
            if (gate instanceof Gate.Swap(int one, int other)) {
                int moved = place[one];
                place[one] = place[other];
                place[other] = moved;
            } else {
                kept.add(gate.relabelled(q -> place[q]));
            }
        }
        restore(place, kept);
        return kept;
    }

    /** What was qubit {@code q} stands at {@code place[q]} and is brought back. */
    private static void restore(int[] place, List<Gate> gates) {
        for (int q = 0; q < place.length; q++) {
            int there = place[q];
            if (there != q) {
                gates.add(new Gate.Swap(q, there));
                for (int other = q + 1; other < place.length; other++) {
                    if (place[other] == q) {
                        place[other] = there;
                    }
                }
            }
        }
    }
}
