package org.wickbench.workbench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wickbench.workbench.console.Exit;

class VerifyCommandTest {
    private static final String RIGHT = """
            # Signs
            ```wick
            claim double "The double angle": sinh(2*x) == 2*sinh(x)*cosh(x) by algebra
            ```
            """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void aDocumentThatHoldsExitsWith0AndWritesBothReports() throws IOException {
        Files.writeString(folder.resolve("signs.md"), RIGHT);

        Run run = Run.in(folder, "verify", "signs.md", "--out", "report");

        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
        assertThat(run.out()).contains("PROVED     signs-double: The double angle", "1 of 1 claims are as stated");
        assertThat(run.err()).contains("report.html");
        assertThat(folder.resolve("report/report.html")).content().contains("Every claim is as stated");
        assertThat(folder.resolve("report/report.json")).content().contains("\"schema\": \"wickbench.report/1\"");
        try (Stream<Path> files = Files.list(folder.resolve("report"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aWrongSignExitsWith3AndStandsFirstInTheReport() throws IOException {
        Files.writeString(folder.resolve("signs.md"), RIGHT.replace("== 2*", "== -2*"));

        Run run = Run.in(folder, "verify", "signs.md", "--out", "report");

        assertThat(run.exit()).isEqualTo(Exit.REFUTED);
        assertThat(run.out()).contains("REFUTED    signs-double", "NOT AS STATED", "0 of 1 claims are as stated");
        String page = Files.readString(folder.resolve("report/report.html"));
        assertThat(page).contains("What needs attention", "1 of 1 claim is not as stated");
        assertThat(page.indexOf("id=\"failures\"")).isLessThan(page.indexOf("id=\"signs\""));
    }

    @Test
    void theSameRunWritesTheSameBytes() throws IOException {
        Files.writeString(folder.resolve("signs.md"), RIGHT.replace("== 2*", "== -2*"));
        Run.in(folder, "verify", "signs.md", "--out", "one");
        Run.in(folder, "verify", "signs.md", "--out", "two");
        for (String name : new String[] {"report.html", "report.json"}) {
            assertThat(folder.resolve("one").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("two").resolve(name));
        }
    }

    @Test
    void jsonOnStandardOutputIsTheReportAndQuietSaysNothingElse() throws IOException {
        Files.writeString(folder.resolve("signs.md"), RIGHT);
        Run run = Run.in(folder, "verify", "signs.md", "--out", "report", "--json", "--quiet");
        assertThat(run.out()).isEqualTo(Files.readString(folder.resolve("report/report.json")));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theReportNamesNoFolderOfThisMachine() throws IOException {
        Path file = Files.writeString(folder.resolve("signs.md"), RIGHT);
        Run.in(folder, "verify", file.toString(), "--out", "report");
        assertThat(folder.resolve("report/report.html")).content().doesNotContain(folder.toString());
        assertThat(folder.resolve("report/report.json")).content().doesNotContain(folder.toString());
    }
}
