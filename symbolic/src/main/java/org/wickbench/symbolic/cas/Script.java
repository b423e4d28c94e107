package org.wickbench.symbolic.cas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.assume.Assumptions.Domain;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;

/**
 * A program for Maxima or SymPy that checks relations and prints one line {@code WICK label answer} for each:
 * {@code true} if it simplifies the difference to zero, {@code points} if the relation holds to many digits in all cases
 * that the program tries, {@code false} if it fails in one, {@code unknown} else.
 */
public final class Script {
    private static final int POINTS = 4;

    /** A relation to be checked, with its label: letters, digits, underlines, dots and hyphens. */
    public record Question(String label, Relation relation, Assumptions assumptions) {
        public Question {
            if (!label.matches("[A-Za-z0-9_.-]+")) {
                throw new IllegalArgumentException("no label for a program: " + label);
            }
        }
    }

    private final Dialect dialect;

    public Script(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The questions that this dialect has words for. */
    public List<Question> expressible(List<Question> questions) {
        return questions.stream().filter(question -> block(question) != null).toList();
    }

    /**
     * The whole program.
     *
     * @param title of the first line, a comment
     */
    public String program(String title, List<Question> questions) {
        StringBuilder program = new StringBuilder();
        String about = title.replaceAll("[^A-Za-z0-9_. -]", "");
        program.append(dialect == Dialect.SYMPY ? "# " + about + "\n" : "/* " + about + " */\n");
        program.append(prelude());
        for (Question question : questions) {
            String block = block(question);
            program.append("\n").append(block == null ? skipped(question) : block);
        }
        return program.toString();
    }

    private String skipped(Question question) {
        String remark = question.label() + ": not a question that this system has words for";
        return dialect == Dialect.SYMPY ? "# " + remark + "\n" : "/* " + remark + " */\n";
    }

    private String prelude() {
        String name = "check." + dialect.extension();
        try (InputStream in = Script.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One question as program text; null if there is no word for some part of it. */
    private @org.jspecify.annotations.Nullable String block(Question question) {
        try {
            return switch (dialect) {
                case SYMPY -> sympy(question);
                case MAXIMA -> maxima(question);
            };
        } catch (UnsupportedOperationException e) {
            return null;
        }
    }

    private String sympy(Question question) {
        Relation relation = question.relation();
        Samples samples = new Samples(question.assumptions());
        StringBuilder text = new StringBuilder();
        List<Map<Sym, Expr>> points = samples.points(relation, POINTS);
        Set<String> whole = Trees.indexNames(relation);
        Set<Sym> symbols = new LinkedHashSet<>(plain(relation));
        points.forEach(point -> symbols.addAll(point.keySet()));
        symbols.addAll(samplesVariables(relation));
        for (Sym symbol : symbols) {
            String name = Dialect.symbol(symbol);
            text.append(name)
                    .append(" = Symbol('")
                    .append(name)
                    .append("', ")
                    .append(attributes(symbol, whole, question.assumptions()))
                    .append(")\n");
        }
        families(relation).forEach((name, member) -> text.append(name)
                .append(" = IndexedBase('")
                .append(name)
                .append("'")
                .append(Dialect.isReal(member.name(), question.assumptions()) ? ", real=True)\n" : ")\n"));
        functions(relation).forEach((name, apply) -> text.append(name)
                .append(" = Function('")
                .append(name)
                .append("'")
                .append(Dialect.isReal(apply.head().name(), question.assumptions()) ? ", real=True)\n" : ")\n"));
        return text + call(question, samples, points, new Marks("'", ": ", "{", "}")) + "\n";
    }

    /** How a dialect writes a text, a key with its value, and a list of such pairs. */
    private record Marks(String quote, String pair, String open, String close) {}

    /** The call of {@code check} with both sides, the examples for what is unknown, and the points. */
    private String call(Question question, Samples samples, List<Map<Sym, Expr>> points, Marks marks) {
        Relation relation = question.relation();
        Map<String, String> examples = new LinkedHashMap<>();
        families(relation)
                .forEach((name, member) ->
                        examples.put(name, lambda(member.indices().size(), samples.member(member))));
        functions(relation)
                .forEach((name, apply) -> examples.put(
                        name,
                        lambda(apply.head().indices().size() + apply.arguments().size(), samples.function(apply))));
        String cases = points.stream()
                .map(point -> {
                    Map<String, String> values = new LinkedHashMap<>();
                    point.forEach((symbol, value) -> values.put(Dialect.symbol(symbol), dialect.print(value)));
                    return pairs(values, marks);
                })
                .collect(Collectors.joining(",\n     ", "[", "]"));
        return "check("
                + String.join(
                        ", ",
                        quoted(question.label(), marks),
                        quoted(relation.op().syntax(), marks))
                + ",\n    "
                + String.join(
                        ",\n    ",
                        dialect.print(relation.left()),
                        dialect.print(relation.right()),
                        pairs(examples, marks),
                        cases)
                + ")";
    }

    private static String quoted(String text, Marks marks) {
        return marks.quote + text + marks.quote;
    }

    private static String pairs(Map<String, String> pairs, Marks marks) {
        return pairs.entrySet().stream()
                .map(pair -> pair.getKey() + marks.pair + pair.getValue())
                .collect(Collectors.joining(", ", marks.open, marks.close));
    }

    private String lambda(int arguments, Expr body) {
        String variables =
                Samples.variables(arguments).stream().map(Dialect::symbol).collect(Collectors.joining(", "));
        return dialect == Dialect.SYMPY
                ? "Lambda((" + variables + ",), " + dialect.print(body) + ")"
                : "lambda([" + variables + "], " + dialect.print(body) + ")";
    }

    private static String attributes(Sym symbol, Set<String> whole, Assumptions assumptions) {
        Domain domain = assumptions.domainOf(symbol.name());
        boolean positive = assumptions.facts().stream()
                .anyMatch(fact -> fact.op() == Relation.Op.GT
                        && fact.left().equals(symbol)
                        && fact.right() instanceof Num bound
                        && bound.signum() >= 0);
        String kind = domain == Domain.COMPLEX
                ? "complex=True"
                : domain == Domain.INTEGER || whole.contains(symbol.name()) ? "integer=True" : "real=True";
        return positive ? kind + ", positive=True" : kind;
    }

    private String maxima(Question question) {
        Relation relation = question.relation();
        Samples samples = new Samples(question.assumptions());
        StringBuilder text = new StringBuilder("newcontext()$\n");
        Set<String> whole = Trees.indexNames(relation);
        for (Sym symbol : plain(relation)) {
            Domain domain = question.assumptions().domainOf(symbol.name());
            if (domain == Domain.COMPLEX) {
                text.append("declare(").append(Dialect.symbol(symbol)).append(", complex)$\n");
            } else if (domain == Domain.INTEGER || whole.contains(symbol.name())) {
                text.append("declare(").append(Dialect.symbol(symbol)).append(", integer)$\n");
            }
        }
        functions(relation).forEach((name, apply) -> {
            if (!Dialect.isReal(apply.head().name(), question.assumptions())) {
                text.append("declare(").append(name).append(", complex)$\n");
            }
        });
        for (Relation fact : question.assumptions().about(List.of(relation)).facts()) {
            if (fact.op() != Relation.Op.NE
                    && Trees.unknownFunctions(fact).isEmpty()
                    && families(fact).isEmpty()) {
                text.append("assume(").append(dialect.print(fact)).append(")$\n");
            }
        }
        return text
                + call(question, samples, samples.points(relation, POINTS), new Marks("\"", " = ", "[", "]"))
                + "$\nkillcontext(context)$\n";
    }

    /** The symbols without indices, free or bound. */
    private static Set<Sym> plain(Relation relation) {
        Set<Sym> symbols = new LinkedHashSet<>(Trees.freeSymbols(relation));
        symbols.addAll(Dialect.boundIn(relation));
        symbols.removeIf(symbol -> !symbol.indices().isEmpty());
        return symbols;
    }

    private static Map<String, Sym> families(Expr expr) {
        Map<String, Sym> families = new TreeMap<>();
        collect(expr, families, new TreeMap<>());
        return families;
    }

    private static Map<String, Apply> functions(Expr expr) {
        Map<String, Apply> functions = new TreeMap<>();
        collect(expr, new TreeMap<>(), functions);
        return functions;
    }

    private static void collect(Expr expr, Map<String, Sym> families, Map<String, Apply> functions) {
        if (expr instanceof Sym symbol && !symbol.indices().isEmpty()) {
            families.put(Dialect.family(symbol), symbol);
        }
        if (expr instanceof Apply apply) {
            functions.put(Dialect.functionName(apply), apply);
        }
        Trees.children(expr).forEach(child -> collect(child, families, functions));
    }

    /** The variables of the examples, which a program has to declare; none if there is nothing unknown. */
    private static List<Sym> samplesVariables(Relation relation) {
        int most = 0;
        for (Sym member : families(relation).values()) {
            most = Math.max(most, member.indices().size());
        }
        for (Apply apply : functions(relation).values()) {
            most = Math.max(
                    most, apply.head().indices().size() + apply.arguments().size());
        }
        return Samples.variables(most);
    }
}
