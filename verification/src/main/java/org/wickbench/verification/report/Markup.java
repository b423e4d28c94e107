package org.wickbench.verification.report;

/** Text made safe for HTML, SVG and MathML. */
final class Markup {
    private Markup() {}

    /** The text with the five characters that have a meaning in markup replaced, and control characters left out. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    boolean control = c < ' ' && c != '\n' && c != '\t';
                    if (!control && !(c >= 0xd800 && c < 0xe000) && c != 0xfffe && c != 0xffff) {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.toString();
    }
}
