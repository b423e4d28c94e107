package org.wickbench.symbolic.theorem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Sets of numbers that a proposition can put an expression in; a symbol ranges over one of the first three. */
public enum Domain {
    COMPLEX,
    REAL,
    INTEGER,
    /** The complex plane without the closed negative real axis, where logarithm and root are analytic. */
    SLIT;

    /** The name as it is written behind an expression: {@code x real}. */
    public String syntax() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Domain> named(String syntax) {
        return Arrays.stream(values())
                .filter(domain -> domain.syntax().equals(syntax))
                .findFirst();
    }
}
