package org.wickbench.workbench.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleTest {
    @Test
    void findsCommandsWithTheirOutputAndExitCode() {
        List<Example> examples = Example.in("guide.md", """
                Text.
                ```console
                $ ./wick prove "a b" 'c' # exit code 3
                REFUTED
                ...
                $ ./wick -V
                ```
                ```text
                not run
                ```
                ```sh
                # a comment
                mvn verify
                ./wick prove \\
                    x y
                ```
                ```wick exit-code-4
                claim x
                ```
                """);
        assertThat(examples)
                .extracting(Example::place, Example::text, Example::expected, Example::exitCode)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "guide.md:3", "./wick prove \"a b\" 'c'", List.of("REFUTED", "..."), 3),
                        org.assertj.core.groups.Tuple.tuple("guide.md:6", "./wick -V", List.of(), 0),
                        org.assertj.core.groups.Tuple.tuple("guide.md:13", "mvn verify", List.of(), 0),
                        org.assertj.core.groups.Tuple.tuple("guide.md:14", "./wick prove x y", List.of(), 0),
                        org.assertj.core.groups.Tuple.tuple("guide.md:17", "claim x\n", List.of(), 4));
        assertThat(examples.getFirst().words()).containsExactly("./wick", "prove", "a b", "c");
    }

    @Test
    void noticesWrongOutput() {
        Example example = new Example("x", Example.Kind.COMMAND, "x", List.of("one", "...", "four"), 0);
        assertThat(example.difference("one\ntwo\nthree\nfour\n")).isEmpty();
        assertThat(example.difference("one\nfour\n")).isEmpty();
        assertThat(example.difference("zero\none\nfour\n"))
                .contains("expected the line")
                .contains("one");
        assertThat(example.difference("one\ntwo\n")).contains("four");
        assertThat(example.difference("one\nfour\nfive\n"))
                .contains("unexpected")
                .contains("five");
    }

    @Test
    void refusesBlocksThatItCannotUnderstand() {
        assertThatThrownBy(() -> Example.in("x", "```sh\nfoo\n")).hasMessageContaining("never closed");
        assertThatThrownBy(() -> Example.in("x", "```bash\nfoo\n```\n")).hasMessageContaining("'bash'");
        assertThatThrownBy(() -> Example.in("x", "```console\nfoo\n```\n")).hasMessageContaining("without a command");
        assertThatThrownBy(() ->
                        Example.in("x", "```sh\nfoo | bar\n```\n").getFirst().words())
                .hasMessageContaining("'|'");
    }
}
