package org.wickbench.symbolic.derivation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The documents whose theorems a document may use, by name. */
public interface Documents {
    /** No documents. */
    Documents NONE = new Documents() {
        @Override
        public Optional<Document> find(String name) {
            return Optional.empty();
        }

        @Override
        public List<String> names() {
            return List.of();
        }
    };

    /** The document with a name, if there is one. */
    Optional<Document> find(String name);

    /** The names of the documents that are known without being looked for. */
    List<String> names();

    /** Whether a text can name a document: an id or a file name, with no folder in it. */
    static boolean isName(String name) {
        return Shape.NAME.matcher(name).matches() && !name.contains("..");
    }

    /** The word with the fewest changed letters, for a message about one that is not known. */
    static Optional<String> nearest(String word, Collection<String> words) {
        return words.stream().min((a, b) -> Integer.compare(Shape.distance(word, a), Shape.distance(word, b)));
    }

    /** How names are written and compared. */
    final class Shape {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

        private Shape() {}

        private static int distance(String a, String b) {
            int[] row = new int[b.length() + 1];
            for (int j = 0; j <= b.length(); j++) {
                row[j] = j;
            }
            for (int i = 1; i <= a.length(); i++) {
                int diagonal = row[0];
                row[0] = i;
                for (int j = 1; j <= b.length(); j++) {
                    int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                    diagonal = row[j];
                    row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
                }
            }
            return row[b.length()];
        }
    }
}
