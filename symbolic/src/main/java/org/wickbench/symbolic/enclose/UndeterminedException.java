package org.wickbench.symbolic.enclose;

import java.io.Serial;
import java.util.Objects;

/**
 * The enclosure is too wide, or the point too special, for the operation: a divisor that may be zero, a logarithm
 * across its cut, a sign that is not decided. A higher precision or another point may help.
 */
public final class UndeterminedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public UndeterminedException(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
