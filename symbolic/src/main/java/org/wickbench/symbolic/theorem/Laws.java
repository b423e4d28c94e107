package org.wickbench.symbolic.theorem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.parse.Names;

/** The laws of arithmetic, of order and of each function, read from {@code laws.txt} beside this class. */
public final class Laws {
    /**
     * A law: under its conditions the conclusion holds for all values of its variables, complex unless a condition says
     * more.
     *
     * @param variables in alphabetical order
     */
    public record Entry(String name, List<Sym> variables, List<Proposition> conditions, Proposition conclusion) {
        public Entry {
            variables = List.copyOf(variables);
            conditions = List.copyOf(conditions);
        }

        /** What has to hold for some values, in the order of the conditions. */
        public List<Proposition> conditions(List<Expr> values) {
            return conditions.stream()
                    .map(condition -> Law.put(condition, map(values)))
                    .toList();
        }

        /** What follows for some values. */
        public Proposition conclusion(List<Expr> values) {
            return Law.put(conclusion, map(values));
        }

        private Map<Expr, Expr> map(List<Expr> values) {
            Map<Expr, Expr> map = new LinkedHashMap<>();
            for (int i = 0; i < variables.size(); i++) {
                map.put(variables.get(i), values.get(i));
            }
            return map;
        }
    }

    private static final Map<String, Entry> ALL = read();

    private Laws() {}

    /** All laws by name, in the order of the file. */
    public static Map<String, Entry> all() {
        return ALL;
    }

    /** An expression as the kernel writes it where it adds numbers: {@code n - 1 + 1} is {@code n}. */
    public static Expr folded(Expr expr) {
        return Law.folded(expr);
    }

    public static Optional<Entry> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    private static Map<String, Entry> read() {
        Map<String, Entry> laws = new LinkedHashMap<>();
        for (String line : text().split("\n")) {
            String law = line.replaceFirst("(^|\\s)#.*", "").strip();
            if (!law.isEmpty()) {
                Entry entry = entry(law);
                if (laws.put(entry.name(), entry) != null) {
                    throw new IllegalStateException("two laws called " + entry.name());
                }
            }
        }
        return Collections.unmodifiableMap(laws);
    }

    private static Entry entry(String law) {
        int colon = law.indexOf(':');
        String name = law.substring(0, colon);
        String body = law.substring(colon + 1);
        int turnstile = body.indexOf("|-");
        List<Proposition> conditions =
                turnstile < 0 ? List.of() : Propositions.readAll(body.substring(0, turnstile), Names.STRICT);
        Proposition conclusion = Propositions.read(body.substring(turnstile < 0 ? 0 : turnstile + 2), Names.STRICT);
        Set<Sym> variables = new TreeSet<>(Comparator.comparing(Sym::name));
        conclusion.parts().forEach(part -> variables.addAll(Trees.freeSymbols(part)));
        conditions.forEach(condition -> condition.parts().forEach(part -> variables.addAll(Trees.freeSymbols(part))));
        return new Entry(name, new ArrayList<>(variables), conditions, conclusion);
    }

    private static String text() {
        try (InputStream in = Laws.class.getResourceAsStream("laws.txt")) {
            if (in == null) {
                throw new IllegalStateException("laws.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
