package org.wickbench.numeric;

import java.util.List;
import org.wickbench.numeric.emit.SourceFile;

/**
 * What the compiler made of a problem.
 *
 * @param contentHash the SHA-256 of the generated Java text, in hexadecimal: the key of the kernel cache
 * @param passes what each pass did, in the order in which they ran
 * @param source the generated Java source of the kernels
 */
public record BuildReport(String contentHash, List<PassCost> passes, SourceFile source) {
    public BuildReport {
        passes = List.copyOf(passes);
    }

    /**
     * Costs of one step (or one application of the Hamiltonian) before and after a pass.
     *
     * @param pass the pass's name
     * @param flopsBefore floating-point operations
     * @param bytesBefore bytes loaded and stored
     */
    public record PassCost(String pass, long flopsBefore, long flopsAfter, long bytesBefore, long bytesAfter) {}

    /** A table of the costs, one line per pass. */
    public String table() {
        StringBuilder text = new StringBuilder(
                String.format("%-34s %14s %14s %14s %14s%n", "pass", "flops before", "after", "bytes before", "after"));
        for (PassCost cost : passes) {
            text.append(String.format(
                    "%-34s %14d %14d %14d %14d%n",
                    cost.pass(), cost.flopsBefore(), cost.flopsAfter(), cost.bytesBefore(), cost.bytesAfter()));
        }
        return text.toString();
    }
}
