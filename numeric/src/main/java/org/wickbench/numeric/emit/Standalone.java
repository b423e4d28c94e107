package org.wickbench.numeric.emit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wickbench.numeric.equation.Data;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.kernel.Lowering;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.pass.Passes;

/**
 * A program that runs on its own: buffers, routines called one after the other, numbers printed at the end and compared
 * with what they were when the program was written.
 *
 * @param title one line that says what is computed
 * @param header the objective, options and sizes, for the head of the file; escaped by the emitter
 * @param compiled the program and what the passes did to it; every routine of {@code sequence} takes arrays only, whose
 *     names are those of buffers
 * @param buffers all arrays that are computed, zero at the start
 * @param data the arrays that are given, whose names no buffer has
 * @param sequence the routines that main calls
 * @param outputs what is printed, from the buffer {@code result}
 * @param tolerance the self-check's bound on the differences from the expected values, relative to the outputs' scales
 */
public record Standalone(
        String title,
        String header,
        Passes.Optimised compiled,
        List<Buffer> buffers,
        List<Constants> data,
        List<String> sequence,
        List<Output> outputs,
        double tolerance) {
    public Standalone {
        buffers = List.copyOf(buffers);
        data = List.copyOf(data);
        sequence = List.copyOf(sequence);
        outputs = List.copyOf(outputs);
    }

    /** The optimised program. */
    public Program program() {
        return compiled.program();
    }

    /** An array of doubles. */
    public record Buffer(String name, int size) {}

    /** An array whose numbers are written into the program. */
    public record Constants(String name, List<Double> values) {
        /** Some 5 MB of text, which compilers take in seconds. */
        private static final int MOST_NUMBERS = 200_000;

        public Constants {
            values = List.copyOf(values);
        }

        /** The columns of a table, and the samples, that some routines take. */
        public static List<Constants> of(Data data, List<Routine> takers) {
            List<Constants> constants = new ArrayList<>();
            for (int k = 0; k < data.columns().size(); k++) {
                String name = Lowering.column(k);
                if (takers.stream().anyMatch(routine -> routine.arrays().contains(name))) {
                    double[] values = data.columns().get(k).values();
                    constants.add(
                            new Constants(name, Arrays.stream(values).boxed().toList()));
                }
            }
            if (takers.stream().anyMatch(routine -> routine.arrays().contains(OnGrid.SAMPLES))) {
                double[] values = data.samples().orElseThrow().values();
                constants.add(new Constants(
                        OnGrid.SAMPLES, Arrays.stream(values).boxed().toList()));
            }
            int numbers =
                    constants.stream().mapToInt(part -> part.values().size()).sum();
            if (numbers > MOST_NUMBERS) {
                throw new ProblemException("the program would carry " + numbers + " numbers of data, and at most "
                        + MOST_NUMBERS + " are written into one; sums of polynomials in the axes need none of them");
            }
            return constants;
        }
    }

    /**
     * A printed number.
     *
     * @param label what it is: lower-case words
     * @param index where it lies in {@code result}
     * @param expected its value when the program was written
     * @param scale its size: what the tolerance is relative to
     */
    public record Output(String label, int index, double expected, double scale) {}
}
