package org.wickbench.symbolic.expr;

import java.util.List;
import java.util.stream.Collectors;
import org.wickbench.symbolic.expr.Expr.*;

/** Prints an expression in the mathematical syntax, so that the parser reads the same tree back. */
public final class TextPrinter {
    private static final int RELATION = 0;
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int POWER = 3;
    private static final int ATOM = 4;

    private TextPrinter() {}

    /** The text of an expression. */
    public static String print(Expr expr) {
        return at(expr, RELATION);
    }

    private static String at(Expr expr, int level) {
        String text = text(expr);
        return levelOf(expr) < level ? "(" + text + ")" : text;
    }

    private static int levelOf(Expr expr) {
        return switch (expr) {
            case Num number when number.signum() < 0 -> SUM;
            case Num number when !number.isInteger() -> PRODUCT;
            case Add _ -> SUM;
            case Mul product -> product.factors().getFirst() instanceof Num first && first.signum() < 0 ? SUM : PRODUCT;
            case Pow power when power.exponent().equals(Expr.HALF) -> ATOM;
            case Pow power when isReciprocal(power) -> PRODUCT;
            case Pow _ -> POWER;
            case Relation _ -> RELATION;
            default -> ATOM;
        };
    }

    /** True for a power that prints below a fraction bar; a number's reciprocal does not, it would re-read as a number. */
    static boolean isReciprocal(Expr expr) {
        return expr instanceof Pow power
                && power.exponent() instanceof Num exponent
                && exponent.equals(Expr.MINUS_ONE)
                && !(power.base() instanceof Num);
    }

    private static String text(Expr expr) {
        return switch (expr) {
            case Num number ->
                number.isInteger() ? number.numerator().toString() : number.numerator() + "/" + number.denominator();
            case Constant constant -> constant.syntax();
            case Sym symbol -> symbol.stem() + indices(symbol.indices());
            case Bound bound -> "<" + bound.index() + ">";
            case Add sum -> sum(sum);
            case Mul product -> product(product);
            case Pow power when power.exponent().equals(Expr.HALF) -> "sqrt(" + print(power.base()) + ")";
            case Pow power when isReciprocal(power) -> "1/" + at(power.base(), POWER);
            case Pow power -> at(power.base(), ATOM) + "^" + at(power.exponent(), ATOM);
            case Call call -> call.function().syntax() + arguments(call.arguments());
            case Apply apply ->
                OperatorForm.of(apply).map(OperatorForm::syntax).orElseGet(() -> text(apply.head()))
                        + arguments(apply.arguments());
            case Diff diff when diff.isPlain() -> derivative(diff.body(), diff.variable(), diff.order());
            case Diff diff -> {
                Sym variable = diff.variable();
                String derivative = derivative(diff.scope().open(variable), variable, diff.order());
                yield "at(" + derivative + ", " + text(variable) + ", " + print(diff.point()) + ")";
            }
            case Partial partial ->
                "partial(" + text(partial.function())
                        + partial.orders().stream().map(order -> ", " + order).collect(Collectors.joining()) + ")";
            case Integral integral -> bounded("integral", integral, ")");
            case Sum sum -> bounded("sum", sum, ")");
            case Product product -> bounded("product", product, ")");
            case Limit limit ->
                bounded(
                        "limit",
                        limit,
                        switch (limit.side()) {
                            case ABOVE -> ", above)";
                            case BELOW -> ", below)";
                            case BOTH -> ")";
                        });
            case Piecewise piecewise ->
                piecewise.branches().stream()
                        .map(branch -> print(branch.condition()) + ", " + print(branch.value()))
                        .collect(Collectors.joining(", ", "piecewise(", ", " + print(piecewise.otherwise()) + ")"));
            case Relation relation ->
                at(relation.left(), SUM) + " " + relation.op().syntax() + " " + at(relation.right(), SUM);
        };
    }

    private static String sum(Add sum) {
        StringBuilder text = new StringBuilder();
        for (Expr term : sum.terms()) {
            String piece = at(term, SUM);
            if (text.isEmpty()) {
                text.append(piece);
            } else if (piece.startsWith("-")) {
                text.append(" - ").append(piece, 1, piece.length());
            } else {
                text.append(" + ").append(piece);
            }
        }
        return text.toString();
    }

    private static String product(Mul product) {
        StringBuilder text = new StringBuilder();
        List<Expr> factors = product.factors();
        int start = 0;
        if (factors.getFirst() instanceof Num number) {
            start = 1;
            if (number.equals(Expr.MINUS_ONE) && !isReciprocal(factors.get(1))) {
                text.append("-");
            } else {
                text.append(text(number));
            }
        }
        for (int i = start; i < factors.size(); i++) {
            Expr factor = factors.get(i);
            boolean first = text.isEmpty() || text.toString().equals("-");
            if (isReciprocal(factor)) {
                text.append(first ? "1/" : "/").append(at(((Pow) factor).base(), POWER));
            } else {
                text.append(first ? "" : "*").append(at(factor, POWER));
            }
        }
        return text.toString();
    }

    private static String indices(List<Expr> indices) {
        return indices.isEmpty()
                ? ""
                : indices.stream().map(TextPrinter::print).collect(Collectors.joining(",", "[", "]"));
    }

    private static String arguments(List<Expr> arguments) {
        return arguments.stream().map(TextPrinter::print).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String derivative(Expr body, Sym variable, int order) {
        return "diff(" + print(body) + ", " + text(variable) + (order == 1 ? "" : ", " + order) + ")";
    }

    private static String bounded(String word, Binder binder, String end) {
        Sym variable = binder.scope().variable();
        return binder.operands().stream()
                .map(TextPrinter::print)
                .collect(Collectors.joining(
                        ", ", word + "(" + print(binder.scope().open(variable)) + ", " + text(variable) + ", ", end));
    }
}
