package org.wickbench.workbench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wickbench.symbolic.coq.Coqc;
import org.wickbench.workbench.console.Exit;

class DeriveCommandTest {
    private static final String GOOD = """
            # Decay & growth
            Source: a textbook

            A population `N(t)` decays.

            ```wick
            function N(t)
            assume k > 0
            given decay: diff(N(t), t) == -k*N(t)
            step slope: diff(exp(-k*t), t) == -k*exp(-k*t) by algebra
            claim solution "The exponential decays": diff(exp(-k*t), t) + k*exp(-k*t) == 0 by algebra
            refute growth "It grows": diff(exp(-k*t), t) == k*exp(-k*t) by algebra
            ```
            """;

    @TempDir
    Path folder = Path.of("");

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("decay.md"), text);
    }

    @Test
    void aDerivationThatHoldsExitsWith0AndShowsEveryStep() throws IOException {
        Run run = Run.in(folder, "derive", file(GOOD).toString());
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
        assertThat(run.out())
                .startsWith("Decay & growth\na textbook\n")
                .contains("PROVED     slope: ", "PROVED     solution: The exponential decays", "It grows (as stated)");
    }

    @Test
    void aWrongStepExitsWith3AndShowsAPoint() throws IOException {
        Run run = Run.in(
                folder,
                "derive",
                file(GOOD.replace("+ k*exp(-k*t) == 0", "- k*exp(-k*t) == 0")).toString());
        assertThat(run.exit()).isEqualTo(Exit.REFUTED);
        assertThat(run.out()).contains("REFUTED    solution", "at k = ", "left ", "right ");
    }

    @Test
    void aStatementCalledFalseThatIsTrueExitsWith3() throws IOException {
        Run run = Run.in(
                folder,
                "derive",
                file(GOOD.replace("== k*exp(-k*t) by", "== -k*exp(-k*t) by")).toString());
        assertThat(run.exit()).isEqualTo(Exit.REFUTED);
        assertThat(run.out()).contains("It grows (stated to be false)");
    }

    @Test
    void everyFormatShowsTheClaim() throws IOException {
        String path = file(GOOD).toString();
        assertThat(Run.in(folder, "derive", path, "--latex").out())
                .startsWith("\\documentclass")
                .contains("\\section*{Decay \\& growth}", "\\frac{\\partial", "\\textbf{The exponential decays.}")
                .endsWith("\\end{document}\n");
        assertThat(Run.in(folder, "derive", path, "--html").out())
                .startsWith("<!DOCTYPE html>")
                .contains("Decay &amp; growth", "<math", "decay-solution");
        assertThat(Run.in(folder, "derive", path, "--json").out())
                .startsWith("{\n  \"schema\": \"wickbench.derive/1\",")
                .contains("\"label\": \"solution\"", "\"kind\": \"refute\"");
        assertThat(Run.in(folder, "derive", path, "--format", "text").out())
                .isEqualTo(Run.in(folder, "derive", path).out());
    }

    @Test
    void outWritesAFileAndPrintsItsName() throws IOException {
        Run run = Run.in(folder, "derive", file(GOOD).toString(), "--html", "--out", "pages");
        assertThat(run.out().strip()).endsWith("decay.html");
        assertThat(folder.resolve("pages/decay.html")).content().startsWith("<!DOCTYPE html>");
        try (Stream<Path> files = Files.list(folder.resolve("pages"))) {
            assertThat(files).hasSize(1);
        }
    }

    record Bad(String reason, String document) {
        @Override
        public String toString() {
            return reason;
        }
    }

    static Stream<Bad> badInput() {
        return Stream.of(
                new Bad("begins with a heading", ""),
                new Bad("no block fenced", "# A title\n"),
                new Bad("decay.md:8:", GOOD.replace("assume k > 0", "assume k >")),
                new Bad(
                        "there is no step or premise called nosuch",
                        GOOD.replace(
                                "step slope: diff(exp(-k*t), t) == -k*exp(-k*t) by algebra",
                                "step slope: diff(N(t), t) == -k*N(t) by algebra using nosuch")),
                new Bad(
                        "comes later",
                        GOOD.replace(
                                "step slope: diff(exp(-k*t), t) == -k*exp(-k*t) by algebra",
                                "step slope: diff(N(t), t) == -k*N(t) by algebra using solution")),
                new Bad("no rule called 'magic'", GOOD.replace("by algebra\nclaim", "by magic\nclaim")),
                new Bad("never closed", GOOD.replace("== 0 by algebra", "== sin(0 by algebra")),
                new Bad("already taken", GOOD.replace("step slope", "step decay")),
                new Bad("unknown function 'M'", GOOD.replace("-k*N(t)\nstep", "-k*M(t)\nstep")),
                new Bad("'.'", GOOD.replace("== 0 by algebra", "== System.exit(0) by algebra")),
                new Bad("digits", GOOD.replace("== 0 by algebra", "== 10^10^10 by algebra")),
                new Bad("nested deeper", GOOD.replace("== 0 by algebra", "== " + "(".repeat(10_000) + " by algebra")),
                new Bad("never closed by ```", GOOD.replace("```\n", "").concat("\n")));
    }

    @ParameterizedTest
    @MethodSource
    void badInput(Bad bad) throws IOException {
        Path file = file(bad.document());
        for (List<String> command : List.of(
                List.of("derive", "decay.md", "--html", "--out", "pages"),
                List.of("verify", "decay.md", "--out", "pages"))) {
            Run run = Run.in(folder, command.toArray(String[]::new));
            assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(Exit.INPUT_ERROR);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains(bad.reason(), "decay.md:", "\n  ", "^")
                    .doesNotContain("\tat ");
        }
        try (Stream<Path> written = Files.walk(folder).filter(Files::isRegularFile)) {
            assertThat(written).as("nothing half-written").containsExactly(file);
        }
    }

    @Test
    void whatIsNoDerivationIsNamed() throws IOException {
        assertThat(Run.in(folder, "derive", "nosuch").err()).contains("'nosuch'", "the nearest is", "./wick list");
        assertThat(Run.in(folder, "derive", folder.toString()).err()).contains("it is a folder");
        Files.write(folder.resolve("bytes.md"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(Run.in(folder, "derive", "bytes.md").err()).contains("not a text in UTF-8");
        for (String name : List.of("nosuch", folder.toString(), "bytes.md", "\0")) {
            assertThat(Run.in(folder, "derive", name).exit()).isEqualTo(Exit.INPUT_ERROR);
        }
    }

    @Test
    void anOutputFolderThatCannotBeWrittenIsToldBeforeTheWork() throws IOException {
        String path = file(GOOD).toString();
        Files.writeString(folder.resolve("taken"), "x", StandardCharsets.UTF_8);
        for (String command : List.of("derive", "verify")) {
            Run run = Run.in(folder, command, path, "--out", "taken");
            assertThat(run.exit()).isEqualTo(Exit.INPUT_ERROR);
            assertThat(run.err()).contains("cannot write", "taken");
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void aDerivationOfTheCatalogIsKnownByItsName() {
        Run run = Run.in(folder, "derive", "sigmoid");
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
        assertThat(run.out()).contains("PROVED");
    }

    @ParameterizedTest
    @CsvSource({"maxima, wick_vanishes", "sympy, from sympy import"})
    void anExportIsAProgramOfThatSystem(String system, String part) throws IOException {
        Run run = Run.in(folder, "derive", file(GOOD).toString(), "--export", system);
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
        assertThat(run.out()).contains(part, "solution.1", "growth.refuted.1");
    }

    @Test
    void anExportForCoqIsAFileThatIsNamedAsAModule() throws IOException {
        Path document = Files.writeString(folder.resolve("slow-decay.md"), GOOD);
        Run run = Run.in(folder, "derive", document.toString(), "--export", "coq", "--out", "scripts");
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
        assertThat(Files.readString(folder.resolve("scripts/slow_decay.v")))
                .contains("Lemma step_slope :", "Lemma step_solution :", "Print Assumptions step_solution.")
                .doesNotContain("step_growth");
    }

    @Test
    void coqIsAskedOnlyWithTheExportForCoq() throws IOException {
        String path = file(GOOD).toString();
        for (String[] words : new String[][] {
            {"derive", path, "--check"},
            {"derive", path, "--check", "--export", "sympy"},
            {"derive", path, "--check", "--export", "coq", "--json"}
        }) {
            Run run = Run.in(folder, words);
            assertThat(run.exit()).isEqualTo(Exit.INPUT_ERROR);
            assertThat(run.err()).contains("--check");
        }
    }

    @Test
    void coqSaysOfEveryRelationWhetherItAcceptsIt() throws IOException {
        Run run = Run.in(folder, "derive", file(GOOD).toString(), "--export", "coq", "--check");
        if (!Coqc.isInstalled()) {
            assertThat(run.exit()).isEqualTo(Exit.INPUT_ERROR);
            assertThat(run.err()).contains("coqc");
            return;
        }
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(Exit.HOLDS);
        assertThat(run.out().lines())
                .containsExactly(
                        "accepted      slope", "accepted      solution", "Coq accepts 2 of 2 proved relations");
    }

    @Test
    void anUnknownSystemIsAnInputError() throws IOException {
        assertThat(Run.in(folder, "derive", file(GOOD).toString(), "--export", "mathematica")
                        .exit())
                .isEqualTo(Exit.INPUT_ERROR);
    }

    /** LaTeX compiles what --latex writes, where it is installed. */
    @ParameterizedTest
    @ValueSource(strings = {"correspondence", "operators", "mehler-propagator", "entropy", "wick-rotation"})
    void latexCompilesIt(String id) throws IOException, InterruptedException {
        assertThat(Run.in(folder, "derive", id, "--latex", "--out", ".").exit()).isEqualTo(Exit.HOLDS);
        Process latex;
        try {
            latex = new ProcessBuilder("pdflatex", "-interaction=nonstopmode", "-halt-on-error", id + ".tex")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("latex.txt").toFile())
                    .start();
        } catch (IOException e) {
            Assumptions.abort("LaTeX is not installed");
            return;
        }
        assertThat(latex.waitFor())
                .as(Files.readString(folder.resolve("latex.txt")))
                .isZero();
        assertThat(folder.resolve(id + ".pdf")).isNotEmptyFile();
    }

    @Test
    void theProofsOfADerivationAreReplayed() throws IOException {
        Run derived = Run.in(folder, "derive", file(GOOD).toString(), "--certificates", "proofs");
        assertThat(derived.exit()).as(derived.err()).isEqualTo(Exit.HOLDS);
        assertThat(derived.err()).contains("2 certificates in proofs");
        Path solution = folder.resolve("proofs/solution.cert");
        assertThat(solution).content().startsWith("wickbench-certificate 1\n");

        Run checked = Run.in(folder, "check", "proofs");
        assertThat(checked.exit()).as(checked.err()).isEqualTo(Exit.HOLDS);
        assertThat(checked.out().lines().filter(line -> line.startsWith("PROVED")))
                .hasSize(2);

        // each one stands for itself
        Files.writeString(solution, Files.readString(solution).replaceFirst("== 0\n$", "== 1\n"));
        Run wrong = Run.in(folder, "check", "proofs", "--json");
        assertThat(wrong.exit()).isEqualTo(Exit.REFUTED);
        assertThat(wrong.out().lines().filter(line -> line.contains("\"accepted\": false")))
                .singleElement()
                .asString()
                .contains("solution.cert");
    }

    @Test
    void aFolderWithoutCertificatesIsNoneOfThem() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        Run run = Run.in(folder, "check", "empty");
        assertThat(run.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(run.err()).contains("no certificate in empty");
    }
}
