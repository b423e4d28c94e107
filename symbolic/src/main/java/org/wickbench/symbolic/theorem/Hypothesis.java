package org.wickbench.symbolic.theorem;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Trees;

/**
 * Something that a theorem rests on.
 *
 * @param kind where it comes from
 * @param label the name of a premise; empty for facts and conditions
 * @param general the symbols for whose every value it is stated
 * @param guards what a value has to satisfy
 * @param statement what is taken to hold
 */
public record Hypothesis(Kind kind, String label, List<Sym> general, List<Proposition> guards, Proposition statement) {
    /** The kinds, in the order in which they are shown. */
    public enum Kind {
        /** An equation or relation that a document gives, stated for all values of its general symbols. */
        PREMISE,
        /** An assumption about symbols. */
        FACT,
        /** Something that had to be taken for granted on the way, such as a divisor that does not vanish. */
        CONDITION
    }

    public Hypothesis {
        general = List.copyOf(general);
        guards = List.copyOf(guards);
    }

    public static Hypothesis fact(Proposition statement) {
        return new Hypothesis(Kind.FACT, "", List.of(), List.of(), statement);
    }

    public static Hypothesis condition(Proposition statement) {
        return new Hypothesis(Kind.CONDITION, "", List.of(), List.of(), statement);
    }

    /** The symbols that it fixes: those that occur free and are not general. */
    public Set<Sym> freeSymbols() {
        Set<Sym> free = new LinkedHashSet<>();
        statement.parts().forEach(part -> free.addAll(Trees.freeSymbols(part)));
        guards.forEach(guard -> guard.parts().forEach(part -> free.addAll(Trees.freeSymbols(part))));
        general.forEach(free::remove);
        return free;
    }

    @Override
    public String toString() {
        String every = kind == Kind.CONDITION && !general.isEmpty()
                ? " for every " + general.stream().map(Sym::toString).collect(Collectors.joining(", "))
                : "";
        return (label.isEmpty() ? "" : label + ": ") + statement + every;
    }
}
