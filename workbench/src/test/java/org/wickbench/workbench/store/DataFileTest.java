package org.wickbench.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wickbench.numeric.equation.Data;
import org.wickbench.workbench.console.InputException;

class DataFileTest {
    @TempDir
    private Path folder;

    private Data read(String text) throws IOException {
        return DataFile.read(Files.writeString(folder.resolve("points.csv"), text, StandardCharsets.UTF_8));
    }

    @Test
    void namesAndNumbersAreReadWhateverTheLineEnds() throws IOException {
        Data expected =
                new Data(java.util.List.of(new Data.Column("x", 1, -2.5, 3e-5), new Data.Column("y_1", 0.5, 4, 0.25)));
        assertThat(read("x,y_1\n1,.5\n-2.5,+4\n3e-5,2.5E-1\n")).isEqualTo(expected);
        assertThat(read("x,y_1\r\n1,.5\r\n-2.5,+4\r\n3e-5,2.5E-1")).isEqualTo(expected);
        assertThat(read("\uFEFFx , y_1\n 1, .5 \n-2.5,4.\n3e-5,0.25\n\n\n")).isEqualTo(expected);
        assertThat(read("\"x\",\"y_1\"\n\"1\",\"0.5\"\n-2.5,4\n\"3e-5\",0.25\n"))
                .isEqualTo(expected);
        assertThat(read("x,y_1\n1,.5\n3e-5,2.5E-1\n-2.5,+4\n")).isNotEqualTo(expected);
        assertThat(read("y_1,x\n1,.5\n-2.5,+4\n3e-5,2.5E-1\n")).isNotEqualTo(expected);
    }

    @Test
    void aGreekLetterIsItsName() throws IOException {
        assertThat(read("τ\n1\n").indexOf("tau")).hasValue(0);
        assertThatThrownBy(() -> read("τ,tau\n1,2\n")).hasMessageContaining("two columns are called 'tau'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | points.csv is empty",
                "'\n\n' | points.csv is empty",
                "'x,y\n' | no rows",
                "'1,2\n3,4\n' | line 1: the first line has to name the columns",
                "'x,y\n1,2\n3,\n' | line 3: the number in column y is missing",
                "'x,y\n1,2\n\n3,4\n' | line 3: the row has 1 cell where the header has 2",
                "'x,y\n1,2\n3\n' | line 3: the row has 1 cell where the header has 2",
                "'x,y\n1,2,3\n' | line 2: the row has 3 cells where the header has 2",
                "'x,y\n1,two\n' | line 2: what stands in column y is no decimal number",
                "'x,y\n1,NaN\n' | line 2: what stands in column y is no decimal number",
                "'x,y\n1,inf\n' | line 2: what stands in column y is no decimal number",
                "'x,y\n1,0x10\n' | line 2: what stands in column y is no decimal number",
                "'x,y\n1,1d\n' | line 2: what stands in column y is no decimal number",
                "'x,y\n1,1e999\n' | line 2: the number in column y is too large",
                "'x,y\n1,\u0661\n' | line 2: what stands in column y is no decimal number",
                "'x,x\n1,2\n' | line 1: two columns are called 'x'",
                "'x,\n1,2\n' | line 1: this column has no name",
                "'x,y;System.exit(0)\n1,2\n' | line 1: a column is called by a name",
                "'x,__import__\n1,2\n' | line 1: a column is called by a name",
                "'x,\"a\"\"b\"\n1,2\n' | line 1: a column is called by a name",
                "'x,\u0430\n1,2\n' | line 1: a column is called by a name",
                "'x,\u202Ey\n1,2\n' | line 1: a column is called by a name",
                "'x,x\u200B\n1,2\n' | line 1: a column is called by a name",
                "'x,y[1]\n1,2\n' | line 1: a column is called by a name",
                "'x,pi\n1,2\n' | line 1: a column is called by a name",
                "'x,exp\n1,2\n' | line 1: a column cannot be called as the function exp",
                "'x,\"y\n1,2\n' | line 1: this quote is never closed",
                "'x,y\n1,\"2\"3\n' | line 2: a cell ends with its closing quote"
            })
    void whatIsWrongIsSaidWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("points.csv")
                .message()
                .doesNotContain("\u202E", "\u200B");
    }

    @Test
    void thePlaceIsMarked() {
        assertThatThrownBy(() -> read("x,y\n1,two\n"))
                .hasMessageEndingWith("  1,two" + System.lineSeparator() + "    ^");
        // a carriage return or an escape sequence in a cell does not reach the terminal
        assertThatThrownBy(() -> read("x,y\n1,\u001b[2Jtwo\r!\n")).hasMessageContaining("1,?[2Jtwo !");
    }

    @Test
    void whatIsNoTextOrTooLargeIsRefused() throws IOException {
        Path file = folder.resolve("points.csv");
        Files.write(file, new byte[] {'x', '\n', (byte) 0xff, '\n'});
        assertThatThrownBy(() -> DataFile.read(file)).hasMessageContaining("UTF-8");
        Files.write(file, new byte[] {'x', '\n', '1', 0, '\n'});
        assertThatThrownBy(() -> DataFile.read(file)).hasMessageContaining("U+0000");
        assertThatThrownBy(() -> DataFile.read(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> DataFile.read(folder.resolve("none.csv"))).hasMessageContaining("there is no file");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(DataFile.MOST_BYTES + 1);
        }
        assertThatThrownBy(() -> DataFile.read(file)).hasMessageContaining("at most 67108864");
    }

    @Test
    void tooManyRowsOrColumnsAreRefused() {
        assertThatThrownBy(() -> read("x\n" + "1\n".repeat(DataFile.MOST_ROWS + 1)))
                .hasMessageContaining("more than 1000000 rows");
        StringBuilder header = new StringBuilder("x0");
        for (int k = 1; k <= DataFile.MOST_COLUMNS; k++) {
            header.append(",x").append(k);
        }
        assertThatThrownBy(() -> read(header + "\n1\n")).hasMessageContaining("at most 100");
    }

    @Test
    void theIdentityTellsTablesApart() throws IOException {
        String here = DataFile.identity(read("x,y\n1,2\n3,4\n"));
        assertThat(here).startsWith("x, y: 2 rows, sha256 ").isEqualTo(DataFile.identity(read("x,y\n1.0,2\n3,4")));
        assertThat(DataFile.identity(read("x,y\n3,4\n1,2\n"))).isNotEqualTo(here);
        assertThat(DataFile.identity(read("y,x\n1,2\n3,4\n"))).isNotEqualTo(here);
    }
}
