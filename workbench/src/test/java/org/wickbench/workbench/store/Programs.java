package org.wickbench.workbench.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Other people's readers, where they are installed. */
final class Programs {
    private Programs() {}

    /** What a program printed, or nothing if there is no such program or it failed. */
    static Optional<String> output(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(out) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** A Python that has a library, if there is one. */
    static Optional<String> python(String library) {
        List<String> pythons = List.of("python3", "/usr/bin/python3");
        return pythons.stream()
                .filter(python -> output(python, "-c", "import " + library).isPresent())
                .findFirst();
    }

    static Stream<String> words(String text) {
        return Stream.of(text.strip().split("\\s+"));
    }
}
