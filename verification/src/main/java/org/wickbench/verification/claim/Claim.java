package org.wickbench.verification.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.derivation.Definitions;
import org.wickbench.symbolic.derivation.Document;
import org.wickbench.symbolic.derivation.Entry;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Apply;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.prove.Prover;

/**
 * An equation of a derivation, by the label of its claim, step or premise, with values for the parameters and functions
 * that it leaves open.
 */
public final class Claim implements Setting {
    private final Document document;
    private final Entry entry;
    private final Relation relation;
    private final Definitions definitions;

    /** Values by the names of symbols and functions. */
    private final Map<String, Relation> values = new LinkedHashMap<>();

    private final Definitions given = new Definitions();

    /**
     * @param label of a claim, a step or a premise
     * @param values by what they are for: {@code D} to {@code 1/2}, {@code f(x)} to {@code x^2/2}
     * @throws SyntaxException for a label that is none, marked in the document, and for values that are none, marked in them
     */
    public Claim(Document document, String label, Map<String, String> values) {
        this.document = document;
        this.entry = document.find(label)
                .filter(_ -> !label.isEmpty())
                .orElseThrow(() -> new SyntaxException(unknown(document, label), document.text(), 0));
        this.relation = switch (entry) {
            case Entry.Step step when step.kind() != Entry.Step.Kind.REFUTE -> step.relation();
            case Entry.Step _ -> throw error(label + " is no claim: the document says that it is false");
            case Entry.Given premise -> premise.relation();
            default -> throw error(label + " is no claim, step or premise");
        };
        this.definitions = Request.definitions(document, entry);
        values.forEach(this::give);
        // numbers first, so that functions may use them
        this.values.values().stream()
                .sorted(java.util.Comparator.comparing(value -> value.left() instanceof Apply))
                .forEach(given::add);
    }

    /** Why a label leads to no equation, with those that might. */
    public static String unknown(Document document, String label) {
        return "there is no claim, step or premise called '" + label + "'; there are "
                + String.join(", ", labels(document));
    }

    private static List<String> labels(Document document) {
        List<String> labels = new ArrayList<>();
        for (Entry entry : document.entries()) {
            switch (entry) {
                case Entry.Step step when step.kind() != Entry.Step.Kind.REFUTE -> labels.add(step.label());
                case Entry.Given premise -> labels.add(premise.label());
                default -> {}
            }
        }
        return labels;
    }

    private void give(String name, String text) {
        Expr left = Parser.parseValue(name, document.names());
        Expr right = Parser.parseValue(
                text, new Names(Set.of(), false, document.names().imaginary()));
        String key =
                switch (left) {
                    case Sym symbol
                    when symbol.indices().isEmpty() -> {
                        if (!Trees.freeSymbols(right).isEmpty()) {
                            throw new SyntaxException(
                                    symbol + " has to be a number, and this depends on "
                                            + listed(Trees.freeSymbols(right)),
                                    text,
                                    0);
                        }
                        yield symbol.name();
                    }
                    case Apply apply
                    when apply.head().indices().isEmpty()
                            && apply.arguments().stream().allMatch(Sym.class::isInstance)
                            && Set.copyOf(apply.arguments()).size()
                                    == apply.arguments().size() -> apply.head().name();
                    default ->
                        throw new SyntaxException(
                                "a value is given for a name or for a function such as f(x)", name, 0);
                };
        if (values.put(key, Expr.equation(left, right)) != null) {
            throw new SyntaxException(key + " is given twice", name, 0);
        }
    }

    /** The premise, step or claim. */
    public Entry entry() {
        return entry;
    }

    /** The relation as it is written. */
    public Relation relation() {
        return relation;
    }

    /**
     * The equation, typed.
     *
     * @throws SyntaxException marked in the document, if it is no evolution equation, or a value is missing or too many
     */
    public EvolutionEquation equation() {
        return EvolutionEquation.of(relation, this);
    }

    @Override
    public Expr expand(Expr expr) {
        return given.expand(definitions.expand(expr));
    }

    @Override
    public boolean isComplex(Sym function) {
        return Setting.isComplex(document, function);
    }

    @Override
    public void requireValues(Set<Sym> symbols, Set<Sym> functions) {
        Set<String> open = new LinkedHashSet<>();
        Expr sides = definitions.expand(Expr.sub(relation.left(), relation.right()));
        Stream.of(Trees.freeSymbols(sides), Trees.unknownFunctions(sides).keySet())
                .flatMap(Set::stream)
                .forEach(symbol -> open.add(symbol.name()));
        values.values().stream()
                .filter(value -> value.left() instanceof Apply)
                .forEach(value -> Trees.freeSymbols(value.right()).forEach(symbol -> open.add(symbol.name())));
        for (String name : values.keySet()) {
            if (!open.contains(name)) {
                throw error(
                        "a value is given for " + name + ", which the equation " + relation + " does not leave open");
            }
        }
        if (!symbols.isEmpty() || !functions.isEmpty()) {
            String missing = Stream.concat(symbols.stream(), functions.stream())
                    .map(Sym::toString)
                    .collect(Collectors.joining(", "));
            throw error("the equation " + relation + " has no value for " + missing + ": give "
                    + (symbols.isEmpty() ? "the function" : "it")
                    + ", as in --param "
                    + (symbols.isEmpty()
                            ? "\"" + functions.iterator().next() + "(x)=x^2/2\""
                            : symbols.iterator().next() + "=1"));
        }
    }

    /**
     * Holds the values against what the equation was proved under.
     *
     * @throws SyntaxException if they are not shown to fulfil an assumption that speaks of them alone
     */
    public void requireAssumptions(Assumptions assumptions, Prover prover) {
        for (Relation fact : assumptions.facts()) {
            Relation valued = (Relation) expand(fact);
            boolean closed = Trees.freeSymbols(valued).isEmpty()
                    && Trees.unknownFunctions(valued).isEmpty();
            if (closed && !prover.shows(valued, Assumptions.NONE)) {
                throw error("the equation was derived for " + fact + ", which does not hold for the values given");
            }
        }
    }

    private static String listed(Set<Sym> symbols) {
        return symbols.stream().map(Sym::toString).collect(Collectors.joining(", "));
    }

    @Override
    public SyntaxException error(String reason) {
        return new SyntaxException(reason, document.text(), entry.offset());
    }

    @Override
    public SyntaxException error(String reason, Expr term) {
        return new SyntaxException(reason, document.text(), place(term.toString()));
    }

    /** True if a letter is the document's for the imaginary unit. */
    private boolean isUnit(char letter) {
        return letter == 'i' && document.names().imaginary();
    }

    /** Where a term stands in the text of the entry, spaces aside; where it is written otherwise, the entry begins. */
    private int place(String term) {
        String wanted = term.replaceAll("\\s", "");
        int end = document.entries().stream()
                .mapToInt(Entry::offset)
                .filter(offset -> offset > entry.offset())
                .min()
                .orElse(document.text().length());
        for (int start = entry.offset(); start < end; start++) {
            int matched = 0;
            for (int i = start; i < end && matched < wanted.length(); i++) {
                char next = document.text().charAt(i);
                if (next == wanted.charAt(matched) || isUnit(next) && wanted.charAt(matched) == 'I') {
                    matched++;
                } else if (matched == 0 || !Character.isWhitespace(next)) {
                    break;
                }
            }
            if (matched == wanted.length()) {
                return start;
            }
        }
        return entry.offset();
    }
}
