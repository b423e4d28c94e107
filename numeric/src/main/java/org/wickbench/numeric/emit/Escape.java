package org.wickbench.numeric.emit;

/** Makes foreign text safe inside a comment of Java or C. */
public final class Escape {
    private static final int MAX_LENGTH = 2_000;

    private Escape() {}

    /**
     * The text on one line of printable ASCII that cannot end a comment, start an escape (Java reads {@code \}{@code u}
     * even in comments, C splices lines at a backslash) or form a trigraph.
     */
    public static String comment(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(MAX_LENGTH).forEach(c -> {
            if (c == '\\' || c == '?' || c < ' ' || c > '~') {
                safe.append("<U+").append(String.format("%04X", c)).append('>');
            } else {
                safe.appendCodePoint(c);
            }
        });
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            safe.append(" ...");
        }
        return safe.toString().replace("*/", "* /").replace("/*", "/ *");
    }
}
