package org.wickbench.workbench.command;

import java.util.List;
import java.util.Locale;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.symbolic.derivation.Checked.CheckedStep;
import org.wickbench.symbolic.derivation.Entry;
import org.wickbench.symbolic.expr.LatexPrinter;
import org.wickbench.verification.report.Json;

/** A checked derivation as JSON. */
final class DerivationJson {
    private static final String SCHEMA = "wickbench.derive/1";

    private DerivationJson() {}

    static Json of(Checked checked) {
        return Json.object()
                .with("schema", SCHEMA)
                .with("id", checked.document().id())
                .with("title", checked.document().title())
                .with("source", checked.document().source())
                .with("refuted", checked.refuted())
                .with("undecided", checked.undecided())
                .with(
                        "premises",
                        checked.document().entries().stream()
                                .filter(Entry.Given.class::isInstance)
                                .map(Entry.Given.class::cast)
                                .toList(),
                        given -> Json.object()
                                .with("label", given.label())
                                .with("role", given.role().name().toLowerCase(Locale.ROOT))
                                .with("relation", given.relation().toString()))
                .with("uses", List.copyOf(checked.uses().values()), used -> Json.object()
                        .with("label", used.entry().label())
                        .with("document", used.source().document().id())
                        .with("theorem", used.theorem().entry().label())
                        .with("relation", used.relation().toString())
                        .with("verdict", used.verdict().strength().name()))
                .with("steps", checked.steps(), step -> step(checked, step));
    }

    private static Json step(Checked checked, CheckedStep step) {
        return Json.object()
                .with("label", step.entry().label())
                .with("kind", step.entry().kind().name().toLowerCase(Locale.ROOT))
                .with("title", step.entry().title())
                .with("relation", step.entry().relation().toString())
                .with("latex", LatexPrinter.print(step.entry().relation()))
                .with("rule", step.entry().rule().text())
                .with("parents", step.parents(), Json.Text::new)
                .with("premises", checked.premises(step), Json.Text::new)
                .with("roots", checked.roots(step), root -> Json.object()
                        .with("kind", root.kind().word())
                        .with("document", root.document())
                        .with("label", root.label()))
                .with("verdict", VerdictJson.of(step.own()))
                .with("pathVerdict", step.path().strength().name())
                .with("weakest", step.weakest())
                .with("asExpected", step.asExpected())
                .with("obligations", step.obligations(), obligation -> Json.object()
                        .with("what", obligation.what())
                        .with("verdict", VerdictJson.of(obligation.verdict())));
    }
}
