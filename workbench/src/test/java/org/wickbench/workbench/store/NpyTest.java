package org.wickbench.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.workbench.console.InputException;

class NpyTest {
    private static final Grid GRID =
            Grid.of(new Axis("x", 0, 1, 2, Boundary.PERIODIC), new Axis("y", 0, 1, 3, Boundary.PERIODIC));
    private static final double[] VALUES = {0.5, 1, 2, 3, 4, 5};

    @TempDir
    Path folder = Path.of("");

    /** Bytes as NumPy writes them, made by the format's description. */
    private static byte[] npy(int version, String header, ByteOrder order, double... values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        ByteBuffer length = ByteBuffer.allocate(version == 1 ? 2 : 4).order(ByteOrder.LITTLE_ENDIAN);
        out.writeBytes(
                (version == 1 ? length.putShort((short) header.length()) : length.putInt(header.length())).array());
        out.writeBytes(header.getBytes(StandardCharsets.UTF_8));
        ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(order);
        for (double value : values) {
            data.putDouble(value);
        }
        out.writeBytes(data.array());
        return out.toByteArray();
    }

    private static String header(String type, String shape) {
        return "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
    }

    private Field read(byte[] bytes) throws IOException {
        return Npy.read(Files.write(folder.resolve("a.npy"), bytes), GRID);
    }

    @Test
    void readsWhatNumpyWrites() throws IOException {
        Field expected = Field.real(GRID, VALUES);
        assertThat(read(npy(1, header("<f8", "(2, 3)"), ByteOrder.LITTLE_ENDIAN, VALUES)))
                .isEqualTo(expected);
        assertThat(read(npy(2, header(">f8", "(2,3)"), ByteOrder.BIG_ENDIAN, VALUES)))
                .isEqualTo(expected);
        assertThat(read(npy(3, header("<f8", "(1, 2, 3)"), ByteOrder.LITTLE_ENDIAN, VALUES)))
                .isEqualTo(expected);
        assertThat(read(npy(
                        1, header("<c16", "(2, 3)"), ByteOrder.LITTLE_ENDIAN, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)))
                .isEqualTo(Field.complex(GRID, new double[] {0, 2, 4, 6, 8, 10}, new double[] {1, 3, 5, 7, 9, 11}));
    }

    @Test
    void readsWhatWasSaved() {
        Field state = Field.complex(GRID, VALUES, new double[] {1.0 / 3, -0.0, 4.9e-324, 1e300, -7, 8});
        Path file = folder.resolve("b.npy");
        StateFile.write(file, new Result(List.of("psi"), List.of(state), Map.of(), "observables", Map.of()));
        assertThat(Npy.read(file, GRID)).isEqualTo(state);
    }

    record Bad(String reason, byte[] bytes) {
        @Override
        public String toString() {
            return reason;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bad bad && reason.equals(bad.reason) && Arrays.equals(bytes, bad.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    static Stream<Bad> bad() {
        byte[] good = npy(1, header("<f8", "(2, 3)"), ByteOrder.LITTLE_ENDIAN, VALUES);
        return Stream.of(
                new Bad("no .npy file", new byte[0]),
                new Bad("no .npy file", "x,y\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8)),
                new Bad("of version 9", npy(9, header("<f8", "(2, 3)"), ByteOrder.LITTLE_ENDIAN, VALUES)),
                new Bad("no sensible length", npy(2, " ".repeat(5000), ByteOrder.LITTLE_ENDIAN, VALUES)),
                new Bad("does not say", npy(1, "{}", ByteOrder.LITTLE_ENDIAN, VALUES)),
                new Bad("does not say", Arrays.copyOf(good, 30)),
                new Bad("type '<f4'", npy(1, header("<f4", "(2, 3)"), ByteOrder.LITTLE_ENDIAN, VALUES)),
                new Bad("type '|O'", npy(1, header("|O", "(2, 3)"), ByteOrder.LITTLE_ENDIAN, VALUES)),
                new Bad("shape (3, 2)", npy(1, header("<f8", "(3, 2)"), ByteOrder.LITTLE_ENDIAN, VALUES)),
                new Bad("shape (6)", npy(1, header("<f8", "(6,)"), ByteOrder.LITTLE_ENDIAN, VALUES)),
                new Bad("shape ()", npy(1, header("<f8", "()"), ByteOrder.LITTLE_ENDIAN, VALUES)),
                new Bad("one of its 4 states", npy(1, header("<f8", "(4, 2, 3)"), ByteOrder.LITTLE_ENDIAN, VALUES)),
                new Bad(
                        "column by column",
                        npy(1, header("<f8", "(2, 3)").replace("False", "True"), ByteOrder.LITTLE_ENDIAN, VALUES)),
                new Bad("cut short", Arrays.copyOf(good, good.length - 1)),
                new Bad("too long", Arrays.copyOf(good, good.length + 1)),
                new Bad(
                        "not finite, at index 2",
                        npy(1, header("<f8", "(2, 3)"), ByteOrder.LITTLE_ENDIAN, 0, 1, Double.NaN, 3, 4, 5)));
    }

    @ParameterizedTest
    @MethodSource
    void bad(Bad bad) {
        assertThatThrownBy(() -> read(bad.bytes()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(bad.reason())
                .hasMessageContaining("a.npy");
    }

    @Test
    void noFileIsSaid() {
        assertThatThrownBy(() -> Npy.read(folder.resolve("none.npy"), GRID))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no file");
    }

    @Test
    void damagedBytesAreReadOrRefusedAndNothingElse() throws IOException {
        byte[] good = npy(1, header("<f8", "(2, 3)"), ByteOrder.LITTLE_ENDIAN, VALUES);
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(good.length) : good.length);
            if (damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(read(damaged).grid()).isEqualTo(GRID);
            } catch (InputException refused) {
                assertThat(refused).hasMessageContaining("a.npy");
            }
        }
    }
}
