package org.wickbench.workbench.command;

import java.util.List;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.verification.report.DerivationSection;
import org.wickbench.verification.report.ReportDocument;
import org.wickbench.verification.report.ReportDocument.Manifest;
import org.wickbench.verification.report.ReportDocument.Manifest.Fact;
import org.wickbench.verification.report.ReportHtml;
import org.wickbench.verification.report.TheoryMap;

/** A checked derivation as a page of its own. */
final class DerivationHtml {
    private DerivationHtml() {}

    static String of(Checked checked, long seed) {
        return ReportHtml.render(new ReportDocument(
                checked.document().title(),
                List.of(DerivationSection.of(checked)),
                new Manifest(List.of(new Manifest.Group(
                        "Run",
                        List.of(
                                new Fact(
                                        "command",
                                        "wick derive " + checked.document().id()),
                                new Fact("seed", String.valueOf(seed)))))),
                TheoryMap.of(List.of(checked))));
    }
}
