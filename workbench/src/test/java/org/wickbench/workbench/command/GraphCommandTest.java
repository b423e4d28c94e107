package org.wickbench.workbench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wickbench.workbench.console.Exit;

class GraphCommandTest {
    private static final String LAW = """
            # A law
            Source: a textbook

            ```wick
            function N(t)
            assume k > 0
            postulate decay "What decays loses a share": diff(N(t), t) == -k*N(t)
            claim twice "A share of a share": diff(N(t), t) + 2*k*N(t) == k*N(t) by algebra using decay
            ```
            """;

    private static final String USE = """
            # What follows
            Source: a textbook

            ```wick
            function N(t)
            assume k > 0
            use twice from law
            claim slope "The slope": diff(N(t), t) == -k*N(t) by algebra using twice
            ```
            """;

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("law.md"), LAW);
        Files.writeString(folder.resolve("use.md"), USE);
    }

    private Run graph(String... options) {
        String file = folder.resolve("use.md").toString();
        return Run.in(
                folder,
                Stream.concat(Stream.of("graph", file), Stream.of(options)).toArray(String[]::new));
    }

    @Test
    void aClaimComesFromTheTheoremThatItUsesAndThatFromItsPostulate() {
        Run run = graph();
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
        assertThat(run.out())
                .contains("POSTULATE  law/decay", "PROVED     law/twice", "PROVED     use/slope: The slope")
                .containsSubsequence("law/decay", "law/twice", "use/slope");
    }

    @Test
    void anEdgeGoesFromAClaimToWhatItRestsOn() {
        assertThat(graph("--dot").out()).startsWith("digraph").contains("\"law/twice\" -> \"law/decay\";");
    }

    @Test
    void jsonNamesItsSchema() {
        assertThat(graph("--json").out())
                .contains("\"schema\": \"wickbench.graph/1\"", "\"id\": \"use/slope\"", "\"status\": \"PROVED\"");
    }

    @Test
    void whereAPostulateIsChangedWhatDependsOnItIsUnsupported() throws IOException {
        Files.writeString(folder.resolve("law.md"), LAW.replace("== -k*N(t)\n", "== -3*k*N(t)\n"));
        Run run = graph();
        assertThat(run.exit()).isEqualTo(Exit.REFUTED);
        assertThat(run.out()).contains("UNSUPPORTED use/slope");
    }

    @Test
    void whereAPostulateIsRemovedWhatDependsOnItIsUnsupported() throws IOException {
        Files.writeString(
                folder.resolve("law.md"),
                LAW.replaceAll("(?m)^postulate .*\n", "").replace(" using decay", ""));
        Run run = graph();
        assertThat(run.exit()).isEqualTo(Exit.REFUTED);
        assertThat(run.out()).contains("UNSUPPORTED use/slope");
    }

    @Test
    void aPictureHasALinkForEveryBoxAndTheSameBytesEachTime() {
        String svg = graph("--svg").out();
        assertThat(svg).startsWith("<svg").contains("role=\"graphics-document", "<title", "The slope", "decay");
        assertThat(svg.split("<a ", -1))
                .as("a link for two claims and a postulate")
                .hasSize(3 + 1);
        assertThat(svg).isEqualTo(graph("--svg").out());
        assertThat(svg).contains("use.html#use-slope");
    }

    @Test
    void aPictureIsWrittenToAFileAsAWhole() throws IOException {
        Run run = graph("--svg", "--out", "map.svg");
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.HOLDS);
        assertThat(Files.readString(folder.resolve("map.svg")))
                .isEqualTo(graph("--svg").out());
    }

    @Test
    void whatATitleSaysIsTextAndNoMarkup() throws IOException {
        Files.writeString(folder.resolve("use.md"), USE.replace("\"The slope\"", "\"<script>alert(1)</script> & co\""));
        assertThat(graph("--svg").out()).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @Test
    void oneFormIsChosen() {
        Run run = graph("--svg", "--dot");
        assertThat(run.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void anUnknownDerivationIsNoPicture() {
        Run run = Run.in(folder, "graph", "softmaxx", "--svg");
        assertThat(run.exit()).isEqualTo(Exit.INPUT_ERROR);
        assertThat(run.err()).contains("softmax");
    }
}
