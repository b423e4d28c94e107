package org.wickbench.workbench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;

class StateFileTest {
    private static final Grid GRID =
            Grid.of(new Axis("x", 0, 1, 2, Boundary.PERIODIC), new Axis("y", 0, 3, 3, Boundary.PERIODIC));
    private static final Field REAL = Field.real(GRID, new double[] {0, 1, 2, 3, 4, 5.5});
    private static final Field COMPLEX =
            Field.complex(GRID, new double[] {0, 1, 2, 3, 4, 5}, new double[] {0, -1, -2, -3, -4, 0.1});

    @Test
    void csvHasALineForEveryPoint() {
        String csv =
                new String(StateFile.bytes("a.csv", List.of("a", "b"), List.of(REAL, COMPLEX)), StandardCharsets.UTF_8);
        assertThat(csv.lines())
                .containsExactly(
                        "x,y,a,b_re,b_im",
                        "0.0,0.0,0.0,0.0,0.0",
                        "0.0,1.0,1.0,1.0,-1.0",
                        "0.0,2.0,2.0,2.0,-2.0",
                        "0.5,0.0,3.0,3.0,-3.0",
                        "0.5,1.0,4.0,4.0,-4.0",
                        "0.5,2.0,5.5,5.0,0.1");
    }

    @Test
    void npyStartsWithAHeaderOfTheFormatAndHoldsTheValues() {
        byte[] bytes = StateFile.bytes("A.NPY", List.of("b"), List.of(COMPLEX));
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int header = buffer.getShort(8);

        assertThat(new String(bytes, 1, 5, StandardCharsets.US_ASCII)).isEqualTo("NUMPY");
        assertThat((10 + header) % 64).isZero();
        assertThat(new String(bytes, 10, header, StandardCharsets.US_ASCII))
                .contains("'descr': '<c16'", "'fortran_order': False", "'shape': (1, 2, 3)")
                .endsWith("\n");
        assertThat(bytes).hasSize(10 + header + 6 * 16);
        assertThat(buffer.getDouble(10 + header + 16)).isEqualTo(1);
        assertThat(buffer.getDouble(10 + header + 5 * 16 + 8)).isEqualTo(0.1);
    }
}
