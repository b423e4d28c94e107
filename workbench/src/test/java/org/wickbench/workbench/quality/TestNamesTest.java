package org.wickbench.workbench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Surefire runs classes named {@code *Test} and passes over all others in silence. */
class TestNamesTest {
    private static final Pattern TEST =
            Pattern.compile("^\\s*@(Test|ParameterizedTest|RepeatedTest|TestFactory|ArchTest)\\b", Pattern.MULTILINE);
    private static final Pattern ABSTRACT = Pattern.compile("^(public )?abstract class ", Pattern.MULTILINE);

    @Test
    void everyClassWithTestsIsNamedSoThatItRuns() throws IOException {
        for (String module : List.of("symbolic", "numeric", "derivations", "verification", "workbench")) {
            assertThat(unnoticed(Path.of("..", module, "src", "test"))).isEmpty();
        }
    }

    @Test
    void aMisnamedClassIsNoticed(@TempDir Path sources) throws IOException {
        Files.writeString(sources.resolve("Checks.java"), "class Checks {\n    @Test\n    void holds() {}\n}\n");
        Files.writeString(sources.resolve("CheckTest.java"), "class CheckTest {\n    @Test\n    void holds() {}\n}\n");
        Files.writeString(sources.resolve("Rules.java"), "abstract class Rules {\n    @Test\n    void holds() {}\n}\n");

        assertThat(unnoticed(sources)).containsExactly(sources.resolve("Checks.java"));
    }

    private static List<Path> unnoticed(Path sources) throws IOException {
        if (!Files.isDirectory(sources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")
                            && !file.toString().endsWith("Test.java"))
                    .filter(TestNamesTest::hasTests)
                    .toList();
        }
    }

    private static boolean hasTests(Path file) {
        try {
            String text = Files.readString(file);
            return TEST.matcher(text).find() && !ABSTRACT.matcher(text).find();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
