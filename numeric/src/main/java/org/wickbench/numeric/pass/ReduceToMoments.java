package org.wickbench.numeric.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.numeric.kernel.OnGrid;
import org.wickbench.numeric.kernel.PointFunction;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Trees;

/**
 * Sums over the rows of a table whose terms are polynomials in the coordinates become polynomials whose coefficients are moments
 * of the table, so that a value costs the same however many rows there are:
 *
 * <pre>
 *   sum((y[i] - a*x[i] - b)^2, i, 1, n)  ->  S + p*(a + m*b + o)^2 + q*(b + r)^2
 * </pre>
 *
 * Moments are added in twice the precision. A sum of degree 2 is written as squares about its lowest point where it has one; any
 * other about the middle of the grid, so that what cancels is at most as large as the values on the grid: with {@code u} the unit
 * roundoff, a value differs by a few {@code u} times the largest one. That is what any solver's energies are off by as well.
 *
 * <p>Before: any problem. After: the same objective up to that rounding, and its squared gradient in the same form.
 */
public final class ReduceToMoments {
    static final String NAME = "reduce to moments";

    private final Problem problem;
    private final double[] middle;
    private final List<String> reduced = new ArrayList<>();

    private ReduceToMoments(Problem problem, Optional<Grid> grid) {
        this.problem = problem;
        this.middle = new double[problem.dimension()];
        for (int i = 0; i < middle.length && grid.isPresent() && i < grid.get().dimension(); i++) {
            Axis axis = grid.get().axis(i);
            middle[i] = 0.5 * (axis.lower() + axis.upper());
        }
    }

    /**
     * The outcome.
     *
     * @param decision what was weighed, if the objective has such a sum and there is a grid
     */
    public record Reduced(Problem problem, Optional<Decision> decision) {}

    /** @param grid where values are needed; without one they are assumed to be needed often */
    public static Reduced apply(Problem problem, Optional<Grid> grid) {
        ReduceToMoments pass = new ReduceToMoments(problem, grid);
        Expr objective = pass.without(problem.objective());
        if (pass.reduced.isEmpty()) {
            return new Reduced(problem, Optional.empty());
        }
        String choice = String.join("; ", pass.reduced);
        Problem changed =
                problem.computedAs(objective, problem.gradientSquared().map(pass::without));
        Optional<Decision> decision = grid.map(on -> decision(problem, changed, on, choice));
        return decision.map(Decision::taken).orElse(true)
                ? new Reduced(changed, decision)
                : new Reduced(problem, decision);
    }

    private static Decision decision(Problem problem, Problem changed, Grid grid, String choice) {
        Balance without = balance(problem, grid);
        Balance with = balance(changed, grid);
        return new Decision(NAME, "objective", choice, without, with, with.pays(without));
    }

    private static Balance balance(Problem problem, Grid grid) {
        Routine routine = OnGrid.routine(problem, grid, "objective", problem.objective(), "the objective");
        Program program = new Program("Objective", List.of(routine));
        return Balance.of(TabulateOrRecompute.apply(routine, program, _ -> {}), program);
    }

    private Expr without(Expr expr) {
        Optional<Expr> polynomial = expr instanceof Expr.Sum sum ? polynomial(sum) : Optional.empty();
        UnaryOperator<Expr> inside = this::without;
        return polynomial.orElseGet(() -> expr instanceof Expr.Binder ? expr : Trees.mapChildren(expr, inside));
    }

    private Optional<Expr> polynomial(Expr.Sum sum) {
        if (!OnGrid.runsOverRows(problem, sum)) {
            return Optional.empty();
        }
        Optional<RowPolynomial> here = moments(sum, middle);
        if (here.isEmpty()) {
            return Optional.empty();
        }
        Optional<Squares> squares = Squares.of(here.get())
                .flatMap(rough -> moments(sum, rough.lowest()))
                .flatMap(Squares::of);
        String form = squares.map(found -> found.count() + (found.count() == 1 ? " square" : " squares"))
                .orElseGet(() -> here.get().size() + " monomials");
        reduced.add("sum over " + rows(sum) + " rows as " + form);
        return Optional.of(squares.map(found -> found.expr(problem.coordinates()))
                .orElseGet(() -> here.get().expr(problem.coordinates())));
    }

    private static String rows(Expr.Sum sum) {
        return sum.lower() instanceof Expr.Num from && sum.upper() instanceof Expr.Num to
                ? to.plus(from.negate()).plus(Expr.ONE).toString()
                : sum.upper().toString();
    }

    private Optional<RowPolynomial> moments(Expr.Sum sum, double[] centre) {
        Expr.Sym row = sum.scope().fresh();
        return Expansion.of(sum.scope().open(row), problem.coordinates(), centre)
                .map(expansion -> expansion.map(coefficient -> PointFunction.moment(
                        problem, new Expr.Sum(coefficient, row, sum.lower(), sum.upper()), "the objective")))
                .map(values -> new RowPolynomial(values, centre));
    }
}
