package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.INFINITY;
import static org.wickbench.symbolic.expr.Expr.MINUS_ONE;
import static org.wickbench.symbolic.expr.Expr.ONE;
import static org.wickbench.symbolic.expr.Expr.ZERO;
import static org.wickbench.symbolic.expr.Expr.add;
import static org.wickbench.symbolic.expr.Expr.div;
import static org.wickbench.symbolic.expr.Expr.exp;
import static org.wickbench.symbolic.expr.Expr.mul;
import static org.wickbench.symbolic.expr.Expr.neg;
import static org.wickbench.symbolic.expr.Expr.num;
import static org.wickbench.symbolic.expr.Expr.pow;
import static org.wickbench.symbolic.expr.Expr.sub;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Add;
import org.wickbench.symbolic.expr.Expr.Call;
import org.wickbench.symbolic.expr.Expr.Diff;
import org.wickbench.symbolic.expr.Expr.Limit;
import org.wickbench.symbolic.expr.Expr.Mul;
import org.wickbench.symbolic.expr.Expr.Num;
import org.wickbench.symbolic.expr.Expr.Piecewise;
import org.wickbench.symbolic.expr.Expr.Pow;
import org.wickbench.symbolic.expr.Expr.Scope;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.polynomial.Quotient;
import org.wickbench.symbolic.tactic.Growth.Base;
import org.wickbench.symbolic.tactic.Growth.Mono;
import org.wickbench.symbolic.theorem.Choice;
import org.wickbench.symbolic.theorem.Differentiation;
import org.wickbench.symbolic.theorem.Hypothesis;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Laws;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.Equation;
import org.wickbench.symbolic.theorem.Proposition.Expands;
import org.wickbench.symbolic.theorem.Proposition.Less;
import org.wickbench.symbolic.theorem.Proposition.NotEqual;
import org.wickbench.symbolic.theorem.Proposition.Tends;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Schema;
import org.wickbench.symbolic.theorem.Schemas;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Expands functions of a growing variable in a scale, term by term, as D. Gruntz (On computing limits in a symbolic
 * manipulation system, 1996) does; each step is an inference of the kernel.
 */
final class Expander {
    /** Thrown when the scale lacks a function; it is put in and everything starts again. */
    static final class MoreGrowthException extends RuntimeException {
        private final transient Base base;

        MoreGrowthException(Base base) {
            super("the scale lacks " + base.expr(), null, false, false);
            this.base = base;
        }

        Base base() {
            return base;
        }
    }

    /** A number times a function of the scale. */
    record Term(Expr coefficient, Mono mono) {}

    /**
     * What a function is: the terms in falling order, up to something smaller than {@code order}, by a theorem; without an
     * order it is exactly that, by field arithmetic with the facts.
     */
    record Series(
            Expr function,
            List<Term> terms,
            @Nullable Mono order,
            @Nullable Theorem theorem,
            List<Theorem> facts) {
        Series {
            terms = List.copyOf(terms);
            facts = List.copyOf(facts);
        }

        Series(Expr function, List<Term> terms, @Nullable Mono order, @Nullable Theorem theorem) {
            this(function, terms, order, theorem, List.of());
        }
    }

    private final Bench bench;
    private final Bench far;
    private final Sym v;
    private final Growth growth;
    private final int most;
    private final LimitTactic limits;
    private final Map<Expr, Series> known = new HashMap<>();
    private final Map<Expr, Theorem> tends = new HashMap<>();
    private final Map<Proposition, List<Theorem>> reasons = new HashMap<>();
    private final Reducer numbers;

    /**
     * @param far knows that v is large
     * @param most how many terms are kept
     */
    Expander(Bench bench, Bench far, Sym v, Growth growth, int most, Generators generators, LimitTactic limits) {
        this.bench = bench;
        this.far = far;
        this.v = v;
        this.growth = growth;
        this.most = most;
        this.limits = limits;
        this.numbers = new Reducer(bench, generators);
        for (Base base : growth.bases()) {
            if (!base.expr().equals(v)) {
                reasons.put(LimitTactic.large(base.expr()), List.of(grows(base)));
            }
        }
    }

    // What the kernel is asked for

    Limit function(Expr body) {
        return new Limit(body, v, INFINITY, Limit.Side.BOTH);
    }

    private Theorem infer(Schema schema, String rule, List<Expr> functions, List<Theorem> parents) {
        List<Expr> terms = new ArrayList<>(List.of(v));
        terms.addAll(functions);
        Set<Theorem> why = new LinkedHashSet<>();
        for (Theorem parent : parents) {
            for (Hypothesis hypothesis : parent.hypotheses()) {
                why.addAll(reasons.getOrDefault(hypothesis.statement(), List.of()));
            }
        }
        List<Theorem> all = new ArrayList<>(parents);
        all.addAll(why);
        return bench.kernel().infer(schema, Instance.named(rule, terms), all);
    }

    private Theorem expansion(String rule, List<Expr> functions, List<Theorem> parents) {
        return infer(Schemas.EXPANSION, rule, functions, parents);
    }

    private Theorem limiting(String rule, List<Expr> functions, List<Theorem> parents) {
        return infer(Schemas.LIMITING, rule, functions, parents);
    }

    /** A statement about large v that is taken to hold, and the theorems that say it does. */
    private Theorem eventually(Proposition statement, Theorem... why) {
        reasons.put(statement, List.of(why));
        return far.assume(statement);
    }

    private static NoProofException noLaw() {
        return new NoProofException("no law for a step of the expansion");
    }

    // Numbers

    private Expr number(Expr expr) {
        numbers.reduce(expr);
        Quotient value = numbers.value(expr);
        Expr canonical = numbers.expr(value);
        // sin(1) says more than the exponentials that it is made of
        return mentionsI(canonical) && !mentionsI(expr) ? Laws.folded(expr) : canonical;
    }

    private static boolean mentionsI(Expr expr) {
        return expr == Expr.I || Trees.children(expr).stream().anyMatch(Expander::mentionsI);
    }

    private boolean isZero(Expr number) {
        return number instanceof Num zero && zero.isZero();
    }

    /** That the coefficient of a leading term is no zero in disguise. */
    private Theorem nonZero(Expr number) {
        return bench.show(Proposition.nonZero(number)).orElseGet(() -> {
            if (new EquationTactic(bench).prove(number, ZERO).isPresent()) {
                throw new NoProofException("a coefficient that vanishes is not seen to");
            }
            if (SignTactic.isNumber(number)) {
                throw new NoProofException("nothing says that " + number + " is not 0");
            }
            return bench.assume(Proposition.nonZero(number));
        });
    }

    // Functions of the scale

    /** That the functions of the scale do not vanish. */
    private List<Theorem> nonZeros() {
        return growth.bases().stream()
                .map(base -> far.show(Proposition.nonZero(base.expr())))
                .flatMap(Optional::stream)
                .toList();
    }

    private Theorem grows(Base base) {
        Theorem found = tends.get(base.expr());
        if (found == null) {
            if (base.expr() instanceof Call(Fn function, List<Expr> arguments)
                    && (function == Fn.EXP || function == Fn.LOG)) {
                Theorem inner = arguments.getFirst().equals(v)
                        ? limiting("value", List.of(function(v)), List.of())
                        : limits.tends(function(arguments.getFirst()));
                found = limiting("value", List.of(function(base.expr())), List.of(inner));
            } else {
                found = base.expr().equals(v)
                        ? limiting("value", List.of(function(v)), List.of())
                        : limits.tends(function(base.expr()));
            }
            tends.put(base.expr(), found);
        }
        return found;
    }

    /** What a product of powers tends to: 0 or infinity. */
    private Theorem tends(Mono mono) {
        Expr expr = growth.expr(mono);
        Theorem found = tends.get(expr);
        if (found == null) {
            List<Base> parts = growth.of(mono);
            Base first = parts.getFirst();
            if (parts.size() == 1) {
                found = limiting("value", List.of(function(expr)), List.of(grows(first)));
            } else if (parts.size() == 2 && isSlow(mono, parts)) {
                List<Theorem> slow = new ArrayList<>();
                List<Expr> factors = new ArrayList<>();
                for (Base base = first; !base.expr().equals(parts.getLast().expr()); base = log(base)) {
                    Theorem step = limiting("slow", List.of(), List.of(grows(base)));
                    slow.add(step);
                    factors.add(pow(((Tends) step.conclusion()).limit().scope().open(v), 1));
                }
                Theorem product = limiting("value", List.of(function(mul(factors))), slow);
                found = equal(valued(product, ZERO), expr, List.of());
            } else {
                // exp(h_1 (a_1 + a_2 h_2/h_1 + ...)) with the logarithms h
                List<Expr> sum = new ArrayList<>();
                List<Theorem> smaller = new ArrayList<>(List.of(grows(log(first))));
                for (Base base : parts) {
                    Num exponent = mono.exponent(base.expr());
                    Expr ratio = div(base.logarithm(), first.logarithm());
                    sum.add(base == first ? exponent : mul(exponent, ratio));
                    if (base != first) {
                        smaller.add(limits.tends(function(ratio)));
                    }
                }
                Expr exponent = add(sum);
                List<Theorem> whole = new ArrayList<>(List.of(
                        grows(log(first)),
                        valued(limiting("value", List.of(function(exponent)), smaller), mono.exponent(first.expr()))));
                far.show(Proposition.real(exponent)).ifPresent(whole::add);
                far.show(Proposition.real(first.logarithm())).ifPresent(whole::add);
                // a first power keeps the factors of the logarithm together
                Expr turned = exp(mul(pow(first.logarithm(), 1), exponent));
                Theorem value = limiting("value", List.of(function(turned)), whole);
                found = equal(value, expr, List.of());
            }
            tends.put(expr, found);
        }
        return found;
    }

    /** An iterated logarithm divided by one taken fewer times. */
    private boolean isSlow(Mono mono, List<Base> parts) {
        Expr last = parts.getLast().expr();
        Expr inner = last;
        while (inner instanceof Call(Fn function, List<Expr> arguments) && function == Fn.LOG) {
            inner = arguments.getFirst();
            if (inner.equals(parts.getFirst().expr())) {
                return mono.exponent(inner).equals(MINUS_ONE)
                        && mono.exponent(last).isOne();
            }
        }
        return false;
    }

    private Base log(Base base) {
        return growth.bases().stream()
                .filter(each -> each.expr().equals(base.logarithm()))
                .findFirst()
                .orElseGet(() -> new Base(base.logarithm(), log(base.logarithm()), Mono.ONE));
    }

    private static Expr log(Expr expr) {
        return Expr.call(Fn.LOG, expr);
    }

    /** The theorem about an equal function. */
    private Theorem equal(Theorem theorem, Expr other, List<Theorem> known) {
        Expr one = ((Tends) theorem.conclusion()).limit().scope().open(v);
        if (one.equals(other)) {
            return theorem;
        }
        return limiting("equal", List.of(function(other)), List.of(theorem, equation(one, other, known)));
    }

    private Theorem equation(Expr left, Expr right, List<Theorem> more) {
        List<Theorem> parents = new ArrayList<>(nonZeros());
        parents.addAll(more);
        parents.addAll(numbers.theorems());
        return far.field(left, right, parents)
                .or(() -> new EquationTactic(far).prove(left, right))
                .or(() -> byNumbers(left, right, more))
                .orElseThrow(() -> new NoProofException("nothing says that " + left + " == " + right));
    }

    /** With all the laws that the search for an equation finds, and the facts at hand. */
    private Optional<Theorem> byNumbers(Expr left, Expr right, List<Theorem> more) {
        if (more.isEmpty()) {
            return Optional.empty();
        }
        Reducer reducer = new Reducer(far, new Generators());
        try {
            more.forEach(reducer::rewrite);
            reducer.reduce(left);
            reducer.reduce(right);
        } catch (Generators.MoreNeeded e) {
            return Optional.empty();
        }
        return far.field(left, right, reducer.theorems());
    }

    // Sums of terms

    private Expr expr(List<Term> terms) {
        return add(terms.stream()
                .map(term -> mul(term.coefficient(), growth.expr(term.mono())))
                .toList());
    }

    /** Like terms together, in falling order, none with the coefficient 0. */
    private List<Term> merged(List<Term> terms) {
        Map<Mono, Expr> sums = new HashMap<>();
        for (Term term : terms) {
            sums.merge(term.mono(), term.coefficient(), Expr::add);
        }
        List<Term> merged = new ArrayList<>();
        sums.forEach((mono, sum) -> {
            Expr coefficient = number(sum);
            if (!isZero(coefficient)) {
                merged.add(new Term(coefficient, mono));
            }
        });
        merged.sort(Comparator.comparing(Term::mono, growth::compare).reversed());
        return merged;
    }

    private static List<Term> times(List<Term> a, List<Term> b) {
        List<Term> product = new ArrayList<>();
        for (Term left : a) {
            for (Term right : b) {
                product.add(new Term(
                        mul(left.coefficient(), right.coefficient()),
                        left.mono().times(right.mono())));
            }
        }
        return product;
    }

    /** What an expression in the functions of the scale tends to, which are these terms, none of which grows. */
    private Theorem tends(Expr expr, List<Term> terms, List<Theorem> known) {
        Expr sum = expr(terms);
        List<Theorem> parents = new ArrayList<>();
        Expr limit = ZERO;
        for (Term term : terms) {
            if (term.mono().isOne()) {
                limit = term.coefficient();
            } else {
                parents.add(tends(term.mono()));
            }
        }
        Theorem value = limiting("value", List.of(function(sum)), parents);
        return valued(equal(value, expr, known), limit);
    }

    /** The same limit, written in another way. */
    private Theorem valued(Theorem theorem, Expr limit) {
        Expr raw = ((Tends) theorem.conclusion()).value();
        return raw.equals(limit)
                ? theorem
                : limiting(
                        "rewrite",
                        List.of(),
                        List.of(
                                theorem,
                                bench.field(raw, limit, numbers.theorems())
                                        .orElseThrow(() -> new NoProofException(raw + " is not " + limit))));
    }

    private List<Term> notBelow(List<Term> terms, Mono order) {
        return terms.stream()
                .filter(term -> growth.compare(term.mono(), order) >= 0)
                .toList();
    }

    private List<Term> over(List<Term> terms, Mono mono) {
        return terms.stream()
                .map(term -> new Term(term.coefficient(), term.mono().over(mono)))
                .toList();
    }

    private Theorem nonZero(Mono mono) {
        Expr expr = growth.expr(mono);
        return far.show(Proposition.nonZero(expr))
                .orElseThrow(() -> new NoProofException("nothing says that " + expr + " is not 0"));
    }

    /** The theorem that e is these terms, as far as they are not below the order, up to something below it. */
    private Theorem upTo(Series series, Mono order) {
        Limit scale = function(growth.expr(order));
        Expr e = series.function();
        List<Term> kept = notBelow(series.terms(), order);
        if (series.order() == null || series.theorem() == null) {
            Expr p = expr(series.terms());
            Theorem exact = truncated(
                    expansion("exact", List.of(function(p), scale), List.of()), p, series.terms(), kept, order);
            return equalFunction(exact, e, series.facts().toArray(new Theorem[0]));
        }
        Theorem theorem = series.theorem();
        if (!series.order().equals(order)) {
            Theorem finite = tends(
                    div(growth.expr(series.order()), growth.expr(order)),
                    List.of(new Term(ONE, series.order().over(order))),
                    List.of());
            theorem = expansion("scale", List.of(scale), List.of(theorem, nonZero(order), finite));
        }
        return truncated(theorem, expr(series.terms()), series.terms(), kept, order);
    }

    /** A theorem e = P + o(m), where P is the terms, as one with the kept terms only. */
    private Theorem truncated(Theorem theorem, Expr p, List<Term> terms, List<Term> kept, Mono order) {
        Expr q = expr(kept);
        if (p.equals(q)) {
            return theorem;
        }
        List<Term> rest = terms.stream().filter(term -> !kept.contains(term)).toList();
        Theorem small = tends(div(sub(p, q), growth.expr(order)), over(rest, order), List.of());
        return expansion("truncate", List.of(function(q)), List.of(theorem, nonZero(order), small));
    }

    /** At most so many terms; what follows the last one is dropped. */
    private Series cut(Series series) {
        if (series.terms().size() <= most) {
            return series;
        }
        Mono last = series.terms().get(most - 1).mono();
        return new Series(series.function(), series.terms().subList(0, most), last, upTo(series, last));
    }

    private Mono larger(Mono a, Mono b) {
        return growth.compare(a, b) >= 0 ? a : b;
    }

    // Operations

    private Series exactly(Expr e, Term... terms) {
        return new Series(e, merged(Arrays.asList(terms)), null, null);
    }

    private Series sum(Expr e, List<Series> parts) {
        Mono order = parts.stream()
                .map(Series::order)
                .filter(java.util.Objects::nonNull)
                .reduce(this::larger)
                .orElse(null);
        List<Term> all =
                merged(parts.stream().flatMap(part -> part.terms().stream()).toList());
        if (order == null) {
            return cut(new Series(e, all, null, null, facts(parts)));
        }
        Theorem theorem = expansion(
                "sum", List.of(), parts.stream().map(part -> upTo(part, order)).toList());
        Expr p = ((Expands) theorem.conclusion()).value().scope().open(v);
        List<Term> kept = merged(parts.stream()
                .flatMap(part -> notBelow(part.terms(), order).stream())
                .toList());
        return cut(new Series(e, kept, order, equalFunction(truncated(theorem, p, kept, kept, order), e)));
    }

    private static List<Theorem> facts(List<Series> parts) {
        return parts.stream().flatMap(part -> part.facts().stream()).distinct().toList();
    }

    private Series product(Expr e, Series a, Series b) {
        List<Term> all = merged(times(a.terms(), b.terms()));
        if (a.order() == null && b.order() == null) {
            return cut(new Series(e, all, null, null, facts(List.of(a, b))));
        }
        Mono below = a.order();
        Mono other = b.order();
        List<Mono> orders = new ArrayList<>();
        if (below != null) {
            b.terms().stream().findFirst().ifPresent(term -> orders.add(below.times(term.mono())));
        }
        if (other != null) {
            a.terms().stream().findFirst().ifPresent(term -> orders.add(other.times(term.mono())));
        }
        if (below != null && other != null) {
            orders.add(below.times(other));
        }
        if (orders.isEmpty()) {
            return new Series(e, List.of(), null, null, facts(List.of(a, b)));
        }
        Mono order = orders.stream().reduce(this::larger).orElseThrow(Expander::noLaw);
        Mono p = below == null ? exactOrder(b, order) : below;
        Mono q = other == null ? exactOrder(a, order) : other;
        Theorem left = upTo(a, p);
        Theorem right = upTo(b, q);
        Expr valueLeft = ((Expands) left.conclusion()).value().scope().open(v);
        Expr valueRight = ((Expands) right.conclusion()).value().scope().open(v);
        Expr m = growth.expr(order);
        List<Term> keptLeft = notBelow(a.terms(), p);
        List<Term> keptRight = notBelow(b.terms(), q);
        Theorem theorem = expansion(
                "product",
                List.of(function(m)),
                List.of(
                        left,
                        right,
                        nonZero(order),
                        tends(
                                div(mul(valueLeft, growth.expr(q)), m),
                                over(times(keptLeft, List.of(new Term(ONE, q))), order),
                                List.of()),
                        tends(
                                div(mul(valueRight, growth.expr(p)), m),
                                over(times(keptRight, List.of(new Term(ONE, p))), order),
                                List.of()),
                        tends(
                                div(mul(growth.expr(p), growth.expr(q)), m),
                                List.of(new Term(ONE, p.times(q).over(order))),
                                List.of())));
        List<Term> terms = merged(times(keptLeft, keptRight));
        List<Term> kept = notBelow(terms, order);
        Theorem cut = truncated(theorem, mul(valueLeft, valueRight), terms, kept, order);
        return cut(new Series(e, kept, order, equalFunction(cut, e)));
    }

    /** An order so small for an exact factor that it does not matter beside the other one. */
    private Mono exactOrder(Series other, Mono order) {
        Mono lead = other.terms().isEmpty()
                ? java.util.Objects.requireNonNull(other.order())
                : other.terms().getFirst().mono();
        return order.over(other.order() == null ? lead : larger(lead, other.order()));
    }

    /** The expansion told of an equal function. */
    private Theorem equalFunction(Theorem theorem, Expr e, Theorem... known) {
        Expr function = ((Expands) theorem.conclusion()).function().scope().open(v);
        return function.equals(e)
                ? theorem
                : expansion(
                        "equal", List.of(function(e)), List.of(theorem, equation(e, function, Arrays.asList(known))));
    }

    private Series same(Expr e, Series other, Theorem equation, Theorem... why) {
        if (other.theorem() == null) {
            List<Theorem> facts = new ArrayList<>(other.facts());
            facts.add(equation);
            return new Series(e, other.terms(), null, null, facts);
        }
        List<Theorem> parents = new ArrayList<>(List.of(other.theorem(), equation));
        parents.addAll(Arrays.asList(why));
        return new Series(e, other.terms(), other.order(), expansion("equal", List.of(function(e)), parents));
    }

    /** The limit of a function that does not grow. */
    Theorem limit(Series series) {
        Mono order = series.order();
        Theorem theorem = upTo(series, order == null ? Mono.ONE : larger(Mono.ONE, order));
        if (!((Expands) theorem.conclusion()).scale().equals(function(ONE))) {
            throw new NoProofException("more terms are needed");
        }
        List<Term> kept = notBelow(series.terms(), Mono.ONE);
        return expansion("limit", List.of(), List.of(theorem, tends(expr(kept), kept, List.of()), one()));
    }

    private Theorem one() {
        return limiting("value", List.of(function(ONE)), List.of());
    }

    /** What a function tends to, which may be an infinity. */
    Theorem tends(Series series) {
        if (series.terms().isEmpty() || growth.compare(series.terms().getFirst().mono(), Mono.ONE) <= 0) {
            return limit(series);
        }
        Term lead = series.terms().getFirst();
        Theorem theorem = upTo(series, lead.mono());
        Expr value = expr(List.of(lead));
        List<Theorem> parents = new ArrayList<>(List.of(tends(lead.mono())));
        for (Proposition sign : List.of(Proposition.positive(lead.coefficient()), new Less(lead.coefficient(), ZERO))) {
            bench.show(sign).ifPresent(parents::add);
        }
        Theorem infinite = limiting("value", List.of(function(value)), parents);
        Expr inverse = number(pow(lead.coefficient(), -1));
        Theorem quotient = tends(
                div(growth.expr(lead.mono()), value),
                List.of(new Term(inverse, Mono.ONE)),
                List.of(nonZero(lead.coefficient())));
        List<Theorem> all = new ArrayList<>(List.of(theorem, infinite, quotient));
        far.show(Proposition.real(series.function())).ifPresent(all::add);
        return expansion("dominant", List.of(), all);
    }

    // Expressions

    Series expand(Expr e) {
        Series found = known.get(e);
        if (found == null) {
            if (Thread.currentThread().isInterrupted()) {
                throw new NoProofException("out of time");
            }
            found = search(e);
            known.put(e, found);
        }
        return found;
    }

    private Series search(Expr e) {
        if (!Trees.dependsOn(e, v)) {
            return exactly(e, new Term(number(e), Mono.ONE));
        }
        if (growth.contains(e)) {
            return exactly(e, new Term(ONE, Mono.of(e, ONE)));
        }
        return switch (e) {
            case Add sum -> sum(e, sum.terms().stream().map(this::expand).toList());
            case Mul product -> {
                List<Expr> factors = product.factors();
                Series so = expand(factors.getFirst());
                for (int i = 1; i < factors.size(); i++) {
                    Expr partial = i + 1 == factors.size() ? e : mul(factors.subList(0, i + 1));
                    so = product(partial, so, expand(factors.get(i)));
                }
                yield so;
            }
            case Pow(Expr base, Num n) -> power(e, base, n);
            case Pow(Expr base, Expr exponent)
            when !Trees.dependsOn(exponent, v) && isNumber(exponent) -> viaLogarithm(e, base, exponent);
            case Pow(Expr base, Expr exponent) -> viaLogarithm(e, base, exponent);
            case Call call when call.arguments().size() == 1 -> call(e, call.function(), call.argument());
            case Call call -> extreme(e, call);
            case Piecewise piecewise -> choice(e, piecewise);
            case Expr.Apply apply
            when apply.arguments().size() == 1 -> {
                Series inner = expand(apply.arguments().getFirst());
                Sym w = Sym.internal("real", 901);
                yield taylor(e, new Expr.Apply(apply.head(), List.of(w)), w, inner);
            }
            default -> throw new NoProofException("no expansion of " + e);
        };
    }

    private static boolean isNumber(Expr expr) {
        return SignTactic.isNumber(expr);
    }

    /** a^b = exp(b log(a)), where a is not 0. */
    private Series viaLogarithm(Expr e, Expr base, Expr exponent) {
        Theorem nonZero = baseNonZero(base);
        return byLaw(e, far.law("power-exp", List.of(nonZero), base, exponent));
    }

    /** That a function does not vanish for large v. */
    private Theorem baseNonZero(Expr base) {
        if (!Trees.dependsOn(base, v)) {
            return nonZero(base);
        }
        Optional<Theorem> shown = far.show(Proposition.nonZero(base));
        if (shown.isPresent()) {
            return shown.get();
        }
        Scaled scaled = scaled(expand(base));
        return far.moved(
                        far.law(
                                        "nonzero-product",
                                        List.of(nonZero(scaled.mono()), scaled.nonZero()),
                                        growth.expr(scaled.mono()),
                                        scaled.w().function())
                                .orElseThrow(Expander::noLaw),
                        mul(growth.expr(scaled.mono()), scaled.w().function()),
                        base,
                        nonZeros())
                .orElseThrow(() -> new NoProofException("nothing says that " + base + " is not 0"));
    }

    /** A function as a product of one of the scale and one that tends to a number other than 0. */
    private record Scaled(Mono mono, Series w, Expr c, Theorem cNonZero, Theorem wTends, Theorem nonZero) {}

    private Scaled scaled(Series series) {
        if (series.terms().isEmpty()) {
            throw new NoProofException("more terms are needed");
        }
        Mono mono = series.terms().getFirst().mono();
        Expr c = series.terms().getFirst().coefficient();
        Series w = series;
        if (!mono.isOne()) {
            Mono inverse = mono.power(MINUS_ONE);
            Expr over = growth.expr(inverse);
            w = product(mul(series.function(), over), series, exactly(over, new Term(ONE, inverse)));
        }
        known.put(w.function(), w);
        Theorem cNonZero = nonZero(c);
        Theorem wTends = limit(w);
        Theorem nonZero = eventually(Proposition.nonZero(w.function()), wTends, cNonZero);
        return new Scaled(mono, w, c, cNonZero, wTends, nonZero);
    }

    private Series power(Expr e, Expr base, Num n) {
        Series inner = expand(base);
        if (n.isInt() && n.signum() > 0 && n.compareTo(num(8)) <= 0) {
            Series so = inner;
            for (int i = 2; i <= n.numerator().intValueExact(); i++) {
                Expr partial = num(i).equals(n) ? e : pow(base, i);
                so = product(partial, so, inner);
            }
            return n.isOne() ? new Series(e, inner.terms(), inner.order(), inner.theorem()) : so;
        }
        if (growth.contains(base)) {
            return exactly(e, new Term(ONE, Mono.of(base, n)));
        }
        Scaled scaled = scaled(inner);
        if (!n.isInteger() && bench.show(new Less(scaled.c(), ZERO)).isPresent()) {
            return viaLogarithm(e, base, n);
        }
        Sym x = Sym.internal("real", 902);
        Expr root = pow(scaled.w().function(), n);
        Series rest = taylor(root, pow(x, n), x, scaled.w());
        if (scaled.mono().isOne()) {
            return rest;
        }
        Mono outer = scaled.mono().power(n);
        Expr whole = mul(growth.expr(outer), root);
        Series product = product(whole, exactly(growth.expr(outer), new Term(ONE, outer)), rest);
        Theorem equation;
        if (n.isInteger()) {
            equation = equation(e, whole, List.of(nonZero(scaled.mono()), scaled.nonZero()));
        } else {
            Expr mono = growth.expr(scaled.mono());
            Theorem split = monoPower(scaled.mono(), scaled.w().function(), scaled.nonZero(), n);
            Theorem joined = equation(mul(mono, scaled.w().function()), base, List.of(nonZero(scaled.mono())));
            Theorem moved = bench.infer(Schemas.SUBSTITUTE, Instance.of(), split, joined);
            Theorem power = new EquationTactic(far)
                    .prove(pow(mono, n), growth.expr(outer))
                    .orElseThrow(() -> new NoProofException("no power of " + mono));
            equation = far.field(e, whole, List.of(moved, power))
                    .orElseThrow(() -> new NoProofException("no power of a product"));
        }
        return same(e, product, equation, scaled.wTends(), scaled.cNonZero());
    }

    /** (m w)^r == m^r w^r. */
    private Theorem monoPower(Mono mono, Expr w, Theorem nonZero, Num r) {
        Expr m = growth.expr(mono);
        Theorem positive = far.show(Proposition.positive(m))
                .orElseThrow(() -> new NoProofException("nothing says that " + m + " is positive"));
        return far.law("power-of-product", List.of(positive, nonZero), m, w, r)
                .orElseThrow(() -> new NoProofException("no power of a product"));
    }

    private Series byLaw(Expr e, Optional<Theorem> law) {
        Theorem equation = law.orElseThrow(() -> new NoProofException("no law for " + e));
        Expr right = ((Equation) equation.conclusion()).right();
        return same(e, expand(right), equation);
    }

    private Series call(Expr e, Fn function, Expr u) {
        return switch (function) {
            case EXP -> exponential(e, u);
            case LOG -> logarithm(e, u);
            case TAN -> byLaw(e, far.law("tan-quotient", u));
            case COT -> byLaw(e, far.law("cot-quotient", u));
            case TANH -> byLaw(e, far.law("tanh-quotient", u));
            case COTH -> byLaw(e, far.law("coth-quotient", u));
            case SINH -> byLaw(e, far.law("sinh-exp", u));
            case COSH -> byLaw(e, far.law("cosh-exp", u));
            case ERFC -> byLaw(e, far.law("erfc-erf", u));
            case SOFTPLUS -> byLaw(e, far.law("softplus-log", u));
            case LOG1P -> byLaw(e, far.law("log1p-log", u));
            case EXPM1 -> byLaw(e, far.law("expm1-exp", u));
            case ABS, SIGN, STEP -> ofSign(e, function, u);
            case FACTORIAL, GAMMA, LGAMMA, DIRAC, KRONECKER, MIN, MAX, BINOMIAL ->
                throw new NoProofException("no expansion of " + e);
            case SIN, COS, ASIN, ACOS, ATAN, ASINH, ACOSH, ATANH, ERF, CONJ, RE, IM -> {
                Series inner = expand(u);
                if (!inner.terms().isEmpty()
                        && growth.compare(inner.terms().getFirst().mono(), Mono.ONE) > 0) {
                    yield atInfinity(e, u, inner);
                }
                Sym w = Sym.internal("real", 901);
                try {
                    yield taylor(e, Expr.call(function, w), w, inner);
                } catch (NoProofException again) {
                    // a cut or an edge: by logarithms, which know their sides
                    yield switch (function) {
                        case ASIN, ATAN, ASINH, ACOSH, ATANH -> byLaw(e, far.law(function.syntax() + "-log", u));
                        case ACOS -> byLaw(e, far.law("acos-asin", u));
                        default -> throw again;
                    };
                }
            }
        };
    }

    /** No more than the limit is known, or of a wave that it is bounded. */
    private Series atInfinity(Expr e, Expr u, Series inner) {
        if (e instanceof Call(Fn wave, List<Expr> _) && (wave == Fn.SIN || wave == Fn.COS)) {
            Mono order = Mono.of(v, ONE);
            Expr m = growth.expr(order);
            Expr inverse = pow(m, -1);
            Theorem small = limiting("value", List.of(function(inverse)), List.of());
            Theorem bounded = far.law(wave.syntax() + "-bounded", u).orElseThrow(Expander::noLaw);
            Theorem squeezed = equal(
                    limiting("bounded", List.of(function(e), ONE), List.of(small, bounded)),
                    div(sub(e, ZERO), m),
                    List.of());
            Theorem exact = expansion("exact", List.of(function(e), function(m)), List.of());
            return new Series(
                    e,
                    List.of(),
                    order,
                    expansion("truncate", List.of(function(ZERO)), List.of(exact, nonZero(order), squeezed)));
        }
        if (e instanceof Call(Fn function, List<Expr> _)
                && (function == Fn.ASINH || function == Fn.ACOSH || function == Fn.ASIN || function == Fn.ATANH)) {
            return byLaw(e, far.law(function.syntax() + "-log", u));
        }
        if (e instanceof Call(Fn function, List<Expr> _) && function == Fn.ACOS) {
            return byLaw(e, far.law("acos-asin", u));
        }
        Theorem value = limiting("value", List.of(function(e)), List.of(tends(inner)));
        return ofLimit(e, value);
    }

    private Series ofLimit(Expr e, Theorem value) {
        Expr limit = ((Tends) value.conclusion()).value();
        Theorem theorem = expansion("tends", List.of(), List.of(value));
        List<Term> terms = merged(List.of(new Term(limit, Mono.ONE)));
        return new Series(e, terms, Mono.ONE, truncated(theorem, limit, terms, terms, Mono.ONE));
    }

    /** |u|, sign(u), step(u) where the sign of u is known for large v. */
    private Series ofSign(Expr e, Fn function, Expr u) {
        Optional<Theorem> positive = far.show(Proposition.positive(u));
        Optional<Theorem> negative = far.show(new Less(u, ZERO));
        Theorem[] why = {};
        if (positive.isEmpty() && negative.isEmpty()) {
            Scaled scaled = scaled(expand(u));
            Optional<Theorem> above = bench.show(Proposition.positive(scaled.c()));
            Theorem sign = above.or(() -> bench.show(new Less(scaled.c(), ZERO)))
                    .orElseThrow(() -> new NoProofException("nothing is known of the sign of " + u));
            Expr w = scaled.w().function();
            Theorem wSign =
                    eventually(above.isPresent() ? Proposition.positive(w) : new Less(w, ZERO), scaled.wTends(), sign);
            Expr m = growth.expr(scaled.mono());
            Theorem mPositive = far.show(Proposition.positive(m)).orElseThrow(Expander::noLaw);
            Expr side = above.isPresent() ? w : neg(w);
            Theorem wPositive = above.isPresent()
                    ? wSign
                    : far.law("less-to-difference", List.of(wSign), w, ZERO).orElseThrow(Expander::noLaw);
            Theorem product = far.law("positive-product", List.of(mPositive, wPositive), m, side)
                    .orElseThrow(Expander::noLaw);
            Theorem whole = far.moved(product, Bench.about(product), above.isPresent() ? u : neg(u), nonZeros())
                    .orElseThrow(Expander::noLaw);
            why = new Theorem[] {scaled.wTends(), sign};
            if (above.isPresent()) {
                positive = Optional.of(whole);
            } else {
                negative = far.law("less-from-difference", List.of(whole), u, ZERO);
            }
        }
        boolean up = positive.isPresent();
        Theorem sign = positive.or(List.of(negative)::getFirst).orElseThrow(Expander::noLaw);
        Theorem equation =
                switch (function) {
                    case ABS ->
                        up
                                ? far.law("abs-nonnegative", List.of(weak(sign, ZERO, u)), u)
                                        .orElseThrow(Expander::noLaw)
                                : far.law("abs-nonpositive", List.of(weak(sign, u, ZERO)), u)
                                        .orElseThrow(Expander::noLaw);
                    case SIGN ->
                        far.law(up ? "sign-positive" : "sign-negative", List.of(sign), u)
                                .orElseThrow(Expander::noLaw);
                    default -> {
                        Theorem nonZero = up
                                ? far.law("less-nonequal", List.of(sign), ZERO, u)
                                        .orElseThrow(Expander::noLaw)
                                : far.law("less-nonequal", List.of(sign), u, ZERO)
                                        .flatMap(theorem -> far.law("nonequal-symmetric", List.of(theorem), ZERO, u))
                                        .orElseThrow(Expander::noLaw);
                        Theorem step = far.law("step-sign", List.of(nonZero), u).orElseThrow(Expander::noLaw);
                        Theorem value = far.law(up ? "sign-positive" : "sign-negative", List.of(sign), u)
                                .orElseThrow(Expander::noLaw);
                        yield far.field(e, up ? ONE : ZERO, List.of(step, value))
                                .orElseThrow(Expander::noLaw);
                    }
                };
        return same(e, expand(((Equation) equation.conclusion()).right()), equation, why);
    }

    private Theorem weak(Theorem strict, Expr low, Expr high) {
        return far.law("less-atmost", List.of(strict), low, high).orElseThrow(Expander::noLaw);
    }

    private Series extreme(Expr e, Call call) {
        if ((call.function() == Fn.MIN || call.function() == Fn.MAX)
                && call.arguments().size() == 2) {
            return byLaw(
                    e,
                    far.law(call.function().syntax() + "-abs", call.arguments().toArray(new Expr[0])));
        }
        throw new NoProofException("no expansion of " + e);
    }

    private Series choice(Expr e, Piecewise piecewise) {
        Proposition first = Proposition.of(piecewise.branches().getFirst().condition());
        Theorem decided = far.show(first)
                .or(() -> Choice.negation(first).flatMap(far::show))
                .orElseThrow(() -> new NoProofException("nothing decides " + first));
        return byLaw(e, Optional.of(bench.infer(Schemas.CHOICE, Instance.of(piecewise), decided)));
    }

    /** exp(u) as a product of a function of the scale and the exponential of what does not grow. */
    private Series exponential(Expr e, Expr u) {
        Series inner = expand(u);
        if (inner.order() != null && growth.compare(inner.order(), Mono.ONE) > 0) {
            throw new NoProofException("more terms are needed");
        }
        List<Term> growing = inner.terms().stream()
                .filter(term -> growth.compare(term.mono(), Mono.ONE) > 0)
                .toList();
        Sym x = Sym.internal("real", 903);
        if (growing.isEmpty()) {
            return taylor(e, exp(x), x, inner);
        }
        List<Expr> taken = new ArrayList<>();
        Mono mono = Mono.ONE;
        List<Term> left = growing;
        while (!left.isEmpty()) {
            Term lead = left.getFirst();
            Base base = baseOf(lead, left);
            Expr leadOfBase = expand(base.logarithm()).terms().getFirst().coefficient();
            if (!(number(div(lead.coefficient(), leadOfBase)) instanceof Num k)) {
                throw new NoProofException("exponents in no rational proportion");
            }
            taken.add(mul(k, base.logarithm()));
            mono = mono.times(Mono.of(base.expr(), k));
            List<Term> less = new ArrayList<>(left);
            expand(base.logarithm())
                    .terms()
                    .forEach(term -> less.add(new Term(mul(k.negate(), term.coefficient()), term.mono())));
            left = merged(less).stream()
                    .filter(term -> growth.compare(term.mono(), Mono.ONE) > 0)
                    .toList();
        }
        Expr infinite = add(taken);
        if (inner.order() == null && inner.terms().equals(growing) && left.isEmpty() && isWhole(inner, taken)) {
            Expr m = growth.expr(mono);
            return new Series(e, List.of(new Term(ONE, mono)), null, null, List.of(equation(e, m, inner.facts())));
        }
        Expr rest = sub(u, infinite);
        Series small = expand(rest);
        Series factor = taylor(exp(rest), exp(x), x, small);
        Expr m = growth.expr(mono);
        Theorem split = far.law("exp-sum", infinite, rest).orElseThrow(Expander::noLaw);
        Theorem joined = equation(add(infinite, rest), u, List.of());
        Theorem moved = bench.infer(Schemas.SUBSTITUTE, Instance.of(), split, joined);
        Theorem power = new EquationTactic(far)
                .prove(exp(infinite), m)
                .orElseThrow(() -> new NoProofException("nothing says that " + exp(infinite) + " == " + m));
        Expr whole = mul(m, exp(rest));
        Theorem equation = far.field(e, whole, List.of(moved, power))
                .orElseThrow(() -> new NoProofException("no exponential of a sum"));
        return same(e, product(whole, exactly(m, new Term(ONE, mono)), factor), equation);
    }

    /** True if an exact argument is nothing but logarithms of the scale. */
    private boolean isWhole(Series inner, List<Expr> taken) {
        List<Term> terms = new ArrayList<>(inner.terms());
        for (Expr part : taken) {
            Series series = expand(part);
            if (series.order() != null) {
                return false;
            }
            series.terms().forEach(term -> terms.add(new Term(neg(term.coefficient()), term.mono())));
        }
        return merged(terms).isEmpty();
    }

    /** The function of the scale whose logarithm grows like the leading term. */
    private Base baseOf(Term lead, List<Term> growing) {
        for (Base base : growth.bases()) {
            if (base.order().equals(lead.mono())) {
                return base;
            }
        }
        boolean up = bench.show(Proposition.positive(lead.coefficient())).isPresent();
        if (!up && bench.show(new Less(lead.coefficient(), ZERO)).isEmpty()) {
            throw new NoProofException("nothing is known of the sign of " + lead.coefficient());
        }
        Expr g = expr(growing);
        Expr logarithm = up ? g : number(neg(g));
        throw new MoreGrowthException(new Base(exp(logarithm), logarithm, lead.mono()));
    }

    /** On either side of the cut along the negative numbers, the logarithm is that of the opposite number turned back. */
    private Optional<Series> acrossCut(Expr e, Expr u, Scaled scaled) {
        if (bench.show(new Less(scaled.c(), ZERO)).isEmpty()) {
            return Optional.empty();
        }
        Expr part = Expr.call(Fn.IM, u);
        Reducer reducer = new Reducer(far, new Generators());
        try {
            reducer.reduce(part);
        } catch (RefusedException circular) {
            return Optional.empty();
        }
        Expr form = reducer.expr(reducer.value(part));
        for (boolean above : List.of(true, false)) {
            Proposition side = above ? Proposition.positive(form) : new Less(form, ZERO);
            Optional<Theorem> known = far.show(side);
            if (known.isPresent()) {
                Theorem equal = far.field(form, part, reducer.theorems()).orElseThrow(Expander::noLaw);
                Theorem moved = bench.infer(Schemas.SUBSTITUTE, Instance.of(), known.get(), equal);
                return Optional.of(byLaw(e, far.law(above ? "log-above-cut" : "log-below-cut", List.of(moved), u)));
            }
        }
        return Optional.empty();
    }

    private Series logarithm(Expr e, Expr u) {
        Scaled scaled = scaled(expand(u));
        Optional<Series> turned = acrossCut(e, u, scaled);
        if (turned.isPresent()) {
            return turned.get();
        }
        Expr w = scaled.w().function();
        Expr m = growth.expr(scaled.mono());
        List<Expr> logs = new ArrayList<>();
        for (Base base : growth.of(scaled.mono())) {
            if (!(base.expr() instanceof Call(Fn function, List<Expr> _) && function == Fn.EXP)
                    && !growth.contains(base.logarithm())) {
                throw new MoreGrowthException(
                        new Base(base.logarithm(), log(base.logarithm()), Mono.of(log(base.logarithm()), ONE)));
            }
            logs.add(mul(scaled.mono().exponent(base.expr()), base.logarithm()));
        }
        if (u.equals(m)) {
            return same(e, expand(add(logs)), equation(e, add(logs), List.of()));
        }
        Sym x = Sym.internal("real", 904);
        Series rest = taylor(log(w), log(x), x, scaled.w());
        if (scaled.mono().isOne()) {
            return rest;
        }
        Expr sum = add(logs);
        Theorem positive = far.show(Proposition.positive(m))
                .orElseThrow(() -> new NoProofException("nothing says that " + m + " is positive"));
        Theorem split = far.law("log-product", List.of(positive, scaled.nonZero()), m, w)
                .orElseThrow(Expander::noLaw);
        Theorem joined = equation(mul(m, w), u, List.of(nonZero(scaled.mono())));
        Theorem moved = bench.infer(Schemas.SUBSTITUTE, Instance.of(), split, joined);
        Theorem power = log(m).equals(sum)
                ? moved
                : new EquationTactic(far)
                        .prove(log(m), sum)
                        .orElseThrow(() -> new NoProofException("nothing says that " + log(m) + " == " + sum));
        Expr whole = add(sum, log(w));
        Theorem equation = far.field(e, whole, List.of(moved, power)).orElseThrow(Expander::noLaw);
        return same(e, sum(whole, List.of(expand(sum), rest)), equation, scaled.wTends(), scaled.cNonZero());
    }

    /** g(w) around what w tends to. */
    private Series taylor(Expr e, Expr g, Sym x, Series w) {
        if (!w.terms().isEmpty() && growth.compare(w.terms().getFirst().mono(), Mono.ONE) > 0) {
            throw new NoProofException("an argument that grows");
        }
        Expr u = w.function();
        Theorem inner = limit(w);
        Expr c = ((Tends) inner.conclusion()).value();
        List<Term> rest =
                w.terms().stream().filter(term -> !term.mono().isOne()).toList();
        Mono step = rest.isEmpty() ? w.order() : rest.getFirst().mono();
        if (step == null) {
            // the argument is a number
            Theorem equation = equation(u, c, List.of());
            Expr at = Trees.substitute(g, x, c);
            Theorem moved = bench.infer(
                    Schemas.SUBSTITUTE,
                    Instance.of(),
                    far.field(e, e, List.of()).orElseThrow(Expander::noLaw),
                    equation);
            return same(e, expand(at), turned(moved, e, at));
        }
        if (growth.compare(step, Mono.ONE) >= 0) {
            return ofLimit(e, continuous(e, inner, g, x, c));
        }
        Mono order = step.power(num(most));
        if (w.order() != null) {
            order = larger(order, w.order());
        }
        int n = 1;
        while (growth.compare(step.power(num(n)), order) > 0) {
            n++;
        }
        boolean real = far.signs().isReal(u) && bench.signs().isReal(c);
        Sym bound = real ? x : Sym.internal("complex", 901);
        Scope scope = Scope.close(bound, Trees.substitute(g, x, bound));
        List<Theorem> parents = new ArrayList<>(List.of(inner, nonZero(order)));
        parents.addAll(conditions(scope, c, n, real));
        if (!real) {
            // nothing
        } else {
            far.show(Proposition.real(u)).ifPresent(parents::add);
            bench.show(Proposition.real(c)).ifPresent(parents::add);
        }
        Expr delta = sub(u, c);
        Expr m = growth.expr(order);
        Expr quotient = div(pow(delta, n), m);
        parents.add(limit(expand(quotient)));
        Theorem theorem = expansion("taylor", List.of(new Diff(scope, c, n), function(u), function(m)), parents);
        Expr p = ((Expands) theorem.conclusion()).value().scope().open(v);
        Series polynomial = expand(p);
        Mono reached = polynomial.order() == null ? order : larger(order, polynomial.order());
        if (!reached.equals(order)) {
            theorem = upToScale(theorem, order, reached);
        }
        Theorem then = expansion("then", List.of(), List.of(theorem, upTo(polynomial, reached)));
        return cut(new Series(e, notBelow(polynomial.terms(), reached), reached, then));
    }

    private Theorem upToScale(Theorem theorem, Mono from, Mono to) {
        Theorem finite =
                tends(div(growth.expr(from), growth.expr(to)), List.of(new Term(ONE, from.over(to))), List.of());
        return expansion("scale", List.of(function(growth.expr(to))), List.of(theorem, nonZero(to), finite));
    }

    /** e == at, from e == (e with u replaced). */
    private Theorem turned(Theorem theorem, Expr e, Expr at) {
        return far.field(e, at, List.of(theorem)).orElseGet(() -> equation(e, at, List.of(theorem)));
    }

    private Theorem continuous(Expr e, Theorem inner, Expr g, Sym x, Expr c) {
        List<Theorem> parents = new ArrayList<>(List.of(inner));
        parents.addAll(conditions(Scope.close(x, g), c, 1, true));
        return limiting("value", List.of(function(e)), parents);
    }

    private List<Theorem> conditions(Scope scope, Expr c, int n, boolean real) {
        Set<Proposition> conditions = new LinkedHashSet<>();
        for (int k = 1; k <= n; k++) {
            Differentiation.Result result =
                    Differentiation.of(new Diff(scope, c, k), bench.kernel().context(), real);
            conditions.addAll(result.conditions());
        }
        List<Theorem> shown = new ArrayList<>();
        for (Proposition condition : conditions) {
            shown.add(bench.show(condition).orElseGet(() -> {
                if (condition instanceof NotEqual(Expr left, Num zero) && zero.isZero()) {
                    return nonZero(left);
                }
                throw new NoProofException("nothing says that " + condition);
            }));
        }
        return shown;
    }
}
