package org.wickbench.symbolic.derivation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.parse.Names;

/**
 * A derivation as it was read.
 *
 * @param id the name by which the catalog and the command line know it
 * @param title the heading
 * @param source where the theory comes from; may be empty
 * @param claims the paper's claims that it speaks to, such as {@code C3}; may be empty
 * @param parts prose and entries in reading order
 * @param names how formulas of this document are read
 * @param text the whole document
 * @param library where the documents are that this one uses
 */
public record Document(
        String id,
        String title,
        String source,
        List<String> claims,
        List<Part> parts,
        Names names,
        String text,
        Documents library) {
    public Document {
        claims = List.copyOf(claims);
        parts = List.copyOf(parts);
    }

    /** A paragraph of prose or an entry. */
    public sealed interface Part {
        /** Markdown prose between the blocks. */
        record Prose(String markdown) implements Part {}

        /** One statement. */
        record Statement(Entry entry) implements Part {}
    }

    /** The same document with other parts. */
    public Document with(List<Part> others) {
        return new Document(id, title, source, claims, others, names, text, library);
    }

    public List<Entry> entries() {
        return parts.stream()
                .filter(Part.Statement.class::isInstance)
                .map(part -> ((Part.Statement) part).entry())
                .toList();
    }

    /** The step, claim or premise with a label. */
    public Optional<Entry> find(String label) {
        return entries().stream().filter(entry -> labelOf(entry).equals(label)).findFirst();
    }

    static String labelOf(Entry entry) {
        return switch (entry) {
            case Entry.Define define -> define.label();
            case Entry.Given given -> given.label();
            case Entry.Use use -> use.label();
            case Entry.Step step -> step.label();
            case Entry.NumericCheck check -> check.label();
            case Entry.Declaration _, Entry.Assume _, Entry.UnitDeclaration _, Entry.Reading _ -> "";
        };
    }

    /** The operators that were declared and not defined: letters that stand for any. */
    public Set<String> letters() {
        Set<String> letters = new LinkedHashSet<>(names.operators());
        for (Entry entry : entries()) {
            if (entry instanceof Entry.Define define) {
                letters.remove(define.label());
            }
        }
        return letters;
    }

    OperatorNames operatorNames() {
        return new OperatorNames(names.operators(), letters());
    }

    /** The line of an offset, from 1. */
    public int line(int offset) {
        return (int) text.substring(0, Math.min(offset, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
    }
}
