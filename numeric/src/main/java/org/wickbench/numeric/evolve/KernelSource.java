package org.wickbench.numeric.evolve;

import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.transform.Arithmetic;

/**
 * The kernels of a problem before any pass.
 *
 * @param header what they compute, for the head of the generated file
 */
public record KernelSource(Program program, String header) {

    /** The kernels that an evolution by this method runs; in imaginary time those of a real state. */
    public static KernelSource of(Problem problem, Grid grid, Method method) {
        boolean complex = !problem.flow().keepsReal();
        return switch (method) {
            case Method.SplitStep(Method.Splitting splitting) ->
                new KernelSource(
                        SplitStepProgram.build(
                                        problem,
                                        grid,
                                        complex ? Arithmetic.COMPLEX : Arithmetic.REAL,
                                        SplittingCoefficients.of(splitting).needsGradient()
                                                && problem.gradientSquared().isPresent())
                                .program(),
                        SplitStep.header(problem, grid, splitting));
            case Method.FiniteVolume _ ->
                new KernelSource(ChangCooper.program(problem, grid), ChangCooper.header(problem));
            case Method.FiniteDifference(int order, Method.Scheme scheme) ->
                new KernelSource(
                        scheme == Method.Scheme.CRANK_NICOLSON
                                ? crankNicolson(problem, grid, order, complex)
                                : new DifferenceProgram(
                                                problem,
                                                new DifferenceLayout(
                                                        grid,
                                                        new Stencil(order),
                                                        Blocking.of(
                                                                        grid,
                                                                        new Method.FiniteDifference(order, scheme),
                                                                        problem.flow()
                                                                                == Flow.NORMALISED_IMAGINARY_TIME)
                                                                .levels()))
                                        .build(),
                        "Central differences of order " + order + ", " + scheme + "\nzeta = " + problem.statement()
                                + "\nD = " + problem.diffusion());
        };
    }

    private static Program crankNicolson(Problem problem, Grid grid, int order, boolean complex) {
        return grid.dimension() == 1 && order == 2
                ? new CrankNicolsonProgram(problem, grid, complex).build()
                : ObjectiveProgram.build(problem, grid);
    }
}
