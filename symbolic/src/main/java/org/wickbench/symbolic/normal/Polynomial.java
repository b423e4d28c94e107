package org.wickbench.symbolic.normal;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;

/** A sum of rational multiples of monomials; a coefficient is never zero. Products need the {@link Algebra}. */
final class Polynomial {
    static final Polynomial ZERO = new Polynomial(Map.of());
    static final Polynomial ONE = of(Expr.ONE, Monomial.ONE);

    private final Map<Monomial, Num> terms;

    Polynomial(Map<Monomial, Num> terms) {
        this.terms = terms;
    }

    static Polynomial of(Num coefficient, Monomial monomial) {
        return coefficient.isZero() ? ZERO : new Polynomial(Map.of(monomial, coefficient));
    }

    Map<Monomial, Num> terms() {
        return terms;
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    boolean isSingleTerm() {
        return terms.size() == 1;
    }

    boolean isOne() {
        return isSingleTerm() && Expr.ONE.equals(terms.get(Monomial.ONE));
    }

    /** The only term. */
    Map.Entry<Monomial, Num> term() {
        return terms.entrySet().iterator().next();
    }

    Map.Entry<Monomial, Num> leading() {
        return Collections.max(terms.entrySet(), Map.Entry.comparingByKey());
    }

    Polynomial plus(Polynomial other) {
        if (isZero()) {
            return other;
        }
        if (other.isZero()) {
            return this;
        }
        NormalFormException.ifInterrupted();
        Map<Monomial, Num> sum = new HashMap<>(terms);
        other.terms.forEach((monomial, coefficient) -> accumulate(sum, monomial, coefficient));
        return new Polynomial(sum);
    }

    static void accumulate(Map<Monomial, Num> sum, Monomial monomial, Num coefficient) {
        sum.merge(monomial, coefficient, (a, b) -> {
            Num total = a.plus(b);
            return total.isZero() ? null : total;
        });
    }

    Polynomial scale(Num factor) {
        if (factor.isZero()) {
            return ZERO;
        }
        if (factor.isOne()) {
            return this;
        }
        Map<Monomial, Num> scaled = new HashMap<>();
        terms.forEach((monomial, coefficient) -> scaled.put(monomial, coefficient.times(factor)));
        return new Polynomial(scaled);
    }

    Polynomial negate() {
        return scale(Expr.MINUS_ONE);
    }

    Polynomial minus(Polynomial other) {
        return plus(other.negate());
    }

    Set<Integer> generators() {
        Set<Integer> found = new HashSet<>();
        for (Monomial monomial : terms.keySet()) {
            for (int i = 0; i < monomial.size(); i++) {
                found.add(monomial.generator(i));
            }
        }
        return found;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Polynomial polynomial && terms.equals(polynomial.terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }
}
