package org.wickbench.workbench.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.wickbench.derivations.Catalog;
import org.wickbench.symbolic.derivation.Document;
import org.wickbench.symbolic.derivation.DocumentReader;
import org.wickbench.symbolic.derivation.Documents;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.InputException;

/** Derivations by the names that the user gives: an id of the catalog, or a file. */
final class Library {
    private final Console console;
    private final Catalog catalog = new Catalog();

    /** The name under which the user knows each text that was read. */
    private final Map<String, String> names = new HashMap<>();

    Library(Console console) {
        this.console = console;
    }

    /** Every derivation of the catalog. */
    List<Document> all() {
        return catalog.all();
    }

    /**
     * One derivation.
     *
     * @throws InputException if there is none of that name, or it cannot be understood; the message has the place
     */
    Document read(String name) {
        Optional<Document> known = catalog.find(name);
        if (known.isPresent()) {
            return known.get();
        }
        Path file = path(name);
        if (!Files.exists(file)) {
            throw new InputException("there is no derivation and no file called '" + name + "'"
                    + Documents.nearest(name, catalog.ids())
                            .map(near -> "; the nearest is '" + near + "'")
                            .orElse("")
                    + "; './wick list' shows all");
        }
        String text = text(name, file);
        names.put(text.replace("\r\n", "\n"), name);
        return located(() -> DocumentReader.read(id(file), text, new Beside(file)), name);
    }

    /** The catalog, and the files in the folder of a file. */
    private final class Beside implements Documents {
        private final Path file;

        Beside(Path file) {
            this.file = file;
        }

        @Override
        public Optional<Document> find(String name) {
            Optional<Document> known = catalog.find(name);
            return known.isPresent()
                    ? known
                    : Stream.of(name, name + ".md")
                            .map(file::resolveSibling)
                            .filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
                            .findFirst()
                            .map(this::read);
        }

        private Document read(Path other) {
            String name = String.valueOf(other.getFileName());
            String text = text(name, other);
            names.put(text.replace("\r\n", "\n"), name);
            return DocumentReader.read(id(other), text, new Beside(other));
        }

        @Override
        public List<String> names() {
            return catalog.names();
        }
    }

    /** Runs some work; an error in a document that was read here is told with the file's name and line. */
    <T> T located(Supplier<T> work) {
        try {
            return work.get();
        } catch (SyntaxException e) {
            throw Sources.located(names.getOrDefault(e.source(), "the catalog"), e);
        }
    }

    private static <T> T located(Supplier<T> work, String name) {
        try {
            return work.get();
        } catch (SyntaxException e) {
            throw Sources.located(name, e);
        }
    }

    private Path path(String name) {
        try {
            return console.resolve(Path.of(name));
        } catch (InvalidPathException e) {
            throw new InputException("'" + name + "' names no file", e);
        }
    }

    private static String text(String name, Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new InputException(name + " is not a text in UTF-8", e);
        } catch (IOException e) {
            String reason = Files.isDirectory(file) ? "it is a folder" : String.valueOf(e.getMessage());
            throw new InputException("cannot read " + name + ": " + reason, e);
        }
    }

    private static String id(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return id.isEmpty() ? "derivation" : id;
    }

    /** The version of the program, from the jar it runs from. */
    static String version() {
        String version = Library.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
