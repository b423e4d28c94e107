package org.wickbench.symbolic.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.unit.Unit;

/** Reads {@code units x [L], psi(x,t) [L^(-1/2)], E[n] [1/T]}. */
final class UnitReader {
    private static final Pattern ONE =
            Pattern.compile("\\s*([\\w\\p{IsGreek}]+(?:\\[[^\\]]*\\])?(?:\\([^)]*\\))?)\\s+\\[([^\\]]*)\\]\\s*(,|$)");

    private UnitReader() {}

    /** The declarations between two places of a document. */
    static Entry.UnitDeclaration read(String text, int start, int from, int end, Names names) {
        List<Entry.UnitDeclaration.Quantity> quantities = new ArrayList<>();
        Matcher one = ONE.matcher(text);
        int at = from;
        while (at < end && !text.substring(at, end).isBlank()) {
            one.region(at, end);
            if (!one.lookingAt()) {
                throw new SyntaxException(
                        "a declaration such as  units x [L], D [L^2/T], psi(x,t) [1]  is needed here", text, at);
            }
            Expr quantity = read(text, one.group(1), one.start(1), names);
            Expr formula = read(text, one.group(2), one.start(2), Names.STRICT);
            try {
                quantities.add(new Entry.UnitDeclaration.Quantity(quantity, Unit.read(formula), one.start(1)));
            } catch (IllegalArgumentException e) {
                throw new SyntaxException(String.valueOf(e.getMessage()), text, one.start(2));
            }
            at = one.end();
        }
        if (quantities.isEmpty()) {
            throw new SyntaxException("a declaration such as  units x [L]  is needed here", text, start);
        }
        return new Entry.UnitDeclaration(start, text.substring(start, end).strip(), quantities);
    }

    private static Expr read(String text, String piece, int offset, Names names) {
        try {
            return Parser.parseValue(piece, names);
        } catch (SyntaxException e) {
            throw new SyntaxException(e.reason(), text, offset + e.position());
        }
    }
}
