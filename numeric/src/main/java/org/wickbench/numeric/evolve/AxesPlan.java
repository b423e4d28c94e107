package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.transform.Arithmetic;
import org.wickbench.numeric.transform.LineTransform;
import org.wickbench.numeric.transform.Sweep;
import org.wickbench.numeric.transform.Sweep.Phase;

/**
 * Sweeps along every axis.
 *
 * @param lines the transforms of the axes
 * @param sweeps the sweeps of the evolution, by axis and by when they apply the potential's phase
 * @param plainSweeps the sweeps with real factors, for observables
 */
record AxesPlan(
        Arithmetic arithmetic, List<LineTransform> lines, List<Map<Phase, Sweep>> sweeps, List<Sweep> plainSweeps)
        implements SweepPlan {
    static AxesPlan of(Grid grid, Arithmetic arithmetic) {
        Arithmetic plainArithmetic = arithmetic.hasComplexState() ? Arithmetic.COMPLEX_STATE : Arithmetic.REAL;
        List<LineTransform> lines = new ArrayList<>();
        List<Map<Phase, Sweep>> sweeps = new ArrayList<>();
        List<Sweep> plainSweeps = new ArrayList<>();
        for (int axis = 0; axis < grid.dimension(); axis++) {
            LineTransform line = LineTransform.along(grid, axis);
            lines.add(line);
            plainSweeps.add(new Sweep(grid, line, axis, plainArithmetic, Phase.NEVER));
            Map<Phase, Sweep> byPhase = new EnumMap<>(Phase.class);
            for (Phase phase : phases(grid, axis)) {
                byPhase.put(phase, new Sweep(grid, line, axis, arithmetic, phase));
            }
            sweeps.add(byPhase);
        }
        return new AxesPlan(arithmetic, lines, sweeps, plainSweeps);
    }

    /** When the sweeps of an axis apply the phase: only the first and the last axis stand at the end of a kinetic flow. */
    private static Set<Phase> phases(Grid grid, int axis) {
        if (grid.dimension() == 1) {
            return EnumSet.of(Phase.AFTER);
        }
        if (axis == 0) {
            return EnumSet.allOf(Phase.class);
        }
        return axis == grid.dimension() - 1
                ? EnumSet.of(Phase.AFTER, Phase.BETWEEN, Phase.BETWEEN_PRODUCT)
                : EnumSet.of(Phase.NEVER);
    }

    @Override
    public List<Routine> routines() {
        List<Routine> routines = new ArrayList<>();
        for (int axis = 0; axis < lines.size(); axis++) {
            LineTransform line = lines.get(axis);
            routines.add(line.twiddles());
            routines.add(line.wavenumbers());
            routines.addAll(line.routines(arithmetic.hasComplexFactors()));
            along(axis).distinct().forEach(sweep -> routines.addAll(sweep.routines()));
        }
        return routines;
    }

    /** The sweep of the evolution along an axis that applies the phase at this time. */
    Sweep sweep(int axis, Phase phase) {
        return Objects.requireNonNull(sweeps.get(axis).get(phase));
    }

    /** Every sweep, some of them twice. */
    Stream<Sweep> all() {
        return IntStream.range(0, lines.size()).boxed().flatMap(this::along);
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
        return Stream.concat(Stream.of(plainSweeps.get(axis)), sweeps.get(axis).values().stream());
    }
}
