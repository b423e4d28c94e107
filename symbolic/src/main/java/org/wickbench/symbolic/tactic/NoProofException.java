package org.wickbench.symbolic.tactic;

/** A search that ended without a proof; the message says where. */
public class NoProofException extends RuntimeException {
    public NoProofException(String message) {
        super(message);
    }
}
