package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.derivation.Checked.CheckedStep;

/**
 * What rests on what across documents: theorems that documents use, the claims that rest on a use or on a postulate, and the
 * postulates.
 *
 * @param nodes those that others rest on first
 */
public record UseGraph(List<Node> nodes, List<Edge> edges) {
    public UseGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** What a node is. */
    public enum Kind {
        POSTULATE,
        STEP,
        CLAIM
    }

    /**
     * A statement.
     *
     * @param id the document and the label
     * @param status {@code POSTULATE}, the verdict of the statement, or {@code UNSUPPORTED} where something that it rests on
     *     does not hold
     */
    public record Node(String id, Kind kind, String title, String status) {}

    /** A statement and one that it rests on. */
    public record Edge(String from, String to) {}

    /** The graph of some documents and of all that they use. */
    public static UseGraph of(Collection<Checked> documents) {
        Builder builder = new Builder();
        for (Checked checked : documents) {
            for (CheckedStep claim : checked.claims()) {
                boolean rests = checked.roots(claim).stream().anyMatch(root -> root.kind() != Root.Kind.HYPOTHESIS);
                if (claim.entry().kind() == Entry.Step.Kind.CLAIM && rests) {
                    builder.add(checked, claim);
                }
            }
        }
        return new UseGraph(List.copyOf(builder.nodes.values()), List.copyOf(builder.edges));
    }

    /** What a node rests on directly. */
    public List<String> supports(Node node) {
        return edges.stream()
                .filter(edge -> edge.from.equals(node.id))
                .map(Edge::to)
                .toList();
    }

    /** True if some statement neither holds nor would if what it rests on did. */
    public boolean fails() {
        return nodes.stream().anyMatch(node -> !holds(node.status));
    }

    private static boolean holds(String status) {
        return switch (status) {
            case "POSTULATE", "PROVED", "AGREED", "SAMPLED", "ASSUMED" -> true;
            default -> false;
        };
    }

    private static final class Builder {
        private final Map<String, Node> nodes = new LinkedHashMap<>();
        private final Set<Edge> edges = new LinkedHashSet<>();

        String add(Checked checked, CheckedStep step) {
            String document = checked.document().id();
            String id = document + "/" + step.entry().label();
            if (nodes.containsKey(id)) {
                return id;
            }
            List<String> below = new ArrayList<>();
            for (Root root : checked.roots(step)) {
                if (root.kind() == Root.Kind.POSTULATE && root.document().equals(document)) {
                    below.add(postulate(checked, root));
                }
            }
            for (Used used : checked.uses(step)) {
                below.add(add(used.source(), used.theorem()));
            }
            boolean unsupported = below.stream().map(nodes::get).anyMatch(node -> node != null && !holds(node.status))
                    || step.own().holds() && !step.path().holds();
            Kind kind = step.entry().kind() == Entry.Step.Kind.STEP ? Kind.STEP : Kind.CLAIM;
            nodes.put(
                    id,
                    new Node(
                            id,
                            kind,
                            step.entry().title(),
                            unsupported ? "UNSUPPORTED" : step.path().strength().name()));
            below.forEach(each -> edges.add(new Edge(id, each)));
            return id;
        }

        private String postulate(Checked checked, Root root) {
            Optional<Entry> entry = checked.document().find(root.label());
            String title = entry.isPresent() && entry.get() instanceof Entry.Given given
                    ? given.title()
                    : "The reading of a state";
            nodes.putIfAbsent(root.place(), new Node(root.place(), Kind.POSTULATE, title, "POSTULATE"));
            return root.place();
        }
    }
}
