package org.wickbench.symbolic.calculus;

import java.io.Serial;
import java.util.Objects;

/** A derivative that has no rule here. */
public final class CalculusException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public CalculusException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
