package org.wickbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;

class WorkbenchTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Exit run(String... arguments) {
        out.reset();
        err.reset();
        return Workbench.run(
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Path.of(""),
                        false,
                        false),
                arguments);
    }

    @Test
    void helpGoesToStandardOutputAndListsTheCommands() {
        assertThat(run("--help")).isEqualTo(Exit.HOLDS);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("prove", "Exit codes");
        assertThat(err.size()).isZero();
    }

    @Test
    void withoutACommandTheUsageIsAnError() {
        assertThat(run()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage");
    }

    @Test
    void aMistypedCommandIsNamed() {
        assertThat(run("prov", "x", "x")).isEqualTo(Exit.INPUT_ERROR);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("unknown command 'prov'", "prove");
        assertThat(out.size()).isZero();
    }

    @Test
    void aMissingArgumentIsAnInputError() {
        assertThat(run("prove")).isEqualTo(Exit.INPUT_ERROR);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("LHS", "wick prove --help");
    }

    @Test
    void theWorseOfTwoEndsCounts() {
        assertThat(Exit.HOLDS.and(Exit.UNDECIDED)).isEqualTo(Exit.UNDECIDED);
        assertThat(Exit.REFUTED.and(Exit.UNDECIDED)).isEqualTo(Exit.REFUTED);
        assertThat(Exit.REFUTED.and(Exit.HOLDS)).isEqualTo(Exit.REFUTED);
        assertThat(Exit.INPUT_ERROR.and(Exit.REFUTED)).isEqualTo(Exit.INPUT_ERROR);
    }
}
