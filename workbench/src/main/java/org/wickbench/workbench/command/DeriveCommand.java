package org.wickbench.workbench.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wickbench.symbolic.cas.Dialect;
import org.wickbench.symbolic.cas.Engines;
import org.wickbench.symbolic.cas.Script;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.symbolic.derivation.Checker;
import org.wickbench.symbolic.derivation.Document;
import org.wickbench.symbolic.derivation.Recheck;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
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
        SYMPY(Dialect.SYMPY.extension());

        private final String extension;

        Format(String extension) {
            this.extension = extension;
        }
    }

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "text, latex, html, json, maxima or sympy (default: text).")
    private Format format = Format.TEXT;

    @Option(names = "--latex", description = "Short for --format latex.")
    private boolean latex;

    @Option(names = "--html", description = "Short for --format html.")
    private boolean html;

    @Option(
            names = "--export",
            paramLabel = "SYSTEM",
            description = "Write a program with which Maxima or SymPy checks every step again (maxima, sympy).")
    private Optional<Dialect> export = Optional.empty();

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
        Optional<OutputFolder> folder = out.map(path -> OutputFolder.at(console.resolve(path)));
        Checked checked = check();
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
                };
        if (folder.isPresent()) {
            Path written = folder.get().write(checked.document().id() + "." + chosen.extension, text);
            console.out().println(written);
        } else {
            console.out().print(text);
        }
        return exit(checked).code();
    }

    private static Format format(Dialect dialect) {
        return switch (dialect) {
            case MAXIMA -> Format.MAXIMA;
            case SYMPY -> Format.SYMPY;
        };
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
