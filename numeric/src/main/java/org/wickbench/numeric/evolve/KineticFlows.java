package org.wickbench.numeric.evolve;

import java.util.List;
import java.util.function.IntFunction;
import org.wickbench.numeric.equation.InternalException;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.run.CompiledKernel;

/**
 * The kinetic flows {@code exp(-c h T)} (real time: {@code exp(-i c h T)}) of a splitting with the potential's factors between
 * them, run by generated sweeps, with their tables for one step size.
 */
sealed interface KineticFlows permits AxesFlows, LongLineFlows {
    static KineticFlows of(
            Grid grid, SplitStepProgram source, CompiledKernel kernel, List<Double> shares, int threads) {
        return switch (source.sweeps()) {
            case AxesPlan plan -> new AxesFlows(grid, plan, kernel, shares, threads);
            case LongLinePlan plan -> new LongLineFlows(grid, plan, kernel, shares, threads);
        };
    }

    /**
     * A kinetic flow and the potential's factor after it.
     *
     * @param share the flow's share of the step
     * @param factor a table where the flow is the last one of a run
     */
    record Flow(double share, Factor factor) {
        /** The factor's table, which it has to be here. */
        double[][] table() {
            if (factor instanceof Factor.Table(double[][] values)) {
                return values;
            }
            throw new InternalException("a factor that is a product stands where a table must");
        }
    }

    /** The potential's factor on the grid. */
    sealed interface Factor {
        /** @param values its real parts at every point, and its imaginary parts if it has any */
        record Table(double[][] values) implements Factor {}

        /**
         * One of the first axis' points times one of the lines along it, and one of the last axis' points times one of the
         * rows.
         *
         * @param first the points' and then the lines' factor along the first axis, real parts before imaginary ones
         * @param last the same along the last axis
         */
        record Product(double[][] first, double[][] last) implements Factor {}
    }

    /** Sets every table to a step and a diffusion coefficient: {@code h D}. */
    void fill(double stepTimesDiffusion);

    /** The wavenumbers of an axis, in the order of its spectrum. */
    double[] wavenumbers(int axis);

    /** Kinetic flows, each followed by its factor, one after the other. */
    void run(int count, IntFunction<Flow> flows, Field state);

    /** Multiplies the spectrum along one axis by real factors; {@code 1/M} of the inverse is theirs. */
    void multiply(int axis, double[] factors, Field state);
}
