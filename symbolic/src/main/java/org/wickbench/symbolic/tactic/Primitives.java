package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.MINUS_ONE;
import static org.wickbench.symbolic.expr.Expr.ONE;
import static org.wickbench.symbolic.expr.Expr.PI;
import static org.wickbench.symbolic.expr.Expr.ZERO;
import static org.wickbench.symbolic.expr.Expr.add;
import static org.wickbench.symbolic.expr.Expr.div;
import static org.wickbench.symbolic.expr.Expr.exp;
import static org.wickbench.symbolic.expr.Expr.mul;
import static org.wickbench.symbolic.expr.Expr.neg;
import static org.wickbench.symbolic.expr.Expr.num;
import static org.wickbench.symbolic.expr.Expr.pow;
import static org.wickbench.symbolic.expr.Expr.sqrt;
import static org.wickbench.symbolic.expr.Expr.sub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Add;
import org.wickbench.symbolic.expr.Expr.Call;
import org.wickbench.symbolic.expr.Expr.Diff;
import org.wickbench.symbolic.expr.Expr.Mul;
import org.wickbench.symbolic.expr.Expr.Num;
import org.wickbench.symbolic.expr.Expr.Pow;
import org.wickbench.symbolic.expr.Expr.Scope;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Laws;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.Less;

/**
 * Primitives that are found by looking: of sums, of polynomials times powers, exponentials of linear and quadratic
 * arguments, sines and cosines. The rest is left to others; what is found here is proved by its derivative.
 */
final class Primitives {
    private final Bench bench;
    private final Sym v;

    /** @param bench knows in which range the variable is */
    Primitives(Bench bench, Sym v) {
        this.bench = bench;
        this.v = v;
    }

    /** A primitive, if each term has one. */
    Optional<Expr> of(Expr integrand) {
        List<Expr> parts = new ArrayList<>();
        for (Expr term : terms(integrand)) {
            Optional<Expr> part = term(term);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(add(parts));
    }

    /** Sums and products of sums, and small powers of them, multiplied out. */
    private List<Expr> terms(Expr expr) {
        return switch (expr) {
            case Add sum ->
                sum.terms().stream().flatMap(term -> terms(term).stream()).toList();
            case Mul product -> {
                List<Expr> so = List.of(ONE);
                for (Expr factor : product.factors()) {
                    List<Expr> next = new ArrayList<>();
                    for (Expr left : so) {
                        for (Expr right : terms(factor)) {
                            next.add(mul(left, right));
                        }
                    }
                    so = next;
                    if (so.size() > 60) {
                        yield List.of(expr);
                    }
                }
                yield so;
            }
            case Pow(Add base, Num n)
            when n.isInt() && n.signum() > 0 && n.compareTo(num(6)) <= 0 && Trees.dependsOn(base, v) ->
                terms(mul(java.util.Collections.nCopies(n.numerator().intValueExact(), (Expr) base)));
            default -> List.of(expr);
        };
    }

    private Optional<Expr> term(Expr term) {
        List<Expr> outside = new ArrayList<>();
        List<Expr> inside = new ArrayList<>();
        for (Expr factor : term instanceof Mul product ? product.factors() : List.of(term)) {
            (Trees.dependsOn(factor, v) ? inside : outside).add(factor);
        }
        return moving(inside).map(primitive -> mul(mul(outside), primitive));
    }

    private Optional<Expr> moving(List<Expr> factors) {
        Num total = ZERO;
        Expr exponent = ZERO;
        List<Expr> others = new ArrayList<>();
        for (Expr factor : factors) {
            switch (factor) {
                case Sym symbol when symbol.equals(v) -> total = total.plus(ONE);
                case Pow(Sym symbol, Num n) when symbol.equals(v) -> total = total.plus(n);
                case Call(Fn function, List<Expr> arguments)
                when function == Fn.EXP -> exponent = add(exponent, arguments.getFirst());
                case Pow(Call(Fn function, List<Expr> arguments), Num n)
                when function == Fn.EXP -> exponent = add(exponent, mul(n, arguments.getFirst()));
                default -> others.add(factor);
            }
        }
        Num power = total;
        if (!exponent.equals(ZERO)) {
            return others.isEmpty() ? exponential(power, exponent) : wave(power, exponent, others);
        }
        if (others.isEmpty()) {
            return Optional.of(power(v, ONE, power));
        }
        if (others.size() > 1) {
            return Optional.empty();
        }
        return switch (others.getFirst()) {
            case Diff(Scope scope, Sym point, int order)
            when power.isZero() && point.equals(v) ->
                Optional.of(order == 1 ? scope.open(v) : new Diff(scope, v, order - 1));
            case Pow(Expr base, Num r)
            when power.isZero() && r.equals(MINUS_ONE) && linear(base).isEmpty() ->
                coefficients(base).filter(c -> c.size() == 3).flatMap(this::arctangent);
            case Pow(Expr base, Expr r)
            when power.isZero() && !Trees.dependsOn(r, v) -> linear(base).map(slope -> power(base, slope, r));
            case Call(Fn wave, List<Expr> arguments)
            when (wave == Fn.SIN || wave == Fn.COS) && power.isInt() && power.signum() >= 0 ->
                linear(arguments.getFirst())
                        .map(slope -> parts(power.numerator().intValueExact(), wave, arguments.getFirst(), slope));
            case Call(Fn log, List<Expr> arguments)
            when log == Fn.LOG && arguments.getFirst().equals(v) -> {
                Expr next = power.plus(ONE);
                yield power.equals(MINUS_ONE)
                        ? Optional.of(div(pow(Expr.call(Fn.LOG, v), 2), num(2)))
                        : Optional.of(sub(
                                div(mul(pow(v, next), Expr.call(Fn.LOG, v)), next),
                                div(pow(v, next), mul(next, next))));
            }
            default -> Optional.empty();
        };
    }

    /** 1/(a v^2 + b v + c) where the discriminant is negative. */
    private Optional<Expr> arctangent(List<Expr> c) {
        Expr gap = simplified(sub(mul(num(4), c.get(0), c.get(2)), pow(c.get(1), 2)));
        if (bench.show(Proposition.positive(gap)).isEmpty()) {
            return Optional.empty();
        }
        Expr root = sqrt(gap);
        Expr line = add(mul(num(2), c.get(2), v), c.get(1));
        return Optional.of(mul(num(2), pow(root, -1), Expr.call(Fn.ATAN, div(line, root))));
    }

    /** u^r by its primitive, u of constant slope. */
    private Expr power(Expr u, Expr slope, Expr r) {
        if (r.equals(MINUS_ONE)) {
            boolean negative = bench.show(new Less(u, ZERO)).isPresent();
            return div(Expr.call(Fn.LOG, negative ? neg(u) : u), slope);
        }
        Expr next = Laws.folded(add(r, ONE));
        return div(pow(u, next), mul(slope, next));
    }

    /** The derivative of an expression that is linear in v. */
    private Optional<Expr> linear(Expr expr) {
        return coefficients(expr).filter(c -> c.size() == 2).map(c -> c.get(1));
    }

    /** The coefficients of a polynomial in v of degree at most 2. */
    private Optional<List<Expr>> coefficients(Expr expr) {
        List<List<Expr>> sums = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Expr term : terms(expr)) {
            List<Expr> constant = new ArrayList<>();
            int degree = 0;
            for (Expr factor : term instanceof Mul product ? product.factors() : List.of(term)) {
                if (!Trees.dependsOn(factor, v)) {
                    constant.add(factor);
                } else if (factor.equals(v)) {
                    degree++;
                } else if (factor instanceof Pow(Sym symbol, Num n)
                        && symbol.equals(v)
                        && n.isInt()
                        && n.signum() > 0
                        && n.compareTo(num(2)) <= 0) {
                    degree += n.numerator().intValueExact();
                } else {
                    return Optional.empty();
                }
            }
            if (degree > 2) {
                return Optional.empty();
            }
            sums.get(degree).add(mul(constant));
        }
        List<Expr> all = new ArrayList<>(sums.stream().map(Expr::add).toList());
        while (all.size() > 1 && isZero(all.getLast())) {
            all.removeLast();
        }
        return Optional.of(all);
    }

    private boolean isZero(Expr expr) {
        return bench.field(expr, ZERO, List.of()).isPresent();
    }

    /** v^n exp(b v) or v^n exp(-a v^2 + b v + c). */
    private Optional<Expr> exponential(Num power, Expr exponent) {
        if (!power.isInt() || power.signum() < 0 || power.compareTo(num(12)) > 0) {
            return Optional.empty();
        }
        int n = power.numerator().intValueExact();
        return coefficients(exponent).flatMap(c -> switch (c.size()) {
            case 1 -> Optional.of(mul(exp(c.getFirst()), power(v, ONE, power)));
            case 2 -> Optional.of(mul(exp(exponent), shrinking(n, c.get(1))));
            default -> Optional.of(gaussian(n, exponent, c));
        });
    }

    /** The polynomial P with (P exp(b v))' = v^n exp(b v). */
    private Expr shrinking(int n, Expr b) {
        List<Expr> terms = new ArrayList<>();
        Num factor = ONE;
        for (int k = 0; k <= n; k++) {
            terms.add(mul(factor, div(n == k ? ONE : pow(v, n - k), pow(b, k + 1))));
            factor = factor.times(num(k - n));
        }
        return add(terms);
    }

    /** By v^(n+1) exp(..)/... downwards, and the error function at last. */
    private Expr gaussian(int n, Expr exponent, List<Expr> c) {
        Expr a = c.get(2);
        Expr b = c.get(1);
        if (n == 0) {
            // -a v^2 + b v = -(r v - b/(2 r))^2 + b^2/(4 r^2), or with erf of an imaginary argument
            boolean falling = bench.show(new Less(a, ZERO)).isPresent();
            Expr positive = simplified(falling ? neg(a) : a);
            Expr r = falling ? sqrt(positive) : mul(Expr.I, sqrt(positive));
            Expr shift = isZero(b) ? ZERO : div(b, mul(num(2), r));
            Expr inner = shift.equals(ZERO) ? mul(r, v) : sub(mul(r, v), shift);
            Expr outer = shift.equals(ZERO) ? c.getFirst() : add(c.getFirst(), div(pow(b, 2), mul(num(4), pow(r, 2))));
            return mul(div(sqrt(PI), mul(num(2), r)), exp(outer), Expr.call(Fn.ERF, inner));
        }
        // (v^(n-1) exp)' = (n-1) v^(n-2) exp + v^(n-1) (2 a v + b) exp
        List<Expr> terms = new ArrayList<>(List.of(mul(n == 1 ? ONE : pow(v, n - 1), exp(exponent))));
        if (n > 1) {
            terms.add(mul(num(1 - n), gaussian(n - 2, exponent, c)));
        }
        if (!isZero(b)) {
            terms.add(neg(mul(b, gaussian(n - 1, exponent, c))));
        }
        return div(add(terms), mul(num(2), a));
    }

    private Expr simplified(Expr expr) {
        Reducer reducer = new Reducer(bench, new Generators());
        reducer.reduce(expr);
        return reducer.expr(reducer.value(expr));
    }

    /** v^n sin(u) and v^n cos(u) by parts. */
    private Expr parts(int n, Fn wave, Expr u, Expr slope) {
        Expr primitive = wave == Fn.SIN ? neg(Expr.call(Fn.COS, u)) : Expr.call(Fn.SIN, u);
        if (n == 0) {
            return div(primitive, slope);
        }
        Expr first = div(mul(pow(v, n), primitive), slope);
        Expr rest = parts(n - 1, wave == Fn.SIN ? Fn.COS : Fn.SIN, u, slope);
        Expr scaled = div(mul(num(n), rest), slope);
        return wave == Fn.SIN ? add(first, scaled) : sub(first, scaled);
    }

    /** v^n exp(b v) sin(w v) and with the cosine: the pair (P sin + Q cos) exp, downwards. */
    private Optional<Expr> wave(Num power, Expr exponent, List<Expr> others) {
        if (others.size() != 1
                || !(others.getFirst() instanceof Call(Fn wave, List<Expr> arguments))
                || wave != Fn.SIN && wave != Fn.COS
                || !power.isInt()
                || power.signum() < 0
                || power.compareTo(num(6)) > 0) {
            return Optional.empty();
        }
        Optional<Expr> b = linear(exponent);
        Optional<Expr> w = linear(arguments.getFirst());
        if (b.isEmpty() || w.isEmpty()) {
            return Optional.empty();
        }
        int n = power.numerator().intValueExact();
        return Optional.of(mul(exp(exponent), damped(n, wave, arguments.getFirst(), b.get(), w.get())));
    }

    /** The factor F with (F exp(b v + c))' = v^n sin(u) exp(b v + c), u of slope w. */
    private Expr damped(int n, Fn wave, Expr u, Expr b, Expr w) {
        Expr sin = Expr.call(Fn.SIN, u);
        Expr cos = Expr.call(Fn.COS, u);
        Expr square = add(pow(b, 2), pow(w, 2));
        Expr base = wave == Fn.SIN ? sub(mul(b, sin), mul(w, cos)) : add(mul(b, cos), mul(w, sin));
        if (n == 0) {
            return div(base, square);
        }
        // integrate v^n by parts against the primitive for n = 0
        Expr first = mul(pow(v, n), div(base, square));
        Expr sinPart = damped(n - 1, Fn.SIN, u, b, w);
        Expr cosPart = damped(n - 1, Fn.COS, u, b, w);
        Expr rest = wave == Fn.SIN ? sub(mul(b, sinPart), mul(w, cosPart)) : add(mul(b, cosPart), mul(w, sinPart));
        return sub(first, div(mul(num(n), rest), square));
    }
}
