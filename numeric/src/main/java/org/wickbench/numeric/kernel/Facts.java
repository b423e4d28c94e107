package org.wickbench.numeric.kernel;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.wickbench.numeric.equation.InternalException;

/**
 * What the callers of a routine guarantee about its arguments. Passes may rely on it; the interpreter checks it at every
 * call.
 *
 * @param mirrored for an array its mirror sum {@code s}: elements {@code i} and {@code s - i} are opposite to the last bit
 *     wherever both exist
 * @param ranges where the elements of an array, or the value of a scalar, lie; nothing is known where there is no entry
 */
public record Facts(Map<String, Integer> mirrored, Map<String, Range> ranges) {
    /** Nothing is known. */
    public static final Facts NONE = new Facts(Map.of(), Map.of());

    public Facts {
        mirrored = java.util.Collections.unmodifiableMap(new TreeMap<>(mirrored));
        ranges = java.util.Collections.unmodifiableMap(new TreeMap<>(ranges));
    }

    /** The range of an array's elements or of a scalar. */
    public Range range(String name) {
        return ranges.getOrDefault(name, Range.ALL);
    }

    /** Refuses arguments for which the facts are no facts. */
    void check(String routine, Map<String, double[]> arrays, Map<String, Double> scalars) {
        mirrored.forEach((name, sum) -> {
            double[] array = Objects.requireNonNull(arrays.get(name), name);
            for (int i = Math.max(0, sum - array.length + 1); i < array.length && i <= sum; i++) {
                require(array[i] == -array[sum - i], routine, name + " is not mirrored at " + i);
            }
        });
        ranges.forEach((name, range) -> {
            Double scalar = scalars.get(name);
            double[] values = scalar != null ? new double[] {scalar} : Objects.requireNonNull(arrays.get(name), name);
            for (double value : values) {
                require(range.contains(value), routine, name + " = " + value + " is outside " + range);
            }
        });
    }

    private static void require(boolean holds, String routine, String message) {
        if (!holds) {
            throw new InternalException(routine + ": " + message);
        }
    }
}
