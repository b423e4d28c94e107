package org.wickbench.numeric.evolve;

import java.util.List;
import java.util.Optional;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.CellMeans;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.Period;
import org.wickbench.numeric.kernel.PointFunction;
import org.wickbench.symbolic.expr.Expr;

/**
 * The initial state of an evolution: its values on the grid, and its formula if it has one. A formula says what the state is
 * between the points and outside of the box; values alone stand for their interpolant.
 */
public final class Start {
    private final Field field;
    private final Optional<Formula> formula;

    private record Formula(Problem problem, Expr re, Expr im) {
        List<Expr> parts() {
            return im.equals(Expr.ZERO) ? List.of(re) : List.of(re, im);
        }

        String name(Expr part) {
            return part == re ? "the real part of the initial state" : "the imaginary part of the initial state";
        }

        CellMeans means(Expr part, Grid grid) {
            return new CellMeans(problem, part, grid, name(part));
        }

        PointFunction function(Expr part) {
            return new PointFunction(problem, part, name(part));
        }
    }

    private Start(Field field, Optional<Formula> formula) {
        this.field = field;
        this.formula = formula;
    }

    /** A state of which nothing but its values is known. */
    public static Start of(Field field) {
        return new Start(field, Optional.empty());
    }

    /**
     * A state given by formulas.
     *
     * @param field its values
     * @param im {@link Expr#ZERO} for a real state
     */
    public static Start of(Field field, Problem problem, Expr re, Expr im) {
        return new Start(field, Optional.of(new Formula(problem, re, im)));
    }

    /** The values on the grid. */
    public Field field() {
        return field;
    }

    /** True if the state is known everywhere. */
    boolean isFormula() {
        return formula.isPresent();
    }

    /** True if values at the points of a grid stand for the state, or if nobody can tell. */
    boolean isSmooth(Grid grid) {
        return formula.stream().allMatch(f -> f.parts().stream()
                .allMatch(part -> f.means(part, grid).isSmooth()));
    }

    /** True if something that the formula shows is narrower than the cells of a grid. */
    boolean isNarrow(Grid grid) {
        return formula.stream().anyMatch(f -> f.parts().stream()
                .anyMatch(part -> f.means(part, grid).isNarrow()));
    }

    /** True if the formula's values are the same one length of an axis further. */
    boolean hasPeriod(int axis) {
        return formula.stream().allMatch(f -> f.parts().stream()
                .allMatch(part -> Period.holds(f.problem(), part, field.grid(), axis, f.name(part))));
    }

    /** The formula on another grid, with means where values do not stand for their cells. */
    Field means(Grid grid) {
        Formula f = formula.orElseThrow();
        double[] re = finite(f, f.re, f.means(f.re, grid).means(), grid);
        return f.im.equals(Expr.ZERO)
                ? Field.real(grid, re)
                : Field.complex(grid, re, finite(f, f.im, f.means(f.im, grid).means(), grid));
    }

    /** The formula's values on another grid. */
    Field values(Grid grid) {
        Formula f = formula.orElseThrow();
        double[] re = finite(f, f.re, f.function(f.re).onGrid(grid), grid);
        return f.im.equals(Expr.ZERO)
                ? Field.real(grid, re)
                : Field.complex(grid, re, finite(f, f.im, f.function(f.im).onGrid(grid), grid));
    }

    private static double[] finite(Formula formula, Expr part, double[] values, Grid grid) {
        OnGrid.requireFinite(grid, values, formula.name(part));
        return values;
    }
}
