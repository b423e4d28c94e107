package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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
import org.wickbench.numeric.transform.LinePlan;
import org.wickbench.numeric.transform.LineTransform;
import org.wickbench.numeric.transform.Sweep;
import org.wickbench.numeric.transform.Sweep.Phase;

/**
 * The program of a split-step evolution, before any pass: tables, pointwise factors, and the sweeps along each axis.
 *
 * @param plans the transforms of the axes
 * @param sweeps the kinetic sweeps of the evolution, by axis and by when they apply the potential's phase
 * @param plainSweeps the sweeps with real factors, for observables
 */
record SplitStepProgram(
        Program program,
        List<LinePlan> plans,
        List<Map<Phase, Sweep>> sweeps,
        List<Sweep> plainSweeps,
        Arithmetic arithmetic) {
    /** Lines side by side in a panel come in eights: the widest vectors have 8 doubles, and 8 doubles are a cache line. */
    private static final int PANEL_UNIT = 8;

    /** Points of a panel that fit a quarter of a second-level cache of 1 MiB, 16 bytes each. */
    private static final int PANEL_POINTS = 16_384;

    /** The widest panel that was measured to help: half a kilobyte of neighbouring points. */
    private static final int WIDEST_PANEL = 64;

    /** Panels that several threads can share out. */
    private static final int FEWEST_PANELS = 4;

    static SplitStepProgram build(Problem problem, Grid grid, Arithmetic arithmetic, boolean withGradient) {
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

        Arithmetic plainArithmetic = arithmetic.hasComplexState() ? Arithmetic.COMPLEX_STATE : Arithmetic.REAL;
        List<LinePlan> plans = new ArrayList<>();
        List<Map<Phase, Sweep>> sweeps = new ArrayList<>();
        List<Sweep> plainSweeps = new ArrayList<>();
        for (int axis = 0; axis < grid.dimension(); axis++) {
            LinePlan plan = LinePlan.of(grid.axis(axis));
            LineTransform line = new LineTransform(plan, Integer.toString(axis), width(plan, grid, axis));
            plans.add(plan);
            routines.add(line.twiddles());
            routines.add(line.wavenumbers());
            routines.addAll(line.routines(arithmetic.hasComplexFactors()));
            Sweep plain = new Sweep(grid, line, axis, plainArithmetic, Phase.NEVER);
            routines.addAll(plain.routines());
            plainSweeps.add(plain);
            Map<Phase, Sweep> byPhase = new EnumMap<>(Phase.class);
            for (Phase phase : phases(grid, axis)) {
                Sweep sweep = new Sweep(grid, line, axis, arithmetic, phase);
                byPhase.put(phase, sweep);
                if (!sweep.equals(plain)) {
                    routines.addAll(sweep.routines());
                }
            }
            sweeps.add(byPhase);
        }
        return new SplitStepProgram(new Program("SplitStep", routines), plans, sweeps, plainSweeps, arithmetic);
    }

    /** The sweep of the evolution along an axis that applies the phase at this time. */
    Sweep sweep(int axis, Phase phase) {
        return Objects.requireNonNull(sweeps.get(axis).get(phase));
    }

    /** The length of the two arrays of a panel that every sweep along an axis can use. */
    int panel(int axis) {
        return along(axis).mapToInt(Sweep::panel).max().orElseThrow();
    }

    /** The length of the two scratch arrays that every sweep along an axis can use. */
    int scratch(int axis) {
        return along(axis).mapToInt(Sweep::scratch).max().orElseThrow();
    }

    private Stream<Sweep> along(int axis) {
        return Stream.concat(sweeps.get(axis).values().stream(), Stream.of(plainSweeps.get(axis)));
    }

    /** When the sweeps of an axis apply the phase: only the first and the last axis stand at the end of a kinetic flow. */
    private static Set<Phase> phases(Grid grid, int axis) {
        if (grid.dimension() == 1) {
            return EnumSet.of(Phase.AFTER);
        }
        boolean first = axis == 0;
        boolean last = axis == grid.dimension() - 1;
        return first
                ? EnumSet.allOf(Phase.class)
                : last ? EnumSet.of(Phase.AFTER, Phase.BETWEEN) : EnumSet.of(Phase.NEVER);
    }

    /** Lines of a strided axis fill the cache; rows come eight at a time; a line alone stays where it is. */
    private static int width(LinePlan plan, Grid grid, int axis) {
        if (grid.dimension() == 1) {
            return 1;
        }
        return axis == grid.dimension() - 1 ? PANEL_UNIT : panelWidth(plan, grid, axis);
    }

    /**
     * How many lines lie side by side. Points of a strided line are pages apart, so that every cache line of a narrow panel
     * costs a translation of its address and no prefetcher helps; a panel is as wide as the cache allows, and of the widths
     * that leave the least of it empty the widest.
     */
    private static int panelWidth(LinePlan plan, Grid grid, int axis) {
        int stride = grid.stride(axis);
        int limit = Math.min(PANEL_POINTS / plan.length(), axis == 0 ? stride / FEWEST_PANELS : stride);
        int best = PANEL_UNIT;
        for (int width = best; width <= Math.min(limit, WIDEST_PANEL); width += PANEL_UNIT) {
            if (Math.ceilDiv(stride, width) * width <= Math.ceilDiv(stride, best) * best) {
                best = width;
            }
        }
        return best;
    }

    private static Routine pointwise(
            String name, String doc, List<String> arrays, List<String> scalars, List<Statement> body) {
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
