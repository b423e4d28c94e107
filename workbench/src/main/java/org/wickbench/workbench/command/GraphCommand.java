package org.wickbench.workbench.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.wickbench.symbolic.cas.Engines;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.symbolic.derivation.Checker;
import org.wickbench.symbolic.derivation.Document;
import org.wickbench.symbolic.derivation.Entry;
import org.wickbench.symbolic.derivation.UseGraph;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.verification.report.Json;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wick graph}: which claims rest on which theorems and postulates, across documents. */
@Command(
        name = "graph",
        description = "Shows which claims rest on which theorems of other documents and on which postulates.")
public final class GraphCommand implements Callable<Integer> {
    private static final String SCHEMA = "wickbench.graph/1";

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID|FILE",
            description = "A derivation, shown with all that it uses (default: the whole catalog).")
    private Optional<String> derivation = Optional.empty();

    @Option(names = "--dot", description = "Print the graph in the language of Graphviz.")
    private boolean dot;

    @Mixin
    private ResultOptions options = new ResultOptions();

    public GraphCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Library library = new Library(console);
        List<Document> documents = derivation
                .map(name -> List.of(library.read(name)))
                .orElseGet(() ->
                        library.all().stream().filter(GraphCommand::isPart).toList());
        Checker checker =
                new Checker(Rules.all(), new Prover(Engines.all(), options.seed).withIdeas(Engines.proposer()));
        List<Checked> checked =
                library.located(() -> documents.stream().map(checker::check).toList());
        UseGraph graph = UseGraph.of(checked);
        console.out().print(options.json ? json(graph).print() : dot ? dot(graph) : text(graph));
        return (graph.fails() ? Exit.REFUTED : Exit.HOLDS).code();
    }

    /** A document that neither states a postulate, nor reads a state, nor uses another has no place in the graph. */
    private static boolean isPart(Document document) {
        return document.entries().stream()
                .anyMatch(entry -> entry instanceof Entry.Use
                        || entry instanceof Entry.Reading
                        || entry instanceof Entry.Given given && given.role() == Entry.Given.Role.POSTULATE);
    }

    private static String text(UseGraph graph) {
        Lines lines = new Lines(false);
        for (UseGraph.Node node : graph.nodes()) {
            lines.line(node.status(), node.id() + (node.title().isEmpty() ? "" : ": " + node.title()));
            List<String> supports = graph.supports(node);
            if (!supports.isEmpty()) {
                lines.line("", "from " + String.join(", ", supports));
            }
        }
        return lines.toString();
    }

    private static String dot(UseGraph graph) {
        StringBuilder text = new StringBuilder("digraph wick {\n  rankdir=BT;\n");
        for (UseGraph.Node node : graph.nodes()) {
            text.append("  ").append(quoted(node.id())).append(" [label=");
            text.append(quoted(node.id() + "\n" + node.status())).append(", shape=");
            text.append(node.kind() == UseGraph.Kind.POSTULATE ? "box" : "ellipse")
                    .append("];\n");
        }
        for (UseGraph.Edge edge : graph.edges()) {
            text.append("  ")
                    .append(quoted(edge.from()))
                    .append(" -> ")
                    .append(quoted(edge.to()))
                    .append(";\n");
        }
        return text.append("}\n").toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static Json json(UseGraph graph) {
        return Json.object()
                .with("schema", SCHEMA)
                .with("nodes", graph.nodes(), node -> Json.object()
                        .with("id", node.id())
                        .with("kind", node.kind().name().toLowerCase(Locale.ROOT))
                        .with("title", node.title())
                        .with("status", node.status()))
                .with("edges", graph.edges(), edge -> Json.object()
                        .with("from", edge.from())
                        .with("to", edge.to()));
    }
}
