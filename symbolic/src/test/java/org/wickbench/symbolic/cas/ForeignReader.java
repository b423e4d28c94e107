package org.wickbench.symbolic.cas;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;

/**
 * Reads formulas as Maxima and SymPy understand them, from those systems' manuals and knowing nothing of what wrote them:
 * {@code ^} or {@code **} binds before {@code *} and {@code /}, and these before {@code +} and {@code -}.
 */
final class ForeignReader {
    /** The functions whose names differ from ours. */
    private static final Map<String, Fn> NAMES = Map.ofEntries(
            Map.entry("conjugate", Fn.CONJ),
            Map.entry("realpart", Fn.RE),
            Map.entry("imagpart", Fn.IM),
            Map.entry("signum", Fn.SIGN),
            Map.entry("Abs", Fn.ABS),
            Map.entry("Heaviside", Fn.STEP),
            Map.entry("wick_step", Fn.STEP),
            Map.entry("KroneckerDelta", Fn.KRONECKER),
            Map.entry("kron_delta", Fn.KRONECKER),
            Map.entry("loggamma", Fn.LGAMMA),
            Map.entry("log_gamma", Fn.LGAMMA),
            Map.entry("DiracDelta", Fn.DIRAC),
            Map.entry("wick_dirac", Fn.DIRAC),
            Map.entry("Min", Fn.MIN),
            Map.entry("Max", Fn.MAX));

    private final String text;
    private int at;

    private ForeignReader(String text) {
        this.text = text;
    }

    static Expr read(String text) {
        ForeignReader reader = new ForeignReader(text);
        Expr expr = reader.relation();
        reader.skip();
        if (reader.at != text.length()) {
            throw new IllegalArgumentException("more text at " + reader.at + " of " + text);
        }
        return expr;
    }

    private void skip() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private boolean take(String token) {
        skip();
        if (text.startsWith(token, at)) {
            at += token.length();
            return true;
        }
        return false;
    }

    private void need(String token) {
        if (!take(token)) {
            throw new IllegalArgumentException("no '" + token + "' at " + at + " of " + text);
        }
    }

    private Expr relation() {
        Expr left = sum();
        for (Map.Entry<String, Relation.Op> sign : List.of(
                Map.entry("==", Relation.Op.EQ),
                Map.entry("!=", Relation.Op.NE),
                Map.entry("#", Relation.Op.NE),
                Map.entry("<=", Relation.Op.LE),
                Map.entry(">=", Relation.Op.GE),
                Map.entry("<", Relation.Op.LT),
                Map.entry(">", Relation.Op.GT))) {
            if (take(sign.getKey())) {
                return new Relation(sign.getValue(), left, sum());
            }
        }
        return left;
    }

    private Expr sum() {
        List<Expr> terms = new ArrayList<>(List.of(product()));
        while (take("+")) {
            terms.add(product());
        }
        return Expr.add(terms);
    }

    private Expr product() {
        Expr value = power();
        while (true) {
            skip();
            if (text.startsWith("**", at)) {
                throw new IllegalArgumentException("a power that belongs to nothing at " + at);
            }
            if (take("*")) {
                value = Expr.mul(value, power());
            } else if (take("/")) {
                value = Expr.div(value, power());
            } else {
                return value;
            }
        }
    }

    private Expr power() {
        Expr base = atom();
        return take("**") || take("^") ? Expr.pow(base, power()) : base;
    }

    private Expr atom() {
        skip();
        if (take("(")) {
            Expr inner = take("if ") ? cases() : relation();
            need(")");
            return inner;
        }
        if (take("-")) {
            return Expr.neg(power());
        }
        take("'");
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_%".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.matches("[0-9]+")) {
            return Expr.num(new BigInteger(word));
        }
        if (take("[")) {
            List<Expr> indices = arguments("]");
            return family(word, indices);
        }
        return take("(") ? call(word) : name(word);
    }

    private Expr cases() {
        List<Piecewise.Branch> branches = new ArrayList<>();
        do {
            Relation condition = (Relation) relation();
            need("then");
            branches.add(new Piecewise.Branch(condition, relation()));
            need("else");
        } while (take("if "));
        return new Piecewise(branches, relation());
    }

    private static Expr name(String word) {
        return switch (word) {
            case "%pi", "pi" -> Expr.PI;
            case "%i", "I" -> Expr.I;
            case "inf", "oo" -> Expr.INFINITY;
            case "minf" -> Expr.neg(Expr.INFINITY);
            default -> symbol(word);
        };
    }

    private static Sym symbol(String word) {
        if (word.startsWith("slot")) {
            return Expr.sym(word);
        }
        String bare = word.replaceAll("_b[0-9]+_$", "_");
        if (!bare.endsWith("_")) {
            throw new IllegalArgumentException("a name that may be the system's own: " + word);
        }
        return Expr.sym(bare.substring(0, bare.length() - 1));
    }

    private static Expr family(String word, List<Expr> indices) {
        return new Sym(word.substring(0, word.lastIndexOf("_i")), indices);
    }

    private List<Expr> arguments(String end) {
        List<Expr> arguments = new ArrayList<>();
        while (!take(end)) {
            arguments.add(relation());
            take(",");
        }
        return arguments;
    }

    private Expr call(String word) {
        return switch (word) {
            case "Rational" -> {
                List<Expr> parts = arguments(")");
                yield Expr.div(parts.get(0), parts.get(1));
            }
            case "wick_integral" -> {
                List<Expr> parts = arguments(")");
                yield new Integral(unbound(parts.get(0), parts.get(1)), (Sym) parts.get(1), parts.get(2), parts.get(3));
            }
            case "wick_sum" -> {
                List<Expr> parts = arguments(")");
                yield new Sum(unbound(parts.get(0), parts.get(1)), (Sym) parts.get(1), parts.get(2), parts.get(3));
            }
            case "Integral", "Sum" -> {
                Expr body = relation();
                need(",");
                need("(");
                List<Expr> range = arguments(")");
                need(")");
                yield word.equals("Sum")
                        ? new Sum(body, (Sym) range.get(0), range.get(1), range.get(2))
                        : new Integral(body, (Sym) range.get(0), range.get(1), range.get(2));
            }
            case "Limit" -> limit();
            case "Piecewise" -> piecewise();
            case "diff" -> derivative(arguments(")"));
            case "Derivative" -> {
                List<Expr> parts = new ArrayList<>(List.of(relation()));
                while (take(",")) {
                    need("(");
                    parts.addAll(arguments(")"));
                }
                need(")");
                yield derivative(parts);
            }
            case "at", "Subs" -> value();
            default -> applied(word, arguments(")"));
        };
    }

    /** Bound variables come back under the name they had, which the reader of names has seen to. */
    private static Expr unbound(Expr body, Expr variable) {
        if (!(variable instanceof Sym)) {
            throw new IllegalArgumentException("no variable: " + variable);
        }
        return body;
    }

    private Expr limit() {
        Expr body = relation();
        need(",");
        Sym variable = (Sym) relation();
        need(",");
        Expr point = relation();
        need(",");
        Limit.Side side = take("'+-'") ? Limit.Side.BOTH : take("'+'") ? Limit.Side.ABOVE : Limit.Side.BELOW;
        take("'-'");
        need(")");
        boolean end = point.equals(Expr.INFINITY);
        return new Limit(body, variable, point, end ? Limit.Side.BOTH : side);
    }

    private Expr piecewise() {
        List<Piecewise.Branch> branches = new ArrayList<>();
        while (true) {
            need("(");
            Expr value = relation();
            need(",");
            if (take("True")) {
                need(")");
                need(")");
                return new Piecewise(branches, value);
            }
            branches.add(new Piecewise.Branch((Relation) relation(), value));
            need(")");
            need(",");
        }
    }

    private static Expr derivative(List<Expr> parts) {
        Expr result = parts.getFirst();
        if (result instanceof Apply function
                && parts.size() > 1
                && parts.get(1).toString().startsWith("slot")) {
            List<Integer> orders = new ArrayList<>(
                    java.util.Collections.nCopies(function.arguments().size(), 0));
            for (int i = 1; i < parts.size(); i += 2) {
                orders.set(
                        function.arguments().indexOf(parts.get(i)),
                        ((Num) parts.get(i + 1)).numerator().intValueExact());
            }
            return new Partial(function, orders);
        }
        for (int i = 1; i < parts.size(); i += 2) {
            result = new Diff(
                    result,
                    (Sym) parts.get(i),
                    ((Num) parts.get(i + 1)).numerator().intValueExact());
        }
        return result;
    }

    /** {@code at(f, [a = 1, b = 2])}, {@code at(f, a = 1)} or {@code Subs(f, (a, b,), (1, 2,))}, {@code Subs(f, a, 1)}. */
    private Expr value() {
        Expr body = relation();
        need(",");
        List<Sym> variables = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        boolean several = take("[") || take("(");
        if (several) {
            do {
                variables.add((Sym) relation());
                if (take("=")) {
                    values.add(relation());
                }
            } while (take(",") && !take(")"));
            take("]");
            if (values.isEmpty()) {
                need(",");
                need("(");
                values.addAll(arguments(")"));
            }
        } else {
            variables.add((Sym) relation());
            if (!take("=")) {
                need(",");
            }
            values.add(relation());
        }
        need(")");
        if (body instanceof Partial partial && several) {
            return new Partial(new Apply(partial.function().head(), values), partial.orders());
        }
        return Trees.substitute(body, variables.getFirst(), values.getFirst());
    }

    private static Expr applied(String word, List<Expr> arguments) {
        Fn known = NAMES.containsKey(word) ? NAMES.get(word) : Fn.named(word).orElse(null);
        if (known != null) {
            return new Call(known, arguments);
        }
        java.util.regex.Matcher parts = java.util.regex.Pattern.compile("(.*)_(?:i([0-9]+))?(?:f([0-9]+))?")
                .matcher(word);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no function is called " + word);
        }
        int indices = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        Sym head = new Sym(parts.group(1), arguments.subList(0, indices));
        return parts.group(3) == null ? head : new Apply(head, arguments.subList(indices, arguments.size()));
    }
}
