package org.wickbench.symbolic.normal;

import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An expression has no normal form here: it is outside the class that is decided, undefined, or grows too large. */
public final class NormalFormException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public NormalFormException(@Nullable String message) {
        super(message);
    }

    /** Gives up where somebody has interrupted the thread, since the time for an answer is over. */
    static void ifInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new NormalFormException("the time for the normal form is over");
        }
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
