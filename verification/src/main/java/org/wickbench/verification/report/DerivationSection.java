package org.wickbench.verification.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.symbolic.derivation.Checked.CheckedStep;
import org.wickbench.symbolic.derivation.Document;
import org.wickbench.symbolic.derivation.Entry;
import org.wickbench.symbolic.derivation.Obligation;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.MathmlPrinter;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.verification.report.ReportDocument.Claim;
import org.wickbench.verification.report.ReportDocument.Counterexample;
import org.wickbench.verification.report.ReportDocument.Definition;
import org.wickbench.verification.report.ReportDocument.Expectation;
import org.wickbench.verification.report.ReportDocument.Note;
import org.wickbench.verification.report.ReportDocument.Part;
import org.wickbench.verification.report.ReportDocument.Section;
import org.wickbench.verification.report.ReportDocument.Step;
import org.wickbench.verification.report.ReportDocument.WeakestLink;

/** A checked derivation as a section of the report: prose, definitions, and each claim with the chain that leads to it. */
public final class DerivationSection {
    /** Code or strong words. */
    private static final Pattern MARKED = Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*");

    private static final Pattern EQUALS = Pattern.compile(" = ");
    private static final Pattern PARAGRAPHS = Pattern.compile("\\n\\s*\\n");

    private final Checked checked;
    private final Function<Entry.NumericCheck, List<Part>> numbers;

    private DerivationSection(Checked checked, Function<Entry.NumericCheck, List<Part>> numbers) {
        this.checked = checked;
        this.numbers = numbers;
    }

    /** The section without its numeric checks. */
    public static Section of(Checked checked) {
        return of(checked, _ -> List.of());
    }

    /**
     * The section; ids of claims are the document's id and the claim's label, joined by a hyphen.
     *
     * @param numbers what stands in the place of a numeric check
     */
    public static Section of(Checked checked, Function<Entry.NumericCheck, List<Part>> numbers) {
        return new DerivationSection(checked, numbers).section();
    }

    /** An expression in both spellings. */
    public static Formula formula(Expr expr) {
        return new Formula(expr.toString(), MathmlPrinter.print(expr));
    }

    private Section section() {
        Document document = checked.document();
        List<Part> parts = new ArrayList<>();
        Set<String> shown = new LinkedHashSet<>();
        for (Document.Part part : document.parts()) {
            switch (part) {
                case Document.Part.Prose prose -> parts.addAll(paragraphs(prose.markdown()));
                case Document.Part.Statement statement -> entry(statement.entry(), parts, shown);
            }
        }
        // a step that failed and that no claim rests on is still a failure
        for (CheckedStep step : checked.steps()) {
            if (!step.asExpected() && !shown.contains(step.entry().label())) {
                parts.add(claim(step, shown));
            }
        }
        return new Section(document.id(), document.title(), document.source(), "", parts);
    }

    private void entry(Entry entry, List<Part> parts, Set<String> shown) {
        switch (entry) {
            case Entry.Define define -> parts.add(new Definition(define.label(), formula(define.equation())));
            case Entry.Step step
            when step.kind() != Entry.Step.Kind.STEP ->
                checked.find(step.label()).ifPresent(found -> parts.add(claim(found, shown)));
            case Entry.NumericCheck check -> parts.addAll(numbers.apply(check));
            case Entry.Declaration _,
                    Entry.Assume _,
                    Entry.Given _,
                    Entry.Use _,
                    Entry.Step _,
                    Entry.UnitDeclaration _,
                    Entry.Reading _ -> {}
        }
    }

    private List<Note> paragraphs(String markdown) {
        List<Note> notes = new ArrayList<>();
        for (String paragraph : PARAGRAPHS.split(markdown.strip())) {
            List<Note.Inline> content = new ArrayList<>();
            String text = paragraph.replaceFirst("^#+\\s+", "").replaceAll("\\s*\\n\\s*", " ");
            Matcher marked = MARKED.matcher(text);
            int end = 0;
            while (marked.find()) {
                content.add(new Note.Inline.Words(text.substring(end, marked.start())));
                content.add(
                        marked.group(1) == null
                                ? new Note.Inline.Strong(marked.group(2))
                                : codeOrFormula(marked.group(1)));
                end = marked.end();
            }
            content.add(new Note.Inline.Words(text.substring(end)));
            notes.add(new Note(content));
        }
        return notes;
    }

    /** Text between backticks is set as a formula if it is one; prose may name a function without its arguments. */
    private Note.Inline codeOrFormula(String text) {
        Names names = checked.document().names();
        String equation = EQUALS.matcher(text).replaceAll(" == ");
        for (Set<String> functions : List.of(names.functions(), Set.<String>of())) {
            try {
                return new Note.Inline.Math(formula(
                        Parser.parse(equation, new Names(functions, true, names.imaginary(), names.operators()))));
            } catch (SyntaxException e) {
                // the next reading may fit
            }
        }
        return new Note.Inline.Code(text);
    }

    private Claim claim(CheckedStep step, Set<String> shown) {
        List<CheckedStep> chain = chain(step);
        chain.forEach(link -> shown.add(link.entry().label()));
        String title = step.entry().title().isEmpty()
                ? "The step " + step.entry().label()
                : step.entry().title();
        Verdict verdict = step.entry().kind() == Entry.Step.Kind.REFUTE ? step.own() : step.path();
        return new Claim(
                checked.document().id() + "-" + step.entry().label(),
                title,
                formula(step.entry().relation()),
                step.entry().kind() == Entry.Step.Kind.REFUTE ? Expectation.FAILS : Expectation.HOLDS,
                grade(verdict),
                weakest(step, verdict),
                hypotheses(step.assumptions()),
                chain.stream()
                        .flatMap(link -> link.conditions().stream())
                        .distinct()
                        .map(this::written)
                        .toList(),
                rows(chain),
                counterexample(chain));
    }

    /** The step with all that it rests on, in the document's order. */
    private List<CheckedStep> chain(CheckedStep last) {
        Set<String> labels = new LinkedHashSet<>();
        collect(last, labels);
        return checked.steps().stream()
                .filter(step -> labels.contains(step.entry().label()))
                .toList();
    }

    private void collect(CheckedStep step, Set<String> labels) {
        if (labels.add(step.entry().label())) {
            step.parents().forEach(parent -> checked.find(parent).ifPresent(earlier -> collect(earlier, labels)));
        }
    }

    private List<Step> rows(List<CheckedStep> chain) {
        Set<String> used =
                chain.stream().flatMap(step -> step.parents().stream()).collect(Collectors.toSet());
        List<Step> rows = new ArrayList<>();
        for (Entry entry : checked.document().entries()) {
            if (entry instanceof Entry.Given given && used.contains(given.label())) {
                rows.add(new Step(
                        given.label(),
                        formula(given.relation()),
                        given.role().keyword(),
                        List.of(),
                        Optional.empty(),
                        ""));
            }
            if (entry instanceof Entry.Use use && used.contains(use.label())) {
                Optional.ofNullable(checked.uses().get(use.label()))
                        .ifPresent(found -> rows.add(new Step(
                                use.label(),
                                formula(found.relation()),
                                "from " + use.text(),
                                List.of(),
                                Optional.of(grade(found.verdict())),
                                "")));
            }
            if (entry instanceof Entry.Step written) {
                chain.stream()
                        .filter(step -> step.entry().equals(written))
                        .forEach(step -> rows.add(new Step(
                                written.label(),
                                formula(written.relation()),
                                "by " + written.rule().text(),
                                List.of(),
                                Optional.of(grade(step.own())),
                                evidence(step))));
            }
        }
        return rows;
    }

    private static String evidence(CheckedStep step) {
        List<String> obligations = step.obligations().stream()
                .filter(obligation -> step.obligations().size() > 1)
                .map(DerivationSection::sentence)
                .toList();
        return obligations.isEmpty() ? step.own().by() : String.join("; ", obligations);
    }

    private static String sentence(Obligation obligation) {
        return obligation.what() + ": " + obligation.verdict().strength().name().toLowerCase(Locale.ROOT);
    }

    private static WeakestLink weakest(CheckedStep step, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Proved _ -> new WeakestLink("", "every step is proved");
            case Verdict.Agreed agreed ->
                new WeakestLink(step.weakest(), "is not proved; " + agreed.by() + " call it true");
            case Verdict.Sampled sampled ->
                new WeakestLink(step.weakest(), "is not proved (" + sampled.reason() + "); it held at " + sampled.by());
            case Verdict.Assumed assumed -> new WeakestLink(step.weakest(), "is assumed: " + assumed.by());
            case Verdict.Undecided undecided -> new WeakestLink(step.weakest(), "is undecided: " + undecided.reason());
            case Verdict.Vacuous vacuous -> new WeakestLink(step.weakest(), "speaks of nothing: " + vacuous.reason());
            case Verdict.Refuted _
            when step.entry().kind() == Entry.Step.Kind.REFUTE -> new WeakestLink("", "the counterexample refutes it");
            case Verdict.Refuted _ -> new WeakestLink(step.weakest(), "is refuted by a counterexample");
        };
    }

    private static Optional<Counterexample> counterexample(List<CheckedStep> chain) {
        return chain.stream()
                .map(CheckedStep::own)
                .filter(Verdict.Refuted.class::isInstance)
                .map(Verdict.Refuted.class::cast)
                .findFirst()
                .map(refuted -> {
                    List<String> point = new ArrayList<>();
                    for (Map.Entry<String, String> value :
                            refuted.counterexample().point().entrySet()) {
                        point.add(value.getKey() + " = " + value.getValue());
                    }
                    return new Counterexample(
                            point,
                            refuted.counterexample().left(),
                            refuted.counterexample().right(),
                            refuted.nearest().map(Formula::plain));
                });
    }

    private List<Formula> hypotheses(Assumptions assumptions) {
        List<Formula> list = new ArrayList<>();
        assumptions.facts().forEach(fact -> list.add(formula(fact)));
        assumptions
                .domains()
                .forEach((name, domain) -> list.add(new Formula(
                        name + " " + domain.name().toLowerCase(Locale.ROOT),
                        MathmlPrinter.print(Expr.sym(name)) + "<mo>\u2208</mo><mi>" + letter(domain) + "</mi>")));
        return list;
    }

    private static String letter(Assumptions.Domain domain) {
        return switch (domain) {
            case REAL -> "\u211d";
            case INTEGER -> "\u2124";
            case COMPLEX -> "\u2102";
        };
    }

    private Formula written(String condition) {
        try {
            Names names = checked.document().names();
            return formula(
                    Parser.parse(condition, new Names(names.functions(), true, names.imaginary(), names.operators())));
        } catch (SyntaxException e) {
            return Formula.plain(condition);
        }
    }

    static Grade grade(Verdict verdict) {
        return switch (verdict.strength()) {
            case PROVED -> Grade.PROVED;
            case AGREED -> Grade.AGREED;
            case SAMPLED -> Grade.SAMPLED;
            case ASSUMED -> Grade.ASSUMED;
            case UNDECIDED -> Grade.UNDECIDED;
            case VACUOUS -> Grade.VACUOUS;
            case REFUTED -> Grade.REFUTED;
        };
    }
}
