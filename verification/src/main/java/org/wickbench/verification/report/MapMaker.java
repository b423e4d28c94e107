package org.wickbench.verification.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.symbolic.derivation.Checked.CheckedStep;
import org.wickbench.symbolic.derivation.Entry;
import org.wickbench.symbolic.derivation.Root;
import org.wickbench.symbolic.derivation.Used;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.verification.report.ReportDocument.Expectation;
import org.wickbench.verification.report.TheoryMap.Edge;
import org.wickbench.verification.report.TheoryMap.Kind;
import org.wickbench.verification.report.TheoryMap.Node;

/** Makes a {@link TheoryMap} of checked documents. */
final class MapMaker {
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    /** The labels of each edge, by its ends. */
    private final Map<List<String>, Set<String>> edges = new LinkedHashMap<>();

    private MapMaker() {}

    /** The documents, those that they use, and their postulates. */
    static TheoryMap documents(Collection<Checked> documents) {
        MapMaker maker = new MapMaker();
        documents.forEach(maker::document);
        return maker.map();
    }

    /** The claims of a document with what they rest on there, and with the theorems and postulates of others. */
    static TheoryMap claims(Checked checked) {
        MapMaker maker = new MapMaker();
        for (CheckedStep claim : checked.claims()) {
            maker.claim(checked, claim);
        }
        return maker.map();
    }

    private TheoryMap map() {
        List<Edge> all = new ArrayList<>();
        edges.forEach((ends, labels) -> all.add(new Edge(ends.getFirst(), ends.getLast(), List.copyOf(labels))));
        return new TheoryMap(List.copyOf(nodes.values()), all);
    }

    private void edge(String from, String to) {
        edges.computeIfAbsent(List.of(from, to), _ -> new LinkedHashSet<>());
    }

    private String document(Checked checked) {
        String id = checked.document().id();
        if (nodes.containsKey(id)) {
            return id;
        }
        Map<String, Set<String>> sources = new LinkedHashMap<>();
        for (Used used : checked.uses().values()) {
            sources.computeIfAbsent(document(used.source()), _ -> new LinkedHashSet<>())
                    .add(used.theorem().entry().label());
        }
        Set<String> postulates = new LinkedHashSet<>();
        for (CheckedStep claim : checked.claims()) {
            checked.roots(claim).stream()
                    .filter(root -> root.kind() == Root.Kind.POSTULATE
                            && root.document().equals(id))
                    .forEach(root -> postulates.add(postulate(checked, root.label())));
        }
        int claims = checked.claims().size();
        nodes.put(
                id,
                new Node(
                        id,
                        Kind.DOCUMENT,
                        checked.document().title(),
                        claims + (claims == 1 ? " claim" : " claims"),
                        weakest(checked),
                        Expectation.HOLDS,
                        id,
                        id));
        postulates.forEach(postulate -> edge(postulate, id));
        sources.forEach((source, labels) -> edges.put(List.of(source, id), labels));
        return id;
    }

    /** The weakest verdict of a document's claims; a refutation that it expects is as good as a proof. */
    private static Optional<Grade> weakest(Checked checked) {
        return checked.claims().stream()
                .map(claim -> expectation(claim).judged(grade(claim)))
                .max(Comparator.naturalOrder());
    }

    private static Grade grade(CheckedStep step) {
        return DerivationSection.grade(expectation(step) == Expectation.FAILS ? step.own() : step.path());
    }

    private static Expectation expectation(CheckedStep step) {
        return step.entry().kind() == Entry.Step.Kind.REFUTE ? Expectation.FAILS : Expectation.HOLDS;
    }

    /** A postulate by the label that {@link Checked#roots} gives it, which for a reading is the name of its kind. */
    private String postulate(Checked checked, String label) {
        Optional<Entry> entry = checked.document().find(label);
        return entry.isPresent() && entry.get() instanceof Entry.Given given
                ? root(checked, Kind.POSTULATE, "", label, titled(given.title(), given.relation()))
                : root(checked, Kind.POSTULATE, "reading ", label, reading(checked, label));
    }

    private static String reading(Checked checked, String label) {
        return checked.document().entries().stream()
                .filter(Entry.Reading.class::isInstance)
                .map(entry -> ((Entry.Reading) entry).kind())
                .filter(kind -> kind.name().equalsIgnoreCase(label))
                .findFirst()
                .map(kind -> Character.toUpperCase(kind.meaning().charAt(0))
                        + kind.meaning().substring(1))
                .orElse("The reading of a state");
    }

    private static String titled(String title, Expr relation) {
        return title.isEmpty() ? relation.toString() : title;
    }

    /** @param mark sets a definition or a reading apart from a claim of the same name */
    private String root(Checked checked, Kind kind, String mark, String label, String title) {
        String document = checked.document().id();
        String id = document + "/" + mark + label;
        nodes.putIfAbsent(
                id, new Node(id, kind, title, mark + label, Optional.empty(), Expectation.HOLDS, document, ""));
        return id;
    }

    private String claim(Checked checked, CheckedStep step) {
        String id = checked.document().id() + "/" + step.entry().label();
        if (nodes.containsKey(id)) {
            return id;
        }
        Set<String> below = new LinkedHashSet<>();
        below(checked, step, below, new LinkedHashSet<>());
        statement(checked, step, step.entry().label());
        below.forEach(each -> edge(each, id));
        return id;
    }

    private void statement(Checked checked, CheckedStep step, String name) {
        String document = checked.document().id();
        String id = document + "/" + step.entry().label();
        nodes.put(
                id,
                new Node(
                        id,
                        Kind.CLAIM,
                        titled(step.entry().title(), step.entry().relation()),
                        name,
                        Optional.of(grade(step)),
                        expectation(step),
                        document,
                        // an intermediate step is shown below the claims that rest on it
                        step.entry().kind() == Entry.Step.Kind.STEP
                                ? ""
                                : document + "-" + step.entry().label()));
    }

    /** Adds the claims, premises, definitions and theorems of others that a step rests on, with nothing but steps in between. */
    private void below(Checked checked, CheckedStep step, Set<String> below, Set<String> seen) {
        definitions(checked, step.entry().relation(), below);
        step.subject()
                .reading()
                .ifPresent(kind -> below.add(postulate(checked, kind.name().toLowerCase(Locale.ROOT))));
        for (String parent : step.parents()) {
            if (!seen.add(parent)) {
                continue;
            }
            Used used = checked.uses().get(parent);
            if (used != null) {
                below.add(theorem(used));
            }
            checked.document()
                    .find(parent)
                    .filter(Entry.Given.class::isInstance)
                    .map(Entry.Given.class::cast)
                    .ifPresent(given -> below.add(
                            given.role() == Entry.Given.Role.POSTULATE
                                    ? postulate(checked, parent)
                                    : root(
                                            checked,
                                            Kind.HYPOTHESIS,
                                            "",
                                            parent,
                                            titled(given.title(), given.relation()))));
            checked.find(parent).ifPresent(earlier -> {
                if (earlier.entry().kind() == Entry.Step.Kind.STEP) {
                    below(checked, earlier, below, seen);
                } else {
                    below.add(claim(checked, earlier));
                }
            });
        }
    }

    private void definitions(Checked checked, Expr expr, Set<String> below) {
        definitions(checked, names(expr), checked.document().entries().size(), below);
    }

    /** Those among the first entries of a document; a definition uses only earlier ones. */
    private void definitions(Checked checked, Set<String> names, int end, Set<String> below) {
        List<Entry> entries = checked.document().entries();
        for (int i = 0; i < end; i++) {
            if (entries.get(i) instanceof Entry.Define define && names.contains(define.label())) {
                Set<String> deeper = new LinkedHashSet<>();
                definitions(checked, names(define.equation().right()), i, deeper);
                String id = root(
                        checked,
                        Kind.DEFINITION,
                        "define ",
                        define.label(),
                        define.equation().toString());
                deeper.forEach(each -> edge(each, id));
                below.add(id);
            }
        }
    }

    private static Set<String> names(Expr expr) {
        Set<String> names = new LinkedHashSet<>();
        Trees.freeSymbols(expr).forEach(symbol -> names.add(symbol.name()));
        for (Sym head : Trees.unknownFunctions(expr).keySet()) {
            names.add(head.name());
        }
        return Collections.unmodifiableSet(names);
    }

    /** A theorem of another document, with the postulates and theorems there that it rests on. */
    private String theorem(Used used) {
        Checked source = used.source();
        CheckedStep step = used.theorem();
        String document = source.document().id();
        String id = document + "/" + step.entry().label();
        if (nodes.containsKey(id)) {
            return id;
        }
        Set<String> below = new LinkedHashSet<>();
        for (Root root : source.roots(step)) {
            if (root.kind() == Root.Kind.POSTULATE && root.document().equals(document)) {
                below.add(postulate(source, root.label()));
            }
        }
        for (Used deeper : source.uses(step)) {
            below.add(theorem(deeper));
        }
        statement(source, step, id);
        below.forEach(each -> edge(each, id));
        return id;
    }
}
