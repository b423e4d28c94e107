package org.wickbench.symbolic.normal;

import java.io.Serial;

/** An expression has no normal form here: it is outside the class that is decided, undefined, or grows too large. */
public final class NormalFormException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public NormalFormException(String message) {
        super(message);
    }

    /** What is wrong; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
