package org.wickbench.symbolic.coq;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.symbolic.derivation.Checked.CheckedStep;
import org.wickbench.symbolic.derivation.Entry;
import org.wickbench.symbolic.prove.Verdict;

/**
 * A derivation for Coq: a lemma for each relation that the checker proved and that speaks of real numbers, or of complex ones
 * by their two parts.
 *
 * @param title of the first line
 * @param lemmas in the order of the document
 * @param outside the reason for each proved relation that is no lemma, by its label
 */
public record CoqScript(String title, List<Lemma> lemmas, Map<String, String> outside) {
    public CoqScript {
        lemmas = List.copyOf(lemmas);
        outside = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(outside));
    }

    /** The script of a checked document. */
    public static CoqScript of(Checked checked) {
        Lemmas writer = new Lemmas(checked);
        List<Lemma> lemmas = new ArrayList<>();
        Map<String, String> outside = new LinkedHashMap<>();
        for (CheckedStep step : checked.steps()) {
            if (step.entry().kind() == Entry.Step.Kind.REFUTE || !(step.own() instanceof Verdict.Proved)) {
                continue;
            }
            try {
                lemmas.add(writer.of(step));
            } catch (OutsideException e) {
                outside.put(step.entry().label(), e.reason());
            }
        }
        return new CoqScript("The derivation " + checked.document().id(), lemmas, outside);
    }

    /** How many relations were proved. */
    public int proved() {
        return lemmas.size() + outside.size();
    }

    /** What stands before the lemmas: the libraries, and what the proofs use of them. */
    public static String preamble() {
        try (InputStream in = CoqScript.class.getResourceAsStream("preamble.v")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The libraries alone, the beginning of the preamble. */
    static String header() {
        String preamble = preamble();
        return preamble.substring(0, preamble.indexOf("\n\n") + 1);
    }

    /** The whole script: it is accepted as a whole, or not at all. */
    public String text() {
        StringBuilder text = new StringBuilder("(* ")
                .append(comment(title))
                .append(": ")
                .append(lemmas.size())
                .append(" of ")
                .append(proved())
                .append(" proved relations *)\n");
        text.append(preamble());
        for (Lemma lemma : lemmas) {
            text.append("\n(* ").append(comment(lemma.label())).append(" *)\n").append(lemma.text());
        }
        if (!outside.isEmpty()) {
            text.append("\n(* Not here:\n")
                    .append(outside.entrySet().stream()
                            .map(entry -> "   " + comment(entry.getKey()) + ": " + comment(entry.getValue()) + "\n")
                            .collect(Collectors.joining()))
                    .append("*)\n");
        }
        if (!lemmas.isEmpty()) {
            text.append("\n(* What each of them rests on. *)\n");
            lemmas.forEach(lemma ->
                    text.append("Print Assumptions ").append(lemma.name()).append(".\n"));
        }
        return text.toString();
    }

    /** Text that can neither end a comment nor begin one or a string. */
    static String comment(String text) {
        return text.replace('"', '\'')
                .replace("(*", "( *")
                .replace("*)", "* )")
                .replaceAll("\\R", " ")
                .strip();
    }
}
