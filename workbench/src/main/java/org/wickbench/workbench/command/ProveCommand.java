package org.wickbench.workbench.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.cas.Engines;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.parse.SyntaxException;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.Statement;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.verification.report.Json;
import org.wickbench.workbench.console.Console;
import org.wickbench.workbench.console.Exit;
import org.wickbench.workbench.console.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wick prove}: is one expression equal to another? */
@Command(
        name = "prove",
        description = "Decides whether LHS equals RHS under the assumptions: proved, sampled, refuted by a"
                + " counterexample, or undecided.")
public final class ProveCommand implements Callable<Integer> {
    private static final String SCHEMA = "wickbench.prove/1";

    /** What a mistyped option looks like, and no formula does. */
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*(=.*)?");

    private final Console console;

    @Parameters(
            arity = "1..2",
            paramLabel = "LHS RHS",
            description = "Two expressions, or one equation \"LHS == RHS\".")
    private List<String> sides = List.of();

    @Option(
            names = "--assume",
            paramLabel = "LIST",
            description = "Assumptions, such as \"x > 0, n integer\"; names are real unless declared otherwise.")
    private List<String> assumptions = new ArrayList<>();

    @Option(
            names = "--function",
            split = ",",
            paramLabel = "NAME",
            description = "Names of unknown functions, such as psi.")
    private List<String> functions = new ArrayList<>();

    @Mixin
    private ResultOptions options = new ResultOptions();

    public ProveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        for (String side : sides) {
            if (OPTION.matcher(side).matches()) {
                throw new InputException("unknown option '" + side + "'; 'wick prove --help' lists the options");
            }
        }
        Names names = new Names(new HashSet<>(functions), false, false);
        Assumptions given =
                assumptions.isEmpty() ? Assumptions.NONE : Assumptions.parse(String.join(", ", assumptions), names);
        Statement statement = sides.size() == 1
                ? equation(sides.getFirst(), names, given)
                : new Statement(
                        Parser.parseValue(sides.getFirst(), names), Parser.parseValue(sides.getLast(), names), given);
        Verdict verdict = new Prover(Engines.all(), options.seed).prove(statement);
        console.out().print(options.json ? json(statement, verdict).print() : text(statement, verdict));
        return exit(verdict).code();
    }

    private static Statement equation(String text, Names names, Assumptions given) {
        Relation relation = Parser.parseRelation(text, names);
        if (relation.op() != Relation.Op.EQ) {
            throw new SyntaxException(
                    "only equations are decided: write  a == b",
                    text,
                    Math.max(0, text.indexOf(relation.op().syntax())));
        }
        return Statement.of(relation, given);
    }

    private static Exit exit(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Refuted _, Verdict.Vacuous _ -> Exit.REFUTED;
            case Verdict.Undecided _ -> Exit.UNDECIDED;
            case Verdict.Proved _, Verdict.Agreed _, Verdict.Sampled _, Verdict.Assumed _ -> Exit.HOLDS;
        };
    }

    private String text(Statement statement, Verdict verdict) {
        Lines lines = new Lines(console.colour());
        lines.verdict(verdict.strength(), statement.toString());
        switch (verdict) {
            case Verdict.Refuted refuted -> {
                var witness = refuted.counterexample();
                List<String> point = new ArrayList<>();
                witness.point().forEach((name, value) -> point.add(name + " = " + value));
                lines.line("at", point.isEmpty() ? "every point" : String.join(", ", point));
                lines.line("left", witness.left());
                lines.line("right", witness.right());
                refuted.nearest().ifPresent(nearest -> lines.line("nearest", nearest));
            }
            case Verdict.Sampled sampled -> {
                lines.line("by", sampled.by());
                lines.line("because", sampled.reason());
            }
            case Verdict.Undecided undecided -> lines.line("because", undecided.reason());
            case Verdict.Vacuous vacuous -> lines.line("because", vacuous.reason());
            case Verdict.Proved _, Verdict.Agreed _, Verdict.Assumed _ -> lines.line("by", verdict.by());
        }
        verdict.stated().forEach(condition -> lines.line("where", condition));
        return lines.toString();
    }

    private static Json json(Statement statement, Verdict verdict) {
        return VerdictJson.addTo(
                Json.object()
                        .with("schema", SCHEMA)
                        .with("left", statement.left().toString())
                        .with("right", statement.right().toString())
                        .with("assumptions", statement.assumptions().toString()),
                verdict);
    }
}
