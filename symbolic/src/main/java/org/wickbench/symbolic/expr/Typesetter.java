package org.wickbench.symbolic.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Layout.Bounded;
import org.wickbench.symbolic.expr.Layout.Cases;
import org.wickbench.symbolic.expr.Layout.Digits;
import org.wickbench.symbolic.expr.Layout.Evaluated;
import org.wickbench.symbolic.expr.Layout.Fenced;
import org.wickbench.symbolic.expr.Layout.Fraction;
import org.wickbench.symbolic.expr.Layout.Lowered;
import org.wickbench.symbolic.expr.Layout.Name;
import org.wickbench.symbolic.expr.Layout.Raised;
import org.wickbench.symbolic.expr.Layout.Root;
import org.wickbench.symbolic.expr.Layout.Row;
import org.wickbench.symbolic.expr.Layout.Sign;
import org.wickbench.symbolic.expr.Layout.Symbol;

/**
 * Sets an expression as a mathematician writes it: negative powers below a fraction bar, roots under a radical,
 * derivatives as fractions, Greek letters by their letter. It changes no value and no order of terms.
 */
final class Typesetter {
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int POWER = 3;
    private static final int ATOM = 4;

    /** An exponent of more nodes than this is written {@code exp(...)}. */
    private static final int LARGEST_EXPONENT = 24;

    private static final Pattern NUMBERED = Pattern.compile("([A-Za-z]+?)_?(\\d+|[a-z])?");

    private Typesetter() {}

    static Layout set(Expr expr) {
        return switch (expr) {
            case Num number -> number(number);
            case Constant constant -> constant(constant);
            case Sym symbol -> symbol(symbol);
            case Add sum -> sum(sum);
            case Mul product -> product(product.factors());
            case Pow power -> power(power);
            case Call call -> call(call);
            case Apply apply ->
                OperatorForm.of(apply)
                        .map(form -> operator(form, apply.arguments()))
                        .orElseGet(() -> new Row(
                                List.of(symbol(apply.head()), sign(Symbol.APPLY), fenced(list(apply.arguments())))));
            case Bound bound -> new Name(bound.toString());
            case Diff diff when diff.isPlain() -> derivative(diff);
            case Diff diff -> {
                Sym variable = diff.variable();
                Diff there = new Diff(diff.scope(), variable, diff.order());
                yield new Evaluated(
                        at(there, PRODUCT), new Row(List.of(symbol(variable), sign(Symbol.EQ), set(diff.point()))));
            }
            case Partial partial -> partial(partial);
            case Integral integral -> {
                Sym variable = integral.scope().variable();
                yield new Row(List.of(
                        new Bounded(Symbol.INTEGRAL, set(integral.lower()), set(integral.upper())),
                        at(integral.scope().open(variable), PRODUCT),
                        sign(Symbol.SPACE),
                        sign(Symbol.D),
                        symbol(variable)));
            }
            case Sum sum -> indexed(Symbol.SUM, sum, sum.lower(), sum.upper());
            case Product product -> indexed(Symbol.PRODUCT, product, product.lower(), product.upper());
            case Limit limit -> {
                Sym variable = limit.scope().variable();
                yield new Row(List.of(
                        new Layout.Under("lim", approach(limit, variable)),
                        at(limit.scope().open(variable), PRODUCT)));
            }
            case Piecewise piecewise -> cases(piecewise);
            case Relation relation ->
                new Row(List.of(set(relation.left()), sign(symbol(relation.op())), set(relation.right())));
        };
    }

    private static Layout indexed(Symbol symbol, Binder binder, Expr lower, Expr upper) {
        Sym index = binder.scope().variable();
        return new Row(List.of(
                new Bounded(symbol, new Row(List.of(symbol(index), sign(Symbol.EQ), set(lower))), set(upper)),
                at(binder.scope().open(index), PRODUCT)));
    }

    private static Layout operator(OperatorForm form, List<Expr> arguments) {
        return switch (form) {
            case DERIVATIVE -> new Lowered(sign(Symbol.PARTIAL), set(arguments.getFirst()));
            case COMMUTATOR -> new Fenced("[", list(arguments), "]");
            case ANTICOMMUTATOR -> new Fenced("{", list(arguments), "}");
            case ADJOINT -> new Raised(at(arguments.getFirst(), ATOM), sign(Symbol.DAGGER));
        };
    }

    private static Sign sign(Symbol symbol) {
        return new Sign(symbol);
    }

    private static Layout fenced(Layout body) {
        return new Fenced("(", body, ")");
    }

    private static Layout at(Expr expr, int level) {
        return levelOf(expr) < level ? fenced(set(expr)) : set(expr);
    }

    private static int levelOf(Expr expr) {
        return switch (expr) {
            case Num number -> number.signum() < 0 ? SUM : number.isInteger() ? ATOM : PRODUCT;
            case Add _, Relation _, Piecewise _ -> SUM;
            case Mul product -> product.factors().getFirst() instanceof Num first && first.signum() < 0 ? SUM : PRODUCT;
            case Binder _ -> PRODUCT;
            case Pow power when isRoot(power) -> ATOM;
            case Pow power when belowTheBar(power) -> PRODUCT;
            case Pow _ -> POWER;
            case Call call when call.function() == Fn.EXP || call.function() == Fn.FACTORIAL -> POWER;
            case Call call when call.function() == Fn.GAMMA || call.function() == Fn.BINOMIAL -> ATOM;
            case Apply apply
            when OperatorForm.of(apply).filter(OperatorForm.ADJOINT::equals).isPresent() -> POWER;
            case Call call when call.function() != Fn.ABS && isPlain(call.arguments()) -> POWER;
            default -> ATOM;
        };
    }

    private static Layout number(Num number) {
        if (number.signum() < 0) {
            return new Row(List.of(sign(Symbol.NEGATIVE), number(number.negate())));
        }
        Layout numerator = new Digits(number.numerator().toString());
        return number.isInteger()
                ? numerator
                : new Fraction(numerator, new Digits(number.denominator().toString()));
    }

    private static Layout constant(Constant constant) {
        return switch (constant) {
            case PI -> new Name("\u03c0");
            case I -> sign(Symbol.IMAGINARY);
            case INFINITY -> sign(Symbol.INFINITY);
        };
    }

    static Layout symbol(Sym symbol) {
        Layout name = name(symbol.stem());
        return symbol.indices().isEmpty() ? name : new Lowered(name, list(symbol.indices()));
    }

    private static Layout name(String name) {
        Matcher matcher = NUMBERED.matcher(name);
        if (matcher.matches()
                && matcher.group(2) != null
                && (name.contains("_") || Character.isDigit(matcher.group(2).charAt(0)))) {
            String index = matcher.group(2);
            Layout lowered = Character.isDigit(index.charAt(0)) ? new Digits(index) : new Name(index);
            return new Lowered(new Name(Greek.letter(matcher.group(1))), lowered);
        }
        return new Name(Greek.letter(name));
    }

    private static Layout list(List<Expr> arguments) {
        List<Layout> items = new ArrayList<>();
        for (Expr argument : arguments) {
            if (!items.isEmpty()) {
                items.add(sign(Symbol.COMMA));
            }
            items.add(set(argument));
        }
        return items.size() == 1 ? items.getFirst() : new Row(items);
    }

    private static Layout sum(Add sum) {
        List<Layout> items = new ArrayList<>();
        for (Expr term : sum.terms()) {
            boolean negative = isNegative(term);
            if (!items.isEmpty()) {
                items.add(sign(negative ? Symbol.MINUS : Symbol.PLUS));
                items.add(at(negative ? negated(term) : term, PRODUCT));
            } else {
                items.add(set(term));
            }
        }
        return new Row(items);
    }

    private static boolean isNegative(Expr expr) {
        return expr instanceof Num number && number.signum() < 0
                || expr instanceof Mul product
                        && product.factors().getFirst() instanceof Num first
                        && first.signum() < 0;
    }

    private static Expr negated(Expr expr) {
        return Expr.mul(Expr.MINUS_ONE, expr);
    }

    /** A product as a sign, what stands above the bar, and what stands below it. */
    private static Layout product(List<Expr> factors) {
        List<Expr> above = new ArrayList<>();
        List<Expr> below = new ArrayList<>();
        boolean negative = false;
        for (Expr factor : factors) {
            switch (factor) {
                case Num number -> {
                    negative = number.signum() < 0;
                    Num positive = negative ? number.negate() : number;
                    if (!positive.numerator().equals(java.math.BigInteger.ONE)) {
                        above.add(Expr.num(positive.numerator()));
                    }
                    if (!positive.isInteger()) {
                        below.add(Expr.num(positive.denominator()));
                    }
                }
                // the order of operators is kept: (1/x) d/dx is not d/dx (1/x)
                case Pow power
                when belowTheBar(power) && factors.stream().noneMatch(OperatorForm::occursIn) ->
                    below.add(inverse(power));
                default -> above.add(factor);
            }
        }
        Layout body = below.isEmpty()
                ? juxtaposed(above)
                : new Fraction(above.isEmpty() ? new Digits("1") : juxtaposed(above), juxtaposed(below));
        return negative ? new Row(List.of(sign(Symbol.NEGATIVE), body)) : body;
    }

    private static Layout juxtaposed(List<Expr> factors) {
        if (factors.isEmpty()) {
            return new Digits("1");
        }
        if (factors.size() == 1) {
            return set(factors.getFirst());
        }
        List<Layout> items = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            Expr factor = factors.get(i);
            // what extends to the right without an end needs brackets unless it comes last
            boolean open = factor instanceof Binder && !(factor instanceof Diff);
            Layout next = open && i + 1 < factors.size() ? fenced(set(factor)) : at(factor, PRODUCT);
            if (!items.isEmpty()) {
                boolean word = first(next) instanceof Name name && name.text().length() > 1;
                items.add(sign(!mayTouch(factors.get(i - 1), next) ? Symbol.DOT : word ? Symbol.SPACE : Symbol.TIMES));
            }
            items.add(next);
        }
        return new Row(items);
    }

    /** False where two factors side by side would read as something else: two numbers, or a name before a bracket. */
    private static boolean mayTouch(Expr left, Layout right) {
        if (first(right) instanceof Digits) {
            return false;
        }
        return !(first(right) instanceof Fenced) || !(left instanceof Sym || left instanceof Apply);
    }

    private static Layout first(Layout layout) {
        return switch (layout) {
            case Row row -> first(row.items().getFirst());
            case Raised raised -> first(raised.base());
            case Lowered lowered -> first(lowered.base());
            case Fraction fraction -> fraction.above() instanceof Digits ? fraction.above() : fraction;
            default -> layout;
        };
    }

    private static boolean isRoot(Pow power) {
        return power.exponent().equals(Expr.HALF);
    }

    private static boolean belowTheBar(Pow power) {
        return isNegative(power.exponent()) && !power.base().equals(Expr.ZERO);
    }

    private static Expr inverse(Pow power) {
        Expr exponent = negated(power.exponent());
        return exponent.equals(Expr.ONE) ? power.base() : Expr.pow(power.base(), exponent);
    }

    private static Layout power(Pow power) {
        if (isRoot(power)) {
            return new Root(set(power.base()));
        }
        if (belowTheBar(power)) {
            return new Fraction(new Digits("1"), set(inverse(power)));
        }
        if (power.base() instanceof Call call
                && power.exponent() instanceof Num exponent
                && exponent.isInteger()
                && hasWord(call.function())) {
            return applied(new Raised(new Name(word(call.function())), set(exponent)), call.arguments());
        }
        Layout exponent = power.exponent() instanceof Num number && !number.isInteger()
                ? new Row(List.of(
                        new Digits(number.numerator().toString()),
                        new Name("/"),
                        new Digits(number.denominator().toString())))
                : set(power.exponent());
        return new Raised(at(power.base(), ATOM), exponent);
    }

    private static boolean hasWord(Fn function) {
        return switch (function) {
            case EXP, ABS, CONJ, DIRAC, KRONECKER, STEP, GAMMA, LGAMMA, FACTORIAL, BINOMIAL -> false;
            default -> true;
        };
    }

    private static String word(Fn function) {
        return switch (function) {
            case SIGN -> "sgn";
            case RE -> "Re";
            case IM -> "Im";
            case ASIN -> "arcsin";
            case ACOS -> "arccos";
            case ATAN -> "arctan";
            case ASINH -> "arsinh";
            case ACOSH -> "arcosh";
            case ATANH -> "artanh";
            default -> function.syntax();
        };
    }

    private static Layout call(Call call) {
        Layout argument = list(call.arguments());
        return switch (call.function()) {
            case EXP -> exponential(call.argument());
            case ABS -> new Fenced("|", argument, "|");
            case CONJ -> conjugate(call.argument());
            case DIRAC -> new Row(List.of(new Name("\u03b4"), sign(Symbol.APPLY), fenced(argument)));
            case STEP -> new Row(List.of(new Name("\u03b8"), sign(Symbol.APPLY), fenced(argument)));
            case KRONECKER -> new Lowered(new Name("\u03b4"), argument);
            case GAMMA -> gamma(argument);
            case LGAMMA -> new Row(List.of(new Name("ln"), sign(Symbol.WORD_APPLY), gamma(argument)));
            case FACTORIAL -> new Row(List.of(at(call.argument(), ATOM), sign(Symbol.FACTORIAL)));
            case BINOMIAL ->
                new Layout.Choice(
                        set(call.arguments().getFirst()), set(call.arguments().getLast()));
            default -> applied(new Name(word(call.function())), call.arguments());
        };
    }

    private static Layout gamma(Layout argument) {
        return new Row(List.of(new Name("\u0393"), sign(Symbol.APPLY), fenced(argument)));
    }

    private static Layout conjugate(Expr argument) {
        return argument instanceof Apply apply
                ? new Row(List.of(
                        new Raised(symbol(apply.head()), sign(Symbol.STAR)),
                        sign(Symbol.APPLY),
                        fenced(list(apply.arguments()))))
                : new Raised(at(argument, ATOM), sign(Symbol.STAR));
    }

    private static Layout exponential(Expr argument) {
        boolean tall = Trees.size(argument) > LARGEST_EXPONENT || containsBar(argument);
        return tall
                ? new Row(List.of(new Name("exp"), sign(Symbol.APPLY), fenced(set(argument))))
                : new Raised(new Name("e"), set(argument));
    }

    private static boolean containsBar(Expr expr) {
        return switch (expr) {
            case Pow power when belowTheBar(power) -> !(power.base() instanceof Sym || power.base() instanceof Num);
            case Binder _, Piecewise _ -> true;
            default -> Trees.children(expr).stream().anyMatch(Typesetter::containsBar);
        };
    }

    private static boolean isPlain(List<Expr> arguments) {
        return arguments.size() == 1
                && (arguments.getFirst() instanceof Sym
                        || arguments.getFirst().equals(Expr.PI)
                        || arguments.getFirst() instanceof Num number && number.isInteger() && number.signum() >= 0);
    }

    private static Layout applied(Layout word, List<Expr> arguments) {
        return isPlain(arguments)
                ? new Row(List.of(word, sign(Symbol.WORD_APPLY), set(arguments.getFirst())))
                : new Row(List.of(word, sign(Symbol.APPLY), fenced(list(arguments))));
    }

    private static Layout derivative(Diff outermost) {
        List<Layout> below = new ArrayList<>();
        int order = 0;
        Expr body = outermost;
        while (body instanceof Diff diff && diff.isPlain()) {
            order += diff.order();
            body = diff.body();
        }
        boolean partial = !(body instanceof Apply apply && apply.arguments().size() == 1);
        Symbol d = partial ? Symbol.PARTIAL : Symbol.D;
        for (Expr at = outermost; at instanceof Diff diff && diff.isPlain(); at = diff.body()) {
            below.add(sign(d));
            below.add(
                    diff.order() == 1
                            ? symbol(diff.variable())
                            : new Raised(symbol(diff.variable()), new Digits(String.valueOf(diff.order()))));
        }
        Layout above = order == 1 ? sign(d) : new Raised(sign(d), new Digits(String.valueOf(order)));
        boolean simple = body instanceof Sym || body instanceof Apply;
        return simple
                ? new Fraction(new Row(List.of(above, set(body))), new Row(below))
                : new Row(List.of(new Fraction(above, new Row(below)), fenced(set(body))));
    }

    private static Layout partial(Partial partial) {
        List<Expr> orders = new ArrayList<>();
        partial.orders().forEach(order -> orders.add(Expr.num(order)));
        return new Row(List.of(
                new Raised(symbol(partial.function().head()), fenced(list(orders))),
                sign(Symbol.APPLY),
                fenced(list(partial.function().arguments()))));
    }

    private static Layout approach(Limit limit, Sym variable) {
        Layout point = set(limit.point());
        Layout sided =
                switch (limit.side()) {
                    case ABOVE -> new Raised(point, sign(Symbol.PLUS));
                    case BELOW -> new Raised(point, sign(Symbol.MINUS));
                    case BOTH -> point;
                };
        return new Row(List.of(symbol(variable), sign(Symbol.TO), sided));
    }

    private static Layout cases(Piecewise piecewise) {
        List<Layout> values = new ArrayList<>();
        List<Layout> conditions = new ArrayList<>();
        for (Piecewise.Branch branch : piecewise.branches()) {
            values.add(set(branch.value()));
            conditions.add(set(branch.condition()));
        }
        values.add(set(piecewise.otherwise()));
        return new Cases(values, conditions);
    }

    private static Symbol symbol(Relation.Op op) {
        return switch (op) {
            case EQ -> Symbol.EQ;
            case NE -> Symbol.NE;
            case LT -> Symbol.LT;
            case LE -> Symbol.LE;
            case GT -> Symbol.GT;
            case GE -> Symbol.GE;
        };
    }
}
