package org.wickbench.symbolic.expr;

import org.wickbench.symbolic.expr.Layout.Bounded;
import org.wickbench.symbolic.expr.Layout.Cases;
import org.wickbench.symbolic.expr.Layout.Evaluated;
import org.wickbench.symbolic.expr.Layout.Fenced;
import org.wickbench.symbolic.expr.Layout.Fraction;
import org.wickbench.symbolic.expr.Layout.Lowered;
import org.wickbench.symbolic.expr.Layout.Name;
import org.wickbench.symbolic.expr.Layout.Raised;
import org.wickbench.symbolic.expr.Layout.Row;
import org.wickbench.symbolic.expr.Layout.Sign;

/** Prints an expression for LaTeX's mathematics mode with the amsmath package. */
public final class LatexPrinter {
    private LatexPrinter() {}

    /** The LaTeX source of an expression, without dollar signs. */
    public static String print(Expr expr) {
        return text(Typesetter.set(expr)).strip();
    }

    private static String text(Layout layout) {
        return switch (layout) {
            case Row row -> {
                StringBuilder text = new StringBuilder();
                row.items().forEach(item -> join(text, text(item)));
                yield text.toString();
            }
            case Name name -> name(name.text());
            case Layout.Digits digits -> digits.text();
            case Sign sign -> sign.symbol().latex();
            case Fraction fraction -> "\\frac{" + text(fraction.above()) + "}{" + text(fraction.below()) + "}";
            case Layout.Choice choice -> "\\binom{" + text(choice.above()) + "}{" + text(choice.below()) + "}";
            case Layout.Root root -> "\\sqrt{" + text(root.radicand()) + "}";
            case Raised raised -> group(raised.base()) + "^{" + text(raised.exponent()) + "}";
            case Lowered lowered -> group(lowered.base()) + "_{" + text(lowered.index()) + "}";
            case Bounded bounded ->
                bounded.symbol().latex() + "_{" + text(bounded.lower()) + "}^{" + text(bounded.upper()) + "} ";
            case Layout.Under under -> "\\" + under.word() + "_{" + text(under.below()) + "} ";
            case Fenced fenced ->
                "\\left" + bracket(fenced.open()) + text(fenced.body()) + "\\right" + bracket(fenced.close());
            case Evaluated evaluated ->
                "\\left." + text(evaluated.body()) + "\\right|_{" + text(evaluated.where()) + "}";
            case Cases cases -> {
                StringBuilder text = new StringBuilder("\\begin{cases}");
                for (int i = 0; i < cases.values().size(); i++) {
                    text.append(i == 0 ? " " : " \\\\ ")
                            .append(text(cases.values().get(i)));
                    text.append(" & ")
                            .append(
                                    i < cases.conditions().size()
                                            ? text(cases.conditions().get(i))
                                            : "\\text{otherwise}");
                }
                yield text.append(" \\end{cases}").toString();
            }
        };
    }

    private static String bracket(String bracket) {
        return bracket.equals("{") || bracket.equals("}") ? "\\" + bracket : bracket;
    }

    /** Appends a piece; a command that ends in a letter is kept apart from a letter that follows. */
    private static void join(StringBuilder text, String piece) {
        if (!piece.isEmpty() && Character.isLetterOrDigit(piece.charAt(0)) && endsInCommand(text)) {
            text.append(' ');
        }
        text.append(piece);
    }

    private static boolean endsInCommand(StringBuilder text) {
        int i = text.length() - 1;
        while (i >= 0 && Character.isLetter(text.charAt(i))) {
            i--;
        }
        return i >= 0 && i < text.length() - 1 && text.charAt(i) == '\\';
    }

    private static String group(Layout base) {
        return base instanceof Name || base instanceof Layout.Digits || base instanceof Fenced || base instanceof Sign
                ? text(base).strip()
                : "{" + text(base) + "}";
    }

    private static String name(String name) {
        String command = Greek.command(name);
        if (!command.isEmpty()) {
            return command;
        }
        if (name.length() == 1) {
            return name;
        }
        return switch (name) {
            case "exp",
                    "log",
                    "sin",
                    "cos",
                    "tan",
                    "cot",
                    "sinh",
                    "cosh",
                    "tanh",
                    "coth",
                    "arcsin",
                    "arccos",
                    "arctan",
                    "min",
                    "max",
                    "ln" -> "\\" + name;
            case "sgn", "Re", "Im", "erf", "erfc", "softplus", "log1p", "expm1", "arsinh", "arcosh", "artanh" ->
                "\\operatorname{" + name + "}";
            default -> "\\mathit{" + name.replace("_", "\\_") + "}";
        };
    }
}
