package org.wickbench.symbolic.coq;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;

/**
 * A sum of products of powers, with whole and half exponents, of what is no sum or product itself. Roots are taken apart as
 * if all of it were positive: what comes out is a proposal that Coq has to prove.
 */
final class Monomials {
    private static final int MOST_TERMS = 400;
    private static final int LARGEST_POWER = 8;

    private final Map<Map<Expr, Num>, Num> terms;

    private Monomials(Map<Map<Expr, Num>, Num> terms) {
        this.terms = terms;
    }

    Map<Map<Expr, Num>, Num> terms() {
        return terms;
    }

    static Monomials of(Expr expr) {
        return switch (expr) {
            case Num number -> constant(number);
            case Add sum -> {
                Monomials total = constant(Expr.ZERO);
                for (Expr term : sum.terms()) {
                    total = total.plus(of(term));
                }
                yield total;
            }
            case Mul product -> {
                Monomials total = constant(Expr.ONE);
                for (Expr factor : product.factors()) {
                    total = total.times(of(factor));
                }
                yield total;
            }
            case Pow power
            when power.exponent() instanceof Num n
                    && n.denominator().bitLength() <= 2
                    && n.denominator().compareTo(BigInteger.TWO) <= 0
                    && n.numerator().bitLength() < 16 ->
                of(power.base()).raised(n).orElseGet(() -> atom(power));
            default -> atom(expr);
        };
    }

    private static Monomials constant(Num number) {
        Map<Map<Expr, Num>, Num> terms = new LinkedHashMap<>();
        if (!number.isZero()) {
            terms.put(Map.of(), number);
        }
        return new Monomials(terms);
    }

    private static Monomials atom(Expr expr) {
        return single(expr, Expr.ONE);
    }

    private static Monomials single(Expr expr, Num exponent) {
        return new Monomials(new LinkedHashMap<>(Map.of(Map.of(expr, exponent), Expr.ONE)));
    }

    private Monomials plus(Monomials other) {
        Map<Map<Expr, Num>, Num> sum = new LinkedHashMap<>(terms);
        other.terms.forEach((key, value) -> sum.merge(key, value, Num::plus));
        sum.values().removeIf(Num::isZero);
        return new Monomials(sum);
    }

    private Monomials times(Monomials other) {
        Map<Map<Expr, Num>, Num> product = new LinkedHashMap<>();
        for (Map.Entry<Map<Expr, Num>, Num> left : terms.entrySet()) {
            for (Map.Entry<Map<Expr, Num>, Num> right : other.terms.entrySet()) {
                Monomials one = product(left.getKey(), right.getKey());
                Num factor = left.getValue().times(right.getValue());
                one.terms.forEach((key, value) -> product.merge(key, value.times(factor), Num::plus));
                if (product.size() > MOST_TERMS) {
                    throw new OutsideException("too many terms");
                }
            }
        }
        product.values().removeIf(Num::isZero);
        return new Monomials(product);
    }

    private static Monomials product(Map<Expr, Num> left, Map<Expr, Num> right) {
        Map<Expr, Num> powers = new HashMap<>(left);
        right.forEach((expr, exponent) -> powers.merge(expr, exponent, Num::plus));
        powers.values().removeIf(Num::isZero);
        Monomials rest = constant(Expr.ONE);
        for (Map.Entry<Expr, Num> power : Map.copyOf(powers).entrySet()) {
            boolean opens = power.getKey() instanceof Add
                    && power.getValue().isInteger()
                    && power.getValue().signum() > 0;
            if (opens || power.getKey() instanceof Num && power.getValue().isInteger()) {
                powers.remove(power.getKey());
                rest = rest.times(of(Expr.pow(power.getKey(), power.getValue())));
            }
        }
        Map<Map<Expr, Num>, Num> terms = new LinkedHashMap<>();
        terms.put(Map.copyOf(powers), Expr.ONE);
        Monomials kept = new Monomials(terms);
        return rest.terms.equals(constant(Expr.ONE).terms) ? kept : kept.joined(rest);
    }

    /** A product in which no power has to be opened again. */
    private Monomials joined(Monomials rest) {
        Map<Expr, Num> one = terms.keySet().iterator().next();
        Map<Map<Expr, Num>, Num> product = new LinkedHashMap<>();
        rest.terms.forEach((key, value) -> {
            Map<Expr, Num> powers = new HashMap<>(one);
            key.forEach((expr, exponent) -> powers.merge(expr, exponent, Num::plus));
            powers.values().removeIf(Num::isZero);
            product.merge(Map.copyOf(powers), value, Num::plus);
        });
        return new Monomials(product);
    }

    private Optional<Monomials> raised(Num n) {
        if (terms.isEmpty()) {
            return n.signum() > 0 ? Optional.of(this) : Optional.empty();
        }
        if (terms.size() > 1) {
            if (n.isInteger() && n.signum() > 0 && n.numerator().intValueExact() <= LARGEST_POWER) {
                Monomials result = this;
                for (int i = 1; i < n.numerator().intValueExact(); i++) {
                    result = result.times(this);
                }
                return Optional.of(result);
            }
            Content content = content();
            return content.factor.raised(n).map(factor -> factor.times(single(content.rest, n)));
        }
        Map.Entry<Map<Expr, Num>, Num> term = terms.entrySet().iterator().next();
        Map<Expr, Num> powers = new HashMap<>();
        for (Map.Entry<Expr, Num> power : term.getKey().entrySet()) {
            Num exponent = power.getValue().times(n);
            if (exponent.denominator().compareTo(BigInteger.TWO) > 0) {
                return Optional.empty();
            }
            powers.put(power.getKey(), exponent);
        }
        Map<Map<Expr, Num>, Num> one = new LinkedHashMap<>();
        one.put(Map.copyOf(powers), Expr.ONE);
        return number(term.getValue(), n).map(number -> number.times(new Monomials(one)));
    }

    /** A power of a number: a root by the roots of primes. */
    private static Optional<Monomials> number(Num number, Num n) {
        if (n.isInteger()) {
            Num base = n.signum() < 0 ? number.reciprocal() : number;
            Num result = Expr.ONE;
            for (int i = 0; i < n.numerator().abs().intValueExact(); i++) {
                result = result.times(base);
            }
            return Optional.of(constant(result));
        }
        if (number.signum() <= 0
                || number.numerator().bitLength() + number.denominator().bitLength() > 40) {
            return Optional.empty();
        }
        // sqrt(p/q) is sqrt(p q)/q, and a square comes out of it
        long left = number.numerator().multiply(number.denominator()).longValueExact();
        long square = 1;
        List<Long> primes = new ArrayList<>();
        for (long p = 2; left > 1; p++) {
            if (p * p > left) {
                p = left;
            }
            boolean odd = false;
            while (left % p == 0) {
                left /= p;
                square *= odd ? p : 1;
                odd = !odd;
            }
            if (odd) {
                primes.add(p);
            }
        }
        Monomials root =
                constant(Expr.num(square).times(Expr.num(number.denominator()).reciprocal()));
        for (long prime : primes) {
            root = root.times(single(Expr.num(prime), Expr.HALF));
        }
        Num times = n.times(Expr.num(2));
        return root.raised(times);
    }

    private record Content(Monomials factor, Expr rest) {}

    /** The largest monomial that divides every term, and what is left: with a positive leading coefficient. */
    private Content content() {
        Map<Expr, Num> common = new HashMap<>();
        terms.keySet().forEach(term -> term.keySet().forEach(expr -> common.put(expr, Expr.ZERO)));
        common.replaceAll((expr, _) -> terms.keySet().stream()
                .map(term -> term.getOrDefault(expr, Expr.ZERO))
                .min(Comparator.naturalOrder())
                .orElse(Expr.ZERO));
        common.values().removeIf(Num::isZero);
        List<Map.Entry<Map<Expr, Num>, Num>> sorted = sorted(terms);
        Num number = gcd(terms.values());
        if (sorted.getFirst().getValue().signum() < 0
                && sorted.stream().allMatch(t -> t.getValue().signum() < 0)) {
            number = number.negate();
        }
        Map<Map<Expr, Num>, Num> rest = new LinkedHashMap<>();
        for (Map.Entry<Map<Expr, Num>, Num> term : terms.entrySet()) {
            Map<Expr, Num> powers = new HashMap<>(term.getKey());
            common.forEach((expr, exponent) -> powers.merge(expr, exponent.negate(), Num::plus));
            powers.values().removeIf(Num::isZero);
            rest.put(Map.copyOf(powers), term.getValue().times(number.reciprocal()));
        }
        Map<Map<Expr, Num>, Num> factor = new LinkedHashMap<>();
        factor.put(Map.copyOf(common), number);
        return new Content(new Monomials(factor), new Monomials(rest).expr());
    }

    /** The largest positive number of which all are whole multiples. */
    static Num gcd(Collection<Num> numbers) {
        BigInteger numerator = BigInteger.ZERO;
        BigInteger denominator = BigInteger.ONE;
        for (Num number : numbers) {
            numerator = numerator.gcd(number.numerator());
            denominator = denominator.multiply(number.denominator()).divide(denominator.gcd(number.denominator()));
        }
        return new Num(numerator, denominator);
    }

    private static List<Map.Entry<Map<Expr, Num>, Num>> sorted(Map<Map<Expr, Num>, Num> terms) {
        return terms.entrySet().stream()
                .sorted(Comparator.comparing(term -> product(term.getKey()).toString()))
                .toList();
    }

    /** The product of some powers, in a fixed order. */
    static Expr product(Map<Expr, Num> powers) {
        return Expr.mul(powers.entrySet().stream()
                .map(power -> power.getValue().isOne() ? power.getKey() : Expr.pow(power.getKey(), power.getValue()))
                .sorted(Comparator.comparing(Expr::toString))
                .toList());
    }

    Expr expr() {
        return Expr.add(sorted(terms).stream()
                .map(term -> Expr.mul(term.getValue(), product(term.getKey())))
                .toList());
    }
}
