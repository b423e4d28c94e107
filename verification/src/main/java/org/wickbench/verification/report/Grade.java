package org.wickbench.verification.report;

import java.util.Locale;

/** How well a statement is established, strongest first. */
public enum Grade {
    PROVED("an exact normal form decided it"),
    AGREED("two independent engines agree"),
    SAMPLED("it held at every sampled point, in high precision"),
    ASSUMED("the author states it"),
    UNDECIDED("nothing could decide it"),
    VACUOUS("its premises contradict each other"),
    REFUTED("a counterexample was found");

    private final String meaning;

    Grade(String meaning) {
        this.meaning = meaning;
    }

    /** What this grade means, in one clause. */
    public String meaning() {
        return meaning;
    }

    /** The name as it is shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
