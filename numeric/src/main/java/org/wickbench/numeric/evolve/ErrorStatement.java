package org.wickbench.numeric.evolve;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the error of a number is made of, each part measured by refinement, in the units of the number it belongs to.
 *
 * @param quantity what the statement is about: {@code "energy"} or {@code "L2 distance of the state"}
 * @param domain in words, the problem that the error is against: the whole line, or the box with its walls
 * @param space from a finer grid on the same box, or from elements that end at the objective's kinks
 * @param time from a halved step, zero where no time is discretised
 * @param box from a wider box at the same spacing, zero where the ends of the box belong to the problem
 * @param roundOff from the unit round-off, the size of the operator and the number of operations
 * @param open the parts that were not or not wholly measured: their numbers are lower bounds, NaN where nothing was measured
 * @param notes in words: what was refined, and warnings
 */
public record ErrorStatement(
        String quantity,
        String domain,
        double space,
        double time,
        double box,
        double roundOff,
        Set<Part> open,
        List<String> notes) {

    /** What an error is against where the objective is known on a grid alone. */
    public static final String SAMPLED = "the objective's samples on their grid";

    public static final String BETWEEN_SAMPLES =
            "space, box: nothing is known of the objective between its samples and beyond them";

    /** A source of error. */
    public enum Part {
        SPACE,
        TIME,
        BOX
    }

    public ErrorStatement {
        open = java.util.Collections.unmodifiableSet(new TreeSet<>(open));
        notes = List.copyOf(notes);
    }

    /** Of a number whose error nobody has looked at. */
    static ErrorStatement none(String quantity) {
        return new ErrorStatement(
                quantity,
                "",
                Double.NaN,
                Double.NaN,
                Double.NaN,
                0,
                Set.of(Part.SPACE, Part.TIME, Part.BOX),
                List.of("not measured"));
    }

    /** The sum of the parts that were measured: a bound of the error, or a part of it if {@link #isAtLeast}. */
    public double total() {
        return known(space) + known(time) + known(box) + roundOff;
    }

    /** True if some part was not wholly measured, so that the error may be larger than the total. */
    public boolean isAtLeast() {
        return !open.isEmpty();
    }

    private static double known(double part) {
        return Double.isNaN(part) ? 0 : part;
    }
}
