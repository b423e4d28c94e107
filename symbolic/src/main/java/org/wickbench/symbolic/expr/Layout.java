package org.wickbench.symbolic.expr;

import java.util.List;

/**
 * A formula as it stands on paper: what is beside, above and below what. {@link Typesetter} makes it, and the LaTeX and
 * MathML printers spell it, so that both show the same formula.
 */
sealed interface Layout {
    /** Things beside each other. */
    record Row(List<Layout> items) implements Layout {
        public Row {
            items = List.copyOf(items);
        }
    }

    /** A name of one or more letters; a name of one letter is slanted, others stand upright. */
    record Name(String text) implements Layout {}

    /** Digits. */
    record Digits(String text) implements Layout {}

    /** A sign between or before things. */
    record Sign(Symbol symbol) implements Layout {}

    /** The signs, with their spelling in MathML and in LaTeX. */
    enum Symbol {
        PLUS("+", "+"),
        MINUS("\u2212", "-"),
        /** A minus before its operand rather than between two. */
        NEGATIVE("\u2212", "-"),
        DOT("\u00b7", "\\cdot "),
        /** A product that is not shown. */
        TIMES("\u2062", " "),
        /** A product that is not shown, before a word or a differential. */
        SPACE("", "\\,"),
        /** Between a function's name and its argument. */
        APPLY("\u2061", ""),
        /** Between a function's name and an argument without brackets. */
        WORD_APPLY("", ""),
        COMMA(",", ", "),
        EQ("=", "="),
        NE("\u2260", "\\neq "),
        LT("<", "<"),
        LE("\u2264", "\\leq "),
        GT(">", ">"),
        GE("\u2265", "\\geq "),
        TO("\u2192", "\\to "),
        STAR("*", "*"),
        FACTORIAL("!", "!"),
        DAGGER("\u2020", "\\dagger "),
        D("d", "\\mathrm{d}"),
        PARTIAL("\u2202", "\\partial "),
        INTEGRAL("\u222b", "\\int"),
        SUM("\u2211", "\\sum"),
        PRODUCT("\u220f", "\\prod"),
        INFINITY("\u221e", "\\infty "),
        IMAGINARY("i", "\\mathrm{i}");

        private final String mathml;
        private final String latex;

        Symbol(String mathml, String latex) {
            this.mathml = mathml;
            this.latex = latex;
        }

        String mathml() {
            return mathml;
        }

        String latex() {
            return latex;
        }
    }

    /** One thing over another with a bar between. */
    record Fraction(Layout above, Layout below) implements Layout {}

    /** One thing over another in brackets, without a bar: a binomial coefficient. */
    record Choice(Layout above, Layout below) implements Layout {}

    record Root(Layout radicand) implements Layout {}

    /** Raised and lowered to the right. */
    record Raised(Layout base, Layout exponent) implements Layout {}

    record Lowered(Layout base, Layout index) implements Layout {}

    /** A sign with bounds below and above it: sums and integrals. */
    record Bounded(Symbol symbol, Layout lower, Layout upper) implements Layout {}

    /** A word with something below it: limits. */
    record Under(String word, Layout below) implements Layout {}

    /** In brackets that grow with what they hold. */
    record Fenced(String open, Layout body, String close) implements Layout {}

    /** A body with a bar to its right that carries the value of a variable. */
    record Evaluated(Layout body, Layout where) implements Layout {}

    /** Values beside the conditions under which they hold, the last without one. */
    record Cases(List<Layout> values, List<Layout> conditions) implements Layout {
        public Cases {
            values = List.copyOf(values);
            conditions = List.copyOf(conditions);
        }
    }
}
