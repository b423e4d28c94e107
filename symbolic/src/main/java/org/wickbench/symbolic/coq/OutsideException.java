package org.wickbench.symbolic.coq;

/** Something that has no reading as a statement about real numbers; the message says what. */
final class OutsideException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutsideException(String reason) {
        super(reason);
    }

    /** The reason. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
