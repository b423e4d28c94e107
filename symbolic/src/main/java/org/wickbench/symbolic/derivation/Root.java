package org.wickbench.symbolic.derivation;

import java.util.Locale;

/**
 * What a statement rests on and does not prove.
 *
 * @param document the id of the document in which it stands
 * @param label its label there
 */
public record Root(Kind kind, String document, String label) {
    /** What kind of ground a root is. */
    public enum Kind {
        /** A law that the theory starts from. */
        POSTULATE,
        /** A condition of the statement. */
        HYPOTHESIS,
        /** A theorem of another document. */
        DOCUMENT;

        /** The kind as it is printed. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The document and the label. */
    public String place() {
        return document + "/" + label;
    }
}
