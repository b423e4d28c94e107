package org.wickbench.numeric.circuit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a parity phase as {@code cx} and {@code p}: the highest qubit takes up the others one after the other, is turned,
 * and gives them back. Exact, without further qubits.
 */
final class ComputeParities implements CircuitPass {
    @Override
    public String title() {
        return "compute parities";
    }

    @Override
    public List<Gate> run(List<Gate> gates) {
        List<Gate> written = new ArrayList<>();
        for (Gate gate : gates) {
            if (gate instanceof Gate.ParityPhase(int qubits, BigDecimal angle)) {
                if (qubits == 0) {
                    // no qubit is 1 an odd number of times
                    continue;
                }
                int highest = Integer.highestOneBit(qubits);
                List<Gate> ladder = ladder(qubits ^ highest, Integer.numberOfTrailingZeros(highest));
                written.addAll(ladder);
                written.add(new Gate.Phase(highest, angle));
                written.addAll(ladder.reversed());
            } else {
                written.add(gate);
            }
        }
        return written;
    }

    private static List<Gate> ladder(int controls, int target) {
        List<Gate> ladder = new ArrayList<>();
        for (int rest = controls; rest != 0; rest &= rest - 1) {
            ladder.add(new Gate.ControlledNot(Integer.numberOfTrailingZeros(rest), target));
        }
        return ladder;
    }
}
