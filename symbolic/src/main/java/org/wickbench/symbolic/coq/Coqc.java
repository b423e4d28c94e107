package org.wickbench.symbolic.coq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The compiler of Coq as a process of its own, where it is installed. It gets the script as a file, never through a shell. A
 * lemma is accepted if its {@code Qed} passed and if Coq says of it that it rests on no axioms but those of Coq's own real
 * numbers, of classical logic and of machine integers.
 */
public final class Coqc {
    /** What a process may take for its start and for a lemma; a single sentence has ten seconds, see the preamble. */
    private static final long START_SECONDS = 120;

    private static final long LEMMA_SECONDS = 60;
    private static final Pattern ERROR = Pattern.compile(
            "File \"[^\"]*\", line (\\d+), characters \\d+-\\d+:\\s*\\n(Error:?[^\\n]*(?:\\n[^\\n]+)*)");

    /** Axioms of Coq's own libraries that the real numbers and {@code interval} rest on, by the parts of their names. */
    private static final List<String> KNOWN_AXIOMS = List.of(
            "ClassicalDedekindReals.",
            "FunctionalExtensionality.",
            "Classical_Prop.classic",
            "Eqdep.",
            "PrimInt63.",
            "Uint63.",
            "PrimFloat.",
            "FloatAxioms.",
            "Int63.",
            "Sint63.",
            "ConstructiveEpsilon.",
            "Classical",
            "Epsilon.");

    /**
     * What Coq says of a lemma.
     *
     * @param accepted true if it is proved
     * @param reason empty, or why not
     */
    public record Answer(boolean accepted, String reason) {}

    /** Coq is missing, or its libraries are. */
    public static final class MissingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingException(String message) {
            super(message);
        }
    }

    private record Run(boolean ended, int code, String text) {}

    private Coqc() {}

    /** True if there is a compiler of Coq; its libraries may still be missing. */
    public static boolean isInstalled() {
        try {
            Path folder = Files.createTempDirectory("wick-coq");
            try {
                return run(folder, List.of("coqc", "--version"), START_SECONDS).code() == 0;
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * What Coq says of every lemma, by its label.
     *
     * @throws MissingException if Coq or its libraries are not installed
     */
    public static Map<String, Answer> check(List<Lemma> lemmas) {
        try {
            Path folder = Files.createTempDirectory("wick-coq");
            try {
                return check(folder, lemmas);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new MissingException("coqc cannot be started: " + e.getMessage());
        }
    }

    private static Map<String, Answer> check(Path folder, List<Lemma> lemmas) throws IOException {
        Files.writeString(folder.resolve("preamble.v"), CoqScript.preamble());
        Run first = run(folder, command("preamble.v"), START_SECONDS);
        if (first.code() != 0) {
            throw new MissingException("coqc cannot read the preamble; it needs Coq 8.16 with Coquelicot and Interval: "
                    + first.text().strip());
        }
        Map<String, Answer> answers = new LinkedHashMap<>();
        List<Lemma> open = lemmas;
        while (!open.isEmpty()) {
            StringBuilder text = new StringBuilder(CoqScript.header()).append("From Wick Require Import preamble.\n");
            List<Integer> ends = new ArrayList<>();
            for (Lemma lemma : open) {
                text.append(lemma.text())
                        .append("Print Assumptions ")
                        .append(lemma.name())
                        .append(".\n");
                ends.add((int) text.chars().filter(c -> c == '\n').count());
            }
            Files.writeString(folder.resolve("lemmas.v"), text);
            Run run = run(folder, command("lemmas.v"), START_SECONDS + LEMMA_SECONDS * open.size());
            List<List<String>> reports = reports(run.text());
            int done = Math.min(reports.size(), open.size());
            Matcher error = ERROR.matcher(run.text());
            boolean found = error.find();
            if (found) {
                // a sentence that fails ends the process: whatever stands before it has passed
                int line = Integer.parseInt(error.group(1));
                int at = 0;
                while (at + 1 < ends.size() && ends.get(at) < line) {
                    at++;
                }
                done = Math.min(done, at);
            }
            for (int i = 0; i < done; i++) {
                answers.put(open.get(i).label(), answer(reports.get(i)));
            }
            if (done < open.size()) {
                String reason =
                        found ? error.group(2) : run.ended() ? "coqc failed: " + run.text() : "it took too long";
                answers.put(open.get(done).label(), new Answer(false, shortened(reason)));
            }
            open = open.subList(Math.min(done + 1, open.size()), open.size());
        }
        return answers;
    }

    private static String shortened(String reason) {
        String line = reason.replaceAll("\\s+", " ").strip();
        return line.length() > 300 ? line.substring(0, 300) + " ..." : line;
    }

    private static Answer answer(List<String> axioms) {
        Optional<String> unknown = axioms.stream()
                .filter(axiom -> KNOWN_AXIOMS.stream().noneMatch(axiom::startsWith))
                .findFirst();
        return unknown.map(axiom -> new Answer(false, "it rests on " + axiom)).orElseGet(() -> new Answer(true, ""));
    }

    /** The axioms of every lemma that Coq reports of, in order. */
    private static List<List<String>> reports(String text) {
        List<List<String>> reports = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (line.equals("Axioms:")) {
                reports.add(new ArrayList<>());
            } else if (line.equals("Closed under the global context")) {
                reports.add(List.of());
            } else if (!reports.isEmpty() && !line.isBlank() && !line.startsWith(" ") && !line.startsWith("File ")) {
                if (line.startsWith("Error")) {
                    break;
                }
                reports.getLast().add(line.split("[ :]", 2)[0]);
            } else if (line.startsWith("File ")) {
                break;
            }
        }
        return reports;
    }

    private static List<String> command(String file) {
        return List.of("coqc", "-q", "-w", "none", "-Q", ".", "Wick", file);
    }

    private static Run run(Path folder, List<String> command, long seconds) throws IOException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            return new Run(ended, process.exitValue(), Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // a leftover in the folder for temporary files harms nobody
        }
    }
}
