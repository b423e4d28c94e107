package org.wickbench.symbolic.parse;

import java.io.Serial;

/** Input that the grammar refuses: what is wrong, where it is, and what would be right. */
public final class SyntaxException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int WINDOW = 100;

    private final String reason;
    private final String source;
    private final int position;

    /**
     * @param reason what is wrong and what would be right
     * @param source the whole text that was read
     * @param position the offset of the offending character in the text
     */
    public SyntaxException(String reason, String source, int position) {
        super(reason + System.lineSeparator() + caret(source, position));
        this.reason = reason;
        this.source = source;
        this.position = Math.clamp(position, 0, source.length());
    }

    public String reason() {
        return reason;
    }

    public String source() {
        return source;
    }

    /** The offset of the offending character. */
    public int position() {
        return position;
    }

    /** The line that contains the position with a caret below it; a long line is cut to a window around the place. */
    public static String caret(String source, int position) {
        int place = Math.clamp(position, 0, source.length());
        int start = source.lastIndexOf('\n', place - 1) + 1;
        int end = source.indexOf('\n', place);
        String line = source.substring(start, end < 0 ? source.length() : end);
        int column = place - start;
        if (line.length() > WINDOW) {
            int from = Math.max(0, Math.min(column - WINDOW / 2, line.length() - WINDOW));
            int to = Math.min(line.length(), from + WINDOW);
            String head = from > 0 ? "..." : "";
            String tail = to < line.length() ? "..." : "";
            column = column - from + head.length();
            line = head + line.substring(from, to) + tail;
        }
        StringBuilder text = new StringBuilder("  ");
        text.append(line.replace('\t', ' ')).append(System.lineSeparator()).append("  ");
        text.repeat(' ', column).append('^');
        return text.toString();
    }
}
