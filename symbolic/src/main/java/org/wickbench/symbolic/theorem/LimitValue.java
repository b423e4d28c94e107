package org.wickbench.symbolic.theorem;

import static org.wickbench.symbolic.expr.Expr.INFINITY;
import static org.wickbench.symbolic.expr.Expr.MINUS_ONE;
import static org.wickbench.symbolic.expr.Expr.ONE;
import static org.wickbench.symbolic.expr.Expr.PI;
import static org.wickbench.symbolic.expr.Expr.ZERO;
import static org.wickbench.symbolic.expr.Expr.div;
import static org.wickbench.symbolic.expr.Expr.neg;
import static org.wickbench.symbolic.expr.Expr.num;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.Add;
import org.wickbench.symbolic.expr.Expr.Apply;
import org.wickbench.symbolic.expr.Expr.Call;
import org.wickbench.symbolic.expr.Expr.Diff;
import org.wickbench.symbolic.expr.Expr.Mul;
import org.wickbench.symbolic.expr.Expr.Num;
import org.wickbench.symbolic.expr.Expr.Pow;
import org.wickbench.symbolic.expr.Expr.Scope;
import org.wickbench.symbolic.expr.Expr.Sym;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;
import org.wickbench.symbolic.theorem.Proposition.AtMost;
import org.wickbench.symbolic.theorem.Proposition.Less;
import org.wickbench.symbolic.theorem.Proposition.Member;
import org.wickbench.symbolic.theorem.Proposition.NotEqual;

/**
 * What an expression tends to as v grows, from what its parts tend to: sums and products where no two infinities meet and
 * none meets 0, powers, continuous functions where they are continuous, and elementary functions at the infinities.
 */
final class LimitValue {
    private final Context context;
    private final Sym v;
    private final Set<Proposition> known;
    private final Map<Expr, Expr> given;
    private final Structure structure;

    /** @param known what holds from some v on, among it the limits of parts */
    LimitValue(Context context, Sym v, Set<Proposition> known) {
        this.context = context;
        this.v = v;
        this.known = known;
        this.given = Limiting.given(known, v);
        this.structure = new Structure(context, known);
    }

    /** @throws RefusedException if there is no rule for it */
    Expr of(Expr expr) {
        Expr value = given.get(expr);
        if (value != null) {
            return value;
        }
        if (!Trees.dependsOn(expr, v)) {
            if (mentionsInfinity(expr)) {
                throw new RefusedException("an infinity is no number");
            }
            return expr;
        }
        return switch (expr) {
            case Sym symbol when symbol.equals(v) -> INFINITY;
            case Add sum -> sum(sum);
            case Mul product -> product(product);
            case Pow power -> power(power);
            case Call call when call.arguments().size() == 1 -> call(call.function(), call.argument());
            case Call call
            when call.function() == Fn.MIN || call.function() == Fn.MAX ->
                new Call(
                        call.function(),
                        call.arguments().stream().map(this::finiteReal).toList());
            case Apply apply
            when !Trees.dependsOn(apply.head(), v) ->
                new Apply(
                        apply.head(),
                        apply.arguments().stream().map(this::finite).toList());
            default -> throw undetermined(expr);
        };
    }

    /** Not an infinity by itself; inside a binder it is a bound. */
    private static boolean mentionsInfinity(Expr expr) {
        return expr == INFINITY
                || !(expr instanceof Expr.Binder)
                        && Trees.children(expr).stream().anyMatch(LimitValue::mentionsInfinity);
    }

    private static RefusedException undetermined(Expr expr) {
        return new RefusedException("its parts do not say what " + expr + " tends to");
    }

    private Expr finite(Expr expr) {
        Expr value = of(expr);
        if (isInfinite(value)) {
            throw undetermined(expr);
        }
        return value;
    }

    private Expr finiteReal(Expr expr) {
        requireReal(expr);
        return finite(expr);
    }

    private void requireReal(Expr expr) {
        if (!structure.isReal(expr)) {
            throw new RefusedException("nothing says that " + expr + " is real");
        }
    }

    static boolean isInfinite(Expr value) {
        return value == INFINITY || value.equals(neg(INFINITY));
    }

    private Expr sum(Add sum) {
        List<Expr> finite = new ArrayList<>();
        Expr infinite = null;
        for (Expr term : sum.terms()) {
            Expr value = of(term);
            if (!isInfinite(value)) {
                finite.add(value);
            } else if (infinite != null && !infinite.equals(value)) {
                throw undetermined(sum);
            } else {
                infinite = value;
            }
        }
        if (infinite == null) {
            return Law.folded(Expr.add(finite));
        }
        sum.terms().stream().filter(term -> !isInfinite(of(term))).forEach(this::requireReal);
        return infinite;
    }

    /** The constant factors count as one. */
    private Expr product(Mul product) {
        List<Expr> constants = new ArrayList<>();
        List<Expr> moving = new ArrayList<>();
        product.factors().forEach(factor -> (Trees.dependsOn(factor, v) ? moving : constants).add(factor));
        List<Expr> factors = new ArrayList<>(constants.isEmpty() ? List.of() : List.of(Expr.mul(constants)));
        factors.addAll(given.containsKey(Expr.mul(moving)) ? List.of(Expr.mul(moving)) : moving);
        List<Expr> finite = new ArrayList<>();
        boolean infinite = false;
        boolean negative = false;
        for (Expr factor : factors) {
            Expr value = of(factor);
            if (isInfinite(value)) {
                infinite = true;
                negative ^= value != INFINITY;
            } else {
                finite.add(value);
            }
        }
        if (!infinite) {
            return Law.folded(Expr.mul(finite));
        }
        for (Expr factor : factors) {
            Expr value = of(factor);
            if (isInfinite(value)) {
                continue;
            }
            requireReal(factor);
            if (holds(new Less(value, ZERO))) {
                negative = !negative;
            } else if (!holds(Proposition.positive(value))) {
                throw undetermined(product);
            }
        }
        return negative ? neg(INFINITY) : INFINITY;
    }

    private Expr power(Pow power) {
        Expr base = of(power.base());
        Expr r = power.exponent();
        if (r instanceof Num n && n.isInteger()) {
            if (n.isZero()) {
                return ONE;
            }
            boolean odd = n.numerator().testBit(0);
            if (isInfinite(base)) {
                return n.signum() < 0 ? ZERO : odd ? base : INFINITY;
            }
            if (n.signum() < 0 && !isNonZero(base)) {
                throw undetermined(power);
            }
            return Expr.pow(base, n);
        }
        if (base == INFINITY && !Trees.dependsOn(r, v)) {
            if (holds(Proposition.positive(r))) {
                return INFINITY;
            }
            if (holds(new Less(r, ZERO))) {
                return ZERO;
            }
        }
        if (base.equals(ZERO) && !Trees.dependsOn(r, v) && holds(Proposition.positive(r))) {
            return ZERO;
        }
        if (!isInfinite(base) && isSlit(base)) {
            return Expr.pow(base, finite(r));
        }
        throw undetermined(power);
    }

    private boolean isSlit(Expr value) {
        return holds(new Member(value, Domain.SLIT)) || holds(Proposition.positive(value));
    }

    private boolean isNonZero(Expr value) {
        return holds(Proposition.nonZero(value)) || holds(Proposition.positive(value)) || holds(new Less(value, ZERO));
    }

    private Expr call(Fn function, Expr u) {
        Expr value = of(u);
        return isInfinite(value) ? atInfinity(function, value == INFINITY) : continuous(function, u, value);
    }

    private static Expr atInfinity(Fn function, boolean up) {
        return switch (function) {
            case EXP -> up ? INFINITY : ZERO;
            case EXPM1 -> up ? INFINITY : MINUS_ONE;
            case SOFTPLUS -> up ? INFINITY : ZERO;
            case SINH, ASINH -> up ? INFINITY : neg(INFINITY);
            case COSH, ABS -> INFINITY;
            case TANH, COTH, ERF, SIGN -> up ? ONE : MINUS_ONE;
            case ERFC -> up ? ZERO : num(2);
            case STEP -> up ? ONE : ZERO;
            case ATAN -> up ? div(PI, num(2)) : neg(div(PI, num(2)));
            case LOG, LOG1P, ACOSH, GAMMA, LGAMMA, FACTORIAL -> {
                if (!up) {
                    throw new RefusedException("no rule for " + function.syntax() + " below all bounds");
                }
                yield INFINITY;
            }
            default -> throw new RefusedException("no rule for " + function.syntax() + " beyond all bounds");
        };
    }

    /** A function is continuous where it is differentiable; modulus, conjugate, real and imaginary part are everywhere. */
    private Expr continuous(Fn function, Expr u, Expr value) {
        if (function == Fn.ABS || function == Fn.CONJ || function == Fn.RE || function == Fn.IM) {
            return Expr.call(function, value);
        }
        boolean real = structure.isReal(u) && structure.isReal(value);
        Sym w = Sym.internal(real ? "real" : Context.COMPLEX, 900);
        Diff diff = new Diff(Scope.close(w, Expr.call(function, w)), value, 1);
        for (Proposition condition : Differentiation.of(diff, context, real).conditions()) {
            if (!holds(condition)) {
                throw new RefusedException(function.syntax() + " is continuous where " + condition);
            }
        }
        return Expr.call(function, value);
    }

    private boolean holds(Proposition proposition) {
        return known.contains(proposition) || isTrivial(proposition);
    }

    /** Between rational numbers. */
    static boolean isTrivial(Proposition proposition) {
        return switch (proposition) {
            case NotEqual(Num a, Num b) -> !a.equals(b);
            case Less(Num a, Num b) -> a.compareTo(b) < 0;
            case AtMost(Num a, Num b) -> a.compareTo(b) <= 0;
            case Member(Num a, Domain domain) -> domain == Domain.SLIT && a.signum() > 0;
            default -> false;
        };
    }
}
