package org.wickbench.symbolic.prove;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;

/** Statements from a resource: one a line, {@code left == right | assumptions}. */
final class Corpus {
    private Corpus() {}

    static List<String> lines(String resource) {
        try (InputStream in = Corpus.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Statement statement(String line) {
        return Statement.of(relation(line), assumptions(line));
    }

    static Expr.Relation relation(String line) {
        return Parser.parseRelation(line.split("\\|", 2)[0], Names.STRICT);
    }

    static Assumptions assumptions(String line) {
        String[] parts = line.split("\\|", 2);
        return parts.length == 1 ? Assumptions.NONE : Assumptions.parse(parts[1], Names.STRICT);
    }
}
