package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Statement;
import org.wickbench.numeric.kernel.Value;
import org.wickbench.numeric.kernel.Value.UnaryOp;
import org.wickbench.numeric.transform.Arithmetic;

/**
 * The program of a split-step evolution, before any pass: pointwise factors, tables, and the kinetic sweeps.
 *
 * @param sweeps the routines of the kinetic flow
 */
record SplitStepProgram(Program program, SweepPlan sweeps, Arithmetic arithmetic) {
    /** As it is run in memory: a long line is laid out as a table. */
    static SplitStepProgram build(Problem problem, Grid grid, Arithmetic arithmetic, boolean withGradient) {
        return LongLinePlan.of(grid, arithmetic)
                .map(plan -> build(problem, grid, arithmetic, withGradient, plan))
                .orElseGet(() -> alongAxes(problem, grid, arithmetic, withGradient));
    }

    /** With sweeps along the axes, whatever their length. */
    static SplitStepProgram alongAxes(Problem problem, Grid grid, Arithmetic arithmetic, boolean withGradient) {
        return build(problem, grid, arithmetic, withGradient, AxesPlan.of(grid, arithmetic));
    }

    /** The plan of a program that {@link #alongAxes} built. */
    AxesPlan axes() {
        return (AxesPlan) sweeps;
    }

    private static SplitStepProgram build(
            Problem problem, Grid grid, Arithmetic arithmetic, boolean withGradient, SweepPlan sweeps) {
        List<Routine> routines = new ArrayList<>();
        routines.add(OnGrid.routine(problem, grid, "objective", problem.objective(), "the objective"));
        if (withGradient) {
            routines.add(OnGrid.routine(
                    problem,
                    grid,
                    "gradientSquared",
                    problem.gradientSquared().orElseThrow(),
                    "the squared gradient of the objective"));
            routines.add(corrected());
        }
        routines.addAll(arithmetic.hasComplexFactors() ? complexFactors() : realFactors());
        routines.add(kineticEnergy());
        routines.add(momentum());
        routines.add(applyPhase(arithmetic));
        if (problem.isCubic()) {
            routines.add(CubicFlow.routine(arithmetic));
        }

        routines.addAll(sweeps.routines());
        return new SplitStepProgram(new Program("SplitStep", routines), sweeps, arithmetic);
    }

    static Routine pointwise(String name, String doc, List<String> arrays, List<String> scalars, List<Statement> body) {
        return new Routine(
                name,
                doc,
                arrays,
                List.of("n"),
                scalars,
                List.of(Statement.loop("i", Index.of(0), Index.of("n"), body)));
    }

    private static List<Routine> realFactors() {
        Index i = Index.of("i");
        Value scale = Value.local(KernelMutation.SCALE);
        Value k = Value.load("k", i);
        return List.of(
                pointwise(
                        "kineticDecay",
                        "kr = norm exp(-scale k^2).",
                        List.of("k", "kr"),
                        List.of(KernelMutation.SCALE, "norm"),
                        new BodyBuilder()
                                .store(
                                        "kr",
                                        i,
                                        Value.mul(
                                                Value.local("norm"),
                                                Value.unary(UnaryOp.EXP, Value.neg(Value.mul(scale, Value.mul(k, k))))))
                                .build()),
                pointwise(
                        "potentialDecay",
                        "pr = exp(-scale v).",
                        List.of("v", "pr"),
                        List.of(KernelMutation.SCALE),
                        new BodyBuilder()
                                .store(
                                        "pr",
                                        i,
                                        Value.unary(UnaryOp.EXP, Value.neg(Value.mul(scale, Value.load("v", i)))))
                                .build()));
    }

    private static List<Routine> complexFactors() {
        Index i = Index.of("i");
        Value scale = Value.local(KernelMutation.SCALE);
        BodyBuilder kinetic = new BodyBuilder();
        Value k = kinetic.let("w", Value.load("k", i));
        Value angle = kinetic.let("angle", Value.mul(scale, Value.mul(k, k)));
        kinetic.store("kr", i, Value.mul(Value.local("norm"), Value.unary(UnaryOp.COS, angle)));
        kinetic.store("ki", i, Value.neg(Value.mul(Value.local("norm"), Value.unary(UnaryOp.SIN, angle))));
        BodyBuilder potential = new BodyBuilder();
        Value phase = potential.let("angle", Value.mul(scale, Value.load("v", i)));
        potential.store("pr", i, Value.unary(UnaryOp.COS, phase));
        potential.store("pi", i, Value.neg(Value.unary(UnaryOp.SIN, phase)));
        BodyBuilder damping = new BodyBuilder();
        Value factor = damping.let(
                "factor",
                Value.unary(UnaryOp.EXP, Value.neg(Value.mul(Value.local("rate"), Value.load("absorber", i)))));
        damping.store("pr", i, Value.mul(Value.load("pr", i), factor));
        damping.store("pi", i, Value.mul(Value.load("pi", i), factor));
        return List.of(
                pointwise(
                        "kineticRotation",
                        "kr + i ki = norm exp(-i scale k^2).",
                        List.of("k", "kr", "ki"),
                        List.of(KernelMutation.SCALE, "norm"),
                        kinetic.build()),
                pointwise(
                        "potentialRotation",
                        "pr + i pi = exp(-i scale v).",
                        List.of("v", "pr", "pi"),
                        List.of(KernelMutation.SCALE),
                        potential.build()),
                pointwise(
                        "absorb",
                        "Damps the phase by exp(-rate absorber): the objective gets the imaginary part -absorber.",
                        List.of("absorber", "pr", "pi"),
                        List.of("rate"),
                        damping.build()));
    }

    private static Routine kineticEnergy() {
        Index i = Index.of("i");
        Value k = Value.load("k", i);
        return pointwise(
                "kineticEnergy",
                "kr = d k^2.",
                List.of("k", "kr"),
                List.of("d"),
                new BodyBuilder()
                        .store("kr", i, Value.mul(Value.local("d"), Value.mul(k, k)))
                        .build());
    }

    private static Routine momentum() {
        Index i = Index.of("i");
        BodyBuilder body = new BodyBuilder();
        Value k = body.let("w", Value.load("k", i));
        // the Nyquist wave has no sign of its momentum; its share is shared out evenly, which is zero
        body.store(
                "kr",
                i,
                new Value.Select(
                        Value.Comparison.LESS,
                        k,
                        Value.local("nyquist"),
                        Value.mul(Value.local("norm"), k),
                        Value.ZERO));
        return pointwise(
                "momentum",
                "kr = norm k, zero at the Nyquist wave.",
                List.of("k", "kr"),
                List.of("norm", "nyquist"),
                body.build());
    }

    private static Routine corrected() {
        Index i = Index.of("i");
        return pointwise(
                "corrected",
                "out = v + scale g: the potential with its double commutator.",
                List.of("v", "g", "out"),
                List.of(KernelMutation.SCALE),
                new BodyBuilder()
                        .store(
                                "out",
                                i,
                                Value.add(
                                        Value.load("v", i),
                                        Value.mul(Value.load("g", i), Value.local(KernelMutation.SCALE))))
                        .build());
    }

    private static Routine applyPhase(Arithmetic arithmetic) {
        Index i = Index.of("i");
        BodyBuilder body = new BodyBuilder();
        List<String> arrays;
        Value pr = Value.load("pr", i);
        if (arithmetic.hasComplexFactors()) {
            arrays = List.of("sr", "si", "pr", "pi");
            Value a = body.let("a", Value.load("sr", i));
            Value b = body.let("b", Value.load("si", i));
            Value c = body.let("c", pr);
            Value s = body.let("s", Value.load("pi", i));
            body.store("sr", i, Value.sub(Value.mul(a, c), Value.mul(b, s)));
            body.store("si", i, Value.add(Value.mul(b, c), Value.mul(a, s)));
        } else if (arithmetic.hasComplexState()) {
            arrays = List.of("sr", "si", "pr");
            Value c = body.let("c", pr);
            body.store("sr", i, Value.mul(Value.load("sr", i), c));
            body.store("si", i, Value.mul(Value.load("si", i), c));
        } else {
            arrays = List.of("sr", "pr");
            body.store("sr", i, Value.mul(Value.load("sr", i), pr));
        }
        return pointwise(
                "applyPhase", "Multiplies the state by the potential's factor.", arrays, List.of(), body.build());
    }
}
