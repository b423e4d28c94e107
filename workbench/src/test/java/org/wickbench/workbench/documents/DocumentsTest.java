package org.wickbench.workbench.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.wickbench.workbench.Workbench;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;

/** README.md and everything below docs/: each command and each derivation they show is carried out. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..");

    /** Commands that the documents may show and that are not ours to run here. */
    private static final Pattern FOREIGN =
            Pattern.compile("(git clone .*|cd \\S+|mvn( -\\S+)* (verify|test|spotless:apply).*|JAVA_HOME=\\S+ mvn .*)");

    @TempDir
    static Path folder = Path.of("");

    private static List<Path> documents() {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md").map(ROOT::resolve),
                            files.filter(file -> file.toString().endsWith(".md"))
                                    .sorted())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy of what the commands may name, so that they write nowhere else. */
    @BeforeAll
    static void copy() throws IOException {
        for (String part : List.of("docs", "derivations/theory")) {
            if (!Files.isDirectory(ROOT.resolve(part))) {
                continue;
            }
            try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path target = folder.resolve(ROOT.relativize(file));
                    Files.createDirectories(target.resolve(".."));
                    Files.copy(file, target);
                }
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> everyExampleDoesWhatItSays() {
        return documents().stream()
                .flatMap(file -> Example.in(ROOT.relativize(file).toString(), read(file)).stream())
                .filter(distinct())
                .map(example -> DynamicTest.dynamicTest(
                        example.place() + " "
                                + example.text().strip().lines().findFirst().orElse(""),
                        () -> run(example)));
    }

    /** An example that several documents show is carried out once. */
    private static Predicate<Example> distinct() {
        Set<Example> seen = new HashSet<>();
        return example ->
                seen.add(new Example("", example.kind(), example.text(), example.expected(), example.exitCode()));
    }

    /** In code {@code psi[i](tau)} is no link. */
    @Test
    void linksBetweenDocumentsLeadToFiles() {
        for (Path file : documents()) {
            String prose = read(file).replaceAll("(?ms)^```.*?^```", "");
            Pattern.compile("\\]\\((?!https?:|#)([^)#\\s]+)[^)]*\\)")
                    .matcher(prose)
                    .results()
                    .forEach(link -> assertThat(file.resolveSibling(link.group(1)))
                            .as("linked from %s", file)
                            .exists());
        }
    }

    private static void run(Example example) throws IOException {
        switch (example.kind()) {
            case COMMAND -> {
                if (FOREIGN.matcher(example.text()).matches()) {
                    return;
                }
                List<String> words = example.words();
                assertThat(words.getFirst())
                        .as("a command that the tests can run")
                        .isEqualTo("./wick");
                check(example, words.subList(1, words.size()));
            }
            case DERIVATION -> {
                Path file = folder.resolve(example.place().replaceAll("\\W", "-") + ".md");
                Files.writeString(file, "# An example\n\n```wick\n" + example.text() + "```\n");
                check(example, List.of("derive", file.toString()));
            }
        }
    }

    private static void check(Example example, List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                folder,
                false,
                false);
        Exit exit = Workbench.run(console, arguments.toArray(String[]::new));
        assertThat(exit.code())
                .as("exit code; the messages were: %s", err.toString(StandardCharsets.UTF_8))
                .isEqualTo(example.exitCode());
        assertThat(example.difference(out.toString(StandardCharsets.UTF_8))).isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
