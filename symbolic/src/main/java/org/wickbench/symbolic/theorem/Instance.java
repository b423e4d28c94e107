package org.wickbench.symbolic.theorem;

import java.util.List;
import org.wickbench.symbolic.expr.Expr;

/**
 * What a schema is applied to, besides theorems.
 *
 * @param name the law's name, where there are several
 * @param hypotheses the hypothesis that is introduced, if there is one
 * @param propositions what is to be shown, where a schema is told
 * @param terms the expressions that are put in
 */
public record Instance(String name, List<Hypothesis> hypotheses, List<Proposition> propositions, List<Expr> terms) {
    public Instance {
        hypotheses = List.copyOf(hypotheses);
        propositions = List.copyOf(propositions);
        terms = List.copyOf(terms);
    }

    public static Instance of(Hypothesis hypothesis, Expr... terms) {
        return new Instance("", List.of(hypothesis), List.of(), List.of(terms));
    }

    public static Instance of(Proposition proposition) {
        return new Instance("", List.of(), List.of(proposition), List.of());
    }

    public static Instance of(Expr... terms) {
        return new Instance("", List.of(), List.of(), List.of(terms));
    }

    public static Instance named(String name, List<Expr> terms) {
        return new Instance(name, List.of(), List.of(), terms);
    }

    Hypothesis hypothesis() {
        if (hypotheses.size() != 1) {
            throw new RefusedException("one hypothesis is needed");
        }
        return hypotheses.getFirst();
    }

    Proposition proposition() {
        if (propositions.size() != 1) {
            throw new RefusedException("one proposition is needed");
        }
        return propositions.getFirst();
    }

    Expr term(int place) {
        if (place >= terms.size()) {
            throw new RefusedException("at least " + (place + 1) + " terms are needed");
        }
        return terms.get(place);
    }
}
