package org.wickbench.workbench.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.wickbench.symbolic.cas.Engines;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.symbolic.derivation.Checker;
import org.wickbench.symbolic.derivation.Document;
import org.wickbench.symbolic.derivation.Entry;
import org.wickbench.symbolic.derivation.UseGraph;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.verification.report.Json;
import org.wickbench.verification.report.MapSvg;
import org.wickbench.verification.report.TheoryMap;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import org.wickbench.workbench.console.InputException;
import org.wickbench.workbench.console.OutputFolder;
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

    @Option(
            names = "--svg",
            description =
                    "Draw it: every document with the postulates below it, or every claim of one derivation with all that is"
                            + " below those.")
    private boolean svg;

    @Option(names = "--out", paramLabel = "FILE", description = "Write into this file instead of standard output.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private ResultOptions options = new ResultOptions();

    public GraphCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (Stream.of(svg, dot, options.json).filter(chosen -> chosen).count() > 1) {
            throw new InputException("--svg, --dot and --json are three forms of one graph: choose one");
        }
        Optional<Path> file = out.map(console::resolve);
        file.ifPresent(OutputFolder::requireWritable);
        Library library = new Library(console);
        // the picture has all documents in it, the lists only those that rest on something
        List<Document> documents = derivation
                .map(name -> List.of(library.read(name)))
                .orElseGet(() -> library.all().stream()
                        .filter(document -> svg || isPart(document))
                        .toList());
        Checker checker =
                new Checker(Rules.all(), new Prover(Engines.all(), options.seed).withIdeas(Engines.proposer()));
        List<Checked> checked =
                library.located(() -> documents.stream().map(checker::check).toList());
        UseGraph graph = UseGraph.of(checked);
        TheoryMap map = svg ? TheoryMap.of(checked) : TheoryMap.EMPTY;
        String text =
                svg ? MapSvg.standalone(map) : options.json ? json(graph).print() : dot ? dot(graph) : text(graph);
        if (file.isPresent()) {
            OutputFolder.writeFile(file.get(), text.getBytes(StandardCharsets.UTF_8));
            console.out().println(file.get());
        } else {
            console.out().print(text);
        }
        return (graph.fails() || map.fails() ? Exit.REFUTED : Exit.HOLDS).code();
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
