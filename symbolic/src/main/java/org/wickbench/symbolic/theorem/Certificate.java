package org.wickbench.symbolic.theorem;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Trees;

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
        Writer writer = new Writer(names(order));
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        text.append("context: ").append(writer.context(theorem.context())).append('\n');
        for (Theorem each : order) {
            text.append(writer.add(each)).append('\n');
        }
        return text.toString();
    }

    /** A plain name for each symbol that the program made, different from every other name. */
    private static Map<Sym, Sym> names(List<Theorem> order) {
        Set<Sym> internal = new LinkedHashSet<>();
        Set<String> taken = new HashSet<>();
        for (Theorem theorem : order) {
            List<Expr> parts = new ArrayList<>(theorem.instance().terms());
            parts.addAll(theorem.conclusion().parts());
            theorem.instance().hypotheses().forEach(hypothesis -> {
                parts.addAll(hypothesis.general());
                parts.addAll(hypothesis.statement().parts());
                hypothesis.guards().forEach(guard -> parts.addAll(guard.parts()));
            });
            for (Expr part : parts) {
                for (Sym symbol : Trees.freeSymbols(part)) {
                    if (symbol.isInternal()) {
                        internal.add(symbol);
                    }
                    taken.add(symbol.stem());
                }
                Trees.unknownFunctions(part).keySet().forEach(head -> taken.add(head.name()));
            }
        }
        taken.addAll(order.getLast().context().domains().keySet());
        Map<Sym, Sym> names = new LinkedHashMap<>();
        for (Sym symbol : internal) {
            String stem = symbol.isInternal(Context.COMPLEX) ? "w" : symbol.isInternal("real") ? "v" : symbol.stem();
            String name = stem;
            for (int i = 1; !taken.add(name); i++) {
                name = stem + i;
            }
            names.put(symbol, Expr.sym(name));
        }
        return names;
    }

    /** Every theorem that this one rests on, parents first, itself last. */
    private static List<Theorem> order(Theorem theorem) {
        List<Theorem> order = new ArrayList<>();
        Set<Theorem> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Theorem> placed = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Theorem> open = new ArrayDeque<>(List.of(theorem));
        while (!open.isEmpty()) {
            Theorem top = open.element();
            if (seen.add(top)) {
                top.parents().reversed().stream()
                        .filter(parent -> !seen.contains(parent))
                        .forEach(open::push);
            } else {
                open.pop();
                if (placed.add(top)) {
                    order.add(top);
                }
            }
        }
        return order;
    }

    /** The lines so far, with plain names. */
    private record Writer(Map<Sym, Sym> names, Map<Theorem, Integer> numbers) {
        Writer(Map<Sym, Sym> names) {
            this(names, new IdentityHashMap<>());
        }

        /** The declared domains, and those of the names that are complex. */
        Context context(Context declared) {
            Map<String, Domain> domains = new LinkedHashMap<>(declared.domains());
            names.forEach((symbol, name) -> {
                if (symbol.isInternal(Context.COMPLEX)) {
                    domains.put(name.name(), Domain.COMPLEX);
                }
            });
            return new Context(domains);
        }

        private String text(Expr expr) {
            return Trees.substitute(expr, names).toString();
        }

        private String text(Proposition proposition) {
            return proposition.map(expr -> Trees.substitute(expr, names)).toString();
        }

        String add(Theorem theorem) {
            numbers.put(theorem, numbers.size() + 1);
            Instance instance = theorem.instance();
            StringBuilder line = new StringBuilder();
            line.append(numbers.size()).append(". ").append(theorem.schema().name());
            if (!instance.name().isEmpty()) {
                line.append(' ').append(instance.name());
            }
            instance.hypotheses().forEach(hypothesis -> line.append(' ').append(text(hypothesis)));
            if (!instance.terms().isEmpty()) {
                line.append(instance.terms().stream().map(this::text).collect(Collectors.joining("; ", " (", ")")));
            }
            if (!theorem.parents().isEmpty()) {
                line.append(theorem.parents().stream()
                        .map(parent -> String.valueOf(numbers.get(parent)))
                        .collect(Collectors.joining(", ", " from ", "")));
            }
            return line.append(" |- ").append(text(theorem.conclusion())).toString();
        }

        /** {@code {fact: x > 0}}, {@code {premise bound: zeta(x) >= c; for x; where x > 0}}. */
        private String text(Hypothesis hypothesis) {
            StringBuilder text = new StringBuilder("{");
            text.append(hypothesis.kind().name().toLowerCase(Locale.ROOT));
            if (!hypothesis.label().isEmpty()) {
                text.append(' ').append(hypothesis.label());
            }
            text.append(": ").append(text(hypothesis.statement()));
            if (!hypothesis.general().isEmpty()) {
                text.append("; for ")
                        .append(hypothesis.general().stream().map(this::text).collect(Collectors.joining(", ")));
            }
            if (!hypothesis.guards().isEmpty()) {
                text.append("; where ")
                        .append(hypothesis.guards().stream().map(this::text).collect(Collectors.joining(", ")));
            }
            return text.append('}').toString();
        }
    }
}
