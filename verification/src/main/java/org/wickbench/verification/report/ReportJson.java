package org.wickbench.verification.report;

import java.util.Locale;
import java.util.stream.Collectors;
import org.wickbench.verification.report.ReportDocument.Check;
import org.wickbench.verification.report.ReportDocument.Claim;
import org.wickbench.verification.report.ReportDocument.Counterexample;
import org.wickbench.verification.report.ReportDocument.Definition;
import org.wickbench.verification.report.ReportDocument.Figure;
import org.wickbench.verification.report.ReportDocument.Ledger;
import org.wickbench.verification.report.ReportDocument.Manifest;
import org.wickbench.verification.report.ReportDocument.Measurement;
import org.wickbench.verification.report.ReportDocument.Note;
import org.wickbench.verification.report.ReportDocument.Part;
import org.wickbench.verification.report.ReportDocument.Section;
import org.wickbench.verification.report.ReportDocument.Step;

/** Writes a report as JSON, with everything that the page shows; formulas as text that Wickbench reads. */
public final class ReportJson {
    /** The name and version of the layout; the version changes when a reader of an older one would misread it. */
    public static final String SCHEMA = "wickbench.report/1";

    private ReportJson() {}

    /** The report's JSON value. */
    public static Json of(ReportDocument report) {
        return Json.object()
                .with("schema", SCHEMA)
                .with("title", report.title())
                .with("holds", report.holds())
                .with("undecided", report.undecided())
                .with("sections", report.sections(), ReportJson::section)
                .with("manifest", manifest(report.manifest()));
    }

    private static Json section(Section section) {
        return Json.object()
                .with("id", section.id())
                .with("title", section.title())
                .with("source", section.source())
                .with("introduction", section.introduction())
                .with("parts", section.parts(), ReportJson::part);
    }

    private static Json part(Part part) {
        return switch (part) {
            case Claim claim -> claim(claim);
            case Check check ->
                Json.object()
                        .with("kind", "check")
                        .with("id", check.id())
                        .with("title", check.title())
                        .with("description", check.description())
                        .with("outcome", word(check.outcome()))
                        .with("measurements", check.measurements(), ReportJson::measurement);
            case Figure figure ->
                Json.object()
                        .with("kind", "figure")
                        .with("id", figure.id())
                        .with("caption", figure.caption())
                        .with("x", axis(figure.plot().x()))
                        .with("y", axis(figure.plot().y()))
                        .with("curves", figure.plot().curves(), curve -> Json.object()
                                .with("name", curve.name())
                                .with("x", curve.xs(), Json.Real::new)
                                .with("y", curve.ys(), Json.Real::new));
            case Ledger ledger ->
                Json.object().with("kind", "ledger").with("entries", ledger.entries(), entry -> Json.object()
                        .with("label", entry.label())
                        .with("claim", entry.claim())
                        .with("answer", word(entry.answer()))
                        .with("because", entry.because())
                        .with("seeAlso", entry.seeAlso(), Json.Text::new));
            case Definition definition ->
                Json.object()
                        .with("kind", "definition")
                        .with("name", definition.name())
                        .with("formula", definition.formula().text());
            case Note note ->
                Json.object()
                        .with("kind", "note")
                        .with(
                                "text",
                                note.content().stream().map(ReportJson::words).collect(Collectors.joining()));
        };
    }

    private static Json claim(Claim claim) {
        return Json.object()
                .with("kind", "claim")
                .with("id", claim.id())
                .with("title", claim.title())
                .with("statement", claim.statement().text())
                .with("expected", word(claim.expectation()))
                .with("verdict", claim.grade().name())
                .with("failed", claim.failed())
                .with(
                        "weakestLink",
                        Json.object()
                                .with("step", claim.weakest().step())
                                .with("reason", claim.weakest().reason()))
                .with("hypotheses", claim.hypotheses(), hypothesis -> new Json.Text(hypothesis.text()))
                .with("conditions", claim.conditions(), condition -> new Json.Text(condition.text()))
                .with("counterexample", claim.counterexample(), ReportJson::counterexample)
                .with("steps", claim.steps(), ReportJson::step);
    }

    private static Json counterexample(Counterexample witness) {
        return Json.object()
                .with("point", witness.point(), Json.Text::new)
                .with("left", witness.left())
                .with("right", witness.right())
                .with("nearest", witness.nearest(), formula -> new Json.Text(formula.text()));
    }

    private static Json step(Step step) {
        return Json.object()
                .with("name", step.name())
                .with("formula", step.formula().text())
                .with("rule", step.rule())
                .with("parents", step.parents(), Json.Text::new)
                .with("verdict", step.grade(), grade -> new Json.Text(grade.name()))
                .with("evidence", step.evidence());
    }

    private static Json measurement(Measurement m) {
        return Json.object()
                .with("quantity", m.quantity())
                .with("measured", m.measured())
                .with("expected", m.expected())
                .with("error", m.error())
                .with("tolerance", m.tolerance())
                .with("within", m.within());
    }

    private static Json axis(Plot.Axis axis) {
        return Json.object().with("label", axis.label()).with("scale", word(axis.scale()));
    }

    private static Json manifest(Manifest manifest) {
        Json.Fields fields = Json.object();
        for (Manifest.Group group : manifest.groups()) {
            Json.Fields facts = Json.object();
            for (Manifest.Fact fact : group.facts()) {
                facts = facts.with(fact.name(), fact.value());
            }
            fields = fields.with(group.title(), facts);
        }
        return fields;
    }

    private static String words(Note.Inline inline) {
        return switch (inline) {
            case Note.Inline.Words words -> words.text();
            case Note.Inline.Strong strong -> strong.text();
            case Note.Inline.Code code -> code.text();
            case Note.Inline.Math math -> math.formula().text();
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
