package org.wickbench.symbolic.theorem;

import static org.wickbench.symbolic.expr.Expr.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Proposition.*;

/**
 * The derivative of a function at a point by the rules of calculus: {@code C(p) |- diff(f(v), v, n) at p == f^(n)(p)}.
 *
 * <p>Along the reals, where the point is real, the roots and logarithms of a real expression ask that it does not vanish;
 * those of any other expression ask that it is off the cut. Both are open conditions on differentiable functions, so that
 * they hold in a neighbourhood of the point, which higher derivatives need. There is no complex derivative of modulus,
 * conjugate, real and imaginary part. Unknown functions are differentiated by their slots.
 */
public final class Differentiation implements Schema {
    /** A derivative of a formula that anybody can read is far smaller. */
    private static final int LARGEST = 100_000;

    /**
     * A derivative at a point, and what has to hold there.
     *
     * @param indices symbols that stand for every value of an index in the conditions
     */
    public record Result(Expr value, List<Proposition> conditions, Set<Sym> indices) {}

    @Override
    public String name() {
        return "differentiation";
    }

    /** Terms: the derivative, and the names of the indices that its conditions speak of. Parents: the conditions. */
    @Override
    public Inference infer(Context context, Instance instance, List<Theorem> parents) {
        if (!(instance.term(0) instanceof Diff diff)) {
            throw new RefusedException("a derivative is needed");
        }
        Result result = renamed(
                of(diff, context),
                diff,
                instance.terms().subList(1, instance.terms().size()));
        for (Proposition condition : result.conditions()) {
            if (parents.stream().noneMatch(parent -> shows(parent, condition, result.indices()))) {
                throw new RefusedException("the derivative exists where " + condition);
            }
        }
        return Inference.from(parents, new Equation(diff, result.value()));
    }

    /** The same derivative, whose conditions speak of indices by given names. */
    private static Result renamed(Result result, Diff diff, List<Expr> names) {
        if (names.size() != result.indices().size() || Set.copyOf(names).size() != names.size()) {
            throw new RefusedException("a name for each of " + result.indices().size() + " indices is needed");
        }
        Map<Sym, Expr> renaming = new LinkedHashMap<>();
        Set<Sym> indices = new LinkedHashSet<>();
        for (Sym index : result.indices()) {
            if (!(names.get(renaming.size()) instanceof Sym name)
                    || !name.indices().isEmpty()
                    || Trees.dependsOn(diff, name)) {
                throw new RefusedException("an index is named by a symbol that occurs nowhere else");
            }
            renaming.put(index, name);
            indices.add(name);
        }
        return new Result(
                Trees.substitute(result.value(), renaming),
                result.conditions().stream()
                        .map(condition -> condition.map(e -> Trees.substitute(e, renaming)))
                        .toList(),
                indices);
    }

    /** A parent that states the condition; where that is about an index, for every value of it. */
    private static boolean shows(Theorem parent, Proposition condition, Set<Sym> indices) {
        return parent.conclusion().equals(condition)
                && parent.hypotheses().stream().noneMatch(hypothesis -> hypothesis.freeSymbols().stream()
                        .anyMatch(indices::contains));
    }

    /**
     * The derivative and the conditions under which it is one.
     *
     * @throws RefusedException if there is no rule for it
     */
    public static Result of(Diff diff, Context context) {
        return of(diff, context, new Structure(context, Set.of()).isReal(diff.point()));
    }

    /**
     * The derivative in the sense of real or of complex numbers.
     *
     * @throws RefusedException if there is no rule for it
     */
    public static Result of(Diff diff, Context context, boolean real) {
        Set<Proposition> conditions = new LinkedHashSet<>();
        Sym v = Sym.internal(real ? "real" : Context.COMPLEX, depth(diff));
        Set<Sym> indices = new LinkedHashSet<>();
        Expr value = new Walk(context, v, real, conditions, indices)
                .derivative(diff.scope().open(v), diff.order());
        return new Result(
                Trees.substitute(value, v, diff.point()),
                conditions.stream()
                        .map(condition -> condition.map(e -> Trees.substitute(e, v, diff.point())))
                        .distinct()
                        .toList(),
                indices);
    }

    /** More than the number of any internal variable inside. */
    private static int depth(Expr expr) {
        int deepest = expr instanceof Sym symbol && symbol.isInternal() ? 1_000 : 0;
        for (Expr child : Trees.children(expr)) {
            deepest = Math.max(deepest, depth(child));
        }
        return deepest + 1;
    }

    /** Derivatives by one variable, gathering conditions on it. */
    private record Walk(Context context, Sym v, boolean real, Set<Proposition> conditions, Set<Sym> indices) {
        Expr derivative(Expr expr, int order) {
            Expr result = expr;
            for (int i = 0; i < order; i++) {
                result = of(result);
                if (Trees.size(result) > LARGEST) {
                    throw new RefusedException("the derivative gets too large");
                }
            }
            return result;
        }

        private Expr of(Expr expr) {
            if (!Trees.dependsOn(expr, v)) {
                return ZERO;
            }
            return switch (expr) {
                case Sym symbol -> {
                    if (!symbol.equals(v)) {
                        throw new RefusedException("the derivative by an index");
                    }
                    yield ONE;
                }
                case Add sum -> sum(sum.terms().stream().map(this::of).toList());
                case Mul product -> {
                    List<Expr> terms = new ArrayList<>();
                    for (int i = 0; i < product.factors().size(); i++) {
                        List<Expr> factors = new ArrayList<>(product.factors());
                        factors.set(i, of(factors.get(i)));
                        terms.add(product(factors));
                    }
                    yield sum(terms);
                }
                case Pow power -> power(power);
                case Call call -> call(call);
                case Apply apply ->
                    slots(apply, Collections.nCopies(apply.arguments().size(), 0));
                case Partial partial -> slots(partial.function(), partial.orders());
                case Sum sum -> {
                    if (sum.operands().stream().anyMatch(bound -> Trees.dependsOn(bound, v))) {
                        throw new RefusedException("the derivative of a sum by its bounds");
                    }
                    Sym index = Sym.internal("real", 3_000 + depth(sum));
                    indices.add(index);
                    Scope moved = Scope.close(index, of(sum.scope().open(index)));
                    yield sum.with(new Scope(sum.scope().hint(), moved.body()), sum.operands());
                }
                case Diff inner -> of(carriedOut(inner));
                case Integral integral -> integral(integral);
                case Num _, Constant _, Bound _, Product _, Limit _, Piecewise _, Relation _ ->
                    throw new RefusedException("no rule for the derivative of " + expr);
            };
        }

        /**
         * Leibniz: the integrand at the ends times their derivatives, and the integral of its derivative. The integrand has to
         * be smooth in both variables everywhere. Over an infinite range the exchange is a condition.
         */
        private Expr integral(Integral integral) {
            Sym y = Sym.internal(real ? "real" : Context.COMPLEX, 2_000 + depth(integral));
            Expr body = integral.scope().open(y);
            Set<Proposition> needed = new LinkedHashSet<>();
            new Walk(context, y, real, needed, indices).of(body);
            Expr moved = new Walk(context, v, real, needed, indices).of(body);
            if (!needed.isEmpty()) {
                throw new RefusedException("the integrand of " + integral + " may not be smooth");
            }
            List<Expr> terms = new ArrayList<>();
            boolean finite = true;
            for (int end = 0; end < 2; end++) {
                Expr bound = integral.operands().get(end);
                if (bound == INFINITY || bound.equals(neg(INFINITY))) {
                    finite = false;
                } else {
                    terms.add(product(
                            List.of(end == 0 ? MINUS_ONE : ONE, integral.scope().open(bound), of(bound))));
                }
            }
            if (!finite) {
                conditions.add(new Interchanges(new Diff(Scope.close(v, integral), v, 1)));
            }
            if (!isZero(moved)) {
                Scope scope =
                        new Scope(integral.scope().hint(), Scope.close(y, moved).body());
                terms.add(integral.with(scope, integral.operands()));
            }
            return sum(terms);
        }

        /** An inner derivative at a point that may move; its conditions are open ones too. */
        private Expr carriedOut(Diff inner) {
            Result result = Differentiation.of(inner, context);
            conditions.addAll(result.conditions());
            indices.addAll(result.indices());
            return result.value();
        }

        private Expr power(Pow power) {
            Expr base = power.base();
            Expr exponent = power.exponent();
            if (exponent instanceof Num n) {
                if (!n.isInteger()) {
                    addBranch(base);
                } else if (n.signum() < 0) {
                    conditions.add(Proposition.nonZero(base));
                }
                return product(List.of(n, lowered(base, n), of(base)));
            }
            addBranch(base);
            if (!Trees.dependsOn(exponent, v)) {
                return product(List.of(exponent, pow(base, sub(exponent, ONE)), of(base)));
            }
            // b^c = exp(c log b)
            return product(List.of(
                    power,
                    sum(List.of(
                            product(List.of(of(exponent), Expr.call(Fn.LOG, base))),
                            product(List.of(exponent, of(base), pow(base, -1)))))));
        }

        private static Expr lowered(Expr base, Num n) {
            Num less = n.plus(MINUS_ONE);
            return less.isZero() ? ONE : less.isOne() ? base : pow(base, less);
        }

        /** Roots and logarithms of u are differentiable here. */
        private void addBranch(Expr u) {
            conditions.add(isReal(u) ? Proposition.nonZero(u) : new Member(u, Domain.SLIT));
        }

        /** Along the reals, and real for every real value of the variable. */
        private boolean isReal(Expr u) {
            return real && new Structure(context, Set.of()).isReal(u);
        }

        private Expr call(Call call) {
            Expr u = call.arguments().getFirst();
            return switch (call.function()) {
                case EXP -> chain(call, u);
                case LOG -> {
                    addBranch(u);
                    yield chain(pow(u, -1), u);
                }
                case SIN -> chain(Expr.call(Fn.COS, u), u);
                case COS -> chain(neg(Expr.call(Fn.SIN, u)), u);
                case TAN -> {
                    conditions.add(Proposition.nonZero(Expr.call(Fn.COS, u)));
                    yield chain(add(ONE, pow(call, 2)), u);
                }
                case COT -> {
                    conditions.add(Proposition.nonZero(Expr.call(Fn.SIN, u)));
                    yield chain(neg(add(ONE, pow(call, 2))), u);
                }
                case SINH -> chain(Expr.call(Fn.COSH, u), u);
                case COSH -> chain(Expr.call(Fn.SINH, u), u);
                case TANH -> {
                    if (!isReal(u)) {
                        conditions.add(Proposition.nonZero(Expr.call(Fn.COSH, u)));
                    }
                    yield chain(sub(ONE, pow(call, 2)), u);
                }
                case COTH -> {
                    conditions.add(Proposition.nonZero(Expr.call(Fn.SINH, u)));
                    yield chain(sub(ONE, pow(call, 2)), u);
                }
                case ASIN -> {
                    addBranch(sub(ONE, pow(u, 2)));
                    yield chain(pow(sqrt(sub(ONE, pow(u, 2))), -1), u);
                }
                case ACOS -> {
                    addBranch(sub(ONE, pow(u, 2)));
                    yield chain(neg(pow(sqrt(sub(ONE, pow(u, 2))), -1)), u);
                }
                case ATAN -> {
                    addUnlessReal(add(ONE, pow(u, 2)), u);
                    yield chain(pow(add(ONE, pow(u, 2)), -1), u);
                }
                case ASINH -> {
                    addUnlessReal(add(ONE, pow(u, 2)), u);
                    yield chain(pow(sqrt(add(ONE, pow(u, 2))), -1), u);
                }
                case ACOSH -> {
                    conditions.add(
                            isReal(u)
                                    ? Proposition.nonZero(sub(pow(u, 2), ONE))
                                    : new Member(sub(u, ONE), Domain.SLIT));
                    yield chain(pow(mul(sqrt(sub(u, ONE)), sqrt(add(u, ONE))), -1), u);
                }
                case ATANH -> {
                    addBranch(sub(ONE, pow(u, 2)));
                    yield chain(pow(sub(ONE, pow(u, 2)), -1), u);
                }
                case SOFTPLUS -> {
                    addUnlessReal(add(ONE, exp(u)), u);
                    yield chain(pow(add(ONE, exp(neg(u))), -1), u);
                }
                case LOG1P -> {
                    addBranch(add(ONE, u));
                    yield chain(pow(add(ONE, u), -1), u);
                }
                case EXPM1 -> chain(exp(u), u);
                case ERF -> chain(mul(num(2), pow(sqrt(PI), -1), exp(neg(pow(u, 2)))), u);
                case ERFC -> chain(mul(num(-2), pow(sqrt(PI), -1), exp(neg(pow(u, 2)))), u);
                case ABS -> chain(Expr.call(Fn.SIGN, nonZeroReal(u)), u);
                case SIGN, STEP -> {
                    nonZeroReal(u);
                    yield ZERO;
                }
                case CONJ, RE, IM -> {
                    if (!real) {
                        throw new RefusedException(call.function().syntax() + " has no complex derivative");
                    }
                    yield Expr.call(call.function(), of(u));
                }
                case DIRAC, KRONECKER, MIN, MAX, GAMMA, LGAMMA, FACTORIAL, BINOMIAL ->
                    throw new RefusedException(
                            "no rule for the derivative of " + call.function().syntax());
            };
        }

        private void addUnlessReal(Expr branch, Expr u) {
            if (!isReal(u)) {
                conditions.add(new Member(branch, Domain.SLIT));
            }
        }

        private Expr nonZeroReal(Expr u) {
            if (!isReal(u)) {
                throw new RefusedException("the modulus and the sign of " + u + " have no derivative by this rule");
            }
            conditions.add(Proposition.nonZero(u));
            return u;
        }

        private Expr chain(Expr outer, Expr inner) {
            return product(List.of(outer, of(inner)));
        }

        /** The chain rule over the slots of an unknown function. */
        private Expr slots(Apply function, List<Integer> orders) {
            if (function.head().indices().stream().anyMatch(index -> Trees.dependsOn(index, v))) {
                throw new RefusedException("the derivative by an index");
            }
            List<Expr> terms = new ArrayList<>();
            for (int slot = 0; slot < orders.size(); slot++) {
                List<Integer> raised = new ArrayList<>(orders);
                raised.set(slot, orders.get(slot) + 1);
                terms.add(product(List.of(
                        new Partial(function, raised), of(function.arguments().get(slot)))));
            }
            return sum(terms);
        }

        private static Expr sum(List<Expr> terms) {
            return add(terms.stream().filter(term -> !isZero(term)).toList());
        }

        private static Expr product(List<Expr> factors) {
            return factors.stream().anyMatch(Walk::isZero) ? ZERO : mul(factors);
        }

        private static boolean isZero(Expr expr) {
            return expr instanceof Num number && number.isZero();
        }
    }
}
