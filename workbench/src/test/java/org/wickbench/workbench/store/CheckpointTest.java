package org.wickbench.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wickbench.numeric.evolve.Observables;
import org.wickbench.numeric.evolve.Snapshot;
import org.wickbench.numeric.grid.Axis;
import org.wickbench.numeric.grid.Boundary;
import org.wickbench.numeric.grid.Field;
import org.wickbench.numeric.grid.Grid;
import org.wickbench.workbench.console.InputException;

class CheckpointTest {
    private static final Grid GRID = Grid.of(new Axis("x", 0, 1, 3, Boundary.PERIODIC));
    private static final Field STATE =
            Field.complex(GRID, new double[] {1, 2.5, -0.0}, new double[] {1.0 / 3, 4.9e-324, 1e300});
    private static final List<Observables> OBSERVED = List.of(
            new Observables(0, 1, 2, 3, List.of(new Observables.Moments("x", 4, 5, 6)), 1),
            new Observables(0.5, 7, 8, 9, List.of(new Observables.Moments("x", 10, 11, 12)), 0.25));

    @TempDir
    Path folder = Path.of("");

    private static RunIdentity run(String objective) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("objective", objective);
        facts.put("steps", "40");
        return RunIdentity.of(facts, STATE);
    }

    private Path written() {
        Path file = folder.resolve("run.checkpoint");
        Checkpoint.write(file, run("x^2"), new Snapshot(20, OBSERVED, () -> STATE));
        return file;
    }

    @Test
    void readsBackWhatWasWritten() throws IOException {
        Snapshot read = Checkpoint.read(written(), run("x^2"), GRID);
        assertThat(read.step()).isEqualTo(20);
        assertThat(read.observed()).isEqualTo(OBSERVED);
        assertThat(read.state().get()).isEqualTo(STATE);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("run.checkpoint"));
        }
    }

    @Test
    void whatARunCarriesBesideItsStateIsKept() {
        Path file = folder.resolve("carried.checkpoint");
        double[] carried = {0.1, Double.POSITIVE_INFINITY, -0.0};
        Checkpoint.write(file, run("x^2"), new Snapshot(3, List.of(), () -> STATE, () -> carried, true));

        Snapshot read = Checkpoint.read(file, run("x^2"), GRID);

        assertThat(read.carried().get()).containsExactly(carried);
        assertThat(read.last()).isTrue();
    }

    @Test
    void aMissingOneIsSaid() {
        assertThatThrownBy(() -> Checkpoint.read(folder.resolve("none"), run("x^2"), GRID))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no checkpoint");
    }

    @Test
    void oneOfAnotherRunIsRefusedWithTheDifference() {
        Path file = written();
        assertThatThrownBy(() -> Checkpoint.read(file, run("x^4"), GRID))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("another run: its objective is x^2, here it is x^4");
        RunIdentity elsewhere =
                RunIdentity.of(Map.of("objective", "x^2", "steps", "40"), Field.real(GRID, new double[] {1, 2.5, 0}));
        assertThatThrownBy(() -> Checkpoint.read(file, elsewhere, GRID)).hasMessageContaining("another run");
    }

    @Test
    void anyFlippedByteIsNoticed() throws IOException {
        Path file = written();
        byte[] good = Files.readAllBytes(file);
        Random random = new Random(11);
        for (int at = 0; at < good.length; at++) {
            byte[] damaged = good.clone();
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            assertThatThrownBy(() -> Checkpoint.read(file, run("x^2"), GRID))
                    .as("byte %d", at)
                    .isInstanceOf(InputException.class);
        }
    }

    @Test
    void anyCutIsNoticed() throws IOException {
        Path file = written();
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length++) {
            Files.write(file, Arrays.copyOf(good, length));
            assertThatThrownBy(() -> Checkpoint.read(file, run("x^2"), GRID))
                    .as("%d bytes", length)
                    .isInstanceOf(InputException.class);
        }
    }

    @Test
    void anotherKindOfFileIsNoCheckpoint() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "not a checkpoint at all", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Checkpoint.read(file, run("x^2"), GRID))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is no checkpoint");
    }

    @Test
    void aFailedWriteLeavesTheOldOne() throws IOException {
        Path file = written();
        byte[] old = Files.readAllBytes(file);
        Snapshot breaking = new Snapshot(30, OBSERVED, () -> {
            throw new java.io.UncheckedIOException(new IOException("No space left on device"));
        });
        assertThatThrownBy(() -> Checkpoint.write(file, run("x^2"), breaking)).hasMessageContaining("No space");
        assertThat(Files.readAllBytes(file)).isEqualTo(old);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
