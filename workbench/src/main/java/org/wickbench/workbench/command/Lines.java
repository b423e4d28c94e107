package org.wickbench.workbench.command;

import org.wickbench.symbolic.prove.Verdict.Strength;
import org.wickbench.verification.report.ReportDocument.Outcome;

/** Results as lines of a word and what it says, in two columns; the word of a verdict may carry colour. */
final class Lines {
    private static final int COLUMN = 11;

    private final boolean colour;
    private final StringBuilder text = new StringBuilder();

    Lines(boolean colour) {
        this.colour = colour;
    }

    void heading(String title) {
        text.append(colour ? "\u001b[1m" + title + "\u001b[0m" : title).append('\n');
    }

    void plain(String line) {
        text.append(line).append('\n');
    }

    void verdict(Strength strength, String statement) {
        String word = strength.name();
        text.append(colour ? paint(strength) + word + "\u001b[0m" : word)
                .repeat(' ', Math.max(1, COLUMN - word.length()))
                .append(statement)
                .append('\n');
    }

    void outcome(Outcome outcome, String what) {
        String word = outcome.name();
        String paint =
                switch (outcome) {
                    case PASSED -> "\u001b[32m";
                    case FAILED -> "\u001b[31m";
                    case SKIPPED -> "\u001b[33m";
                };
        text.append(colour ? paint + word + "\u001b[0m" : word)
                .repeat(' ', Math.max(1, COLUMN - word.length()))
                .append(what)
                .append('\n');
    }

    void line(String word, String what) {
        String body = what.replace("\n", "\n" + " ".repeat(COLUMN));
        text.append(word)
                .repeat(' ', Math.max(1, COLUMN - word.length()))
                .append(body)
                .append('\n');
    }

    private static String paint(Strength strength) {
        return switch (strength) {
            case PROVED, AGREED -> "\u001b[32m";
            case SAMPLED -> "\u001b[36m";
            case ASSUMED, UNDECIDED -> "\u001b[33m";
            case VACUOUS, REFUTED -> "\u001b[31m";
        };
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
