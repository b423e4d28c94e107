package org.wickbench.workbench.store;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.workbench.console.InputException;

/**
 * Cuts comma separated text into records of cells (RFC 4180): a cell may stand between double quotes, inside of which commas and line
 * ends belong to it and a quote is written twice. Lines end with a line feed, with a carriage return before it or not.
 */
final class CsvReader {
    private final String name;
    private final String text;
    private int at;
    private int line = 1;

    /** @param name what the text is called in messages */
    CsvReader(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /**
     * A cell.
     *
     * @param text what it says, without quotes around it
     * @param position where it begins in the whole text
     * @param line the line, from 1 on
     */
    record Cell(String text, int position, int line) {}

    /** True if there is another record: empty lines at the end are none. */
    boolean hasNext() {
        for (int i = at; i < text.length(); i++) {
            if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                return true;
            }
        }
        return false;
    }

    /** The cells of the next line, of several if quotes run over their ends. */
    List<Cell> next() {
        List<Cell> cells = new ArrayList<>();
        while (true) {
            cells.add(cell());
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
                continue;
            }
            if (at < text.length() && text.charAt(at) == '\r') {
                at++;
            }
            if (at < text.length()) {
                at++;
                line++;
            }
            return cells;
        }
    }

    private boolean isEnd(int place) {
        return place >= text.length()
                || text.charAt(place) == '\n'
                || text.charAt(place) == '\r' && (place + 1 == text.length() || text.charAt(place + 1) == '\n');
    }

    private Cell cell() {
        int start = at;
        int startLine = line;
        if (!isEnd(at) && text.charAt(at) == '"') {
            return quoted(start, startLine);
        }
        while (!isEnd(at) && text.charAt(at) != ',') {
            at++;
        }
        return new Cell(text.substring(start, at), start, startLine);
    }

    private Cell quoted(int start, int startLine) {
        StringBuilder content = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\n') {
                line++;
            }
            if (c != '"') {
                content.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                content.append('"');
                at++;
            } else if (isEnd(at) || text.charAt(at) == ',') {
                return new Cell(content.toString(), start, startLine);
            } else {
                throw wrong("a cell ends with its closing quote", new Cell("", at, line));
            }
        }
        throw wrong("this quote is never closed", new Cell("", start, startLine));
    }

    /** An error with the place marked. */
    InputException wrong(String what, Cell where) {
        return new InputException(name + ", line " + where.line() + ": " + what + System.lineSeparator()
                + SyntaxException.caret(shown(), where.position()));
    }

    /** The text without what a terminal might obey. */
    private String shown() {
        StringBuilder shown = new StringBuilder(text);
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (c != '\n' && c != '\t' && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)) {
                shown.setCharAt(i, c == '\r' ? ' ' : '?');
            }
        }
        return shown.toString();
    }
}
