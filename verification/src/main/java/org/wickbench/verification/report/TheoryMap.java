package org.wickbench.verification.report;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.verification.report.ReportDocument.Expectation;

/**
 * What rests on what: documents and the postulates below them, or the claims of one document and all that is below those.
 *
 * @param nodes those that others rest on first
 * @param edges each from what is used to what uses it
 */
public record TheoryMap(List<Node> nodes, List<Edge> edges) {
    /** The map of nothing. */
    public static final TheoryMap EMPTY = new TheoryMap(List.of(), List.of());

    /** @throws IllegalArgumentException if two nodes have the same id, or an edge has an end that is no node */
    public TheoryMap {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        Set<String> ids = new HashSet<>();
        for (Node node : nodes) {
            if (!ids.add(node.id)) {
                throw new IllegalArgumentException("two nodes are called " + node.id);
            }
        }
        for (Edge edge : edges) {
            if (!ids.contains(edge.from) || !ids.contains(edge.to)) {
                throw new IllegalArgumentException("an edge ends at no node: " + edge);
            }
        }
    }

    /** The documents with what they use, or the claims if there is one document. */
    public static TheoryMap of(Collection<Checked> documents) {
        return documents.size() == 1 ? MapMaker.claims(documents.iterator().next()) : MapMaker.documents(documents);
    }

    /** What a node is. */
    public enum Kind {
        /** A whole document. */
        DOCUMENT,
        CLAIM,
        /** A law that the theory starts from. */
        POSTULATE,
        /** A condition of claims. */
        HYPOTHESIS,
        /** A name for an expression. */
        DEFINITION;

        /** The kind as it is shown. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        String plural() {
            return this == HYPOTHESIS ? "hypotheses" : word() + "s";
        }
    }

    /**
     * A document or a statement.
     *
     * @param id unique in the map
     * @param title what it says
     * @param name how its document calls it, with a count for a document
     * @param grade the weakest verdict of all that belongs to it; none for what nobody proves
     * @param expectation what the theory says of a claim
     * @param document the document it stands in
     * @param anchor the id of its part of the report; empty if it has none, and what rests on it shows it
     */
    public record Node(
            String id,
            Kind kind,
            String title,
            String name,
            Optional<Grade> grade,
            Expectation expectation,
            String document,
            String anchor) {
        /** True if it is decided, and not as the theory says. */
        public boolean failed() {
            return grade.filter(expectation::isDeniedBy).isPresent();
        }
    }

    /**
     * A use.
     *
     * @param from what is used
     * @param to what uses it
     * @param labels of the theorems that a document takes from another one
     */
    public record Edge(String from, String to, List<String> labels) {
        public Edge {
            labels = List.copyOf(labels);
        }
    }

    /** True if there is nothing to draw. */
    public boolean isEmpty() {
        return nodes.isEmpty();
    }

    /** True if something is decided, and not as the theory says. */
    public boolean fails() {
        return nodes.stream().anyMatch(Node::failed);
    }
}
