package org.wickbench.workbench.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.wickbench.symbolic.prove.TimeLimit;
import org.wickbench.symbolic.theorem.CertificateReader;
import org.wickbench.symbolic.theorem.CertificateReader.BadCertificateException;
import org.wickbench.symbolic.theorem.Hypothesis;
import org.wickbench.symbolic.theorem.Theorem;
import org.wickbench.verification.report.Json;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import org.wickbench.workbench.console.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code wick check}: replays certificates with the proof kernel and nothing else. */
@Command(
        name = "check",
        description =
                "Replays certificates: every line has to be an inference of the proof kernel. Prints what each one"
                        + " proves and what that rests on.")
public final class CheckCommand implements Callable<Integer> {
    private static final String SCHEMA = "wickbench.check/1";

    /** Larger files are refused unread. */
    private static final long LARGEST_FILE = 16L << 20;

    /** How the names of certificates in a folder end. */
    static final String EXTENSION = ".cert";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Console console;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Certificates, as --certificate writes them, or folders of them.")
    private List<Path> files = List.of();

    @Mixin
    private ResultOptions options = new ResultOptions();

    public CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Exit exit = Exit.HOLDS;
        for (Path file : files) {
            for (Path each : certificates(file)) {
                exit = exit.and(check(each));
            }
        }
        return exit.code();
    }

    /** The file itself, or the certificates of a folder by name. */
    private List<Path> certificates(Path file) {
        if (!Files.isDirectory(console.resolve(file))) {
            return List.of(file);
        }
        try (Stream<Path> inside = Files.list(console.resolve(file))) {
            List<Path> found = inside.map(each -> file.resolve(each.getFileName()))
                    .filter(each -> each.toString().endsWith(EXTENSION))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new InputException("there is no certificate in " + file + ": no name ends in " + EXTENSION);
            }
            return found;
        } catch (IOException e) {
            throw new InputException("cannot read the folder " + file, e);
        }
    }

    private Exit check(Path file) {
        String text = text(file);
        try {
            Theorem theorem = TimeLimit.within(PATIENCE, () -> CertificateReader.replay(text))
                    .orElseThrow(() -> new InputException(
                            file + " takes more than " + PATIENCE.toSeconds() + " seconds to replay"));
            console.out().print(options.json ? json(file, theorem).printLine() : accepted(theorem));
            return Exit.HOLDS;
        } catch (BadCertificateException e) {
            if (!e.isRefused()) {
                throw new InputException(file + " is no certificate; " + e.getMessage());
            }
            console.out().print(options.json ? json(file, e).printLine() : refused(file, e));
            return Exit.REFUTED;
        }
    }

    private String text(Path file) {
        Path path = console.resolve(file);
        try {
            if (Files.size(path) > LARGEST_FILE) {
                throw new InputException(
                        file + " is larger than a certificate may be, " + (LARGEST_FILE >> 20) + " MiB");
            }
            return Files.readString(path);
        } catch (CharacterCodingException e) {
            throw new InputException(file + " is no text in UTF-8");
        } catch (IOException e) {
            throw new InputException("cannot read " + file);
        }
    }

    private String accepted(Theorem theorem) {
        Lines lines = new Lines(console.colour());
        lines.verdict(
                org.wickbench.symbolic.prove.Verdict.Strength.PROVED,
                theorem.conclusion().toString());
        theorem.hypotheses().forEach(hypothesis -> lines.line(word(hypothesis), hypothesis.toString()));
        return lines.toString();
    }

    private static String word(Hypothesis hypothesis) {
        return hypothesis.kind() == Hypothesis.Kind.CONDITION ? "where" : "given";
    }

    private String refused(Path file, BadCertificateException e) {
        Lines lines = new Lines(console.colour());
        lines.verdict(org.wickbench.symbolic.prove.Verdict.Strength.REFUTED, file.toString());
        lines.line("because", String.valueOf(e.getMessage()));
        return lines.toString();
    }

    private static Json json(Path file, Theorem theorem) {
        return Json.object()
                .with("schema", SCHEMA)
                .with("file", file.toString())
                .with("accepted", true)
                .with("statement", theorem.conclusion().toString())
                .with("hypotheses", List.copyOf(theorem.hypotheses()), hypothesis -> Json.object()
                        .with("kind", hypothesis.kind().name().toLowerCase(Locale.ROOT))
                        .with("label", hypothesis.label())
                        .with("statement", hypothesis.statement().toString()));
    }

    private static Json json(Path file, BadCertificateException e) {
        return Json.object()
                .with("schema", SCHEMA)
                .with("file", file.toString())
                .with("accepted", false)
                .with("line", e.line())
                .with("reason", Optional.ofNullable(e.getMessage()).orElse(""));
    }
}
