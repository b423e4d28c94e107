package org.wickbench.symbolic.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks and headings as CommonMark reads them. */
class FencesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "```wick\nclaim a: x == x by algebra\n```",
                "``` wick\nclaim a: x == x by algebra\n```  ",
                "```wick title=\"x\"\nclaim a: x == x by algebra\n```",
                "~~~wick\nclaim a: x == x by algebra\n~~~~",
                "`````wick\nclaim a: x == x by algebra\n`````",
                "   ```wick\n   claim a: x == x\n     by algebra\n   ```",
                "```wick\r\nclaim a: x == x by algebra\r\n```\r\n",
                "```wick\n\nclaim a: x == x by algebra\n\n# a remark\n   ```"
            })
    void aBlockIsReadWhateverItsFence(String block) {
        Document document = DocumentReader.read("test", "# Test\n\n" + block + "\n");
        assertThat(document.find("a")).isPresent();
    }

    @Test
    void whatStandsInOtherBlocksIsNoPartOfTheDocument() {
        Document document = DocumentReader.read("test", """
                <!--
                ```wick
                claim no: x == y by algebra
                ```
                -->
                ```python
                # not the title
                Source: not the source
                ```

                The title ##
                ============
                Source: a textbook

                ````text
                ```wick
                claim no: x == y by algebra
                ```
                ````

                    ```wick
                    claim no: x == y by algebra
                    ```

                Code such as ```wick in a line``` is none.

                ```wick
                claim a: x == x by algebra
                ```

                ```text
                never closed
                """);
        assertThat(document.title()).isEqualTo("The title");
        assertThat(document.source()).isEqualTo("a textbook");
        assertThat(document.find("a")).isPresent();
        assertThat(document.find("no")).isEmpty();
    }
}
