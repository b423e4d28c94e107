package org.wickbench.symbolic.assume;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.parse.SyntaxException;

/**
 * What is taken for granted: the domain of each name and a list of relations. A symbol or unknown function is real
 * unless it was declared otherwise. A family {@code E[i]} is declared by its name, for all its indices.
 *
 * @param domains the domain of each declared name
 * @param facts order relations, and {@code !=}, between real expressions
 */
public record Assumptions(Map<String, Domain> domains, List<Relation> facts) {
    /** The domain of a name. */
    public enum Domain {
        REAL,
        INTEGER,
        COMPLEX
    }

    /** The number of an index that stands for every index: {@code p[i] positive} speaks of the whole family. */
    private static final int EVERY = -1;

    public static final Assumptions NONE = new Assumptions(Map.of(), List.of());

    private static final Pattern DECLARATION =
            Pattern.compile("(.*?)\\s+(?:is\\s+)?(real|integer|complex|positive|nonnegative|nonzero)\\s*");

    public Assumptions {
        domains = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(domains));
        facts = List.copyOf(facts);
    }

    /**
     * Reads a comma-separated list such as {@code x > 0, n integer, E[i] real, z complex, k positive}.
     *
     * @throws SyntaxException with the place marked in the given text
     */
    public static Assumptions parse(String text, Names names) {
        return parse(text, names, NONE);
    }

    /**
     * Reads such a list where some assumptions are in force.
     *
     * @throws SyntaxException for a name that is declared twice in different ways, too
     */
    public static Assumptions parse(String text, Names names, Assumptions before) {
        Assumptions result = NONE;
        int start = 0;
        int depth = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            }
            if (c == ',' && (depth <= 0 || i == text.length())) {
                Assumptions added = piece(text, start, i, names, before.and(result));
                for (Map.Entry<String, Domain> declared : added.domains.entrySet()) {
                    Domain known = result.domains.get(declared.getKey());
                    if (known != null && known != declared.getValue()) {
                        throw new SyntaxException(
                                "the name " + declared.getKey() + " is declared twice in different ways", text, start);
                    }
                }
                result = result.and(added);
                start = i + 1;
            }
        }
        return result;
    }

    private static Assumptions piece(String text, int start, int end, Names names, Assumptions before) {
        String piece = text.substring(start, end);
        try {
            Matcher declaration = DECLARATION.matcher(piece);
            if (declaration.matches()) {
                return declared(Parser.parseValue(declaration.group(1), names), declaration.group(2), piece);
            }
            Expr expr = Parser.parse(piece, names);
            if (!(expr instanceof Relation relation)) {
                throw new SyntaxException(
                        "an assumption is a relation such as  x > 0  or a declaration such as  n integer",
                        piece,
                        piece.length() - piece.stripLeading().length());
            }
            if (relation.op() == Relation.Op.EQ) {
                throw new SyntaxException(
                        "an equation is no assumption: substitute it, or give it to a derivation",
                        piece,
                        Math.max(0, piece.indexOf("==")));
            }
            return new Assumptions(Map.of(), List.of(generalised(relation, before)));
        } catch (SyntaxException e) {
            throw new SyntaxException(e.reason(), text, start + e.position());
        }
    }

    private static Assumptions declared(Expr subject, String word, String piece) {
        String name =
                switch (subject) {
                    case Sym symbol -> symbol.name();
                    case Apply apply -> apply.head().name();
                    default -> null;
                };
        return switch (word) {
            case "positive" -> ofAll(Relation.Op.GT, subject);
            case "nonnegative" -> ofAll(Relation.Op.GE, subject);
            case "nonzero" -> ofAll(Relation.Op.NE, subject);
            default -> {
                if (name == null) {
                    throw new SyntaxException("only a symbol or an unknown function can be declared " + word, piece, 0);
                }
                yield new Assumptions(Map.of(name, Domain.valueOf(word.toUpperCase(java.util.Locale.ROOT))), List.of());
            }
        };
    }

    /** A sign that is declared of a member of a family by a symbol as its index holds for all of them. */
    private static Assumptions ofAll(Relation.Op op, Expr subject) {
        Set<String> free = new LinkedHashSet<>();
        if (subject instanceof Sym member) {
            member.indices().stream().filter(Assumptions::isPlain).forEach(index -> free.add(((Sym) index).name()));
        }
        return new Assumptions(Map.of(), List.of(general(new Relation(op, subject, Expr.ZERO), free)));
    }

    private static boolean isPlain(Expr index) {
        return index instanceof Sym symbol && symbol.indices().isEmpty();
    }

    /**
     * A relation about a member of a family by an index of which nothing is known holds for all of them: {@code q[i] > 0}.
     * Where something is assumed of the index, as by {@code k >= 1}, the relation speaks of that member alone.
     */
    private static Relation generalised(Relation relation, Assumptions before) {
        boolean turned =
                !(relation.left() instanceof Sym left && !left.indices().isEmpty())
                        && relation.right() instanceof Sym right
                        && !right.indices().isEmpty();
        Relation seen = turned ? turned(relation) : relation;
        if (!(seen.left() instanceof Sym member)) {
            return relation;
        }
        Set<String> free = new LinkedHashSet<>();
        for (Expr index : member.indices()) {
            if (isPlain(index) && before.facts.stream().noneMatch(fact -> Trees.dependsOn(fact, (Sym) index))) {
                free.add(((Sym) index).name());
            }
        }
        return free.isEmpty() ? relation : general(seen, free);
    }

    private static Relation turned(Relation relation) {
        Relation.Op op =
                switch (relation.op()) {
                    case LT -> Relation.Op.GT;
                    case LE -> Relation.Op.GE;
                    case GT -> Relation.Op.LT;
                    case GE -> Relation.Op.LE;
                    case EQ, NE -> relation.op();
                };
        return new Relation(op, relation.right(), relation.left());
    }

    private static Relation general(Relation relation, Set<String> free) {
        Expr changed = relation;
        for (String index : free) {
            changed = Trees.substitute(changed, Expr.sym(index), every(Expr.sym(index)));
        }
        return (Relation) changed;
    }

    /** True if the fact holds for every member of a family. */
    public static boolean isGeneral(Expr fact) {
        return fact instanceof Relation relation
                && relation.left() instanceof Sym member
                && member.indices().stream().anyMatch(Assumptions::isEvery);
    }

    private static boolean isEvery(Expr index) {
        return index instanceof Sym symbol && symbol.equals(Sym.internal(symbol.stem(), EVERY));
    }

    private static Sym every(Sym index) {
        return Sym.internal(index.stem(), EVERY);
    }

    /** The general fact as it holds for one member of its family; as it is for any other expression. */
    public static Relation about(Relation fact, Expr member) {
        if (!isGeneral(fact) || !(member instanceof Sym one) || !(fact.left() instanceof Sym general)) {
            return fact;
        }
        boolean same = one.name().equals(general.name())
                && one.indices().size() == general.indices().size();
        Expr changed = fact;
        for (int i = 0; same && i < one.indices().size(); i++) {
            Expr index = general.indices().get(i);
            same = isEvery(index) || index.equals(one.indices().get(i));
            if (isEvery(index)) {
                changed = Trees.substitute(changed, (Sym) index, one.indices().get(i));
            }
        }
        return same ? (Relation) changed : fact;
    }

    /** The fact with the indices as they were written. */
    public static Relation readable(Relation fact) {
        Expr changed = fact;
        for (Sym symbol : Trees.freeSymbols(fact)) {
            if (isEvery(symbol)) {
                changed = Trees.substitute(changed, symbol, Expr.sym(symbol.stem()));
            }
        }
        return (Relation) changed;
    }

    /** Both sets of assumptions together. */
    public Assumptions and(Assumptions other) {
        Map<String, Domain> allDomains = new LinkedHashMap<>(domains);
        allDomains.putAll(other.domains);
        List<Relation> allFacts = new ArrayList<>(facts);
        other.facts.stream().filter(fact -> !allFacts.contains(fact)).forEach(allFacts::add);
        return new Assumptions(allDomains, allFacts);
    }

    public Assumptions and(Relation fact) {
        return and(new Assumptions(Map.of(), List.of(fact)));
    }

    /** These assumptions with a name's domain set. */
    public Assumptions declare(String name, Domain domain) {
        return and(new Assumptions(Map.of(name, domain), List.of()));
    }

    /** Only the facts that speak, directly or through each other, of what occurs in some expressions. */
    public Assumptions about(List<Expr> expressions) {
        Set<Expr> names = new LinkedHashSet<>();
        expressions.forEach(expr -> addNames(expr, names));
        List<Relation> kept = new ArrayList<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Relation fact : facts) {
                Set<Expr> here = new LinkedHashSet<>();
                addNames(fact, here);
                if (!kept.contains(fact) && here.stream().anyMatch(names::contains)) {
                    kept.add(fact);
                    names.addAll(here);
                    grown = true;
                }
            }
        }
        return new Assumptions(domains, facts.stream().filter(kept::contains).toList());
    }

    private static void addNames(Expr expr, Set<Expr> names) {
        for (Sym symbol : Trees.freeSymbols(expr)) {
            names.add(symbol);
            if (!symbol.indices().isEmpty()) {
                names.add(Expr.sym(symbol.name() + "[]"));
            }
        }
        names.addAll(Trees.unknownFunctions(expr).keySet());
    }

    /** A name for the variable of a binder of which nothing is assumed, the written one where possible. */
    public Sym nameFor(Binder binder) {
        Sym written = binder.variable();
        Sym name = written;
        for (int i = 1; isSpokenOf(name) || Trees.dependsOn(binder, name); i++) {
            name = Expr.sym(written.name() + "_" + i);
        }
        return name;
    }

    private boolean isSpokenOf(Sym symbol) {
        return domains.containsKey(symbol.name()) || facts.stream().anyMatch(fact -> Trees.dependsOn(fact, symbol));
    }

    public Domain domainOf(String name) {
        return domains.getOrDefault(name, Domain.REAL);
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        domains.forEach((name, domain) -> parts.add(name + " " + domain.name().toLowerCase(java.util.Locale.ROOT)));
        facts.forEach(fact -> parts.add(readable(fact) + (isGeneral(fact) ? " for all indices" : "")));
        return String.join(", ", parts);
    }
}
