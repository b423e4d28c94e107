package org.wickbench.workbench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wickbench.workbench.console.Exit;

class GenerateCommandTest {
    @TempDir
    private Path folder;

    private Run generate(String... more) {
        List<String> line = new ArrayList<>(
                List.of("generate", "--objective", "x^2/2", "--D", "1/2", "--axis", "x=-8:8:40", "--out", "solver"));
        line.addAll(List.of(more));
        return Run.in(folder, line.toArray(String[]::new));
    }

    @Test
    void evolutionsAreWrittenByDifferencesAndBySplittings() throws IOException {
        for (String method : List.of("fd4:runge-kutta-4", "blanes-moan-4")) {
            Run run = generate(
                    "--evolve",
                    "real",
                    "--until",
                    "1/10",
                    "--steps",
                    "20",
                    "--initial",
                    "exp(-x^2)*(1 + I*x)",
                    "--method",
                    method,
                    "--target",
                    "c");
            assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
            assertThat(Files.readString(folder.resolve("solver/evolution.c"))).contains("self-check");
            assertThat(Files.readString(folder.resolve("solver/README.md"))).contains("cc -std=c11");
        }
    }

    @Test
    void activationsAreWrittenByName() {
        Run run = Run.in(folder, "generate", "gelu", "--target", "c", "--out", "activations");
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
        assertThat(folder.resolve("activations/gelu.c")).exists();
        assertThat(folder.resolve("activations/README.md")).exists();
        Run unknown = Run.in(folder, "generate", "gelo", "--out", "other");
        assertThat(unknown.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(unknown.err()).contains("'gelo'", "gelu");
        assertThat(folder.resolve("other")).doesNotExist();
        Run mixed = Run.in(folder, "generate", "gelu", "--objective", "x^2", "--out", "other");
        assertThat(mixed.exit()).isEqualTo(Exit.INPUT_ERROR);
    }

    @Test
    void explainPrintsWhatTheReadmeSaysOfThePasses() throws IOException {
        Run plain = generate();
        assertThat(plain.out()).doesNotContain("as formulated");
        Run run = generate("--explain");
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
        String report = run.out().substring(run.out().indexOf("| pass"));
        assertThat(report).contains("as formulated", "fuse multiply-add");
        assertThat(Files.readString(folder.resolve("solver/README.md"))).endsWith(report);
        assertThat(generate("--explain", "--json").out()).contains("\"passes\"", "\"flopsBefore\"", "\"choices\"");
        assertThat(generate("--json").out()).doesNotContain("\"passes\"");
    }

    private void refused(String reason, String... more) {
        Run run = generate(more);
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(run.err()).contains(reason);
    }

    @Test
    void wrongInputIsRefusedWithTheReason() {
        refused("go with --evolve", "--until", "1");
        refused("give --initial", "--evolve", "real", "--until", "1");
        refused("give --until", "--evolve", "real", "--initial", "exp(-x^2)");
        refused("equal steps", "--evolve", "real", "--until", "1", "--initial", "exp(-x^2)", "--adaptive", "1e-3");
        refused(
                "in memory only",
                "--evolve",
                "imaginary",
                "--until",
                "1",
                "--initial",
                "exp(-x^2)",
                "--method",
                "fd2:crank-nicolson",
                "--boundary",
                "dirichlet");
    }
}
