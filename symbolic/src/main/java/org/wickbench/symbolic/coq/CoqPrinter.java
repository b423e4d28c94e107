package org.wickbench.symbolic.coq;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;

/**
 * Formulas between real numbers as terms of Coq. Whole numbers have the type {@code Z}: they are indices and bounds of sums,
 * and {@code IZR n} elsewhere. Every part stands in brackets.
 */
final class CoqPrinter {
    private final Set<String> integers;

    /** @param integers the names of the symbols that stand for whole numbers */
    CoqPrinter(Set<String> integers) {
        this.integers = Set.copyOf(integers);
    }

    /** The same with a symbol that stands for whole numbers. */
    CoqPrinter and(Sym index) {
        Set<String> more = new HashSet<>(integers);
        more.add(index.name());
        return new CoqPrinter(more);
    }

    boolean isInteger(Sym symbol) {
        return symbol.indices().isEmpty() && integers.contains(symbol.name());
    }

    /** True if the expression is made of whole numbers by sums and products. */
    boolean isWhole(Expr expr) {
        return switch (expr) {
            case Num number -> number.isInteger();
            case Sym symbol -> isInteger(symbol);
            case Add sum -> sum.terms().stream().allMatch(this::isWhole);
            case Mul product -> product.factors().stream().allMatch(this::isWhole);
            default -> false;
        };
    }

    String relation(Relation relation) {
        boolean order = relation.op() != Relation.Op.EQ && relation.op() != Relation.Op.NE;
        if (order && isWhole(relation.left()) && isWhole(relation.right())) {
            return switch (relation.op()) {
                case LT -> "(" + whole(relation.left()) + " < " + whole(relation.right()) + ")%Z";
                case GT -> "(" + whole(relation.right()) + " < " + whole(relation.left()) + ")%Z";
                case LE -> "(" + whole(relation.left()) + " <= " + whole(relation.right()) + ")%Z";
                default -> "(" + whole(relation.right()) + " <= " + whole(relation.left()) + ")%Z";
            };
        }
        String left = print(relation.left());
        String right = print(relation.right());
        return switch (relation.op()) {
            case EQ -> left + " = " + right;
            case NE -> left + " <> " + right;
            case LT -> left + " < " + right;
            case LE -> left + " <= " + right;
            case GT -> right + " < " + left;
            case GE -> right + " <= " + left;
        };
    }

    /** A term of type {@code R}. */
    String print(Expr expr) {
        return switch (expr) {
            case Num number -> number(number);
            case Constant constant when constant == Constant.PI -> "PI";
            case Constant constant -> throw new OutsideException("the constant " + constant);
            case Sym symbol
            when symbol.indices().isEmpty() ->
                isInteger(symbol) ? "(IZR " + CoqNames.symbol(symbol) + ")" : CoqNames.symbol(symbol);
            case Sym symbol -> "(" + CoqNames.symbol(symbol) + indices(symbol) + ")";
            case Add sum -> sum.terms().stream().map(this::print).collect(Collectors.joining(" + ", "(", ")"));
            case Mul product ->
                product.factors().stream().map(this::print).collect(Collectors.joining(" * ", "(", ")"));
            case Pow power -> power(power);
            case Call call
            when call.function() == Fn.KRONECKER ->
                "(wick_delta " + index(call.arguments().getFirst()) + " "
                        + index(call.arguments().getLast()) + ")";
            case Call call -> "(" + word(call.function()) + " " + print(call.argument()) + ")";
            case Apply apply -> applied(CoqNames.function(apply), apply);
            case Partial partial -> applied(CoqNames.partial(partial), partial.function());
            case Diff diff -> derivative(diff, diff.order());
            case Sum sum -> sum(sum);
            default ->
                throw new OutsideException(
                        "a formula such as " + expr.getClass().getSimpleName());
        };
    }

    private String applied(String head, Apply apply) {
        return "(" + head + indices(apply.head())
                + apply.arguments().stream()
                        .map(argument -> " " + print(argument))
                        .collect(Collectors.joining()) + ")";
    }

    private String indices(Sym head) {
        return head.indices().stream().map(index -> " " + index(index)).collect(Collectors.joining());
    }

    private String index(Expr index) {
        if (!isWhole(index)) {
            throw new OutsideException("an index that is no whole number");
        }
        return "(" + whole(index) + ")%Z";
    }

    /** A term of type {@code Z}, in its scope. */
    String whole(Expr expr) {
        return switch (expr) {
            case Num number ->
                number.signum() < 0
                        ? "(" + number.numerator() + ")"
                        : number.numerator().toString();
            case Sym symbol -> CoqNames.symbol(symbol);
            case Add sum -> sum.terms().stream().map(this::whole).collect(Collectors.joining(" + ", "(", ")"));
            case Mul product ->
                product.factors().stream().map(this::whole).collect(Collectors.joining(" * ", "(", ")"));
            default -> throw new OutsideException("a bound or index that is no whole number");
        };
    }

    private static String number(Num number) {
        String text = number.numerator().abs().toString();
        if (!number.isInteger()) {
            text = text + " / " + number.denominator();
        } else if (number.signum() >= 0) {
            return text;
        }
        return number.signum() < 0 ? "(- (" + text + "))" : "(" + text + ")";
    }

    private String power(Pow power) {
        String base = print(power.base());
        if (power.exponent() instanceof Num n) {
            if (n.isInt() && n.signum() >= 0) {
                return "(" + base + " ^ " + n.numerator() + ")";
            }
            if (n.isInt()) {
                BigInteger size = n.numerator().negate();
                return size.equals(BigInteger.ONE) ? "(/ " + base + ")" : "(/ (" + base + " ^ " + size + "))";
            }
            if (n.denominator().equals(BigInteger.TWO)) {
                BigInteger size = n.numerator().abs();
                String root = "(sqrt " + base + ")";
                String raised = size.equals(BigInteger.ONE) ? root : "(" + root + " ^ " + size + ")";
                return n.signum() < 0 ? "(/ " + raised + ")" : raised;
            }
        }
        if (isWhole(power.exponent())) {
            return "(powerRZ " + base + " (" + whole(power.exponent()) + ")%Z)";
        }
        return "(Rpower " + base + " " + print(power.exponent()) + ")";
    }

    private static String word(Fn function) {
        return switch (function) {
            case EXP -> "exp";
            case LOG -> "ln";
            case SIN -> "sin";
            case COS -> "cos";
            case SINH -> "sinh";
            case COSH -> "cosh";
            case TANH -> "tanh";
            case ATAN -> "atan";
            case ABS -> "Rabs";
            case ERF -> "wick_erf";
            default -> throw new OutsideException("the function " + function.syntax());
        };
    }

    private String derivative(Diff diff, int order) {
        Sym variable = diff.scope().variable();
        Expr point = order == diff.order() ? diff.point() : variable;
        String body = order == 1
                ? print(diff.scope().open(variable))
                : derivative(new Diff(diff.scope(), variable, order - 1), order - 1);
        return "(Derive (fun " + CoqNames.symbol(variable) + " : R => " + body + ") " + print(point) + ")";
    }

    private String sum(Sum sum) {
        Sym index = sum.scope().variable();
        return "(wick_sum (fun " + CoqNames.symbol(index) + " : Z => "
                + and(index).print(sum.scope().open(index)) + ") (" + whole(sum.lower()) + ")%Z (" + whole(sum.upper())
                + ")%Z)";
    }

    /** Names that may be bound: {@code (x : R)}. */
    String bound(Sym symbol) {
        return "(" + CoqNames.symbol(symbol) + " : " + (isInteger(symbol) ? "Z" : "R") + ")";
    }

    /** The type of a family or function. */
    static String type(int indices, int arguments) {
        return "Z -> ".repeat(indices) + "R -> ".repeat(arguments) + "R";
    }
}
