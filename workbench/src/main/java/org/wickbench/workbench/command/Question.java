package org.wickbench.workbench.command;

import java.time.Duration;
import java.util.Set;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.prove.Prover;
import org.wickbench.symbolic.prove.TimeLimit;
import org.wickbench.symbolic.prove.Verdict;
import org.wickbench.verification.report.Json;

/** A relation of any kind under assumptions, as a user asks about it. */
record Question(Relation relation, Assumptions assumptions) {
    /**
     * Reads a question.
     *
     * @param left one side, or the whole relation if the other is blank
     * @throws org.wickbench.symbolic.parse.SyntaxException with the place marked in the text that is wrong
     */
    static Question of(String left, String right, String assumed, Set<String> functions) {
        Names names = new Names(functions, false, false);
        Assumptions given = assumed.isBlank() ? Assumptions.NONE : Assumptions.parse(assumed, names);
        Relation relation = right.isBlank()
                ? Parser.parseRelation(left, names)
                : Expr.equation(Parser.parseValue(left, names), Parser.parseValue(right, names));
        return new Question(relation, given);
    }

    /** The verdict, or that the time was over before there was one. */
    Verdict ask(Prover prover, Duration limit) {
        return TimeLimit.within(limit, () -> prover.prove(relation, assumptions))
                .orElseGet(() -> new Verdict.Undecided("out of time: " + limit.toSeconds() + " s"));
    }

    Json.Fields json(String schema, Verdict verdict) {
        return VerdictJson.addTo(
                Json.object()
                        .with("schema", schema)
                        .with("left", relation.left().toString())
                        .with("operator", relation.op().syntax())
                        .with("right", relation.right().toString())
                        .with("assumptions", assumptions.toString())
                        .with(
                                "premises",
                                assumptions.facts(),
                                fact -> new Json.Text(Assumptions.readable(fact).toString())),
                verdict);
    }

    @Override
    public String toString() {
        String given = assumptions.toString();
        return relation + (given.isEmpty() ? "" : "  given  " + given);
    }
}
