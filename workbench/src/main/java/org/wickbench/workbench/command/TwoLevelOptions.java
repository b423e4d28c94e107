package org.wickbench.workbench.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that state a second state, coupled to the first at every point. */
final class TwoLevelOptions {
    @Option(
            names = "--second",
            paramLabel = "EXPR",
            description = "The objective of a second state, for --evolve; --objective is that of the first.")
    private Optional<String> second = Optional.empty();

    @Option(
            names = "--coupling",
            paramLabel = "EXPR",
            description =
                    "What couples the first state to the second, G of the matrix (zeta, G; conj G, eta); it may contain"
                            + " I.")
    private Optional<String> coupling = Optional.empty();

    @Option(
            names = "--second-initial",
            paramLabel = "EXPR",
            description = "The second state at the start (default: 0).")
    private Optional<String> secondInitial = Optional.empty();

    boolean used() {
        return second.isPresent() || coupling.isPresent() || secondInitial.isPresent();
    }

    Optional<String> second() {
        return second;
    }

    Optional<String> coupling() {
        return coupling;
    }

    String secondInitial() {
        return secondInitial.orElse("0");
    }
}
