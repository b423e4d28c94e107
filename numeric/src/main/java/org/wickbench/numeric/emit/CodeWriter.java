package org.wickbench.numeric.emit;

/** Text with indentation. */
final class CodeWriter {
    private static final int MAX_WIDTH = 118;

    private final StringBuilder text = new StringBuilder();
    private int depth;

    /** A line at the current depth; a long one is broken after a comma, with a double indent. */
    CodeWriter line(String line) {
        String rest = "    ".repeat(depth) + line;
        String continuation = "    ".repeat(depth + 2);
        while (rest.length() > MAX_WIDTH) {
            int cut = rest.lastIndexOf(", ", MAX_WIDTH);
            if (cut < continuation.length() + 1) {
                break;
            }
            text.append(rest, 0, cut + 1).append('\n');
            rest = continuation + rest.substring(cut + 2);
        }
        text.append(rest).append('\n');
        return this;
    }

    CodeWriter blank() {
        text.append('\n');
        return this;
    }

    CodeWriter open(String line) {
        line(line);
        depth++;
        return this;
    }

    CodeWriter close() {
        return close("}");
    }

    CodeWriter close(String end) {
        depth--;
        return line(end);
    }

    /** A block comment in the style that Java and C share. */
    CodeWriter comment(String start, String body) {
        line(start);
        body.lines().forEach(one -> line(one.isEmpty() ? " *" : " * " + one));
        return line(" */");
    }

    /** Text that is laid out already, each line at the current depth. */
    CodeWriter block(String lines) {
        lines.lines().forEach(one -> text.append(one.isEmpty() ? "" : "    ".repeat(depth))
                .append(one)
                .append('\n'));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
