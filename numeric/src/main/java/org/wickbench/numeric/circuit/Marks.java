package org.wickbench.numeric.circuit;

/** Marks under a part of a text, for error messages. */
final class Marks {
    private static final int WIDEST = 100;

    private Marks() {}

    /** The text with carets below the part on two lines of their own; nothing if it is not there or too wide to be shown. */
    static String under(String text, String part) {
        int at = text.indexOf(part);
        if (at < 0 || text.length() > WIDEST || text.indexOf('\n') >= 0) {
            return "";
        }
        String line = System.lineSeparator() + "  ";
        return line + text + line + " ".repeat(at) + "^".repeat(part.length());
    }
}
