package org.wickbench.verification.report;

/**
 * A formula in two spellings.
 *
 * @param text the syntax that Wickbench reads, shown on hover and in the JSON twin
 * @param mathml the content of a {@code <math>} element; empty if there is none, and the text is shown instead
 */
public record Formula(String text, String mathml) {
    /** A formula that is shown as it is typed. */
    public static Formula plain(String text) {
        return new Formula(text, "");
    }
}
