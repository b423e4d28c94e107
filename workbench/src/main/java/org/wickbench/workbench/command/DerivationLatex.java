package org.wickbench.workbench.command;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.derivation.Checked;
import org.wickbench.symbolic.derivation.Checked.CheckedStep;
import org.wickbench.symbolic.derivation.Document;
import org.wickbench.symbolic.derivation.Entry;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.LatexPrinter;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.prove.Verdict;

/** A checked derivation as a LaTeX document of its own, which needs amsmath alone. */
final class DerivationLatex {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final Checked checked;
    private final StringBuilder out = new StringBuilder();

    private DerivationLatex(Checked checked) {
        this.checked = checked;
    }

    static String of(Checked checked) {
        DerivationLatex writer = new DerivationLatex(checked);
        writer.document();
        return writer.out.toString();
    }

    private void document() {
        Document document = checked.document();
        out.append("\\documentclass{article}\n\\usepackage{amsmath,amssymb}\n\\begin{document}\n\\section*{")
                .append(escape(document.title()))
                .append("}\n");
        if (!document.source().isEmpty()) {
            out.append("\\emph{").append(escape(document.source())).append("}\n\n");
        }
        for (Document.Part part : document.parts()) {
            switch (part) {
                case Document.Part.Prose prose ->
                    out.append('\n').append(prose(prose.markdown())).append('\n');
                case Document.Part.Statement statement -> entry(statement.entry());
            }
        }
        out.append("\\end{document}\n");
    }

    private void entry(Entry entry) {
        switch (entry) {
            case Entry.Define define -> equation("definition", define.equation(), "");
            case Entry.Given given -> equation(given.role().keyword(), given.relation(), given.label());
            case Entry.Use use ->
                Optional.ofNullable(checked.uses().get(use.label()))
                        .ifPresent(used -> equation("from " + use.text(), used.relation(), use.label()));
            case Entry.Assume assume -> {
                if (!assume.added().facts().isEmpty()) {
                    out.append("\n\\noindent Assume ");
                    for (int i = 0; i < assume.added().facts().size(); i++) {
                        out.append(i == 0 ? "$" : ", $")
                                .append(LatexPrinter.print(Assumptions.readable(
                                        assume.added().facts().get(i))))
                                .append('$');
                    }
                    out.append(".\n");
                }
            }
            case Entry.Step step -> checked.find(step.label()).ifPresent(this::step);
            case Entry.Reading reading ->
                out.append("\n\\noindent From here on ")
                        .append(reading.kind().meaning())
                        .append(".\n");
            case Entry.Declaration _, Entry.UnitDeclaration _, Entry.NumericCheck _ -> {}
        }
    }

    private void step(CheckedStep step) {
        Entry.Step entry = step.entry();
        if (!entry.title().isEmpty()) {
            out.append("\n\\medskip\\noindent\\textbf{")
                    .append(escape(entry.title()))
                    .append(".}\n");
        }
        Verdict verdict = entry.kind() == Entry.Step.Kind.STEP || entry.kind() == Entry.Step.Kind.REFUTE
                ? step.own()
                : step.path();
        equation(
                verdict.strength().name().toLowerCase(Locale.ROOT) + ", by "
                        + entry.rule().text(),
                entry.relation(),
                entry.label());
        for (String condition : step.conditions()) {
            out.append("\\noindent Provided ").append(code(condition)).append(".\n\n");
        }
    }

    private void equation(String remark, Expr relation, String label) {
        out.append("\\begin{equation*}\n").append(LatexPrinter.print(relation));
        if (!label.isEmpty()) {
            out.append("\n\\tag*{(").append(escape(label)).append(")}");
        }
        out.append("\n\\end{equation*}\n{\\small ").append(escape(remark)).append("}\n\n");
    }

    private String prose(String markdown) {
        StringBuilder text = new StringBuilder();
        Matcher code = CODE.matcher(markdown);
        int end = 0;
        while (code.find()) {
            text.append(escape(markdown.substring(end, code.start()))).append(code(code.group(1)));
            end = code.end();
        }
        return text.append(escape(markdown.substring(end))).toString();
    }

    /** A formula as a formula, anything else as it is typed. */
    private String code(String text) {
        Names names = checked.document().names();
        try {
            return "$"
                    + LatexPrinter.print(Parser.parse(
                            text, new Names(names.functions(), true, names.imaginary(), names.operators())))
                    + "$";
        } catch (SyntaxException e) {
            return "\\texttt{" + escape(text) + "}";
        }
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\\' -> escaped.append("\\textbackslash{}");
                case '{', '}', '$', '&', '#', '_', '%' -> escaped.append('\\').append(c);
                case '^' -> escaped.append("\\textasciicircum{}");
                case '~' -> escaped.append("\\textasciitilde{}");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
