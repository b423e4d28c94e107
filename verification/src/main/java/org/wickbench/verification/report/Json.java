package org.wickbench.verification.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A JSON value that prints itself: two spaces of indentation, members in the order in which they were added, arrays of
 * plain values on one line. JSON has no infinity and no NaN: such a number prints as the string {@code "Infinity"},
 * {@code "-Infinity"} or {@code "NaN"}.
 */
public sealed interface Json {

    /** A string. */
    record Text(String value) implements Json {}

    /** A number that prints with as many digits as it takes to read the same double back. */
    record Real(double value) implements Json {}

    /** A whole number. */
    record Whole(long value) implements Json {}

    /** True or false. */
    record Truth(boolean value) implements Json {}

    /** The absence of a value. */
    enum Nothing implements Json {
        NULL
    }

    /** Values in order. */
    record Items(List<Json> values) implements Json {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** Named values in order. */
    record Fields(Map<String, Json> members) implements Json {
        public Fields {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** These members and one more, which takes the place of one of the same name. */
        public Fields with(String name, Json value) {
            Map<String, Json> more = new LinkedHashMap<>(members);
            more.put(name, value);
            return new Fields(more);
        }

        public Fields with(String name, String value) {
            return with(name, new Text(value));
        }

        public Fields with(String name, double value) {
            return with(name, new Real(value));
        }

        public Fields with(String name, long value) {
            return with(name, new Whole(value));
        }

        public Fields with(String name, boolean value) {
            return with(name, new Truth(value));
        }

        /** One more member, {@code null} where there is no value. */
        public <T> Fields with(String name, Optional<T> value, Function<? super T, ? extends Json> json) {
            return with(name, value.<Json>map(json).orElse(Nothing.NULL));
        }

        /** One more member, an array of what the function makes of each element. */
        public <T> Fields with(String name, Iterable<T> elements, Function<? super T, ? extends Json> json) {
            return with(name, array(elements, json));
        }
    }

    /** The object without members. */
    static Fields object() {
        return new Fields(Map.of());
    }

    /** The array of what the function makes of each element. */
    static <T> Items array(Iterable<T> elements, Function<? super T, ? extends Json> json) {
        List<Json> values = new ArrayList<>();
        elements.forEach(element -> values.add(json.apply(element)));
        return new Items(values);
    }

    /** The array of the numbers. */
    static Items numbers(double... numbers) {
        List<Json> values = new ArrayList<>();
        for (double number : numbers) {
            values.add(new Real(number));
        }
        return new Items(values);
    }

    /** The text of this value, ending with a line feed. */
    default String print() {
        StringBuilder out = new StringBuilder();
        write(this, 0, out);
        return out.append('\n').toString();
    }

    /** The text of this value on one line, ending with a line feed. */
    default String printLine() {
        StringBuilder out = new StringBuilder();
        write(this, ONE_LINE, out);
        return out.append('\n').toString();
    }

    /** The depth at which nothing is broken into lines. */
    int ONE_LINE = Integer.MIN_VALUE;

    private static void write(Json json, int depth, StringBuilder out) {
        switch (json) {
            case Text text -> quote(text.value(), out);
            case Real real ->
                out.append(Double.isFinite(real.value()) ? Double.toString(real.value()) : "\"" + real.value() + "\"");
            case Whole whole -> out.append(whole.value());
            case Truth truth -> out.append(truth.value());
            case Nothing _ -> out.append("null");
            case Items items -> {
                boolean flat =
                        depth < 0 || items.values().stream().noneMatch(v -> v instanceof Items || v instanceof Fields);
                List<Runnable> parts = new ArrayList<>();
                items.values().forEach(value -> parts.add(() -> write(value, depth + 1, out)));
                block('[', ']', parts, flat, depth, out);
            }
            case Fields fields -> {
                List<Runnable> parts = new ArrayList<>();
                fields.members()
                        .forEach((name, value) -> parts.add(() -> {
                            quote(name, out);
                            out.append(": ");
                            write(value, depth + 1, out);
                        }));
                block('{', '}', parts, depth < 0 || parts.isEmpty(), depth, out);
            }
        }
    }

    private static void block(char open, char close, List<Runnable> parts, boolean flat, int depth, StringBuilder out) {
        out.append(open);
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                out.append(flat ? ", " : ",");
            }
            if (!flat) {
                out.append('\n').repeat("  ", depth + 1);
            }
            parts.get(i).run();
        }
        if (!flat) {
            out.append('\n').repeat("  ", depth);
        }
        out.append(close);
    }

    private static void quote(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    boolean lone = Character.isSurrogate(c) && !paired(value, i);
                    if (c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029 || lone) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean paired(String value, int i) {
        char c = value.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
    }
}
