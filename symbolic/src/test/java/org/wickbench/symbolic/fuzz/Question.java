package org.wickbench.symbolic.fuzz;

import java.util.Optional;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.parse.Names;
import org.wickbench.symbolic.parse.Parser;
import org.wickbench.symbolic.parse.SyntaxException;

/** A statement as somebody may write it: it comes from text, and its text is the statement again. */
record Question(Relation relation, Assumptions assumptions) {
    /** Reads it, unless it is none: a sum up to 1/2, an order of complex names. */
    static Optional<Question> of(String relation, String assumptions) {
        try {
            Relation read = Parser.parseRelation(relation, Names.STRICT);
            return Optional.of(new Question(
                    read, assumptions.isBlank() ? Assumptions.NONE : Assumptions.parse(assumptions, Names.STRICT)));
        } catch (SyntaxException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** The same with other parts, if that can be written. */
    static Optional<Question> of(Relation relation, Assumptions assumptions) {
        return of(relation.toString(), assumptions.toString());
    }

    /** How long it is. */
    int length() {
        return relation.toString().length() + assumptions.toString().length();
    }

    /** What asks it again. */
    String command() {
        String assumed = assumptions.toString();
        return "./wick prove \"" + relation + "\"" + (assumed.isEmpty() ? "" : " --assume \"" + assumed + "\"");
    }
}
