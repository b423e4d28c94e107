package org.wickbench.symbolic.tactic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Num;
import org.wickbench.symbolic.expr.Trees;

/**
 * A scale of functions that tend to infinity, each faster than every power of the next one: {@code exp(v)}, {@code v},
 * {@code log(v)}. With each goes its logarithm, as far as that is known in the scale.
 */
final class Growth {
    /** A product of powers of functions of the scale; 1 if it is empty. */
    record Mono(Map<Expr, Num> exponents) {
        static final Mono ONE = new Mono(Map.of());

        Mono {
            exponents = Map.copyOf(exponents);
        }

        static Mono of(Expr base, Num exponent) {
            return exponent.isZero() ? ONE : new Mono(Map.of(base, exponent));
        }

        Mono times(Mono other) {
            Map<Expr, Num> product = new HashMap<>(exponents);
            other.exponents.forEach((base, exponent) -> product.merge(base, exponent, Num::plus));
            product.values().removeIf(Num::isZero);
            return new Mono(product);
        }

        Mono power(Num n) {
            Map<Expr, Num> power = new HashMap<>();
            exponents.forEach((base, exponent) -> power.put(base, exponent.times(n)));
            power.values().removeIf(Num::isZero);
            return new Mono(power);
        }

        Mono over(Mono other) {
            return times(other.power(Expr.MINUS_ONE));
        }

        /** The exponent of a function; 0 if it does not occur. */
        Num exponent(Expr base) {
            return exponents.getOrDefault(base, Expr.ZERO);
        }

        boolean isOne() {
            return exponents.isEmpty();
        }
    }

    /** A function of the scale, its logarithm, and what that logarithm is of the order of. */
    record Base(Expr expr, Expr logarithm, Mono order) {}

    private final List<Base> bases = new ArrayList<>();

    List<Base> bases() {
        return bases;
    }

    boolean contains(Expr expr) {
        return bases.stream().anyMatch(base -> base.expr().equals(expr));
    }

    /** Puts a function where its logarithm's order says. */
    void add(Base base) {
        int place = 0;
        while (place < bases.size() && compare(bases.get(place).order(), base.order()) > 0) {
            place++;
        }
        bases.add(place, base);
    }

    /** Positive if the first grows faster; functions outside the scale grow more slowly than all in it. */
    int compare(Mono a, Mono b) {
        Mono quotient = a.over(b);
        for (Base base : bases) {
            Num exponent = quotient.exponents().get(base.expr());
            if (exponent != null) {
                return exponent.signum();
            }
        }
        // iterated logarithms: the one taken fewer times grows faster
        return quotient.exponents().entrySet().stream()
                .min(Comparator.comparing(entry -> Trees.size(entry.getKey())))
                .map(entry -> entry.getValue().signum())
                .orElse(0);
    }

    /** The product, the fastest function first. */
    Expr expr(Mono mono) {
        List<Expr> factors = new ArrayList<>();
        for (Base base : bases) {
            Num exponent = mono.exponents().get(base.expr());
            if (exponent != null) {
                factors.add(exponent.isOne() ? base.expr() : Expr.pow(base.expr(), exponent));
            }
        }
        return Expr.mul(factors);
    }

    /** The functions of a product, the fastest first. */
    List<Base> of(Mono mono) {
        return bases.stream()
                .filter(base -> mono.exponents().containsKey(base.expr()))
                .toList();
    }
}
