package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.List;

/** One of the pieces of a document's text that commas separate. */
record Piece(String text, int offset) {
    /** The pieces of a list, which is one empty piece where there is nothing; commas in brackets separate nothing. */
    static List<Piece> list(String text, int offset) {
        List<Piece> pieces = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ',' && (depth <= 0 || i == text.length())) {
                pieces.add(new Piece(text.substring(start, i), offset + start));
                start = i + 1;
            }
        }
        return pieces;
    }
}
