package org.wickbench.symbolic.assume;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.wickbench.symbolic.assume.Assumptions.Domain;
import org.wickbench.symbolic.expr.Expr;
import org.wickbench.symbolic.expr.Expr.*;
import org.wickbench.symbolic.expr.Fn;
import org.wickbench.symbolic.expr.Trees;

/**
 * What the assumptions imply about the sign, the reality and the integrality of an expression. Every answer is a proof
 * by the rules of signs; "unknown" is always possible and never wrong.
 */
public final class Signs {
    /** The signs that an expression may have. */
    public enum Sign {
        NEGATIVE,
        ZERO,
        POSITIVE
    }

    /** What the names of symbols that count from 0 begin with. */
    private static final String COUNTER = "index";

    private static final EnumSet<Sign> ANY = EnumSet.allOf(Sign.class);

    private final Assumptions assumptions;

    public Signs(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    /** Whether an expression lies in a domain. */
    public boolean isIn(Expr expr, Domain domain) {
        return switch (domain) {
            case INTEGER -> isInteger(expr);
            case REAL -> isReal(expr);
            case COMPLEX -> true;
        };
    }

    public boolean isPositive(Expr expr) {
        return isReal(expr) && signOf(expr).equals(EnumSet.of(Sign.POSITIVE));
    }

    public boolean isNegative(Expr expr) {
        return isReal(expr) && signOf(expr).equals(EnumSet.of(Sign.NEGATIVE));
    }

    public boolean isNonNegative(Expr expr) {
        return isReal(expr) && !signOf(expr).contains(Sign.NEGATIVE);
    }

    public boolean isNonZero(Expr expr) {
        if (isReal(expr)) {
            return !signOf(expr).contains(Sign.ZERO);
        }
        return switch (expr) {
            case Constant _ -> true;
            case Mul product -> product.factors().stream().allMatch(this::isNonZero);
            case Pow power -> isNonZero(power.base());
            case Call call when call.function() == Fn.EXP -> true;
            case Call call when call.function() == Fn.CONJ -> isNonZero(call.argument());
            case Add sum when partIsNonZero(sum) -> true;
            default -> factNonZero(expr);
        };
    }

    /** True if all terms are real or purely imaginary, and the real or the imaginary part of the sum does not vanish. */
    private boolean partIsNonZero(Add sum) {
        List<Expr> real = new ArrayList<>();
        List<Expr> imaginary = new ArrayList<>();
        for (Expr term : sum.terms()) {
            if (isReal(term)) {
                real.add(term);
            } else if (isReal(Expr.mul(Constant.I, term))) {
                imaginary.add(Expr.mul(Constant.I, term));
            } else {
                return false;
            }
        }
        return !real.isEmpty() && isNonZero(Expr.add(real)) || !imaginary.isEmpty() && isNonZero(Expr.add(imaginary));
    }

    /** True if the expression is real wherever it is defined. */
    public boolean isReal(Expr expr) {
        return switch (expr) {
            case Num _ -> true;
            case Constant constant -> constant != Constant.I;
            case Sym symbol -> assumptions.domainOf(symbol.name()) != Assumptions.Domain.COMPLEX;
            case Apply apply ->
                assumptions.domainOf(apply.head().name()) != Assumptions.Domain.COMPLEX
                        && apply.arguments().stream().allMatch(this::isReal);
            case Partial partial -> isReal(partial.function());
            case Add sum -> sum.terms().stream().allMatch(this::isReal);
            case Mul product -> {
                long imaginary =
                        product.factors().stream().filter(f -> f == Constant.I).count();
                yield imaginary % 2 == 0
                        && product.factors().stream()
                                .filter(f -> f != Constant.I)
                                .allMatch(this::isReal);
            }
            case Pow power -> {
                if (!isReal(power.base()) || !isReal(power.exponent())) {
                    yield false;
                }
                yield isInteger(power.exponent()) || !signOf(power.base()).contains(Sign.NEGATIVE);
            }
            case Call call ->
                switch (call.function()) {
                    case LOG ->
                        isReal(call.argument()) && !signOf(call.argument()).contains(Sign.NEGATIVE);
                    case LOG1P -> isNonNegative(Expr.add(Expr.ONE, call.argument()));
                    case LGAMMA -> isPositive(call.argument());
                    case ABS, RE, IM -> true;
                    case ASIN, ACOS, ACOSH, ATANH -> false;
                    default -> call.arguments().stream().allMatch(this::isReal);
                };
            case Sum sum -> inside(sum).isReal();
            case Product product -> inside(product).isReal();
            case Integral integral ->
                isReal(integral.lower())
                        && isReal(integral.upper())
                        && inside(integral).isReal();
            case Piecewise piecewise ->
                piecewise.branches().stream().allMatch(branch -> isReal(branch.value()))
                        && isReal(piecewise.otherwise());
            case Diff diff -> inside(diff).isReal();
            case Limit limit -> inside(limit).isReal();
            case Relation _, Bound _ -> false;
        };
    }

    public boolean isInteger(Expr expr) {
        return switch (expr) {
            case Num number -> number.isInteger();
            case Sym symbol -> isCounter(symbol) || assumptions.domainOf(symbol.name()) == Assumptions.Domain.INTEGER;
            case Add sum -> sum.terms().stream().allMatch(this::isInteger);
            case Mul product -> product.factors().stream().allMatch(this::isInteger);
            case Call call ->
                switch (call.function()) {
                    case FACTORIAL, BINOMIAL, MIN, MAX, KRONECKER ->
                        call.arguments().stream().allMatch(this::isInteger);
                    default -> false;
                };
            case Pow power -> isInteger(power.base()) && isInteger(power.exponent()) && isNonNegative(power.exponent());
            default -> false;
        };
    }

    /** A symbol that counts from 0, the same one for each number. */
    public static Sym counter(int number) {
        return Sym.internal(COUNTER, number);
    }

    private static boolean isCounter(Sym symbol) {
        return symbol.isInternal(COUNTER);
    }

    private record Inside(Signs signs, Expr body) {
        boolean isReal() {
            return signs.isReal(body);
        }

        EnumSet<Sign> sign() {
            return signs.signOf(body);
        }
    }

    /** The body of a binder at a symbol of its own, and what is known of that symbol. */
    private Inside inside(Binder binder) {
        if (binder instanceof Diff diff && diff.isPlain()) {
            return new Inside(this, diff.body());
        }
        Sym variable = binder.scope().fresh();
        Assumptions known =
                switch (binder) {
                    case Sum sum ->
                        between(sum.lower(), variable, sum.upper()).declare(variable.name(), Domain.INTEGER);
                    case Product product ->
                        between(product.lower(), variable, product.upper()).declare(variable.name(), Domain.INTEGER);
                    case Integral integral -> {
                        boolean ordered = Expr.isInfinite(integral.lower())
                                || Expr.isInfinite(integral.upper())
                                || isNonNegative(Expr.sub(integral.upper(), integral.lower()));
                        yield ordered ? between(integral.lower(), variable, integral.upper()) : assumptions;
                    }
                    case Limit limit ->
                        switch (limit.side()) {
                            case ABOVE -> assumptions.and(new Relation(Relation.Op.GT, variable, limit.point()));
                            case BELOW -> assumptions.and(new Relation(Relation.Op.LT, variable, limit.point()));
                            case BOTH -> assumptions;
                        };
                    case Diff diff ->
                        isReal(diff.point()) ? assumptions : assumptions.declare(variable.name(), Domain.COMPLEX);
                };
        return new Inside(new Signs(known), binder.scope().open(variable));
    }

    private Assumptions between(Expr lower, Sym variable, Expr upper) {
        Assumptions known = assumptions;
        if (!Expr.isInfinite(lower)) {
            known = known.and(new Relation(Relation.Op.GE, variable, lower));
        }
        return Expr.isInfinite(upper) ? known : known.and(new Relation(Relation.Op.LE, variable, upper));
    }

    /** The signs that a real expression may have. */
    public EnumSet<Sign> signOf(Expr expr) {
        EnumSet<Sign> signs = structural(expr);
        if (signs.size() > 1) {
            signs.retainAll(fromFacts(expr));
        }
        return signs.isEmpty() ? EnumSet.copyOf(ANY) : signs;
    }

    private EnumSet<Sign> structural(Expr expr) {
        return switch (expr) {
            case Num number -> EnumSet.of(Sign.values()[number.signum() + 1]);
            case Constant constant -> constant == Constant.I ? EnumSet.copyOf(ANY) : EnumSet.of(Sign.POSITIVE);
            case Sym symbol when isCounter(symbol) -> EnumSet.of(Sign.ZERO, Sign.POSITIVE);
            case Mul product -> {
                EnumSet<Sign> signs = EnumSet.of(Sign.POSITIVE);
                for (Expr factor : product.factors()) {
                    if (!isReal(factor)) {
                        yield EnumSet.copyOf(ANY);
                    }
                    signs = times(signs, signOf(factor));
                }
                yield signs;
            }
            case Add sum when exponentials(sum).isPresent() -> exponentials(sum).get();
            case Add sum when rootOutweighs(sum) -> EnumSet.of(Sign.POSITIVE);
            case Add sum
            when differenceOfSquares(sum).isPresent() ->
                signOf(differenceOfSquares(sum).get());
            case Add sum -> {
                EnumSet<Sign> signs = EnumSet.of(Sign.ZERO);
                for (Expr term : sum.terms()) {
                    if (!isReal(term)) {
                        yield EnumSet.copyOf(ANY);
                    }
                    signs = plus(signs, signOf(term));
                }
                yield signs;
            }
            case Pow power -> ofPower(power);
            case Call call -> ofCall(call);
            case Sum sum -> {
                EnumSet<Sign> body = inside(sum).sign();
                if (!isPositive(Expr.add(Expr.sub(sum.upper(), sum.lower()), Expr.ONE)) && !assumedNonEmpty(sum)) {
                    body.add(Sign.ZERO); // the empty sum
                }
                yield body.contains(Sign.NEGATIVE) && body.contains(Sign.POSITIVE) ? EnumSet.copyOf(ANY) : body;
            }
            case Product product -> {
                EnumSet<Sign> body = inside(product).sign();
                yield body.equals(EnumSet.of(Sign.POSITIVE)) ? body : EnumSet.copyOf(ANY);
            }
            case Integral integral -> {
                EnumSet<Sign> body = inside(integral).sign();
                boolean forward = integral.lower().equals(Expr.neg(Expr.INFINITY)) || integral.upper() == Expr.INFINITY;
                yield forward && body.equals(EnumSet.of(Sign.POSITIVE)) ? body : EnumSet.copyOf(ANY);
            }
            default -> EnumSet.copyOf(ANY);
        };
    }

    /** p^2 - q^2 as (p - q)(p + q), for a rational number p and a real q. */
    private Optional<Expr> differenceOfSquares(Add sum) {
        if (sum.terms().size() == 2
                && sum.terms().get(0) instanceof Num square
                && square.signum() > 0
                && sum.terms().get(1) instanceof Mul product
                && product.factors().size() == 2
                && product.factors().get(0).equals(Expr.MINUS_ONE)
                && product.factors().get(1) instanceof Pow power
                && power.exponent().equals(Expr.num(2))
                && isReal(power.base())) {
            BigInteger p = square.numerator().sqrt();
            BigInteger q = square.denominator().sqrt();
            if (p.multiply(p).equals(square.numerator()) && q.multiply(q).equals(square.denominator())) {
                Num root = new Num(p, q);
                return Optional.of(Expr.mul(Expr.sub(root, power.base()), Expr.add(root, power.base())));
            }
        }
        return Optional.empty();
    }

    /** u + sqrt(u^2 + c) is positive for a real u and a positive number c. */
    private boolean rootOutweighs(Add sum) {
        if (sum.terms().size() != 2) {
            return false;
        }
        for (int i = 0; i < 2; i++) {
            Expr u = sum.terms().get(1 - i);
            if (sum.terms().get(i) instanceof Pow root && root.exponent().equals(Expr.HALF) && isReal(u)) {
                Expr positive =
                        u instanceof Mul product && product.factors().getFirst().equals(Expr.MINUS_ONE)
                                ? Expr.neg(u)
                                : u;
                Linear rest = Linear.of(Expr.sub(root.base(), Expr.pow(positive, 2)));
                if (rest.terms().isEmpty() && rest.constant().signum() > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** exp(u) - exp(v) has the sign of u - v; the number 1 is exp(0). */
    private Optional<EnumSet<Sign>> exponentials(Add sum) {
        if (sum.terms().size() != 2) {
            return Optional.empty();
        }
        Optional<Scaled> first = Scaled.of(sum.terms().get(0));
        Optional<Scaled> second = Scaled.of(sum.terms().get(1));
        if (first.isEmpty()
                || second.isEmpty()
                || !first.get().factor.equals(second.get().factor.negate())
                || !isReal(first.get().exponent)
                || !isReal(second.get().exponent)) {
            return Optional.empty();
        }
        EnumSet<Sign> difference = signOf(difference(first.get().exponent, second.get().exponent));
        return Optional.of(
                times(difference, EnumSet.of(Sign.values()[first.get().factor.signum() + 1])));
    }

    private static Expr difference(Expr left, Expr right) {
        return right.equals(Expr.ZERO) ? left : left.equals(Expr.ZERO) ? Expr.neg(right) : Expr.sub(left, right);
    }

    /** A number times an exponential, or a number by itself. */
    private record Scaled(Num factor, Expr exponent) {
        static Optional<Scaled> of(Expr expr) {
            return switch (expr) {
                case Num number when !number.isZero() -> Optional.of(new Scaled(number, Expr.ZERO));
                case Call call when call.function() == Fn.EXP -> Optional.of(new Scaled(Expr.ONE, call.argument()));
                case Mul product
                when product.factors().size() == 2
                        && product.factors().get(0) instanceof Num number
                        && product.factors().get(1) instanceof Call call
                        && call.function() == Fn.EXP -> Optional.of(new Scaled(number, call.argument()));
                default -> Optional.empty();
            };
        }
    }

    private boolean assumedNonEmpty(Sum sum) {
        return sum.lower().equals(Expr.ONE)
                && assumptions.facts().stream()
                        .anyMatch(fact -> fact.op() == Relation.Op.GE
                                && fact.left().equals(sum.upper())
                                && fact.right() instanceof Num bound
                                && bound.signum() > 0);
    }

    private EnumSet<Sign> ofPower(Pow power) {
        if (!isReal(power.base()) || !isReal(power.exponent())) {
            return EnumSet.copyOf(ANY);
        }
        EnumSet<Sign> base = signOf(power.base());
        if (base.equals(EnumSet.of(Sign.POSITIVE))) {
            return base;
        }
        if (power.exponent() instanceof Num number
                && number.isInteger()
                && !number.numerator().testBit(0)) {
            return base.contains(Sign.ZERO) && number.signum() > 0
                    ? EnumSet.of(Sign.ZERO, Sign.POSITIVE)
                    : EnumSet.of(Sign.POSITIVE);
        }
        if (power.exponent() instanceof Num number && number.isInteger()) {
            EnumSet<Sign> odd = EnumSet.copyOf(base);
            if (number.signum() < 0) {
                odd.remove(Sign.ZERO);
            }
            return odd.isEmpty() ? EnumSet.copyOf(ANY) : odd;
        }
        if (!base.contains(Sign.NEGATIVE)) {
            return base;
        }
        return EnumSet.copyOf(ANY);
    }

    private EnumSet<Sign> ofCall(Call call) {
        Expr u = call.arguments().getFirst();
        if (!isReal(u) && call.function() != Fn.ABS) {
            return EnumSet.copyOf(ANY);
        }
        return switch (call.function()) {
            case EXP, COSH, ERFC -> EnumSet.of(Sign.POSITIVE);
            case SINH, TANH, ATAN, ASINH, ERF, SIGN -> signOf(u);
            case COTH -> {
                EnumSet<Sign> signs = signOf(u);
                signs.remove(Sign.ZERO);
                yield signs.isEmpty() ? EnumSet.copyOf(ANY) : signs;
            }
            case ABS -> isNonZero(u) ? EnumSet.of(Sign.POSITIVE) : EnumSet.of(Sign.ZERO, Sign.POSITIVE);
            case STEP -> EnumSet.of(Sign.ZERO, Sign.POSITIVE);
            case SOFTPLUS -> EnumSet.of(Sign.POSITIVE);
            case EXPM1 -> signOf(u);
            case LOG1P -> isReal(call) ? signOf(u) : EnumSet.copyOf(ANY);
            case GAMMA -> isPositive(u) ? EnumSet.of(Sign.POSITIVE) : EnumSet.of(Sign.NEGATIVE, Sign.POSITIVE);
            case FACTORIAL ->
                isPositive(Expr.add(u, Expr.ONE)) || isNonNegative(u)
                        ? EnumSet.of(Sign.POSITIVE)
                        : EnumSet.of(Sign.NEGATIVE, Sign.POSITIVE);
            case BINOMIAL -> {
                Expr k = call.arguments().getLast();
                yield isNonNegative(k) && isNonNegative(Expr.sub(u, k))
                        ? EnumSet.of(Sign.POSITIVE)
                        : EnumSet.copyOf(ANY);
            }
            case MIN, MAX -> extreme(call);
            case LOG -> isReal(call) ? signOf(Expr.sub(u, Expr.ONE)) : EnumSet.copyOf(ANY);
            default -> EnumSet.copyOf(ANY);
        };
    }

    /** The signs that the least or the largest of several real values may have. */
    private EnumSet<Sign> extreme(Call call) {
        EnumSet<Sign> result = EnumSet.noneOf(Sign.class);
        for (Expr argument : call.arguments()) {
            if (!isReal(argument)) {
                return EnumSet.copyOf(ANY);
            }
            EnumSet<Sign> signs = signOf(argument);
            EnumSet<Sign> joined = EnumSet.noneOf(Sign.class);
            for (Sign a : result) {
                for (Sign b : signs) {
                    joined.add((call.function() == Fn.MIN) == (a.compareTo(b) < 0) ? a : b);
                }
            }
            result = result.isEmpty() ? signs : joined;
        }
        return result;
    }

    private static EnumSet<Sign> times(EnumSet<Sign> left, EnumSet<Sign> right) {
        EnumSet<Sign> result = EnumSet.noneOf(Sign.class);
        for (Sign a : left) {
            for (Sign b : right) {
                result.add(Sign.values()[(a.ordinal() - 1) * (b.ordinal() - 1) + 1]);
            }
        }
        return result;
    }

    private static EnumSet<Sign> plus(EnumSet<Sign> left, EnumSet<Sign> right) {
        EnumSet<Sign> result = EnumSet.noneOf(Sign.class);
        for (Sign a : left) {
            for (Sign b : right) {
                int sum = a.ordinal() - 1 + b.ordinal() - 1;
                if (sum == 0 && a != Sign.ZERO) {
                    return EnumSet.copyOf(ANY);
                }
                result.add(Sign.values()[Integer.signum(sum) + 1]);
            }
        }
        return result;
    }

    /** What a single fact says about an expression, up to a positive rational factor and a shift by numbers. */
    private EnumSet<Sign> fromFacts(Expr expr) {
        EnumSet<Sign> signs = EnumSet.copyOf(ANY);
        for (Relation fact : assumptions.facts()) {
            for (Relation here : instances(fact, expr)) {
                impliedBy(here, expr).ifPresent(signs::retainAll);
            }
        }
        return signs.isEmpty() ? EnumSet.copyOf(ANY) : signs;
    }

    /** A general fact as it holds for each member of its family in an expression; any other fact as it is. */
    private static List<Relation> instances(Relation fact, Expr expr) {
        if (!Assumptions.isGeneral(fact)) {
            return List.of(fact);
        }
        List<Relation> found = new ArrayList<>();
        for (Sym symbol : Trees.freeSymbols(expr)) {
            Relation here = Assumptions.about(fact, symbol);
            if (!Assumptions.isGeneral(here)) {
                found.add(here);
            }
        }
        return found;
    }

    private Optional<EnumSet<Sign>> impliedBy(Relation fact, Expr expr) {
        Linear claim = Linear.of(expr);
        Linear known = Linear.of(Expr.sub(fact.left(), fact.right()));
        Optional<Num> ratio = claim.ratioTo(known);
        if (ratio.isEmpty()) {
            return Optional.empty();
        }
        Num factor = ratio.get();
        // expr = factor * (left - right) + rest
        Num rest = claim.constant().plus(known.constant().times(factor).negate());
        EnumSet<Sign> difference =
                switch (fact.op()) {
                    case GT -> EnumSet.of(Sign.POSITIVE);
                    case GE -> EnumSet.of(Sign.ZERO, Sign.POSITIVE);
                    case LT -> EnumSet.of(Sign.NEGATIVE);
                    case LE -> EnumSet.of(Sign.NEGATIVE, Sign.ZERO);
                    case NE -> EnumSet.of(Sign.NEGATIVE, Sign.POSITIVE);
                    case EQ -> EnumSet.of(Sign.ZERO);
                };
        EnumSet<Sign> scaled = times(difference, EnumSet.of(Sign.values()[factor.signum() + 1]));
        return Optional.of(plus(scaled, EnumSet.of(Sign.values()[rest.signum() + 1])));
    }

    private boolean factNonZero(Expr expr) {
        List<Relation> facts = assumptions.facts();
        return facts.stream()
                .anyMatch(fact -> fact.op() == Relation.Op.NE
                        && (fact.right().equals(Expr.ZERO) && fact.left().equals(expr)
                                || fact.left().equals(Expr.ZERO) && fact.right().equals(expr)));
    }
}
