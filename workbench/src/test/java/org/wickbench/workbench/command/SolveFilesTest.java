package org.wickbench.workbench.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jhdf.HdfFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wickbench.workbench.console.Exit;

/** What {@code wick solve} leaves behind, and what it can go on from. */
class SolveFilesTest {
    @TempDir
    Path folder = Path.of("");

    private Run evolve(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("solve", "--objective", "x^2", "--axis", "x=-6:6:32", "--evolve", "imaginary", "--until", "1"));
        arguments.addAll(List.of(more));
        return Run.in(folder, arguments.toArray(String[]::new));
    }

    private static void holds(Run run) {
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
    }

    @Test
    void hdf5SaysWhatWasSolved() {
        holds(Run.in(
                folder, "solve", "--objective", "k*x^2", "--param", "k=2", "--D", "1/2", "--ground", "--save", "a.h5"));
        try (HdfFile file = new HdfFile(folder.resolve("a.h5"))) {
            assertThat(file.getAttribute("objective").getData()).isEqualTo("k*x^2");
            assertThat(file.getAttribute("D").getData()).isEqualTo("1/2");
            assertThat(file.getAttribute("parameters").getData()).isEqualTo("k=2.0");
            assertThat(file.getAttribute("boundary").getData()).isEqualTo("dirichlet");
            assertThat((String) file.getAttribute("method").getData()).contains("Lanczos");
            assertThat(file.getAttribute("wickbench").getData()).isNotNull();
            assertThat(((double[]) file.getDatasetByPath("/levels/energy").getData())[0])
                    .isCloseTo(1, org.assertj.core.api.Assertions.within(1e-9));
        }
    }

    @Test
    void anEvolutionsHdf5HasItsObservables() {
        holds(evolve("--initial", "exp(-x^2)", "--observations", "4", "--save", "a.h5", "--method", "suzuki-chin-4"));
        try (HdfFile file = new HdfFile(folder.resolve("a.h5"))) {
            assertThat(file.getAttribute("flow").getData()).isEqualTo("imaginary_time");
            assertThat(file.getAttribute("method").getData()).isEqualTo("suzuki-chin-4");
            assertThat((double[]) file.getDatasetByPath("/observables/overlap").getData())
                    .hasSize(5)
                    .startsWith(1);
            assertThat((double[]) file.getDatasetByPath("/observables/time").getData())
                    .endsWith(1);
        }
    }

    @Test
    void aRunGoesOnFromWhatAnotherOneSaved() {
        holds(evolve("--initial", "exp(-x^2)", "--steps", "64", "--save", "half.npy"));
        Run second = evolve("--initial-file", "half.npy", "--steps", "64", "--observe", "mass");
        holds(second);
        Run whole = Run.in(
                folder,
                "solve",
                "--objective",
                "x^2",
                "--axis",
                "x=-6:6:32",
                "--evolve",
                "imaginary",
                "--until",
                "2",
                "--steps",
                "128",
                "--initial",
                "exp(-x^2)",
                "--observe",
                "mass");
        assertThat(norm(second)).isEqualTo(norm(whole));
    }

    private static String norm(Run run) {
        Matcher last = Pattern.compile("(?m)^[12]\\.00000 +(\\S{12})").matcher(run.out());
        assertThat(last.find()).as(run.out()).isTrue();
        String found = last.group(1);
        while (last.find()) {
            found = last.group(1);
        }
        return String.format(Locale.ROOT, "%.9g", Double.parseDouble(found));
    }

    @Test
    void anArrayOfAnotherShapeIsRefused() {
        holds(evolve("--initial", "exp(-x^2)", "--steps", "4", "--save", "half.npy"));
        Run run = Run.in(
                folder,
                "solve",
                "--objective",
                "x^2",
                "--axis",
                "x=-6:6:48",
                "--evolve",
                "real",
                "--until",
                "1",
                "--initial-file",
                "half.npy");
        assertThat(run.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(run.err()).contains("shape (1, 32)", "(48)");
    }

    @Test
    void aCheckpointOfAnotherRunIsRefusedAndStays() throws IOException {
        holds(evolve("--initial", "exp(-x^2)", "--steps", "20", "--checkpoint", "c"));
        byte[] kept = Files.readAllBytes(folder.resolve("c"));
        Run other = evolve("--initial", "exp(-x^2)", "--steps", "30", "--checkpoint", "c");
        assertThat(other.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(other.err()).contains("its steps is 20, here it is 30");
        Run elsewhere = evolve("--initial", "exp(-2*x^2)", "--steps", "20", "--resume", "c");
        assertThat(elsewhere.err()).contains("another initial state");
        assertThat(Files.readAllBytes(folder.resolve("c"))).isEqualTo(kept);
        Run same = evolve("--initial", "exp(-x^2)", "--steps", "20", "--resume", "c");
        holds(same);
        assertThat(same.err()).contains("going on after step 20 of 20");
    }

    @Test
    void curvesAndMapsAreDrawnAsPixels() throws IOException {
        for (String[] problem : new String[][] {{"x^2"}, {"x^2 + y^2/2"}}) {
            Run run = Run.in(
                    folder,
                    "solve",
                    "--objective",
                    problem[0],
                    "--tolerance",
                    "1e-4",
                    "--ground",
                    "--levels",
                    "2",
                    "--plot",
                    "a.svg",
                    "--plot",
                    "a.png");
            assumeTrue(!run.err().contains("no font"), "there is no font to draw with");
            holds(run);
            BufferedImage image = ImageIO.read(folder.resolve("a.png").toFile());
            assertThat(image.getWidth()).isGreaterThan(1000);
            assertThat(java.util.stream.IntStream.range(0, image.getWidth())
                            .map(x -> image.getRGB(x, image.getHeight() / 2))
                            .distinct()
                            .count())
                    .isGreaterThan(5);
            assertThat(Files.readString(folder.resolve("a.svg"))).contains("|φ₀|²", "|φ₁|²", "</svg>");
        }
        assertThat(Files.readString(folder.resolve("a.svg"))).contains("data:image/png;base64,", ">x<", ">y<");
    }

    @Test
    void aFileThatIsNoPlainFileIsNotReplaced() {
        Run run = evolve("--initial", "exp(-x^2)", "--checkpoint", "/dev/full");
        assertThat(run.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(run.err()).contains("it is not a plain file");
        assertThat(Files.isRegularFile(Path.of("/dev/full"))).isFalse();
    }

    @Test
    void levelsBehindABarrierAreFound() {
        Run run = Run.in(
                folder, "solve", "--objective", "(x^2 - 25)^2", "--tolerance", "1e-8", "--ground", "--levels", "2");
        holds(run);
        List<String> energies = run.out()
                .lines()
                .skip(1)
                .limit(2)
                .map(line -> line.strip().split("\\s+")[1].substring(0, 9))
                .toList();
        assertThat(energies).hasSize(2).containsOnly("9.9799090");
    }
}
