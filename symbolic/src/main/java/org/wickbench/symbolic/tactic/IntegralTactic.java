package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.INFINITY;
import static org.wickbench.symbolic.expr.Expr.ZERO;
import static org.wickbench.symbolic.expr.Expr.add;
import static org.wickbench.symbolic.expr.Expr.div;
import static org.wickbench.symbolic.expr.Expr.neg;
import static org.wickbench.symbolic.expr.Expr.sub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Call;
import org.wickbench.symbolic.expr.Expr.Diff;
import org.wickbench.symbolic.expr.Expr.Integral;
import org.wickbench.symbolic.expr.Expr.Limit;
import org.wickbench.symbolic.expr.Expr.Piecewise;
import org.wickbench.symbolic.expr.Expr.Scope;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.polynomial.ArithmeticLimitException;
import org.wickbench.symbolic.theorem.Differentiation;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.Equation;
import org.wickbench.symbolic.theorem.Proposition.Less;
import org.wickbench.symbolic.theorem.Proposition.Tends;
import org.wickbench.symbolic.theorem.RefusedException;
import org.wickbench.symbolic.theorem.Schemas;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Integrals from primitives that are found or proposed, over ranges that are taken apart where the integrand has kinks and
 * jumps.
 */
final class IntegralTactic {
    private final Bench bench;
    private final Proposer proposer;
    private final Map<Integral, Optional<Found>> known = new HashMap<>();

    /** The value of an integral, and that it has one. */
    record Found(Theorem value, Theorem converges) {}

    IntegralTactic(Bench bench, Proposer proposer) {
        this.bench = bench;
        this.proposer = proposer;
    }

    /** The equation of an integral with what it is. */
    Optional<Theorem> value(Integral integral) {
        Expr a = integral.lower();
        Expr b = integral.upper();
        try {
            if (a.equals(b)) {
                return Optional.of(infer("point", List.of(integral), List.of()));
            }
            if (Expr.isInfinite(a) && a == INFINITY
                    || b.equals(neg(INFINITY))
                    || !Expr.isInfinite(a)
                            && !Expr.isInfinite(b)
                            && bench.show(new Less(b, a)).isPresent()) {
                return Optional.of(infer("reverse", List.of(integral), List.of()));
            }
            return everywhere(integral).or(() -> found(integral).map(Found::value));
        } catch (NoProofException | RefusedException | ArithmeticLimitException | Generators.MoreNeeded e) {
            return Optional.empty();
        }
    }

    /** That an integral has a value, if it is found to have one. */
    Optional<Theorem> converges(Integral integral) {
        try {
            return found(integral).map(Found::converges);
        } catch (NoProofException | RefusedException | ArithmeticLimitException | Generators.MoreNeeded e) {
            return Optional.empty();
        }
    }

    private Theorem infer(String rule, List<Expr> terms, List<Theorem> parents) {
        return bench.kernel().infer(Schemas.INTEGRATION, Instance.named(rule, terms), parents);
    }

    /** By a primitive that is one at every number, whatever the order of the bounds. */
    private Optional<Theorem> everywhere(Integral integral) {
        Expr a = integral.lower();
        Expr b = integral.upper();
        if (Expr.isInfinite(a) || Expr.isInfinite(b)) {
            return Optional.empty();
        }
        boolean real = bench.signs().isReal(a) && bench.signs().isReal(b);
        Sym v = Sym.internal(real ? "real" : "complex", 6_000);
        for (Expr primitive : primitives(integral, v, bench)) {
            try {
                List<Theorem> parents = derivative(integral, v, primitive, bench);
                return Optional.of(infer("everywhere", List.of(integral, v, primitive), parents));
            } catch (NoProofException | RefusedException e) {
                // another one
            }
        }
        return Optional.empty();
    }

    private Optional<Found> found(Integral integral) {
        Optional<Found> found = known.get(integral);
        if (found == null) {
            known.put(integral, Optional.empty());
            found = new GaussianTactic(bench)
                    .find(integral)
                    .or(() -> split(integral))
                    .or(() -> primitive(integral));
            known.put(integral, found);
        }
        return found;
    }

    private static Bench inside(Bench bench, Sym v, Expr a, Expr b) {
        List<Proposition> range = new ArrayList<>();
        if (!Expr.isInfinite(a)) {
            range.add(new Less(a, v));
        }
        if (!Expr.isInfinite(b)) {
            range.add(new Less(v, b));
        }
        return bench.with(range);
    }

    private Optional<Found> primitive(Integral integral) {
        Expr a = integral.lower();
        Expr b = integral.upper();
        Sym v = Sym.internal("real", 6_001);
        Optional<Theorem> order =
                Expr.isInfinite(a) || Expr.isInfinite(b) ? Optional.empty() : bench.show(new Less(a, b));
        if (order.isEmpty() && !Expr.isInfinite(a) && !Expr.isInfinite(b)) {
            return Optional.empty();
        }
        Bench inside = inside(bench, v, a, b);
        for (Expr primitive : primitives(integral, v, inside)) {
            try {
                List<Theorem> parents = new ArrayList<>(derivative(integral, v, primitive, inside));
                order.ifPresent(parents::add);
                parents.add(end(primitive, v, Expr.isInfinite(a) ? neg(v) : Tends.above(a, v)));
                parents.add(end(primitive, v, Expr.isInfinite(b) ? v : Tends.below(b, v)));
                if (!Expr.isInfinite(a)) {
                    bench.show(Proposition.real(a)).ifPresent(parents::add);
                }
                if (!Expr.isInfinite(b)) {
                    bench.show(Proposition.real(b)).ifPresent(parents::add);
                }
                List<Expr> terms = List.of(integral, v, primitive);
                return Optional.of(new Found(infer("primitive", terms, parents), infer("converges", terms, parents)));
            } catch (NoProofException | RefusedException | Generators.MoreNeeded e) {
                // another one
            }
        }
        return Optional.empty();
    }

    private Theorem end(Expr primitive, Sym v, Expr way) {
        return bench.limits().tends(new Limit(Trees.substitute(primitive, v, way), v, INFINITY, Limit.Side.BOTH));
    }

    /** That the derivative of the primitive is the integrand, and exists. */
    static List<Theorem> derivative(Integral integral, Sym v, Expr primitive, Bench bench) {
        Differentiation.Result result = Differentiation.of(
                new Diff(Scope.close(v, primitive), v, 1), bench.kernel().context());
        List<Theorem> parents = new ArrayList<>();
        for (Proposition condition : result.conditions()) {
            parents.add(bench.show(condition)
                    .orElseThrow(() -> new NoProofException("the derivative exists where " + condition)));
        }
        Expr body = integral.scope().open(v);
        if (!result.value().equals(body)) {
            parents.add(new EquationTactic(bench)
                    .prove(result.value(), body)
                    .filter(theorem -> theorem.conclusion() instanceof Equation)
                    .orElseThrow(() -> new NoProofException("not a primitive")));
        }
        return parents;
    }

    /** Primitives to try, of the integrand as it is and of its canonical form. */
    private List<Expr> primitives(Integral integral, Sym v, Bench inside) {
        Set<Expr> all = new LinkedHashSet<>();
        Expr body = integral.scope().open(v);
        if (!Trees.dependsOn(body, v)) {
            return List.of(Expr.mul(body, v));
        }
        Primitives own = new Primitives(inside, v);
        own.of(body).ifPresent(all::add);
        Optional<Expr> form = form(body, inside);
        form.flatMap(own::of).ifPresent(all::add);
        List<Expr> list = new ArrayList<>(all);
        if (list.isEmpty()) {
            Expr asked = form.filter(f -> body instanceof Piecewise || Trees.size(f) * 2 < Trees.size(body))
                    .orElse(body);
            proposer.primitive(asked, v).ifPresent(list::add);
        }
        return list;
    }

    private static Optional<Expr> form(Expr body, Bench inside) {
        for (Generators generators = new Generators(); ; ) {
            try {
                Reducer reducer = new Reducer(inside, generators);
                reducer.reduce(body);
                return Optional.of(reducer.expr(reducer.value(body)));
            } catch (Generators.MoreNeeded e) {
                // once more, with finer roots
            } catch (NoProofException | RefusedException | ArithmeticLimitException e) {
                return Optional.empty();
            }
        }
    }

    // Kinks and jumps

    /** The integral in two parts, at a point where the integrand has a kink or a jump. */
    private Optional<Found> split(Integral integral) {
        Sym v = Sym.internal("real", 6_002);
        Set<Expr> points = new LinkedHashSet<>();
        collect(integral.scope().open(v), v, points);
        for (Expr c : points) {
            Expr a = integral.lower();
            Expr b = integral.upper();
            List<Theorem> parents = new ArrayList<>();
            if (!Expr.isInfinite(a)) {
                Optional<Theorem> order = bench.show(new Less(a, c));
                if (order.isEmpty()) {
                    continue;
                }
                parents.add(
                        bench.law("less-atmost", order.stream().toList(), a, c).orElseThrow());
            }
            if (!Expr.isInfinite(b)) {
                Optional<Theorem> order = bench.show(new Less(c, b));
                if (order.isEmpty()) {
                    continue;
                }
                parents.add(
                        bench.law("less-atmost", order.stream().toList(), c, b).orElseThrow());
            }
            Optional<Found> first = found(new Integral(integral.scope(), a, c));
            Optional<Found> second = first.isEmpty() ? Optional.empty() : found(new Integral(integral.scope(), c, b));
            if (second.isEmpty()) {
                return Optional.empty();
            }
            parents.add(first.get().converges());
            parents.add(second.get().converges());
            bench.show(Proposition.real(c)).ifPresent(parents::add);
            List<Expr> terms = List.of(integral, c);
            Theorem sum = infer("split", terms, parents);
            Equation parts = (Equation) sum.conclusion();
            Expr value = add(
                    ((Equation) first.get().value().conclusion()).right(),
                    ((Equation) second.get().value().conclusion()).right());
            Theorem whole = bench.field(
                            parts.left(),
                            value,
                            List.of(sum, first.get().value(), second.get().value()))
                    .orElseThrow(() -> new NoProofException("no sum of the parts"));
            return Optional.of(new Found(whole, infer("split-converges", terms, parents)));
        }
        return Optional.empty();
    }

    /** Where conditions of choices, moduli and signs change, as far as they are linear in the variable. */
    private void collect(Expr expr, Sym v, Set<Expr> points) {
        switch (expr) {
            case Piecewise piecewise -> {
                piecewise
                        .branches()
                        .forEach(branch -> root(
                                sub(
                                        branch.condition().left(),
                                        branch.condition().right()),
                                v,
                                points));
                Trees.children(expr).stream()
                        .filter(child -> !(child instanceof Expr.Relation))
                        .forEach(child -> collect(child, v, points));
            }
            case Call call -> {
                switch (call.function()) {
                    case ABS, SIGN, STEP -> root(call.argument(), v, points);
                    case MIN, MAX -> {
                        for (int i = 0; i < call.arguments().size(); i++) {
                            for (int j = 0; j < i; j++) {
                                root(
                                        sub(
                                                call.arguments().get(i),
                                                call.arguments().get(j)),
                                        v,
                                        points);
                            }
                        }
                    }
                    default -> {}
                }
                call.arguments().forEach(child -> collect(child, v, points));
            }
            case Expr.Binder _ -> {}
            default -> Trees.children(expr).forEach(child -> collect(child, v, points));
        }
    }

    private void root(Expr expr, Sym v, Set<Expr> points) {
        if (!Trees.dependsOn(expr, v)) {
            return;
        }
        Expr slope = sub(Trees.substitute(expr, v, Expr.ONE), Trees.substitute(expr, v, ZERO));
        Expr line = add(Trees.substitute(expr, v, ZERO), Expr.mul(slope, v));
        if (bench.field(expr, line, List.of()).isPresent()) {
            form(div(neg(Trees.substitute(expr, v, ZERO)), slope), bench)
                    .filter(point -> !Trees.dependsOn(point, v))
                    .ifPresent(points::add);
        }
    }
}
