package org.wickbench.workbench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wickbench.workbench.Main;
import org.wickbench.workbench.console.Exit;

/** The real process, killed with SIGKILL: what it had kept is enough to end in the same bits. */
@DisabledOnOs(OS.WINDOWS)
class KilledRunTest {
    private static final int STEPS = 60_000;

    @TempDir
    Path folder = Path.of("");

    private static List<String> command(List<String> arguments, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "--add-modules=jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(arguments);
        command.addAll(List.of(more));
        return command;
    }

    private static List<String> run(String time, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "solve",
                "--objective",
                "k*x^2 + y^4/10",
                "--param",
                "k=1/2",
                "--axis",
                "x=-6:6:32",
                "--axis",
                "y=-6:6:32",
                "--evolve",
                time,
                "--initial",
                time.equals("real") ? "exp(-(x - 1)^2/2 - y^2)*exp(I*x)" : "exp(-(x - 1)^2/2 - y^2)"));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private static final List<String> EQUAL_STEPS = run(
            "real",
            "--until",
            "3",
            "--steps",
            String.valueOf(STEPS),
            "--observations",
            "7",
            "--observe",
            "overlap,current");

    /** Each takes at least a second or two, so that there is time to kill it. */
    static Stream<Named<List<String>>> runs() {
        return Stream.of(
                Named.of("equal steps", EQUAL_STEPS),
                Named.of(
                        "adaptive steps",
                        run("real", "--until", "3", "--adaptive", "1e-4", "--observations", "7", "--method", "strang")),
                Named.of(
                        "until converged",
                        run("normalised", "--until", "400", "--steps", "40000", "--until-converged", "1e-7")));
    }

    private Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("err").toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    private String said(String stream) throws IOException {
        return Files.readString(folder.resolve(stream), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aRunKilledAgainAndAgainEndsInTheSameBits(List<String> arguments) throws Exception {
        List<String> saving = new ArrayList<>(arguments);
        saving.addAll(List.of("--save", "whole.npy"));
        Run whole = Run.in(folder, saving.toArray(String[]::new));
        assertThat(whole.exit()).as(whole.err()).isEqualTo(Exit.HOLDS);

        Path checkpoint = folder.resolve("run.checkpoint");
        List<String> command = command(
                arguments, "--save", "resumed.npy", "--checkpoint", "run.checkpoint", "--checkpoint-every", "10steps");
        int killed = 0;
        for (int round = 0; round < 4; round++) {
            Process process = start(command);
            // later in each round: some checkpoints further than where the last process got
            long before = Files.exists(checkpoint)
                    ? Files.getLastModifiedTime(checkpoint).toMillis()
                    : 0;
            int wanted = 1 + 2 * round;
            while (process.isAlive() && wanted > 0) {
                Thread.sleep(3);
                long now = Files.exists(checkpoint)
                        ? Files.getLastModifiedTime(checkpoint).toMillis()
                        : 0;
                if (now > before) {
                    before = now;
                    wanted--;
                }
            }
            killed += process.isAlive() ? 1 : 0;
            process.destroyForcibly();
            process.waitFor();
        }
        assertThat(killed).isPositive();
        assertThat(folder.resolve("resumed.npy")).doesNotExist();

        Process last = start(command);
        assertThat(last.waitFor()).as(said("err")).isZero();
        assertThat(said("err")).contains("going on after step");
        assertThat(said("out")).isEqualTo(whole.out());
        assertThat(folder.resolve("resumed.npy")).hasSameBinaryContentAs(folder.resolve("whole.npy"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void aFullDiskLeavesTheOldCheckpoint() throws Exception {
        Path checkpoint = folder.resolve("run.checkpoint");
        Process first = start(command(EQUAL_STEPS, "--checkpoint", "run.checkpoint", "--checkpoint-every", "0s"));
        while (first.isAlive() && !Files.exists(checkpoint)) {
            Thread.sleep(3);
        }
        first.destroyForcibly();
        first.waitFor();
        byte[] old = Files.readAllBytes(checkpoint);

        // no file of more than 4 KiB can be written; a checkpoint has 16
        List<String> limited = new ArrayList<>(List.of("sh", "-c", "ulimit -f 8; exec \"$@\"", "sh"));
        limited.addAll(command(EQUAL_STEPS, "--checkpoint", "run.checkpoint", "--checkpoint-every", "0s"));
        Process full = start(limited);
        assertThat(full.waitFor()).as(said("err")).isEqualTo(Exit.INPUT_ERROR.code());
        assertThat(said("out")).isEmpty();
        assertThat(said("err"))
                .contains("cannot write")
                .contains("run.checkpoint")
                .doesNotContain("\tat ");
        assertThat(Files.readAllBytes(checkpoint)).isEqualTo(old);
    }
}
