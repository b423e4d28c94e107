package org.wickbench.numeric.evolve;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.numeric.run.KernelCompiler;
import org.wickbench.symbolic.expr.Expr;

class SplitStepTest {
    /** Half a step's factor is finite, and so are a whole step's along each axis; their product is not. */
    @Test
    void aFactorThatOverflowsOnlyAsAProductIsRefused() {
        Expr square = Expr.add(Expr.pow(Expr.sym("x"), 2), Expr.pow(Expr.sym("y"), 2));
        Problem problem = Problem.of(Expr.mul(Expr.num(-250), square), Expr.HALF, "x", "y")
                .in(Flow.IMAGINARY_TIME);
        Grid grid = Grid.of(new Axis("x", -1, 1, 16, Boundary.PERIODIC), new Axis("y", -1, 1, 16, Boundary.PERIODIC));
        double[] one = new double[grid.size()];
        Arrays.fill(one, 1);
        Stepper stepper = new Evolver(
                        new KernelCompiler(Optional.empty(), KernelCompiler.availableFlavour()), KernelMutation.NONE, 1)
                .stepper(problem, grid, new Field(grid, one, new double[0]), 2, Method.STRANG);
        assertThatThrownBy(() -> stepper.advance(2))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the factor exp(-h zeta) of a step");
    }
}
