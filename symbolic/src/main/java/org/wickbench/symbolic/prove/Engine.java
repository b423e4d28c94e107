package org.wickbench.symbolic.prove;

import java.util.Optional;

/** A second opinion: a computer algebra system that says whether a statement is true. It never proves by itself. */
public interface Engine {
    String name();

    /**
     * Whether the statement holds, as this engine sees it; empty if it cannot tell, is not installed, or does not answer
     * in time.
     */
    Optional<Boolean> holds(Statement statement);
}
