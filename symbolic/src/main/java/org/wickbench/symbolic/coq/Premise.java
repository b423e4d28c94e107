package org.wickbench.symbolic.coq;

import java.util.List;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.expr.Expr.Sym;

/**
 * A hypothesis of a lemma.
 *
 * @param name in the lemma
 * @param general the symbols for whose every value it is stated
 * @param guards what a value has to satisfy
 * @param relation between real numbers
 */
record Premise(String name, List<Sym> general, List<Relation> guards, Relation relation) {
    Premise {
        general = List.copyOf(general);
        guards = List.copyOf(guards);
    }

    String text(CoqPrinter printer) {
        StringBuilder text = new StringBuilder();
        if (!general.isEmpty()) {
            text.append("forall");
            general.forEach(symbol -> text.append(' ').append(printer.bound(symbol)));
            text.append(", ");
        }
        guards.forEach(guard -> text.append(printer.relation(guard)).append(" -> "));
        return text + printer.relation(relation);
    }
}
