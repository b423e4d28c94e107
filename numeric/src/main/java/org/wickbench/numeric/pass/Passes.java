package org.wickbench.numeric.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.wickbench.numeric.kernel.Cost;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;

/**
 * Which passes run, and in which order. Every pass takes a valid {@link Program} and returns one that computes the same
 * values, up to the single rounding of {@code fuse multiply-add} and the bound of {@link SeparateVariables}; running the list
 * twice changes nothing.
 */
public final class Passes {
    private static final List<Pass> ORDER = List.of(
            // literals first, so that exponents are literals when powers are expanded
            pass("fold constants", FoldConstants::apply),
            // while sums and products are still those of the formula
            new Pass(SeparateVariables.NAME, SeparateVariables::apply),
            // before sharing and fusing, which take from the parts that could be tables
            new Pass(TabulateOrRecompute.NAME, TabulateOrRecompute::apply),
            pass("expand powers", ExpandPowers::apply),
            pass("eliminate common subexpressions", EliminateCommonSubexpressions::apply),
            // after sharing: a product with two users is not fused into either
            pass("fuse multiply-add", FuseMultiplyAdd::apply),
            pass("hoist invariants", HoistInvariants::apply),
            // what was hoisted out of neighbouring loops may have parts in common
            pass("eliminate common subexpressions again", EliminateCommonSubexpressions::apply),
            // when all that can leave a loop has left it: what remains is what a mirrored point saves
            new Pass(MirrorEvenLoops.NAME, MirrorEvenLoops::apply),
            // marks only; every later rewrite has to keep the marks valid
            pass("vectorise", Vectorise::apply));

    /** A round adds a table or a half; a handful of them were never needed. */
    private static final int MOST_ROUNDS = 5;

    private Passes() {}

    private static Pass pass(String name, UnaryOperator<Program> rewrite) {
        return new Pass(name, (program, _) -> rewrite.apply(program));
    }

    private record Pass(String name, BiFunction<Program, Consumer<Decision>, Program> rewrite) {}

    /** Costs of a routine before and after one pass. */
    public record Step(String pass, Cost before, Cost after) {}

    /**
     * The outcome.
     *
     * @param steps the cost of what was counted before and after each pass
     * @param decisions what was weighed by cost on the way, taken or not
     */
    public record Optimised(Program program, List<Step> steps, List<Decision> decisions) {}

    /** As {@link #run(Program, List)}; counted are all routines together, each called once. */
    public static Optimised run(Program program) {
        return run(program, program.routines().stream().map(Routine::name).toList());
    }

    /**
     * Runs the list, and again where a choice by cost, close to its limit, looks otherwise in the light of its outcome.
     *
     * @param counted the routines whose costs are reported, each called once
     */
    public static Optimised run(Program program, List<String> counted) {
        List<Step> steps = new ArrayList<>();
        List<Decision> decisions = new ArrayList<>();
        Program current = program;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Decision> made = new ArrayList<>();
            List<Step> taken = new ArrayList<>();
            Program before = current;
            current = round(current, counted, taken, made);
            steps.addAll(taken);
            decisions.addAll(made);
            if (made.isEmpty() || isStable(current) || current.equals(before)) {
                break;
            }
        }
        return new Optimised(current, List.copyOf(steps), List.copyOf(decisions));
    }

    private static Program round(Program program, List<String> counted, List<Step> steps, List<Decision> decisions) {
        Program current = program;
        for (Pass pass : ORDER) {
            Cost before = cost(current, counted);
            current = pass.rewrite().apply(current, decisions::add);
            steps.add(new Step(pass.name(), before, cost(current, counted)));
        }
        return current;
    }

    /** Whether the passes that choose by cost would choose nothing new. */
    private static boolean isStable(Program program) {
        Program again = SeparateVariables.apply(program, _ -> {});
        again = TabulateOrRecompute.apply(again, _ -> {});
        return MirrorEvenLoops.apply(again, _ -> {}).equals(program);
    }

    private static Cost cost(Program program, List<String> counted) {
        return counted.stream().map(routine -> Cost.of(program, routine, 1)).reduce(new Cost(0, 0), Cost::plus);
    }
}
