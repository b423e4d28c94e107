package org.wickbench.numeric.circuit;

import java.util.ArrayList;
import java.util.List;

/** Takes out neighbours {@code cx a, b; cx a, b}, and those that become neighbours by it. */
final class CancelControlledNots implements CircuitPass {
    @Override
    public String title() {
        return "cancel controlled nots";
    }

    @Override
    public List<Gate> run(List<Gate> gates) {
        List<Gate> kept = new ArrayList<>();
        for (Gate gate : gates) {
            if (gate instanceof Gate.ControlledNot
                    && !kept.isEmpty()
                    && kept.getLast().equals(gate)) {
                kept.removeLast();
            } else {
                kept.add(gate);
            }
        }
        return kept;
    }
}
