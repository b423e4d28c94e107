package org.wickbench.numeric;

import java.util.List;
import org.wickbench.numeric.emit.SourceFile;

/**
 * What the compiler made of a problem.
 *
 * @param contentHash the SHA-256 of the generated Java text, in hexadecimal: the key of the kernel cache
 * @param passes what each pass did, in the order in which they ran
 * @param choices what the passes weighed by cost: tables, separated variables, mirrored halves
 * @param source the generated Java source of the kernels
 */
public record BuildReport(String contentHash, List<PassCost> passes, List<Choice> choices, SourceFile source) {
    public BuildReport {
        passes = List.copyOf(passes);
        choices = List.copyOf(choices);
    }

    /**
     * Costs of one step (or one application of the Hamiltonian) before and after a pass.
     *
     * @param pass the pass's name
     * @param flopsBefore floating-point operations
     * @param bytesBefore bytes loaded and stored
     */
    public record PassCost(String pass, long flopsBefore, long flopsAfter, long bytesBefore, long bytesAfter) {}

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
            boolean taken) {}

    /** A table of the costs, one line per pass, and below it one line per choice. */
    public String table() {
        StringBuilder text = new StringBuilder(
                String.format("%-34s %14s %14s %14s %14s%n", "pass", "flops before", "after", "bytes before", "after"));
        for (PassCost cost : passes) {
            text.append(String.format(
                    "%-34s %14d %14d %14d %14d%n",
                    cost.pass(), cost.flopsBefore(), cost.flopsAfter(), cost.bytesBefore(), cost.bytesAfter()));
        }
        for (Choice choice : choices) {
            text.append(String.format(
                    "%s in %s: %s: %s; with it flops %d -> %d, bytes %d -> %d, scalar operations' time %.3g -> %.3g%n",
                    choice.pass(),
                    choice.routine(),
                    choice.choice(),
                    choice.taken() ? "done" : "not worth it",
                    choice.flopsWithout(),
                    choice.flopsWith(),
                    choice.bytesWithout(),
                    choice.bytesWith(),
                    choice.timeWithout(),
                    choice.timeWith()));
        }
        return text.toString();
    }
}
