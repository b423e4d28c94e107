package org.wickbench.numeric.equation;

/** A broken invariant of this module: never the user's fault. */
public final class InternalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InternalException(String message) {
        super(message);
    }

    public InternalException(String message, Throwable cause) {
        super(message, cause);
    }
}
