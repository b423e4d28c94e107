package org.wickbench.workbench.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on adding methods and targets: its steps are carried out on a copy of the sources, and its places exist. */
class AddingTest {
    private static final Path ROOT = Path.of("..");

    private static final Pattern STEP =
            Pattern.compile("In `([^`]+)`, after the line\\s+`([^`]+)`:\\s+```java\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/guide/adding.md"));
    }

    /** The sources that the page changes, changed. */
    private static Map<String, String> changed(String page) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        Matcher steps = STEP.matcher(page);
        while (steps.find()) {
            String name = steps.group(1);
            String text = files.containsKey(name) ? files.get(name) : Files.readString(ROOT.resolve(name));
            List<String> lines = new ArrayList<>();
            int places = 0;
            for (String line : text.split("\n", -1)) {
                lines.add(line);
                if (line.strip().equals(steps.group(2))) {
                    places++;
                    lines.add(steps.group(3).stripTrailing());
                }
            }
            assertThat(places).as("lines %s of %s", steps.group(2), name).isEqualTo(1);
            files.put(name, String.join("\n", lines));
        }
        return files;
    }

    private void compile(Map<String, String> files) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "--add-modules", "jdk.incubator.vector", "-d", folder.toString(), "-cp"));
        arguments.add(System.getProperty("java.class.path"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path copy = folder.resolve("src").resolve(file.getKey());
            Files.createDirectories(copy.resolve(".."));
            arguments.add(Files.writeString(copy, file.getValue()).toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int status = compiler.run(null, messages, messages, arguments.toArray(String[]::new));
        assertThat(status).as(messages.toString(StandardCharsets.UTF_8)).isZero();
    }

    /** The changed program, beside the one that runs this test. */
    private URLClassLoader program() throws IOException {
        List<URL> places = new ArrayList<>(List.of(folder.toUri().toURL()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            places.add(Path.of(entry).toUri().toURL());
        }
        return new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** What the program prints. */
    private String run(ClassLoader program, List<String> arguments) throws ReflectiveOperationException {
        Class<?> console = program.loadClass("org.wickbench.workbench.console.Console");
        Class<?> workbench = program.loadClass("org.wickbench.workbench.Workbench");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Object made = console.getConstructor(
                        PrintStream.class, PrintStream.class, Path.class, boolean.class, boolean.class)
                .newInstance(stream, stream, folder, false, false);
        Object exit = workbench
                .getMethod("run", console, String[].class)
                .invoke(null, made, arguments.toArray(String[]::new));
        assertThat(exit).as(out.toString(StandardCharsets.UTF_8)).hasToString("HOLDS");
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What halving the step changes. */
    private double error(ClassLoader program, List<String> words, int steps) throws ReflectiveOperationException {
        List<String> line = new ArrayList<>(words);
        line.set(line.indexOf("--steps") + 1, String.valueOf(steps));
        Matcher number = Pattern.compile("\"time\": ([-+0-9.Ee]+),\\s+\"box\"").matcher(run(program, line));
        assertThat(number.find()).isTrue();
        return Double.parseDouble(number.group(1));
    }

    private double order(Map<String, String> files) throws IOException, ReflectiveOperationException {
        compile(files);
        Matcher command = Pattern.compile("```text\\n\\./wick (.*?)\\n```").matcher(page());
        assertThat(command.find()).isTrue();
        List<String> words = new Example("adding.md", Example.Kind.COMMAND, command.group(1), List.of(), 0).words();
        try (URLClassLoader program = program()) {
            return Math.log(error(program, words, 20) / error(program, words, 40)) / Math.log(2);
        }
    }

    @Test
    void aMethodIsAddedByThreeStepsAndHasItsOrder() throws IOException, ReflectiveOperationException {
        Map<String, String> files = changed(page());
        assertThat(files).hasSize(3);
        // from halved steps, both far from round-off and both in the range where the leading term counts
        assertThat(order(files)).isCloseTo(3, within(0.2));
    }

    @Test
    void aWrongCoefficientOnThePageIsSeen() throws IOException, ReflectiveOperationException {
        Map<String, String> files = changed(page().replace("3.0 / 4, -1.0 / 24", "2.0 / 4, 5.0 / 24"));
        assertThat(order(files)).isLessThan(2.5);
    }

    @Test
    void thePlacesOfATargetExist() throws IOException {
        List<String> rows = page().lines()
                .filter(line -> line.startsWith("|") && line.contains(".java"))
                .toList();
        assertThat(rows).hasSize(6);
        for (String row : rows) {
            List<String> quoted = Pattern.compile("`([^`]+)`")
                    .matcher(row)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(ROOT.resolve(quoted.getFirst())).content().contains(quoted.getLast());
        }
    }
}
