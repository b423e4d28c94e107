package org.wickbench.symbolic.coq;

import java.util.List;

/**
 * A relation of a document as a lemma.
 *
 * @param label of the step
 * @param name of the lemma
 * @param binders the variables, one a line
 * @param hypotheses with their names
 * @param conclusion what has to hold for the relation to be read as it is meant, and the relation
 * @param proof the script between {@code Proof.} and {@code Qed.}
 */
public record Lemma(
        String label,
        String name,
        List<String> binders,
        List<String> hypotheses,
        List<String> conclusion,
        String proof) {
    public Lemma {
        binders = List.copyOf(binders);
        hypotheses = List.copyOf(hypotheses);
        conclusion = List.copyOf(conclusion);
    }

    /** The lemma with its proof. */
    public String text() {
        StringBuilder text = new StringBuilder("Lemma " + name + " :\n");
        if (!binders.isEmpty()) {
            text.append("  forall ").append(String.join("\n    ", binders)).append(",\n");
        }
        hypotheses.forEach(hypothesis -> text.append("  (").append(hypothesis).append(") ->\n"));
        text.append("  (").append(String.join(")\n  /\\ (", conclusion)).append(").\n");
        return text + "Proof.\n" + proof + "Qed.\n";
    }
}
