package org.wickbench.workbench.command;

import java.util.Optional;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.workbench.console.Exit;
import picocli.CommandLine.Option;

/** What besides a proof lets a command end with exit code 0. */
final class Acceptance {
    /** A weaker verdict that the user takes as well. */
    enum Weaker {
        SAMPLED
    }

    @Option(
            names = "--accept",
            paramLabel = "VERDICT",
            description = "sampled: a statement that is only sampled does not end with exit code 4.")
    private Optional<Weaker> accepted = Optional.empty();

    /** True if a statement that only held at every sample may stand. */
    boolean sampled() {
        return accepted.isPresent();
    }

    /** How a command ends that has come to this verdict. */
    Exit exit(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Refuted _, Verdict.Vacuous _ -> Exit.REFUTED;
            case Verdict.Undecided _ -> Exit.UNDECIDED;
            case Verdict.Sampled _ -> sampled() ? Exit.HOLDS : Exit.UNDECIDED;
            case Verdict.Proved _, Verdict.Agreed _, Verdict.Assumed _ -> Exit.HOLDS;
        };
    }
}
