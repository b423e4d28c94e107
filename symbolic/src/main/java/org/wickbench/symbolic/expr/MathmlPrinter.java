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
import org.wickbench.symbolic.expr.Layout.Symbol;

/** Prints an expression as MathML Core, the presentation that browsers show without help. */
public final class MathmlPrinter {
    private MathmlPrinter() {}

    /** What stands inside a {@code <math>} element, always one element. */
    public static String print(Expr expr) {
        return element(Typesetter.set(expr));
    }

    private static String element(Layout layout) {
        return switch (layout) {
            case Row row -> {
                StringBuilder text = new StringBuilder("<mrow>");
                row.items().forEach(item -> text.append(element(item)));
                yield text.append("</mrow>").toString();
            }
            case Name name -> name(name.text());
            case Layout.Digits digits -> "<mn>" + digits.text() + "</mn>";
            case Sign sign -> sign(sign.symbol());
            case Fraction fraction -> "<mfrac>" + element(fraction.above()) + element(fraction.below()) + "</mfrac>";
            case Layout.Choice choice ->
                "<mrow>" + fence("(") + "<mfrac linethickness=\"0\">" + element(choice.above())
                        + element(choice.below()) + "</mfrac>" + fence(")") + "</mrow>";
            case Layout.Root root -> "<msqrt>" + element(root.radicand()) + "</msqrt>";
            case Raised(Lowered(Layout base, Layout index), Layout exponent) ->
                "<msubsup>" + element(base) + element(index) + element(exponent) + "</msubsup>";
            case Raised raised -> "<msup>" + element(raised.base()) + element(raised.exponent()) + "</msup>";
            case Lowered lowered -> "<msub>" + element(lowered.base()) + element(lowered.index()) + "</msub>";
            case Bounded bounded
            when bounded.symbol() == Symbol.INTEGRAL ->
                "<msubsup>" + sign(bounded.symbol()) + element(bounded.lower()) + element(bounded.upper())
                        + "</msubsup>";
            case Bounded bounded ->
                "<munderover>" + sign(bounded.symbol()) + element(bounded.lower()) + element(bounded.upper())
                        + "</munderover>";
            case Layout.Under under ->
                "<munder><mo movablelimits=\"true\">" + under.word() + "</mo>" + element(under.below()) + "</munder>";
            case Fenced fenced ->
                "<mrow>" + fence(fenced.open()) + element(fenced.body()) + fence(fenced.close()) + "</mrow>";
            case Evaluated evaluated ->
                "<msub><mrow>" + element(evaluated.body()) + "<mo stretchy=\"true\" form=\"postfix\">|</mo></mrow>"
                        + element(evaluated.where()) + "</msub>";
            case Cases cases -> cases(cases);
        };
    }

    private static String cases(Cases cases) {
        StringBuilder text = new StringBuilder("<mrow><mo stretchy=\"true\">{</mo><mtable>");
        for (int i = 0; i < cases.values().size(); i++) {
            String condition =
                    i < cases.conditions().size() ? element(cases.conditions().get(i)) : "<mtext>otherwise</mtext>";
            text.append("<mtr><mtd>")
                    .append(element(cases.values().get(i)))
                    .append("</mtd><mtd>")
                    .append(condition)
                    .append("</mtd></mtr>");
        }
        return text.append("</mtable></mrow>").toString();
    }

    private static String fence(String bracket) {
        return bracket.equals("|")
                ? "<mo stretchy=\"true\" fence=\"true\">|</mo>"
                : "<mo stretchy=\"true\">" + bracket + "</mo>";
    }

    private static String name(String name) {
        if (name.equals("/")) {
            return "<mo lspace=\"0\" rspace=\"0\">/</mo>";
        }
        return "<mi>" + name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</mi>";
    }

    private static String sign(Symbol symbol) {
        return switch (symbol) {
            case LT -> "<mo>&lt;</mo>";
            case GT -> "<mo>&gt;</mo>";
            case NEGATIVE -> "<mo form=\"prefix\">" + symbol.mathml() + "</mo>";
            case D, IMAGINARY -> "<mi mathvariant=\"normal\">" + symbol.mathml() + "</mi>";
            case PARTIAL -> "<mo rspace=\"0\" lspace=\"0\">" + symbol.mathml() + "</mo>";
            case SPACE, WORD_APPLY -> "<mspace width=\"0.17em\"/>";
            case INFINITY -> "<mi>" + symbol.mathml() + "</mi>";
            default -> "<mo>" + symbol.mathml() + "</mo>";
        };
    }
}
