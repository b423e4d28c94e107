package org.wickbench.workbench.command;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.wickbench.symbolic.derivation.Document;
import org.wickbench.symbolic.derivation.Entry;
import org.wickbench.verification.report.Json;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code wick list}: the catalog, a line for each derivation. Nothing is checked. */
@Command(
        name = "list",
        description =
                "Lists the derivations of the catalog: id, how many claims and numeric checks, the paper's claims that it"
                        + " speaks to, and the title.")
public final class ListCommand implements Callable<Integer> {
    private static final String SCHEMA = "wickbench.list/1";

    private final Console console;

    @Mixin
    private ResultOptions options = new ResultOptions();

    public ListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Document> documents = new Library(console).all();
        if (options.json) {
            console.out()
                    .print(Json.object()
                            .with("schema", SCHEMA)
                            .with("derivations", documents, document -> Json.object()
                                    .with("id", document.id())
                                    .with("title", document.title())
                                    .with("claims", claims(document))
                                    .with("checks", checks(document))
                                    .with("paper", document.claims(), Json.Text::new))
                            .print());
            return Exit.HOLDS.code();
        }
        int widest = documents.stream()
                .mapToInt(document -> document.id().length())
                .max()
                .orElse(0);
        for (Document document : documents) {
            console.out()
                    .println(String.format(
                                    Locale.ROOT,
                                    "%-" + widest + "s  %9s  %8s  %-11s  %s",
                                    document.id(),
                                    counted(claims(document), "claim"),
                                    counted(checks(document), "check"),
                                    String.join(" ", document.claims()),
                                    document.title())
                            .stripTrailing());
        }
        return Exit.HOLDS.code();
    }

    private static String counted(int number, String what) {
        return number == 0 ? "" : number + " " + what + (number == 1 ? "" : "s");
    }

    private static int claims(Document document) {
        return (int) document.entries().stream()
                .filter(entry -> entry instanceof Entry.Step step && step.kind() != Entry.Step.Kind.STEP)
                .count();
    }

    private static int checks(Document document) {
        return (int) document.entries().stream()
                .filter(Entry.NumericCheck.class::isInstance)
                .count();
    }
}
