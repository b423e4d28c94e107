package org.wickbench.workbench.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.wickbench.derivations.Catalog;
import org.wickbench.numeric.Solver;
import org.wickbench.symbolic.cas.Engines;
import org.wickbench.symbolic.derivation.Document;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.verification.Verification;
import org.wickbench.verification.audit.PaperAudit;
import org.wickbench.verification.experiment.Experiments;
import org.wickbench.verification.mutation.MutationScore;
import org.wickbench.verification.report.ReportDocument;
import org.wickbench.verification.report.ReportDocument.Manifest.Fact;
import org.wickbench.verification.report.ReportHtml;
import org.wickbench.verification.report.ReportJson;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import org.wickbench.workbench.console.OutputFolder;
import org.wickbench.workbench.console.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wick verify}: the main job. */
@Command(
        name = "verify",
        description =
                "Checks every step of the derivations, generates and runs solvers for their equations, compares the"
                        + " numbers with the closed forms, and writes a report.")
public final class VerifyCommand implements Callable<Integer> {
    private final Console console;
    private final Solver solver;

    @Parameters(
            arity = "0..*",
            paramLabel = "ID|FILE",
            description = "Derivations to verify (default: the whole catalog).")
    private List<String> derivations = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "wick-report",
            description = "The folder for report.html and report.json (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("wick-report");

    @Option(
            names = "--mutants",
            paramLabel = "N",
            description = "Also put errors into every step, N of them into each relation, and report which survive.")
    private int mutants;

    @Mixin
    private Acceptance acceptance = new Acceptance();

    @Mixin
    private ResultOptions options = new ResultOptions();

    public VerifyCommand(Console console) {
        this(console, KernelFolder.solver());
    }

    /** @param solver whose kernels are checked */
    VerifyCommand(Console console, Solver solver) {
        this.console = console;
        this.solver = solver;
    }

    @Override
    public Integer call() {
        OutputFolder folder = OutputFolder.at(console.resolve(out));
        Library library = new Library(console);
        List<Document> documents = new ArrayList<>();
        if (derivations.isEmpty()) {
            documents.addAll(library.all());
        } else {
            derivations.forEach(name -> documents.add(library.read(name)));
        }
        ReportDocument found = withMutants(library.located(() -> report(documents)), documents);
        // the ledger of the paper's claims speaks of the whole catalog
        ReportDocument report = derivations.isEmpty() ? PaperAudit.added(found) : found;
        Path page = folder.write("report.html", ReportHtml.render(report));
        String json = ReportJson.of(report).print();
        folder.write("report.json", json);
        console.out().print(options.json ? json : ReportTable.of(report, console.colour()));
        if (!options.quiet) {
            console.say("report: " + page);
        }
        boolean open = report.undecided() || report.sampled() && !acceptance.sampled();
        return (report.holds() ? open ? Exit.UNDECIDED : Exit.HOLDS : Exit.REFUTED).code();
    }

    private ReportDocument report(List<Document> documents) {
        Verification verification = new Verification(
                new Prover(Engines.all(), options.seed).withIdeas(Engines.proposer()),
                options.seed,
                new Experiments(solver));
        try (Progress progress = Progress.of(console, options.quiet, "verifying", 1)) {
            return verification.run(documents, versions(), List.of(), (done, all, next) -> {
                progress.of(all);
                progress.at(done);
                progress.doing(next);
            });
        }
    }

    private ReportDocument withMutants(ReportDocument report, List<Document> documents) {
        if (mutants <= 0) {
            return report;
        }
        MutationScore mutation = new MutationScore(options.seed, mutants, new Catalog().trueMutants());
        List<MutationScore.Score> scores = new ArrayList<>();
        try (Progress progress = Progress.of(console, options.quiet, "putting errors in", documents.size())) {
            for (Document document : documents) {
                progress.at(scores.size());
                progress.doing(document.title());
                scores.add(mutation.of(document));
            }
        }
        return report.with(MutationScore.section(scores));
    }

    private static List<Fact> versions() {
        return List.of(
                new Fact("Wickbench", Library.version()),
                new Fact("Java", System.getProperty("java.specification.version")));
    }
}
