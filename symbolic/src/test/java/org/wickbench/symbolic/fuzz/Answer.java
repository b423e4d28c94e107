package org.wickbench.symbolic.fuzz;

import java.util.List;
import java.util.Map;

/** What somebody says of a question. */
sealed interface Answer {
    /** It holds wherever the assumptions and these conditions do, and both sides have values there. */
    record Proved(List<String> conditions) implements Answer {}

    /** It fails at a point, or in general where the point names nothing. */
    record Refuted(Map<String, String> point) implements Answer {}

    /** The one who answers has noticed an error of his own. */
    record Contradicted(String how) implements Answer {}

    /** No answer but an error of the program. */
    record Failed(String how) implements Answer {}

    /** Nothing that could be false. */
    record Open() implements Answer {}
}
