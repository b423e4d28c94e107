package org.wickbench.verification.claim;

import java.util.Set;
import org.wickbench.symbolic.assume.Assumptions;
import org.wickbench.symbolic.derivation.Document;
import org.wickbench.symbolic.derivation.Entry;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.parse.SyntaxException;

/** What the names of an equation stand for where it is written, and how an error in it is shown. */
public interface Setting {
    /** An expression with definitions and values put in. */
    Expr expand(Expr expr);

    /**
     * Told what the coefficients of the equation still leave open.
     *
     * @throws SyntaxException if some of it needs a value
     */
    void requireValues(Set<Sym> symbols, Set<Sym> functions);

    /** True if a function is declared to have complex values. */
    boolean isComplex(Sym function);

    /** An error marked at the equation. */
    SyntaxException error(String reason);

    /** An error marked at a term of the equation, as near as its place is known. */
    SyntaxException error(String reason, Expr term);

    /** The same by the declarations of a document, in which a function keeps its domain. */
    static boolean isComplex(Document document, Sym function) {
        return document.entries().stream()
                .anyMatch(entry -> entry instanceof Entry.Assume assume
                        && assume.added().domainOf(function.name()) == Assumptions.Domain.COMPLEX);
    }
}
