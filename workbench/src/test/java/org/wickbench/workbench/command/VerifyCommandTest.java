package org.wickbench.workbench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wickbench.numeric.Solver;
import org.wickbench.numeric.kernel.KernelMutation;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import picocli.CommandLine;

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

    /** A sign, a factor, a hypothesis and a closed form, each made wrong on purpose. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "== D*diff(p(x,tau), x, 2) by | == -D*diff(p(x,tau), x, 2) by",
                "== D*diff(p(x,tau), x, 2) by | == 2*D*diff(p(x,tau), x, 2) by",
                "assume D > 0, tau > 0 | assume tau > 0",
                "exact = p(x,tau) | exact = p(x,2*tau)"
            })
    void aWrongDocumentExitsWith3AndTheFailureStandsFirst(String right, String wrong) throws IOException {
        assertThat(SPREADING).contains(right);
        Files.writeString(folder.resolve("spreading.md"), SPREADING.replace(right, wrong));

        Run run = Run.in(folder, "verify", "spreading.md", "--out", "report");

        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(Exit.REFUTED);
        String page = Files.readString(folder.resolve("report/report.html"));
        assertThat(page.indexOf("id=\"failures\"")).isPositive().isLessThan(page.indexOf("id=\"spreading\""));
    }

    @Test
    void theRightDocumentExitsWith0() throws IOException {
        Files.writeString(folder.resolve("spreading.md"), SPREADING);
        assertThat(Run.in(folder, "verify", "spreading.md").exit()).isEqualTo(Exit.HOLDS);
    }

    @Test
    void aKernelWithAWrongCoefficientExitsWith3AndStandsFirst() throws IOException {
        Files.writeString(folder.resolve("spreading.md"), SPREADING);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Solver wrong = new Solver().mutated(new KernelMutation(KernelMutation.Coefficient.KINETIC, 1.01));

        int exit = new CommandLine(new VerifyCommand(new Console(nowhere, nowhere, folder, false, false), wrong))
                .execute("spreading.md", "--out", "report");

        assertThat(exit).isEqualTo(Exit.REFUTED.code());
        String page = Files.readString(folder.resolve("report/report.html"));
        assertThat(page.indexOf("id=\"failures\"")).isPositive().isLessThan(page.indexOf("id=\"spreading\""));
    }

    private static final String SPREADING = """
            # Spreading
            ```wick
            function f(x)
            assume D > 0, tau > 0
            define p(x,tau) == exp(-x^2/(2 + 4*D*tau))/sqrt(1 + 2*D*tau)
            define K(x,y,tau) == exp(-(x-y)^2/(4*D*tau))/sqrt(4*pi*D*tau)
            claim spreading "A packet spreads": diff(p(x,tau), tau) == D*diff(p(x,tau), x, 2) by algebra
            claim delta "It starts as delta":
              limit(integral(K(x,y,tau)*f(y), y, -infinity, infinity), tau, 0, above) == f(x) by delta-limit
            check run: evolve equation = spreading; exact = p(x,tau); D = 1/2; axis = x=-12:12:96; boundary = periodic; until = 1; method = strang
            ```
            """;

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
