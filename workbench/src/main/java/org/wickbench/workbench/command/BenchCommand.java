package org.wickbench.workbench.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.wickbench.verification.report.Json;
import org.wickbench.workbench.bench.Benchmarks;
import org.wickbench.workbench.bench.Outcome;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import org.wickbench.workbench.console.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wick bench}: generated kernels against programs in C, timed in turns. */
@Command(
        name = "bench",
        description = "Times the generated kernels against programs in C (FFTW's transforms, plain loops) in turns, and"
                + " prints the ratio of the times. Both must compute the same, or no ratio is printed. Without a C"
                + " compiler or FFTW only our figures are shown.")
public final class BenchCommand implements Callable<Integer> {
    private static final String SCHEMA = "wickbench.bench/1";

    private final Console console;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Benchmarks by name, or by its beginning; all if none.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1", description = "1 or 2 (default: 1).")
    private int threads = 1;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "15", description = "Rounds (default: 15).")
    private int rounds = 15;

    @Option(names = "--quick", description = "Three short rounds: does it run, and roughly how fast.")
    private boolean quick;

    @Option(names = "--patient", description = "Let FFTW plan with PATIENT, which takes minutes.")
    private boolean patient;

    @Mixin
    private ResultOptions options = new ResultOptions();

    public BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (threads < 1 || threads > 2 || rounds < 1) {
            throw new InputException("--threads is 1 or 2, and --rounds at least 1");
        }
        Map<String, Benchmarks.Benchmark> all = Benchmarks.all();
        List<String> chosen = all.keySet().stream()
                .filter(name -> names.isEmpty() || names.stream().anyMatch(name::startsWith))
                .toList();
        for (String name : names) {
            if (all.keySet().stream().noneMatch(known -> known.startsWith(name))) {
                throw new InputException(
                        "there is no benchmark '" + name + "'; there are " + String.join(", ", all.keySet()));
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        Path folder = temporary();
        try {
            Benchmarks.Settings settings =
                    new Benchmarks.Settings(threads, quick ? 3 : rounds, quick ? 30 : 150, patient, folder);
            if (!options.json) {
                console.out().println(HEADING);
            }
            for (String name : chosen) {
                for (Outcome outcome :
                        all.getOrDefault(name, _ -> List.<Outcome>of()).run(settings)) {
                    outcomes.add(outcome);
                    if (!options.json) {
                        console.out().println(line(outcome));
                        console.out().flush();
                    }
                }
            }
        } finally {
            delete(folder);
        }
        if (options.json) {
            console.out()
                    .print(Json.object()
                            .with("schema", SCHEMA)
                            .with("threads", new Json.Whole(threads))
                            .with("rounds", new Json.Whole(quick ? 3 : rounds))
                            .with("results", outcomes, BenchCommand::json)
                            .print());
        }
        return Exit.HOLDS.code();
    }

    private static final String HEADING =
            "%-30s %10s %10s %6s %13s %7s  %s".formatted("", "ours", "peer", "ratio", "range", "target", "");

    private static String line(Outcome outcome) {
        return "%-30s %10s %10s %6s %13s %7s  %s"
                .formatted(
                        outcome.name(),
                        number(outcome.ours(), 3),
                        outcome.peer().map(peer -> number(peer, 3)).orElse("-"),
                        outcome.ratio().map(ratio -> number(ratio, 2)).orElse("-"),
                        outcome.ratios().isEmpty()
                                ? "-"
                                : number(outcome.ratios().getFirst(), 2) + " - "
                                        + number(outcome.ratios().getLast(), 2),
                        outcome.target().map(target -> number(target, 2)).orElse("-"),
                        String.join(
                                "; ",
                                Stream.of(outcome.unit(), outcome.verdict(), outcome.note())
                                        .filter(part -> !part.isEmpty())
                                        .toList()))
                .stripTrailing();
    }

    private static String number(double value, int digits) {
        return Double.isNaN(value) ? "-" : ("%." + digits + "f").formatted(value);
    }

    private static Json json(Outcome outcome) {
        return Json.object()
                .with("name", outcome.name())
                .with("unit", outcome.unit())
                .with("ours", orNull(outcome.ours()))
                .with("peer", outcome.peer().map(BenchCommand::orNull).orElse(Json.Nothing.NULL))
                .with("ratio", outcome.ratio().map(BenchCommand::orNull).orElse(Json.Nothing.NULL))
                .with(
                        "ratios",
                        new Json.Items(outcome.ratios().stream()
                                .map(BenchCommand::orNull)
                                .toList()))
                .with("target", outcome.target().map(BenchCommand::orNull).orElse(Json.Nothing.NULL))
                .with("verdict", outcome.verdict())
                .with("note", outcome.note());
    }

    private static Json orNull(double value) {
        return Double.isFinite(value) ? new Json.Real(value) : Json.Nothing.NULL;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("wick-bench-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
