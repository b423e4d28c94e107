package org.wickbench.symbolic.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wickbench.symbolic.expr.Fn;

/** What a writer may have meant by a name that the syntax does not know. */
final class Suggestion {
    private static final Map<String, String> OTHER_SYNTAXES = Map.ofEntries(
            Map.entry("ln", "log"),
            Map.entry("Exp", "exp"),
            Map.entry("arctan", "atan"),
            Map.entry("arcsin", "asin"),
            Map.entry("arccos", "acos"),
            Map.entry("integrate", "integral"),
            Map.entry("conjugate", "conj"),
            Map.entry("heaviside", "step"),
            Map.entry("D", "diff"),
            Map.entry("derivative", "diff"),
            Map.entry("loggamma", "lgamma"),
            Map.entry("gammaln", "lgamma"),
            Map.entry("Product", "product"),
            Map.entry("prod", "product"));

    private Suggestion() {}

    static String forName(String name, Names names) {
        String known = OTHER_SYNTAXES.get(name);
        if (known != null) {
            return ": write " + known;
        }
        List<String> candidates = new ArrayList<>();
        Fn.names().forEach(candidates::add);
        candidates.add("sqrt");
        for (Form form : Form.values()) {
            candidates.add(form.syntax());
        }
        candidates.addAll(names.functions());
        return candidates.stream()
                .sorted(java.util.Comparator.comparing((String candidate) -> !candidate.equalsIgnoreCase(name)))
                .filter(candidate -> isClose(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(candidate -> ": did you mean " + candidate + "?")
                .orElse("; a product is written with *, an unknown function has to be declared");
    }

    /** True for names that differ in letter case, one exchanged pair of neighbours, or one letter. */
    private static boolean isClose(String left, String right) {
        if (left.equals(right)) {
            return true;
        }
        if (Math.abs(left.length() - right.length()) > 1 || Math.max(left.length(), right.length()) < 3) {
            return false;
        }
        int start = 0;
        while (start < Math.min(left.length(), right.length()) && left.charAt(start) == right.charAt(start)) {
            start++;
        }
        String leftRest = left.substring(start);
        String rightRest = right.substring(start);
        if (leftRest.length() == rightRest.length()) {
            boolean oneLetter = leftRest.substring(1).equals(rightRest.substring(1));
            boolean swapped = leftRest.length() >= 2
                    && leftRest.charAt(0) == rightRest.charAt(1)
                    && leftRest.charAt(1) == rightRest.charAt(0)
                    && leftRest.substring(2).equals(rightRest.substring(2));
            return oneLetter || swapped;
        }
        return leftRest.length() > rightRest.length()
                ? leftRest.substring(1).equals(rightRest)
                : rightRest.substring(1).equals(leftRest);
    }
}
