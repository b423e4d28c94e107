package org.wickbench.workbench.command;

import java.util.List;
import java.util.Locale;
import org.wickbench.verification.report.Json;

/** A condition of a verdict as an object: what kind of condition it is, and the condition itself. */
final class ConditionJson {
    private static final List<String> ORDERS = List.of(" >= ", " <= ", " > ", " < ", " == ");

    private ConditionJson() {}

    static Json of(String condition) {
        return Json.object().with("type", type(condition)).with("condition", condition);
    }

    private static String type(String condition) {
        String text = condition.toLowerCase(Locale.ROOT);
        if (text.endsWith(" != 0")) {
            return "NonZero";
        }
        if (text.contains(" tends to ") || text.contains("vanish")) {
            return "Vanishes";
        }
        if (text.contains("converge") || text.contains("oscillating integral")) {
            return "Converges";
        }
        if (text.startsWith("hypothesis: ")) {
            return "Hypothesis";
        }
        boolean words = text.matches(".*\\b(is|are|the|of)\\b.*");
        return !words && ORDERS.stream().anyMatch(text::contains) ? "Holds" : "Note";
    }
}
