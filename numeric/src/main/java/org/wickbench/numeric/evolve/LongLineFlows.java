package org.wickbench.numeric.evolve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.run.CompiledKernel;
import org.wickbench.numeric.transform.LinePlan;
import org.wickbench.numeric.transform.LongLine;
import org.wickbench.numeric.transform.LongLine.Pass;

/** Flows on one long axis, laid out as a table: two passes through memory a step. */
final class LongLineFlows implements KineticFlows {
    private final LongLinePlan plan;
    private final CompiledKernel kernel;
    private final Workers workers;
    private final Multipliers multipliers;
    private final List<double[]> columnTwiddles;
    private final List<double[]> rowTables;
    private final double[][][] panels;

    LongLineFlows(Grid grid, LongLinePlan plan, CompiledKernel kernel, List<Double> shares, int threads) {
        this.plan = plan;
        this.kernel = kernel;
        this.workers = new Workers(threads);
        LongLine line = plan.line();
        double[] k = new double[grid.size()];
        Axis axis = grid.axis(0);
        kernel.call("wavenumbers0", new double[][] {k}, new int[0], 2 * Math.PI / axis.length());
        this.multipliers =
                new Multipliers(kernel, k, line.arithmetic().hasComplexFactors(), shares, java.util.Optional.empty());
        this.columnTwiddles = twiddles("twiddlescolumns", line.columns().plan());
        this.rowTables = twiddles("twiddlesrows", line.rows().plan());
        int large = line.turns()[0];
        int small = line.turns()[1];
        double[][] turns = {new double[large], new double[large], new double[small], new double[small]};
        kernel.call("turns", turns, new int[0]);
        rowTables.addAll(List.of(turns));
        this.panels = new double[threads][2][line.panel()];
    }

    private List<double[]> twiddles(String routine, LinePlan of) {
        double[][] w = new double[2][of.twiddles()];
        kernel.call(routine, w, new int[0]);
        return new ArrayList<>(List.of(w));
    }

    @Override
    public void fill(double stepTimesDiffusion) {
        multipliers.fill(stepTimesDiffusion);
    }

    @Override
    public double[] wavenumbers(int axis) {
        return multipliers.wavenumbers();
    }

    @Override
    public void run(int count, IntFunction<Flow> flows, Field state) {
        columns(Pass.FORWARD, state);
        for (int i = 0; i < count; i++) {
            Flow flow = flows.apply(i);
            rows(plan.line(), multipliers.of(flow.share()), state);
            columns(i + 1 < count ? Pass.AROUND : Pass.BACKWARD_PHASED, state, flow.table());
        }
    }

    @Override
    public void multiply(int axis, double[] factors, Field state) {
        columns(Pass.FORWARD, state);
        rows(plan.plain(), new double[][] {factors}, state);
        columns(Pass.BACKWARD, state);
    }

    private void rows(LongLine line, double[][] factors, Field state) {
        List<double[]> tables = new ArrayList<>(rowTables);
        tables.addAll(List.of(factors));
        pass(line, Pass.ROWS, state, tables);
    }

    private void columns(Pass pass, Field state, double[]... phase) {
        List<double[]> tables = new ArrayList<>(columnTwiddles);
        tables.addAll(List.of(phase));
        pass(plan.line(), pass, state, tables);
    }

    private void pass(LongLine line, Pass pass, Field state, List<double[]> tables) {
        int routine = kernel.routine(line.sweepName(pass));
        workers.share(line.panels(pass), (worker, from, to) -> {
            List<double[]> arrays =
                    new ArrayList<>(List.of(state.re(), state.im(), panels[worker][0], panels[worker][1]));
            arrays.addAll(tables);
            kernel.call(routine, arrays.toArray(double[][]::new), new int[] {from, to});
        });
    }
}
