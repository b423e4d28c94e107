package org.wickbench.workbench.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script in a made-up checkout with made-up JDKs and a made-up Maven that count their runs. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir
    Path folder = Path.of("");

    private Path checkout = Path.of("");
    private Path tools = Path.of("");
    private Path machines = Path.of("");

    record Outcome(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    @BeforeEach
    void checkout() throws IOException {
        checkout = Files.createDirectories(folder.resolve("a check out"));
        tools = Files.createDirectories(folder.resolve("tools"));
        machines = Files.createDirectories(folder.resolve("machines"));
        Path script = Files.copy(Path.of("..", "wick"), checkout.resolve("wick"));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Files.createFile(checkout.resolve("pom.xml"));
        Files.createDirectories(checkout.resolve("workbench/src/main"));
        script(tools.resolve("mvn"), """
                echo "with $JAVA_HOME: $*" >>maven.log
                test ! -e broken || { echo "[ERROR] it does not compile"; exit 1; }
                sleep 0.3
                mkdir -p workbench/target/lib
                touch workbench/target/wickbench.jar workbench/target/lib/a.jar
                """);
    }

    @Test
    void passesTheArgumentsOnAsTheyAre() throws Exception {
        jdk("jdk-25", "25.0.1");

        Outcome run = wick("prove", "a b", "$HOME * \"", "");

        assertThat(run.code()).as(run.err()).isEqualTo(7);
        assertThat(run.lines())
                .containsSubsequence("org.wickbench.workbench.Main", "[prove]", "[a b]", "[$HOME * \"]", "[]");
    }

    @Test
    void takesTheNewestOfTheSystemsJdks() throws Exception {
        jdk("jdk-17", "17.0.15");
        jdk("jdk-25", "25.0.1");
        jdk("jdk-26", "26-ea");
        jdk("jdk-9", "9");

        assertThat(wick("--version").lines()).first().asString().endsWith("jdk-26");
    }

    @Test
    void prefersJavaHomeUnlessItIsTooOld() throws Exception {
        jdk("jdk-26", "26");
        Path chosen = jdk(folder.resolve("my jdk"), "25");
        Path old = jdk(folder.resolve("old jdk"), "17.0.1");

        assertThat(wick(Map.of("JAVA_HOME", chosen.toString()), "-V").lines())
                .first()
                .asString()
                .endsWith("my jdk");
        assertThat(wick(Map.of("JAVA_HOME", old.toString()), "-V").lines())
                .first()
                .asString()
                .endsWith("jdk-26");
    }

    @Test
    void withoutAJdkItSaysWhatIsNeeded() throws Exception {
        jdk("jdk-17", "17.0.15");

        Outcome run = wick("prove", "x", "x");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("JDK 25").contains("JAVA_HOME");
        assertThat(checkout.resolve("maven.log")).doesNotExist();
    }

    @Test
    void withoutMavenItSaysSo() throws Exception {
        jdk("jdk-25", "25");
        Files.delete(tools.resolve("mvn"));

        Outcome run = wick("-V");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Maven").doesNotContain("Exception");
    }

    @Test
    void buildsOnceAndAgainWhenASourceIsNewer() throws Exception {
        Path jdk = jdk("jdk-25", "25");
        wick("-V");
        Outcome second = wick("-V");
        assertThat(Files.readAllLines(checkout.resolve("maven.log")))
                .singleElement()
                .asString()
                .startsWith("with " + jdk)
                .endsWith("package");
        assertThat(second.err()).as("a later run has nothing to say").isEmpty();

        Thread.sleep(20); // the file system's clock ticks
        Files.createFile(checkout.resolve("workbench/src/main/New.java"));
        wick("-V");

        assertThat(Files.readAllLines(checkout.resolve("maven.log"))).hasSize(2);
    }

    @Test
    void launchersStartedTogetherBuildOnce() throws Exception {
        jdk("jdk-25", "25");
        List<Process> together =
                Stream.of(1, 2, 3).map(_ -> start(Map.of(), "-V")).toList();
        for (Process process : together) {
            assertThat(outcome(process).code()).isEqualTo(7);
        }
        assertThat(Files.readAllLines(checkout.resolve("maven.log"))).hasSize(1);
    }

    @Test
    void aFailedBuildIsToldAndTriedAgain() throws Exception {
        jdk("jdk-25", "25");
        Files.createFile(checkout.resolve("broken"));

        Outcome run = wick("-V");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("[ERROR] it does not compile").contains("build failed");

        Files.delete(checkout.resolve("broken"));
        assertThat(wick("-V").code()).isEqualTo(7);
    }

    @Test
    void aFolderThatCannotBeWrittenIsTold() throws Exception {
        jdk("jdk-25", "25");
        Files.createFile(checkout.resolve(".wick"));

        Outcome run = wick("-V");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("read-only").contains("a check out");
    }

    @Test
    void symbolicCommandsStartFromTheCacheAndNumericOnesCompileFully() throws Exception {
        jdk("jdk-25", "25");

        assertThat(wick("prove", "verify", "solve").lines())
                .contains("-XX:TieredStopAtLevel=1", "-XX:AOTCache=" + checkout.toRealPath() + "/.wick/symbolic.aot")
                .doesNotContain("--add-modules=jdk.incubator.vector");
        for (String numeric : List.of("verify", "generate", "bench")) {
            assertThat(wick("--quiet", numeric, "prove").lines())
                    .contains(
                            "--add-modules=jdk.incubator.vector",
                            "-XX:AOTCache=" + checkout.toRealPath() + "/.wick/numeric.aot")
                    .doesNotContain("-XX:TieredStopAtLevel=1");
        }
    }

    @Test
    void levelsAreSolvedWithoutTheVectorModuleAndEvolutionsWithIt() throws Exception {
        jdk("jdk-25", "25.0.1");

        assertThat(wick("solve", "--objective", "x^2", "--ground").lines())
                .contains("-XX:AOTCache=" + checkout.toRealPath() + "/.wick/levels.aot", "[x^2]")
                .doesNotContain("--add-modules=jdk.incubator.vector", "-XX:TieredStopAtLevel=1");
        for (String evolution : List.of("--evolve", "--evolve=real", "@options")) {
            assertThat(wick("--quiet", "solve", "--objective", "x^2", evolution).lines())
                    .as(evolution)
                    .contains("--add-modules=jdk.incubator.vector");
        }
        assertThat(wick("prove", "solve", "--evolve").lines())
                .as("a word of another command")
                .contains("-XX:TieredStopAtLevel=1");
    }

    @Test
    void aCacheThatCouldNotBeMadeIsToldAndDoneWithout() throws Exception {
        Path jdk = jdk("jdk-25", "25.0.1");
        Path java = jdk.resolve("bin/java");
        script(java, Files.readString(java).replace("touch \"${word#*=}\"; exit 0", "echo no room; exit 1"));

        Outcome first = wick("solve", "--ground");
        Outcome second = wick("solve", "--ground");

        assertThat(first.code()).isEqualTo(7);
        assertThat(first.err()).contains("levels").contains("rehearsal.log");
        assertThat(first.lines()).noneMatch(word -> word.startsWith("-XX:AOTCache"));
        assertThat(checkout.resolve(".wick/rehearsal.log")).content().contains("no room");
        assertThat(second.err()).as("it is not tried at each start").isEmpty();
    }

    @Test
    void worksThroughALinkAndFromAnotherFolder() throws Exception {
        jdk("jdk-25", "25");
        Path link = Files.createSymbolicLink(folder.resolve("w"), Path.of("a check out", "wick"));
        Process process = process(Map.of(), List.of(link.toString(), "-V"))
                .directory(tools.toFile())
                .start();

        assertThat(outcome(process).lines()).contains(checkout.toRealPath() + "/workbench/target/wickbench.jar");
    }

    private Path jdk(String name, String version) throws IOException {
        return jdk(machines.resolve(name), version);
    }

    private static Path jdk(Path home, String version) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), """
                for word in "$@"; do
                    case $word in -XX:AOTCacheOutput=*) touch "${word#*=}"; exit 0;; esac
                done
                echo "${0%/bin/java}"
                main=
                for word in "$@"; do
                    if [ -n "$main" ]; then echo "[$word]"; else echo "$word"; fi
                    case $word in org.wickbench.*) main=found;; esac
                done
                exit 7
                """);
        script(home.resolve("bin/javac"), "exit 0");
        return home;
    }

    private static void script(Path path, String body) throws IOException {
        Files.writeString(path, "#!/bin/sh\n" + body);
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }

    private Outcome wick(String... arguments) throws Exception {
        return outcome(start(Map.of(), arguments));
    }

    private Outcome wick(Map<String, String> environment, String... arguments) throws Exception {
        return outcome(start(environment, arguments));
    }

    private Process start(Map<String, String> environment, String... arguments) {
        try {
            return process(
                            environment,
                            Stream.concat(Stream.of(checkout.resolve("wick").toString()), Stream.of(arguments))
                                    .toList())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder process(Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        // the shell's own tools, without whatever java and mvn this machine has
        for (String tool : List.of(
                "find",
                "head",
                "touch",
                "mkdir",
                "mv",
                "rm",
                "dirname",
                "basename",
                "readlink",
                "sleep",
                "flock",
                "cat",
                "ls")) {
            for (String bin : List.of("/usr/bin", "/bin")) {
                if (!Files.exists(tools.resolve(tool)) && Files.isExecutable(Path.of(bin, tool))) {
                    script(tools.resolve(tool), "exec " + bin + "/" + tool + " \"$@\"");
                }
            }
        }
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("WICK_JVMS", machines.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        return builder;
    }

    private static Outcome outcome(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), out, err);
    }
}
