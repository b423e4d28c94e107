package org.wickbench.numeric.pass;

import java.util.ArrayList;
import java.util.List;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.Cost;
import org.wickbench.numeric.kernel.Interpreter;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.parse.Parser;

/** A formula in x, y, z, the parameter {@code a = 0.7} and the time t on a grid, as a program with the one routine "test". */
public record GridFunction(Problem problem, Grid grid, Program program) {
    /** The time at which values are compared. */
    private static final double TIME = 0.3;

    public static GridFunction of(String formula, Grid grid) {
        return of(Parser.parse(formula), grid);
    }

    public static GridFunction of(Expr formula, Grid grid) {
        Problem problem = Problem.of(
                        formula, Expr.ONE, grid.axes().stream().map(Axis::name).toArray(String[]::new))
                .with("a", 0.7);
        return new GridFunction(
                problem,
                grid,
                new Program("Test", List.of(OnGrid.routine(problem, grid, "test", formula, "the objective"))));
    }

    /** A grid with symmetric axes from -end to end. */
    public static Grid symmetric(double end, Boundary boundary, int... points) {
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            axes.add(new Axis(List.of("x", "y", "z").get(i), -end, end, points[i], boundary));
        }
        return new Grid(axes);
    }

    public double[] parameters() {
        return OnGrid.parameterValues(problem, TIME);
    }

    /** The values by the interpreter. */
    double[] values(Program of) {
        double[] out = new double[grid.size()];
        new Interpreter(of).run("test", OnGrid.arrays(grid, out), new int[0], parameters());
        return out;
    }

    double[] values() {
        return values(program);
    }

    Cost cost(Program of) {
        return Cost.of(of, "test", 1);
    }
}
