package org.wickbench.workbench.console;

/** Something was to be built on a claim that does not hold, or of which it is not known. */
public final class UnprovedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Exit exit;

    /** @param exit {@link Exit#REFUTED} or {@link Exit#UNDECIDED} */
    public UnprovedException(String message, Exit exit) {
        super(message);
        this.exit = exit;
    }

    public Exit exit() {
        return exit;
    }
}
