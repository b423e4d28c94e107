package org.wickbench.symbolic.theorem;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wickbench.symbolic.expr.Expr;

/**
 * The proof of a theorem as text, one inference a line, that {@link CertificateReader} replays.
 *
 * <pre>
 * wickbench-certificate 1
 * context: z complex
 * 1. law sinh-exp (z) |- sinh(z) == (exp(z) - exp(-z))/2
 * 2. field from 1 |- 2*sinh(z) == exp(z) - exp(-z)
 * </pre>
 *
 * <p>A line has a number, the schema, the law's name, a hypothesis in braces, the terms that are put in, the lines that it
 * follows from, and what it states. The last line is the theorem.
 */
public final class Certificate {
    static final String HEADER = "wickbench-certificate 1";

    private Certificate() {}

    /** The text of the certificate, with a line break at its end. */
    public static String of(Theorem theorem) {
        List<Theorem> order = order(theorem);
        Map<Theorem, Integer> numbers = new IdentityHashMap<>();
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        text.append("context: ").append(theorem.context()).append('\n');
        for (Theorem each : order) {
            numbers.put(each, numbers.size() + 1);
            text.append(numbers.size()).append(". ").append(line(each, numbers)).append('\n');
        }
        return text.toString();
    }

    /** Every theorem that this one rests on, parents first, itself last. */
    private static List<Theorem> order(Theorem theorem) {
        List<Theorem> order = new ArrayList<>();
        Map<Theorem, Boolean> seen = new IdentityHashMap<>();
        Deque<Theorem> open = new ArrayDeque<>(List.of(theorem));
        while (!open.isEmpty()) {
            Theorem top = open.peek();
            if (seen.putIfAbsent(top, false) == null) {
                top.parents().reversed().stream()
                        .filter(parent -> !seen.containsKey(parent))
                        .forEach(open::push);
            } else {
                open.pop();
                if (seen.put(top, true) == Boolean.FALSE) {
                    order.add(top);
                }
            }
        }
        return order;
    }

    private static String line(Theorem theorem, Map<Theorem, Integer> numbers) {
        Instance instance = theorem.instance();
        StringBuilder line = new StringBuilder(theorem.schema().name());
        if (!instance.name().isEmpty()) {
            line.append(' ').append(instance.name());
        }
        instance.hypotheses().forEach(hypothesis -> line.append(' ').append(text(hypothesis)));
        if (!instance.terms().isEmpty()) {
            line.append(instance.terms().stream().map(Expr::toString).collect(Collectors.joining("; ", " (", ")")));
        }
        if (!theorem.parents().isEmpty()) {
            line.append(theorem.parents().stream()
                    .map(parent -> String.valueOf(numbers.get(parent)))
                    .collect(Collectors.joining(", ", " from ", "")));
        }
        return line.append(" |- ").append(theorem.conclusion()).toString();
    }

    /** {@code {fact: x > 0}}, {@code {premise bound: zeta(x) >= c; for x; where x > 0}}. */
    private static String text(Hypothesis hypothesis) {
        StringBuilder text = new StringBuilder("{");
        text.append(hypothesis.kind().name().toLowerCase(java.util.Locale.ROOT));
        if (!hypothesis.label().isEmpty()) {
            text.append(' ').append(hypothesis.label());
        }
        text.append(": ").append(hypothesis.statement());
        if (!hypothesis.general().isEmpty()) {
            text.append("; for ").append(list(hypothesis.general()));
        }
        if (!hypothesis.guards().isEmpty()) {
            text.append("; where ").append(list(hypothesis.guards()));
        }
        return text.append('}').toString();
    }

    private static String list(List<?> items) {
        return items.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
