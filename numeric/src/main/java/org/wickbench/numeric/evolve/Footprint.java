package org.wickbench.numeric.evolve;

import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.grid.Memory;

/** How many doubles an evolution holds at its peak: states, tables, work arrays, and the runs that measure its error. */
public final class Footprint {
    private Footprint() {}

    /**
     * Refuses an evolution that would not fit, before anything is allocated.
     *
     * @param complexInitial whether the initial state has an imaginary part
     * @throws ProblemException with what it needs, what there is, and a grid that would fit
     */
    public static void require(Problem problem, Grid grid, boolean complexInitial, Method method) {
        Memory.require(
                grid,
                on -> evolution(problem, on, complexInitial, method),
                "the evolution with the measurement of its error");
    }

    /** The same for steps that are chosen on the way: two steppers and the state between them. */
    public static void requireAdaptive(Problem problem, Grid grid, boolean complexInitial, Method method) {
        Memory.require(
                grid,
                on -> evolution(problem, on, complexInitial, method)
                        + stepper(problem, on, complexInitial, method)
                        + (double) on.size() * parts(problem, complexInitial),
                "the evolution in adaptive steps with the measurement of its error");
    }

    /** The whole run: the initial and the final state are kept while a second stepper measures the error in time. */
    static double evolution(Problem problem, Grid grid, boolean complexInitial, Method method) {
        return (double) grid.size() * (parts(complexInitial) + parts(problem, complexInitial))
                + stepper(problem, grid, complexInitial, method);
    }

    /** A run on another grid: its initial state is made along the axes, one after the other. */
    static double refinement(Problem problem, Grid other, boolean complexInitial, Method method) {
        double interpolation = 0;
        for (Axis axis : other.axes()) {
            interpolation = Math.max(interpolation, (double) axis.points() * axis.points());
        }
        return evolution(problem, other, complexInitial, method) + other.size() + interpolation;
    }

    private static double stepper(Problem problem, Grid grid, boolean complexInitial, Method method) {
        double points = grid.size();
        double parts = parts(problem, complexInitial);
        // a copy of the state, its image and its density while it is observed
        double observing = points * (2 * parts + 1);
        return observing
                + switch (method) {
                    case Method.SplitStep split -> {
                        SplittingCoefficients coefficients = SplittingCoefficients.of(split.splitting());
                        double factors = problem.flow() == Flow.REAL_TIME ? 2 : 1;
                        double phases = factors * (coefficients.kinetic().size() + 1);
                        double objectives = coefficients.needsGradient() ? 3 : 1;
                        double tables = 0;
                        for (Axis axis : grid.axes()) {
                            tables += (8 + factors * coefficients.kinetic().size()) * 2.0 * axis.points();
                        }
                        // the absorbing layer's profile is one more
                        yield points * (parts + phases + objectives + 1) + tables;
                    }
                    // two states, the reaction, and for each axis two weights, two of the elimination, and a correction
                    case Method.FiniteVolume _ -> points * (3 + 5 * grid.dimension());
                    case Method.FiniteDifference difference -> {
                        double padded = 1;
                        for (Axis axis : grid.axes()) {
                            padded *= axis.points() + difference.order();
                        }
                        yield difference.scheme() == Method.Scheme.CRANK_NICOLSON
                                ? 10 * points
                                : padded * 4 * parts + points * (1 + 2 * parts);
                    }
                };
    }

    private static double parts(Problem problem, boolean complexInitial) {
        return parts(complexInitial || !problem.flow().keepsReal());
    }

    private static double parts(boolean complex) {
        return complex ? 2 : 1;
    }
}
