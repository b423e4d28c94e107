package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.run.CompiledKernel;
import org.wickbench.numeric.transform.LinePlan;
import org.wickbench.numeric.transform.PaddedMultiplier;
import org.wickbench.numeric.transform.Sweep;
import org.wickbench.numeric.transform.Sweep.Phase;

/**
 * Flows by sweeps along the axes. The flows of different axes commute, so every other flow visits the axes in reverse. Then
 * the sweep that ends a flow and the one that begins the next run along the same axis, and are one, with the potential's
 * factor between them: the state passes through memory once a step, not once for each axis.
 */
final class AxesFlows implements KineticFlows {
    private static final double[][] NONE = {};

    private final int last;
    private final AxesPlan plan;
    private final CompiledKernel kernel;
    private final Workers workers;
    private final List<AxisTables> tables = new ArrayList<>();

    /** What one axis needs: twiddles, multipliers; panel and scratch per thread. */
    private record AxisTables(double[] wr, double[] wi, Multipliers multipliers, double[][][] panels) {}

    AxesFlows(Grid grid, AxesPlan plan, CompiledKernel kernel, List<Double> shares, int threads) {
        this.last = grid.dimension() - 1;
        this.plan = plan;
        this.kernel = kernel;
        this.workers = new Workers(grid.dimension() == 1 ? 1 : threads);
        for (int axis = 0; axis <= last; axis++) {
            tables.add(axisTables(axis, shares, threads));
        }
    }

    private AxisTables axisTables(int axis, List<Double> shares, int threads) {
        LinePlan line = plan.lines().get(axis).plan();
        double[] wr = new double[line.twiddles()];
        double[] wi = new double[line.twiddles()];
        kernel.call("twiddles" + axis, new double[][] {wr, wi}, new int[0]);
        double[] k = new double[line.length()];
        kernel.call("wavenumbers" + axis, new double[][] {k}, new int[0], line.isPadded() ? 1 : line.unit());
        int panel = plan.panel(axis);
        int scratch = plan.scratch(axis);
        double[][][] panels = new double[threads][][];
        for (int thread = 0; thread < threads; thread++) {
            panels[thread] =
                    new double[][] {new double[panel], new double[panel], new double[scratch], new double[scratch]};
        }
        boolean complex = plan.arithmetic().hasComplexFactors();
        Multipliers multipliers = line.isPadded()
                ? new Multipliers(
                        kernel,
                        PaddedMultiplier.wavenumbers(line),
                        complex,
                        shares,
                        Optional.of(new PaddedMultiplier(line, k)))
                : new Multipliers(kernel, k, complex, shares, Optional.empty());
        return new AxisTables(wr, wi, multipliers, panels);
    }

    @Override
    public void fill(double stepTimesDiffusion) {
        tables.forEach(axis -> axis.multipliers().fill(stepTimesDiffusion));
    }

    @Override
    public double[] wavenumbers(int axis) {
        return tables.get(axis).multipliers().wavenumbers();
    }

    @Override
    public void run(int count, IntFunction<Flow> flows, Field state) {
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
            if (i % 2 == 0) {
                toTheLast(flow, next, state);
            } else {
                end(0, flow, next).over(state);
            }
        }
    }

    /**
     * The axes behind the first one, and the next flow's back to it. In three dimensions they are done slab by slab, so that
     * a slab is read from memory once.
     */
    private void toTheLast(Flow flow, Optional<Flow> next, Field state) {
        List<Pass> passes = new ArrayList<>();
        for (int axis = 1; axis < last; axis++) {
            passes.add(plain(axis, flow));
        }
        passes.add(end(last, flow, next));
        for (int axis = 1; axis < last && next.isPresent(); axis++) {
            passes.add(plain(axis, next.get()));
        }
        Pass middle = passes.getFirst();
        Pass rows = passes.get(last - 1);
        int slabs = middle.sweep.panels();
        if (passes.size() == 1 || rows.sweep.hasRest() || rows.sweep.panels() % slabs != 0) {
            passes.forEach(pass -> pass.over(state));
            return;
        }
        workers.share(slabs, (worker, from, to) -> {
            for (int slab = from; slab < to; slab++) {
                for (Pass pass : passes) {
                    int panels = pass.sweep.panels() / slabs;
                    pass.panels(state, worker, slab * panels, (slab + 1) * panels);
                }
            }
        });
    }

    /** The sweep along an axis that ends a flow, and begins the next one if there is one. */
    private Pass end(int axis, Flow flow, Optional<Flow> next) {
        double[][] multiplier = multipliers(axis, flow);
        if (next.isEmpty()) {
            return new Pass(plan.sweep(axis, Phase.AFTER), multiplier, NONE, flow.table());
        }
        double[][] second = multipliers(axis, next.get());
        return switch (flow.factor()) {
            case Factor.Table(double[][] values) ->
                new Pass(plan.sweep(axis, Phase.BETWEEN), multiplier, second, values);
            case Factor.Product(double[][] first, double[][] rows) ->
                new Pass(plan.sweep(axis, Phase.BETWEEN_PRODUCT), multiplier, second, axis == 0 ? first : rows);
        };
    }

    private Pass plain(int axis, Flow flow) {
        return new Pass(plan.sweep(axis, Phase.NEVER), multipliers(axis, flow), NONE, NONE);
    }

    private double[][] multipliers(int axis, Flow flow) {
        return tables.get(axis).multipliers().of(flow.share());
    }

    @Override
    public void multiply(int axis, double[] factors, Field state) {
        double[][] inPlace = {tables.get(axis).multipliers().inPlace(factors)};
        new Pass(plan.plainSweeps().get(axis), inPlace, NONE, NONE).over(state);
    }

    /** A sweep with its tables. */
    private final class Pass {
        private final Sweep sweep;
        private final AxisTables axis;
        private final int routine;
        private final List<double[]> factors = new ArrayList<>();

        /** The multiplier, the one behind the phase, and the phase; empty where the sweep has none. */
        Pass(Sweep sweep, double[][] multiplier, double[][] second, double[][] phase) {
            this.sweep = sweep;
            this.axis = tables.get(sweep.axis());
            this.routine = kernel.routine(sweep.sweepName());
            factors.addAll(List.of(multiplier));
            factors.addAll(List.of(second));
            factors.addAll(List.of(phase));
        }

        void over(Field state) {
            workers.share(sweep.panels(), (worker, from, to) -> panels(state, worker, from, to));
            if (sweep.hasRest()) {
                kernel.call(sweep.restName(), arrays(state, 0), new int[0]);
            }
        }

        void panels(Field state, int worker, int from, int to) {
            kernel.call(routine, arrays(state, worker), new int[] {from, to});
        }

        private double[][] arrays(Field state, int worker) {
            double[][] own = axis.panels()[worker];
            List<double[]> arrays = new ArrayList<>();
            arrays.add(state.re());
            if (sweep.arithmetic().hasComplexState()) {
                arrays.add(state.im());
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
