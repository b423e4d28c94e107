package org.wickbench.derivations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.symbolic.derivation.Checker;
import org.wickbench.symbolic.derivation.rule.Rules;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Verdict;

class CatalogTest {
    static List<String> ids() {
        return new Catalog().ids();
    }

    @Test
    void theCatalogListsExactlyTheFilesOfTheFolderInOrder() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("theory"))) {
            List<String> found = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .sorted()
                    .toList();
            assertThat(new Catalog().files()).isEqualTo(found);
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyStepIsProvedAndEveryFalseStatementIsRefuted(String id) {
        Checked checked = new Checker(Rules.all(), new Prover())
                .check(new Catalog().find(id).orElseThrow());

        assertThat(checked.steps()).isNotEmpty().allSatisfy(step -> {
            assertThat(step.asExpected())
                    .as(step.entry().label() + " " + step.obligations())
                    .isTrue();
            if (step.asExpected() && step.own().holds()) {
                assertThat(step.path().strength()).isEqualTo(Verdict.Strength.PROVED);
            }
        });
    }
}
