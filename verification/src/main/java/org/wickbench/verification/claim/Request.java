package org.wickbench.verification.claim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wickbench.symbolic.derivation.Definitions;
import org.wickbench.symbolic.derivation.Document;
import org.wickbench.symbolic.derivation.Entry;
import org.wickbench.symbolic.enclose.Ball;
import org.wickbench.symbolic.enclose.Evaluator;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.parse.SyntaxException;

/** The options of a numeric check, read with the names and definitions that are in force where it stands. */
public final class Request implements Setting {
    private final Document document;
    private final Entry.NumericCheck check;
    private final Definitions definitions;

    public Request(Document document, Entry.NumericCheck check) {
        this.document = document;
        this.check = check;
        this.definitions = definitions(document, check);
    }

    /** The definitions that are in force where an entry stands. */
    static Definitions definitions(Document document, Entry place) {
        Definitions definitions = new Definitions(document.letters());
        for (Entry entry : document.entries()) {
            if (entry.equals(place)) {
                break;
            }
            if (entry instanceof Entry.Define define) {
                definitions.add(document, define);
            }
        }
        return definitions;
    }

    /** A name for the report, unique in it. */
    public String id() {
        return document.id() + "-" + check.label();
    }

    public String label() {
        return check.label();
    }

    public boolean has(String option) {
        return check.options().containsKey(option);
    }

    /** The text of an option that has to be there. */
    public String text(String option) {
        return Optional.ofNullable(check.options().get(option))
                .orElseThrow(() -> error("the check " + check.label() + " needs the option " + option));
    }

    /** A formula with definitions put in. */
    public Expr formula(String option) {
        return definitions.expand(parse(text(option)));
    }

    public Names names() {
        return document.names();
    }

    private Expr parse(String text) {
        try {
            return Parser.parse(text, document.names());
        } catch (SyntaxException e) {
            throw error("in " + text + ": " + e.reason());
        }
    }

    /** A number given as a constant formula. */
    public double number(String option) {
        return value(formula(option), option);
    }

    private double value(Expr expr, String option) {
        Expr closed = closed(expr);
        if (!Trees.freeSymbols(closed).isEmpty()) {
            throw error(
                    "the option " + option + " has to be a number; " + Trees.freeSymbols(closed) + " have no value");
        }
        Ball ball = new Evaluator(80).evaluate(closed, Map.of()).re();
        return ball.toDouble();
    }

    /** An expression with the check's values put for D and the parameters. */
    public Expr closed(Expr expr) {
        Expr closed = expr;
        for (Map.Entry<String, Expr> parameter : parameters().entrySet()) {
            closed = Trees.substitute(closed, Expr.sym(parameter.getKey()), parameter.getValue());
        }
        return closed;
    }

    /** The values of the option {@code parameters} and of D, by name. */
    private Map<String, Expr> parameters() {
        Map<String, Expr> values = new LinkedHashMap<>();
        if (has("D")) {
            values.put("D", parse(text("D")));
        }
        if (has("parameters")) {
            for (String piece : text("parameters").split(",")) {
                String[] sides = piece.split("=", 2);
                if (sides.length != 2) {
                    throw error("a parameter is given as  name=value, not " + piece);
                }
                values.put(sides[0].strip(), parse(sides[1].strip()));
            }
        }
        return values;
    }

    /** The relation of an earlier step as it is written, with its definitions left as names. */
    public Relation written(String option) {
        return switch (entry(option)) {
            case Entry.Step step -> step.relation();
            case Entry.Given given -> given.relation();
            default -> throw error(text(option) + " is no step or premise");
        };
    }

    private Entry entry(String option) {
        return document.find(text(option)).orElseThrow(() -> error("there is no step called " + text(option)));
    }

    /** An expression with the definitions put in, and then the check's values. */
    @Override
    public Expr expand(Expr expr) {
        return closed(definitions.expand(expr));
    }

    @Override
    public boolean isComplex(Sym function) {
        return Setting.isComplex(document, function);
    }

    @Override
    public void requireValues(Set<Sym> symbols, Set<Sym> functions) {
        if (!symbols.isEmpty() || !functions.isEmpty()) {
            throw error("the check " + check.label() + " gives no value for "
                    + Stream.concat(symbols.stream(), functions.stream())
                            .map(Sym::toString)
                            .collect(Collectors.joining(", ")));
        }
    }

    /** The same as without a term: an option of the check leads to the equation. */
    @Override
    public SyntaxException error(String reason, Expr term) {
        return error(reason);
    }

    /** An error marked at the check. */
    @Override
    public SyntaxException error(String reason) {
        return new SyntaxException(reason, document.text(), check.offset());
    }
}
