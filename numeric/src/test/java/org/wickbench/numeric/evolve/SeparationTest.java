package org.wickbench.numeric.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Grid;

class SeparationTest {
    private static final Grid PLANE =
            Grid.of(new Axis("x", -2, 3, 7, Boundary.DIRICHLET), new Axis("y", 0, 4, 12, Boundary.PERIODIC));

    @Test
    void sumsOfFunctionsOfOneAxisAreFound() {
        double[] values = plane((x, y) -> Math.exp(x) - 3 * Math.cos(y) + 100);
        Separation separation = Separation.of(PLANE, values).orElseThrow();
        // two roundings of values below 128
        assertThat(separation.sums(0, 2)).containsExactly(values, within(1e-13));
    }

    @Test
    void nothingElseIs() {
        assertThat(Separation.of(PLANE, plane((x, y) -> x * y))).isEmpty();
        assertThat(Separation.of(PLANE, plane((x, y) -> Math.pow(x + y, 4)))).isEmpty();
        assertThat(Separation.of(PLANE, plane((x, y) -> x * x + y * y + 1e-9 * x * y)))
                .isEmpty();
        double[] oneOff = plane((x, y) -> x * x + y * y);
        oneOff[50] += 1e-9;
        assertThat(Separation.of(PLANE, oneOff)).isEmpty();
    }

    @Test
    void threeAxesAreThreeParts() {
        Grid cube = Grid.of(
                new Axis("x", -1, 1, 3, Boundary.PERIODIC),
                new Axis("y", -1, 1, 4, Boundary.PERIODIC),
                new Axis("z", -1, 1, 5, Boundary.PERIODIC));
        double[] values = new double[60];
        for (int i = 0; i < 60; i++) {
            values[i] = (i / 20) * (i / 20) + 10.0 * (i / 5 % 4) - 3.0 * (i % 5);
        }
        Separation separation = Separation.of(cube, values).orElseThrow();
        assertThat(separation.parts()).hasNumberOfRows(3);
        assertThat(separation.sums(0, 3)).containsExactly(values, within(1e-13));
        values[33] += 1;
        assertThat(Separation.of(cube, values)).isEmpty();
    }

    private static double[] plane(DoubleBinaryOperator v) {
        double[] values = new double[PLANE.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    v.applyAsDouble(PLANE.axis(0).node(i / 12), PLANE.axis(1).node(i % 12));
        }
        return values;
    }
}
