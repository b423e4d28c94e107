package org.wickbench.symbolic.derivation;

import java.io.Serial;
import java.util.Objects;

/** A rule does not fit its step: a clause is missing, or an expression does not have the form that the rule needs. */
public final class RuleException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public RuleException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
