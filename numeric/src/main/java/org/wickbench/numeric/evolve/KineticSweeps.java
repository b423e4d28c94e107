package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.run.CompiledKernel;
import org.wickbench.numeric.transform.Arithmetic;
import org.wickbench.numeric.transform.LinePlan;
import org.wickbench.numeric.transform.Sweep;
import org.wickbench.numeric.transform.Sweep.Phase;

/**
 * The kinetic flows {@code exp(-c h T)} (real time: {@code exp(-i c h T)}) of a splitting, run by generated sweeps along the
 * axes, with their tables for one step size.
 *
 * <p>The flows of different axes commute, so every other flow visits the axes in reverse. Then the sweep that ends a flow
 * and the one that begins the next run along the same axis, and are one, with the potential's factor between them: the state
 * passes through memory once a step, not once for each axis.
 */
final class KineticSweeps {
    private static final double[][] NONE = {};

    private final Grid grid;
    private final SplitStepProgram source;
    private final Arithmetic arithmetic;
    private final CompiledKernel kernel;
    private final int threads;
    private final List<AxisTables> tables = new ArrayList<>();

    /** What one axis needs: twiddles, wavenumbers, one multiplier per kinetic coefficient, panel and scratch per thread. */
    private record AxisTables(
            double[] wr, double[] wi, double[] k, Map<Double, double[][]> multipliers, double[][][] panels) {}

    KineticSweeps(Grid grid, SplitStepProgram source, CompiledKernel kernel, List<Double> shares, int threads) {
        this.grid = grid;
        this.source = source;
        this.arithmetic = source.arithmetic();
        this.kernel = kernel;
        this.threads = threads;
        for (LinePlan plan : source.plans()) {
            tables.add(axisTables(plan, shares));
        }
    }

    /** Sets every table to a step and a diffusion coefficient: {@code h D}. */
    void fill(double stepTimesDiffusion) {
        for (AxisTables axis : tables) {
            axis.multipliers()
                    .forEach((share, multiplier) -> fillMultiplier(share * stepTimesDiffusion, axis.k(), multiplier));
        }
    }

    /** The wavenumbers of an axis. */
    double[] wavenumbers(int axis) {
        return tables.get(axis).k();
    }

    private AxisTables axisTables(LinePlan plan, List<Double> shares) {
        int axis = tables.size();
        double[] wr = new double[plan.twiddles()];
        double[] wi = new double[plan.twiddles()];
        kernel.call("twiddles" + axis, new double[][] {wr, wi}, new int[0]);
        double[] k = new double[plan.length()];
        kernel.call("wavenumbers" + axis, new double[][] {k}, new int[0], unit(plan));
        Map<Double, double[][]> multipliers = new HashMap<>();
        for (double share : shares) {
            multipliers.computeIfAbsent(share, _ -> new double[arithmetic.hasComplexFactors() ? 2 : 1][plan.length()]);
        }
        int panel = source.panel(axis);
        int scratch = source.scratch(axis);
        double[][][] panels = new double[threads][][];
        for (int thread = 0; thread < threads; thread++) {
            panels[thread] =
                    new double[][] {new double[panel], new double[panel], new double[scratch], new double[scratch]};
        }
        return new AxisTables(wr, wi, k, multipliers, panels);
    }

    private void fillMultiplier(double scale, double[] k, double[][] into) {
        int[] n = {k.length};
        double norm = 1.0 / k.length;
        if (arithmetic.hasComplexFactors()) {
            kernel.call("kineticRotation", new double[][] {k, into[0], into[1]}, n, scale, norm);
        } else {
            kernel.call("kineticDecay", new double[][] {k, into[0]}, n, scale, norm);
        }
    }

    static double unit(LinePlan plan) {
        return 2 * Math.PI / plan.period();
    }

    /** The factors of an axis for a share of the step; every share of the splitting has its table. */
    private double[][] multipliers(int axis, double share) {
        return Objects.requireNonNull(tables.get(axis).multipliers().get(share));
    }

    /**
     * A kinetic flow and the potential's factor after it.
     *
     * @param share the flow's share of the step
     * @param phase the factor on the grid
     */
    record Flow(double share, double[][] phase) {}

    /** Kinetic flows one after the other. */
    void run(int count, IntFunction<Flow> flows, Field state) {
        int last = grid.dimension() - 1;
        if (last == 0) {
            for (int i = 0; i < count; i++) {
                end(0, flows.apply(i), Optional.empty()).over(state);
            }
            return;
        }
        plain(0, flows.apply(0)).over(state);
        for (int i = 0; i < count; i++) {
            Flow flow = flows.apply(i);
            Optional<Flow> next = i + 1 < count ? Optional.of(flows.apply(i + 1)) : Optional.empty();
            if (i % 2 == 1) {
                end(0, flow, next).over(state);
            } else if (last == 1) {
                end(1, flow, next).over(state);
            } else {
                slabs(flow, next, state);
            }
        }
    }

    /** The sweep along an axis that ends a flow, and begins the next one if there is one. */
    private Pass end(int axis, Flow flow, Optional<Flow> next) {
        return next.isEmpty()
                ? new Pass(source.sweep(axis, Phase.AFTER), multipliers(axis, flow.share()), NONE, flow.phase())
                : new Pass(
                        source.sweep(axis, Phase.BETWEEN),
                        multipliers(axis, flow.share()),
                        multipliers(axis, next.get().share()),
                        flow.phase());
    }

    private Pass plain(int axis, Flow flow) {
        return new Pass(source.sweep(axis, Phase.NEVER), multipliers(axis, flow.share()), NONE, NONE);
    }

    /** The middle axis, the last one, and the middle one for the next flow: slab by slab, so that a slab is read from memory once. */
    private void slabs(Flow flow, Optional<Flow> next, Field state) {
        List<Pass> passes = new ArrayList<>(List.of(plain(1, flow), end(2, flow, next)));
        next.ifPresent(after -> passes.add(plain(1, after)));
        Sweep middle = passes.get(0).sweep;
        Sweep rows = passes.get(1).sweep;
        int slabs = middle.panels();
        if (rows.hasRest() || rows.panels() % slabs != 0) {
            passes.forEach(pass -> pass.over(state));
            return;
        }
        share(slabs, (worker, from, to) -> {
            for (int slab = from; slab < to; slab++) {
                for (Pass pass : passes) {
                    int panels = pass.sweep.panels() / slabs;
                    pass.panels(state, worker, slab * panels, (slab + 1) * panels);
                }
            }
        });
    }

    /** One axis with any multiplier and no phase. */
    void sweep(Sweep sweep, Field psi, double[][] multiplier) {
        new Pass(sweep, multiplier, NONE, NONE).over(psi);
    }

    private interface Share {
        void run(int worker, int from, int to);
    }

    /** Shares {@code count} pieces out among the threads. */
    private void share(int count, Share work) {
        int workers = Math.min(threads, Math.max(1, count));
        if (workers == 1) {
            work.run(0, 0, count);
            return;
        }
        IntStream.range(0, workers)
                .parallel()
                .forEach(worker -> work.run(worker, (int) ((long) count * worker / workers), (int)
                        ((long) count * (worker + 1) / workers)));
    }

    /** A sweep with its tables: the multiplier, the one after the phase, and the phase, where the sweep has them. */
    private final class Pass {
        private final Sweep sweep;
        private final AxisTables axis;
        private final int routine;
        private final List<double[]> factors = new ArrayList<>();

        Pass(Sweep sweep, double[][] multiplier, double[][] second, double[][] phase) {
            this.sweep = sweep;
            this.axis = tables.get(sweep.axis());
            this.routine = kernel.routine(sweep.sweepName());
            factors.addAll(List.of(multiplier));
            if (sweep.phase() == Phase.BETWEEN) {
                factors.addAll(List.of(second));
            }
            if (sweep.phase() != Phase.NEVER) {
                factors.addAll(List.of(phase));
            }
        }

        void over(Field psi) {
            share(sweep.panels(), (worker, from, to) -> panels(psi, worker, from, to));
            if (sweep.hasRest()) {
                kernel.call(sweep.restName(), arrays(psi, 0), new int[0]);
            }
        }

        void panels(Field psi, int worker, int from, int to) {
            kernel.call(routine, arrays(psi, worker), new int[] {from, to});
        }

        private double[][] arrays(Field psi, int worker) {
            double[][] own = axis.panels()[worker];
            List<double[]> arrays = new ArrayList<>();
            arrays.add(psi.re());
            if (sweep.arithmetic().hasComplexState()) {
                arrays.add(psi.im());
            }
            arrays.addAll(List.of(own[0], own[1]));
            if (sweep.scratch() > 0) {
                arrays.addAll(List.of(own[2], own[3]));
            }
            arrays.addAll(List.of(axis.wr(), axis.wi()));
            arrays.addAll(factors);
            return arrays.toArray(double[][]::new);
        }
    }
}
