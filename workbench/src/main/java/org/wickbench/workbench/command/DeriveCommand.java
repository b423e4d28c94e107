package org.wickbench.workbench.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wickbench.symbolic.cas.Dialect;
import org.wickbench.symbolic.cas.Engines;
import org.wickbench.symbolic.cas.Script;
import org.wickbench.symbolic.coq.CoqScript;
import org.wickbench.symbolic.coq.Coqc;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.symbolic.derivation.Checker;
import org.wickbench.symbolic.derivation.Document;
import org.wickbench.symbolic.derivation.Recheck;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.symbolic.theorem.Certificate;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import org.wickbench.workbench.console.InputException;
import org.wickbench.workbench.console.OutputFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wick derive}: checks one derivation and shows it. */
@Command(
        name = "derive",
        description =
                "Checks every step of a derivation, of the catalog or of your own, and shows it with its verdicts.")
public final class DeriveCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "ID|FILE", description = "A derivation of the catalog, or a Markdown file.")
    private String derivation = "";

    enum Format {
        TEXT("txt"),
        LATEX("tex"),
        HTML("html"),
        JSON("json"),
        MAXIMA(Dialect.MAXIMA.extension()),
        SYMPY(Dialect.SYMPY.extension()),
        COQ("v");

        private final String extension;

        Format(String extension) {
            this.extension = extension;
        }
    }

    /** The systems that read an export. */
    enum Target {
        MAXIMA,
        SYMPY,
        COQ
    }

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "text, latex, html, json, maxima, sympy or coq (default: text).")
    private Format format = Format.TEXT;

    @Option(names = "--latex", description = "Short for --format latex.")
    private boolean latex;

    @Option(names = "--html", description = "Short for --format html.")
    private boolean html;

    @Option(
            names = "--export",
            paramLabel = "SYSTEM",
            description =
                    "Write a program with which Maxima or SymPy checks every step again, or a script of Coq with a lemma"
                            + " for each proved relation between numbers (maxima, sympy, coq).")
    private Optional<Target> export = Optional.empty();

    @Option(
            names = "--check",
            description = "With --export coq: let coqc check every lemma, and show what it says of each.")
    private boolean check;

    @Option(
            names = "--certificates",
            paramLabel = "DIR",
            description =
                    "Write the proof of each step that is a theorem of the kernel into a file of this folder, for 'wick"
                            + " check DIR'.")
    private Optional<Path> certificates = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write into a file of this folder instead of standard output.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private Acceptance acceptance = new Acceptance();

    @Mixin
    private ResultOptions options = new ResultOptions();

    public DeriveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        boolean coq = export.filter(target -> target == Target.COQ).isPresent() || format == Format.COQ;
        if (check && (!coq || options.json || latex || html)) {
            throw new InputException("--check goes with --export coq, and with no other format");
        }
        if (check && !Coqc.isInstalled()) {
            throw new InputException("--check needs coqc, the compiler of Coq 8.16, with its libraries Coquelicot and"
                    + " Interval; it is not installed");
        }
        Optional<OutputFolder> folder = out.map(path -> OutputFolder.at(console.resolve(path)));
        Optional<OutputFolder> proofs = certificates.map(path -> OutputFolder.at(console.resolve(path)));
        Checked checked = check();
        proofs.ifPresent(each -> certify(checked, each));
        Format chosen = options.json
                ? Format.JSON
                : latex
                        ? Format.LATEX
                        : html ? Format.HTML : export.map(DeriveCommand::format).orElse(format);
        String text =
                switch (chosen) {
                    case TEXT -> DerivationText.of(checked, console.colour() && folder.isEmpty());
                    case LATEX -> DerivationLatex.of(checked);
                    case HTML -> DerivationHtml.of(checked, options.seed);
                    case JSON -> DerivationJson.of(checked).print();
                    case MAXIMA -> program(Dialect.MAXIMA, checked);
                    case SYMPY -> program(Dialect.SYMPY, checked);
                    case COQ -> CoqScript.of(checked).text();
                };
        if (folder.isPresent()) {
            Path written = folder.get().write(fileName(checked, chosen), text);
            console.out().println(written);
        } else if (!check) {
            console.out().print(text);
        }
        return check
                ? exit(checked).and(second(CoqScript.of(checked))).code()
                : exit(checked).code();
    }

    /** Writes the certificates, and names what is proved and has none. */
    private void certify(Checked checked, OutputFolder proofs) {
        int written = 0;
        List<String> without = new ArrayList<>();
        for (Checked.CheckedStep step : checked.steps()) {
            if (step.own() instanceof Verdict.Proved proved) {
                String label = step.entry().label();
                if (proved.theorem().isPresent()) {
                    proofs.write(
                            label + CheckCommand.EXTENSION,
                            Certificate.of(proved.theorem().get()));
                    written++;
                } else {
                    without.add(label);
                }
            }
        }
        if (!options.quiet) {
            console.err()
                    .println("wick: " + written + (written == 1 ? " certificate" : " certificates") + " in "
                            + certificates.orElseThrow()
                            + (without.isEmpty()
                                    ? ""
                                    : "; proved by a rule that argues by itself, so without one: "
                                            + String.join(", ", without)));
        }
    }

    private static Format format(Target target) {
        return switch (target) {
            case MAXIMA -> Format.MAXIMA;
            case SYMPY -> Format.SYMPY;
            case COQ -> Format.COQ;
        };
    }

    /** The name of a file; for Coq it is the name of a module, and without hyphens. */
    private static String fileName(Checked checked, Format chosen) {
        String id = checked.document().id();
        return (chosen == Format.COQ ? id.replace('-', '_') : id) + "." + chosen.extension;
    }

    /** What Coq says of the lemmas, a line for each. */
    private Exit second(CoqScript script) {
        Map<String, Coqc.Answer> answers;
        try {
            answers = Coqc.check(script.lemmas());
        } catch (Coqc.MissingException e) {
            throw new InputException(String.valueOf(e.getMessage()), e);
        }
        long accepted = answers.values().stream().filter(Coqc.Answer::accepted).count();
        answers.forEach((label, answer) -> console.out()
                .println(
                        answer.accepted()
                                ? "accepted      " + label
                                : "not accepted  " + label + ": " + answer.reason()));
        script.outside().forEach((label, reason) -> console.out().println("no lemma      " + label + ": " + reason));
        console.out().println("Coq accepts " + accepted + " of " + script.proved() + " proved relations");
        return accepted == answers.size() ? Exit.HOLDS : Exit.UNDECIDED;
    }

    private static String program(Dialect dialect, Checked checked) {
        String title =
                "Wickbench: the steps of the derivation " + checked.document().id() + ", checked again";
        return new Script(dialect).program(title, Recheck.questions(checked));
    }

    private Exit exit(Checked checked) {
        boolean open = checked.undecided() || checked.sampled() && !acceptance.sampled();
        return checked.refuted() ? Exit.REFUTED : open ? Exit.UNDECIDED : Exit.HOLDS;
    }

    private Checked check() {
        Library library = new Library(console);
        Document document = library.read(derivation);
        return library.located(
                () -> new Checker(Rules.all(), new Prover(Engines.all(), options.seed).withIdeas(Engines.proposer()))
                        .check(document));
    }
}
