package org.wickbench.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;

/** Every format is read back by readers that share no code with the writers. */
class StateFileTest {
    private static final Grid GRID =
            Grid.of(new Axis("x", 0, 1, 2, Boundary.PERIODIC), new Axis("y", 0, 3, 3, Boundary.PERIODIC));
    private static final Field REAL = Field.real(GRID, new double[] {0, 1, 2, 3, 4, 5.5});
    private static final Field COMPLEX =
            Field.complex(GRID, new double[] {0, 1, 2, 3, 4, 5}, new double[] {0, -1, -2, -3, -4, 0.1});

    @TempDir
    Path folder = Path.of("");

    private static Result result(List<String> names, List<Field> states) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("objective", "x^2 + y^2");
        facts.put("parameters", "");
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("energy", new double[] {1.5, 1.0 / 3});
        return new Result(names, states, facts, "levels", columns);
    }

    private Path written(String name, Result result) {
        Path file = folder.resolve(name);
        StateFile.write(file, result);
        return file;
    }

    @Test
    void csvHasALineForEveryPoint() throws IOException {
        Path file = written("a.csv", result(List.of("a", "b"), List.of(REAL, COMPLEX)));
        assertThat(Files.readAllLines(file))
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
    void csvReadsBackToTheSameDoubles() throws IOException {
        double[] hard = {1.0 / 3, Math.PI, 4.9e-324, -0.0, 1e300, Math.nextUp(1.0)};
        Path file = written("a.csv", result(List.of("a"), List.of(Field.real(GRID, hard))));
        double[] read = Files.readAllLines(file).stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",")[2]))
                .toArray();
        assertThat(read).isEqualTo(hard);
    }

    @Test
    void npyStartsWithAHeaderOfTheFormatAndHoldsTheValues() throws IOException {
        byte[] bytes = Files.readAllBytes(written("A.NPY", result(List.of("b"), List.of(COMPLEX))));
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

    @Test
    void numpyReadsTheNpy() {
        Optional<String> python = Programs.python("numpy");
        assumeTrue(python.isPresent(), "NumPy is not installed");
        Path file = written("a.npy", result(List.of("b"), List.of(COMPLEX)));
        String program = "import numpy, sys; a = numpy.load(sys.argv[1], allow_pickle=False);"
                + " print(a.shape == (1, 2, 3), a.dtype == numpy.complex128, *[repr(float(x)) for x in a.imag.ravel()])";
        assertThat(Programs.output(python.get(), "-c", program, file.toString()))
                .hasValueSatisfying(out -> assertThat(Programs.words(out))
                        .containsExactly("True", "True", "0.0", "-1.0", "-2.0", "-3.0", "-4.0", "0.1"));
    }

    @Test
    void hdf5ExplainsItself() {
        Path file = written("a.h5", result(List.of("a", "b"), List.of(REAL, COMPLEX)));
        try (HdfFile read = new HdfFile(file)) {
            assertThat(read.getAttribute("format").getData()).isEqualTo("wickbench.states/1");
            assertThat(read.getAttribute("objective").getData()).isEqualTo("x^2 + y^2");
            assertThat(read.getDatasetByPath("/axes/y").getData()).isEqualTo(new double[] {0, 1, 2});
            assertThat(read.getDatasetByPath("/axes/y").getAttribute("index").getData())
                    .isEqualTo(1);
            assertThat(read.getDatasetByPath("/axes/x").getAttribute("upper").getData())
                    .isEqualTo(1.0);
            assertThat(read.getDatasetByPath("/axes/x").getAttribute("boundary").getData())
                    .isEqualTo("periodic");
            assertThat(read.getDatasetByPath("/states/a/re").getData())
                    .isEqualTo(new double[][] {{0, 1, 2}, {3, 4, 5.5}});
            assertThat(((Group) read.getByPath("/states/a")).getChildren()).containsOnlyKeys("re");
            assertThat(read.getDatasetByPath("/states/b/im").getData())
                    .isEqualTo(new double[][] {{0, -1, -2}, {-3, -4, 0.1}});
            assertThat(read.getDatasetByPath("/levels/energy").getData()).isEqualTo(new double[] {1.5, 1.0 / 3});
        }
    }

    @Test
    void hdf5IsTheSameBytesEachTime() throws IOException {
        Result result = result(List.of("a"), List.of(REAL));
        assertThat(Files.readAllBytes(written("a.h5", result))).isEqualTo(Files.readAllBytes(written("b.h5", result)));
    }

    @Test
    void theHdfGroupsOwnReaderReadsTheHdf5() {
        assumeTrue(Programs.output("h5dump", "--version").isPresent(), "h5dump is not installed");
        Path file = written("a.h5", result(List.of("b"), List.of(COMPLEX)));
        assertThat(Programs.output("h5dump", "-m", "%.17g", "-y", "-w", "200", "-d", "/states/b/im", file.toString()))
                .hasValueSatisfying(out -> {
                    assertThat(out).contains("H5T_IEEE_F64LE", "( 2, 3 )");
                    String data = out.substring(out.indexOf("DATA {") + 6);
                    assertThat(DoubleStream.of(Programs.words(data.replaceAll("[},]", " "))
                                    .mapToDouble(Double::parseDouble)
                                    .toArray()))
                            .containsExactly(0.0, -1.0, -2.0, -3.0, -4.0, 0.1);
                });
        assertThat(Programs.output("h5dump", "-a", "/objective", file.toString()))
                .hasValueSatisfying(out -> assertThat(out).contains("\"x^2 + y^2\""));
    }

    @Test
    void h5pyReadsTheHdf5() {
        Optional<String> python = Programs.python("h5py");
        assumeTrue(python.isPresent(), "h5py is not installed");
        Path file = written("a.h5", result(List.of("b"), List.of(COMPLEX)));
        String program = "import h5py, sys; f = h5py.File(sys.argv[1], 'r');"
                + " print(*f['states/b/re'].shape, f['axes/x'].attrs['upper'], *f['states/b/im'][1])";
        assertThat(Programs.output(python.get(), "-c", program, file.toString()))
                .hasValueSatisfying(
                        out -> assertThat(Programs.words(out)).containsExactly("2", "3", "1.0", "-3.0", "-4.0", "0.1"));
    }
}
