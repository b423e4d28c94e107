package org.wickbench.symbolic.prove;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.wickbench.symbolic.assume.Assumptions;
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
        String[] parts = line.split("\\|", 2);
        Assumptions assumptions = parts.length == 1 ? Assumptions.NONE : Assumptions.parse(parts[1], Names.STRICT);
        return Statement.of(Parser.parseRelation(parts[0], Names.STRICT), assumptions);
    }
}
