package org.wickbench.symbolic.theorem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.polynomial.Budget;
import org.wickbench.symbolic.polynomial.Monomial;
import org.wickbench.symbolic.polynomial.Polynomial;
import org.wickbench.symbolic.polynomial.Quotient;

/**
 * Expressions as quotients of polynomials, under equations and under expressions that do not vanish. What is no arithmetic
 * is a generator; two of them are the same when they are equal after their parts have been brought to this form.
 */
public final class Canonical {
    /** Sums to a power are multiplied out up to this many terms; beyond, the sum is a generator of its own. */
    private static final long MOST_TERMS = 3_000;

    private static final int DEEPEST = 200;

    /** {@code g^power == value}, with the power at least 2. */
    private record Reduction(int generator, long power, Quotient value) {}

    private final Budget budget;
    private final Map<Expr, Expr> equations = new HashMap<>();
    private final Map<Expr, Quotient> memory = new HashMap<>();
    private final Map<Expr, Integer> ids = new HashMap<>();
    private final List<Expr> generators = new ArrayList<>();
    private final Map<Integer, Reduction> reductions = new LinkedHashMap<>();
    private final Set<Polynomial> nonZero = new LinkedHashSet<>();
    /** Sums that became generators, and what they stand for. */
    private final Map<Polynomial, Integer> bases = new HashMap<>();

    private final Map<Integer, Polynomial> sums = new HashMap<>();
    /** The word of the symbols that stand for bound variables; no theorem can speak of one of them. */
    private static final String VARIABLE = "canonical";

    private final int unit;
    private int binders;
    private int depth;

    public Canonical(Budget budget) {
        this.budget = budget;
        this.unit = id(Expr.I);
        reductions.put(unit, new Reduction(unit, 2, Quotient.of(Polynomial.of(Expr.MINUS_ONE))));
    }

    /** Takes an equation from left to right, or what a relation says not to vanish; other propositions are of no use. */
    public void use(Proposition known) {
        if (known.parts().stream()
                .flatMap(part -> Trees.freeSymbols(part).stream())
                .anyMatch(symbol -> symbol.isInternal(VARIABLE))) {
            throw new RefusedException("a theorem about a bound variable");
        }
        switch (known) {
            case Proposition.Equation(Pow power, Expr right)
            when power.exponent() instanceof Num n && isExponent(n) && !isArithmetic(power.base()) -> {
                Quotient base = of(power.base());
                Monomial single = base.numerator().isSingleTerm()
                        ? base.numerator().leading().getKey()
                        : Monomial.ONE;
                if (base.isPolynomial()
                        && base.equals(Quotient.of(Polynomial.term(Expr.ONE, single)))
                        && single.size() == 1
                        && single.exponent(0) == 1) {
                    int id = single.generator(0);
                    reductions.put(id, new Reduction(id, n.numerator().longValueExact(), of(right)));
                    memory.clear();
                } else {
                    put(power, right);
                }
            }
            case Proposition.Equation(Expr left, Expr right) -> put(left, right);
            case Proposition.NotEqual(Expr left, Expr right) -> addNonZero(of(left).minus(of(right), budget));
            case Proposition.Less(Expr left, Expr right) -> addNonZero(of(right).minus(of(left), budget));
            case Proposition.AtMost _,
                    Proposition.Member _,
                    Proposition.Converges _,
                    Proposition.Interchanges _,
                    Proposition.Tends _,
                    Proposition.Expands _ -> {}
        }
    }

    private void put(Expr left, Expr right) {
        Expr key = isArithmetic(left) ? left : key(left);
        // what is the same already would be replaced by itself for ever
        if (!left.equals(right) && !(isArithmetic(right) ? right : key(right)).equals(key)) {
            equations.put(left, right);
            equations.putIfAbsent(key, right);
            memory.clear();
        }
    }

    private static boolean isExponent(Num n) {
        return n.isInteger() && n.compareTo(Expr.ONE) > 0 && n.numerator().bitLength() < 32;
    }

    private static boolean isArithmetic(Expr expr) {
        return expr instanceof Num
                || expr instanceof Add
                || expr instanceof Mul
                || expr instanceof Pow power && power.exponent() instanceof Num n && n.isInteger();
    }

    public boolean areEqual(Expr left, Expr right) {
        return left.equals(right) || isZero(of(left).minus(of(right), budget));
    }

    /** True if the numerator vanishes by the reductions. */
    public boolean isZero(Quotient quotient) {
        Polynomial rest = reduced(quotient).numerator();
        if (rest.isZero() || sums.isEmpty()) {
            return rest.isZero();
        }
        // a common power of a sum that was kept together divides out, and what is left may be small enough to multiply
        // out
        rest = rest.over(rest.content());
        Quotient opened = Quotient.of(rest);
        for (Map.Entry<Integer, Polynomial> sum : sums.entrySet()) {
            opened = open(opened.numerator(), sum.getKey(), sum.getValue());
        }
        return reduced(opened).numerator().isZero();
    }

    private Quotient open(Polynomial polynomial, int generator, Polynomial value) {
        if (estimate(value, polynomial.degree(generator)) > MOST_TERMS) {
            return Quotient.of(polynomial);
        }
        return replacePowers(polynomial, generator, 1, Quotient.of(value));
    }

    /** The quotient that an expression is. */
    public Quotient of(Expr expr) {
        Quotient known = memory.get(expr);
        if (known == null) {
            if (++depth > DEEPEST) {
                throw new RefusedException("equations that lead back to themselves");
            }
            try {
                known = compute(expr);
            } finally {
                depth--;
            }
            memory.put(expr, known);
        }
        return known;
    }

    private Quotient compute(Expr expr) {
        Expr replaced = equations.get(expr);
        if (replaced != null) {
            return of(replaced);
        }
        return switch (expr) {
            case Num number -> Quotient.of(Polynomial.of(number));
            case Add sum -> {
                Quotient total = Quotient.ZERO;
                for (Expr term : sum.terms()) {
                    total = total.plus(of(term), budget);
                }
                yield total;
            }
            case Mul product -> {
                Quotient total = Quotient.ONE;
                for (Expr factor : product.factors()) {
                    total = reduced(total.times(of(factor), budget));
                }
                yield total;
            }
            case Pow power when power.exponent() instanceof Num n && n.isInteger() -> power(power, n);
            case Constant constant
            when constant == Constant.INFINITY -> throw new RefusedException("infinity is not a number");
            case Relation _ -> throw new RefusedException("a relation is not a number");
            default -> generator(expr);
        };
    }

    private Quotient power(Pow power, Num n) {
        if (n.numerator().bitLength() > 62) {
            return generator(power);
        }
        long exponent = n.numerator().longValueExact();
        Quotient base = of(power.base());
        if (exponent < 0) {
            base = inverse(base, power.base());
            exponent = -exponent;
        }
        return raised(base, exponent);
    }

    private Quotient raised(Quotient base, long exponent) {
        Polynomial numerator = base.numerator();
        if (numerator.isSingleTerm() || exponent < 2 || estimate(numerator, exponent) <= MOST_TERMS) {
            return reduced(base.power(exponent, budget));
        }
        Num leading = numerator.leading().getValue();
        Monomial content = numerator.content();
        Polynomial primitive = numerator.over(content).scale(leading.reciprocal());
        int id = bases.computeIfAbsent(primitive, sum -> {
            generators.add(expr(sum));
            sums.put(generators.size() - 1, sum);
            return generators.size() - 1;
        });
        Polynomial kept = Polynomial.term(leading, content)
                .times(Polynomial.generator(id), budget)
                .power(exponent, budget);
        return reduced(new Quotient(Polynomial.ONE, base.denominator())
                .power(exponent, budget)
                .times(Quotient.of(kept), budget));
    }

    /** At least the number of terms that a power has when it is multiplied out, as far as one can tell beforehand. */
    private static long estimate(Polynomial sum, long exponent) {
        // binomial(exponent + terms - 1, terms - 1)
        double count = 1;
        int terms = sum.terms().size();
        for (int i = 1; i < terms && count < 1e12; i++) {
            count *= (exponent + i) / (double) i;
        }
        return (long) Math.min(count, 1e15);
    }

    /** 1/base where the numerator is known not to vanish; otherwise a generator. */
    private Quotient inverse(Quotient raw, Expr expr) {
        Quotient base = reduced(raw);
        Map<Polynomial, Long> factors = new HashMap<>();
        Polynomial rest = base.numerator();
        if (rest.isZero()) {
            return generator(Expr.pow(Expr.ZERO, -1));
        }
        Num number = rest.leading().getValue();
        rest = rest.scale(number.reciprocal());
        Monomial content = rest.content();
        Quotient result = Quotient.of(Polynomial.of(number.reciprocal()));
        if (content.exponentOf(unit) == 1) {
            // 1/I is -I
            result = result.times(Quotient.of(Polynomial.generator(unit).negate()), budget);
            rest = rest.over(Monomial.of(unit, 1));
            content = content.over(Monomial.of(unit, 1));
        }
        for (int i = 0; i < content.size(); i++) {
            Polynomial generator = Polynomial.generator(content.generator(i));
            if (nonZero.contains(generator)) {
                Monomial part = Monomial.of(content.generator(i), content.exponent(i));
                factors.put(generator, content.exponent(i));
                rest = rest.over(part);
            }
        }
        for (Polynomial factor : nonZero) {
            for (var quotient = rest.dividedBy(factor, budget);
                    quotient.isPresent() && !rest.isOne();
                    quotient = rest.dividedBy(factor, budget)) {
                factors.merge(factor, 1L, Long::sum);
                rest = quotient.get();
            }
        }
        result = reduced(result.times(new Quotient(Polynomial.ONE, factors), budget));
        for (Map.Entry<Polynomial, Long> factor : base.denominator().entrySet()) {
            result = result.times(Quotient.of(factor.getKey().power(factor.getValue(), budget)), budget);
        }
        if (!rest.isOne()) {
            result = result.times(atom(Expr.pow(expr(rest), -1)), budget);
        }
        return result;
    }

    private void addNonZero(Quotient quotient) {
        Polynomial numerator = reduced(quotient).numerator();
        if (numerator.isZero()) {
            return;
        }
        Monomial content = numerator.content();
        for (int i = 0; i < content.size(); i++) {
            nonZero.add(Polynomial.generator(content.generator(i)));
        }
        Polynomial primitive = numerator.over(content);
        if (primitive.number().isEmpty()) {
            nonZero.add(primitive.scale(primitive.leading().getValue().reciprocal()));
        }
        memory.clear();
    }

    private Quotient generator(Expr expr) {
        Expr key = key(expr);
        Expr replaced = equations.get(key);
        if (replaced != null) {
            return of(replaced);
        }
        return isArithmetic(key) && !key.equals(expr) ? of(key) : atom(key);
    }

    private Quotient atom(Expr key) {
        return Quotient.of(Polynomial.generator(id(key)));
    }

    /** The expression with its parts in this form; a bound variable is the same symbol at each depth. */
    private Expr key(Expr expr) {
        if (!(expr instanceof Binder binder)) {
            return Trees.mapChildren(expr, this::part);
        }
        Sym variable = Sym.internal(VARIABLE, binders++);
        try {
            Scope scope = new Scope(
                    binder.scope().hint(),
                    Scope.close(variable, part(binder.scope().open(variable))).body());
            return (Expr) binder.with(
                    scope, binder.operands().stream().map(this::part).toList());
        } finally {
            binders--;
        }
    }

    private Expr part(Expr part) {
        return switch (part) {
            case Relation _ -> Trees.mapChildren(part, this::part);
            case Constant constant -> constant;
            case Mul infinite when infinite.equals(Expr.neg(Expr.INFINITY)) -> infinite;
            default -> expr(of(part));
        };
    }

    private int id(Expr key) {
        return ids.computeIfAbsent(key, fresh -> {
            generators.add(fresh);
            return generators.size() - 1;
        });
    }

    /** The quotient with no power of a generator that a reduction lowers. */
    public Quotient reduced(Quotient quotient) {
        Quotient result = rationalised(quotient);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Reduction reduction : reductions.values()) {
                if (result.numerator().degree(reduction.generator) >= reduction.power) {
                    Quotient lowered =
                            replacePowers(result.numerator(), reduction.generator, reduction.power, reduction.value);
                    result = lowered.times(new Quotient(Polynomial.ONE, result.denominator()), budget);
                    changed = true;
                }
            }
        }
        return result;
    }

    /** The quotient with no generator below the bar that a reduction knows a power of: 1/g is g^(n-1)/r for g^n == r. */
    private Quotient rationalised(Quotient quotient) {
        Quotient result = quotient;
        for (Map.Entry<Polynomial, Long> factor : quotient.denominator().entrySet()) {
            if (!factor.getKey().isSingleTerm()
                    || factor.getKey().leading().getKey().size() != 1) {
                continue;
            }
            Reduction reduction =
                    reductions.get(factor.getKey().leading().getKey().generator(0));
            if (reduction == null || reduction.value.numerator().isZero()) {
                continue;
            }
            long multiple = (factor.getValue() + reduction.power - 1) / reduction.power;
            Quotient above = Quotient.of(Polynomial.generator(reduction.generator)
                    .power(multiple * reduction.power - factor.getValue(), budget));
            Map<Polynomial, Long> rest = new HashMap<>(result.denominator());
            rest.remove(factor.getKey());
            // g does not vanish here, and so neither does g^n
            result = new Quotient(result.numerator(), rest)
                    .times(above, budget)
                    .times(reciprocal(reduction.value).power(multiple, budget), budget);
        }
        return result;
    }

    /** The reciprocal of something that does not vanish. */
    private Quotient reciprocal(Quotient value) {
        Polynomial numerator = value.numerator();
        Num number = numerator.leading().getValue();
        Monomial content = numerator.content();
        Map<Polynomial, Long> below = new HashMap<>();
        for (int i = 0; i < content.size(); i++) {
            below.put(Polynomial.generator(content.generator(i)), content.exponent(i));
        }
        Polynomial primitive = numerator.over(content).scale(number.reciprocal());
        if (!primitive.isOne()) {
            below.put(primitive, 1L);
        }
        Quotient result = new Quotient(Polynomial.of(number.reciprocal()), below);
        for (Map.Entry<Polynomial, Long> factor : value.denominator().entrySet()) {
            result = result.times(Quotient.of(factor.getKey().power(factor.getValue(), budget)), budget);
        }
        return result;
    }

    /** The polynomial with a value for each whole multiple of a generator's power. */
    private Quotient replacePowers(Polynomial polynomial, int generator, long power, Quotient value) {
        Map<Long, Map<Monomial, Num>> byMultiple = new java.util.TreeMap<>();
        polynomial.terms().forEach((monomial, coefficient) -> {
            long multiple = monomial.exponentOf(generator) / power;
            byMultiple
                    .computeIfAbsent(multiple, key -> new HashMap<>())
                    .put(monomial.over(Monomial.of(generator, multiple * power)), coefficient);
        });
        Quotient result = Quotient.ZERO;
        for (Map.Entry<Long, Map<Monomial, Num>> part : byMultiple.entrySet()) {
            Quotient factor = value.power(part.getKey(), budget);
            result = result.plus(Quotient.of(new Polynomial(part.getValue())).times(factor, budget), budget);
        }
        return result;
    }

    /** The expression that a quotient is, terms and factors in a fixed order. */
    public Expr expr(Quotient quotient) {
        Expr numerator = expr(quotient.numerator());
        if (quotient.isPolynomial()) {
            return numerator;
        }
        List<Expr> below = new ArrayList<>();
        quotient.denominator().forEach((factor, power) -> below.add(Expr.pow(expr(factor), -power)));
        below.sort(Comparator.comparing(Expr::toString));
        below.addFirst(numerator);
        return Expr.mul(below);
    }

    private Expr expr(Polynomial polynomial) {
        List<Map.Entry<Monomial, Num>> terms =
                new ArrayList<>(polynomial.terms().entrySet());
        terms.sort(Map.Entry.comparingByKey(Comparator.reverseOrder()));
        return Expr.add(
                terms.stream().map(term -> expr(term.getValue(), term.getKey())).toList());
    }

    private Expr expr(Num coefficient, Monomial monomial) {
        List<Expr> factors = new ArrayList<>(List.of(coefficient));
        for (int i = 0; i < monomial.size(); i++) {
            Polynomial sum = sums.get(monomial.generator(i));
            Expr generator = sum == null ? generators.get(monomial.generator(i)) : expr(sum);
            factors.add(monomial.exponent(i) == 1 ? generator : Expr.pow(generator, monomial.exponent(i)));
        }
        return Expr.mul(factors);
    }

    /** The generator with a number. */
    public Expr generatorAt(int id) {
        return generators.get(id);
    }
}
