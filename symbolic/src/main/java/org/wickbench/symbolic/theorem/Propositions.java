package org.wickbench.symbolic.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.parse.SyntaxException;

/** Reads propositions: {@code a == b}, {@code a < b}, {@code a != b}, {@code a real}, {@code n integer}, {@code z slit}. */
final class Propositions {
    private Propositions() {}

    /** @throws SyntaxException with the place marked */
    static Proposition read(String text, Names names) {
        String stripped = text.strip();
        int space = stripped.lastIndexOf(' ');
        Optional<Domain> domain = Domain.named(stripped.substring(space + 1));
        if (space > 0 && domain.isPresent()) {
            return new Proposition.Member(Parser.parse(stripped.substring(0, space), names), domain.get());
        }
        if (stripped.endsWith(" converges")) {
            return new Proposition.Converges(Parser.parse(stripped.substring(0, space), names));
        }
        if (stripped.endsWith(" interchanges")) {
            return new Proposition.Interchanges(Parser.parse(stripped.substring(0, space), names));
        }
        Expr expr = Parser.parse(stripped, names);
        if (expr instanceof Relation relation) {
            return Proposition.of(relation);
        }
        throw new SyntaxException("a proposition is a relation or puts an expression in a domain", stripped, 0);
    }

    /** The propositions of a comma-separated list. */
    static List<Proposition> readAll(String text, Names names) {
        List<Proposition> all = new ArrayList<>();
        for (String piece : pieces(text)) {
            all.add(read(piece, names));
        }
        return all;
    }

    /** The pieces between commas that stand in no bracket; none for a blank text. */
    static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ',' && (depth <= 0 || i == text.length())) {
                if (!text.substring(start, i).isBlank()) {
                    pieces.add(text.substring(start, i).strip());
                }
                start = i + 1;
            }
        }
        return pieces;
    }
}
