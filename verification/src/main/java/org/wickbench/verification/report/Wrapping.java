package org.wickbench.verification.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines where nothing can be measured. Widths are those of DejaVu Sans, the widest font in common use, so that
 * the lines fit in others too.
 */
final class Wrapping {
    private Wrapping() {}

    /** About how wide a text is at most. */
    static double width(String text, double size) {
        return size * text.codePoints().mapToDouble(Wrapping::em).sum();
    }

    /**
     * The text in lines of a width, broken between words where that can be; what does not fit ends in an ellipsis.
     *
     * @param most how many lines there may be
     */
    static List<String> lines(String text, double size, double width, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            String joined = line.isEmpty() ? word : line + " " + word;
            if (width(joined, size) <= width) {
                line.setLength(0);
                line.append(joined);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
            }
            String rest = word;
            while (width(rest, size) > width) {
                String start = start(rest, size, width);
                lines.add(start);
                rest = rest.substring(start.length());
            }
            line.setLength(0);
            line.append(rest);
        }
        lines.add(line.toString());
        if (lines.size() <= most) {
            return lines;
        }
        String last = lines.get(most - 1);
        String kept = start(last, size, width - width("\u2026", size)).stripTrailing();
        lines.set(most - 1, kept + "\u2026");
        return lines.subList(0, most);
    }

    /** As many characters as fit, and one at least. */
    private static String start(String text, double size, double width) {
        int end = text.offsetByCodePoints(0, 1);
        while (end < text.length() && width(text.substring(0, text.offsetByCodePoints(end, 1)), size) <= width) {
            end = text.offsetByCodePoints(end, 1);
        }
        return text.substring(0, end);
    }

    private static double em(int c) {
        return switch (c) {
            case ' ', 'i', 'l', 'j', '\'', '.', ',', ':', ';', '|' -> 0.34;
            case 't', 'f', 'r', 'I', '(', ')', '[', ']', '-', '/' -> 0.42;
            case 'm', 'w', 'M', 'W', '%', '@', '+', '=', '<', '>', '^', '~', '\u2026' -> 1;
            case 's', 'c', 'z', 'J', '*', '"' -> 0.56;
            default -> c < 0x500 ? Character.isUpperCase(c) ? 0.75 : 0.64 : 1;
        };
    }
}
