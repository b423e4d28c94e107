package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.*;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.polynomial.Budget;
import org.wickbench.symbolic.polynomial.Monomial;
import org.wickbench.symbolic.polynomial.Polynomial;
import org.wickbench.symbolic.polynomial.Quotient;
import org.wickbench.symbolic.tactic.Pieces.Piece;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Laws for roots, exponentials, logarithms and moduli on their principal branches. A product is taken apart only at parts
 * that are shown to be positive; every step is one law, and what it leaves is looked at again.
 */
final class PowerLaws {
    private static final Num TWELFTH = num(1, 12);

    private final Reducer reducer;
    private final Bench bench;

    PowerLaws(Reducer reducer) {
        this.reducer = reducer;
        this.bench = reducer.bench;
    }

    /** base^q for a rational q that is not whole; the base was looked at. */
    void root(Expr base, Num q) {
        Quotient value = reducer.value(base);
        if (value.numerator().isZero()) {
            reducer.apply("zero-power", q);
            return;
        }
        Pieces pieces = reducer.pieces(value);
        List<Piece> parts = new ArrayList<>(pieces.primes());
        parts.addAll(pieces.others());
        Num angle = pieces.angle();
        if (parts.isEmpty()) {
            unitRoot(angle, q);
            return;
        }
        if (parts.size() == 1 && angle.isZero()) {
            single(parts.getFirst(), q, value);
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            Piece part = parts.get(i);
            for (boolean turned : new boolean[] {false, true}) {
                if (turned && part.exponent() % 2 == 0) {
                    continue;
                }
                Expr first = turned ? new Piece(neg(part.base()), part.exponent()).expr() : part.expr();
                List<Expr> others = new ArrayList<>(List.of(unit(turned ? turn(angle) : angle)));
                for (int j = 0; j < parts.size(); j++) {
                    if (j != i) {
                        others.add(parts.get(j).expr());
                    }
                }
                Expr rest = mul(others);
                if (rest.equals(ONE)) {
                    if (part.exponent() == 1) {
                        generator(reducer.expr(value), q);
                    } else {
                        single(new Piece(neg(part.base()), part.exponent()), q, value);
                    }
                    return;
                }
                if (split(first, rest, q)) {
                    return;
                }
            }
        }
        if (!complement(parts, angle, q)) {
            generator(reducer.expr(value), q);
        }
    }

    /** ((b - a)(b + a))^q == (b - a)^q (b + a)^q for a positive b, whatever a is. */
    private boolean complement(List<Piece> parts, Num angle, Num q) {
        if (parts.size() != 2
                || !angle.isZero() && !angle.isOne()
                || parts.getFirst().exponent() != 1
                || parts.getLast().exponent() != 1) {
            return false;
        }
        for (int sign : angle.isZero() ? new int[] {1, -1} : new int[] {2, -2}) {
            // -f g is (-f) g and f (-g)
            Expr f = sign == 1 || sign == -2
                    ? parts.getFirst().base()
                    : neg(parts.getFirst().base());
            Expr g = sign == 1 || sign == 2
                    ? parts.getLast().base()
                    : neg(parts.getLast().base());
            Expr a = reducer.expr(reducer.value(mul(HALF, sub(g, f))));
            Expr b = reducer.expr(reducer.value(mul(HALF, add(f, g))));
            if (bench.show(Proposition.positive(b)).isPresent()) {
                if (q.signum() > 0) {
                    return reducer.apply("power-of-complement", a, b, q);
                }
                Theorem nonZero = reducer.nonZero(sub(pow(b, 2), pow(a, 2)));
                return reducer.apply("power-of-complement-below", List.of(nonZero), a, b, q);
            }
        }
        return false;
    }

    private static Num turn(Num angle) {
        return angle.signum() > 0 ? angle.plus(MINUS_ONE) : angle.plus(ONE);
    }

    private static Expr unit(Num angle) {
        if (angle.isZero()) {
            return ONE;
        }
        return angle.isOne() ? MINUS_ONE : angle.signum() > 0 ? I : neg(I);
    }

    /** (first * rest)^q == first^q * rest^q for a first that is not negative. */
    private boolean split(Expr first, Expr rest, Num q) {
        if (q.signum() > 0) {
            return bench.show(Proposition.nonNegative(first)).isPresent()
                    && reducer.apply("power-of-product-at-zero", first, rest, q);
        }
        return bench.show(Proposition.positive(first)).isPresent()
                && reducer.apply("power-of-product", List.of(reducer.nonZero(rest)), first, rest, q);
    }

    private void unitRoot(Num angle, Num q) {
        if (angle.isZero()) {
            reducer.apply("one-power", q);
        } else if (angle.isOne()) {
            reducer.apply("power-of-negative", ONE, q);
        } else {
            reducer.reduce(exp(mul(I, PI, angle)));
            reducer.apply("power-of-turned", ONE, q, angle);
        }
    }

    /** (f^k)^q. */
    private void single(Piece piece, Num q, Quotient value) {
        Expr f = piece.base();
        Num k = num(piece.exponent());
        if (piece.exponent() == 1) {
            if (!ofExponential(f, q) && !ofPower(f, q) && !reducer.apply("power-of-negative", neg(f), q)) {
                generator(f, q);
            }
            return;
        }
        boolean even = piece.exponent() % 2 == 0;
        Num half = k.times(HALF);
        boolean done = reducer.apply("power-of-power", f, k, q)
                || piece.exponent() > 0 && q.signum() > 0 && reducer.apply("power-of-power-at-zero", f, k, q)
                || even
                        && piece.exponent() > 0
                        && q.signum() > 0
                        && bench.signs().isReal(f)
                        && reducer.apply("root-of-even", f, q, half)
                || even
                        && bench.signs().isReal(f)
                        && reducer.apply("root-of-even-below", List.of(reducer.nonZero(f)), f, q, half);
        if (!done) {
            generator(reducer.expr(value), q);
        }
    }

    /** exp(t)^q == exp(q t) for a real t, or one in the strip. */
    private boolean ofExponential(Expr f, Num q) {
        return f instanceof Call call
                && call.function() == Fn.EXP
                && (reducer.apply("power-of-exp", call.argument(), q)
                        || reducer.apply("power-of-exp-strip", call.argument(), q));
    }

    /** (b^e)^q for a b that is not negative. */
    private boolean ofPower(Expr f, Num q) {
        return f instanceof Pow(Expr base, Expr exponent)
                && (reducer.apply("power-of-power", base, exponent, q)
                        || q.signum() > 0 && reducer.apply("power-of-power-at-zero", base, exponent, q));
    }

    /** f^(m/n) as a power of the one root of f that is used. */
    private void generator(Expr f, Num q) {
        BigInteger n = reducer.generators.root(f, q);
        Num root = new Num(BigInteger.ONE, n);
        Num m = q.times(num(n));
        if (!q.equals(root)) {
            if (q.signum() > 0) {
                reducer.apply("root-split", f, m, num(n));
            } else {
                Theorem nonZero = reducer.nonZero(f);
                bench.law("root-nonzero", List.of(nonZero), f, root).ifPresent(reducer::add);
                reducer.apply("root-split-below", List.of(nonZero), f, m, num(n));
            }
        }
        reducer.apply("root-power", f, num(n));
    }

    /** exp(u), where u was looked at: one factor for each term of u. */
    void exponential(Expr u) {
        Quotient value = reducer.value(u);
        if (value.numerator().isZero()) {
            reducer.apply("exp-zero");
            return;
        }
        Map<Expr, Long> divisors = SignTactic.isNumber(u) ? Map.of() : divisors(value);
        if (!divisors.isEmpty()) {
            value = over(divisors, value);
        }
        Quotient whole = divisors.isEmpty() ? wholePart(value) : Quotient.ZERO;
        if (!whole.numerator().isZero()) {
            reducer.apply("exp-sum", reducer.expr(whole), reducer.expr(value.minus(whole, new Budget(Budget.USUAL))));
            return;
        }
        List<Map.Entry<Monomial, Num>> terms =
                new ArrayList<>(value.numerator().terms().entrySet());
        terms.sort(Map.Entry.comparingByKey());
        Map.Entry<Monomial, Num> first = terms.getFirst();
        Expr term = reducer.expr(new Quotient(Polynomial.term(ONE, first.getKey()), value.denominator()));
        if (terms.size() > 1) {
            Expr head = mul(first.getValue(), term);
            Polynomial others = value.numerator()
                    .plus(Polynomial.term(first.getValue().negate(), first.getKey()), new Budget(Budget.USUAL));
            Expr tail = reducer.expr(new Quotient(others, value.denominator()));
            reducer.apply("exp-sum", head, tail);
            return;
        }
        single(first.getValue(), term);
    }

    /** The sums by which all exponents of the statement are divided. */
    private Map<Expr, Long> divisors(Quotient exponent) {
        Map<Expr, Long> sums = new LinkedHashMap<>();
        exponent.denominator().forEach((factor, power) -> {
            Expr divisor = reducer.expr(Quotient.of(factor));
            if (divisor instanceof Add && isPlain(divisor)) {
                sums.put(divisor, power);
            }
        });
        reducer.generators.divisor(sums, exponent.denominator().size() > 1);
        return reducer.generators.divisors();
    }

    /** A polynomial of symbols: those with functions in them have their own ways to be the same. */
    private static boolean isPlain(Expr expr) {
        return switch (expr) {
            case Num _, Sym _ -> true;
            case Add _, Mul _ -> Trees.children(expr).stream().allMatch(PowerLaws::isPlain);
            case Pow(Expr base, Num n) -> n.isInteger() && isPlain(base);
            default -> false;
        };
    }

    /** The same quotient over all of these sums. */
    private Quotient over(Map<Expr, Long> sums, Quotient value) {
        Budget budget = new Budget(Budget.USUAL);
        Polynomial numerator = value.numerator();
        Map<Polynomial, Long> denominator = new LinkedHashMap<>(value.denominator());
        for (Map.Entry<Expr, Long> sum : sums.entrySet()) {
            Polynomial factor = reducer.value(sum.getKey()).numerator();
            for (long have = denominator.getOrDefault(factor, 0L); have < sum.getValue(); have++) {
                numerator = numerator.times(factor, budget);
                denominator.merge(factor, 1L, Long::sum);
            }
        }
        return new Quotient(numerator, denominator);
    }

    /** The polynomial part of a quotient by one sum: that of x/(x + 1) is 1. */
    private static Quotient wholePart(Quotient value) {
        if (value.denominator().size() != 1) {
            return Quotient.ZERO;
        }
        Map.Entry<Polynomial, Long> below =
                value.denominator().entrySet().iterator().next();
        if (below.getValue() != 1 || below.getKey().isSingleTerm()) {
            return Quotient.ZERO;
        }
        Budget budget = new Budget(Budget.USUAL);
        Map.Entry<Monomial, Num> leading = below.getKey().leading();
        Polynomial rest = value.numerator();
        Polynomial quotient = Polynomial.ZERO;
        while (!rest.isZero() && rest.leading().getKey().isDivisibleBy(leading.getKey())) {
            Map.Entry<Monomial, Num> top = rest.leading();
            Polynomial term = Polynomial.term(
                    top.getValue().times(leading.getValue().reciprocal()),
                    top.getKey().over(leading.getKey()));
            quotient = quotient.plus(term, budget);
            rest = rest.plus(below.getKey().times(term, budget).negate(), budget);
        }
        return rest.isZero() ? Quotient.ZERO : Quotient.of(quotient);
    }

    private void single(Num c, Expr term) {
        if (isTurn(term)) {
            turn(c, term);
        } else if (!inverse(c, term)) {
            BigInteger n = reducer.generators.exponential(term, c);
            Expr generator = mul(new Num(BigInteger.ONE, n), term);
            Num power = c.times(num(n));
            bench.law("exp-nonzero", generator).ifPresent(reducer::add);
            if (!power.isOne()) {
                reducer.apply("exp-multiple", generator, power);
            }
            wholeTurns(term, generator, n);
        }
    }

    /** exp(I pi m/n)^(2 n) == 1 for a whole m. */
    private void wholeTurns(Expr term, Expr generator, BigInteger n) {
        if (!(term instanceof Mul(List<Expr> factors)) || !factors.contains(I) || !factors.contains(PI)) {
            return;
        }
        List<Expr> whole = new ArrayList<>(factors);
        whole.remove(I);
        whole.remove(PI);
        Num twice = num(n).times(num(2));
        bench.law("exp-turns", mul(whole))
                .flatMap(turns -> bench.law("exp-multiple", generator, twice)
                        .flatMap(power -> bench.field(pow(exp(generator), twice), ONE, List.of(turns, swapped(power)))))
                .ifPresent(reducer::add);
    }

    private static boolean isTurn(Expr term) {
        return term instanceof Mul(List<Expr> factors)
                && factors.size() == 2
                && factors.contains(I)
                && factors.contains(PI);
    }

    /** exp(c I pi): multiples of pi/12 by the values at pi/3 and pi/4, others by a root of -1. */
    private void turn(Num c, Expr term) {
        Num twelfths = c.times(num(12));
        if (!twelfths.isInteger()) {
            BigInteger n = reducer.generators.exponential(term, c);
            Expr generator = mul(new Num(BigInteger.ONE, n), term);
            bench.law("exp-nonzero", generator).ifPresent(reducer::add);
            if (!c.numerator().equals(BigInteger.ONE) || !c.denominator().equals(n)) {
                reducer.apply("exp-multiple", generator, c.times(num(n)));
            }
            root(n, term, generator);
            return;
        }
        if (c.isInteger()) {
            if (c.isOne()) {
                reducer.apply("exp-pi");
            } else {
                reducer.reduce(exp(mul(I, PI)));
                reducer.apply("exp-multiple", mul(I, PI), c);
            }
            return;
        }
        for (Map.Entry<Num, String> known : KNOWN.entrySet()) {
            if (c.equals(known.getKey())) {
                reducer.apply(known.getValue());
                return;
            }
            Num times = c.times(known.getKey().reciprocal());
            if (times.isInteger()) {
                Expr angle = mul(known.getKey(), I, PI);
                reducer.reduce(exp(angle));
                bench.law("exp-nonzero", angle).ifPresent(reducer::add);
                reducer.apply("exp-multiple", angle, times);
                return;
            }
        }
        // k/12 = a/3 + b/4
        int k = twelfths.numerator().intValue();
        for (int a = -1; a <= 1; a++) {
            if ((k - 4 * a) % 3 == 0) {
                Num third = num(a, 3);
                reducer.apply("exp-sum", mul(third, I, PI), mul(c.plus(third.negate()), I, PI));
                return;
            }
        }
    }

    private static final Map<Num, String> KNOWN = new java.util.TreeMap<>(Map.of(
                    num(1, 2), "exp-half-pi",
                    num(1, 3), "exp-third-pi",
                    num(1, 4), "exp-quarter-pi",
                    num(1, 6), "exp-sixth-pi"))
            .descendingMap();

    /** exp(I pi/n)^n == -1. */
    private void root(BigInteger n, Expr term, Expr generator) {
        bench.law("exp-multiple", generator, num(n))
                .flatMap(theorem -> bench.law("exp-pi")
                        .flatMap(minus ->
                                bench.field(pow(exp(generator), num(n)), MINUS_ONE, List.of(minus, swapped(theorem)))))
                .ifPresent(reducer::add);
    }

    private Theorem swapped(Theorem theorem) {
        Proposition.Equation equation = (Proposition.Equation) theorem.conclusion();
        return bench.field(equation.right(), equation.left(), List.of(theorem)).orElse(theorem);
    }

    /** Exponentials of logarithms and of inverse functions. */
    private boolean inverse(Num c, Expr term) {
        boolean turned = term instanceof Mul(List<Expr> factors) && factors.size() == 2 && factors.contains(I);
        Expr inner = turned && term instanceof Mul product
                ? product.factors().get(product.factors().indexOf(I) == 0 ? 1 : 0)
                : term;
        if (!(inner instanceof Call call)) {
            return false;
        }
        Expr u = call.argument();
        switch (call.function()) {
            case LOG -> {
                if (turned) {
                    return false;
                }
                if (c.isOne()) {
                    return reducer.apply("exp-log", List.of(reducer.nonZero(u)), u);
                }
                Optional<Theorem> power = bench.law("power-exp", List.of(reducer.nonZero(u)), u, c);
                power.flatMap(theorem -> bench.law(
                                "equal-symmetric",
                                List.of(theorem),
                                theorem.conclusion().parts().getFirst(),
                                theorem.conclusion().parts().getLast()))
                        .ifPresent(reducer::rewrite);
                return power.isPresent();
            }
            case ASIN -> {
                return turned && multiple(c, term, "exp-asin", u);
            }
            case ATAN -> {
                if (turned
                        && c.times(HALF).isInteger()
                        && bench.show(Proposition.nonZero(add(ONE, pow(u, 2)))).isPresent()) {
                    return multiple(c.times(HALF), mul(num(2), term), "exp-double-atan", u);
                }
                return turned && multiple(c, term, "exp-atan", List.of(reducer.nonZero(add(ONE, pow(u, 2)))), u);
            }
            case ASINH -> {
                return !turned && multiple(c, term, "exp-asinh", u);
            }
            case ACOSH -> {
                return !turned && multiple(c, term, "exp-acosh", u);
            }
            case ATANH -> {
                if (turned) {
                    return false;
                }
                Theorem nonZero = reducer.nonZero(sub(ONE, pow(u, 2)));
                return c.times(HALF).isInteger()
                        ? multiple(c.times(HALF), mul(num(2), term), "exp-double-atanh", List.of(nonZero), u)
                        : multiple(c, term, "exp-atanh", List.of(nonZero), u);
            }
            default -> {
                return false;
            }
        }
    }

    private boolean multiple(Num c, Expr term, String law, Expr u) {
        return multiple(c, term, law, List.of(), u);
    }

    /** exp(c term) for a whole c, where a law knows exp(term). */
    private boolean multiple(Num c, Expr term, String law, List<Theorem> known, Expr u) {
        if (!c.isInteger() || !reducer.apply(law, known, u)) {
            return false;
        }
        bench.law("exp-nonzero", term).ifPresent(reducer::add);
        if (!c.isOne()) {
            reducer.apply("exp-multiple", term, c);
        }
        return true;
    }

    /** log(u), where u was looked at. */
    void logarithm(Expr u) {
        Quotient value = reducer.value(u);
        if (value.numerator().isZero()) {
            return;
        }
        Pieces pieces = reducer.pieces(value);
        List<Piece> parts = new ArrayList<>(pieces.primes());
        parts.addAll(pieces.others());
        Num angle = pieces.angle();
        if (parts.isEmpty()) {
            if (angle.isZero()) {
                reducer.apply("log-one");
            } else if (angle.isOne()) {
                reducer.apply("log-negative", ONE);
            } else {
                reducer.reduce(exp(mul(I, PI, angle)));
                reducer.apply("log-turned", ONE, angle);
            }
            return;
        }
        if (parts.size() == 1 && angle.isZero()) {
            logarithm(parts.getFirst());
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            Piece part = parts.get(i);
            for (boolean turned : new boolean[] {false, true}) {
                if (turned && part.exponent() % 2 == 0) {
                    continue;
                }
                Expr first = turned ? new Piece(neg(part.base()), part.exponent()).expr() : part.expr();
                if (bench.show(Proposition.positive(first)).isEmpty()) {
                    continue;
                }
                List<Expr> others = new ArrayList<>(List.of(unit(turned ? turn(angle) : angle)));
                for (int j = 0; j < parts.size(); j++) {
                    if (j != i) {
                        others.add(parts.get(j).expr());
                    }
                }
                Expr rest = mul(others);
                if (rest.equals(ONE)) {
                    logarithm(new Piece(neg(part.base()), part.exponent()));
                    return;
                }
                if (reducer.apply("log-product", List.of(reducer.nonZero(rest)), first, rest)) {
                    return;
                }
            }
        }
    }

    private void logarithm(Piece piece) {
        Expr f = piece.base();
        if (piece.exponent() != 1) {
            Num k = num(piece.exponent());
            if (!reducer.apply("log-power", f, k)
                    && piece.exponent() % 2 == 0
                    && bench.signs().isReal(f)) {
                reducer.apply("log-even", List.of(reducer.nonZero(f)), f, k.times(HALF));
            }
            return;
        }
        if (reducer.apply("log-negative", neg(f))) {
            return;
        }
        if (f instanceof Call call && call.function() == Fn.EXP) {
            if (!reducer.apply("log-exp", call.argument())) {
                reducer.apply("log-exp-strip", call.argument());
            }
        } else if (f instanceof Pow(Expr base, Expr exponent)) {
            reducer.apply("log-power", base, exponent);
        }
    }

    /** abs(u), where u was looked at. */
    void modulus(Expr u) {
        if (reducer.apply("abs-nonnegative", u) || reducer.apply("abs-nonpositive", u)) {
            return;
        }
        Quotient value = reducer.value(u);
        if (value.numerator().isZero()) {
            reducer.apply("abs-nonnegative", ZERO);
            return;
        }
        Pieces pieces = reducer.pieces(value);
        List<Expr> parts = new ArrayList<>();
        if (pieces.turned()) {
            parts.add(I);
        }
        pieces.others().forEach(piece -> parts.add(asOneExponential(piece)));
        if (parts.isEmpty() || !pieces.number().isOne()) {
            parts.addFirst(pieces.number());
        }
        if (parts.size() > 1) {
            reducer.apply("abs-product", parts.getFirst(), mul(parts.subList(1, parts.size())));
            return;
        }
        switch (parts.getFirst()) {
            case Num number -> reducer.reduce(Expr.call(Fn.ABS, number));
            case Constant constant when constant == I -> reducer.apply("abs-unit");
            case Pow(Expr base, Num n) when n.isInteger() -> reducer.apply("abs-whole-power", base, n);
            case Pow(Expr base, Expr exponent)
            when bench.show(Proposition.positive(base)).isPresent() -> reducer.apply("abs-power", base, exponent);
            case Pow(Expr base, Expr exponent)
            when bench.signs().isReal(exponent) -> reducer.apply("abs-real-power", base, exponent);
            case Call call when call.function() == Fn.EXP -> reducer.apply("abs-exp", call.argument());
            case Call call when call.function() == Fn.CONJ -> reducer.apply("abs-conj", call.argument());
            case Expr f -> opaque(f);
        }
    }

    /** A power of an exponential is one, which keeps its exponent from being divided ever more finely. */
    private static Expr asOneExponential(Piece piece) {
        return piece.base() instanceof Call(Fn function, List<Expr> arguments) && function == Fn.EXP
                ? exp(mul(num(piece.exponent()), arguments.getFirst()))
                : piece.expr();
    }

    /** u^n for a whole n and a u that was looked at: one factor for each of those of u; false if there is but one. */
    boolean whole(Expr u, Expr n) {
        if (bench.show(Proposition.integer(n)).isEmpty()) {
            return false;
        }
        Pieces pieces = reducer.pieces(reducer.value(u));
        List<Expr> parts = new ArrayList<>();
        pieces.others().forEach(piece -> parts.add(piece.expr()));
        Expr unit = pieces.turned() ? mul(pieces.number(), I) : pieces.number();
        if (!unit.equals(ONE)) {
            parts.addFirst(unit);
        }
        if (parts.size() > 1) {
            return reducer.apply("whole-product", parts.getFirst(), mul(parts.subList(1, parts.size())), n);
        }
        return parts.size() == 1
                && parts.getFirst() instanceof Pow(Expr base, Num m)
                && m.isInteger()
                && reducer.apply("whole-power", base, m, n);
    }

    private void opaque(Expr f) {
        Quotient value = reducer.value(f);
        if (reducer.isTurned(value)) {
            reducer.apply("abs-negative", reducer.expr(value.negate()));
        } else if (bench.signs().isReal(f)) {
            reducer.apply("abs-square", f);
            if (bench.show(Proposition.nonZero(f)).isPresent()) {
                bench.show(Proposition.nonZero(Expr.call(Fn.ABS, f))).ifPresent(reducer::add);
            }
        } else {
            reducer.apply("abs-complex", f);
        }
    }
}
