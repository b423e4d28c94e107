package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Assumptions.Domain;
import org.wickbench.symbolic.assume.Signs;
import org.wickbench.symbolic.derivation.Checked.CheckedStep;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.prove.Kinks;
import org.wickbench.symbolic.prove.Prover;

/**
 * The theorem that a use names, with its values put in: found, proved in its document, and refused where this document does
 * not grant what it was proved under.
 */
final class Uses {
    private final List<Document> path;
    private final Document document;
    private final Entry.Use use;
    private final Assumptions assumptions;
    private final Assumptions declared;
    private final Definitions definitions;
    private final Prover prover;

    /**
     * @param path the documents that use one another, this one last
     * @param assumptions what holds here
     */
    Uses(List<Document> path, Entry.Use use, Assumptions assumptions, Definitions definitions, Prover prover) {
        this.path = path;
        this.document = path.getLast();
        this.use = use;
        this.assumptions = assumptions;
        this.definitions = definitions;
        this.prover = prover;
        Assumptions all = Assumptions.NONE;
        for (Entry entry : document.entries()) {
            if (entry instanceof Entry.Assume assume) {
                all = all.and(new Assumptions(assume.added().domains(), List.of()));
            }
        }
        this.declared = all;
    }

    /** @param check checks a document that the documents of a path use */
    Used of(BiFunction<Document, List<Document>, Checked> check) {
        Document source = find();
        Checked checked = check.apply(source, path);
        CheckedStep theorem = theorem(checked);
        Map<String, Relation> premises = checked.hypotheses(theorem);
        Instance instance = new Instance(values(source));
        Set<String> names = new LinkedHashSet<>();
        List<Relation> statements = new ArrayList<>(List.of(theorem.relation()));
        statements.addAll(premises.values());
        statements.forEach(statement -> addNames(statement, names));
        theorem.assumptions().facts().forEach(fact -> addNames(fact, names));
        names.addAll(theorem.assumptions().domains().keySet());
        checkValues(instance, names, statements, theorem.assumptions());
        checkNames(instance, names, source, theorem);
        Relation relation = (Relation) put(instance, theorem.relation());
        for (Relation fact : theorem.assumptions().facts()) {
            Relation here = (Relation) put(instance, fact);
            if (!assumptions.facts().contains(here) && !prover.shows(here, assumptions)) {
                throw refused("needs  " + Assumptions.readable(here)
                        + ", and that does not follow from what is assumed here");
            }
        }
        Map<String, Relation> kept = withoutDefinitions(premises, theorem);
        Map<String, Relation> conditions = new LinkedHashMap<>();
        kept.forEach((label, premise) -> {
            Relation here = (Relation) put(instance, premise);
            conditions.put(here.equals(relation) ? "" : label, here);
        });
        Set<String> rotated = new LinkedHashSet<>();
        for (String state : theorem.subject().rotated()) {
            Value value = instance.values.get(state);
            if (value == null) {
                rotated.add(state);
            } else {
                Trees.unknownFunctions(value.body).keySet().forEach(head -> rotated.add(head.name()));
            }
        }
        // the state in real time has the name of the one in imaginary time and is another
        conditions.values().removeIf(premise -> Trees.unknownFunctions(premise).keySet().stream()
                .anyMatch(head -> rotated.contains(head.name())));
        if (!rotated.isEmpty() || kept.size() < premises.size()) {
            conditions.put("", relation);
        }
        return new Used(use, relation, conditions, rotated, checked, theorem);
    }

    /**
     * The premises but those that only name something: {@code L(x,t) == ...} restricts nothing if nothing else speaks of L,
     * since there is always such an L.
     */
    private Map<String, Relation> withoutDefinitions(Map<String, Relation> premises, CheckedStep theorem) {
        Map<String, Relation> kept = new LinkedHashMap<>(premises);
        for (Map.Entry<String, Relation> premise : premises.entrySet()) {
            Relation equation = premise.getValue();
            if (equation.op() != Relation.Op.EQ || !(equation.left() instanceof Apply named)) {
                continue;
            }
            String name = named.head().name();
            List<Expr> others = new ArrayList<>(List.of(theorem.relation(), equation.right()));
            others.addAll(theorem.assumptions().facts());
            kept.forEach((label, other) -> {
                if (!label.equals(premise.getKey())) {
                    others.add(other);
                }
            });
            Set<String> spoken = new LinkedHashSet<>();
            others.forEach(other -> addNames(other, spoken));
            boolean plain = named.head().indices().isEmpty()
                    && named.arguments().stream().allMatch(Sym.class::isInstance)
                    && Set.copyOf(new LinkedHashSet<>(named.arguments())).size()
                            == named.arguments().size()
                    && Trees.freeSymbols(equation.right()).stream()
                            .filter(symbol -> Scope.isArgument(equation.right(), symbol))
                            .allMatch(named.arguments()::contains);
            if (plain
                    && !spoken.contains(name)
                    && takes(theorem.assumptions().domainOf(name), equation.right(), theorem)) {
                kept.remove(premise.getKey());
            }
        }
        return kept;
    }

    private boolean takes(Domain domain, Expr value, CheckedStep theorem) {
        return switch (domain) {
            case COMPLEX -> true;
            case INTEGER -> false;
            case REAL ->
                new Signs(theorem.assumptions()).isReal(value)
                        || prover.shows(Expr.equation(Expr.call(Fn.CONJ, value), value), theorem.assumptions());
        };
    }

    private Document find() {
        String name = use.theorem().document();
        Document source = document.library().find(name).orElseThrow(() -> {
            String known = Documents.nearest(name, document.library().names())
                    .map(near -> "; the nearest is  " + near)
                    .orElse("");
            return error(
                    "there is no document called " + name + known, use.theorem().documentOffset());
        });
        for (int i = 0; i < path.size(); i++) {
            Document user = path.get(i);
            if (user.id().equals(source.id()) && user.text().equals(source.text())) {
                String cycle = path.subList(i, path.size()).stream()
                        .map(each -> each.id() + " -> ")
                        .collect(Collectors.joining());
                throw error(
                        "these documents use one another: " + cycle + source.id(),
                        use.theorem().documentOffset());
            }
        }
        return source;
    }

    private CheckedStep theorem(Checked checked) {
        String label = use.theorem().label();
        String id = checked.document().id();
        Optional<Entry> entry = checked.document().find(label);
        if (entry.isEmpty()) {
            List<String> labels = checked.steps().stream()
                    .filter(step -> step.entry().kind() != Entry.Step.Kind.REFUTE)
                    .map(step -> step.entry().label())
                    .toList();
            String near = Documents.nearest(label, labels)
                    .map(each -> "; the nearest is  " + each)
                    .orElse("");
            throw error(
                    "there is no step or claim called " + label + " in " + id + near,
                    use.theorem().labelOffset());
        }
        String reason =
                switch (entry.get()) {
                    case Entry.Step step when step.kind() == Entry.Step.Kind.REFUTE -> "is refuted there";
                    case Entry.Step _ -> "";
                    case Entry.Given given ->
                        "is a " + (given.role() == Entry.Given.Role.POSTULATE ? "postulate" : "hypothesis")
                                + " there and not proved: state it here, too";
                    case Entry.Use other -> "comes from " + other.theorem().document() + ": use it from there";
                    default -> "is no step or claim";
                };
        if (!reason.isEmpty()) {
            throw error(label + " of " + id + " " + reason, use.theorem().labelOffset());
        }
        CheckedStep theorem = checked.find(label).orElseThrow();
        if (checked.document().operatorNames().bare(theorem.relation()).isPresent()) {
            throw error(
                    label + " of " + id + " speaks of operators, and only their document can",
                    use.theorem().labelOffset());
        }
        return theorem;
    }

    /**
     * What stands for a name.
     *
     * @param parameters of a function, or the indices of a family
     */
    private record Value(boolean function, List<Sym> parameters, Expr body, int offset) {}

    private Map<String, Value> values(Document source) {
        Map<String, Value> values = new LinkedHashMap<>();
        List<Piece> pieces = use.values().isEmpty() ? List.of() : Piece.list(use.values(), use.valuesOffset());
        for (Piece piece : pieces) {
            int equals = piece.text().indexOf("==");
            if (equals < 0) {
                throw error("a value is given as  D == T  or  f(x) == a*x", piece.offset());
            }
            Expr left = parse(piece.text().substring(0, equals), source.names(), piece.offset());
            Expr right = definitions.expand(
                    parse(piece.text().substring(equals + 2), document.names(), piece.offset() + equals + 2));
            if (document.operatorNames().bare(right).isPresent()) {
                throw error("an operator is no value of a theorem about numbers", piece.offset() + equals + 2);
            }
            boolean function = left instanceof Apply;
            String name;
            List<Expr> parameters = new ArrayList<>();
            switch (left) {
                case Sym symbol -> {
                    name = symbol.name();
                    parameters.addAll(symbol.indices());
                }
                case Apply apply -> {
                    name = apply.head().name();
                    parameters.addAll(apply.head().indices());
                    parameters.addAll(apply.arguments());
                }
                default -> throw error("a value is given for a name or for an unknown function", piece.offset());
            }
            List<Sym> symbols = parameters.stream()
                    .filter(each ->
                            each instanceof Sym symbol && symbol.indices().isEmpty())
                    .map(Sym.class::cast)
                    .distinct()
                    .toList();
            if (symbols.size() != parameters.size()) {
                throw error("the arguments of what a value is given for are different symbols", piece.offset());
            }
            if (values.put(name, new Value(function, symbols, right, piece.offset())) != null) {
                throw error("two values are given for " + name, piece.offset());
            }
        }
        return values;
    }

    private Expr parse(String text, Names names, int offset) {
        try {
            return Parser.parseValue(text, names);
        } catch (SyntaxException e) {
            throw error(e.reason(), offset + e.position());
        }
    }

    /** Every value lies in the domain of what it stands for, and mentions nothing that the theorem speaks of in general. */
    private void checkValues(Instance instance, Set<String> names, List<Relation> statements, Assumptions there) {
        Set<Sym> general = new LinkedHashSet<>();
        for (Relation statement : statements) {
            Trees.freeSymbols(statement).stream()
                    .filter(symbol -> symbol.indices().isEmpty() && Scope.isArgument(statement, symbol))
                    .forEach(general::add);
        }
        Signs signs = new Signs(assumptions);
        instance.values.forEach((name, value) -> {
            if (!names.contains(name)) {
                throw error("the theorem does not speak of " + name, value.offset);
            }
            boolean isGeneral = general.contains(Expr.sym(name)) && !value.function;
            if (isGeneral) {
                boolean renamed = value.body instanceof Sym symbol
                        && symbol.indices().isEmpty()
                        && !names.contains(symbol.name())
                        && instance.values.values().stream()
                                        .filter(other -> Trees.dependsOn(other.body, symbol) && !other.function)
                                        .count()
                                == 1;
                if (!renamed) {
                    throw error(
                            "the theorem holds for every " + name
                                    + ", which can be given another name here, and no value; put one into a step",
                            value.offset);
                }
            } else {
                for (Sym symbol : Trees.freeSymbols(value.body)) {
                    if (general.contains(symbol) && !value.parameters.contains(symbol)) {
                        throw error(
                                "the theorem holds for every " + symbol + ", and would capture the " + symbol
                                        + " of what stands for " + name,
                                value.offset);
                    }
                }
            }
            for (Sym parameter : value.parameters) {
                if (declared.domainOf(parameter.name()) != there.domainOf(parameter.name())) {
                    throw error("the argument " + parameter + " has another domain there", value.offset);
                }
            }
            Domain domain = there.domainOf(name);
            if (!signs.isIn(value.body, domain)) {
                throw error(
                        name + " is " + word(domain) + " in the theorem, and what stands for it may be otherwise",
                        value.offset);
            }
            if (value.function) {
                for (Sym parameter : value.parameters) {
                    if (!Kinks.of(Expr.diff(value.body, parameter)).isEmpty()) {
                        throw error(
                                "the theorem is about smooth functions, and what stands for " + name + " has kinks",
                                value.offset);
                    }
                }
            }
        });
    }

    /** A name for which nothing is put in means the same here as there. */
    private void checkNames(Instance instance, Set<String> names, Document source, CheckedStep theorem) {
        for (String name : names) {
            if (instance.values.containsKey(name)) {
                continue;
            }
            Domain there = theorem.assumptions().domainOf(name);
            if (declared.domainOf(name) != there) {
                throw refused(
                        "has a " + word(there) + " " + name + ", which is " + word(declared.domainOf(name)) + " here");
            }
            if (definitions.defines(name)) {
                throw refused("speaks of " + name + ", which has a definition here: say what is put in, as in  with "
                        + name + " == ...");
            }
            if (document.names().operators().contains(name)) {
                throw refused("speaks of " + name + ", which is an operator here");
            }
        }
        for (Sym head : Trees.unknownFunctions(theorem.relation()).keySet()) {
            if (!instance.values.containsKey(head.name())
                    && !document.names().functions().contains(head.name())) {
                throw refused("speaks of the function " + head.name() + ", which is not declared here");
            }
        }
    }

    private static String word(Domain domain) {
        return domain.name().toLowerCase(Locale.ROOT);
    }

    private static void addNames(Expr expr, Set<String> names) {
        Trees.unknownFunctions(expr).keySet().forEach(head -> names.add(head.name()));
        Trees.freeSymbols(expr).stream()
                .filter(symbol -> !symbol.isInternal())
                .forEach(symbol -> names.add(symbol.name()));
    }

    private Expr put(Instance instance, Expr expr) {
        try {
            return instance.put(expr);
        } catch (RuleException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    /** Values for names, all at once. */
    private record Instance(Map<String, Value> values) {
        Expr put(Expr expr) {
            if (values.isEmpty()) {
                return expr;
            }
            if (expr instanceof Partial partial) {
                Value value = values.get(partial.function().head().name());
                if (value != null && value.function) {
                    throw new RuleException(
                            "has a derivative of " + partial.function().head().name()
                                    + " at an argument, for which no function can be put in");
                }
            }
            if (expr instanceof Diff diff
                    && diff.point() instanceof Sym member
                    && !member.indices().isEmpty()
                    && values.containsKey(member.name())) {
                throw new RuleException("has a derivative by " + member.name() + ", for which nothing can be put in");
            }
            Expr inner = Trees.mapChildren(expr, this::put);
            return switch (inner) {
                case Apply apply -> {
                    List<Expr> arguments = new ArrayList<>(apply.head().indices());
                    arguments.addAll(apply.arguments());
                    yield put(inner, apply.head().name(), true, arguments);
                }
                case Sym symbol -> put(inner, symbol.name(), false, symbol.indices());
                default -> inner;
            };
        }

        private Expr put(Expr whole, String name, boolean function, List<Expr> arguments) {
            Value value = values.get(name);
            if (value == null || value.function != function) {
                return whole;
            }
            if (value.parameters.size() != arguments.size()) {
                throw new RuleException("has " + name + " with " + arguments.size() + " arguments");
            }
            Map<Sym, Expr> put = new LinkedHashMap<>();
            for (int i = 0; i < arguments.size(); i++) {
                put.put(value.parameters.get(i), arguments.get(i));
            }
            return Trees.substitute(value.body, put);
        }
    }

    private SyntaxException refused(String reason) {
        return error(
                "the theorem " + use.theorem().label() + " of " + use.theorem().document() + " " + reason,
                use.theorem().labelOffset());
    }

    private SyntaxException error(String reason, int offset) {
        return new SyntaxException(reason, document.text(), offset);
    }
}
