package org.wickbench.derivations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.derivation.Document;
import org.wickbench.symbolic.derivation.DocumentReader;
import org.wickbench.symbolic.derivation.Documents;

/** The theory documents that come with Wickbench, in reading order. */
public final class Catalog implements Documents {
    private static final String FOLDER = "/org/wickbench/theory/";

    private final List<String> files;

    public Catalog() {
        this.files = text("catalog.txt").lines().filter(line -> !line.isBlank()).toList();
    }

    /** The ids of all documents: the file names without number and ending. */
    public List<String> ids() {
        return files.stream().map(Catalog::idOf).toList();
    }

    @Override
    public List<String> names() {
        return ids();
    }

    static String idOf(String file) {
        return file.replaceFirst("^\\d+-", "").replaceFirst("\\.md$", "");
    }

    /** The document with an id, if there is one. */
    @Override
    public Optional<Document> find(String id) {
        return files.stream()
                .filter(file -> idOf(file).equals(id))
                .findFirst()
                .map(file -> DocumentReader.read(id, text(file), this));
    }

    /** Every document, in reading order. */
    public List<Document> all() {
        return files.stream()
                .map(file -> DocumentReader.read(idOf(file), text(file), this))
                .toList();
    }

    /** Changed steps that were read by hand and are true all the same, as {@code document step: relation}. */
    public List<String> trueMutants() {
        return text("true-mutants.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    /** The file names, in reading order. */
    List<String> files() {
        return files;
    }

    private static String text(String name) {
        try (InputStream in = Catalog.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the theory document " + name + " is missing from this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
