package org.wickbench.verification.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wickbench.symbolic.derivation.Checker;
import org.wickbench.symbolic.derivation.DocumentReader;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.verification.report.ReportDocument.Note;

class DerivationSectionTest {
    @Test
    void proseKeepsItsStrongWordsItsFormulasAndItsCode() {
        String text = """
                # Prose

                **Order zero** leaves `x^2` alone, and `./wick` as it is.

                ```wick
                assume x real
                ```
                """;
        List<ReportDocument.Part> parts = DerivationSection.of(
                        new Checker(Rules.all(), new Prover()).check(DocumentReader.read("prose", text)))
                .parts();
        List<Note.Inline> content = ((Note) parts.stream()
                        .filter(Note.class::isInstance)
                        .findFirst()
                        .orElseThrow())
                .content();
        assertThat(content).contains(new Note.Inline.Strong("Order zero"), new Note.Inline.Code("./wick"));
        assertThat(content).hasAtLeastOneElementOfType(Note.Inline.Math.class);
        assertThat(content.toString()).doesNotContain("**");
    }
}
