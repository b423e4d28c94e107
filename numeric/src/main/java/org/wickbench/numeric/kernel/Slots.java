package org.wickbench.numeric.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Places for the variables of a formula's reductions in an array of integers, for functions made of closures. */
final class Slots {
    private final Map<String, Integer> slots = new LinkedHashMap<>();

    /** An index as a function of the variables' values. */
    interface Place {
        int in(int[] rows);
    }

    /** The slot of a variable. */
    int bind(String variable) {
        return slots.computeIfAbsent(variable, _ -> slots.size());
    }

    /** An index in variables that have slots. */
    Place place(Index index) {
        Place place = _ -> index.offset();
        for (Map.Entry<String, Integer> term : index.coefficients().entrySet()) {
            Place others = place;
            int slot = Objects.requireNonNull(slots.get(term.getKey()), term.getKey());
            int factor = term.getValue();
            place = index.coefficients().size() == 1
                    ? rows -> index.offset() + factor * rows[slot]
                    : rows -> others.in(rows) + factor * rows[slot];
        }
        return place;
    }

    /** Room for the values; every thread that evaluates has its own. */
    int[] rows() {
        return new int[slots.size()];
    }
}
