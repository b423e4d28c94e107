package org.wickbench.symbolic.parse;

/**
 * What the parser accepts at most.
 *
 * @param length characters of one formula
 * @param depth nesting of brackets and operators; keeps every recursive walk far from the end of the stack
 * @param digits digits of a number literal, and of a number that constant powers would grow to
 */
public record Limits(int length, int depth, int digits) {
    /** Ample for formulas that a person reads: the longest one of the catalog has under 1,000 characters. */
    public static final Limits DEFAULT = new Limits(20_000, 200, 1_000);
}
