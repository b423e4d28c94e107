package org.wickbench.workbench.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.symbolic.derivation.Checked.CheckedStep;
import org.wickbench.symbolic.derivation.Document;
import org.wickbench.symbolic.derivation.Entry;
import org.wickbench.symbolic.derivation.Root;
import org.wickbench.symbolic.derivation.Used;
import org.wickbench.symbolic.prove.Verdict;

/** A checked derivation for a terminal: each step with its verdict, then what every claim rests on. */
final class DerivationText {
    private DerivationText() {}

    static String of(Checked checked, boolean colour) {
        Lines lines = new Lines(colour);
        Document document = checked.document();
        lines.heading(document.title());
        if (!document.source().isEmpty()) {
            lines.plain(document.source());
        }
        lines.plain("");
        for (Entry entry : document.entries()) {
            switch (entry) {
                case Entry.Define define ->
                    lines.line("define", define.equation().toString());
                case Entry.Given given -> lines.line(given.role().keyword(), given.label() + ": " + given.relation());
                case Entry.Use use ->
                    Optional.ofNullable(checked.uses().get(use.label())).ifPresent(used -> use(used, lines));
                case Entry.Assume assume -> lines.line("assume", assume.added().toString());
                case Entry.Step step -> checked.find(step.label()).ifPresent(found -> step(found, lines));
                case Entry.UnitDeclaration units -> lines.line("units", rest(units.text()));
                case Entry.Reading reading -> lines.line("reading", rest(reading.text()));
                case Entry.Declaration _, Entry.NumericCheck _ -> {}
            }
        }
        lines.plain("");
        for (CheckedStep claim : checked.claims()) {
            claim(claim, lines);
            List<String> premises = checked.premises(claim);
            if (!premises.isEmpty()) {
                lines.line("", "from " + String.join(", ", premises));
            }
            List<Root> all = checked.roots(claim);
            for (Root.Kind kind : Root.Kind.values()) {
                List<Root> roots =
                        all.stream().filter(root -> root.kind() == kind).toList();
                if (!roots.isEmpty() && !isOnlyHere(kind, roots, checked)) {
                    lines.line(
                            "",
                            kind.word() + " " + roots.stream().map(Root::place).collect(Collectors.joining(", ")));
                }
            }
        }
        return lines.toString();
    }

    /** An entry without its keyword, on one line. */
    private static String rest(String entry) {
        return entry.replaceFirst("^\\w+\\s+", "").replaceAll("\\s+", " ");
    }

    private static void step(CheckedStep step, Lines lines) {
        lines.verdict(
                step.own().strength(),
                step.entry().label() + ": " + step.entry().relation());
        lines.line("", "by " + step.entry().rule().text());
        switch (step.own()) {
            case Verdict.Refuted refuted -> {
                List<String> point = new ArrayList<>();
                refuted.counterexample().point().forEach((name, value) -> point.add(name + " = " + value));
                lines.line("", "at " + (point.isEmpty() ? "every point" : String.join(", ", point)));
                lines.line("", "left " + refuted.counterexample().left());
                lines.line("", "right " + refuted.counterexample().right());
                refuted.nearest().ifPresent(nearest -> lines.line("", "nearest " + nearest));
            }
            case Verdict.Undecided undecided -> lines.line("", "because " + undecided.reason());
            case Verdict.Vacuous vacuous -> lines.line("", "because " + vacuous.reason());
            case Verdict.Sampled sampled -> lines.line("", "at " + sampled.by() + "; " + sampled.reason());
            case Verdict.Proved _, Verdict.Agreed _, Verdict.Assumed _ -> {}
        }
        step.conditions().forEach(condition -> lines.line("", "where " + condition));
    }

    /** Hypotheses of this document alone are those that the line before names. */
    private static boolean isOnlyHere(Root.Kind kind, List<Root> roots, Checked checked) {
        return kind == Root.Kind.HYPOTHESIS
                && roots.stream().allMatch(root -> root.document()
                        .equals(checked.document().id()));
    }

    private static void use(Used used, Lines lines) {
        lines.verdict(used.verdict().strength(), used.entry().label() + ": " + used.relation());
        lines.line("", "from " + used.entry().text());
    }

    private static void claim(CheckedStep claim, Lines lines) {
        boolean refute = claim.entry().kind() == Entry.Step.Kind.REFUTE;
        Verdict verdict = refute ? claim.own() : claim.path();
        String name = claim.entry().label()
                + (claim.entry().title().isEmpty() ? "" : ": " + claim.entry().title());
        String link = verdict instanceof Verdict.Proved
                        || claim.weakest().equals(claim.entry().label())
                ? ""
                : " (weakest link: " + claim.weakest() + ")";
        String expected = !refute ? "" : claim.asExpected() ? " (as stated)" : " (stated to be false)";
        lines.verdict(verdict.strength(), name + link + expected);
    }
}
