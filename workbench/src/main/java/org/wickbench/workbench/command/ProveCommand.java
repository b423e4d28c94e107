package org.wickbench.workbench.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wickbench.symbolic.cas.Engines;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.symbolic.theorem.Certificate;
import org.wickbench.symbolic.theorem.Theorem;
import org.wickbench.verification.report.Json;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import org.wickbench.workbench.console.InputException;
import org.wickbench.workbench.console.OutputFolder;
import org.wickbench.workbench.console.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wick prove}: does a relation hold? */
@Command(
        name = "prove",
        description = "Decides whether LHS equals RHS, or whether a relation of any kind holds, under the assumptions:"
                + " proved, sampled, refuted by a counterexample, undecided, or vacuous where the assumptions contradict"
                + " each other.")
public final class ProveCommand implements Callable<Integer> {
    private static final String SCHEMA = "wickbench.prove/1";

    /** What a mistyped option looks like, and no formula does. */
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*(=.*)?");

    private final Console console;

    @Parameters(
            arity = "0..2",
            paramLabel = "LHS RHS",
            description = "Two expressions, or one relation such as \"LHS == RHS\" or \"x^2 >= 0\".")
    private List<String> sides = List.of();

    @Option(
            names = "--assume",
            paramLabel = "LIST",
            description = "Assumptions, such as \"x > 0, n integer\"; names are real unless declared otherwise.")
    private List<String> assumptions = new ArrayList<>();

    @Option(
            names = "--function",
            split = ",",
            paramLabel = "NAME",
            description = "Names of unknown functions, such as psi.")
    private List<String> functions = new ArrayList<>();

    @Option(
            names = "--batch",
            paramLabel = "FILE",
            description = "Decide every line of a file: left side, right side and assumptions with tabs between them.")
    private Optional<Path> batch = Optional.empty();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How long one question may take before it is undecided (default: ${DEFAULT-VALUE}).")
    private int seconds = 5;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "Write the proof as a certificate that 'wick check' replays.")
    private Optional<Path> certificate = Optional.empty();

    @Mixin
    private Acceptance acceptance = new Acceptance();

    @Mixin
    private ResultOptions options = new ResultOptions();

    public ProveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        for (String side : sides) {
            if (OPTION.matcher(side).matches()) {
                throw new InputException("unknown option '" + side + "'; 'wick prove --help' lists the options");
            }
        }
        if (seconds < 1) {
            throw new InputException("--seconds takes a whole number from 1 on, not " + seconds);
        }
        return (batch.isPresent() ? many(batch.get()) : one()).code();
    }

    private Exit one() {
        if (sides.isEmpty()) {
            throw new InputException(
                    "LHS and RHS are needed, or one relation, or --batch FILE; 'wick prove --help' says more");
        }
        Question question = Question.of(
                sides.getFirst(),
                sides.size() == 1 ? "" : sides.getLast(),
                String.join(", ", assumptions),
                new HashSet<>(functions));
        certificate.ifPresent(file -> OutputFolder.requireWritable(console.resolve(file)));
        Verdict verdict = question.ask(
                new Prover(Engines.all(), options.seed).withIdeas(Engines.proposer()), Duration.ofSeconds(seconds));
        console.out().print(options.json ? question.json(SCHEMA, verdict).print() : text(question.toString(), verdict));
        certificate.ifPresent(file -> write(file, verdict));
        return acceptance.exit(verdict);
    }

    private void write(Path file, Verdict verdict) {
        Optional<Theorem> theorem = verdict instanceof Verdict.Proved proved ? proved.theorem() : Optional.empty();
        if (theorem.isEmpty()) {
            console.err().println("wick: no certificate was written: there is no theorem of the kernel");
            return;
        }
        OutputFolder.writeFile(
                console.resolve(file), Certificate.of(theorem.get()).getBytes(StandardCharsets.UTF_8));
    }

    private Exit many(Path file) {
        if (certificate.isPresent()) {
            throw new InputException("--certificate belongs to one question, not to --batch");
        }
        if (!sides.isEmpty() || !assumptions.isEmpty()) {
            throw new InputException("--batch takes the questions and their assumptions from the file alone");
        }
        Batch questions = Batch.read(file.toString(), console.resolve(file), new HashSet<>(functions));
        try (Progress progress = Progress.timed(console, options.quiet, "proving", questions.size())) {
            Answers answers = new Answers(progress);
            Map<Verdict.Strength, Integer> counts = questions.ask(options.seed, Duration.ofSeconds(seconds), answers);
            if (!options.json) {
                console.out().println(questions.size() + " questions: " + summary(counts, answers.unreadable.size()));
            }
            // behind the progress bar, where they are not drawn over
            answers.unreadable.forEach(
                    each -> console.err().println("wick: " + each.reason().getMessage()));
            return answers.exit;
        }
    }

    /** Prints the answers to a batch as they come. */
    private final class Answers implements Batch.Listener {
        private final Progress progress;
        private final List<Batch.Entry.Unreadable> unreadable = new ArrayList<>();
        private Exit exit = Exit.HOLDS;
        private int done;

        private Answers(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void answered(Question question, Verdict verdict) {
            print(options.json ? question.json(SCHEMA, verdict).printLine() : line(question, verdict));
            exit = exit.and(acceptance.exit(verdict));
        }

        @Override
        public void unreadable(Batch.Entry.Unreadable entry) {
            String reason = String.valueOf(entry.reason().getMessage())
                    .lines()
                    .findFirst()
                    .orElse("");
            print(
                    options.json
                            ? Json.object()
                                    .with("schema", SCHEMA)
                                    .with("line", entry.line())
                                    .with("verdict", "UNREADABLE")
                                    .with("error", reason)
                                    .printLine()
                            : "UNREADABLE " + reason + System.lineSeparator());
            unreadable.add(entry);
            exit = exit.and(Exit.INPUT_ERROR);
        }

        private void print(String answer) {
            console.out().print(answer);
            progress.at(++done);
        }
    }

    private static String summary(Map<Verdict.Strength, Integer> counts, int unreadable) {
        Stream<String> verdicts = counts.entrySet().stream().map(each -> each.getValue() + " " + each.getKey());
        return Stream.concat(verdicts, unreadable == 0 ? Stream.empty() : Stream.of(unreadable + " UNREADABLE"))
                .collect(Collectors.joining(", "));
    }

    private String line(Question question, Verdict verdict) {
        Lines lines = new Lines(console.colour());
        lines.verdict(verdict.strength(), question.toString());
        return lines.toString();
    }

    private String text(String question, Verdict verdict) {
        Lines lines = new Lines(console.colour());
        lines.verdict(verdict.strength(), question);
        switch (verdict) {
            case Verdict.Refuted refuted -> {
                var witness = refuted.counterexample();
                List<String> point = new ArrayList<>();
                witness.point().forEach((name, value) -> point.add(name + " = " + value));
                lines.line("at", point.isEmpty() ? "every point" : String.join(", ", point));
                lines.line("left", witness.left());
                lines.line("right", witness.right());
                refuted.nearest().ifPresent(nearest -> lines.line("nearest", nearest));
            }
            case Verdict.Sampled sampled -> {
                lines.line("by", sampled.by());
                lines.line("because", sampled.reason());
            }
            case Verdict.Undecided undecided -> lines.line("because", undecided.reason());
            case Verdict.Vacuous vacuous -> lines.line("because", vacuous.reason());
            case Verdict.Proved _, Verdict.Agreed _, Verdict.Assumed _ -> lines.line("by", verdict.by());
        }
        verdict.stated().forEach(condition -> lines.line("where", condition));
        return lines.toString();
    }
}
