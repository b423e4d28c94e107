package org.wickbench.workbench.console;

/** How a command ended. A false claim never ends with {@link #HOLDS}. */
public enum Exit {
    /** Everything asked for holds. */
    HOLDS(0),
    /** Wickbench itself failed. */
    INTERNAL_ERROR(1),
    /** The command line or a document could not be understood, or a file could not be read or written. */
    INPUT_ERROR(2),
    /** A claim is refuted or a check failed. */
    REFUTED(3),
    /** Nothing is refuted, and something could not be decided. */
    UNDECIDED(4);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    /** The process's exit code. */
    public int code() {
        return code;
    }

    /** The worse of two ends: refuted over undecided over holds; an error over all of them. */
    public Exit and(Exit other) {
        return severity() >= other.severity() ? this : other;
    }

    private int severity() {
        return switch (this) {
            case HOLDS -> 0;
            case UNDECIDED -> 1;
            case REFUTED -> 2;
            case INPUT_ERROR -> 3;
            case INTERNAL_ERROR -> 4;
        };
    }
}
