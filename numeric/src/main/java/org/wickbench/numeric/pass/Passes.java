package org.wickbench.numeric.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.wickbench.numeric.kernel.Cost;
import org.wickbench.numeric.kernel.Program;

/**
 * Which passes run, and in which order. Every pass takes a valid {@link Program} and returns one that computes the same
 * values (up to the single rounding of {@code fuse multiply-add}); running the list twice changes nothing.
 */
public final class Passes {
    private static final List<Pass> ORDER = List.of(
            // literals first, so that exponents are literals when powers are expanded
            new Pass("fold constants", FoldConstants::apply),
            new Pass("expand powers", ExpandPowers::apply),
            new Pass("eliminate common subexpressions", EliminateCommonSubexpressions::apply),
            // after sharing: a product with two users is not fused into either
            new Pass("fuse multiply-add", FuseMultiplyAdd::apply),
            new Pass("hoist invariants", HoistInvariants::apply),
            // marks only; every later rewrite has to keep the marks valid
            new Pass("vectorise", Vectorise::apply));

    private Passes() {}

    private record Pass(String name, UnaryOperator<Program> rewrite) {}

    /** Costs of a routine before and after one pass. */
    public record Step(String pass, Cost before, Cost after) {}

    /**
     * The outcome.
     *
     * @param steps the cost of all routines together, each called once, before and after each pass
     */
    public record Optimised(Program program, List<Step> steps) {}

    /** Runs the list. */
    public static Optimised run(Program program) {
        List<Step> steps = new ArrayList<>();
        Program current = program;
        for (Pass pass : ORDER) {
            Cost before = cost(current);
            current = pass.rewrite().apply(current);
            steps.add(new Step(pass.name(), before, cost(current)));
        }
        return new Optimised(current, List.copyOf(steps));
    }

    private static Cost cost(Program program) {
        return program.routines().stream()
                .map(routine -> Cost.of(program, routine.name(), 1))
                .reduce(new Cost(0, 0), Cost::plus);
    }
}
