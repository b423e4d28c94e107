package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Domain;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.*;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Schemas;
import org.wickbench.symbolic.theorem.Structure;
import org.wickbench.symbolic.theorem.Theorem;

/** Shows signs, reality and integrality from the facts, by the rules of signs and by factors and squares. */
final class SignTactic {
    /** Deeper searches have lost their way. */
    private static final int DEEPEST = 24;

    /** The numbers of the internal symbols that stand for bound variables here. */
    private static final int FIRST_VARIABLE = 500;

    /**
     * What is known of a real expression: a theorem says {@code 0 < about} or {@code 0 <= about}, where the expression is
     * {@code about} or {@code -about}.
     */
    record Signed(boolean negative, boolean strict, Expr about, Theorem theorem) {}

    private final Bench bench;
    private final FactTactic facts;
    private final FactorTactic factors;
    private final BoundTactic bounds;
    private final Map<Expr, Optional<Signed>> signs = new HashMap<>();
    private final Map<Expr, Optional<Theorem>> nonZeros = new HashMap<>();
    private final Set<Expr> open = new HashSet<>();

    SignTactic(Bench bench) {
        this.bench = bench;
        this.facts = new FactTactic(bench);
        this.factors = new FactorTactic(bench);
        this.bounds = new BoundTactic(bench);
    }

    /** A theorem that states this, if one is found. */
    Optional<Theorem> show(Proposition goal) {
        try {
            return switch (goal) {
                case Less(Num zero, Expr right)
                when zero.isZero() ->
                    sign(right).filter(sign -> sign.strict && !sign.negative).map(Signed::theorem);
                case Less(Expr left, Expr right) ->
                    show(Proposition.positive(sub(right, left)))
                            .flatMap(theorem -> bench.law("less-from-difference", List.of(theorem), left, right));
                case AtMost(Num zero, Expr right) when zero.isZero() -> nonNegative(right);
                case AtMost(Expr left, Expr right) ->
                    show(Proposition.nonNegative(sub(right, left)))
                            .flatMap(theorem -> bench.law("atmost-from-difference", List.of(theorem), left, right));
                case NotEqual(Expr left, Num zero) when zero.isZero() -> nonZero(left);
                case NotEqual(Expr left, Expr right) ->
                    nonZero(sub(left, right))
                            .flatMap(theorem -> bench.law("nonequal-from-difference", List.of(theorem), left, right));
                case Member member when member.domain() == Domain.SLIT -> slit(member.expr());
                case Member member -> structural(member);
                case Equation _, Converges _, Interchanges _, Tends _, Expands _ -> Optional.empty();
            };
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    private Optional<Theorem> nonNegative(Expr expr) {
        if (expr instanceof Num zero && zero.isZero()) {
            return Optional.of(numeric(Proposition.nonNegative(ZERO)));
        }
        return sign(expr).filter(sign -> !sign.negative).flatMap(this::weak);
    }

    private Optional<Theorem> weak(Signed sign) {
        return sign.strict
                ? bench.law("less-atmost", List.of(sign.theorem), ZERO, sign.about)
                : Optional.of(sign.theorem);
    }

    private Theorem numeric(Proposition proposition) {
        return bench.infer(Schemas.NUMERIC, Instance.of(proposition));
    }

    /** Real, or an integer, by structure; the signs that powers and logarithms ask for are looked for first. */
    private Optional<Theorem> structural(Member member) {
        List<Theorem> parents = new ArrayList<>();
        collectSigns(member.expr(), parents);
        Set<Proposition> known = new HashSet<>();
        parents.forEach(parent -> known.add(parent.conclusion()));
        Structure structure = new Structure(bench.kernel().context(), known);
        boolean holds = member.domain() == Domain.INTEGER
                ? structure.isInteger(member.expr())
                : structure.isReal(member.expr());
        return holds
                ? Optional.of(bench.kernel().infer(Schemas.REALITY, Instance.of(member), parents))
                : Optional.empty();
    }

    private void collectSigns(Expr expr, List<Theorem> parents) {
        switch (expr) {
            case Pow power when !(power.exponent() instanceof Num n && n.isInteger()) -> add(power.base(), parents);
            case Call call -> {
                switch (call.function()) {
                    case LOG -> add(call.argument(), parents);
                    case ASIN, ACOS, ATANH -> {
                        add(sub(ONE, call.argument()), parents);
                        add(Expr.add(ONE, call.argument()), parents);
                    }
                    case ACOSH -> add(sub(call.argument(), ONE), parents);
                    default -> {}
                }
            }
            default -> {}
        }
        if (expr instanceof Binder binder) {
            realScope(binder).ifPresent(parents::add);
        }
        Trees.children(expr).forEach(child -> collectSigns(child, parents));
    }

    /** That a sum, a product or an integral is real, where that takes the sign of something in its scope. */
    private Optional<Theorem> realScope(Binder binder) {
        if (binder instanceof Limit
                || binder instanceof Diff
                || new Structure(bench.kernel().context(), Set.of()).isReal((Expr) binder)) {
            return Optional.empty();
        }
        Sym variable = Sym.internal("real", FIRST_VARIABLE + open.size());
        return bench.inScope(binder, variable)
                .show(Proposition.real(binder.scope().open(variable)))
                .flatMap(theorem -> {
                    List<Theorem> parents = new ArrayList<>(List.of(theorem));
                    for (Expr bound : binder.operands()) {
                        show(Proposition.real(bound)).ifPresent(parents::add);
                    }
                    try {
                        return Optional.of(
                                bench.kernel().infer(Schemas.MONOTONY, Instance.of(variable, (Expr) binder), parents));
                    } catch (RefusedException e) {
                        return Optional.empty();
                    }
                });
    }

    private void add(Expr expr, List<Theorem> parents) {
        if (!(expr instanceof Num)) {
            sign(expr).filter(sign -> !sign.negative).ifPresent(sign -> parents.add(sign.theorem));
        }
    }

    boolean isReal(Expr expr) {
        return new Structure(bench.kernel().context(), Set.of()).isReal(expr)
                || show(Proposition.real(expr)).isPresent();
    }

    /** The sign of an expression, as far as it can be told. */
    Optional<Signed> sign(Expr expr) {
        Optional<Signed> known = signs.get(expr);
        if (known != null) {
            return known;
        }
        if (open.size() > DEEPEST || !open.add(expr)) {
            return Optional.empty();
        }
        Optional<Signed> found;
        try {
            found = search(expr);
        } catch (RefusedException e) {
            found = Optional.empty();
        } finally {
            open.remove(expr);
        }
        // a failure inside another search may be one of depth or of a circle
        if (found.isPresent() || open.isEmpty()) {
            signs.put(expr, found);
        }
        return found;
    }

    private Optional<Signed> search(Expr expr) {
        if (isNumber(expr)) {
            return number(expr);
        }
        return facts.sign(expr)
                .or(() -> switch (expr) {
                    case Mul product -> product(product);
                    case Add sum -> sum(sum).or(() -> rootOutweighs(sum));
                    case Pow power -> power(power);
                    case Call call -> call(call);
                    case Sum sum -> binder(sum, new AtMost(sum.lower(), sum.upper()));
                    case Product product -> binder(product, new AtMost(product.lower(), product.upper()));
                    case Integral integral -> binder(integral, new AtMost(integral.lower(), integral.upper()));
                    default -> Optional.empty();
                })
                .or(() -> factors.sign(expr))
                .or(() -> bounds.sign(expr));
    }

    /** The sign of the body for every value of the variable. */
    private Optional<Signed> binder(Binder binder, AtMost order) {
        Sym variable = Sym.internal("real", FIRST_VARIABLE + open.size());
        return sign(binder.scope().open(variable))
                .filter(sign -> !sign.negative)
                .flatMap(sign -> {
                    List<Theorem> parents = new ArrayList<>(List.of(sign.theorem));
                    if (!Expr.isInfinite(order.left()) && !Expr.isInfinite(order.right())) {
                        show(order).ifPresent(parents::add);
                        show(new Less(order.left(), order.right())).ifPresent(parents::add);
                    }
                    if (binder instanceof Integral integral && sign.strict) {
                        bench.integrals().converges(integral).ifPresent(parents::add);
                    }
                    try {
                        Theorem theorem =
                                bench.kernel().infer(Schemas.MONOTONY, Instance.of(variable, (Expr) binder), parents);
                        return Optional.of(
                                new Signed(false, theorem.conclusion() instanceof Less, (Expr) binder, theorem));
                    } catch (RefusedException e) {
                        return Optional.empty();
                    }
                });
    }

    static boolean isNumber(Expr expr) {
        return Trees.freeSymbols(expr).isEmpty() && Trees.unknownFunctions(expr).isEmpty() && !hasBinder(expr);
    }

    private static boolean hasBinder(Expr expr) {
        return switch (expr) {
            case Binder _, Relation _ -> true;
            default -> expr == INFINITY || Trees.children(expr).stream().anyMatch(SignTactic::hasBinder);
        };
    }

    private Optional<Signed> number(Expr expr) {
        if (expr instanceof Num number) {
            if (number.isZero()) {
                return Optional.of(new Signed(false, false, ZERO, numeric(Proposition.nonNegative(ZERO))));
            }
            Expr about = number.signum() > 0 ? number : number.negate();
            return Optional.of(new Signed(number.signum() < 0, true, about, numeric(Proposition.positive(about))));
        }
        for (Expr about : List.of(expr, neg(expr))) {
            try {
                return Optional.of(new Signed(!about.equals(expr), true, about, numeric(Proposition.positive(about))));
            } catch (RefusedException e) {
                // the other sign
            }
        }
        return Optional.empty();
    }

    private Optional<Signed> product(Mul product) {
        boolean negative = false;
        boolean strict = true;
        Expr about = null;
        Theorem theorem = null;
        for (Expr factor : product.factors()) {
            Optional<Signed> sign = sign(factor);
            if (sign.isEmpty()) {
                return squares(product);
            }
            negative ^= sign.get().negative;
            if (theorem == null || about == null) {
                about = sign.get().about;
                theorem = sign.get().theorem;
                strict = sign.get().strict;
                continue;
            }
            boolean both = strict && sign.get().strict;
            Optional<Theorem> left =
                    strict && !both ? bench.law("less-atmost", List.of(theorem), ZERO, about) : Optional.of(theorem);
            Optional<Theorem> right = both ? Optional.of(sign.get().theorem) : weak(sign.get());
            if (left.isEmpty() || right.isEmpty()) {
                return Optional.empty();
            }
            Optional<Theorem> next = bench.law(
                    both ? "positive-product" : "nonnegative-product",
                    List.of(left.get(), right.get()),
                    about,
                    sign.get().about);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            theorem = next.get();
            about = Bench.about(theorem);
            strict = both;
        }
        return about == null || theorem == null
                ? Optional.empty()
                : moved(new Signed(negative, strict, about, theorem), product);
    }

    /** Two equal factors of unknown sign make a square, and one with its conjugate that of the modulus. */
    private Optional<Signed> squares(Mul product) {
        List<Expr> factors = new ArrayList<>(product.factors());
        for (int i = 0; i < factors.size(); i++) {
            for (int j = i + 1; j < factors.size(); j++) {
                if (factors.get(i).equals(factors.get(j))) {
                    Expr square = pow(factors.get(i), 2);
                    factors.remove(j);
                    factors.set(i, square);
                    Expr other = mul(factors);
                    return sign(other).flatMap(sign -> moved(sign, product));
                }
                if (factors.get(j).equals(Expr.call(Fn.CONJ, factors.get(i)))
                        || factors.get(i).equals(Expr.call(Fn.CONJ, factors.get(j)))) {
                    Expr u = factors.get(factors.get(j) instanceof Call(Fn f, List<Expr> _) && f == Fn.CONJ ? i : j);
                    factors.remove(j);
                    factors.set(i, pow(Expr.call(Fn.ABS, u), 2));
                    Expr other = mul(factors);
                    return bench.law("abs-complex", u)
                            .flatMap(law -> sign(other).flatMap(sign -> moved(sign, product, List.of(law))));
                }
            }
        }
        return Optional.empty();
    }

    /** What is known of something equal up to the sign, told of an expression. */
    Optional<Signed> moved(Signed sign, Expr expr) {
        return moved(sign, expr, List.of());
    }

    Optional<Signed> moved(Signed sign, Expr expr, List<Theorem> parents) {
        Expr target = sign.negative ? neg(expr) : expr;
        return bench.moved(sign.theorem, sign.about, target, parents)
                .map(theorem -> new Signed(sign.negative, sign.strict, target, theorem));
    }

    /** sqrt(u^2 + c) + u is positive for a positive c, whatever the sign of u. */
    private Optional<Signed> rootOutweighs(Add sum) {
        for (Expr term : sum.terms()) {
            if (sum.terms().size() == 2 && term instanceof Pow(Expr radicand, Num half) && half.equals(HALF)) {
                Expr u = sum.terms().get(sum.terms().getFirst() == term ? 1 : 0);
                return factors.difference(radicand, pow(u, 2))
                        .flatMap(c -> bench.law("root-outweighs", u, c))
                        .flatMap(theorem -> bench.moved(theorem, Bench.about(theorem), sum, List.of()))
                        .map(theorem -> new Signed(false, true, sum, theorem));
            }
        }
        return Optional.empty();
    }

    private Optional<Signed> sum(Add sum) {
        Boolean negative = null;
        List<Signed> all = new ArrayList<>();
        for (Expr term : sum.terms()) {
            Optional<Signed> sign = sign(term);
            if (sign.isEmpty()) {
                return Optional.empty();
            }
            if (sign.get().about instanceof Num zero && zero.isZero()) {
                continue;
            }
            if (negative != null && negative != sign.get().negative) {
                return Optional.empty();
            }
            negative = sign.get().negative;
            all.add(sign.get());
        }
        if (negative == null) {
            return Optional.empty();
        }
        // a strict term goes first, so that one is enough
        all.sort(java.util.Comparator.comparing(sign -> !sign.strict));
        Signed total = all.getFirst();
        for (Signed each : all.subList(1, all.size())) {
            Optional<Theorem> right = weak(each);
            Expr about = total.about;
            Theorem left = total.theorem;
            String law = total.strict ? "positive-sum" : "nonnegative-sum";
            Optional<Theorem> next =
                    right.flatMap(theorem -> bench.law(law, List.of(left, theorem), about, each.about));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            total = new Signed(negative, total.strict, Bench.about(next.get()), next.get());
        }
        return moved(total, sum);
    }

    private Optional<Signed> power(Pow power) {
        Expr base = power.base();
        Expr exponent = power.exponent();
        Optional<Signed> sign = sign(base);
        if (sign.isPresent() && sign.get().strict && !sign.get().negative) {
            return law(true, power, "positive-power", base, exponent);
        }
        if (exponent instanceof Num n && n.isInteger()) {
            if (!n.numerator().testBit(0)) {
                Num half = n.times(HALF);
                if (nonZero(base).isPresent()) {
                    return law(true, power, "positive-square", base, half);
                }
                return law(false, power, "nonnegative-square", base, half);
            }
            if (sign.isPresent() && n.signum() > 0) {
                // an odd power is an even one times the base
                return n.isOne()
                        ? sign
                        : sign(mul(pow(base, n.plus(MINUS_ONE)), base)).flatMap(s -> moved(s, power));
            }
            if (sign.isPresent() && sign.get().strict) {
                // 1/b = b * b^-2
                return nonZero(base).flatMap(nonZero -> sign(mul(pow(base, n.plus(MINUS_ONE)), base))
                        .flatMap(s -> moved(s, power, List.of(nonZero))));
            }
            return sign.isPresent() && !sign.get().negative && n.equals(MINUS_ONE)
                    ? law(false, power, "nonnegative-inverse", base)
                    : Optional.empty();
        }
        return sign.isPresent() && !sign.get().negative
                ? law(false, power, "nonnegative-power", base, exponent)
                : Optional.empty();
    }

    private Optional<Signed> law(boolean strict, Expr about, String name, Expr... terms) {
        return bench.law(name, terms).map(theorem -> new Signed(false, strict, about, theorem));
    }

    private Optional<Signed> call(Call call) {
        Expr u = call.arguments().getFirst();
        return switch (call.function()) {
            case EXP -> law(true, call, "positive-exp", u);
            case COSH -> law(true, call, "positive-cosh", u);
            case ERFC -> law(true, call, "positive-erfc", u);
            case GAMMA -> law(true, call, "positive-gamma", u);
            case ABS ->
                nonZero(u).isPresent() ? law(true, call, "positive-abs", u) : law(false, call, "nonnegative-abs", u);
            case SINH -> odd(call, "positive-sinh");
            case TANH -> odd(call, "positive-tanh");
            case ERF -> odd(call, "positive-erf");
            case ATAN -> odd(call, "positive-atan");
            case ASINH -> odd(call, "positive-asinh");
            case LOG -> logarithm(call);
            case RE ->
                u instanceof Pow(Expr base, Num n) && n.equals(num(1, 2))
                        ? law(false, call, "nonnegative-re-root", base)
                        : Optional.empty();
            case CONJ ->
                bench.law("conj-real", u).flatMap(real -> sign(u).flatMap(sign -> moved(sign, call, List.of(real))));
            default -> Optional.empty();
        };
    }

    private Optional<Signed> odd(Call call, String law) {
        return sign(call.argument())
                .filter(sign -> sign.strict && !sign.negative)
                .flatMap(sign -> law(true, call, law, call.argument()));
    }

    /** log(u) > 0 for u > 1, below 0 for 0 < u < 1. */
    private Optional<Signed> logarithm(Call call) {
        Expr u = call.argument();
        if (show(new Less(ONE, u)).isPresent()) {
            return bench.law("log-above-one", u).map(theorem -> new Signed(false, true, call, theorem));
        }
        if (show(new Less(u, ONE)).isPresent()) {
            return bench.law("log-below-one", u).map(theorem -> new Signed(true, true, neg(call), theorem));
        }
        return Optional.empty();
    }

    /** That an expression does not vanish. */
    private Optional<Theorem> nonZero(Expr expr) {
        Optional<Theorem> known = nonZeros.get(expr);
        if (known == null) {
            known = searchNonZero(expr);
            if (known.isPresent() || open.isEmpty()) {
                nonZeros.put(expr, known);
            }
        }
        return known;
    }

    private Optional<Theorem> searchNonZero(Expr expr) {
        if (isNumber(expr)) {
            try {
                return Optional.of(numeric(Proposition.nonZero(expr)));
            } catch (RefusedException e) {
                return Optional.empty();
            }
        }
        Optional<Theorem> direct = facts.nonZero(expr);
        if (direct.isPresent()) {
            return direct;
        }
        Optional<Theorem> structural =
                switch (expr) {
                    case Mul product -> nonZero(product);
                    case Pow(Expr base, Num n)
                    when n.isInteger() ->
                        nonZero(base).flatMap(theorem -> bench.law("nonzero-power", List.of(theorem), base, n));
                    case Pow(Expr base, Expr exponent) ->
                        nonZero(base).flatMap(theorem -> bench.law("root-nonzero", List.of(theorem), base, exponent));
                    case Call call ->
                        switch (call.function()) {
                            case EXP -> bench.law("exp-nonzero", call.argument());
                            case CONJ ->
                                nonZero(call.argument())
                                        .flatMap(theorem ->
                                                bench.law("conj-nonzero", List.of(theorem), call.argument()));
                            default -> Optional.empty();
                        };
                    case Add sum -> complex(sum);
                    default -> Optional.empty();
                };
        return structural.or(() -> ofSign(expr)).or(() -> factors.nonZero(expr));
    }

    private Optional<Theorem> ofSign(Expr expr) {
        return sign(expr).filter(Signed::strict).flatMap(sign -> {
            Optional<Theorem> nonZero = bench.law("less-nonequal", List.of(sign.theorem), ZERO, sign.about);
            return sign.negative
                    ? nonZero.flatMap(theorem -> bench.law("nonzero-product", List.of(theorem), MINUS_ONE, sign.about)
                            .flatMap(turned -> bench.moved(turned, Bench.about(turned), expr, List.of())))
                    : nonZero;
        });
    }

    private Optional<Theorem> nonZero(Mul product) {
        Expr first = product.factors().getFirst();
        Expr rest = mul(product.factors().subList(1, product.factors().size()));
        Optional<Theorem> left = nonZero(first);
        Optional<Theorem> right = left.flatMap(theorem -> nonZero(rest));
        return right.flatMap(
                theorem -> bench.law("nonzero-product", List.of(left.orElseThrow(), theorem), first, rest));
    }

    /** a + I b with a real part or an imaginary part that does not vanish. */
    private Optional<Theorem> complex(Add sum) {
        return split(sum).flatMap(parts -> {
            Expr whole = Expr.add(parts.real, mul(I, parts.imaginary));
            Optional<Theorem> shown = nonZero(parts.real)
                    .flatMap(theorem -> bench.law("real-part-nonzero", List.of(theorem), parts.real, parts.imaginary))
                    .or(() -> nonZero(parts.imaginary)
                            .flatMap(theorem -> bench.law(
                                    "imaginary-part-nonzero", List.of(theorem), parts.real, parts.imaginary)));
            return shown.flatMap(theorem -> bench.moved(theorem, whole, sum, List.of()));
        });
    }

    private record Parts(Expr real, Expr imaginary) {}

    /** Real and imaginary part of a sum whose terms are each real or I times real. */
    private Optional<Parts> split(Expr expr) {
        List<Expr> real = new ArrayList<>();
        List<Expr> imaginary = new ArrayList<>();
        for (Expr term : expr instanceof Add sum ? sum.terms() : List.of(expr)) {
            List<Expr> factors = new ArrayList<>(term instanceof Mul product ? product.factors() : List.of(term));
            boolean turned = factors.remove(I);
            if (!isReal(mul(factors))) {
                return Optional.empty();
            }
            (turned ? imaginary : real).add(mul(factors));
        }
        return imaginary.isEmpty() ? Optional.empty() : Optional.of(new Parts(Expr.add(real), Expr.add(imaginary)));
    }

    private Optional<Theorem> slit(Expr expr) {
        if (isNumber(expr)) {
            try {
                return Optional.of(numeric(new Member(expr, Domain.SLIT)));
            } catch (RefusedException e) {
                return Optional.empty();
            }
        }
        if (show(Proposition.positive(expr)).isPresent()) {
            return bench.law("slit-positive", expr);
        }
        return split(expr).flatMap(parts -> {
            Expr whole = Expr.add(parts.real, mul(I, parts.imaginary));
            return bench.law("real-part-slit", parts.real, parts.imaginary)
                    .or(() -> bench.law("imaginary-part-slit", parts.real, parts.imaginary))
                    .flatMap(theorem -> bench.moved(theorem, whole, expr, List.of()));
        });
    }
}
