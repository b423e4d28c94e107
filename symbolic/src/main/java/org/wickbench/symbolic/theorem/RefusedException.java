package org.wickbench.symbolic.theorem;

/** The kernel's no: an inference that no schema allows. */
public final class RefusedException extends RuntimeException {
    public RefusedException(String message) {
        super(message);
    }
}
