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
        int tends = stripped.indexOf(" tends to ");
        if (tends > 0) {
            return new Proposition.Tends(
                    limit(stripped.substring(0, tends), names),
                    Parser.parse(stripped.substring(tends + " tends to ".length()), names));
        }
        int is = stripped.indexOf(" is ");
        int upTo = stripped.indexOf(" up to ");
        if (is > 0 && upTo > is) {
            return new Proposition.Expands(
                    limit(stripped.substring(0, is), names),
                    limit(stripped.substring(is + " is ".length(), upTo), names),
                    limit(stripped.substring(upTo + " up to ".length()), names));
        }
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

    private static Expr.Limit limit(String text, Names names) {
        if (Parser.parse(text, names) instanceof Expr.Limit limit) {
            return limit;
        }
        throw new SyntaxException("a limit is needed here", text, 0);
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
