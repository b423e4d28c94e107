package org.wickbench.symbolic.polynomial;

/** An exact computation that would take too long, or a number that would get too large. */
public final class ArithmeticLimitException extends RuntimeException {
    public ArithmeticLimitException(String message) {
        super(message);
    }
}
