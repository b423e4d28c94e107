package org.wickbench.symbolic.parse;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.OperatorForm;
import org.wickbench.symbolic.parse.Lexer.Kind;
import org.wickbench.symbolic.parse.Lexer.Token;

/**
 * Reads the mathematical syntax by recursive descent. Only what the grammar names is accepted; text never travels
 * further than this class.
 *
 * <pre>
 * relation := sum [("==" | "!=" | "<" | "<=" | ">" | ">=") sum]
 * sum      := product (("+" | "-") product)*
 * product  := unary (("*" | "/") unary)*
 * unary    := "-" unary | power
 * power    := atom ["^" unary]
 * atom     := number | name ["[" relation,... "]"] ["(" relation,... ")"] | "(" relation ")"
 * </pre>
 */
public final class Parser {
    private final String source;
    private final Names names;
    private final Limits limits;
    private final List<Token> tokens;
    private int next;
    private int depth;

    private Parser(String source, Names names, Limits limits) {
        this.source = source;
        this.names = names;
        this.limits = limits;
        this.tokens = Lexer.tokens(source, limits);
    }

    /**
     * Reads one expression or relation with no unknown functions.
     *
     * @throws SyntaxException with the place marked if the text is not one
     */
    public static Expr parse(String source) {
        return parse(source, Names.STRICT);
    }

    /** Reads one expression or relation. */
    public static Expr parse(String source, Names names) {
        Parser parser = new Parser(source, names, Limits.DEFAULT);
        Expr result = parser.relation();
        parser.expectEnd();
        return result;
    }

    /** Reads one relation; a plain expression is an error. */
    public static Relation parseRelation(String source, Names names) {
        Expr expr = parse(source, names);
        if (expr instanceof Relation relation) {
            return relation;
        }
        throw new SyntaxException("a relation such as  a == b  is needed here", source, 0);
    }

    /** Reads one expression; a relation is an error. */
    public static Expr parseValue(String source, Names names) {
        Expr expr = parse(source, names);
        if (expr instanceof Relation relation) {
            throw new SyntaxException(
                    "an expression is needed here, not a relation",
                    source,
                    Math.max(0, source.indexOf(relation.op().syntax())));
        }
        return expr;
    }

    private Expr relation() {
        Expr left = sum();
        Token token = peek();
        for (Relation.Op op : Relation.Op.values()) {
            if (token.is(op.syntax())) {
                next++;
                Expr right = sum();
                for (Relation.Op second : Relation.Op.values()) {
                    if (peek().is(second.syntax())) {
                        throw error("one relation at a time: a < b < c is written as two", peek());
                    }
                }
                return new Relation(op, left, right);
            }
        }
        return left;
    }

    private Expr sum() {
        List<Expr> terms = new ArrayList<>();
        terms.add(product());
        while (true) {
            if (accept("+")) {
                terms.add(product());
            } else if (accept("-")) {
                terms.add(Expr.neg(product()));
            } else {
                return Expr.add(terms);
            }
        }
    }

    private Expr product() {
        Expr result = unary();
        while (true) {
            if (accept("*")) {
                result = Expr.mul(result, unary());
            } else if (peek().is("/")) {
                Token slash = take();
                Expr divisor = unary();
                if (divisor instanceof Num number && number.isZero()) {
                    throw error("division by zero", slash);
                }
                result = Expr.div(result, divisor);
            } else {
                return result;
            }
        }
    }

    private Expr unary() {
        enter();
        try {
            if (accept("-")) {
                return Expr.neg(unary());
            }
            if (peek().is("+")) {
                throw error("a leading + has no meaning here", peek());
            }
            return power();
        } finally {
            depth--;
        }
    }

    private Expr power() {
        Expr base = atom();
        if (peek().is("^")) {
            Token caret = take();
            Expr exponent = unary();
            Expr result = Expr.pow(base, exponent);
            if (digitsOf(result) > limits.digits()) {
                throw error("this number would have more than " + limits.digits() + " digits", caret);
            }
            return result;
        }
        return base;
    }

    /** An upper estimate of the decimal digits of a constant expression; 0 where it is not a plain number. */
    private static double digitsOf(Expr expr) {
        return switch (expr) {
            case Num number ->
                Math.max(number.numerator().bitLength(), number.denominator().bitLength()) * Math.log10(2);
            case Pow power -> {
                double base = digitsOf(power.base());
                double exponent = digitsOf(power.exponent());
                if (base == 0 || exponent == 0) {
                    yield 0;
                }
                boolean unit = power.base() instanceof Num number
                        && (number.isOne() || number.equals(Expr.MINUS_ONE) || number.isZero());
                yield unit ? 1 : base * (exponent > 18 ? Double.POSITIVE_INFINITY : magnitude(power.exponent()));
            }
            default -> 0;
        };
    }

    private static double magnitude(Expr expr) {
        return switch (expr) {
            case Num number -> Math.abs(number.toDouble());
            case Pow power -> Math.pow(magnitude(power.base()), magnitude(power.exponent()));
            default -> 0;
        };
    }

    private Expr atom() {
        Token token = take();
        return switch (token.kind()) {
            case NUMBER -> {
                if (peek().kind() == Kind.NAME || peek().is("(")) {
                    throw error("write the product with *: " + token.text() + "*" + peek().text(), peek());
                }
                yield Expr.num(new BigDecimal(token.text()));
            }
            case NAME -> named(token);
            case OPERATOR -> {
                if (token.is("(")) {
                    enter();
                    Expr inner = relation();
                    close("(", ")", token);
                    depth--;
                    refuseJuxtaposition();
                    yield inner;
                }
                throw error("an expression is needed here, not '" + token.text() + "'", token);
            }
            case END ->
                throw error(
                        tokens.size() == 1 ? "the formula is empty" : "the formula ends where an expression is needed",
                        token);
        };
    }

    private void refuseJuxtaposition() {
        if (peek().kind() == Kind.NAME || peek().kind() == Kind.NUMBER || peek().is("(")) {
            throw error("write the product with *", peek());
        }
    }

    private Expr named(Token name) {
        List<Expr> indices = List.of();
        if (peek().is("[")) {
            Token open = take();
            indices = arguments("[", "]", open);
        }
        Expr result;
        if (peek().is("(")) {
            Token open = take();
            List<Expr> arguments = arguments("(", ")", open);
            result = indices.isEmpty() ? application(name, arguments) : unknown(name, indices, arguments);
        } else {
            result = indices.isEmpty() ? symbol(name) : new Sym(plainName(name), indices);
        }
        refuseJuxtaposition();
        return result;
    }

    private Expr symbol(Token name) {
        return switch (name.text()) {
            case "pi" -> Expr.PI;
            case "I" -> Expr.I;
            case "i" -> names.imaginary() ? Expr.I : Expr.sym("i");
            case "infinity" -> Expr.INFINITY;
            default -> Expr.sym(plainName(name));
        };
    }

    private String plainName(Token name) {
        String text = name.text();
        if (Fn.named(text).isPresent()
                || text.equals("sqrt")
                || Form.named(text).isPresent()) {
            throw error(text + " is a function: write " + text + "(...)", name);
        }
        if (names.functions().contains(text)) {
            throw error(text + " was declared as a function: write its arguments", name);
        }
        return text;
    }

    private Expr unknown(Token name, List<Expr> indices, List<Expr> arguments) {
        if (!names.anyFunction() && !names.functions().contains(name.text())) {
            throw error("unknown function '" + name.text() + "'" + Suggestion.forName(name.text(), names), name);
        }
        return new Apply(new Sym(name.text(), indices), arguments);
    }

    private Expr application(Token name, List<Expr> arguments) {
        if (names.functions().contains(name.text())) {
            return unknown(name, List.of(), arguments);
        }
        if (name.text().equals("sqrt")) {
            expectArguments(name, arguments, 1, 1);
            return Expr.sqrt(value(arguments.getFirst(), name));
        }
        Optional<Fn> function = Fn.named(name.text());
        if (function.isPresent()) {
            expectArguments(
                    name, arguments, function.get().arity(), function.get().arity());
            arguments.forEach(argument -> value(argument, name));
            return new Call(function.get(), arguments);
        }
        Optional<OperatorForm> operator = OperatorForm.named(name.text());
        if (operator.isPresent() && !names.operators().isEmpty()) {
            return operator(operator.get(), name, arguments);
        }
        Optional<Form> form = Form.named(name.text());
        if (form.isPresent()) {
            expectArguments(name, arguments, form.get().fewest(), form.get().most());
            return build(form.get(), name, arguments);
        }
        return unknown(name, List.of(), arguments);
    }

    private Expr operator(OperatorForm form, Token name, List<Expr> arguments) {
        expectArguments(name, arguments, form.arity(), form.arity());
        arguments.forEach(argument -> value(argument, name));
        if (form == OperatorForm.DERIVATIVE) {
            variable(arguments.getFirst(), name);
        }
        return form.of(arguments);
    }

    /** The bound of a sum, which is a whole number wherever it is a number at all. */
    private Expr wholeBound(Expr argument, Token name) {
        Expr bound = value(argument, name);
        boolean number = bound instanceof Num || bound == Expr.PI || bound == Expr.I;
        if (number && !(bound instanceof Num whole && whole.isInteger())) {
            throw error("the bounds of a sum are whole numbers, and " + bound + " is none", name);
        }
        return bound;
    }

    private Expr build(Form form, Token name, List<Expr> arguments) {
        return switch (form) {
            case DIFF ->
                new Diff(
                        value(arguments.get(0), name),
                        variable(arguments.get(1), name),
                        arguments.size() < 3 ? 1 : count(arguments.get(2), name));
            case PARTIAL -> {
                if (!(arguments.getFirst() instanceof Apply function)
                        || function.arguments().size() != arguments.size() - 1) {
                    throw error("partial takes an unknown function and one order for each of its arguments", name);
                }
                yield new Partial(
                        function,
                        arguments.stream()
                                .skip(1)
                                .map(order -> order(order, name))
                                .toList());
            }
            case AT ->
                new At(value(arguments.get(0), name), variable(arguments.get(1), name), value(arguments.get(2), name));
            case INTEGRAL ->
                new Integral(
                        value(arguments.get(0), name),
                        variable(arguments.get(1), name),
                        value(arguments.get(2), name),
                        value(arguments.get(3), name));
            case SUM ->
                new Sum(
                        value(arguments.get(0), name),
                        variable(arguments.get(1), name),
                        wholeBound(arguments.get(2), name),
                        wholeBound(arguments.get(3), name));
            case LIMIT ->
                new Limit(
                        value(arguments.get(0), name),
                        variable(arguments.get(1), name),
                        value(arguments.get(2), name),
                        arguments.size() < 4 ? Limit.Side.BOTH : side(arguments.get(3), name));
            case PIECEWISE -> piecewise(arguments, name);
        };
    }

    private Expr piecewise(List<Expr> arguments, Token name) {
        if (arguments.size() % 2 == 0) {
            throw error("piecewise takes pairs of a condition and a value, and a last value for all else", name);
        }
        List<Piecewise.Branch> branches = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            if (!(arguments.get(i) instanceof Relation condition)) {
                throw error("a condition such as  x > 0  is needed before each value of piecewise", name);
            }
            branches.add(new Piecewise.Branch(condition, value(arguments.get(i + 1), name)));
        }
        return new Piecewise(branches, value(arguments.getLast(), name));
    }

    private Expr value(Expr expr, Token place) {
        if (expr instanceof Relation) {
            throw error("an argument of " + place.text() + " is a relation where a value is needed", place);
        }
        return expr;
    }

    private Sym variable(Expr expr, Token place) {
        if (expr instanceof Sym symbol) {
            return symbol;
        }
        throw error(place.text() + " needs a symbol as its variable, not " + expr, place);
    }

    private int count(Expr expr, Token place) {
        int order = order(expr, place);
        if (order == 0) {
            throw error("the order of a derivative is at least 1", place);
        }
        return order;
    }

    private int order(Expr expr, Token place) {
        if (expr instanceof Num number
                && number.isInteger()
                && number.signum() >= 0
                && number.numerator().compareTo(BigInteger.valueOf(20)) <= 0) {
            return number.numerator().intValueExact();
        }
        throw error("the order of a derivative is a whole number up to 20, not " + expr, place);
    }

    private Limit.Side side(Expr expr, Token place) {
        return switch (expr.toString()) {
            case "above" -> Limit.Side.ABOVE;
            case "below" -> Limit.Side.BELOW;
            default -> throw error("the side of a limit is above or below", place);
        };
    }

    private List<Expr> arguments(String open, String close, Token opened) {
        enter();
        List<Expr> arguments = new ArrayList<>();
        if (peek().is(close)) {
            throw error("an argument is needed between " + open + " and " + close, peek());
        }
        do {
            arguments.add(relation());
        } while (accept(","));
        close(open, close, opened);
        depth--;
        return arguments;
    }

    private void close(String open, String close, Token opened) {
        if (accept(close)) {
            return;
        }
        if (peek().kind() == Kind.END) {
            throw error("this " + open + " is never closed by " + close, opened);
        }
        refuseJuxtaposition();
        throw error("'" + close + "' is needed here, not '" + peek().text() + "'", peek());
    }

    private void expectArguments(Token name, List<Expr> arguments, int fewest, int most) {
        if (arguments.size() < fewest || arguments.size() > most) {
            String range = fewest == most ? String.valueOf(fewest) : fewest + " to " + most;
            throw error(name.text() + " takes " + range + " argument" + (most == 1 ? "" : "s"), name);
        }
    }

    private void expectEnd() {
        Token token = peek();
        if (token.kind() == Kind.END) {
            return;
        }
        refuseJuxtaposition();
        throw error(
                token.is(")") || token.is("]")
                        ? "this " + token.text() + " closes nothing"
                        : "'" + token.text() + "' is not expected here",
                token);
    }

    private void enter() {
        if (++depth > limits.depth()) {
            throw error("the formula is nested deeper than " + limits.depth() + " levels", peek());
        }
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    private boolean accept(String operator) {
        if (peek().is(operator)) {
            next++;
            return true;
        }
        return false;
    }

    private SyntaxException error(String reason, Token token) {
        return new SyntaxException(reason, source, token.position());
    }
}
