package org.wickbench.numeric.evolve;

import java.util.List;

/**
 * What the error of a number is made of, each part measured by refinement, in the units of the number it belongs to.
 *
 * @param quantity what the statement is about: {@code "energy"} or {@code "L2 distance of the state"}
 * @param space from a finer grid on the same box
 * @param time from a halved step, zero where no time is discretised
 * @param box from a wider box at the same spacing, zero where the ends of the box belong to the problem
 * @param roundOff from the unit round-off, the size of the operator and the number of operations
 * @param notes in words: what was refined, and warnings
 */
public record ErrorStatement(
        String quantity, double space, double time, double box, double roundOff, List<String> notes) {
    public ErrorStatement {
        notes = List.copyOf(notes);
    }

    /** The bound that the statement stands for: the sum of its parts. */
    public double total() {
        return space + time + box + roundOff;
    }
}
