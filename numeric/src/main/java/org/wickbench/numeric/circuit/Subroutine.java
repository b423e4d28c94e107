package org.wickbench.numeric.circuit;

import java.util.ArrayList;
import java.util.List;

/**
 * A named part of a circuit, on all of its qubits.
 *
 * @param name a name in any dialect
 * @param remark its matrix as a formula
 */
public sealed interface Subroutine {
    String name();

    String remark();

    /** All gates one after the other. */
    List<Gate> gates();

    /**
     * One that is written as gates.
     *
     * @param counts what its gates cost as they were formulated, and after each pass
     */
    record Gates(String name, String remark, List<Gate> gates, List<GateCount> counts) implements Subroutine {
        public Gates {
            gates = List.copyOf(gates);
            counts = List.copyOf(counts);
        }

        /** What the passes make of gates. */
        static Gates compiled(String name, String remark, List<Gate> formulated) {
            List<Gate> gates = formulated;
            List<GateCount> counts = new ArrayList<>(List.of(GateCount.of(gates)));
            for (CircuitPass pass : CircuitPass.ORDER) {
                gates = pass.run(gates);
                counts.add(GateCount.of(gates));
            }
            return new Gates(name, remark, gates, counts);
        }
    }

    /** One that calls others, the first one first. */
    record Calls(String name, String remark, List<Gates> parts) implements Subroutine {
        public Calls {
            parts = List.copyOf(parts);
        }

        @Override
        public List<Gate> gates() {
            return parts.stream().flatMap(part -> part.gates().stream()).toList();
        }
    }
}
