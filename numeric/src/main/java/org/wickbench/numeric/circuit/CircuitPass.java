package org.wickbench.numeric.circuit;

import java.util.List;

/** Rewrites a list of gates into another one with the same matrix. */
interface CircuitPass {
    /**
     * All passes in their order: swaps first, since phases meet across them; then phases are merged into the ones that are
     * written, parities are computed, and what neighbours compute alike is computed once.
     */
    List<CircuitPass> ORDER =
            List.of(new RelabelSwaps(), new MergePhases(), new ComputeParities(), new CancelControlledNots());

    /** What it does, in a few words. */
    String title();

    List<Gate> run(List<Gate> gates);
}
