package org.wickbench.numeric.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.equation.Flow;
import org.wickbench.numeric.equation.Problem;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Fn;

class ContinuationTest {
    /** Sums of some dozen terms of size 1. */
    private static final double ROUNDING = 1e-13;

    /** A function that every axis of at least 7 points represents exactly. */
    private static double wave(Axis axis, double x) {
        double angle = Math.PI * (x - axis.lower()) / axis.length();
        return switch (axis.boundary()) {
            case DIRICHLET -> Math.sin(angle) + 0.5 * Math.sin(3 * angle);
            case NEUMANN -> 1 + Math.cos(2 * angle);
            case PERIODIC, ABSORBING -> 1 + Math.cos(2 * angle) - Math.sin(4 * angle);
        };
    }

    private static double[] waves(Grid grid) {
        double[] values = new double[grid.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1;
            for (int axis = 0; axis < grid.dimension(); axis++) {
                Axis each = grid.axis(axis);
                values[i] *= wave(each, each.node(i / grid.stride(axis) % each.points()));
            }
        }
        return values;
    }

    @ParameterizedTest
    @EnumSource(
            value = Boundary.class,
            names = {"DIRICHLET", "NEUMANN", "PERIODIC"})
    void whatTheAxesRepresentIsCarriedExactlyToFinerAndCoarserGrids(Boundary boundary) {
        Grid from = Grid.of(new Axis("x", -1, 2, 12, boundary), new Axis("y", 0, 1, 15, boundary));
        for (double factor : new double[] {1.5, 2.0 / 3, 1}) {
            Grid to = from.refined(factor);
            assertThat(Continuation.carry(waves(from), from, to))
                    .as("times %s", factor)
                    .containsExactly(waves(to), within(ROUNDING));
        }
    }

    @Test
    void aWiderBoxKeepsTheValuesAndIsZeroOutside() {
        Grid from = Grid.of(new Axis("x", 0, 4, 3, Boundary.DIRICHLET), new Axis("y", 0, 3, 2, Boundary.DIRICHLET));
        Grid to = Grid.of(new Axis("x", -1, 4, 4, Boundary.DIRICHLET), new Axis("y", -1, 4, 4, Boundary.DIRICHLET));
        assertThat(Continuation.carry(new double[] {1, 2, 3, 4, 5, 6}, from, to))
                .containsExactly(0, 0, 0, 0, 0, 1, 2, 0, 0, 3, 4, 0, 0, 5, 6, 0);
    }

    @Test
    void aLevelThatOnlyTheFinerGridShowsIsFoundThere() {
        // a well between two points of the grid, on a point of the one with half as many again, where the state of the
        // grid is smaller than 1e-10
        double place = -8 + 171 * 16 / 181.0;
        Expr x = Expr.sym("x");
        Expr distance = Expr.mul(Expr.num(100), Expr.add(x, Expr.mul(Expr.num(-1), Expr.sym("c"))));
        Expr well = Expr.call(Fn.EXP, Expr.mul(Expr.num(-1), Expr.pow(distance, 2)));
        Expr zeta = Expr.add(Expr.mul(Expr.HALF, Expr.pow(x, 2)), Expr.mul(Expr.num(-255), well));
        Problem problem = new Problem(
                zeta, Expr.HALF, List.of(Expr.sym("x")), Map.of("c", place), Flow.IMAGINARY_TIME, Optional.empty());
        Grid grid = Grid.of(new Axis("x", -8, 8, 120, Boundary.DIRICHLET));

        Spectrum spectrum = new Spectrum(problem);
        Spectrum.Solution known = spectrum.solve(grid, 1);
        Spectrum.Solution finer = spectrum.solve(grid.refined(1.5), 1, known);

        assertThat(known.pairs().getFirst().value()).isCloseTo(0.5, within(1e-3));
        assertThat(finer.pairs().getFirst().value()).isLessThan(-10);
        // so narrow a well holds no level below that of the wide one: elements see that, where a grid would not
        Level lowest = new Solver().ground(problem, grid, 1).levels().getFirst();
        assertThat(lowest.error().total()).isBetween(Math.abs(lowest.energy() - 0.5), 1e-10);
    }
}
