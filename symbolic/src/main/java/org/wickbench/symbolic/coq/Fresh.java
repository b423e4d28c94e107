package org.wickbench.symbolic.coq;

import org.wickbench.symbolic.expr.Expr.Sym;

/** Names that one proof makes for itself, the same ones each time it is written. */
final class Fresh {
    private int made;

    /** A symbol of which no document can speak; the hint is what one sees of it. */
    Sym next(String hint) {
        return Sym.internal(hint, ++made);
    }

    /** A name for a fact, or whatever else the proof refers to. */
    String name(String kind) {
        return kind + ++made;
    }
}
