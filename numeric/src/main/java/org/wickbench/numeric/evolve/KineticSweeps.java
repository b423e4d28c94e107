package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.run.CompiledKernel;
import org.wickbench.numeric.transform.Arithmetic;
import org.wickbench.numeric.transform.LinePlan;
import org.wickbench.numeric.transform.LineTransform;
import org.wickbench.numeric.transform.Sweep;

/**
 * The kinetic flows {@code exp(-c h T)} (real time: {@code exp(-i c h T)}) of a splitting, run by generated sweeps along every
 * axis, the last one of which also multiplies by the potential's factor; with their tables for one step size.
 */
final class KineticSweeps {
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
        Sweep sweep = source.sweeps().get(axis);
        int width = sweep.line().width();
        int panel = plan.length() * width;
        double[][][] panels = new double[threads][4][];
        for (double[][] each : panels) {
            each[0] = new double[sweep.needsPanel() ? panel : 0];
            each[1] = new double[sweep.needsPanel() || !arithmetic.hasComplexState() ? panel : 0];
            each[2] = new double[width == 1 ? LineTransform.SCRATCH : 0];
            each[3] = new double[width == 1 ? LineTransform.SCRATCH : 0];
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

    /** All axes; in three dimensions the last two slab by slab, so that a slab is read from memory once. */
    void run(double share, Field state, double[][] phase) {
        int last = grid.dimension() - 1;
        if (last == 2 && slabsAreWhole(source.sweeps().get(1), source.sweeps().get(2))) {
            sweep(source.sweeps().get(0), state, multipliers(0, share), phase);
            slabs(share, state, phase);
            return;
        }
        for (int axis = 0; axis <= last; axis++) {
            sweep(source.sweeps().get(axis), state, multipliers(axis, share), phase);
        }
    }

    private static boolean slabsAreWhole(Sweep middle, Sweep rows) {
        return !rows.hasRest() && rows.panels() % middle.panels() == 0;
    }

    private void slabs(double share, Field state, double[][] phase) {
        Sweep middle = source.sweeps().get(1);
        Sweep rows = source.sweeps().get(2);
        int perSlab = rows.panels() / middle.panels();
        int middleRoutine = kernel.routine(middle.sweepName());
        int rowsRoutine = kernel.routine(rows.sweepName());
        int count = middle.panels();
        int workers = Math.min(threads, count);
        IntStream workerNumbers = IntStream.range(0, workers);
        (workers > 1 ? workerNumbers.parallel() : workerNumbers).forEach(worker -> {
            double[][] first = arrays(middle, state, tables.get(1), worker, multipliers(1, share), phase);
            double[][] second = arrays(rows, state, tables.get(2), worker, multipliers(2, share), phase);
            int to = (int) ((long) count * (worker + 1) / workers);
            for (int slab = (int) ((long) count * worker / workers); slab < to; slab++) {
                kernel.call(middleRoutine, first, new int[] {slab, slab + 1});
                kernel.call(rowsRoutine, second, new int[] {slab * perSlab, (slab + 1) * perSlab});
            }
        });
    }

    /** One axis with any multiplier, and the phase if the sweep takes one. */
    void sweep(Sweep sweep, Field psi, double[][] multiplier, double[][] phase) {
        AxisTables axis = tables.get(sweep.axis());
        int routine = kernel.routine(sweep.sweepName());
        int panels = sweep.panels();
        int workers = Math.min(threads, Math.max(1, panels));
        if (workers == 1) {
            kernel.call(routine, arrays(sweep, psi, axis, 0, multiplier, phase), new int[] {0, panels});
        } else {
            IntStream.range(0, workers).parallel().forEach(worker -> {
                int from = (int) ((long) panels * worker / workers);
                int to = (int) ((long) panels * (worker + 1) / workers);
                kernel.call(routine, arrays(sweep, psi, axis, worker, multiplier, phase), new int[] {from, to});
            });
        }
        if (sweep.hasRest()) {
            kernel.call(sweep.restName(), arrays(sweep, psi, axis, 0, multiplier, phase), new int[0]);
        }
    }

    private static double[][] arrays(
            Sweep sweep, Field psi, AxisTables axis, int worker, double[][] multiplier, double[][] phase) {
        List<double[]> arrays = new ArrayList<>();
        arrays.add(psi.re());
        if (sweep.arithmetic().hasComplexState()) {
            arrays.add(psi.im());
        }
        arrays.add(axis.panels()[worker][0]);
        arrays.add(axis.panels()[worker][1]);
        if (sweep.line().width() == 1) {
            arrays.add(axis.panels()[worker][2]);
            arrays.add(axis.panels()[worker][3]);
        }
        arrays.add(axis.wr());
        arrays.add(axis.wi());
        int factors = sweep.arithmetic().hasComplexFactors() ? 2 : 1;
        for (int i = 0; i < factors; i++) {
            arrays.add(multiplier[i]);
        }
        if (sweep.phased()) {
            for (int i = 0; i < factors; i++) {
                arrays.add(phase[i]);
            }
        }
        return arrays.toArray(double[][]::new);
    }
}
