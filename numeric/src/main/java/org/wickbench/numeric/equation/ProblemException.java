package org.wickbench.numeric.equation;

/**
 * The user's input cannot be solved as stated. The message says what is wrong and what would be right; it is meant to be
 * shown as it stands. Faults of the program itself are {@link InternalException}s.
 */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProblemException(String message) {
        super(message);
    }
}
