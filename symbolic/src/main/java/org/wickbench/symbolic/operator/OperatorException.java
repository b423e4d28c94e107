package org.wickbench.symbolic.operator;

import java.io.Serial;
import java.util.Objects;

/** An expression is no operator that this room can compute with. */
public final class OperatorException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public OperatorException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
