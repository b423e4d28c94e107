package org.wickbench.workbench.console;

/** Something that the user gave is wrong; the message says what, where, and what would be right. */
public final class InputException extends RuntimeException {
    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
