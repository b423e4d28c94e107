package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.ONE;
import static org.wickbench.symbolic.expr.Expr.ZERO;
import static org.wickbench.symbolic.expr.Expr.add;
import static org.wickbench.symbolic.expr.Expr.exp;
import static org.wickbench.symbolic.expr.Expr.mul;
import static org.wickbench.symbolic.expr.Expr.pow;
import static org.wickbench.symbolic.expr.Expr.sub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Add;
import org.wickbench.symbolic.expr.Expr.Call;
import org.wickbench.symbolic.expr.Expr.Limit;
import org.wickbench.symbolic.expr.Expr.Mul;
import org.wickbench.symbolic.expr.Expr.Num;
import org.wickbench.symbolic.expr.Expr.Pow;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.polynomial.ArithmeticLimitException;
import org.wickbench.symbolic.polynomial.Budget;
import org.wickbench.symbolic.theorem.Canonical;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.AtMost;
import org.wickbench.symbolic.theorem.Proposition.Less;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Schemas;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Limits of sums of exponentials and powers whose rates are symbols: from each sum the term that outgrows the others is taken
 * out, as the facts order the rates. {@code exp(-a v)/(exp(-a v) + exp(-b v))} becomes {@code 1/(1 + exp((a - b) v))} where a < b.
 */
final class DominantTactic {
    /** {@code exp(rate*v)*v^power*rest}; rate and power do not depend on v. */
    private record Scaled(Expr rate, Expr power, Expr rest) {}

    private final Bench bench;
    private final Bench far;
    private final Sym v;
    private final LimitTactic limits;
    private final Canonical plain = new Canonical(new Budget(Budget.USUAL));
    private final List<Theorem> parts = new ArrayList<>();

    DominantTactic(Bench bench, Sym v, LimitTactic limits) {
        this.bench = bench;
        this.far = bench.with(List.of(LimitTactic.large(v)));
        this.v = v;
        this.limits = limits;
        plain.use(Proposition.nonZero(v));
    }

    /** What the function tends to, if its dominant terms say so. */
    Optional<Theorem> tends(Limit limit) {
        Expr body = limit.scope().open(v);
        try {
            Expr written = written(of(body));
            if (written.equals(body)) {
                return Optional.empty();
            }
            return limits.byParts(new Limit(written, v, Expr.INFINITY, Limit.Side.BOTH), v, parts)
                    .flatMap(value -> new EquationTactic(far)
                            .prove(written, body)
                            .map(equal -> infer("equal", List.of(v, limit), value, equal)))
                    .flatMap(this::simplified);
        } catch (NoProofException | RefusedException | ArithmeticLimitException e) {
            return Optional.empty();
        }
    }

    private Theorem infer(String rule, List<Expr> terms, Theorem... parents) {
        return bench.infer(Schemas.LIMITING, Instance.named(rule, terms), parents);
    }

    /** The value written plainly, if it is no infinity. */
    private Optional<Theorem> simplified(Theorem tends) {
        Expr value = ((Proposition.Tends) tends.conclusion()).value();
        Expr plainly = Expr.isInfinite(value) ? value : simple(value);
        return plainly.equals(value)
                ? Optional.of(tends)
                : new EquationTactic(bench)
                        .prove(value, plainly)
                        .map(equal -> infer("rewrite", List.of(v), tends, equal));
    }

    private Expr simple(Expr expr) {
        return plain.expr(plain.of(expr));
    }

    private Expr written(Scaled scaled) {
        List<Expr> factors = new ArrayList<>();
        if (!scaled.rate.equals(ZERO)) {
            factors.add(exp(mul(scaled.rate, v)));
        }
        if (!scaled.power.equals(ZERO)) {
            factors.add(pow(v, scaled.power));
        }
        if (factors.isEmpty() || !scaled.rest.equals(ONE)) {
            factors.add(scaled.rest);
        }
        return mul(factors);
    }

    private Scaled of(Expr expr) {
        if (!Trees.dependsOn(expr, v)) {
            return new Scaled(ZERO, ZERO, expr);
        }
        return switch (expr) {
            case Sym symbol when symbol.equals(v) -> new Scaled(ZERO, ONE, ONE);
            case Add sum -> sum(sum.terms().stream().map(this::of).toList());
            case Mul product -> product(product.factors());
            case Pow(Expr base, Expr exponent)
            when base.equals(v) && !Trees.dependsOn(exponent, v) -> new Scaled(ZERO, exponent, ONE);
            case Pow(Expr base, Num n)
            when n.isInteger() -> {
                Scaled scaled = of(base);
                yield new Scaled(
                        simple(mul(n, scaled.rate)),
                        simple(mul(n, scaled.power)),
                        scaled.rest.equals(ONE) ? ONE : pow(scaled.rest, n));
            }
            case Call(Fn function, List<Expr> arguments) when function == Fn.EXP -> exponential(arguments.getFirst());
            case Call(Fn function, List<Expr> arguments) when function == Fn.LOG -> logarithm(of(arguments.getFirst()));
            case Call(Fn function, List<Expr> arguments)
            when arguments.size() == 1 ->
                new Scaled(ZERO, ZERO, Expr.call(function, written(of(arguments.getFirst()))));
            default -> new Scaled(ZERO, ZERO, expr);
        };
    }

    /** exp(a v + b). */
    private Scaled exponential(Expr u) {
        Expr simple = simple(u);
        List<Expr> rates = new ArrayList<>();
        List<Expr> rest = new ArrayList<>();
        for (Expr term : simple instanceof Add sum ? sum.terms() : List.of(simple)) {
            Expr rate = simple(mul(term, pow(v, -1)));
            if (!Trees.dependsOn(rate, v)) {
                rates.add(rate);
            } else {
                rest.add(term);
            }
        }
        return new Scaled(rates.isEmpty() ? ZERO : simple(add(rates)), ZERO, rest.isEmpty() ? ONE : exp(add(rest)));
    }

    private Scaled product(List<Expr> factors) {
        List<Expr> rates = new ArrayList<>();
        List<Expr> powers = new ArrayList<>();
        List<Expr> rests = new ArrayList<>();
        for (Expr factor : factors) {
            Scaled scaled = of(factor);
            rates.add(scaled.rate);
            powers.add(scaled.power);
            if (!scaled.rest.equals(ONE)) {
                rests.add(scaled.rest);
            }
        }
        return new Scaled(simple(add(rates)), simple(add(powers)), rests.isEmpty() ? ONE : mul(rests));
    }

    /** The term that outgrows the others, times what all are relative to it. */
    private Scaled sum(List<Scaled> terms) {
        Scaled first = terms.stream()
                .filter(each -> terms.stream().allMatch(other -> isAtMost(other, each)))
                .findFirst()
                .orElseThrow(() -> new NoProofException("nothing says which term outgrows the others"));
        List<Expr> relative = new ArrayList<>();
        for (Scaled each : terms) {
            Expr term = written(
                    new Scaled(simple(sub(each.rate, first.rate)), simple(sub(each.power, first.power)), each.rest));
            if (Trees.dependsOn(term, v)) {
                limits.tendsIfFound(new Limit(term, v, Expr.INFINITY, Limit.Side.BOTH))
                        .ifPresent(parts::add);
            }
            relative.add(term);
        }
        return new Scaled(first.rate, first.power, add(relative));
    }

    private boolean isAtMost(Scaled a, Scaled b) {
        if (a.rate.equals(b.rate)) {
            return a.power.equals(b.power)
                    || bench.show(new AtMost(a.power, b.power)).isPresent();
        }
        return bench.show(new Less(a.rate, b.rate)).isPresent();
    }

    /** log(exp(a v) v^p r) == a v + p log(v) + log(r). */
    private Scaled logarithm(Scaled u) {
        if (u.rate.equals(ZERO) || far.show(Proposition.positive(u.rest)).isEmpty()) {
            return new Scaled(ZERO, ZERO, Expr.call(Fn.LOG, written(u)));
        }
        List<Scaled> terms = new ArrayList<>(List.of(new Scaled(ZERO, ONE, u.rate)));
        if (!u.power.equals(ZERO)) {
            terms.add(new Scaled(ZERO, ZERO, mul(u.power, Expr.call(Fn.LOG, v))));
        }
        terms.add(new Scaled(ZERO, ZERO, Expr.call(Fn.LOG, u.rest)));
        return sum(terms);
    }
}
