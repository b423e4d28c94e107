package org.wickbench.numeric.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wickbench.numeric.kernel.BodyBuilder;
import org.wickbench.numeric.kernel.Index;
import org.wickbench.numeric.kernel.Program;
import org.wickbench.numeric.kernel.Routine;
import org.wickbench.numeric.kernel.Value;

class KernelCompilerTest {
    @TempDir
    private Path folder;

    private static Program program(double value) {
        return new Program(
                "Constant",
                List.of(new Routine(
                        "fill",
                        "Fills.",
                        List.of("out"),
                        List.of(),
                        List.of(),
                        new BodyBuilder()
                                .store("out", Index.of(0), Value.constant(value))
                                .build())));
    }

    private double value(KernelCompiler compiler, double constant) {
        double[] out = new double[1];
        compiler.compile(program(constant), "test").call("fill", new double[][] {out}, new int[0]);
        return out[0];
    }

    private KernelCompiler compiler(Path cache) {
        return new KernelCompiler(Optional.of(cache), KernelCompiler.availableFlavour());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void kernelsAreCachedByContentAndTheCachedBytesAreWhatRuns() throws IOException {
        assertThat(value(compiler(folder), 2)).isEqualTo(2);
        assertThat(files()).hasSize(1);
        Path cached = files().getFirst();
        assertThat(value(compiler(folder), 3)).isEqualTo(3);
        assertThat(files()).hasSize(2);
        // put the other kernel's bytes under the first one's name: if they run, the cache was used
        Path other = files().stream()
                .filter(file -> !file.equals(cached))
                .findFirst()
                .orElseThrow();
        Files.write(cached, Files.readAllBytes(other));
        assertThat(value(compiler(folder), 2)).isEqualTo(3);
    }

    @Test
    void aCorruptCacheFileIsCompiledAnewAndReplaced() throws IOException {
        value(compiler(folder), 2);
        Path cached = files().getFirst();
        byte[] good = Files.readAllBytes(cached);
        Files.write(cached, java.util.Arrays.copyOf(good, good.length / 2));
        assertThat(value(compiler(folder), 2)).isEqualTo(2);
        assertThat(Files.readAllBytes(cached)).isEqualTo(good);
        Files.write(cached, new byte[0]);
        assertThat(value(compiler(folder), 2)).isEqualTo(2);
    }

    @Test
    void aByteThatTurnedOverIsSeenAndTheKernelCompiledAnew() throws IOException {
        value(compiler(folder), 2);
        Path cached = files().getFirst();
        byte[] good = Files.readAllBytes(cached);
        for (int at : new int[] {0, 40, good.length / 2, good.length - 1}) {
            byte[] bad = good.clone();
            bad[at] ^= 4;
            Files.write(cached, bad);
            assertThat(value(compiler(folder), 2)).isEqualTo(2);
            assertThat(Files.readAllBytes(cached)).as("byte %d", at).isEqualTo(good);
        }
    }

    @Test
    void theOldestKernelsGoWhenTheFolderIsFullAndNoOtherFile() throws IOException {
        Path foreign = Files.writeString(folder.resolve("notes.txt"), "not ours");
        KernelCache cache = new KernelCache(folder, 10_000);
        for (int i = 0; i < 20; i++) {
            cache.write("hash" + i, new byte[1000]);
            // one after the other, however coarse the clock of the file system
            for (Path file : files()) {
                java.nio.file.attribute.FileTime time = Files.getLastModifiedTime(file);
                Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(time.toMillis() - 5_000));
            }
        }
        long total = 0;
        for (Path file : files()) {
            total += Files.size(file);
        }
        assertThat(total).isLessThanOrEqualTo(10_000);
        assertThat(cache.read("hash19")).isPresent();
        assertThat(cache.read("hash0")).isEmpty();
        assertThat(foreign).exists();
    }

    @Test
    void anUnwritableCacheFolderCostsOnlyTheCache() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThat(value(compiler(file.resolve("below")), 5)).isEqualTo(5);
    }
}
