package org.wickbench.symbolic.tactic;

import static org.wickbench.symbolic.expr.Expr.INFINITY;
import static org.wickbench.symbolic.expr.Expr.ZERO;
import static org.wickbench.symbolic.expr.Expr.mul;
import static org.wickbench.symbolic.expr.Expr.neg;
import static org.wickbench.symbolic.expr.Expr.sub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Add;
import org.wickbench.symbolic.expr.Expr.Integral;
import org.wickbench.symbolic.expr.Expr.Limit;
import org.wickbench.symbolic.expr.Expr.Mul;
import org.wickbench.symbolic.expr.Expr.Relation;
import org.wickbench.symbolic.expr.Expr.Scope;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Instance;
import org.wickbench.symbolic.theorem.Proposition;
import org.wickbench.symbolic.theorem.Proposition.Converges;
import org.wickbench.symbolic.theorem.Proposition.Tends;
import org.wickbench.symbolic.theorem.Schemas;
import org.wickbench.symbolic.theorem.Theorem;

/**
 * Integration by parts over the line: the integrands on both sides differ by the derivative of a function that tends to 0 at
 * both ends. Of an unknown function that is taken for granted, and so is that both integrals have values.
 */
public final class PartsTactic {
    private static final Expr START = neg(INFINITY);

    private final Bench bench;
    private final Sym v = Sym.internal("real", 6_004);

    public PartsTactic(Bench bench) {
        this.bench = bench;
    }

    /** A multiple of an integral over the line. */
    private record Part(Expr factor, Integral integral) {}

    /**
     * The theorem of a statement about integrals over the line.
     *
     * @param primitive of what stands under the integral on the left less what stands under that on the right
     * @param variable of the primitive
     * @throws NoProofException if it is none
     */
    public Optional<Theorem> prove(Relation statement, Expr primitive, Sym variable) {
        Optional<List<Part>> left = parts(statement.left());
        Optional<List<Part>> right = parts(statement.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        Expr under = sub(integrand(left.get()), integrand(right.get()));
        Integral whole =
                new Integral(new Scope(variable.name(), Scope.close(v, under).body()), START, INFINITY);
        Expr boundary = Trees.substitute(primitive, variable, v);
        Theorem zero = value(whole, boundary, variable);
        Expr sum = whole;
        if (left.get().size() + right.get().size() > 1 || whole.scope().open(v) instanceof Mul) {
            Theorem linear = linear(whole);
            sum = linear.equation().right();
            zero = bench.infer(Schemas.SUBSTITUTE, Instance.of(), zero, linear);
        }
        List<Theorem> apart = new ArrayList<>();
        left.get().forEach(part -> apart(part.integral).ifPresent(apart::add));
        right.get().forEach(part -> apart(part.integral).ifPresent(apart::add));
        Expr difference = bench.difference(statement.left(), statement.right());
        Theorem vanishes = zero;
        return bench.field(sum, difference, apart)
                .map(equal -> bench.infer(Schemas.SUBSTITUTE, Instance.of(), vanishes, equal))
                .flatMap(found ->
                        bench.law("equal-from-difference", List.of(found), statement.left(), statement.right()));
    }

    /** The whole is what the primitive tends to at one end less what it tends to at the other: nothing. */
    private Theorem value(Integral whole, Expr boundary, Sym variable) {
        List<Theorem> parents = new ArrayList<>(IntegralTactic.derivative(whole, v, boundary, bench));
        parents.add(end(Trees.substitute(boundary, v, neg(v)), variable));
        parents.add(end(boundary, variable));
        Theorem ends = bench.kernel()
                .infer(Schemas.INTEGRATION, Instance.named("primitive", List.of(whole, v, boundary)), parents);
        Theorem same = bench.field(ends.equation().right(), ZERO, List.of())
                .orElseThrow(() -> new NoProofException("the primitive is not the same at both ends"));
        return bench.infer(Schemas.SUBSTITUTE, Instance.of(), ends, same);
    }

    private Theorem end(Expr boundary, Sym variable) {
        Scope scope = new Scope(variable.name(), Scope.close(v, boundary).body());
        Limit limit = new Limit(scope, INFINITY, Limit.Side.BOTH);
        try {
            return bench.limits().tends(limit);
        } catch (NoProofException e) {
            return granted(new Tends(limit, ZERO));
        }
    }

    /** What may be taken for granted of an unknown function; of others it would have been found, or may be false. */
    private Theorem granted(Proposition condition) {
        if (condition.parts().stream()
                .allMatch(part -> Trees.unknownFunctions(part).isEmpty())) {
            throw new NoProofException("it is not known whether " + condition);
        }
        return bench.assume(condition);
    }

    private Optional<List<Part>> parts(Expr side) {
        List<Part> found = new ArrayList<>();
        for (Expr term : side.equals(ZERO) ? List.<Expr>of() : side instanceof Add sum ? sum.terms() : List.of(side)) {
            List<Expr> factors = new ArrayList<>(term instanceof Mul product ? product.factors() : List.of(term));
            List<Integral> integrals = factors.stream()
                    .filter(Integral.class::isInstance)
                    .map(Integral.class::cast)
                    .filter(each -> each.lower().equals(START) && each.upper() == INFINITY)
                    .toList();
            if (integrals.size() != 1) {
                return Optional.empty();
            }
            factors.remove((Expr) integrals.getFirst());
            found.add(new Part(mul(factors), integrals.getFirst()));
        }
        return Optional.of(found);
    }

    private Expr integrand(List<Part> parts) {
        return Expr.add(parts.stream()
                .map(part -> mul(part.factor, part.integral.scope().open(v)))
                .toList());
    }

    /** An integral of several terms, or with a factor, by its parts. */
    private Optional<Theorem> apart(Integral integral) {
        Expr body = integral.scope().open(v);
        return body instanceof Add || body instanceof Mul ? Optional.of(linear(integral)) : Optional.empty();
    }

    private Theorem linear(Integral integral) {
        List<Theorem> parents = new ArrayList<>();
        if (integral.scope().open(v) instanceof Add sum) {
            for (Expr term : sum.terms()) {
                List<Expr> moving = (term instanceof Mul product ? product.factors() : List.of(term))
                        .stream().filter(factor -> Trees.dependsOn(factor, v)).toList();
                Scope scope = new Scope(
                        integral.scope().hint(), Scope.close(v, mul(moving)).body());
                Integral part = new Integral(scope, START, INFINITY);
                parents.add(bench.integrals().converges(part).orElseGet(() -> granted(new Converges(part))));
            }
        }
        return bench.kernel().infer(Schemas.LINEARITY, Instance.of((Expr) integral), parents);
    }
}
