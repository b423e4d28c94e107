package org.wickbench.workbench.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.wickbench.symbolic.derivation.Rule;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.expr.Fn;

/** The reference pages list what the program has, all of it and nothing else. */
class ReferenceTest {
    private static final Path REFERENCE = Path.of("..", "docs", "reference");

    @Test
    void everyRuleIsDescribed() throws IOException {
        StringBuilder text = new StringBuilder("""
                # The rules of a derivation

                A step ends in `by RULE`. A rule says what has to hold for the step to follow, and the prover decides that.
                Square brackets mark what may be left out; `A` and `B` stand for labels of earlier steps and premises.

                | rule | how it is written, and what it says |
                |---|---|
                """);
        Rules.all().stream().sorted(Comparator.comparing(Rule::name)).forEach(rule -> {
            String description = rule.description();
            int colon = description.indexOf(": ");
            text.append("| ")
                    .append(rule.name())
                    .append(" | `")
                    .append(description, 0, colon)
                    .append("`: ")
                    .append(description.substring(colon + 2).replace("|", "\\|"))
                    .append(" |\n");
        });
        Path fresh = Files.writeString(Path.of("target", "rules.md"), text);
        assertThat(REFERENCE.resolve("rules.md"))
                .as("copy workbench/%s over it", fresh)
                .content()
                .startsWith(text);
    }

    @Test
    void everyFunctionOfTheSyntaxIsNamed() throws IOException {
        String page = Files.readString(REFERENCE.resolve("syntax.md"));
        for (Fn function : Fn.values()) {
            assertThat(page).contains("`" + function.syntax() + "(");
        }
    }
}
