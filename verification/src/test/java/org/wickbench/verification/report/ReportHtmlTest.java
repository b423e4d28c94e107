package org.wickbench.verification.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.wickbench.verification.report.ReportDocument.Check;
import org.wickbench.verification.report.ReportDocument.Manifest;
import org.wickbench.verification.report.ReportDocument.Measurement;
import org.wickbench.verification.report.ReportDocument.Section;

class ReportHtmlTest {
    @Test
    void theSamplesAreWrittenForAReaderToLookAt() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "sample-report"));
        Files.writeString(folder.resolve("mixed.html"), ReportHtml.render(SampleReport.mixed()));
        Files.writeString(folder.resolve("good.html"), ReportHtml.render(SampleReport.good()));
        Files.writeString(
                folder.resolve("mixed.json"),
                ReportJson.of(SampleReport.mixed()).print());
        assertThat(folder.resolve("mixed.html")).isNotEmptyFile();
    }

    @Test
    void theSameReportGivesTheSameBytes() {
        assertThat(ReportHtml.render(SampleReport.mixed())).isEqualTo(ReportHtml.render(SampleReport.mixed()));
    }

    @Test
    void thePageNeedsNothingElse() {
        String page = ReportHtml.render(SampleReport.mixed());
        assertThat(page).doesNotContain("<script", "@import", "<img", "<iframe");
        assertThat(links(page, "(?:href|src)=\"([^\"]*)\""))
                .allMatch(link -> link.startsWith("#") || link.startsWith("data:"));
        assertThat(links(page, "url\\(([^)]*)\\)")).allMatch(link -> link.startsWith("#"));
    }

    @Test
    void everyLinkLeadsSomewhereAndEveryIdIsUnique() {
        for (ReportDocument report : List.of(SampleReport.mixed(), SampleReport.good())) {
            String page = ReportHtml.render(report);
            List<String> ids = links(page, " id=\"([^\"]*)\"");
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(links(page, "href=\"#([^\"]*)\"")).isSubsetOf(ids);
        }
    }

    @Test
    void whatFailedStandsBeforeWhatHolds() {
        String page = ReportHtml.render(SampleReport.mixed());
        String main = page.substring(page.indexOf("<main>"));
        assertThat(main.indexOf("wick-backward")).isPositive().isLessThan(main.indexOf("softmax-l1"));
        assertThat(main.indexOf("oscillator-ground")).isLessThan(main.indexOf("softmax-l1"));
        assertThat(main.indexOf("gap-positive")).isLessThan(main.indexOf("softmax-l1"));
        assertThat(page)
                .contains("1 of 6 claims is not as stated, 1 of 2 numeric checks failed".replace("of 2", "of 3"));
    }

    @Test
    void aReportWithoutFailuresSaysSoAndHasNoPlaceForThem() {
        String page = ReportHtml.render(SampleReport.good());
        assertThat(page).contains("Every claim is as stated").doesNotContain("id=\"failures\"", "card failed");
    }

    @Test
    void aRefutationThatTheTheoryExpectsIsNoFailure() {
        assertThat(statedFalse(Grade.REFUTED).failed()).isFalse();
        assertThat(statedFalse(Grade.UNDECIDED).failed()).isFalse();
        assertThat(statedFalse(Grade.PROVED).failed()).isTrue();
        assertThat(statedFalse(Grade.SAMPLED).failed()).isTrue();

        assertThat(page(statedFalse(Grade.REFUTED)))
                .contains("refuted, as stated")
                .doesNotContain("card failed");
        assertThat(page(statedFalse(Grade.PROVED))).contains("card failed", "not refuted");
    }

    private static ReportDocument.Claim statedFalse(Grade grade) {
        return new ReportDocument.Claim(
                "c",
                "It is false",
                Formula.plain("x == x + 1"),
                ReportDocument.Expectation.FAILS,
                grade,
                new ReportDocument.WeakestLink("", ""),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static String page(ReportDocument.Part part) {
        return ReportHtml.render(new ReportDocument(
                "t", List.of(new Section("s", "t", "", "", List.of(part))), new Manifest(List.of())));
    }

    @Test
    void anEmptyReportDoesNotClaimThatEverythingHolds() {
        String page = ReportHtml.render(new ReportDocument("empty", List.of(), new Manifest(List.of())));
        assertThat(page).contains("Nothing was checked").doesNotContain("Every claim is as stated");
    }

    @Test
    void textFromDocumentsCannotBecomeMarkup() {
        String nasty = "<script>alert('x')</script> & \"quotes\" \u0000\ud800";
        ReportDocument report = new ReportDocument(
                nasty,
                List.of(new Section(
                        "s",
                        nasty,
                        nasty,
                        nasty,
                        List.of(
                                ReportDocument.Note.of(nasty),
                                new ReportDocument.Claim(
                                        "c",
                                        nasty,
                                        Formula.plain(nasty),
                                        ReportDocument.Expectation.HOLDS,
                                        Grade.REFUTED,
                                        new ReportDocument.WeakestLink(nasty, nasty),
                                        List.of(Formula.plain(nasty)),
                                        List.of(Formula.plain(nasty)),
                                        List.of(new ReportDocument.Step(
                                                nasty,
                                                Formula.plain(nasty),
                                                nasty,
                                                List.of(nasty),
                                                Optional.of(Grade.PROVED),
                                                nasty)),
                                        Optional.of(new ReportDocument.Counterexample(
                                                List.of(nasty), nasty, nasty, Optional.of(Formula.plain(nasty))))),
                                new ReportDocument.Figure(
                                        "f",
                                        nasty,
                                        new Plot(
                                                Plot.Axis.linear(nasty),
                                                Plot.Axis.linear(nasty),
                                                List.of(Plot.Curve.of(
                                                        nasty,
                                                        Plot.Style.LINE,
                                                        new double[] {0, 1},
                                                        new double[] {0, 1}))))))),
                new Manifest(List.of(new Manifest.Group(nasty, List.of(new Manifest.Fact(nasty, nasty))))));

        assertThat(ReportHtml.render(report))
                .doesNotContain("<script")
                .doesNotContain("\u0000")
                .doesNotContain("\ud800");
    }

    @Test
    void numbersOutsideTheToleranceFailTheCheck() {
        for (double bad : new double[] {1.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            Check check = Check.of("c", "t", "", List.of(Measurement.distance("q", bad, 1, 0.05)));
            assertThat(check.outcome()).isEqualTo(ReportDocument.Outcome.FAILED);
        }
        assertThat(Check.of("c", "t", "", List.of()).outcome())
                .as("nothing was measured")
                .isEqualTo(ReportDocument.Outcome.FAILED);
        assertThat(Check.of("c", "t", "", List.of(Measurement.distance("q", 1.01, 1, 0.05)))
                        .outcome())
                .isEqualTo(ReportDocument.Outcome.PASSED);
    }

    @Test
    void aPlotIsWellFormedWhateverItsData() throws Exception {
        double[] none = {};
        double[] odd = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-300, 1e300};
        double[] same = {2, 2, 2};
        for (double[] data :
                List.of(none, odd, same, new double[] {5}, new double[] {1, 2, 3}, new double[] {1e-9, 1, 1e9})) {
            for (Plot.Scale scale : Plot.Scale.values()) {
                Plot plot = new Plot(
                        new Plot.Axis("<x>", scale),
                        new Plot.Axis("y & z", scale),
                        List.of(Plot.Curve.of("a < b", Plot.Style.BOTH, data, data)));
                String svg = PlotSvg.standalone(plot);
                assertThat(svg).doesNotContain("NaN", "Infinity");
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new java.io.ByteArrayInputStream(svg.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            }
        }
    }

    private static List<String> links(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult r) -> r.group(1))
                .toList();
    }
}
