package org.wickbench.verification.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.verification.report.ReportDocument.Check;
import org.wickbench.verification.report.ReportDocument.Claim;
import org.wickbench.verification.report.ReportDocument.Counterexample;
import org.wickbench.verification.report.ReportDocument.Definition;
import org.wickbench.verification.report.ReportDocument.Expectation;
import org.wickbench.verification.report.ReportDocument.Figure;
import org.wickbench.verification.report.ReportDocument.Ledger;
import org.wickbench.verification.report.ReportDocument.Manifest;
import org.wickbench.verification.report.ReportDocument.Measurement;
import org.wickbench.verification.report.ReportDocument.Note;
import org.wickbench.verification.report.ReportDocument.Outcome;
import org.wickbench.verification.report.ReportDocument.Part;
import org.wickbench.verification.report.ReportDocument.Section;
import org.wickbench.verification.report.ReportDocument.Step;

/**
 * Writes a report as one HTML page that needs nothing else: no script, no font, no image from anywhere. What failed
 * stands first; every claim shows its weakest link; the page follows the reader's light or dark setting and prints.
 */
public final class ReportHtml {
    private static final String ICON =
            "<svg viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M2 17c3.2 0 3.6-10 6.6-10s2.8 10 5.6 10"
                    + " 2.4-6 4.2-6 1.6 2.6 3.6 2.6\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.9\""
                    + " stroke-linecap=\"round\"/></svg>";

    private static final String ICON_LINK = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0"
            + " 24 24'%3E%3Cpath d='M2 17c3.2 0 3.6-10 6.6-10s2.8 10 5.6 10 2.4-6 4.2-6 1.6 2.6 3.6 2.6' fill='none'"
            + " stroke='%232456a6' stroke-width='2.4' stroke-linecap='round'/%3E%3C/svg%3E";

    private static final List<String> STYLES =
            List.of("proved", "agreed", "sampled", "assumed", "denied", "undecided", "vacuous", "spurious", "refuted");

    /** No id of a document or of a claim is like that. */
    private static final String MAP = "theory_map";

    private final ReportDocument report;
    private final StringBuilder out = new StringBuilder();

    private ReportHtml(ReportDocument report) {
        this.report = report;
    }

    /** The page's text; the same report gives the same text. */
    public static String render(ReportDocument report) {
        ReportHtml page = new ReportHtml(report);
        page.page();
        return page.out.toString();
    }

    private void page() {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                        + " 'unsafe-inline'; img-src data:\">\n")
                .append("<link rel=\"icon\" href=\"")
                .append(ICON_LINK)
                .append("\">\n<title>")
                .append(escape(report.title()))
                .append("</title>\n<style>\n")
                .append(stylesheet())
                .append(PlotSvg.STYLE)
                .append(report.map().isEmpty() ? "" : MapSvg.STYLE)
                .append("</style>\n</head>\n<body>\n<div class=\"page\">\n");
        header();
        navigation();
        out.append("<main>\n");
        failures();
        map();
        report.sections().forEach(this::section);
        howToRead();
        manifest(report.manifest());
        out.append(
                        "</main>\n<footer>Written by Wickbench. The same inputs give this page again, byte for byte.</footer>\n")
                .append("</div>\n</body>\n</html>\n");
    }

    private static String stylesheet() {
        try (InputStream stream = ReportHtml.class.getResourceAsStream("report.css")) {
            if (stream == null) {
                throw new IllegalStateException("report.css is not packaged beside " + ReportHtml.class.getName());
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void header() {
        out.append("<header>\n<div class=\"mark\">")
                .append(ICON)
                .append("Wickbench</div>\n<h1>")
                .append(escape(report.title()))
                .append("</h1>\n");
        out.append("<p class=\"lead")
                .append(report.holds() ? "" : " bad")
                .append("\">")
                .append(verdict())
                .append("</p>\n");
        tally();
        weakestLink();
        out.append("</header>\n");
    }

    private String verdict() {
        long claims = report.claims().count();
        long checks = report.checks().count();
        long refuted = report.claims().filter(Claim::failed).count();
        long failed = report.checks().filter(c -> c.outcome() == Outcome.FAILED).count();
        long undecided =
                report.claims().filter(c -> c.grade() == Grade.UNDECIDED).count();
        List<String> bad = new ArrayList<>();
        if (refuted > 0) {
            bad.add(refuted + " of " + count(claims, "claim") + (refuted == 1 ? " is" : " are") + " not as stated");
        }
        if (failed > 0) {
            bad.add(failed + " of " + count(checks, "numeric check") + " failed");
        }
        if (undecided > 0) {
            bad.add(undecided + (refuted > 0 ? "" : " of " + count(claims, "claim")) + (undecided == 1 ? " is" : " are")
                    + " undecided");
        }
        if (!bad.isEmpty()) {
            return String.join(", ", bad) + ".";
        }
        if (claims == 0 && checks == 0) {
            return "Nothing was checked.";
        }
        long passed = report.checks().filter(c -> c.outcome() == Outcome.PASSED).count();
        List<String> good = new ArrayList<>();
        if (claims > 0) {
            good.add("Every claim is as stated, at the strength shown (" + count(claims, "claim") + ")");
        }
        if (checks > 0) {
            good.add(
                    passed == checks
                            ? "every numeric check passed (" + checks + ")"
                            : count(passed, "numeric check") + " passed, " + (checks - passed) + " could not be run");
        }
        String sentence = String.join("; ", good) + ".";
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private void tally() {
        Map<String, Long> grades = new LinkedHashMap<>();
        for (String style : STYLES) {
            long number =
                    report.claims().filter(claim -> style(claim).equals(style)).count();
            if (number > 0) {
                grades.put(style, number);
            }
        }
        if (grades.isEmpty()) {
            return;
        }
        out.append("<div class=\"tally\" aria-hidden=\"true\">");
        grades.forEach(
                (style, number) -> out.append("<i class=\"%s\" style=\"flex:%d\"></i>".formatted(style, number)));
        out.append("</div>\n<ul class=\"tally-key\">");
        grades.forEach((style, number) -> out.append("<li><b>")
                .append(number)
                .append("</b> ")
                .append(chip(style, words(style)))
                .append("</li>"));
        long checks = report.checks().count();
        if (checks > 0) {
            long passed =
                    report.checks().filter(c -> c.outcome() == Outcome.PASSED).count();
            out.append("<li><b>%d</b> of <b>%d</b> numeric checks passed</li>".formatted(passed, checks));
        }
        out.append("</ul>\n");
    }

    /** What the whole report hangs on: its weakest claim, or if all are proved the check that is nearest to its tolerance. */
    private void weakestLink() {
        Optional<Claim> claim = report.claims()
                .filter(each -> !style(each).equals("proved") && !each.deniedAsStated())
                .max(Comparator.comparingInt(each -> STYLES.indexOf(style(each))));
        Optional<Check> check = report.checks()
                .filter(each -> each.outcome() != Outcome.SKIPPED)
                .max(Comparator.comparingDouble(ReportHtml::use));
        if (check.isPresent()
                && (claim.isEmpty()
                        || check.get().outcome() == Outcome.FAILED
                                && !claim.get().failed())) {
            boolean failed = check.get().outcome() == Outcome.FAILED;
            String share = failed
                    ? ""
                    : "takes " + share(use(check.get()), true) + " of its tolerance, more than any other check";
            weakestLink(check.get().id(), check.get().title(), failed ? chip("failed", "failed") : "", share);
        } else if (claim.isPresent()) {
            String step = claim.get().weakest().step();
            String reason = claim.get().weakest().reason();
            boolean itself = step.isEmpty() || claim.get().id().endsWith("-" + step);
            weakestLink(
                    claim.get().id(),
                    claim.get().title(),
                    chip(claim.get()),
                    itself ? reason : "its step " + step + " " + reason);
        }
    }

    private void weakestLink(String id, String title, String chip, String reason) {
        out.append("<p class=\"weakest-link\">Weakest link: <a href=\"#")
                .append(escape(id))
                .append("\">")
                .append(escape(title))
                .append("</a>")
                .append(chip.isEmpty() ? "" : " " + chip)
                .append(reason.isEmpty() ? "" : " <span>" + escape(reason) + "</span>")
                .append("</p>\n");
    }

    /** The largest share of a tolerance that a check used. */
    private static double use(Check check) {
        return check.measurements().stream().mapToDouble(ReportHtml::use).max().orElse(Double.POSITIVE_INFINITY);
    }

    private static double use(Measurement m) {
        return m.tolerance() > 0 ? m.error() / m.tolerance() : m.error() == 0 ? 0 : Double.POSITIVE_INFINITY;
    }

    /** How a claim is shown: by its grade, unless what the theory says of it changes what the grade means. */
    private static String style(Claim claim) {
        return style(claim.grade(), claim.expectation());
    }

    static String style(Grade grade, Expectation expectation) {
        if (expectation == Expectation.FAILS && grade == Grade.REFUTED) {
            return "denied";
        }
        return expectation == Expectation.FAILS && expectation.isDeniedBy(grade) ? "spurious" : grade.word();
    }

    static String words(Grade grade, Expectation expectation) {
        return words(style(grade, expectation));
    }

    private static String words(String style) {
        return switch (style) {
            case "denied" -> "refuted, as stated";
            case "spurious" -> "not refuted";
            default -> style;
        };
    }

    private static String chip(Claim claim) {
        return chip(style(claim), words(style(claim)));
    }

    private void navigation() {
        out.append("<nav aria-label=\"Contents\"><div><h4>Contents</h4><ol>");
        if (!report.holds() || report.undecided()) {
            item("failures", report.holds() ? "undecided" : "refuted", "What needs attention");
        }
        if (!report.map().isEmpty()) {
            item(MAP, "", "What rests on what");
        }
        report.sections().forEach(section -> item(section.id(), state(section), section.title()));
        item("reading", "", "How to read this page");
        item("manifest", "", "How to repeat this run");
        out.append("</ol></div></nav>\n");
    }

    private void item(String target, String state, String title) {
        out.append("<li><a href=\"#").append(escape(target)).append("\">");
        out.append(
                state.isEmpty() ? "<span class=\"disc none\"></span>" : "<span class=\"disc " + state + "\"></span>");
        out.append("<span>").append(escape(title)).append("</span></a></li>");
    }

    /** The weakest thing in a section, as a style. */
    private static String state(Section section) {
        Grade weakest = null;
        for (Part part : section.parts()) {
            Grade grade =
                    switch (part) {
                        case Claim claim ->
                            claim.failed() ? Grade.REFUTED : claim.deniedAsStated() ? Grade.PROVED : claim.grade();
                        case Check check ->
                            switch (check.outcome()) {
                                case PASSED -> Grade.PROVED;
                                case FAILED -> Grade.REFUTED;
                                case SKIPPED -> Grade.UNDECIDED;
                            };
                        case Definition _, Figure _, Ledger _, Note _ -> null;
                    };
            if (grade != null && (weakest == null || grade.compareTo(weakest) > 0)) {
                weakest = grade;
            }
        }
        return weakest == null ? "" : weakest.word();
    }

    private void failures() {
        List<Claim> refuted = report.claims().filter(Claim::failed).toList();
        List<Check> failed =
                report.checks().filter(c -> c.outcome() == Outcome.FAILED).toList();
        List<Claim> undecided =
                report.claims().filter(c -> c.grade() == Grade.UNDECIDED).toList();
        if (refuted.isEmpty() && failed.isEmpty() && undecided.isEmpty()) {
            return;
        }
        out.append("<section id=\"failures\">\n<h2>What needs attention</h2>\n");
        for (Claim claim : refuted) {
            cardHeader("", "card failed", claim.title(), claim.id(), chip(claim));
            statement(claim.statement());
            claim.counterexample().ifPresent(witness -> witness(witness, claim.failed()));
            weakest(claim);
            whole(claim.id());
        }
        for (Check check : failed) {
            cardHeader("", "card failed", check.title(), check.id(), chip("failed", "failed"));
            measurements(check.measurements().stream().filter(m -> !m.within()).toList());
            whole(check.id());
        }
        for (Claim claim : undecided) {
            cardHeader("", "card", claim.title(), claim.id(), chip("undecided", "undecided"));
            statement(claim.statement());
            weakest(claim);
            whole(claim.id());
        }
        out.append("</section>\n");
    }

    /** The map; a narrow window scrolls it inside its box. */
    private void map() {
        if (report.map().isEmpty()) {
            return;
        }
        Set<String> anchors = new HashSet<>();
        for (Section section : report.sections()) {
            anchors.add(section.id());
            section.parts().stream().filter(Claim.class::isInstance).forEach(part -> anchors.add(((Claim) part).id()));
        }
        out.append("<section id=\"")
                .append(MAP)
                .append(
                        "\">\n<h2>What rests on what</h2>\n<p class=\"source\">Arrows lead from what is used to what uses it; "
                                + "each box leads to its place on this page. What no arrow meets stands by itself.</p>\n"
                                + "<div class=\"card scroll\" role=\"region\" aria-label=\"What rests on what\" tabindex=\"0\">\n")
                .append(MapSvg.inline(report.map(), anchors))
                .append("</div>\n</section>\n");
    }

    private void whole(String id) {
        out.append("<p class=\"how\"><a href=\"#")
                .append(escape(id))
                .append("\">Where it stands in the report</a></p>\n</article>\n");
    }

    private void section(Section section) {
        out.append("<section id=\"").append(escape(section.id())).append("\">\n");
        // a report about one document has said its title above
        if (report.sections().size() > 1 || !section.title().equals(report.title())) {
            out.append("<h2>").append(escape(section.title())).append("</h2>\n");
        }
        if (!section.source().isEmpty()) {
            out.append("<p class=\"source\">").append(escape(section.source())).append("</p>\n");
        }
        if (!section.introduction().isEmpty()) {
            out.append("<p class=\"prose\">")
                    .append(escape(section.introduction()))
                    .append("</p>\n");
        }
        for (Part part : section.parts()) {
            switch (part) {
                case Claim claim -> claim(claim);
                case Check check -> check(check);
                case Figure figure -> figure(figure);
                case Ledger ledger -> ledger(ledger);
                case Definition definition -> definition(definition);
                case Note note -> note(note);
            }
        }
        out.append("</section>\n");
    }

    private void cardHeader(String id, String kind, String title, String label, String chip) {
        out.append("<article class=\"").append(kind).append('"');
        if (!id.isEmpty()) {
            out.append(" id=\"").append(escape(id)).append('"');
        }
        out.append(">\n<header><h3>")
                .append(escape(title))
                .append(" <span class=\"id\">")
                .append(escape(label))
                .append("</span></h3>")
                .append(chip)
                .append("</header>\n");
    }

    private void claim(Claim claim) {
        boolean failed = claim.failed();
        cardHeader(claim.id(), failed ? "card failed" : "card", claim.title(), claim.id(), chip(claim));
        statement(claim.statement());
        claim.counterexample().ifPresent(witness -> witness(witness, claim.failed()));
        weakest(claim);
        if (!claim.steps().isEmpty()) {
            steps(claim, failed);
        }
        out.append("</article>\n");
    }

    private void definition(Definition definition) {
        out.append("<div class=\"definition\"><span class=\"name\">")
                .append(escape(definition.name()))
                .append("</span>")
                .append("<div class=\"statement\">")
                .append(display(definition.formula()))
                .append("</div></div>\n");
    }

    private void note(Note note) {
        out.append("<p class=\"prose\">");
        for (Note.Inline inline : note.content()) {
            out.append(
                    switch (inline) {
                        case Note.Inline.Words words -> escape(words.text());
                        case Note.Inline.Strong strong -> "<strong>" + escape(strong.text()) + "</strong>";
                        case Note.Inline.Code code -> "<code>" + escape(code.text()) + "</code>";
                        case Note.Inline.Math math -> inline(math.formula());
                    });
        }
        out.append("</p>\n");
    }

    private void statement(Formula formula) {
        out.append("<div class=\"statement\">").append(display(formula)).append("</div>\n");
    }

    private void weakest(Claim claim) {
        out.append("<dl class=\"how\">");
        if (!claim.hypotheses().isEmpty()) {
            out.append("<dt>where</dt><dd class=\"list\">");
            claim.hypotheses()
                    .forEach(h -> out.append("<span>").append(inline(h)).append("</span>"));
            out.append("</dd>");
        }
        if (!claim.conditions().isEmpty()) {
            out.append("<dt>provided</dt><dd class=\"list\">");
            claim.conditions()
                    .forEach(c -> out.append("<span>").append(inline(c)).append("</span>"));
            out.append("</dd>");
        }
        if (!claim.weakest().step().isEmpty() || !claim.weakest().reason().isEmpty()) {
            out.append(claim.weakest().step().isEmpty() ? "<dt>strength</dt><dd>" : "<dt>weakest link</dt><dd>");
            if (!claim.weakest().step().isEmpty()) {
                out.append("<span class=\"name\">")
                        .append(escape(claim.weakest().step()))
                        .append("</span> ");
            }
            out.append(escape(claim.weakest().reason())).append("</dd>");
        }
        out.append("</dl>\n");
    }

    private void witness(Counterexample witness, boolean failed) {
        out.append("<div class=\"witness")
                .append(failed ? " bad" : "")
                .append("\"><h4>Counterexample</h4><dl><dt>at</dt><dd>")
                .append(escape(witness.point().isEmpty() ? "every point" : String.join(", ", witness.point())))
                .append("</dd><dt>left side</dt><dd>")
                .append(escape(witness.left()))
                .append("</dd><dt>right side</dt><dd>")
                .append(escape(witness.right()))
                .append("</dd>");
        witness.nearest().ifPresent(nearest -> out.append("<dt>true instead</dt><dd class=\"formula\">")
                .append(inline(nearest))
                .append("</dd>"));
        out.append("</dl></div>\n");
    }

    private void steps(Claim claim, boolean open) {
        out.append("<details")
                .append(open ? " open" : "")
                .append("><summary>Derivation in ")
                .append(count(claim.steps().size(), "step"))
                .append(
                        "</summary>\n<div class=\"scroll\"><table>\n<thead><tr><th>step</th><th>states</th><th>reached</th>")
                .append("<th>verdict</th></tr></thead>\n<tbody>\n");
        for (Step step : claim.steps()) {
            boolean weakest = step.name().equals(claim.weakest().step());
            out.append(
                    weakest
                            ? "<tr class=\"weakest "
                                    + step.grade().map(Grade::word).orElse("premise") + "\">"
                            : "<tr>");
            out.append("<td><span class=\"name\">")
                    .append(escape(step.name()))
                    .append("</span></td><td>")
                    .append(inline(step.formula()))
                    .append("</td><td class=\"why\">")
                    .append(escape(step.rule()));
            if (!step.parents().isEmpty()) {
                out.append(" <span class=\"name\">")
                        .append(escape(String.join(", ", step.parents())))
                        .append("</span>");
            }
            out.append("</td><td>")
                    .append(step.grade()
                            .map(grade -> chip(grade.word(), grade.word()))
                            .orElse("<span class=\"why\">premise</span>"));
            if (!step.evidence().isEmpty()) {
                out.append("<div class=\"why\">")
                        .append(escape(step.evidence()))
                        .append("</div>");
            }
            out.append("</td></tr>\n");
        }
        out.append("</tbody></table></div></details>\n");
    }

    private void check(Check check) {
        String outcome = check.outcome().name().toLowerCase(Locale.ROOT);
        boolean failed = check.outcome() == Outcome.FAILED;
        cardHeader(check.id(), failed ? "card failed" : "card", check.title(), check.id(), chip(outcome, outcome));
        if (!check.description().isEmpty()) {
            out.append("<p class=\"how\">").append(escape(check.description())).append("</p>\n");
        }
        measurements(check.measurements());
        out.append("</article>\n");
    }

    private void measurements(List<Measurement> measurements) {
        if (measurements.isEmpty()) {
            return;
        }
        out.append("<div class=\"scroll\"><table>\n<thead><tr><th>quantity</th><th class=\"number\">measured</th>")
                .append("<th class=\"number\">expected</th><th class=\"number\">error</th>")
                .append("<th class=\"number\">tolerance</th><th>of tolerance used</th></tr></thead>\n<tbody>\n");
        for (Measurement m : measurements) {
            double use = use(m);
            String width = String.format(Locale.ROOT, "%.1f", 100 * Math.clamp(Double.isNaN(use) ? 1 : use, 0.0, 1.0));
            out.append("<tr><td>").append(escape(m.quantity()));
            for (String number : List.of(
                    Numbers.html(m.measured(), m.expected() == 0 ? 3 : 10),
                    Numbers.html(m.expected(), 10),
                    Numbers.html(m.error(), 2),
                    Numbers.html(m.tolerance(), 2))) {
                out.append("</td><td class=\"number\">").append(number);
            }
            out.append("</td><td class=\"%s number\" style=\"text-align:left\">"
                            .formatted(m.within() ? "passed" : "refuted"))
                    .append("<span class=\"use\"><i style=\"width:")
                    .append(width)
                    .append("%\"></i></span>")
                    .append(share(use, m.within()))
                    .append("</td></tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private static String share(double use, boolean within) {
        if (Double.isNaN(use)) {
            return "not a number";
        }
        if (!within) {
            return use < 10 ? Numbers.html(use, 2) + " times" : "beyond, " + Numbers.html(use, 2) + " times";
        }
        return use < 0.001 ? "under 0.1%" : Numbers.plain(100 * use, 2) + "%";
    }

    private void figure(Figure figure) {
        out.append("<figure class=\"card\" id=\"")
                .append(escape(figure.id()))
                .append("\">\n")
                .append(PlotSvg.inline(figure.plot(), figure.id(), figure.caption()))
                .append("<figcaption>")
                .append(escape(figure.caption()))
                .append("</figcaption>\n</figure>\n");
    }

    private void ledger(Ledger ledger) {
        out.append("<div class=\"card scroll\"><table>\n<thead><tr><th></th><th>the paper claims</th><th>answer</th>")
                .append("<th>because</th></tr></thead>\n<tbody>\n");
        for (Ledger.Entry entry : ledger.entries()) {
            String style = entry.answer().name().toLowerCase(Locale.ROOT);
            out.append("<tr><td class=\"name\">")
                    .append(escape(entry.label()))
                    .append("</td><td>")
                    .append(escape(entry.claim()))
                    .append("</td><td>")
                    .append(chip(style, entry.answer().words()))
                    .append("</td><td class=\"why\">")
                    .append(escape(entry.because()));
            for (String id : entry.seeAlso()) {
                out.append(" <a class=\"name\" href=\"#")
                        .append(escape(id))
                        .append("\">")
                        .append(escape(id))
                        .append("</a>");
            }
            out.append("</td></tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private void howToRead() {
        out.append("<section id=\"reading\">\n<h2>How to read this page</h2>\n")
                .append(
                        "<p class=\"prose\">A claim is as strong as the weakest step on its path. The verdicts, strongest first:</p>\n")
                .append("<dl class=\"legend\">");
        for (Grade grade : Grade.values()) {
            out.append("<dt>")
                    .append(chip(grade.word(), grade.word()))
                    .append("</dt><dd>")
                    .append(escape(grade.meaning()))
                    .append("</dd>");
        }
        out.append("</dl>\n<p class=\"prose\">A numeric check passes if each of its errors is within its tolerance;")
                .append(" the bar shows how much of the tolerance was used.</p>\n</section>\n");
    }

    private void manifest(Manifest manifest) {
        out.append("<section id=\"manifest\">\n<h2>How to repeat this run</h2>\n<div class=\"facts\">\n");
        for (Manifest.Group group : manifest.groups()) {
            out.append("<div><h4>").append(escape(group.title())).append("</h4><dl>");
            group.facts().forEach(fact -> out.append("<dt>")
                    .append(escape(fact.name()))
                    .append("</dt><dd>")
                    .append(escape(fact.value()))
                    .append("</dd>"));
            out.append("</dl></div>\n");
        }
        out.append("</div>\n</section>\n");
    }

    private static String chip(String style, String text) {
        return "<span class=\"chip %s\"><span class=\"disc\"></span>%s</span>".formatted(style, escape(text));
    }

    private static String display(Formula formula) {
        return math(formula, " display=\"block\"");
    }

    private static String inline(Formula formula) {
        return math(formula, "");
    }

    private static String math(Formula formula, String display) {
        String text = escape(formula.text());
        return formula.mathml().isEmpty()
                ? "<code>" + text + "</code>"
                : "<math" + display + " title=\"" + text + "\">" + formula.mathml() + "</math>";
    }

    private static String escape(String text) {
        return Markup.escape(text);
    }
}
