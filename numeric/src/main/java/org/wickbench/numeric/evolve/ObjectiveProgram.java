package org.wickbench.numeric.evolve;

import java.util.List;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.Program;

/** The program that evaluates the objective alone: what is generated for {@link SplitCrankNicolson}, whose sweeps are not. */
final class ObjectiveProgram {
    private ObjectiveProgram() {}

    static Program build(Problem problem, Grid grid) {
        return new Program(
                "Objective", List.of(OnGrid.routine(problem, grid, "objective", problem.objective(), "the objective")));
    }
}
