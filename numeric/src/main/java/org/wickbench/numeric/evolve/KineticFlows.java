package org.wickbench.numeric.evolve;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
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
     * @param phase the factor on the grid
     * @param product the same factor as a product over the axes, if it is one
     */
    record Flow(double share, double[][] phase, Optional<Product> product) {}

    /**
     * A factor that is one of the first axis' points times one of the lines along it, and one of the last axis' points times
     * one of the rows.
     *
     * @param first the points' and then the lines' factor along the first axis, real parts before imaginary ones
     * @param last the same along the last axis
     */
    record Product(double[][] first, double[][] last) {}

    /** Sets every table to a step and a diffusion coefficient: {@code h D}. */
    void fill(double stepTimesDiffusion);

    /** The wavenumbers of an axis, in the order of its spectrum. */
    double[] wavenumbers(int axis);

    /** Kinetic flows, each followed by its factor, one after the other. */
    void run(int count, IntFunction<Flow> flows, Field state);

    /** Multiplies the spectrum along one axis by real factors; {@code 1/M} of the inverse is theirs. */
    void multiply(int axis, double[] factors, Field state);
}
