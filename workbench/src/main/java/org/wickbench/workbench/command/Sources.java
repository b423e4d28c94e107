package org.wickbench.workbench.command;

import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.workbench.console.InputException;

/** Errors in files, told as {@code FILE:LINE:COLUMN: reason} above the line and a mark under the place. */
final class Sources {
    private Sources() {}

    static InputException located(String file, SyntaxException error) {
        String before = error.source().substring(0, error.position());
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return new InputException(
                file + ":" + line + ":" + column + ": " + error.reason() + System.lineSeparator()
                        + SyntaxException.caret(error.source(), error.position()),
                error);
    }
}
