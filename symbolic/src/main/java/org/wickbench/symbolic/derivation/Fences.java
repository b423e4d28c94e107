package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fenced code blocks of a Markdown text as CommonMark reads them: a fence is three or more backticks or tildes after at
 * most three spaces; what follows is the info string, whose first word is the language; the block ends at a fence of the same
 * character that is at least as long and has nothing behind it, or with the document.
 */
final class Fences {
    private static final Pattern OPENING = Pattern.compile("( {0,3})(`{3,}|~{3,})[ \\t]*([^\\n]*)");
    private static final Pattern COMMENT = Pattern.compile(" {0,3}<!--.*");

    private Fences() {}

    /**
     * One block.
     *
     * @param opened where its first line begins
     * @param from where its content begins
     * @param to where its content ends
     * @param end where the text goes on behind it
     * @param indent how many spaces each line of the content may begin with that are not part of it
     * @param closed false if the document ends first
     */
    record Block(String language, int opened, int from, int to, int end, int indent, boolean closed) {}

    static List<Block> of(String text) {
        List<Block> blocks = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int lineEnd = lineEnd(text, at);
            String line = text.substring(at, lineEnd);
            Matcher opening = OPENING.matcher(line);
            if (COMMENT.matcher(line).matches()) {
                at = afterComment(text, at);
            } else if (opening.matches() && isFence(opening)) {
                Block block = block(text, at, lineEnd, opening);
                blocks.add(block);
                at = block.end;
            } else {
                at = lineEnd + 1;
            }
        }
        return blocks;
    }

    /** After backticks the info string has none: that would be code within a line. */
    private static boolean isFence(Matcher opening) {
        return opening.group(2).startsWith("~") || opening.group(3).indexOf('`') < 0;
    }

    private static Block block(String text, int opened, int firstLineEnd, Matcher opening) {
        String fence = opening.group(2);
        Pattern closing =
                Pattern.compile(" {0,3}" + Pattern.quote(fence.substring(0, 1)) + "{" + fence.length() + ",}[ \\t]*");
        String language = opening.group(3).strip().split("\\s+", 2)[0];
        int indent = opening.group(1).length();
        int from = Math.min(firstLineEnd + 1, text.length());
        for (int at = from; at < text.length(); ) {
            int lineEnd = lineEnd(text, at);
            if (closing.matcher(text.substring(at, lineEnd)).matches()) {
                return new Block(language, opened, from, at, Math.min(lineEnd + 1, text.length()), indent, true);
            }
            at = lineEnd + 1;
        }
        return new Block(language, opened, from, text.length(), text.length(), indent, false);
    }

    private static int afterComment(String text, int at) {
        int close = text.indexOf("-->", at);
        return close < 0 ? text.length() : lineEnd(text, close) + 1;
    }

    private static int lineEnd(String text, int at) {
        int newline = text.indexOf('\n', at);
        return newline < 0 ? text.length() : newline;
    }
}
