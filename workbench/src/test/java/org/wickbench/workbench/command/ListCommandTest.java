package org.wickbench.workbench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wickbench.derivations.Catalog;
import org.wickbench.workbench.console.Exit;

class ListCommandTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void everyDerivationHasOneLineThatBeginsWithItsId() {
        Run run = Run.in(folder, "list");
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
        List<String> ids = run.out().lines().map(line -> line.split(" ", 2)[0]).toList();
        assertThat(ids).isEqualTo(List.copyOf(new Catalog().ids()));
        assertThat(run.out())
                .containsPattern(
                        "(?m)^softmax +\\d+ claims +2 checks +C10 +Softmax from the quantum dynamic equation$");
    }

    @Test
    void jsonNamesItsSchemaAndCounts() {
        assertThat(Run.in(folder, "list", "--json").out())
                .contains("\"schema\": \"wickbench.list/1\"", "\"id\": \"softmax\"", "\"checks\": 2", "\"C10\"");
    }

    @Test
    void anUnknownIdIsAnsweredWithTheNearest() {
        Run run = Run.in(folder, "derive", "sofmax");
        assertThat(run.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(run.err()).contains("the nearest is 'softmax'", "./wick list");
    }

    @Test
    void nothingIsAskedOfTheList() {
        assertThat(Run.in(folder, "list", "softmax").exit()).isEqualTo(Exit.INPUT_ERROR);
    }
}
