package org.wickbench.symbolic.enclose;

/**
 * How much work an evaluation may still cost: counted in units of about a microsecond, not timed, so that runs repeat. A
 * thread that is interrupted has no effort left.
 */
public final class Effort {
    private long left;

    /** @param units how many microseconds it may take, roughly */
    public Effort(long units) {
        this.left = units;
    }

    /** Effort without an end, other than an interrupt. */
    public static Effort unlimited() {
        return new Effort(Long.MAX_VALUE);
    }

    /**
     * Counts some work.
     *
     * @throws UndeterminedException if there is none left
     */
    public void spend(long units) {
        left -= units;
        if (isSpent()) {
            throw new UndeterminedException("the evaluation takes too long");
        }
    }

    /** True if nothing more may be done. */
    public boolean isSpent() {
        return left < 0 || Thread.currentThread().isInterrupted();
    }
}
