package org.wickbench.numeric;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.wickbench.numeric.emit.ContentHash;
import org.wickbench.numeric.emit.SourceFile;
import org.wickbench.numeric.pass.Decision;
import org.wickbench.numeric.pass.Passes;

/**
 * What the compiler made of a problem.
 *
 * @param contentHash the SHA-256 of the generated text, in hexadecimal: for kernels the key of their cache
 * @param passes what each pass did, in the order in which they ran
 * @param choices what was weighed by cost: moments of the data, tables, separated variables, mirrored halves
 * @param source the generated source
 */
public record BuildReport(String contentHash, List<PassCost> passes, List<Choice> choices, SourceFile source) {
    private static final int NAME_WIDTH = 36;
    private static final int NUMBER_WIDTH = 17;

    public BuildReport {
        passes = List.copyOf(passes);
        choices = List.copyOf(choices);
    }

    /**
     * Costs before and after a pass: of one run of a standalone program, and otherwise of all kernels, each called once with
     * one panel.
     *
     * @param pass the pass's name
     * @param flopsBefore floating-point operations
     * @param bytesBefore bytes loaded and stored
     */
    public record PassCost(String pass, long flopsBefore, long flopsAfter, long bytesBefore, long bytesAfter) {
        /** Whether the pass made a difference to the counts. */
        public boolean changes() {
            return flopsBefore != flopsAfter || bytesBefore != bytesAfter;
        }
    }

    /**
     * A choice by cost, with the costs of one call of a routine either way.
     *
     * @param pass the pass that made it
     * @param routine where
     * @param choice what was weighed, such as {@code tableY[j] = exp(-y^2)}
     * @param timeWithout the time, in units of one scalar operation, by which the choice is made
     * @param taken whether it was done
     */
    public record Choice(
            String pass,
            String routine,
            String choice,
            long flopsWithout,
            long flopsWith,
            long bytesWithout,
            long bytesWith,
            double timeWithout,
            double timeWith,
            boolean taken) {
        private String line() {
            return String.format(
                    Locale.ROOT,
                    "- `%s`, %s: %s: %s, %,.0f -> %,.0f (flops %,d -> %,d, bytes %,d -> %,d)\n",
                    routine,
                    pass,
                    choice,
                    taken ? "done" : "not worth it",
                    timeWithout,
                    timeWith,
                    flopsWithout,
                    flopsWith,
                    bytesWithout,
                    bytesWith);
        }
    }

    /** @param form what was weighed before the program was made, if anything */
    static BuildReport of(Optional<Decision> form, Passes.Optimised optimised, SourceFile source) {
        return new BuildReport(
                ContentHash.of(source.text()),
                optimised.steps().stream()
                        .map(step -> new PassCost(
                                step.pass(),
                                step.before().flops(),
                                step.after().flops(),
                                step.before().bytes(),
                                step.after().bytes()))
                        .toList(),
                Stream.concat(form.stream(), optimised.decisions().stream())
                        .map(decision -> new Choice(
                                decision.pass(),
                                decision.routine(),
                                decision.choice(),
                                decision.without().cost().flops(),
                                decision.with().cost().flops(),
                                decision.without().cost().bytes(),
                                decision.with().cost().bytes(),
                                decision.without().time(),
                                decision.with().time(),
                                decision.taken()))
                        .toList(),
                source);
    }

    /**
     * The report as text, in Markdown: the costs as formulated and after every pass that changed them, the passes that did
     * not, and what was weighed.
     */
    public String table() {
        StringBuilder text = new StringBuilder();
        row(text, "pass", "flops", "bytes");
        text.append("|:").append("-".repeat(NAME_WIDTH + 1));
        text.append("|").append("-".repeat(NUMBER_WIDTH + 1)).append(":");
        text.append("|").append("-".repeat(NUMBER_WIDTH + 1)).append(":|\n");
        if (!passes.isEmpty()) {
            PassCost first = passes.getFirst();
            row(text, "as formulated", counted(first.flopsBefore()), counted(first.bytesBefore()));
        }
        passes.stream()
                .filter(PassCost::changes)
                .forEach(cost -> row(text, cost.pass(), counted(cost.flopsAfter()), counted(cost.bytesAfter())));
        List<String> others = passes.stream()
                .filter(cost -> !cost.changes())
                .map(PassCost::pass)
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            text.append("\nThe counts stay the same in: ")
                    .append(String.join(", ", others))
                    .append(".\n");
        }
        if (!choices.isEmpty()) {
            text.append("\nWeighed by the time of one call, in scalar operations:\n\n");
            choices.stream().distinct().forEach(choice -> text.append(choice.line()));
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String pass, String flops, String bytes) {
        text.append(String.format(
                "| %-" + NAME_WIDTH + "s | %" + NUMBER_WIDTH + "s | %" + NUMBER_WIDTH + "s |\n", pass, flops, bytes));
    }

    private static String counted(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
