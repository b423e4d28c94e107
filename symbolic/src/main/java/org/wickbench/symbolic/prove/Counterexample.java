package org.wickbench.symbolic.prove;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A point where the two sides differ, with enclosures that have no value in common.
 *
 * @param point the value of each symbol, and the example that stands for each unknown function
 * @param left the left side there
 * @param right the right side there
 * @param difference left - right
 * @param ratio left / right, or "undefined"
 */
public record Counterexample(Map<String, String> point, String left, String right, String difference, String ratio) {
    public Counterexample {
        point = Collections.unmodifiableMap(new LinkedHashMap<>(point));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        point.forEach((name, value) -> text.append(text.isEmpty() ? "" : ", ")
                .append(name)
                .append(" = ")
                .append(value));
        return "at " + (text.isEmpty() ? "every point" : text) + ": left " + left + ", right " + right;
    }
}
