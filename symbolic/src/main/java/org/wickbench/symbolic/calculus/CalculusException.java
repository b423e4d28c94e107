package org.wickbench.symbolic.calculus;

import java.io.Serial;

/** A derivative that has no rule here. */
public final class CalculusException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public CalculusException(String message) {
        super(message);
    }

    /** What is wrong; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
