package org.wickbench.symbolic.assume;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;

/** An expression read as a rational combination of distinct products plus a number, without any expansion. */
record Linear(Map<Expr, Num> terms, Num constant) {
    static Linear of(Expr expr) {
        Map<Expr, Num> terms = new LinkedHashMap<>();
        Num constant = collect(expr, Expr.ONE, terms);
        terms.values().removeIf(Num::isZero);
        return new Linear(terms, constant);
    }

    private static Num collect(Expr expr, Num factor, Map<Expr, Num> terms) {
        switch (expr) {
            case Num number -> {
                return number.times(factor);
            }
            case Add sum -> {
                Num constant = Expr.ZERO;
                for (Expr term : sum.terms()) {
                    constant = constant.plus(collect(term, factor, terms));
                }
                return constant;
            }
            case Mul product
            when product.factors().getFirst() instanceof Num number -> {
                List<Expr> rest = product.factors().subList(1, product.factors().size());
                return collect(Expr.mul(rest), factor.times(number), terms);
            }
            case Mul product -> {
                List<Expr> sorted = new ArrayList<>(product.factors());
                sorted.sort(java.util.Comparator.comparing(Expr::toString));
                terms.merge(Expr.mul(sorted), factor, Num::plus);
                return Expr.ZERO;
            }
            default -> {
                terms.merge(expr, factor, Num::plus);
                return Expr.ZERO;
            }
        }
    }

    /** The number c with {@code this = c * other} apart from the constants, if there is one and other is not constant. */
    Optional<Num> ratioTo(Linear other) {
        if (other.terms.isEmpty() || !terms.keySet().equals(other.terms.keySet())) {
            return Optional.empty();
        }
        Num ratio = null;
        for (Map.Entry<Expr, Num> term : terms.entrySet()) {
            Num here = term.getValue()
                    .times(Objects.requireNonNull(other.terms.get(term.getKey()))
                            .reciprocal());
            if (ratio != null && !ratio.equals(here)) {
                return Optional.empty();
            }
            ratio = here;
        }
        return Optional.ofNullable(ratio);
    }
}
