package org.wickbench.symbolic.coq;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wickbench.symbolic.expr.Expr.Apply;
import org.wickbench.symbolic.expr.Expr.Partial;
import org.wickbench.symbolic.expr.Expr.Sym;

/**
 * Names of a document as identifiers of Coq, different ones for different names. The first letters tell the kind: {@code s_x}
 * is a symbol, {@code m1_E} a family with one index, {@code f2_psi} a function of two arguments, {@code f1i1_phi} one with an
 * index. A symbol that a proof
 * opens a scope with is {@code b1_x}. None of them is a word of Coq, of its libraries or of the preamble. What is no letter, digit or underline becomes
 * its code between a quote and an underline.
 */
final class CoqNames {
    /** A symbol that a proof opens a scope with: a word and a number. */
    private static final Pattern OWN = Pattern.compile("(.*)'#(\\d+)");

    private CoqNames() {}

    static String symbol(Sym symbol) {
        Matcher own = OWN.matcher(symbol.name());
        if (own.matches()) {
            return "b" + own.group(2) + "_" + escape(own.group(1));
        }
        int indices = symbol.indices().size();
        return (indices == 0 ? "s_" : "m" + indices + "_") + escape(symbol.name());
    }

    static String function(Apply apply) {
        int indices = apply.head().indices().size();
        return "f" + apply.arguments().size() + (indices == 0 ? "" : "i" + indices) + "_"
                + escape(apply.head().name());
    }

    /** A derivative of an unknown function by its slots, itself a function. */
    static String partial(Partial partial) {
        return partial(partial.function(), partial.orders());
    }

    static String partial(Apply apply, List<Integer> orders) {
        StringBuilder name = new StringBuilder(function(apply));
        if (orders.stream().anyMatch(order -> order > 0)) {
            orders.forEach(order -> name.append("'p").append(order));
        }
        return name.toString();
    }

    /** The lemma of a step of a document. */
    static String lemma(String label) {
        return "step_" + escape(label);
    }

    /** Letters, digits and underlines as they are, everything else by its code; no two texts come out the same. */
    static String escape(String name) {
        StringBuilder text = new StringBuilder();
        name.chars().forEach(c -> {
            if (c < 128 && (Character.isLetterOrDigit(c) || c == '_')) {
                text.append((char) c);
            } else {
                text.append('\'').append(Integer.toHexString(c)).append('_');
            }
        });
        return text.toString();
    }
}
