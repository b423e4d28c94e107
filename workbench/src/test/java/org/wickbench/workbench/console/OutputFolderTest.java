package org.wickbench.workbench.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aFileReplacesTheOldOneAndNothingElseStays() throws IOException {
        OutputFolder out = OutputFolder.at(folder.resolve("a/b"));
        out.write("report.html", "old");
        out.write("report.html", "new");
        out.write("deep/er.txt", "x");

        assertThat(folder.resolve("a/b/report.html")).hasContent("new");
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(2);
        }
    }

    @Test
    void aFolderThatIsAFileIsAnInputError() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> OutputFolder.at(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("file");
        assertThatThrownBy(() -> OutputFolder.at(file.resolve("below")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("below");
    }

    @Test
    void aFolderIsMadeWithItsFirstFile() {
        OutputFolder out = OutputFolder.at(folder.resolve("a/b"));
        assertThat(folder).isEmptyDirectory();
        out.write("report.html", "new");
        assertThat(folder.resolve("a/b/report.html")).exists();
    }

    @Test
    void aTargetThatCannotBeReplacedLeavesNothingBehind() throws IOException {
        Files.createDirectories(folder.resolve("report.html/full"));
        OutputFolder out = OutputFolder.at(folder);

        assertThatThrownBy(() -> out.write("report.html", "new")).isInstanceOf(InputException.class);

        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void nothingIsWrittenOutsideTheFolder() {
        OutputFolder out = OutputFolder.at(folder.resolve("inside"));
        assertThatThrownBy(() -> out.write("../outside", "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
