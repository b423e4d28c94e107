package org.wickbench.workbench.command;

import java.util.List;
import java.util.Locale;
import org.wickbench.symbolic.prove.Verdict.Strength;
import org.wickbench.verification.report.ReportDocument;
import org.wickbench.verification.report.ReportDocument.Check;
import org.wickbench.verification.report.ReportDocument.Claim;
import org.wickbench.verification.report.ReportDocument.Measurement;
import org.wickbench.verification.report.ReportDocument.Outcome;
import org.wickbench.verification.report.ReportDocument.Part;
import org.wickbench.verification.report.ReportDocument.Section;

/** A report as a table for a terminal: one line a claim or check, what failed once more at the end with its reason. */
final class ReportTable {
    private ReportTable() {}

    static String of(ReportDocument report, boolean colour) {
        Lines lines = new Lines(colour);
        for (Section section : report.sections()) {
            List<Part> judged = section.parts().stream()
                    .filter(part -> part instanceof Claim || part instanceof Check)
                    .toList();
            if (judged.isEmpty()) {
                continue;
            }
            lines.heading(section.title());
            for (Part part : judged) {
                if (part instanceof Claim claim) {
                    claim(claim, lines);
                } else if (part instanceof Check check) {
                    check(check, lines);
                }
            }
            lines.plain("");
        }
        summary(report, lines);
        return lines.toString();
    }

    private static void claim(Claim claim, Lines lines) {
        String remark = claim.deniedAsStated() ? " (as stated)" : claim.failed() ? " (NOT AS STATED)" : "";
        lines.verdict(Strength.valueOf(claim.grade().name()), claim.id() + ": " + claim.title() + remark);
    }

    private static void check(Check check, Lines lines) {
        String worst = check.measurements().stream()
                .max(java.util.Comparator.comparingDouble(ReportTable::use))
                .map(m -> String.format(
                        Locale.ROOT, " (%s: error %.1e, tolerance %.1e)", m.quantity(), m.error(), m.tolerance()))
                .orElse("");
        lines.outcome(check.outcome(), check.id() + ": " + check.title() + worst);
    }

    private static double use(Measurement measurement) {
        double use = measurement.error() == 0 ? 0 : measurement.error() / measurement.tolerance();
        return Double.isNaN(use) ? Double.POSITIVE_INFINITY : use;
    }

    private static void summary(ReportDocument report, Lines lines) {
        for (Claim claim : report.claims().filter(Claim::failed).toList()) {
            lines.verdict(
                    Strength.REFUTED, claim.id() + ": " + claim.statement().text());
            claim.counterexample().ifPresent(witness -> {
                lines.line(
                        "", "at " + (witness.point().isEmpty() ? "every point" : String.join(", ", witness.point())));
                lines.line("", "left " + witness.left());
                lines.line("", "right " + witness.right());
                witness.nearest().ifPresent(nearest -> lines.line("", "nearest " + nearest.text()));
            });
            if (!claim.weakest().step().isEmpty()) {
                lines.line(
                        "",
                        "weakest link " + claim.weakest().step() + " "
                                + claim.weakest().reason());
            }
        }
        for (Check check :
                report.checks().filter(c -> c.outcome() == Outcome.FAILED).toList()) {
            lines.outcome(Outcome.FAILED, check.id() + ": " + check.title());
            check.measurements().stream()
                    .filter(m -> !m.within())
                    .forEach(m -> lines.line(
                            "",
                            String.format(
                                    Locale.ROOT,
                                    "%s is %s, expected %s (error %.1e, tolerance %.1e)",
                                    m.quantity(),
                                    m.measured(),
                                    m.expected(),
                                    m.error(),
                                    m.tolerance())));
        }
        long claims = report.claims().count();
        long asStated = report.claims()
                .filter(c -> !c.failed() && c.grade() != org.wickbench.verification.report.Grade.UNDECIDED)
                .count();
        long checks = report.checks().count();
        long passed = report.checks().filter(c -> c.outcome() == Outcome.PASSED).count();
        lines.plain(asStated + " of " + claims + " claims are as stated, " + passed + " of " + checks
                + " numeric checks passed.");
    }
}
