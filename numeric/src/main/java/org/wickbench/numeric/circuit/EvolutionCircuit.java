package org.wickbench.numeric.circuit;

import java.util.ArrayList;
import java.util.List;

/**
 * A splitting of {@code N} steps as a circuit: {@code last step^(N-1) first}. The first potential flow of a step is the last
 * one of the step before, and the two are merged: {@code first} is the flow that begins the first step, {@code step} all other
 * flows of a step with its last one merged into the next step's first, {@code last} the same with nothing to be merged into. Of
 * a run of one step, which has nothing to merge, {@code step} is the whole step and is not called.
 *
 * @param registers the registers, from the least significant qubit on
 * @param parts the flows, in the order in which they occur
 * @param steps {@code N}, at least 1
 */
public record EvolutionCircuit(
        List<Register> registers,
        List<Subroutine.Gates> parts,
        Subroutine.Calls first,
        Subroutine.Calls step,
        Subroutine.Calls last,
        int steps) {
    public EvolutionCircuit {
        registers = List.copyOf(registers);
        parts = List.copyOf(parts);
    }

    /** The number of qubits. */
    public int qubits() {
        return registers.stream().mapToInt(Register::size).sum();
    }

    /** What is called, in this order: first, {@code N - 1} times step, last. */
    List<Subroutine.Calls> calls() {
        List<Subroutine.Calls> calls = new ArrayList<>(List.of(first));
        if (steps > 1) {
            calls.add(step);
        }
        calls.add(last);
        return calls;
    }

    /** The gates of the whole run. */
    public GateCount count() {
        return GateCount.of(first.gates())
                .plus(GateCount.of(step.gates()).times(steps - 1L))
                .plus(GateCount.of(last.gates()));
    }
}
