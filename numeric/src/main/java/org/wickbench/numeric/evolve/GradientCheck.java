package org.wickbench.numeric.evolve;

import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.PointFunction;

/**
 * Holds the squared gradient that came with a problem against central differences of the objective: a wrong one would cost
 * the fourth-order splitting its order without any other sign.
 */
record GradientCheck(Problem problem, Grid grid) {
    private static final int POINTS = 41;
    /** The cube root of the unit round-off balances truncation and cancellation of a central difference. */
    private static final double STEP = 6e-6;
    /** Two differences of relative error 1e-9, squared and with room for curvature. */
    private static final double TOLERANCE = 1e-4;

    /** @throws ProblemException if more than half of the points disagree; fewer may be kinks */
    void require(double[] squaredGradient) {
        PointFunction objective = new PointFunction(problem, problem.objective(), "the objective");
        int wrong = 0;
        int last = 0;
        double expected = 0;
        double largest = 0;
        for (double value : squaredGradient) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < POINTS; i++) {
            int index = (int) ((long) squaredGradient.length * (2 * i + 1) / (2 * POINTS));
            double square = byDifferences(objective, index);
            if (!(Math.abs(square - squaredGradient[index]) <= TOLERANCE * (Math.abs(square) + 1e-6 * largest))) {
                wrong++;
                last = index;
                expected = square;
            }
        }
        if (2 * wrong > POINTS) {
            throw new ProblemException(
                    "the squared gradient that came with the problem is not that of the objective: at "
                            + OnGrid.point(grid, last) + " it is " + squaredGradient[last] + ", differences give "
                            + expected);
        }
    }

    private double byDifferences(PointFunction objective, int index) {
        int d = grid.dimension();
        double[] point = new double[d];
        for (int axis = 0; axis < d; axis++) {
            point[axis] = grid.axis(axis)
                    .node(index / grid.stride(axis) % grid.axis(axis).points());
        }
        double square = 0;
        for (int axis = 0; axis < d; axis++) {
            double centre = point[axis];
            double h = STEP * Math.max(1, Math.abs(centre));
            point[axis] = centre + h;
            double above = objective.at(point);
            point[axis] = centre - h;
            double below = objective.at(point);
            point[axis] = centre;
            double slope = (above - below) / (2 * h);
            square += slope * slope;
        }
        return square;
    }
}
