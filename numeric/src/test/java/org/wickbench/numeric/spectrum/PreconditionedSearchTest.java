package org.wickbench.numeric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.equation.ProblemException;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Fn;

class PreconditionedSearchTest {
    private static final Expr.Sym X = Expr.sym("x");
    private static final Expr.Sym Y = Expr.sym("y");

    private static double[] noise(int n) {
        return new Random(3).doubles(n, -1, 1).toArray();
    }

    @ParameterizedTest
    @EnumSource(names = {"DIRICHLET", "NEUMANN", "PERIODIC"})
    void theModesInvertTheKineticMatrix(Boundary boundary) {
        for (int points : new int[] {7, 8}) {
            Grid grid = new Grid(
                    List.of(new Axis("x", -1, 2, points, boundary), new Axis("y", 0, 1, points + 3, boundary)));
            double[] shift = new double[grid.size()];
            java.util.Arrays.fill(shift, 0.7);
            GridHamiltonian shifted = new GridHamiltonian(grid, 0.5, shift);
            double[] x = noise(grid.size());
            double[] image = new double[x.length];
            shifted.apply(new KineticModes(grid, 0.5).solve(x, 0.7), image);
            assertThat(image).containsExactly(x, within(1e-11));
        }
    }

    @Test
    void degenerateLevelsAreFoundAsOftenAsTheyOccur() {
        Grid grid = new Grid(
                List.of(new Axis("x", -8, 8, 48, Boundary.DIRICHLET), new Axis("y", -8, 8, 48, Boundary.DIRICHLET)));
        double[] values = new double[grid.size()];
        for (int i = 0; i < values.length; i++) {
            double x = grid.axis(0).node(i / 48);
            double y = grid.axis(1).node(i % 48);
            values[i] = (x * x + y * y) / 2;
        }
        GridHamiltonian bowl = new GridHamiltonian(grid, 0.5, values);
        List<Lanczos.Pair> pairs = new PreconditionedSearch(bowl, 1e-9)
                .lowest(3, noise(values.length))
                .orElseThrow();
        assertThat(pairs.stream()
                        .map(Lanczos.Pair::value)
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .containsExactly(new double[] {1, 2, 2}, within(1e-9));
    }

    @Test
    void theNumberOfApplicationsDoesNotGrowWithTheGrid() {
        long[] applications = new long[2];
        for (int i = 0; i < 2; i++) {
            Grid grid = Grid.of(new Axis("x", -12, 12, 150 << 2 * i, Boundary.DIRICHLET));
            double[] values = new double[grid.size()];
            for (int j = 0; j < values.length; j++) {
                values[j] = Math.abs(grid.axis(0).node(j));
            }
            GridHamiltonian wedge = new GridHamiltonian(grid, 1, values);
            double found = new PreconditionedSearch(wedge, 1e-8)
                    .lowest(1, noise(values.length))
                    .orElseThrow()
                    .getFirst()
                    .value();
            // the first zero of Ai': the kink limits the grid, not the search
            assertThat(found).isCloseTo(1.018792971647471, within(3e-3));
            applications[i] = wedge.applications();
        }
        assertThat(applications[1]).isLessThan(applications[0] * 3 / 2);
    }

    @Test
    void anObjectiveWithAKinkIsSolvedToATolerance() {
        Problem wedge = Problem.of(Expr.call(Fn.ABS, X), Expr.ONE, "x");
        Levels found = new Solver().ground(wedge, 1e-4, 2);
        assertThat(found.energies()).containsExactly(new double[] {1.018792971647471, 2.338107410459767}, within(1e-4));
        // 1500 applications of a matrix of a thousand points are a second; Lanczos alone took a hundred times as many
        assertThat(found.applications()).isLessThan(8_000);
    }

    @Test
    void aValleyThatNarrowsIsExplainedAndSolvedOnAGrid() {
        Problem valley = Problem.of(Expr.mul(Expr.pow(X, 2), Expr.pow(Y, 2)), Expr.ONE, "x", "y");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Solver().ground(valley, 1e-4, 1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("valley that narrows", "axes that you give");
        Grid grid = new Grid(List.of(
                new Axis("x", -12, 12, 80, Boundary.DIRICHLET), new Axis("y", -12, 12, 80, Boundary.DIRICHLET)));
        // Simon, Ann. Phys. 146 (1983) 209: the spectrum is discrete; E0 by a dense sine basis on two larger boxes
        assertThat(new Solver().ground(valley, grid, 1).energies()[0]).isCloseTo(1.10822, within(1e-3));
    }
}
