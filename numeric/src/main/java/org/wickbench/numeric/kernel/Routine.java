package org.wickbench.numeric.kernel;

import java.util.List;

/**
 * A procedure: arrays, then integers, then scalars; it returns nothing and writes into its arrays. What it touches through
 * one array parameter it does not touch through another: one array may be passed twice only for parts that do not overlap.
 *
 * @param name an identifier, unique in the program
 * @param doc one or more lines that say what is computed
 * @param facts what callers guarantee about the arguments
 */
public record Routine(
        String name,
        String doc,
        List<String> arrays,
        List<String> integers,
        List<String> scalars,
        List<Statement> body,
        Facts facts) {
    public Routine {
        arrays = List.copyOf(arrays);
        integers = List.copyOf(integers);
        scalars = List.copyOf(scalars);
        body = List.copyOf(body);
    }

    /** A routine whose arguments may be anything. */
    public Routine(
            String name,
            String doc,
            List<String> arrays,
            List<String> integers,
            List<String> scalars,
            List<Statement> body) {
        this(name, doc, arrays, integers, scalars, body, Facts.NONE);
    }

    public Routine withBody(List<Statement> newBody) {
        return new Routine(name, doc, arrays, integers, scalars, newBody, facts);
    }

    public Routine withFacts(Facts newFacts) {
        return new Routine(name, doc, arrays, integers, scalars, body, newFacts);
    }

    /** True if the routine itself, or one that it calls with that array, writes the array. */
    public boolean writes(String array, Program program) {
        return writes(body, array, program);
    }

    private static boolean writes(List<Statement> body, String array, Program program) {
        for (Statement statement : body) {
            boolean written =
                    switch (statement) {
                        case Statement.Store store -> store.array().equals(array);
                        case Statement.Loop loop -> writes(loop.body(), array, program);
                        case Statement.Parallel parallel ->
                            writes(parallel.loop().body(), array, program);
                        case Statement.Call call -> {
                            Routine callee = program.routine(call.routine());
                            boolean any = false;
                            for (int i = 0; i < call.arrays().size(); i++) {
                                any |= call.arrays().get(i).equals(array)
                                        && callee.writes(callee.arrays().get(i), program);
                            }
                            yield any;
                        }
                        default -> false;
                    };
            if (written) {
                return true;
            }
        }
        return false;
    }
}
